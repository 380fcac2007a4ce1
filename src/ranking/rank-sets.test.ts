import fc from "fast-check";
import { expect, it } from "vitest";

import { generator } from "../statistics/bootstrap.ts";
import type { Estimated } from "../signals/estimate.ts";
import { rankSet } from "./rank-sets.ts";

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** An estimate with this error, and replicates that err as much around it. */
function observed(truth: number, error: number, random: () => number): Estimated {
  const estimate = truth + error * normal(random);
  return { estimate, replicates: Float64Array.from({ length: 200 }, () => estimate + error * normal(random)) };
}

it("tells apart what is far apart, and ties what is not", () => {
  const random = generator(4);
  const values = [observed(0.9, 0.001, random), observed(0.5, 0.001, random), observed(0.1, 0.001, random)];
  expect(values.map((_, index) => rankSet(values, index))).toEqual([
    { low: 1, high: 1 },
    { low: 2, high: 2 },
    { low: 3, high: 3 },
  ]);
  const same = { estimate: 0.5, replicates: new Float64Array(200).fill(0.5) };
  expect(rankSet([same, same, same], 1)).toEqual({ low: 1, high: 3 });
  expect(rankSet([same], 0)).toEqual({ low: 1, high: 1 });
});

it("stays within the places that there are, and does not depend on order", () => {
  const places = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 99 })), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(places, (given) => {
      const values = given.map(([truth, seed]) => observed(truth, 0.1, generator(seed)));
      const backwards = values.toReversed();
      for (const index of values.keys()) {
        const { low, high } = rankSet(values, index);
        expect(1 <= low && low <= high && high <= values.length).toBe(true);
        expect(rankSet(backwards, values.length - 1 - index)).toEqual({ low, high });
      }
    }),
    { numRuns: 50 },
  );
});
