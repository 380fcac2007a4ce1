import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { expect, it } from "vitest";

import { Workspace } from "../src/evidence/workspace.ts";
import type { RepositoryHistory } from "../src/model/history.ts";
import { openHistory } from "../src/operations/history.ts";
import { read } from "../src/operations/read.ts";
import { readGitSource } from "../src/sources/git/read.ts";
import { type CommitSpec, git, makeRepository, temporaryFolder } from "./repository.ts";

const DAY = 86_400;
const START = 1_650_000_000;
const NOW = START + 400 * DAY;

/** Ada's main line of four commits, and after it commits that only pull requests hold. */
function repository(proposed: readonly CommitSpec[]): string {
  const main = Array.from({ length: 4 }, (_, i) => ({ at: START + i * DAY, files: { "a.py": `${i}\n` } }));
  // The last commit is HEAD, so the main line comes last.
  const folder = makeRepository([
    { at: START - DAY, files: { "a.py": "x\n" } },
    ...proposed.map((commit) => ({ parents: [0], files: { "b.py": `${commit.at}\n` }, ...commit })),
    ...main.map((commit, i) => ({ ...commit, parents: [i === 0 ? 0 : proposed.length + i] })),
  ]);
  return folder;
}

function propose(folder: string, ref: string, place: number): void {
  git(folder, "update-ref", ref, `c${place}`);
}

async function proposalsOf(workspace: Workspace, asOf = NOW): Promise<[string, number, number][]> {
  const { history } = await openHistory(workspace, { asOf });
  const { proposals } = history.repositories[0] as RepositoryHistory;
  return [...proposals.person].map((person, i) => [
    history.people[person]!.name,
    proposals.at[i]!,
    proposals.pullRequest[i]!,
  ]);
}

it("reads what pull requests hold and the main line does not, by their usual names, as of a date", async () => {
  const folder = repository([
    { author: "Bo Marsh", at: START + 5 * DAY },
    { author: "Cy Stone", at: START + 6 * DAY },
    { author: "Di Reed", at: START + 7 * DAY },
    { author: "Di Reed", at: START + 8 * DAY, committer: { name: "Bo Marsh", email: "bo.marsh@lab.dev" } },
    { author: "Ed Hill", at: START + 9 * DAY, committer: { name: "GitHub", email: "noreply@github.com" } },
    { author: "Nobody Else", at: START + 9 * DAY },
  ]);
  propose(folder, "refs/pull/7/head", 1);
  propose(folder, "refs/merge-requests/8/head", 2);
  propose(folder, "refs/remotes/origin/pr/9", 3);
  propose(folder, "refs/pull/10/head", 4);
  propose(folder, "refs/pull/11/head", 5);
  // A trial merge that the host makes is nobody's work.
  propose(folder, "refs/pull/12/merge", 6);
  const workspace = Workspace.at(join(temporaryFolder(), "workspace"));
  await readGitSource(folder, { workspace, now: NOW });
  expect(await proposalsOf(workspace)).toEqual([
    ["Bo Marsh", START + 5 * DAY, 7],
    ["Cy Stone", START + 6 * DAY, 8],
    ["Di Reed", START + 7 * DAY, 9],
    ["Ed Hill", START + 9 * DAY, 11],
  ]);
  expect(await proposalsOf(workspace, START + 6 * DAY)).toHaveLength(2);
});

it("takes new pull requests without new commits, and lets go of those that are gone", async () => {
  const folder = repository([
    { author: "Bo Marsh", at: START + 5 * DAY },
    { author: "Cy Stone", at: START + 6 * DAY },
  ]);
  const workspace = Workspace.at(join(temporaryFolder(), "workspace"));
  const reading = (): ReturnType<typeof readGitSource> => readGitSource(folder, { workspace, now: NOW });
  const none = await reading();
  expect(none.manifest.proposals).toBeNull();
  expect(await proposalsOf(workspace)).toEqual([]);
  propose(folder, "refs/pull/1/head", 1);
  propose(folder, "refs/pull/2/head", 2);
  const some = await reading();
  expect(some).toMatchObject({ newCommits: 0, rewritten: false });
  expect(some.manifest).toMatchObject({ commits: none.manifest.commits, headAt: none.manifest.headAt });
  expect((await proposalsOf(workspace)).map(([name]) => name)).toEqual(["Bo Marsh", "Cy Stone"]);
  git(folder, "update-ref", "-d", "refs/pull/1/head");
  await reading();
  expect((await proposalsOf(workspace)).map(([name]) => name)).toEqual(["Cy Stone"]);
  const same = await reading();
  expect(same.manifest.generation).toBe((await reading()).manifest.generation);
});

it("brings the pull requests of a URL along", async () => {
  const folder = repository([{ author: "Bo Marsh", at: START + 5 * DAY }]);
  propose(folder, "refs/pull/1/head", 1);
  const workspace = Workspace.at(join(temporaryFolder(), "workspace"));
  const { failures } = await read(workspace, { locations: [pathToFileURL(folder).href] }, { now: () => NOW * 1000 });
  expect(failures).toEqual([]);
  expect((await proposalsOf(workspace)).map(([name]) => name)).toEqual(["Bo Marsh"]);
});
