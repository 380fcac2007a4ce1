import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";

import fc from "fast-check";
import { expect, it } from "vitest";

import { Workspace } from "../src/evidence/workspace.ts";
import type { PeopleResult } from "../src/model/results.ts";
import { isoTime } from "../src/model/time.ts";
import { areas } from "../src/operations/areas.ts";
import { modules } from "../src/operations/modules.ts";
import { newcomers } from "../src/operations/newcomers.ts";
import { people } from "../src/operations/people.ts";
import { person } from "../src/operations/person.ts";
import { plan } from "../src/operations/plan.ts";
import { checkRole } from "../src/operations/role-check.ts";
import { planTemplate } from "../src/plans/load.ts";
import { readTemplate } from "../src/roles/load.ts";
import { readGitSource } from "../src/sources/git/read.ts";
import { type CommitSpec, git, makeRepository, temporaryFolder } from "./repository.ts";

const START = 1_650_000_000;
const NOW = 1_800_000_000;
const DAY = 86_400;
const PATHS = [
  "model/attention.py",
  "model/rope.py",
  "kernels/gemm.cu",
  "kernels/softmax.cu",
  "serve/engine.py",
  "serve/cache.py",
  "data/loader.py",
  "tests/test_engine.py",
  "README.md",
];
const PEOPLE = ["Ada Stone", "Bo Reed", "Cy Marsh", "Di Wood", "Ed Hill"];

/** A history of some months: who changed which files on which day, with a branch now and then. */
const history = fc
  .array(
    fc.record({
      who: fc.nat({ max: PEOPLE.length - 1 }),
      paths: fc.uniqueArray(fc.nat({ max: PATHS.length - 1 }), { minLength: 1, maxLength: 3 }),
      days: fc.integer({ min: 0, max: 12 }),
      branch: fc.boolean(),
      rename: fc.boolean(),
      coAuthor: fc.option(fc.nat({ max: PEOPLE.length - 1 })),
    }),
    { minLength: 25, maxLength: 60 },
  )
  .map((steps) => {
    const commits: CommitSpec[] = [];
    let at = START;
    let tip = -1;
    for (const [index, { who, paths, days, branch, rename, coAuthor }] of steps.entries()) {
      at += days * DAY + 3600;
      const files: Record<string, string | null> = Object.fromEntries(
        paths.map((path) => [PATHS[path]!, `${index}\n${"kept\n".repeat(8)}${path}\n`]),
      );
      if (rename && index > 3) Object.assign(files, { [`moved/${index}.py`]: `${index}\n${"kept\n".repeat(8)}x\n` });
      const message =
        coAuthor === null
          ? `Change ${index}`
          : `Change ${index}\n\nCo-authored-by: ${PEOPLE[coAuthor]!} <${address(PEOPLE[coAuthor]!)}>`;
      const change = { author: PEOPLE[who]!, email: address(PEOPLE[who]!), at, message, files };
      if (branch && tip >= 1) {
        // Written on a branch from before the tip, and merged on the next day.
        commits.push({ ...change, parents: [tip - (tip > 1 ? 1 : 0)] });
        at += DAY;
        commits.push({
          author: PEOPLE[0]!,
          email: address(PEOPLE[0]!),
          at,
          message: "Merge",
          parents: [tip, commits.length - 1],
          files,
        });
      } else commits.push({ ...change, parents: tip < 0 ? [] : [tip] });
      tip = commits.length - 1;
    }
    return commits;
  });

function address(name: string): string {
  return `${name.toLowerCase().replace(" ", ".")}@lab.dev`;
}

/** A workspace with the key of another, so that ids can be compared. */
function workspaceLike(other?: Workspace): Workspace {
  const workspace = Workspace.at(temporaryFolder());
  if (other) {
    mkdirSync(workspace.folder, { recursive: true });
    copyFileSync(join(other.folder, "key"), join(workspace.folder, "key"));
  }
  return workspace;
}

async function readAll(workspace: Workspace, paths: readonly string[]): Promise<void> {
  for (const path of paths) await readGitSource(path, { workspace, now: NOW });
}

async function ask(workspace: Workspace, asOf?: string): Promise<PeopleResult | string> {
  try {
    return await people(workspace, {
      role: "research-engineer",
      areas: ["architecture", "kernels", "serving", "data", "tooling"],
      limit: 100,
      ...(asOf === undefined ? {} : { asOf }),
    });
  } catch (error) {
    return (error as Error).message.replace(/by \d{4}-\d\d-\d\d/, "");
  }
}

/** Shrinking would read thousands of repositories; the seed is enough to look at a failure. */
const FEW = { numRuns: 8, seed: 20_261_122, endOnFailure: true };

it("gives the same whatever the order of reading, and when read twice", async () => {
  await fc.assert(
    fc.asyncProperty(history, history, async (one, two) => {
      const a = makeRepository(one, join(temporaryFolder(), "alpha"));
      const b = makeRepository(two, join(temporaryFolder(), "beta"));
      const first = workspaceLike();
      await readAll(first, [a, b]);
      const answer = await ask(first);
      const second = workspaceLike(first);
      await readAll(second, [b, a]);
      expect(await ask(second)).toEqual(answer);
      await readAll(second, [a, b, a]);
      expect(await ask(second)).toEqual(answer);
      // The same evidence, asked again, gives the same bytes.
      expect(JSON.stringify(await ask(first))).toBe(JSON.stringify(answer));
    }),
    FEW,
  );
});

