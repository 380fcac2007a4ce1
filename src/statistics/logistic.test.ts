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

it("stays finite where features tell the outcomes apart", () => {
  const apart = [
    [1, 0, 0, 0, 4, 0],
    [0, 0, 1, 0, 3.6, 1],
    [0, 0, 0, 1, 0, 1],
    [0, 1, 0, 0, 0, 0],
  ];
  const weights = [67.6, 4.2, 2.8, 4.6];
  const model = fitLogistic(apart, [1, 1, 0, 1], { weights, atLeastZero: apart[0]!.map(() => true) });
  expect(Math.abs(model.intercept)).toBeLessThan(10);
  expect(chanceOf(model, apart[0]!)).toBeGreaterThan(0.9);
});
