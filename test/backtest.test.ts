import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { expect, it } from "vitest";

import { doingsAt } from "../src/backtest/cases.ts";
import { Workspace } from "../src/evidence/workspace.ts";
import { type Doing, FEATURES } from "../src/foresight/features.ts";
import { loadForesight } from "../src/foresight/load.ts";
import { OUTCOMES } from "../src/foresight/outcomes.ts";
import { backtest } from "../src/operations/backtest.ts";
import { openHistory } from "../src/operations/history.ts";
import { person } from "../src/operations/person.ts";
import { readGitSource } from "../src/sources/git/read.ts";
import { generator } from "../src/statistics/bootstrap.ts";
import { type CommitSpec, git, makeRepository, temporaryFolder } from "./repository.ts";

const DAY = 86_400;
const START = Date.UTC(2021, 0, 4) / 1000;
const CUT = Date.UTC(2023, 6, 1) / 1000;
const PEOPLE = 14;
const MODULES = ["core", "data", "eval", "kernels", "serve", "train"];

/** Four years: the first people work most, somebody begins each quarter, and some leave. */
function history(): CommitSpec[] {
  const random = generator(7);
  const commits: CommitSpec[] = [];
  for (let day = 0; day < 4 * 365; day++) {
    for (let who = 0; who < PEOPLE; who++) {
      const begun = who < 4 ? 0 : (who - 3) * 91;
      const leaves = who % 5 === 4 ? begun + 700 : Number.POSITIVE_INFINITY;
      if (day < begun || day > leaves || random() > 0.3 / (1 + who) ** 1.3) continue;
      const module = MODULES[Math.floor(random() * MODULES.length)]!;
      const file = `${module}/part${Math.floor(random() * 6)}.py`;
      const number = commits.length;
      commits.push({
        author: `Person ${who}`,
        at: START + day * DAY + who * 60,
        message: `Work\n\n${trailers(number)}`,
        files: {
          [file]: `x = ${number}\ny = ${Math.floor(random() * 1e6)}\n`,
          ...(number % 6 === 0 ? { "setup.cfg": `version = ${number}\n` } : {}),
        },
      });
    }
  }
  return commits;
}

/** Some commits were written by two, every seventh was reviewed. */
function trailers(number: number): string {
  const named = (who: number): string => `Person ${who} <person.${who}@lab.dev>`;
  return [
    ...(number % 31 === 0 ? [`Co-authored-by: ${named(number % 5)}`] : []),
    ...(number % 7 === 0 ? [`Reviewed-by: ${named(number % 2)}`] : []),
  ].join("\n");
}

/** What came after the cut: other people, other files, everything moved. */
function otherFuture(commits: readonly CommitSpec[]): CommitSpec[] {
  const random = generator(9);
  const future = commits.filter(({ at }) => at > CUT);
  const authors = future.map(({ author }) => author!).sort(() => random() - 0.5);
  return future.map((commit, i) => ({
    ...commit,
    author: authors[i]!,
    message: `Merge pull request #${i} from nowhere`,
    files: { [`moved/${i % 9}/file.py`]: `z = ${i}\n`, ...(i === 3 ? { "core/part0.py": null } : {}) },
  }));
}

async function read(commits: readonly CommitSpec[], pullRequests: readonly CommitSpec[] = []): Promise<Workspace> {
  const folder = makeRepository(commits);
  if (pullRequests.length > 0) propose(folder, pullRequests);
  const workspace = Workspace.at(join(temporaryFolder(), "workspace"));
  await readGitSource(folder, { workspace, now: START + 5 * 365 * DAY });
  return workspace;
}

/** Adds pull requests of one commit each, on top of the first commit, and their refs. */
function propose(folder: string, commits: readonly CommitSpec[]): void {
  const [root] = git(folder, "rev-list", "--max-parents=0", "main").split("\n");
  for (const [index, { author, at }] of commits.entries()) {
    const email = `${author!.toLowerCase().replaceAll(" ", ".")}@lab.dev`;
    const sha = git(
      folder,
      "-c",
      `user.name=${author}`,
      "-c",
      `user.email=${email}`,
      "hash-object",
      "-t",
      "commit",
      "-w",
      commitFile(folder, root!, `${author} <${email}> ${at} +0000`),
    );
    git(folder, "update-ref", `refs/pull/${index + 1}/head`, sha);
  }
}

function commitFile(folder: string, parent: string, by: string): string {
  const tree = git(folder, "rev-parse", `${parent}^{tree}`);
  const path = join(temporaryFolder(), "commit");
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `tree ${tree}\nparent ${parent}\nauthor ${by}\ncommitter ${by}\n\nTry\n`);
  return path;
}

/** What is known of each person at the cut, by name. */
async function known(workspace: Workspace): Promise<Map<string, Omit<Doing, "person">>> {
  const opened = await openHistory(workspace, { asOf: CUT });
  return new Map(
    doingsAt(opened.history)[0]!.map(({ person: place, ...rest }) => [opened.history.people[place]!.name, rest]),
  );
}

const COMMITS = history();
const PAST = COMMITS.filter(({ at }) => at <= CUT);

