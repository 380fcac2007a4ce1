import { expect, it } from "vitest";

import { degreeOfAuthorship } from "./authorship.ts";

it("weighs authorship as its source does", () => {
  expect(degreeOfAuthorship(true, 0, 0)).toBeCloseTo(4.391, 3);
  expect(degreeOfAuthorship(false, 10, 5)).toBeCloseTo(3.293 + 1.64 - 0.321 * Math.log(6), 3);
});
