import { generator, quantile } from "./bootstrap.ts";

/**
 * The middle 95 % of a figure when the items that it is made of are drawn anew, as many as there are,
 * with replacement (percentile bootstrap, Efron 1979).
 *
 * @param figure of a list of items; NaN where it says nothing of them, and such draws are left out
 * @returns null for fewer than three items, or where more than a tenth of the draws say nothing
 */
export function itemInterval<T>(
  items: readonly T[],
  figure: (drawn: readonly T[]) => number,
  { replicates, seed }: { replicates: number; seed: number },
): { estimate: number; low: number; high: number } | null {
  const estimate = figure(items);
  if (items.length < 3 || Number.isNaN(estimate)) return null;
  const random = generator(seed);
  const values: number[] = [];
  for (let r = 0; r < replicates; r++) {
    const drawn = items.map(() => items[Math.floor(random() * items.length)]!);
    const value = figure(drawn);
    if (!Number.isNaN(value)) values.push(value);
  }
  if (values.length < 0.9 * replicates) return null;
  const sorted = Float64Array.from(values).sort();
  return {
    estimate,
    low: Math.min(estimate, quantile(sorted, 0.025)),
    high: Math.max(estimate, quantile(sorted, 0.975)),
  };
}

/** The one in the middle, or the mean of the two; NaN of none. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return Number.NaN;
  return quantile(Float64Array.from(values).sort(), 0.5);
}