it("knows nothing of what comes after a date: another future changes no feature", async () => {
  const proposals = [{ author: "Person 7", at: CUT - 2 * DAY }];
  const before = await known(await read(COMMITS, proposals));
  expect(before.size).toBeGreaterThan(5);
  // There is something of each fact, so that another future could change it.
  const people = [...before.values()];
  for (const [place, { id, of }] of FEATURES.entries())
    if (of === "person") expect(new Set(people.map(({ features }) => features[place])).size, id).toBeGreaterThan(1);
  expect(new Set(OUTCOMES.map((outcome) => people[0]!.before[outcome])).size).toBeGreaterThan(1);
  expect(await known(await read([...PAST, ...otherFuture(COMMITS)], proposals))).toEqual(before);
});

it("does not see what was planted after a date, on the main line or in a pull request", async () => {
  const proposals = [{ author: "Person 7", at: CUT - 2 * DAY }];
  const before = await known(await read(COMMITS, proposals));
  const planted = [...proposals, { author: "Person 7", at: CUT + DAY }, { author: "Person 5", at: CUT + 9 * DAY }];
  const later: CommitSpec = {
    author: "Person 7",
    at: CUT + DAY,
    message: "Plan\n\nCo-authored-by: Person 5 <person.5@lab.dev>\nReviewed-by: Person 1 <person.1@lab.dev>",
    files: { "setup.cfg": "planted\n", "core/part0.py": "planted\n" },
  };
  const future = COMMITS.slice(PAST.length).filter(({ at }) => at > later.at);
  expect(await known(await read([...PAST, later, ...future], planted))).toEqual(before);
  // The one before the date is seen.
  const without = await known(await read(COMMITS));
  expect(before.get("Person 7")!.features).not.toEqual(without.get("Person 7")!.features);
  expect(before.get("Person 1")).toEqual(without.get("Person 1"));
});

it("sees a branch that lands later as what it was at the date: proposed", async () => {
  const last = COMMITS.length - 1;
  // The commit was made before the date; the merge that brings it comes after.
  const branch: CommitSpec = { author: "Person 7", at: CUT - 2 * DAY, parents: [PAST.length - 20] };
  const merge: CommitSpec = { author: "Person 0", at: COMMITS[last]!.at + DAY, parents: [last, last + 1] };
  const some = [{ author: "Person 1", at: CUT - 900 * DAY }];
  const landed = await known(await read([...COMMITS, branch, merge], some));
  const unlanded = await known(await read(COMMITS, [...some, branch]));
  expect(landed.get("Person 7")!.features).toEqual(unlanded.get("Person 7")!.features);
  expect(landed.get("Person 7")!.features).not.toEqual(
    (await known(await read(COMMITS, some))).get("Person 7")!.features,
  );
});

it("has a fit whose facts of a person only raise a chance", () => {
  const model = loadForesight();
  expect(model.features).toEqual(FEATURES.map(({ id }) => id));
  for (const outcome of OUTCOMES)
    for (const fits of Object.values(model.outcomes[outcome])) {
      expect(fits.without).toHaveLength(model.repositories.length);
      for (const { coefficients } of [fits.all, ...fits.without])
        for (const [place, { of }] of FEATURES.entries())
          if (of === "person") expect(coefficients[place]).toBeGreaterThanOrEqual(0);
    }
});

it("scores, censors what is too young, and gives the same bytes each time and in any order of reading", async () => {
  const folders = [
    makeRepository(COMMITS, join(temporaryFolder(), "one")),
    makeRepository(
      COMMITS.map((commit) => ({ ...commit, author: `Other ${commit.author}`, at: commit.at + 3 * 3600 })),
      join(temporaryFolder(), "two"),
    ),
  ];
  const texts = new Set<string>();
  for (const order of [folders, folders.toReversed()]) {
    const workspace = Workspace.at(join(temporaryFolder(), "workspace"));
    for (const folder of order) await readGitSource(folder, { workspace, now: START + 5 * 365 * DAY });
    texts.add(JSON.stringify(await backtest(workspace, {})));
    // From the cache, too.
    texts.add(JSON.stringify(await backtest(workspace, {})));
  }
  expect(texts.size).toBe(1);
  const result = JSON.parse([...texts][0]!) as Awaited<ReturnType<typeof backtest>>;
  expect(result.repositories).toBe(2);
  expect(result.cases).toBeGreaterThan(50);
  expect(result.censored.cases).toBeGreaterThan(0);
  expect(result.cutDates.every((date) => Date.parse(date) / 1000 + 365 * DAY <= COMMITS.at(-1)!.at + DAY)).toBe(true);
  const sustained = result.outcomes.find(({ outcome, population }) => outcome === "sustained" && population === "all")!;
  expect(sustained.n).toBe(result.cases);
  expect(sustained.enough).toBe(true);
  const { estimate, low, high } = sustained.ours.auc!;
  expect(0 <= low && low <= estimate && estimate <= high && high <= 1).toBe(true);
  // Here who works most goes on: foresight that did not see it would be worth nothing.
  expect(estimate).toBeGreaterThan(0.7);
  expect(sustained.ours.calibration.reduce((sum, { n }) => sum + n, 0)).toBe(sustained.n);
});

it("says that it is too little to say, and foresees from plain facts", async () => {
  const workspace = await read(COMMITS.slice(0, 60));
  const { cases, outcomes } = await backtest(workspace, {});
  expect(cases).toBe(0);
  expect(outcomes.every(({ enough, ours }) => !enough && ours.auc === null)).toBe(true);
  const found = await person(workspace, { person: "Person 0" });
  expect(found.trust.enough).toBe(false);
  expect(found.trust.says).toMatch(/^Too little to say/);
  expect(found.foresight).toHaveLength(1);
});
