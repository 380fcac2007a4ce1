import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import stringWidth from "string-width";
import { expect, it } from "vitest";
import { z } from "zod";

import { PeopleResult, PersonResult, ReadResult, SourceResult } from "../src/model/results.ts";
import { temporaryFolder } from "./repository.ts";

const MAIN = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));

function workprint(args: readonly string[], columns = 80): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    encoding: "utf8",
    maxBuffer: 1e9,
    env: { ...process.env, COLUMNS: String(columns) },
  });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return stdout;
}

it.each(Object.entries({ people: PeopleResult, person: PersonResult, read: ReadResult, source: SourceResult }))(
  "keeps the shape of %s",
  async (name, schema) => {
    await expect(`${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`).toMatchFileSnapshot(`contract/${name}.json`);
  },
);

it("prints what it promises, the same bytes each time", () => {
  const args = ["people", "--sample", "--role", "junior-kernel", "--json"];
  const first = workprint(args);
  expect(workprint(args)).toBe(first);
  const { people, cohort } = PeopleResult.parse(JSON.parse(first));
  expect(people.length).toBeGreaterThan(5);
  expect(cohort.placed).toBeGreaterThanOrEqual(people.length);

  const [one] = people;
  const shown = PersonResult.parse(JSON.parse(workprint(["person", one!.person, "--sample", "--json"])));
  expect(shown.name).toBe(one!.name);
  const listed = new Set(shown.evidence.map(({ id }) => id));
  for (const { evidence } of Object.values(shown.signals)) expect(evidence.every((id) => listed.has(id))).toBe(true);
});

it.each([60, 80, 160])("fits into %i columns, without colours in a pipe", (columns) => {
  for (const args of [
    ["people", "--sample", "--role", "senior-inference"],
    ["people", "--sample", "--role", "junior-data", "--limit", "3"],
    ["sources", "--sample"],
  ]) {
    const text = workprint(args, columns);
    expect(text).not.toContain("\u001b");
    for (const line of text.split("\n")) expect(stringWidth(line), line).toBeLessThanOrEqual(columns);
  }
});

it("has a valid template for each role that it lists, with every area known", () => {
  const roles = workprint(["role"])
    .trim()
    .split("\n")
    .map((line) => line.split(" ")[0]!);
  expect(roles.length).toBeGreaterThanOrEqual(8);
  for (const role of roles) expect(workprint(["role", role])).toContain(`role: ${role}`);
});

it("writes one page that asks for nothing else", () => {
  const file = join(temporaryFolder(), "page.html");
  const { people } = JSON.parse(
    workprint(["people", "--sample", "--role", "junior-kernel", "--json", "--limit", "1"]),
  ) as PeopleResult;
  workprint(["person", people[0]!.person, "--sample", "--html", file]);
  const page = readFileSync(file, "utf8");
  expect(page).toContain(people[0]!.name);
  expect(page.match(/<script|@import|(src|href)="(?!#|data:,)[^"]*"/gi)).toBeNull();
});

it("carries no address, message or id of a real commit in the sample", () => {
  const { sources } = JSON.parse(workprint(["sources", "--sample", "--json"])) as { sources: SourceResult[] };
  expect(sources.length).toBeGreaterThanOrEqual(3);
  expect(sources.every(({ web, head }) => web === null && head === null)).toBe(true);
});
