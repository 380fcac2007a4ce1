/** Block bootstrap over weeks. Everybody is resampled with the same weeks, so differences between people are fair. */

/** Weeks that are drawn together, because a person's neighbouring weeks are alike. */
const BLOCK_WEEKS = 4;

/** A small deterministic generator of numbers in [0, 1) (mulberry32, T. Ettinger 2017). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Resampling {
  /** The first week of the calendar that is resampled. */
  firstWeek: number;
  weeks: number;
  /** One row for each replicate: how often each week was drawn. */
  draws: readonly Uint8Array[];
}

/**
 * Draws weeks with replacement, in circular blocks (Politis and Romano 1992).
 *
 * @param firstWeek first week with an observation
 * @param lastWeek week of the date
 */
export function resampleWeeks(firstWeek: number, lastWeek: number, replicates: number, seed: number): Resampling {
  const weeks = Math.max(1, lastWeek - firstWeek + 1);
  const random = generator(seed);
  const draws = Array.from({ length: replicates }, () => {
    const drawn = new Uint8Array(weeks);
    for (let filled = 0; filled < weeks;) {
      const start = Math.floor(random() * weeks);
      for (let i = 0; i < BLOCK_WEEKS && filled < weeks; i++, filled++) drawn[(start + i) % weeks]!++;
    }
    return drawn;
  });
  return { firstWeek, weeks, draws };
}

/**
 * Adds later weeks: those from before are drawn as they were, and those that came since among themselves,
 * so that a figure and what has become of it rest on the same draws.
 */
export function addWeeks({ firstWeek, weeks, draws }: Resampling, lastWeek: number, seed: number): Resampling {
  if (lastWeek < firstWeek + weeks) return { firstWeek, weeks, draws };
  const later = resampleWeeks(firstWeek + weeks, lastWeek, draws.length, seed);
  return {
    firstWeek,
    weeks: weeks + later.weeks,
    draws: draws.map((draw, r) => Uint8Array.from([...draw, ...later.draws[r]!])),
  };
}

/** The value below which a share of the sorted values lies, interpolated. */
export function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (place - below) * (high - low);
}
