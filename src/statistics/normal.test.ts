import { expect, it } from "vitest";

import { normalBelow, normalQuantile } from "./normal.ts";

// Abramowitz and Stegun 1964, table 26.1, and R's pnorm for the tails.
it.each([
  [0, 0.5],
  [1, 0.841_344_746_068_543],
  [1.959_963_984_540_054, 0.975],
  [-3, 1.349_898_031_630_095e-3],
  [-8, 6.220_960_574_271_786e-16],
])("gives the chance below %d", (z, chance) => {
  // Far out the continued fraction is cut off, where nothing of ours depends on it.
  expect(normalBelow(z) / chance).toBeCloseTo(1, z < -7 ? 7 : 12);
});

it("finds the value for a chance again, far into the tails", () => {
  for (const chance of [1e-12, 1e-6, 0.01, 0.0243, 0.3, 0.5, 0.9, 0.999])
    expect(normalBelow(normalQuantile(chance)) / chance).toBeCloseTo(1, 11);
  expect(normalQuantile(0)).toBe(-Infinity);
  expect(normalQuantile(1)).toBe(Infinity);
});
