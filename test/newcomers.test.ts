import { expect, it } from "vitest";

import { DEFAULT_SETTINGS } from "../src/model/signal.ts";
import { newcomersReport } from "../src/reports/newcomers.ts";
import { newcomersOf } from "../src/signals/newcomers.ts";
import { type View, viewOf } from "../src/signals/view.ts";
import { weeklyHistory } from "./weekly-history.ts";

function viewOfWeeks(weeks: readonly (readonly number[])[], end: number, shallow = false): View {
  const history = weeklyHistory(weeks, end);
  return viewOf(history, { ...history.repositories[0]!, shallow }, undefined, DEFAULT_SETTINGS);
}

const every = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
const founder = every(0, 200);
/** Comes in the second year, and writes as much as the founder. */
const newcomer = every(60, 200);
const once = [100];

it("counts from the first commit to the first quarter in which somebody is core, and leaves founders out", () => {
  const { newcomers, founders, shallow } = newcomersOf(viewOfWeeks([founder, newcomer, once], 200));
  expect({ founders, shallow }).toEqual({ founders: 1, shallow: 0 });
  const [came, tried] = newcomers as [(typeof newcomers)[number], (typeof newcomers)[number]];
  expect(came).toMatchObject({ person: 1, becameCore: true, regular: true });
  expect(came.days).toBeGreaterThan(7);
  expect(came.days).toBeLessThan(200);
  // To the last commit, which is in the last week.
  expect(tried).toMatchObject({ person: 2, becameCore: false, regular: false, days: 99 * 7 });
});

it("knows nobody's start in a shallow clone, and says nothing of a first year that is not over", () => {
  expect(newcomersOf(viewOfWeeks([founder, newcomer], 200, true))).toEqual({ newcomers: [], shallow: 2, founders: 0 });
  const { newcomers } = newcomersOf(viewOfWeeks([founder, every(160, 200)], 200));
  expect(newcomers[0]).toMatchObject({ becameCore: true, regular: false });
});

it("reports each repository and all together", () => {
  const many = Array.from({ length: 12 }, (_, i) => every(60 + i, 70 + i));
  const { all, repositories } = newcomersReport([viewOfWeeks([founder, ...many], 200)]);
  expect(repositories.map(({ repo }) => repo)).toEqual(["one"]);
  expect(all.everybody).toEqual(repositories[0]!.everybody);
  expect(all.everybody.people).toBe(12);
  expect(all.regular.people).toBe(12);
  expect(all.leftOut).toEqual({ founders: 1, shallow: 0 });
  const shares = all.everybody.after.map(({ share }) => share!);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
});
