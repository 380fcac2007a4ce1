import { expect, it } from "vitest";

import { lognormalSlices } from "./slices.ts";
import { certaintyEquivalent } from "./utility.ts";

// For ln W ~ N(m, s^2), CE = exp(m + (1 - g) s^2 / 2).
it.each([1, 2, 3, 4])("agrees with the lognormal closed form at risk aversion %d", (aversion) => {
  const wealth = 1000;
  const [median, spread] = [1e6, 0.5];
  const gamble = lognormalSlices(median, spread, 2 ** 16).map((value) => value - wealth);
  const exact = median * Math.exp(((1 - aversion) * spread ** 2) / 2) - wealth;
  expect(certaintyEquivalent(gamble, wealth, aversion) / exact).toBeCloseTo(1, 3);
});

it("is the sum itself where nothing is at risk", () => {
  for (const aversion of [0.5, 1, 2, 3.3, 4])
    expect(certaintyEquivalent(Float64Array.of(5, 5), 100, aversion)).toBeCloseTo(5, 9);
});

it("weighs a gamble of two sides as the formulas do", () => {
  const gamble = Float64Array.of(0, 300);
  expect(certaintyEquivalent(gamble, 100, 1)).toBeCloseTo(Math.sqrt(100 * 400) - 100, 9);
  expect(certaintyEquivalent(gamble, 100, 2)).toBeCloseTo(2 / (1 / 100 + 1 / 400) - 100, 9);
  expect(certaintyEquivalent(gamble, 100, 3)).toBeCloseTo((2 / (1e-4 + 400 ** -2)) ** 0.5 - 100, 9);
});

it("counts what leaves less than nothing as a hundredth of the wealth", () => {
  expect(certaintyEquivalent(Float64Array.of(-1e6), 100, 2)).toBeCloseTo(1 - 100, 9);
});
