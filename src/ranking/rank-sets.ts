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
  const least = Math.max(0, Math.ceil(LEVEL * count) - 1);
  const pairs: { difference: number; tail: Float64Array; spread: number }[] = [];
  /** For each replicate, the most extreme place that one of its deviations has among those of the same pair. */
  const extremes = new Int32Array(count).fill(least);
  const deviations = new Float64Array(count);
  for (const [other, { estimate, replicates }] of values.entries()) {
    if (other === index) continue;
    const difference = estimate - own.estimate;
    let squares = 0;
    for (let r = 0; r < count; r++) {
      const deviation = Math.abs(replicates[r]! - own.replicates[r]! - difference);
      deviations[r] = deviation;
      squares += deviation * deviation;
    }
    // The common level is at least that of one interval, so only the largest deviations matter.
    const tail = largest(deviations, count - least);
    for (let r = 0; r < count; r++)
      if (deviations[r]! > tail[0]!) extremes[r] = Math.max(extremes[r]!, least + placeIn(tail, deviations[r]!));
    pairs.push({ difference, tail, spread: Math.sqrt(squares / Math.max(1, count)) });
  }
  // The interval of a pair reaches to the deviation at this place; in 95 of 100 replicates none goes beyond.
  const cut = extremes.sort()[least] ?? least;
  let above = 0;
  let under = 0;
  const normal = normalQuantile((1 - LEVEL) / 2 / Math.max(1, pairs.length));
  for (const { difference, tail, spread } of pairs) {
    // Never less than if normal: with many pairs the common level lies beyond what the replicates can
    // show, and between few people of nearly equal work the ends of the scale hide deviations.
    const reach = Math.max(tail[cut - least] ?? Number.POSITIVE_INFINITY, normal * spread);
    if (difference > reach) above++;
    else if (difference < -reach) under++;
  }
  return { low: 1 + above, high: values.length - under };
}

/** The largest of some values, sorted: many times faster than sorting them all. */
function largest(values: Float64Array, most: number): Float64Array {
  const found = values.slice(0, most).sort();
  for (let i = most; i < values.length; i++) {
    const value = values[i]!;
    if (value <= found[0]!) continue;
    let place = 0;
    while (place + 1 < most && found[place + 1]! < value) {
      found[place] = found[place + 1]!;
      place++;
    }
    found[place] = value;
  }
  return found;
}

/** The first place of a value in a sorted list that holds it. */
function placeIn(sorted: Float64Array, value: number): number {
  let place = sorted.length - 1;
  while (place > 0 && sorted[place - 1]! >= value) place--;
  return place;
}

/** The point that a standard normal variable exceeds with this small chance (Abramowitz and Stegun 26.2.23). */
function normalQuantile(chance: number): number {
  const t = Math.sqrt(-2 * Math.log(chance));
  return t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3);
}
