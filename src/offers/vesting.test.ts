import { expect, it } from "vitest";

import { steadyVesting, vestedAfter, yearlyVesting } from "./vesting.ts";

// The usual schedule: a quarter after a year, then a 48th each month; after 1.5 years 9 of 24 parts (usehaven.com).
it("vests nothing before the cliff, and in equal steps after it", () => {
  const vesting = steadyVesting(4, 12, "month");
  expect(vestedAfter(vesting, 11.9)).toBe(0);
  expect(vestedAfter(vesting, 12)).toBeCloseTo(0.25, 12);
  expect(vestedAfter(vesting, 13)).toBeCloseTo(13 / 48, 12);
  expect(vestedAfter(vesting, 18)).toBeCloseTo(9 / 24, 12);
  expect(vestedAfter(vesting, 48)).toBeCloseTo(1, 12);
  expect(vestedAfter(vesting, 480)).toBeCloseTo(1, 12);
});

it("vests by quarter and by year, with the rest at the end", () => {
  expect(steadyVesting(1, 0, "quarter").events.map(({ month }) => month)).toEqual([3, 6, 9, 12]);
  expect(steadyVesting(2.5, 0, "year").events).toEqual([
    { month: 12, share: 0.4 },
    { month: 24, share: 0.4 },
    { month: 30, share: 0.2 },
  ]);
});

it("vests a share for each year", () => {
  const vesting = yearlyVesting([0.05, 0.15, 0.4, 0.4], "quarter");
  expect([12, 24, 36, 48].map((month) => vestedAfter(vesting, month))).toEqual(
    [0.05, 0.2, 0.6, 1].map((share) => expect.closeTo(share, 10)),
  );
  expect(vestedAfter(vesting, 30)).toBeCloseTo(0.4, 12);
});
