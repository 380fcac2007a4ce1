import fc from "fast-check";
import { expect, it } from "vitest";

import { coreOf } from "./core.ts";
import { type Newcomer, timeToCore } from "./newcomers.ts";

const core = (...counts: number[]): number[] => [...coreOf(new Map(counts.map((count, i) => [i, count])))].sort();

it("takes the fewest people with 80 % of the commits", () => {
  expect(core(50, 31, 10, 9)).toEqual([0, 1]);
  expect(core(5, 80, 15)).toEqual([1]);
  expect(core(79, 21)).toEqual([0, 1]);
  expect(core()).toEqual([]);
  expect(core(0, 0)).toEqual([]);
});

it("keeps people of as many commits together, in where that is nearer to 80 %", () => {
  expect(core(50, 50)).toEqual([0, 1]);
  expect(core(1, 1, 1)).toEqual([0, 1, 2]);
  // 70 without those of one commit, 100 with them.
  expect(core(40, 30, ...Array.from({ length: 30 }, () => 1))).toEqual([0, 1]);
  // 50 without those of ten, 90 with them.
  expect(core(50, 10, 10, 10, 10, 5, 5)).toEqual([0, 1, 2, 3, 4]);
});

it("does not depend on the order of people, and is never empty where there is work", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 30 }), (counts) => {
      const entries = counts.map((count, i): [number, number] => [i, count]);
      const one = coreOf(new Map(entries));
      expect([...coreOf(new Map(entries.toReversed()))].sort()).toEqual([...one].sort());
      expect(one.size).toBeGreaterThan(0);
      const least = Math.min(...[...one].map((person) => counts[person]!));
      expect(counts.every((count, person) => one.has(person) || count < least)).toBe(true);
    }),
  );
});

const newcomer = (person: number, days: number, becameCore: boolean): Newcomer => ({
  person,
  days,
  becameCore,
  regular: true,
});

it("gives the share by Kaplan and Meier, and says nothing of few", () => {
  const people = Array.from({ length: 20 }, (_, i) => newcomer(i, i < 5 ? 100 : 400, i < 5));
  const time = timeToCore([people]);
  expect(time).toMatchObject({ people: 20, becameCore: 5, followedDays: 400, estimate: null });
  expect(time.after(99)).toMatchObject({ share: 0, low: 0 });
  // Nobody of twenty: at most 1 - 0.025^(1/20).
  expect(time.after(99)!.high).toBeCloseTo(0.1684, 4);
  expect(time.after(200)!.share).toBeCloseTo(0.25, 9);
  expect(time.after(401)).toBeNull();
  expect(timeToCore([people.slice(0, 9)])).toMatchObject({ people: 9, estimate: null, rise: [] });
  const all = timeToCore([people.map((one) => ({ ...one, becameCore: true }))]);
  expect(all.after(730)).toMatchObject({ share: 1, high: 1 });
  expect(all.estimate).toBe(400);
});

it("widens the interval where one person came to several repositories", () => {
  const people = Array.from({ length: 40 }, (_, i) => newcomer(i % 20, 50 + (i % 20), i % 20 < 10));
  const apart = timeToCore([people.slice(0, 20), people.slice(20).map((one) => ({ ...one, person: one.person + 20 }))]);
  const together = timeToCore([people.slice(0, 20), people.slice(20)]);
  const width = ({ low, high }: { low: number; high: number }): number => high - low;
  expect(width(together.after(65)!)).toBeGreaterThan(width(apart.after(65)!));
  expect(together.after(65)!.share).toBeCloseTo(apart.after(65)!.share, 9);
});
