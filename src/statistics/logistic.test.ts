import { expect, it } from "vitest";

import { generator } from "./bootstrap.ts";
import { chanceOf, fitLogistic } from "./logistic.ts";

const random = generator(1);
const rows = Array.from({ length: 4000 }, () => [random() * 4, 100 * random(), random()]);
const outcomes = rows.map(([a, b]) => (random() < 1 / (1 + Math.exp(2 - a! - 0.02 * b!)) ? 1 : 0));

it("finds the coefficients that made the outcomes, in the units of the features", () => {
  const { intercept, coefficients } = fitLogistic(rows, outcomes, { ridge: 0.001 });
  expect(intercept).toBeCloseTo(-2, 0);
  expect(coefficients[0]).toBeCloseTo(1, 0);
  expect(coefficients[1]).toBeCloseTo(0.02, 2);
  expect(coefficients[2]).toBeCloseTo(0, 0);
});

it("foresees as many as there were, as a fit by maximum likelihood does", () => {
  const model = fitLogistic(rows, outcomes);
  const foreseen = rows.reduce((sum, row) => sum + chanceOf(model, row), 0);
  expect(foreseen).toBeCloseTo(
    outcomes.reduce<number>((a, b) => a + b, 0),
    3,
  );
});

it("keeps coefficients at nought that may not be negative", () => {
  const against = outcomes.map((outcome) => 1 - outcome);
  const model = fitLogistic(rows, against, { atLeastZero: [true, false, false] });
  expect(model.coefficients[0]).toBe(0);
  expect(model.coefficients[1]).toBeLessThan(0);
});

it("counts a case as often as its weight says", () => {
  const twice = fitLogistic([...rows, ...rows.slice(0, 500)], [...outcomes, ...outcomes.slice(0, 500)]);
  const weighed = fitLogistic(rows, outcomes, { weights: rows.map((_, i) => (i < 500 ? 2 : 1)) });
  for (const [j, coefficient] of twice.coefficients.entries())
    expect(weighed.coefficients[j]).toBeCloseTo(coefficient, 6);
});

it("stays finite where the outcome is certain, a feature never varies, or all outcomes are the same", () => {
  const certain = fitLogistic(
    [
      [0, 7],
      [1, 7],
      [2, 7],
      [3, 7],
    ],
    [0, 0, 1, 1],
  );
  expect(certain.coefficients.every(Number.isFinite)).toBe(true);
  expect(certain.coefficients[1]).toBe(0);
  expect(chanceOf(fitLogistic([[1], [2]], [1, 1]), [1])).toBeLessThan(1);
});
