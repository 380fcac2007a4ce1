/** Something that happens or not, and how much it counts when it does. */
export interface Chance {
  /** From 0 to 1. */
  probability: number;
  /** A whole number of units, 1 or more. */
  units: number;
}

/**
 * The chance of each sum of units, of independent chances: index `i` is the chance that exactly `i`
 * units happen. With all units 1 it is the Poisson binomial distribution; exact, by adding one after
 * the other.
 */
export function weightedCount(chances: readonly Chance[]): Float64Array {
  // In one order, whatever order they came in, so that the same chances give the same bits.
  const ordered = chances.toSorted((a, b) => a.units - b.units || a.probability - b.probability);
  const sums = new Float64Array(ordered.reduce((total, { units }) => total + units, 0) + 1);
  sums[0] = 1;
  let most = 0;
  for (const { probability, units } of ordered) {
    most += units;
    for (let sum = most; sum >= 0; sum--)
      sums[sum] = sums[sum]! * (1 - probability) + (sum >= units ? sums[sum - units]! * probability : 0);
  }
  return sums;
}

/** The chance of at least so many units. */
export function chanceOfAtLeast(distribution: Float64Array, units: number): number {
  if (units <= 0) return 1;
  let chance = 0;
  for (let sum = distribution.length - 1; sum >= units; sum--) chance += distribution[sum]!;
  return Math.min(1, chance);
}

/** The least number of units that is not exceeded with this chance. */
export function unitsAt(distribution: Float64Array, chance: number): number {
  let below = 0;
  for (let sum = 0; sum < distribution.length; sum++) {
    below += distribution[sum]!;
    // Room for the rounding of a sum of shares.
    if (below >= chance - 1e-12) return sum;
  }
  return distribution.length - 1;
}
