import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, it } from "vitest";

import { loadTaxonomy } from "../src/areas/taxonomy.ts";
import { PeopleResult } from "../src/model/results.ts";
import { loadRole, readTemplate, roleTemplates } from "../src/roles/load.ts";
import { namedByTitle, roleFile } from "../src/roles/write.ts";
import { temporaryFolder } from "./repository.ts";

const MAIN = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const AREAS = loadTaxonomy().areas.map(({ id }) => id);

it.each(roleTemplates())("writes %s as a file that is the same role", (name) => {
  const role = readTemplate(name);
  const file = join(temporaryFolder(), "role.yaml");
  writeFileSync(file, roleFile(role));
  expect(loadRole(file, AREAS)).toEqual(role);
});

it.each(["a: b # c", "'\"", "- yes\n- no", "null", "1e3", "Kernel Tüftler 🛠", "\u2028"])(
  "keeps the title %j",
  (title) => {
    const file = join(temporaryFolder(), "role.yaml");
    const role = namedByTitle({ ...readTemplate("junior-kernel"), title });
    writeFileSync(file, roleFile(role));
    expect(loadRole(file, AREAS)).toEqual(role);
  },
);

it("names a role by its title, where that has letters", () => {
  const named = (title: string): string => namedByTitle({ ...readTemplate("junior-kernel"), title }).role;
  expect(named("Sénior Kernel-Engineer (GPU)")).toBe("senior-kernel-engineer-gpu");
  expect(named("工程师")).toBe("junior-kernel");
});

it("is taken by the command line", () => {
  const file = join(temporaryFolder(), "my-role.yaml");
  const role = {
    ...readTemplate("junior-kernel"),
    title: "Kernels, and staying with them",
    areas: ["kernels", "serving"],
    criteria: [
      { signal: "depth" as const, weight: 7 },
      { signal: "reach" as const, weight: 1 },
    ],
  };
  writeFileSync(file, roleFile(namedByTitle(role)));
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [MAIN, "people", "--sample", "--role", file, "--json", "--limit", "3"],
    { encoding: "utf8" },
  );
  expect(stderr).toBe("");
  const found = PeopleResult.parse(JSON.parse(stdout));
  expect(found.role.role).toBe("kernels-and-staying-with-them");
  expect(
    found.people.map(({ criteria }) => criteria.map(({ criterion, weight }) => ({ signal: criterion, weight }))),
  ).toEqual(Array(3).fill(role.criteria));
});
