import fc from "fast-check";
import { expect, it } from "vitest";

import { countsAfter, countsOfLearned, fallsBelow, type Lives, together } from "./horizon.ts";

const lives = (estimate: number | null, low = estimate, high = estimate): Lives => ({
  halfLifeDays: { estimate, low, high },
  curve: [],
});

it("is 2^(-t / half-life) without a curve, with the limits of the half-life", () => {
  expect(countsAfter(lives(100, 50, 200), 200)).toEqual({ estimate: 0.25, low: 0.0625, high: 0.5, beyond: true });
  expect(countsAfter(lives(100, 50, null), 100)).toMatchObject({ estimate: 0.5, low: 0.25, high: 1 });
});

it("takes the least half-life where half of the lines outlive what was seen, and says nothing of no lines", () => {
  expect(countsAfter(lives(null, 100, null), 100)).toEqual({ estimate: 0.5, low: 0.5, high: 1, beyond: true });
  expect(countsAfter(lives(null, null, null), 100)).toBeNull();
});

it("follows the curve as far as it goes, and goes on from its end", () => {
  const one: Lives = {
    halfLifeDays: { estimate: 100, low: 100, high: 100 },
    curve: [
      { days: 0, share: 1, low: 1, high: 1 },
      { days: 50, share: 0.8, low: 0.7, high: 0.9 },
      { days: 100, share: 0.4, low: 0.3, high: 0.5 },
    ],
  };
  expect(countsAfter(one, 0)).toEqual({ estimate: 1, low: 1, high: 1, beyond: false });
  expect(countsAfter(one, 75)!.estimate).toBeCloseTo(0.6, 12);
  expect(countsAfter(one, 200)).toEqual({ estimate: 0.2, low: 0.15, high: 0.25, beyond: true });
});

it("goes on at the mean rate until then where half outlives what was seen", () => {
  const one: Lives = {
    halfLifeDays: { estimate: null, low: 80, high: null },
    curve: [
      { days: 0, share: 1, low: 1, high: 1 },
      { days: 100, share: 0.8, low: 0.4, high: 0.9 },
    ],
  };
  const { estimate, low, high } = countsAfter(one, 300)!;
  expect(estimate).toBeCloseTo(0.8 ** 3, 12);
  expect(low).toBeCloseTo(0.4 * 2 ** (-200 / 80), 12);
  expect(high).toBe(0.9);
});

it("is the mean over areas, without those of which nothing is known", () => {
  const areas = [countsAfter(lives(100), 100), countsAfter(lives(50), 100), null];
  expect(together(areas)).toEqual({ estimate: 0.375, low: 0.375, high: 0.375, beyond: true });
  expect(together([null])).toBeNull();
});

it("finds the day on which less than the threshold counts", () => {
  const counts = (days: number) => countsAfter(lives(100, 50, 200), days);
  // 2^(-t / 100) = 0.5 on day 100: less than that from the day after on.
  expect(fallsBelow(counts, 0.5)).toEqual({ estimate: 101, earliest: 51, latest: 201 });
  expect(fallsBelow((days) => countsAfter(lives(100, 50, null), days), 0.5).latest).toBeNull();
  expect(fallsBelow(() => null, 0.5)).toEqual({ estimate: null, earliest: null, latest: null });
});

it("counts what is learned evenly as the integral of the decay", () => {
  const counts = (days: number) => countsAfter(lives(300), days);
  const closed = (300 / Math.LN2 / 600) * (1 - 2 ** (-600 / 300));
  expect(countsOfLearned(counts, 600)!.estimate).toBeCloseTo(closed, 4);
});

it("never counts more for a shorter half-life or a later day, and the limits lie around", () => {
  const half = fc.integer({ min: 1, max: 5000 });
  fc.assert(
    fc.property(half, half, fc.nat(4000), fc.nat(4000), (one, other, days, more) => {
      const [short, long] = [Math.min(one, other), Math.max(one, other)];
      const shorter = countsAfter(lives(short), days)!;
      const longer = countsAfter(lives(long), days)!;
      expect(shorter.estimate).toBeLessThanOrEqual(longer.estimate);
      expect(countsAfter(lives(long), days + more)!.estimate).toBeLessThanOrEqual(longer.estimate);
      const between = countsAfter(lives(short, Math.ceil(short / 2), long), days)!;
      expect(between.low <= between.estimate && between.estimate <= between.high).toBe(true);
    }),
  );
});
