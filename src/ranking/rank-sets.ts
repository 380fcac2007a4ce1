import type { Estimated } from "../signals/estimate.ts";

/** The places that somebody may have, from 1. */
export interface RankSet {
  low: number;
  high: number;
}

const LEVEL = 0.95;

/**
 * A 95 % confidence set for the place of one of several, by comparing it with all others at once. A
 * place is shared by all that the data can't tell apart.
 *
 * Each difference gets an interval from its own bootstrap distribution, and all intervals the same
 * level, chosen so that they hold together: places have skewed distributions when little is known,
 * and one such must not widen the comparison with everybody else.
 *
 * Sources: Mogstad, Romano, Shaikh and Wilhelm, "Inference for ranks with applications to mobility
 * across neighbourhoods and academic achievement across countries", Review of Economic Studies 2024
 * (marginal confidence sets for ranks from simultaneous intervals of differences); Beran, "Balanced
 * simultaneous confidence sets", JASA 1988.
 *
 * @param values in any order; more is better
 * @param index the one whose place is asked for
 */
export function rankSet(values: readonly Estimated[], index: number): RankSet {
  const own = values[index]!;
  const count = own.replicates.length;
  /** For each replicate, the most extreme of its deviations, as a place from 0 to `count - 1` among those of the same pair. */
  const extremes = new Int32Array(count);
  const pairs: { difference: number; deviations: Float64Array }[] = [];
  for (const [other, { estimate, replicates }] of values.entries()) {
    if (other === index) continue;
    const difference = estimate - own.estimate;
    const deviations = new Float64Array(count);
    for (let r = 0; r < count; r++) deviations[r] = Math.abs(replicates[r]! - own.replicates[r]! - difference);
    const sorted = deviations.toSorted();
    for (let r = 0; r < count; r++) extremes[r] = Math.max(extremes[r]!, placeIn(sorted, deviations[r]!));
    pairs.push({ difference, deviations: sorted });
  }
  // The interval of a pair reaches to the deviation at this place; in 95 of 100 replicates none goes beyond.
  const cut = extremes.sort()[Math.min(count - 1, Math.ceil(LEVEL * count) - 1)] ?? 0;
  let above = 0;
  let under = 0;
  const tail = cut === count - 1 ? normalQuantile((1 - LEVEL) / 2 / pairs.length) : 0;
  for (const { difference, deviations } of pairs) {
    // With many pairs the common level lies beyond what the replicates can show: there, as if normal.
    const reach = Math.max(deviations[cut] ?? Number.POSITIVE_INFINITY, tail * rootMeanSquare(deviations));
    if (difference > reach) above++;
    else if (difference < -reach) under++;
  }
  return { low: 1 + above, high: values.length - under };
}

/** The first place of a value in a sorted list that holds it. */
function placeIn(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function rootMeanSquare(values: Float64Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / Math.max(1, values.length));
}

/** The point that a standard normal variable exceeds with this small chance (Abramowitz and Stegun 26.2.23). */
function normalQuantile(chance: number): number {
  const t = Math.sqrt(-2 * Math.log(chance));
  return t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3);
}
