import fc from "fast-check";
import { expect, it } from "vitest";

import { chanceToBeat, chanceToBeatAll } from "./odds.ts";

const few = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 8 });
const sorted = (values: readonly number[]): Float64Array => Float64Array.from(values).sort();
const half = (a: number, b: number): number => (a > b ? 1 : a === b ? 0.5 : 0);

it("counts every pair, a tie as half", () => {
  fc.assert(
    fc.property(few, few, few, (one, other, third) => {
      let pairs = 0;
      let both = 0;
      for (const a of one)
        for (const b of other) {
          pairs += half(a, b);
          for (const c of third) both += half(a, b) * half(a, c);
        }
      const [x, y, z] = [sorted(one), sorted(other), sorted(third)];
      expect(chanceToBeat(x, y)).toBeCloseTo(pairs / one.length / other.length, 12);
      expect(chanceToBeat(x, y) + chanceToBeat(y, x)).toBeCloseTo(1, 12);
      expect(chanceToBeatAll(x, [y, z])).toBeCloseTo(both / one.length / other.length / third.length, 12);
    }),
  );
});
