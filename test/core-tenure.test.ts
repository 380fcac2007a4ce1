import { expect, it } from "vitest";

import { DEFAULT_SETTINGS } from "../src/model/signal.ts";
import { coreMembersOf, coreTenure } from "../src/signals/core-tenure.ts";
import { type View, viewOf } from "../src/signals/view.ts";
import { weeklyHistory } from "./weekly-history.ts";

function viewOfWeeks(weeks: readonly (readonly number[])[], end: number, shallow = false): View {
  const history = weeklyHistory(weeks, end);
  return viewOf(history, { ...history.repositories[0]!, shallow }, undefined, DEFAULT_SETTINGS);
}

const every = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
const stayer = every(0, 260);

it("has somebody leave on the day of their last commit, when a year without any follows", () => {
  const members = coreMembersOf(viewOfWeeks([stayer, every(0, 100)], 260));
  expect(members.map(({ person, left }) => ({ person, left }))).toEqual([
    { person: 0, left: false },
    { person: 1, left: true },
  ]);
  const [there, gone] = members as [(typeof members)[number], (typeof members)[number]];
  // From the first quarter with ten active weeks on: within half a year.
  expect(gone.days).toBeGreaterThan(100 * 7 - 190);
  expect(gone.days).toBeLessThan(100 * 7);
  // Seen until a year before the end.
  expect(there.days).toBeGreaterThan(259 * 7 - 365 - 190);
  expect(there.days).toBeLessThanOrEqual(259 * 7 - 365);
});

it("knows nothing yet of who stopped within the last year, or became core in it", () => {
  const [, paused] = coreMembersOf(viewOfWeeks([stayer, every(0, 230)], 260));
  expect(paused).toMatchObject({ person: 1, left: false });
  expect(coreMembersOf(viewOfWeeks([stayer, every(230, 260)], 260)).map(({ person }) => person)).toEqual([0]);
});

it("leaves out who does not work there, and shallow clones", () => {
  expect(coreMembersOf(viewOfWeeks([every(0, 9), every(250, 260)], 260))).toEqual([]);
  expect(coreMembersOf(viewOfWeeks([stayer], 260, true))).toEqual([]);
});

it("says nothing of fewer than ten people, and else how many are still there", () => {
  const some = coreMembersOf(viewOfWeeks([stayer, every(0, 100)], 260));
  expect(coreTenure([some]).after(365)).toBeNull();
  const tenure = coreTenure([
    Array.from({ length: 20 }, (_, person) => ({ person, days: person < 10 ? 100 : 800, left: person < 10 })),
  ]);
  expect(tenure).toMatchObject({ people: 20, leftAgain: 10 });
  expect(tenure.after(365)!.share).toBeCloseTo(0.5, 12);
  expect(tenure.after(801)).toBeNull();
});
