import fc from "fast-check";
import { expect, it } from "vitest";

import { generator, quantile, resampleWeeks } from "./bootstrap.ts";
import { chaoShen, herfindahl } from "./concentration.ts";

/** Counts of `draws` things that fall under keys with these chances. */
function sample(chances: readonly number[], draws: number, random: () => number): Float64Array {
  const counts = new Float64Array(chances.length);
  for (let i = 0; i < draws; i++) {
    let left = random();
    let key = 0;
    while (key < chances.length - 1 && left >= chances[key]!) left -= chances[key++]!;
    counts[key]!++;
  }
  return counts;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0) / numbers.length;
}

it("estimates concentration without bias, where the plug-in form has much", () => {
  const chances = [0.4, 0.3, 0.2, 0.1];
  const truth = chances.reduce((sum, share) => sum + share * share, 0);
  const random = generator(1);
  const samples = Array.from({ length: 20_000 }, () => sample(chances, 6, random));
  expect(mean(samples.map(herfindahl))).toBeCloseTo(truth, 2);
  expect(mean(samples.map((counts) => counts.reduce((sum, n) => sum + (n / 6) ** 2, 0)))).toBeGreaterThan(truth + 0.1);
});

it("comes nearer to the true entropy of few observations than the plug-in form", () => {
  const chances = Array.from({ length: 12 }, () => 1 / 12);
  const random = generator(2);
  const samples = Array.from({ length: 4000 }, () => sample(chances, 10, random));
  const plugIn = (counts: Float64Array): number =>
    counts.reduce((sum, n) => (n === 0 ? sum : sum - (n / 10) * Math.log(n / 10)), 0);
  const truth = Math.log(12);
  expect(Math.abs(mean(samples.map(chaoShen)) - truth)).toBeLessThan(0.15);
  expect(Math.abs(mean(samples.map(plugIn)) - truth)).toBeGreaterThan(0.5);
});

it("keeps both in their bounds for any counts", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 40 }), { maxLength: 20 }), (counts) => {
      const observed = Float64Array.from(counts);
      const index = herfindahl(observed);
      expect(index >= 0 && index <= 1).toBe(true);
      const entropy = chaoShen(observed);
      expect(Number.isFinite(entropy) && entropy >= 0).toBe(true);
    }),
  );
});

it("draws as many weeks as there are, in blocks, and the same for the same seed", () => {
  const { draws } = resampleWeeks(100, 199, 300, 5);
  expect(draws.every((draw) => draw.reduce((a, b) => a + b, 0) === 100)).toBe(true);
  expect(resampleWeeks(100, 199, 300, 5).draws).toEqual(draws);
  expect(resampleWeeks(100, 199, 300, 6).draws).not.toEqual(draws);
  // Every week is drawn once on average.
  expect(mean(draws.map((draw) => draw[0]!))).toBeCloseTo(1, 0);
});

it("covers the mean of what it resamples about as often as it says", () => {
  const random = generator(11);
  let covered = 0;
  const trials = 300;
  for (let trial = 0; trial < trials; trial++) {
    const weeks = Float64Array.from({ length: 104 }, () => (random() < 0.3 ? 1 : 0));
    const { draws } = resampleWeeks(0, 103, 200, trial);
    const sums = Float64Array.from(draws, (draw) =>
      weeks.reduce((sum, value, week) => sum + value * draw[week]!, 0),
    ).sort();
    const truth = 0.3 * 104;
    if (quantile(sums, 0.025) <= truth && truth <= quantile(sums, 0.975)) covered++;
  }
  expect(covered / trials).toBeGreaterThan(0.88);
});
