import fc from "fast-check";
import { expect, it } from "vitest";

import { brierScore, calibrationCurve, calibrationError, Strata } from "./discrimination.ts";

const cases = fc
  .array(fc.record({ score: fc.nat({ max: 5 }), outcome: fc.nat({ max: 1 }), group: fc.nat({ max: 2 }) }), {
    minLength: 2,
    maxLength: 40,
  })
  .filter((given) => given.some(({ outcome }) => outcome === 1));

function strata(given: readonly { score: number; outcome: number; group: number }[]): Strata {
  return new Strata(
    given.map(({ score }) => score),
    given.map(({ outcome }) => outcome),
    given.map(({ group }) => group),
  );
}

it("gives the AUC that counting all pairs gives, with weights too", () => {
  fc.assert(
    fc.property(cases, fc.array(fc.nat({ max: 3 }), { minLength: 40, maxLength: 40 }), (given, weights) => {
      let won = 0;
      let pairs = 0;
      for (const [i, yes] of given.entries()) {
        for (const [j, no] of given.entries()) {
          if (yes.outcome !== 1 || no.outcome !== 0 || yes.group !== no.group) continue;
          const weight = weights[i]! * weights[j]!;
          pairs += weight;
          won += weight * (yes.score > no.score ? 1 : yes.score === no.score ? 0.5 : 0);
        }
      }
      expect(strata(given).auc(weights)).toEqual(pairs === 0 ? Number.NaN : expect.closeTo(won / pairs, 10));
    }),
  );
});

it("is 0.5 for a score that says nothing, and turns round with the score", () => {
  fc.assert(
    fc.property(cases, (given) => {
      const flat = strata(given.map((one) => ({ ...one, score: 1 }))).auc();
      if (!Number.isNaN(flat)) expect(flat).toBeCloseTo(0.5, 10);
      const turned = strata(given.map((one) => ({ ...one, score: -one.score }))).auc();
      if (!Number.isNaN(flat)) expect(strata(given).auc() + turned).toBeCloseTo(1, 10);
    }),
  );
});

it("gives the average precision and the precision of a worked example", () => {
  // Read from the top: yes, no, yes, no: (1/1 + 2/3) / 2.
  const given = [4, 3, 2, 1].map((score, i) => ({ score, outcome: i % 2 === 0 ? 1 : 0, group: 0 }));
  expect(strata(given).averagePrecision()).toBeCloseTo((1 + 2 / 3) / 2, 10);
  expect(strata(given).precisionAt(2)).toBeCloseTo(0.5, 10);
  expect(strata(given).precisionAt(10)).toBeCloseTo(0.5, 10);
});

it("gives ties the mean over all their orders", () => {
  // Orders of {yes, no} tied at the top: 1 or 1/2.
  const tied = [
    { score: 1, outcome: 1, group: 0 },
    { score: 1, outcome: 0, group: 0 },
  ];
  expect(strata(tied).averagePrecision()).toBeCloseTo(0.75, 10);
  expect(strata(tied).precisionAt(1)).toBeCloseTo(0.5, 10);
});

it("measures calibration", () => {
  const chances = Array.from({ length: 100 }, (_, i) => (i < 50 ? 0.2 : 0.8));
  const outcomes = chances.map((chance, i) => (i % 10 < chance * 10 ? 1 : 0));
  const curve = calibrationCurve(chances, outcomes);
  expect(curve.map(({ cases }) => cases)).toEqual([50, 50]);
  expect(calibrationError(curve)).toBeCloseTo(0, 10);
  expect(brierScore(chances, outcomes)).toBeCloseTo(0.16, 10);
  expect(calibrationError(calibrationCurve([0.5, 0.5], [1, 1]))).toBeCloseTo(0.5, 10);
});
