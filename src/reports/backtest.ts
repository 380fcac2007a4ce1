import type { Case } from "../backtest/cases.ts";
import { difference, type Discrimination, discriminate, resampleCases, type Scored } from "../backtest/score.ts";
import { BASELINES } from "../foresight/features.ts";
import { foresee, type ForesightModel } from "../foresight/model.ts";
import { type Outcome, OUTCOMES } from "../foresight/outcomes.ts";
import type { History } from "../model/history.ts";
import type { BacktestResult } from "../model/results.ts";
import { type Interval, SIGNALS, type SignalId } from "../model/signal.ts";
import { isoDate } from "../model/time.ts";
import { brierScore, calibrationCurve, calibrationError, Strata } from "../statistics/discrimination.ts";
import { chanceOf, fitLogistic } from "../statistics/logistic.ts";

/** A case and where each signal placed the person then; null is unknown. */
export interface SignalledCase extends Case {
  signals: Record<SignalId, number | null>;
}

/** With fewer cases of either outcome than this, an AUC says too little to be shown. */
export const LEAST_CASES = 10;
const SEED = 1;
const POPULATIONS = ["all", "newcomers"] as const;
/** Unknown of a signal: neither high nor low. */
const MIDDLE = 0.5;

/** How well the past would have been foreseen from what was known at each date. */
export function backtestReport(
  full: History,
  cases: readonly SignalledCase[],
  model: ForesightModel,
  notes: readonly string[],
): BacktestResult {
  const judged = cases.filter(({ outcomes }) => outcomes !== null);
  const dates = [...new Set(cases.map(({ date }) => date))].sort((a, b) => a - b);
  const repositories = [...new Set(judged.map(({ repository }) => repository))];
  return {
    asOf: new Date(full.asOf * 1000).toISOString().replace(".000Z", "Z"),
    cases: judged.length,
    people: new Set(judged.map(({ person }) => person)).size,
    repositories: repositories.length,
    cutDates: [...new Set(judged.map(({ date }) => isoDate(date)))],
    censored: {
      cases: cases.length - judged.length,
      cutDates: dates
        .filter((date) => cases.some((one) => one.date === date && one.outcomes === null))
        .map((date) => isoDate(date)),
    },
    notes: [...notes],
    outcomes: OUTCOMES.flatMap((outcome) =>
      POPULATIONS.map((population) =>
        scored(
          full,
          judged.filter(({ doing }) => population === "all" || doing.newcomer),
          model,
          outcome,
          population,
        ),
      ),
    ),
  };
}

function scored(
  full: History,
  cases: readonly SignalledCase[],
  model: ForesightModel,
  outcome: Outcome,
  population: (typeof POPULATIONS)[number],
): BacktestResult["outcomes"][number] {
  const strata = new Map<string, number>();
  const columns: Scored = {
    repository: Int32Array.from(cases, ({ repository }) => repository),
    person: Int32Array.from(cases, ({ person }) => person),
    stratum: Int32Array.from(cases, ({ repository, date }) => {
      const key = `${repository} ${date}`;
      if (!strata.has(key)) strata.set(key, strata.size);
      return strata.get(key)!;
    }),
    outcome: Uint8Array.from(cases, ({ outcomes }) => outcomes![outcome]),
  };
  const chances = Float64Array.from(cases, ({ repository, doing }) =>
    foresee(model, full.repositories[repository]!, outcome, doing),
  );
  const positives = columns.outcome.reduce((a, b) => a + b, 0);
  const enough = positives >= LEAST_CASES && cases.length - positives >= LEAST_CASES;
  const draws = enough ? resampleCases(columns, SEED) : [];
  const measure = (scores: ArrayLike<number>): Discrimination => discriminate(scores, columns, draws);
  const nothing: Discrimination = { auc: null, replicates: new Float64Array() };
  const crossed = (features: (one: SignalledCase) => number[]): Discrimination =>
    enough && new Set(columns.repository).size > 1 ? measure(crossFitted(cases, columns, features)) : nothing;
  const ours = measure(chances);
  const reading = new Strata(chances, columns.outcome, columns.stratum);
  const curve = calibrationCurve(chances, columns.outcome);
  const recent = crossed((one) => [Math.log1p(one.doing.baselines.decayedActiveWeeks)]);
  return {
    outcome,
    population,
    n: cases.length,
    positives,
    enough,
    ours: {
      auc: rounded(ours.auc),
      averagePrecision: enough ? round(reading.averagePrecision()) : null,
      precisionAt10: enough ? round(reading.precisionAt(10)) : null,
      brier: enough ? round(brierScore(chances, columns.outcome)) : null,
      calibrationError: enough ? round(calibrationError(curve)) : null,
      calibration: enough
        ? curve.map(({ cases: n, foreseen, observed }) => ({ n, foreseen: round(foreseen), observed: round(observed) }))
        : [],
    },
    baselines: Object.fromEntries(
      BASELINES.map((baseline) => {
        const other = measure(Float64Array.from(cases, ({ doing }) => doing.baselines[baseline]));
        return [baseline, { auc: rounded(other.auc), oursIsBetterBy: rounded(difference(ours, other)) }];
      }),
    ) as BacktestResult["outcomes"][number]["baselines"],
    signals: Object.fromEntries(
      SIGNALS.map((signal) => {
        const place = (one: SignalledCase): number => one.signals[signal] ?? MIDDLE;
        const alone = measure(Float64Array.from(cases, place));
        const both = crossed((one) => [Math.log1p(one.doing.baselines.decayedActiveWeeks), place(one)]);
        const adds = difference(both, recent);
        return [
          signal,
          {
            auc: rounded(alone.auc),
            known: cases.filter(({ signals }) => signals[signal] !== null).length,
            adds: rounded(adds),
            says: verdict(adds),
          },
        ];
      }),
    ) as BacktestResult["outcomes"][number]["signals"],
  };
}

/** What a signal adds to recent active weeks, in words. */
function verdict(adds: Interval | null): BacktestResult["outcomes"][number]["signals"]["drive"]["says"] {
  if (!adds) return "too little to say";
  if (adds.low > 0) return "adds to recent active weeks";
  return adds.high < 0 ? "takes away from recent active weeks" : "adds nothing that can be told";
}

/** Chances by a fit on the other repositories, of which there must be one. */
function crossFitted(
  cases: readonly SignalledCase[],
  { repository, outcome }: Scored,
  features: (one: SignalledCase) => number[],
): Float64Array {
  const rows = cases.map(features);
  const chances = new Float64Array(cases.length);
  for (const one of new Set(repository)) {
    const others = [...cases.keys()].filter((i) => repository[i] !== one);
    const fit = fitLogistic(
      others.map((i) => rows[i]!),
      others.map((i) => outcome[i]!),
    );
    for (const i of cases.keys()) if (repository[i] === one) chances[i] = chanceOf(fit, rows[i]!);
  }
  return chances;
}

function rounded(interval: Interval | null): Interval | null {
  return interval && { estimate: round(interval.estimate), low: round(interval.low), high: round(interval.high) };
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
