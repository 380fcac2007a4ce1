import { expect, it } from "vitest";

import { lognormalSlices, zeroInflatedSlices } from "./slices.ts";

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

it("has exactly the mean of the lognormal, however heavy its tail", () => {
  for (const spread of [0.2, 1.2, 2.5])
    expect(mean(lognormalSlices(7, spread, 1024)) / (7 * Math.exp(spread ** 2 / 2))).toBeCloseTo(1, 9);
});

it("is nothing but for the chance, and has exactly the mean where slices fit", () => {
  const slices = zeroInflatedSlices(0.25, 3, 1.2, 1024);
  expect(slices.filter((value) => value > 0).length).toBe(256);
  expect(mean(slices) / (0.25 * 3 * Math.exp(0.72))).toBeCloseTo(1, 9);
  for (let cell = 1; cell < 256; cell++) expect(slices[cell]!).toBeLessThan(slices[cell - 1]!);
  expect(slices[127]! > 3 && slices[128]! < 3).toBe(true);
});
