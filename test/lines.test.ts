import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, it } from "vitest";

import { Workspace } from "../src/evidence/workspace.ts";
import type { AreasResult } from "../src/model/results.ts";
import { areas } from "../src/operations/areas.ts";
import { modules } from "../src/operations/modules.ts";
import { person } from "../src/operations/person.ts";
import { sources } from "../src/operations/sources.ts";
import { readGitSource } from "../src/sources/git/read.ts";
import { type CommitSpec, git, makeRepository, temporaryFolder } from "./repository.ts";

const START = 1_650_000_000;
const NOW = 1_800_000_000;
const DAY = 86_400;

async function workspaceOf(...paths: string[]): Promise<Workspace> {
  const workspace = Workspace.at(temporaryFolder());
  for (const path of paths) await readGitSource(path, { workspace, now: NOW });
  return workspace;
}

function code(name: string, count: number): string {
  return Array.from({ length: count }, (_, line) => `${name}_statement_with_its_number_${line}()\n`).join("");
}

/** Twelve kernels, one a week, of forty lines each. */
const KERNELS: CommitSpec[] = Array.from({ length: 12 }, (_, file) => ({
  at: START + file * 7 * DAY,
  files: { [`kernels/gemm_${file}.cu`]: code(`k${file}`, 40) },
}));

function living({ areas: rows }: AreasResult): number {
  return rows.reduce((sum, { living: lines }) => sum + lines, 0);
}

it("measures how long lines live, and says longer than where half of them stay", async () => {
  const halves = KERNELS.map((_, file): CommitSpec => ({
    at: START + (file * 7 + 200) * DAY,
    files: { [`kernels/gemm_${file}.cu`]: code(`k${file}`, 10) },
  }));
  const cut = await areas(await workspaceOf(makeRepository([...KERNELS, ...halves])), {});
  const kernels = cut.areas.find(({ area }) => area === "kernels")!;
  expect(kernels.halfLifeDays).toMatchObject({ reached: true, estimate: 200 });
  expect(kernels).toMatchObject({ lines: 480, living: 120, censoredShare: 0.25, people: 1 });

  const stays = await areas(await workspaceOf(makeRepository([...KERNELS, { at: START + 400 * DAY }])), {});
  expect(stays.areas.find(({ area }) => area === "kernels")!.halfLifeDays).toMatchObject({
    reached: false,
    estimate: null,
    high: null,
  });
});

it("does not take lines for gone that can't be followed any more", async () => {
  const binary = KERNELS.map((_, file): CommitSpec => ({
    at: START + (file * 7 + 200) * DAY,
    files: { [`kernels/gemm_${file}.cu`]: `\0${code(`k${file}`, 40)}` },
  }));
  const { areas: rows, censored } = await areas(await workspaceOf(makeRepository([...KERNELS, ...binary])), {});
  expect(rows[0]!.halfLifeDays.reached).toBe(false);
  expect(censored).toEqual([{ reason: "were in a file that can't be followed from then on", lines: 480 }]);
});

it("does not let a copy within a file live from before it was made", async () => {
  const copies = KERNELS.map((_, file): CommitSpec => ({
    at: START + (file * 7 + 600) * DAY,
    files: { [`kernels/gemm_${file}.cu`]: code(`k${file}`, 40).repeat(2) },
  }));
  const workspace = await workspaceOf(makeRepository([...KERNELS, ...copies]));
  const all = await areas(workspace, {});
  expect(all.areas[0]).toMatchObject({ lines: 480, living: 960, yearAgo: 480 });
  expect(all.excluded).toEqual([expect.objectContaining({ lines: 480 })]);
  const before = await areas(workspace, { asOf: "2022-12-01" });
  const quarters = (result: AreasResult): unknown => result.turnover.filter(({ quarter }) => quarter < "2022-Q4");
  expect(quarters(all)).toEqual(quarters(before));
});

it("counts lines once that a clone and a shallow clone of it both have", async () => {
  const path = makeRepository(KERNELS);
  const shallow = join(temporaryFolder(), "shallow");
  git(path, "clone", "--quiet", "--bare", "--depth", "3", `file://${path}`, shallow);
  const alone = await areas(await workspaceOf(path), {});
  expect(living(alone)).toBe(480);
  expect(living(await areas(await workspaceOf(path, shallow), {}))).toBe(480);
  expect(living(await areas(await workspaceOf(shallow), {}))).toBe(480);
});

it("says who wrote what lives, who is gone, and how many may not leave", async () => {
  const commits: CommitSpec[] = [
    ...KERNELS.map((commit) => ({ ...commit, author: "Ada" })),
    { at: START + 500 * DAY, author: "Bo", files: { "kernels/new.cu": code("bo", 120) } },
    { at: START + 501 * DAY, author: "Cy", parents: [11], files: { "kernels/side.cu": code("side", 40) } },
    { at: START + 502 * DAY, author: "Ada", parents: [12, 13], files: { "kernels/side.cu": code("side", 40) } },
  ];
  const workspace = await workspaceOf(makeRepository(commits));
  const [module] = (await modules(workspace, { limit: 1 })).modules;
  expect(module).toMatchObject({ lines: 640, files: 14, truckFactor: 1, gone: 0 });
  const people = module!.people.map(({ name, lines, active }) => ({ name, lines, active }));
  // Ada only merged in the last year, and is there.
  expect(people).toEqual([
    { name: "Ada", lines: 480, active: true },
    { name: "Bo", lines: 120, active: true },
    { name: "Cy", lines: 40, active: true },
  ]);
  const shown = await person(workspace, { person: "Bo" });
  expect(shown.livingLines).toMatchObject({ lines: 120, share: 0.1875 });
  expect(shown.livingLines.byArea).toEqual([{ area: "kernels", name: "Kernels", lines: 120, share: 0.1875 }]);

  const left = await workspaceOf(makeRepository([...commits.slice(0, 13), { at: START + 800 * DAY, author: "Bo" }]));
  expect((await modules(left, { limit: 1 })).modules[0]!.gone).toBe(0.8);
});

it("reads evidence of an older version again", async () => {
  const path = makeRepository(KERNELS);
  const workspace = await workspaceOf(path);
  const file = join(workspace.sourceFolder("project"), "source.json");
  writeFileSync(file, readFileSync(file, "utf8").replace(/"schema": \d+/, '"schema": 1'));
  expect(() => sources(workspace)).toThrow(/another version/);
  await readGitSource(path, { workspace, now: NOW });
  expect(sources(workspace).sources).toHaveLength(1);
});

it("reads again when the state of the lines was damaged", async () => {
  const path = makeRepository(KERNELS);
  const tip = git(path, "rev-parse", "HEAD");
  git(path, "update-ref", "refs/heads/main", `${tip}~2`);
  const workspace = await workspaceOf(path);
  const { generation } = workspace.repository("project")!;
  const state = join(workspace.sourceFolder("project"), generation, "ledger.bin");
  const bytes = readFileSync(state);
  bytes[bytes.length >> 1]! ^= 4;
  writeFileSync(state, bytes);
  git(path, "update-ref", "refs/heads/main", tip);
  const { rewritten, manifest } = await readGitSource(path, { workspace, now: NOW });
  expect(rewritten).toBe(true);
  expect(manifest.lines).toBe(480);
});
