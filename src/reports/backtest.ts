import type { Case } from "../backtest/cases.ts";
import { difference, type Discrimination, discriminate, resampleCases, type Scored } from "../backtest/score.ts";
import { BASELINES } from "../foresight/features.ts";
import { foresee, type ForesightModel } from "../foresight/model.ts";
import { type Outcome, OUTCOMES } from "../foresight/outcomes.ts";
import type { History } from "../model/history.ts";
import type { BacktestResult } from "../model/results.ts";
import { type Interval, SIGNALS, type SignalId } from "../model/signal.ts";
import { isoDate, isoTime } from "../model/time.ts";
import { brierScore, calibrationCurve, calibrationError, Strata } from "../statistics/discrimination.ts";
import { chanceOf, fitLogistic } from "../statistics/logistic.ts";
import { LEAST_CASES } from "./backtest-text.ts";

type OutcomeResult = BacktestResult["outcomes"][number];

/** A case and where each signal placed the person then; null is unknown. */
export interface SignalledCase extends Case {
  signals: Record<SignalId, number | null>;
}

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
    asOf: isoTime(full.asOf),
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
      POPULATIONS.map((population) => {
        const some = judged.filter(({ doing }) => population === "all" || doing.newcomer);
        const { draws, ...foresight } = scoreForesight(full, some, model, outcome);
        return { outcome, population, ...foresight, signals: scoreSignals(some, outcome, draws) };
      }),
    ),
  };
}

/** Cases in columns. */
function columnsOf(cases: readonly Case[], outcome: Outcome): Scored {
  const strata = new Map<string, number>();
  return {
    repository: Int32Array.from(cases, ({ repository }) => repository),
    person: Int32Array.from(cases, ({ person }) => person),
    stratum: Int32Array.from(cases, ({ repository, date }) => {
      const key = `${repository} ${date}`;
      if (!strata.has(key)) strata.set(key, strata.size);
      return strata.get(key)!;
    }),
    outcome: Uint8Array.from(cases, ({ outcomes }) => outcomes![outcome]),
  };
}

/** Foresight and the baselines on cases whose outcome is known. */
export function scoreForesight(
  full: History,
  cases: readonly Case[],
  model: ForesightModel,
  outcome: Outcome,
): Pick<OutcomeResult, "n" | "positives" | "enough" | "ours" | "baselines"> & { draws: readonly Float64Array[] } {
  const columns = columnsOf(cases, outcome);
  const chances = Float64Array.from(cases, ({ repository, doing }) =>
    foresee(model, full.repositories[repository]!, outcome, doing),
  );
  const positives = columns.outcome.reduce((a, b) => a + b, 0);
  const enough = positives >= LEAST_CASES && cases.length - positives >= LEAST_CASES;
  const draws = enough ? resampleCases(columns, SEED) : [];
  const ours = discriminate(chances, columns, draws);
  const reading = new Strata(chances, columns.outcome, columns.stratum);
  const curve = calibrationCurve(chances, columns.outcome);
  return {
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
        const other = discriminate(
          Float64Array.from(cases, ({ doing }) => doing.baselines[baseline]),
          columns,
          draws,
        );
        return [baseline, { auc: rounded(other.auc), oursIsBetterBy: rounded(difference(ours, other)) }];
      }),
    ) as OutcomeResult["baselines"],
    draws,
  };
}

/** What each signal foresees by itself, and beside recent active weeks. */
function scoreSignals(
  cases: readonly SignalledCase[],
  outcome: Outcome,
  draws: readonly Float64Array[],
): OutcomeResult["signals"] {
  const columns = columnsOf(cases, outcome);
  const measure = (scores: ArrayLike<number>): Discrimination => discriminate(scores, columns, draws);
  const nothing: Discrimination = { auc: null, replicates: new Float64Array() };
  const crossed = (features: (one: SignalledCase) => number[]): Discrimination =>
    draws.length > 0 && new Set(columns.repository).size > 1 ? measure(crossFitted(cases, columns, features)) : nothing;
  const weeks = ({ doing }: SignalledCase): number => Math.log1p(doing.baselines.decayedActiveWeeks);
  const recent = crossed((one) => [weeks(one)]);
  return Object.fromEntries(
    SIGNALS.map((signal) => {
      const known = cases.filter(({ signals }) => signals[signal] !== null).length;
      if (known === 0) return [signal, { auc: null, known, adds: null, says: verdict(null) }];
      const place = (one: SignalledCase): number => one.signals[signal] ?? MIDDLE;
      const adds = difference(
        crossed((one) => [weeks(one), place(one)]),
        recent,
      );
      return [
        signal,
        {
          auc: rounded(measure(Float64Array.from(cases, place)).auc),
          known,
          adds: rounded(adds),
          says: verdict(adds),
        },
      ];
    }),
  ) as OutcomeResult["signals"];
}

/** What a signal adds to recent active weeks, in words. */
function verdict(adds: Interval | null): OutcomeResult["signals"]["drive"]["says"] {
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
