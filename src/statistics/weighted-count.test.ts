import fc from "fast-check";
import { expect, it } from "vitest";

import { chanceOfAtLeast, unitsAt, weightedCount } from "./weighted-count.ts";

const one = (probability: number, units = 1): { probability: number; units: number } => ({ probability, units });

it("is the binomial distribution for equal chances", () => {
  const chances = Array.from({ length: 4 }, () => one(0.3));
  const expected = [0.2401, 0.4116, 0.2646, 0.0756, 0.0081];
  expect([...weightedCount(chances)].map((chance) => Number(chance.toFixed(10)))).toEqual(expected);
});

it("is the Poisson binomial distribution for unequal ones, and counts units", () => {
  const [none, single, both] = weightedCount([one(0.2), one(0.5)]);
  expect([none, single, both].map((chance) => chance!.toFixed(12))).toEqual([
    "0.400000000000",
    "0.500000000000",
    "0.100000000000",
  ]);
  // 0, 1, 2 or 3 units: a half seat and a whole one.
  expect([...weightedCount([one(0.5, 2), one(0.5, 1)])]).toEqual([0.25, 0.25, 0.25, 0.25]);
  expect([...weightedCount([])]).toEqual([1]);
});

const chances = fc.array(fc.record({ probability: fc.double({ min: 0, max: 1, noNaN: true }), units: fc.nat(3) }), {
  maxLength: 8,
});

it("sums to one, does not care for the order, and one more never makes less likely", () => {
  fc.assert(
    fc.property(chances, fc.double({ min: 0, max: 1, noNaN: true }), (some, probability) => {
      const wanted = some.map(({ probability, units }) => ({ probability, units: units + 1 }));
      const before = weightedCount(wanted);
      const after = weightedCount([...wanted, one(probability)]);
      expect(before.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
      expect([...weightedCount(wanted.toReversed())]).toEqual([...before]);
      for (let units = 0; units <= before.length; units++)
        expect(chanceOfAtLeast(after, units)).toBeGreaterThanOrEqual(chanceOfAtLeast(before, units) - 1e-12);
    }),
  );
});

it("finds the number that is not exceeded with a chance", () => {
  const distribution = weightedCount([one(0.5), one(0.5)]);
  expect([0.025, 0.25, 0.26, 0.75, 0.76, 1].map((chance) => unitsAt(distribution, chance))).toEqual([0, 0, 1, 1, 2, 2]);
});
