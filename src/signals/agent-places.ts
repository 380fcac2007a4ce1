import type { Interval, Settings } from "../model/signal.ts";
import { DAY, weekOf } from "../model/time.ts";
import { quantile, resampleWeeks } from "../statistics/bootstrap.ts";
import type { Logistic } from "../statistics/logistic.ts";
import { type AgentCases, rowOf } from "./agent-cases.ts";
import { similarity } from "./agent-model.ts";
import { RECENT_DAYS } from "./view.ts";

/** Fewer undisclosed commits of others in a repository and quarter are no measure of what is usual there. */
const LEAST_USUAL = 10;

/** A case among what is usual where it was made. */
export interface PlacedCase {
  place: number;
  /** Share of undisclosed cases of others in its stratum that are less like disclosed work, ties half; 0 to 1. */
  likeness: number;
}

/** Where somebody's cases stand among undisclosed cases of others; those with too few others are left out. */
export function placeCases(
  model: Logistic,
  cases: AgentCases,
  own: readonly number[],
  others: readonly number[],
): PlacedCase[] {
  const strata = new Set(own.map((place) => cases.stratum[place]!));
  const usual = new Map<number, number[]>();
  for (const place of others) {
    const stratum = cases.stratum[place]!;
    if (cases.disclosed[place] || !strata.has(stratum)) continue;
    const scores = usual.get(stratum) ?? [];
    usual.set(stratum, scores);
    scores.push(similarity(model, rowOf(cases, place)));
  }
  return own.flatMap((place) => {
    const scores = usual.get(cases.stratum[place]!) ?? [];
    if (scores.length < LEAST_USUAL) return [];
    const mine = similarity(model, rowOf(cases, place));
    const below = scores.reduce((sum, score) => sum + (score < mine ? 1 : score === mine ? 0.5 : 0), 0);
    return [{ place, likeness: below / scores.length }];
  });
}

/** Mean over weeks of the mean of each week, with an interval from the block bootstrap over weeks. */
export function meanOverWeeks(
  weeks: ReadonlyMap<number, readonly number[]>,
  asOf: number,
  { replicates, seed }: Settings,
): Interval {
  const means = [...weeks].map(([week, values]) => [week, values.reduce((a, b) => a + b, 0) / values.length] as const);
  const weigh = (times: (week: number) => number): number => {
    let sum = 0;
    let total = 0;
    for (const [week, mean] of means) {
      sum += times(week) * mean;
      total += times(week);
    }
    return sum / total;
  };
  const first = weekOf(asOf - RECENT_DAYS * DAY);
  const { draws } = resampleWeeks(first, weekOf(asOf), replicates, seed);
  const estimate = weigh(() => 1);
  // A replicate can miss all weeks of somebody with few.
  const drawn = draws.map((draw) => weigh((week) => draw[week - first]!)).filter((value) => !Number.isNaN(value));
  const sorted = Float64Array.from(drawn).sort();
  return {
    estimate,
    low: Math.min(estimate, quantile(sorted, 0.025)),
    high: Math.max(estimate, quantile(sorted, 0.975)),
  };
}
