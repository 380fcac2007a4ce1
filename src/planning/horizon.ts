import type { Counting } from "../model/planning.ts";
import type { HalfLifeResult } from "../model/results.ts";
import { decay } from "../signals/view.ts";

/** Nobody plans further ahead than this. */
const MOST_DAYS = 20 * 365;
/** Steps in which a mean over ages is taken. */
const STEP_DAYS = 7;

/** How long the code of an area lives, as far as it was measured. */
export interface Lives {
  /** Days. */
  halfLifeDays: Pick<HalfLifeResult, "estimate" | "low" | "high">;
  /** Share of lines still there, from day 0 to as long as they were followed; may be empty. */
  curve: readonly { days: number; share: number; low: number; high: number }[];
}

/**
 * The share of what was known of an area that still counts after some days.
 *
 * As long as lines were followed it is the share of lines that were still there: code goes fast at first
 * and slowly later, so that 2^(-t / half-life) by itself is off by up to thirty points where it can be
 * checked. Beyond that it goes on from there with the half-life. Where half of the lines outlive what was
 * seen, it goes on at the mean rate until then, for the lower limit with the least half-life that is
 * possible, and not at all for the upper one. Without a curve it is 2^(-t / half-life). Null where nothing is known.
 */
export function countsAfter({ halfLifeDays: { estimate, low, high }, curve }: Lives, days: number): Counting {
  const halfLife = estimate ?? low;
  if (halfLife === null) return null;
  const last = curve.at(-1) ?? { days: 0, share: 1, low: 1, high: 1 };
  if (days <= last.days) {
    const { share, low: least, high: most } = between(curve, days);
    return { estimate: share, low: least, high: most, beyond: false };
  }
  const more = days - last.days;
  // Where no half-life was reached, as fast as until then on average.
  const goesOn = estimate === null && last.days > 0 ? last.share ** (more / last.days) : decay(more, halfLife);
  return {
    estimate: last.share * goesOn,
    low: last.low * decay(more, Math.min(halfLife, low ?? halfLife)),
    high: last.high * (high === null ? 1 : decay(more, Math.max(halfLife, high))),
    beyond: true,
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
    beyond: known.some(({ beyond }) => beyond),
  };
}

/** The share of what is learned evenly over some days that still counts at their end: the mean over its ages. */
export function countsOfLearned(counts: (days: number) => Counting, days: number): Counting {
  const steps = Math.max(1, Math.round(days / STEP_DAYS));
  return together(Array.from({ length: steps }, (_, step) => counts(((step + 0.5) * days) / steps)));
}

export interface Crossing {
  /** Whole days after which less than the threshold counts; null: not within twenty years. */
  estimate: number | null;
  earliest: number | null;
  latest: number | null;
}

/** When what counts falls below a threshold for the first time; its limits may turn back a little. */
export function fallsBelow(counts: (days: number) => Counting, threshold: number): Crossing {
  const first: Crossing = { estimate: null, earliest: null, latest: null };
  for (let day = 0; day <= MOST_DAYS && first.latest === null; day++) {
    const here = counts(day);
    if (here === null) break;
    if (here.estimate < threshold) first.estimate ??= day;
    if (here.low < threshold) first.earliest ??= day;
    if (here.high < threshold) first.latest = day;
  }
  return first;
}

/** The share between two points of a curve that reaches so far. */
function between(curve: Lives["curve"], days: number): Omit<Lives["curve"][number], "days"> {
  const next = Math.max(
    0,
    curve.findIndex((point) => point.days >= days),
  );
  const after = curve[next] ?? { days: 0, share: 1, low: 1, high: 1 };
  const before = curve[next - 1] ?? after;
  const part = after.days === before.days ? 1 : (days - before.days) / (after.days - before.days);
  const of = (limit: "share" | "low" | "high"): number => before[limit] + part * (after[limit] - before[limit]);
  return { share: of("share"), low: of("low"), high: of("high") };
}