it("sees nothing later than its date: as of a day equals a history that ends there", async () => {
  await fc.assert(
    fc.asyncProperty(history, fc.double({ min: 0.3, max: 0.95, noNaN: true }), async (commits, share) => {
      const path = makeRepository(commits, join(temporaryFolder(), "alpha"));
      const whole = workspaceLike();
      await readAll(whole, [path]);
      const main = git(path, "rev-list", "--first-parent", "--reverse", "HEAD").split("\n");
      const place = Math.floor(share * main.length);
      const end = Number(git(path, "show", "-s", "--format=%ct", main[place]!));
      git(path, "update-ref", "refs/heads/main", main[place]!);
      const cut = workspaceLike(whole);
      await readAll(cut, [path]);
      const asOf = isoTime(end);
      const then = await ask(whole, asOf);
      const only = await ask(cut, asOf);
      const withoutSources = (answer: PeopleResult | string): unknown =>
        typeof answer === "string" ? answer : { ...answer, sources: [] };
      expect(withoutSources(then)).toEqual(withoutSources(only));
      const { sources: _read, ...areasThen } = await areas(whole, { asOf });
      const { sources: _cut, ...areasOnly } = await areas(cut, { asOf });
      expect(areasThen).toEqual(areasOnly);
      expect(await modules(whole, { asOf })).toEqual(await modules(cut, { asOf }));
      expect(await newcomers(whole, { asOf })).toEqual(await newcomers(cut, { asOf }));
      const role = readTemplate("research-engineer");
      expect(await checkRole(whole, { role, asOf })).toEqual(await checkRole(cut, { role, asOf }));
      const plans = [{ name: "plan", text: planTemplate("grow-juniors") }];
      expect(await plan(whole, { plans, asOf })).toEqual(await plan(cut, { plans, asOf }));
      if (typeof then === "string") return;
      const id = then.people[0]!.person;
      const { observability: _then, ...shownThen } = await person(whole, { person: id, asOf, trajectory: true });
      const { observability: _only, ...shownOnly } = await person(cut, { person: id, asOf, trajectory: true });
      expect(shownThen).toEqual(shownOnly);
    }),
    FEW,
  );
});

it("keeps every figure in its bounds", async () => {
  await fc.assert(
    fc.asyncProperty(history, async (commits) => {
      const workspace = workspaceLike();
      await readAll(workspace, [makeRepository(commits)]);
      const answer = await ask(workspace);
      if (typeof answer === "string") return;
      const { placed } = answer.cohort;
      expect(answer.people.length).toBe(placed);
      for (const { rank, criteria, evidence } of answer.people) {
        expect(1 <= rank.low && rank.low <= rank.high && rank.high <= placed).toBe(true);
        const known = new Set(evidence.map(({ id }) => id));
        for (const {
          criterion,
          estimate,
          low,
          high,
          percentile,
          percentileLow,
          percentileHigh,
          evidence: ids,
          n,
        } of criteria) {
          if (estimate !== null) expect(low! <= estimate && estimate <= high!).toBe(true);
          if (percentile !== null)
            expect(
              0 <= percentileLow! &&
                percentileLow! <= percentile &&
                percentile <= percentileHigh! &&
                percentileHigh! <= 100,
            ).toBe(true);
          expect(ids.every((id) => known.has(id))).toBe(true);
          if (criterion === "drive" && n > 0) expect(ids.length).toBeGreaterThan(0);
        }
      }
    }),
    FEW,
  );
});

it("does not care what people are called, where they write from or what time zone they are in", async () => {
  await fc.assert(
    fc.asyncProperty(
      history,
      fc.constantFrom("uni.edu", "corp.example.net", "mail.ru", "qq.com"),
      fc.constantFrom("+0900", "-0700", "+0530"),
      async (commits, domain, zone) => {
        const rename = new Map(
          PEOPLE.map((name, index) => [name, `Renamed ${["Quux", "Øystein", "王芳", "Ngozi", "Żaneta"][index]!}`]),
        );
        const renamed = commits.map((commit) => ({
          ...commit,
          author: rename.get(commit.author!)!,
          email: `${PEOPLE.indexOf(commit.author!)}x@${domain}`,
          zone,
          message: String(commit.message).replace(
            /Co-authored-by: (.*) <.*>/,
            (_, name: string) => `Co-authored-by: ${rename.get(name)!} <${PEOPLE.indexOf(name)}x@${domain}>`,
          ),
        }));
        const before = workspaceLike();
        await readAll(before, [makeRepository(commits)]);
        const after = workspaceLike();
        await readAll(after, [makeRepository(renamed)]);
        const figures = (answer: PeopleResult | string): unknown =>
          typeof answer === "string"
            ? answer
            : answer.people.map(({ name, rank, group, criteria, facts }) => ({
                name: rename.get(name) ?? name,
                rank,
                group,
                facts,
                // Ids of commits change with the names in them; what they stand for does not.
                criteria: criteria.map(({ evidence, ...criterion }) => ({ ...criterion, evidence: evidence.length })),
              }));
        expect(figures(await ask(after))).toEqual(figures(await ask(before)));
      },
    ),
    FEW,
  );
});
