import { expect, test } from "vitest";

import { curveAt, readingText } from "./curve.ts";

const CURVE = [
  { days: 0, share: 1, low: 1, high: 1 },
  { days: 100, share: 0.5, low: 0.4, high: 0.6 },
];

test("a curve is read between its points, and not where it was not followed", () => {
  expect(curveAt(CURVE, 0)).toEqual({ share: 1, low: 1, high: 1 });
  expect(curveAt(CURVE, 50)?.share).toBeCloseTo(0.75);
  expect(curveAt(CURVE, 100)?.low).toBeCloseTo(0.4);
  expect(curveAt(CURVE, 101)).toBeUndefined();
  expect(curveAt([], 0)).toBeUndefined();
});

test("a reading says its interval", () => {
  expect(readingText({ share: 0.632, low: 0.55, high: 0.71 })).toBe("63 % (55–71)");
  expect(readingText({ share: 0.021, low: 0.013, high: 0.04 })).toBe("2.1 % (1.3–4.0)");
});
