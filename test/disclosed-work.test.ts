import { expect, it } from "vitest";

import type { History, LineSpells, RepositoryHistory } from "../src/model/history.ts";
import { agentsReport } from "../src/planning/agents-report.ts";
import { agentCases } from "../src/signals/agent-cases.ts";
import { type DisclosedWork, disclosedWork } from "../src/signals/disclosed-work.ts";
import { weeklyHistory } from "./weekly-history.ts";

const WEEKS = 60;
/** Everybody makes a commit in each of these weeks, which are all followed for 90 days. */
const ACTIVE = Array.from({ length: 20 }, (_, i) => 10 + i);

/**
 * Twelve people who disclose and twelve who do not, in one area; each commit brings ten lines.
 *
 * @param gone how many of the ten are taken away by the last commit but one, in a week that is within 90 days
 */
function historyOf(disclosers: number, gone: (disclosed: boolean, place: number) => number): [History, LineSpells[]] {
  const people = 24;
  const history = weeklyHistory(
    Array.from({ length: people }, (_, person) => (person === 0 ? [...ACTIVE, 31, WEEKS - 1] : ACTIVE)),
    WEEKS,
  );
  const [plain] = history.repositories as [RepositoryHistory];
  const { commits } = plain;
  const author = (commit: number): number => commits.authors.people[commit]!;
  const isDisclosed = (commit: number): boolean => author(commit) >= people - disclosers;
  const remover = commits.count - 2;
  const repository: RepositoryHistory = {
    ...plain,
    commits: { ...commits, agent: Uint8Array.from({ length: commits.count }, (_, i) => Number(isDisclosed(i))) },
    lineFiles: { path: Int32Array.of(0), kind: Uint8Array.of(0) },
  };
  const rows: { born: number; ended: number; lines: number }[] = [];
  for (let commit = 0; commit < remover; commit++) {
    const taken = gone(isDisclosed(commit), commit);
    if (taken > 0) rows.push({ born: commit, ended: remover, lines: taken });
    if (taken < 10) rows.push({ born: commit, ended: -1, lines: 10 - taken });
  }
  const column = (of: (row: (typeof rows)[number]) => number): Int32Array => Int32Array.from(rows, of);
  const spells: LineSpells = {
    file: new Int32Array(rows.length),
    born: column(({ born }) => born),
    came: column(({ born }) => born),
    ended: column(({ ended }) => ended),
    hand: column(({ ended }) => ended),
    lines: column(({ lines }) => lines),
    bornKind: new Uint8Array(rows.length),
    endedKind: new Uint8Array(rows.length),
  };
  return [{ ...history, repositories: [repository] }, [spells]];
}

function measured(history: History, lines: readonly LineSpells[]): DisclosedWork {
  return disclosedWork(history, lines, agentCases(history), 1).all;
}

const report = (all: DisclosedWork): ReturnType<typeof agentsReport> =>
  agentsReport({
    work: { areas: new Map([[0, all]]), all },
    areas: [{ place: 0, area: "area", name: "Area" }],
    people: { disclosed: 0, withPerson: 0, merges: 0, mergesByPeople: 0 },
    auc: null,
  });

it("counts disclosed commits of the last year", () => {
  const all = measured(...historyOf(12, () => 0));
  expect(all.disclosed).toBe(12 * ACTIVE.length);
  expect(all.commits).toBe(24 * ACTIVE.length + 2);
});

it("sees lines that go sooner, with an interval, and says who beats whom", () => {
  // Weeks from 20 on are within 90 days of week 31; in those half of what is disclosed goes.
  const worse = measured(...historyOf(12, (disclosed, place) => (disclosed ? 4 + (place % 3) : 1)));
  expect(worse.lasting.difference!.estimate).toBeLessThan(-0.2);
  expect(worse.lasting.difference!.high).toBeLessThan(0);
  expect(report(worse).areas[0]!.lasting.says).toBe("people's lines last longer");
  const better = measured(...historyOf(12, (disclosed, place) => (disclosed ? 1 : 4 + (place % 3))));
  expect(report(better).areas[0]!.lasting.says).toBe("agents' lines last longer");
});

it("can't tell what is alike, and says nothing of a few disclosures", () => {
  const alike = measured(...historyOf(12, (_, place) => (place * 7) % 5));
  const { low, high } = alike.lasting.difference!;
  expect(low < 0 && high > 0).toBe(true);
  expect(report(alike).all.lasting.says).toBe("can't be told");
  const few = measured(...historyOf(9, () => 3));
  expect(few.lasting).toMatchObject({ authors: 9, shares: null, difference: null });
  expect(report(few).all.lasting.says).toBe("too little to say");
});

it("leaves out lines that were lost from sight, and commits that were not followed for 90 days", () => {
  const [history, [spells]] = historyOf(12, () => 4) as [History, [LineSpells]];
  const moved = measured(history, [{ ...spells, endedKind: Uint8Array.from(spells.ended, (at) => (at < 0 ? 0 : 2)) }]);
  expect(moved.lasting.shares).toEqual({ disclosed: 1, others: 1 });
  const short = { ...history, repositories: history.repositories.map((one) => cutAfter(one, 31)) };
  expect(measured(short, [spells]).lasting.commits).toBeLessThan(12 * ACTIVE.length);
});

/** As if the last commit had landed in this week. */
function cutAfter(repository: RepositoryHistory, week: number): RepositoryHistory {
  const { landedAt } = repository.commits;
  const last = landedAt.length - 1;
  const moved = landedAt.slice();
  moved[last] = landedAt[last]! - (WEEKS - 1 - week) * 7 * 86_400;
  return { ...repository, commits: { ...repository.commits, landedAt: moved } };
}
