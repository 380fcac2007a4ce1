import type { Counting } from "../model/planning.ts";
import type { HalfLifeResult } from "../model/results.ts";
import { decay } from "../signals/view.ts";

/** Nobody plans further ahead than this. */
const MOST_DAYS = 20 * 365;

type Limits = Pick<HalfLifeResult, "estimate" | "low" | "high">;

/**
 * The share of what was known of an area that still counts after some days: 2^(-days / half-life).
 *
 * Where half of the lines outlive what was seen, the half-life is longer than its `low`: the share is a
 * lower bound then (`atLeast`), and nothing is known above it. Null where the half-life is not known at all.
 */
export function countsAfter({ estimate, low, high }: Limits, days: number): Counting {
  const halfLife = estimate ?? low;
  if (halfLife === null) return null;
  return {
    estimate: decay(days, halfLife),
    low: decay(days, Math.min(halfLife, low ?? halfLife)),
    high: high === null ? 1 : decay(days, Math.max(halfLife, high)),
    atLeast: estimate === null,
  };
}

/**
 * The mean over areas of which something is known, each with the same weight; null when there is none.
 * Its limits are the means of theirs, as if all areas were off to the same side at once: wider than needed.
 */
export function together(areas: readonly Counting[]): Counting {
  const known = areas.filter((one) => one !== null);
  if (known.length === 0) return null;
  const mean = (of: (one: (typeof known)[number]) => number): number =>
    known.reduce((sum, one) => sum + of(one), 0) / known.length;
  return {
    estimate: mean(({ estimate }) => estimate),
    low: mean(({ low }) => low),
    high: mean(({ high }) => high),
    atLeast: known.some(({ atLeast }) => atLeast),
  };
}

/**
 * The share of what is learned evenly over some days that still counts at their end: the mean of
 * 2^(-age / half-life) over ages from 0 to `days`.
 */
export function countsOfLearned(limits: Limits, days: number): Counting {
  const { estimate, low, high } = limits;
  const halfLife = estimate ?? low;
  if (halfLife === null) return null;
  const mean = (half: number): number =>
    days === 0 ? 1 : ((half / Math.LN2) * (1 - decay(days, half))) / days;
  return {
    estimate: mean(halfLife),
    low: mean(Math.min(halfLife, low ?? halfLife)),
    high: high === null ? 1 : mean(Math.max(halfLife, high)),
    atLeast: estimate === null,
  };
}

export interface Crossing {
  /** Whole days after which less than the threshold counts; null: not within twenty years. */
  estimate: number | null;
  earliest: number | null;
  latest: number | null;
}

/** When what counts falls below a threshold. @param counts falls with the days, or is null throughout */
export function fallsBelow(counts: (days: number) => Counting, threshold: number): Crossing {
  const first = (limit: "estimate" | "low" | "high"): number | null => {
    const below = (days: number): boolean => (counts(days)?.[limit] ?? 1) < threshold;
    if (!below(MOST_DAYS)) return null;
    let from = 0;
    let to = MOST_DAYS;
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      if (below(middle)) to = middle;
      else from = middle + 1;
    }
    return from;
  };
  return { estimate: first("estimate"), earliest: first("low"), latest: first("high") };
}

/** The measured share of lines still there after some days, between the points of a curve; null beyond it. */
export function seenAfter(
  curve: readonly { days: number; share: number; low: number; high: number }[],
  days: number,
): { share: number; low: number; high: number } | null {
  const next = curve.findIndex((point) => point.days >= days);
  if (next < 0) return null;
  const after = curve[next]!;
  const before = curve[next - 1] ?? after;
  const part = after.days === before.days ? 1 : (days - before.days) / (after.days - before.days);
  const between = (of: "share" | "low" | "high"): number => before[of] + part * (after[of] - before[of]);
  return { share: between("share"), low: between("low"), high: between("high") };
}
