import type { History } from "../model/history.ts";
import type { Signal } from "../model/signal.ts";
import type { SignalResult } from "../model/results.ts";
import { evidenceId } from "./evidence.ts";

/** Figures are rounded so that the last bit of a logarithm never shows. */
export function round(value: number, digits = 4): number {
  return Number(value.toFixed(digits));
}

/** A place from 0 to 1 as a percentile from 0 to 100. */
export function toPercentile(place: number): number {
  return round(100 * place, 1);
}

/** A signal as operations promise it. */
export function signalResult(history: History, signal: Signal): SignalResult {
  const { value, percentile } = signal;
  return {
    signal: signal.signal,
    estimate: value && round(value.estimate),
    low: value && round(value.low),
    high: value && round(value.high),
    unit: signal.unit,
    n: signal.n,
    percentile: percentile && toPercentile(percentile.estimate),
    percentileLow: percentile && toPercentile(percentile.low),
    percentileHigh: percentile && toPercentile(percentile.high),
    cohort: [...signal.cohort],
    measures: signal.measures.map((measure) => ({
      ...measure,
      value: measure.value && {
        estimate: round(measure.value.estimate),
        low: round(measure.value.low),
        high: round(measure.value.high),
      },
      percentile: measure.percentile && toPercentile(measure.percentile),
      percentileLow: measure.percentileLow && toPercentile(measure.percentileLow),
      percentileHigh: measure.percentileHigh && toPercentile(measure.percentileHigh),
    })),
    evidence: signal.evidence.map((ref) => evidenceId(history, ref)),
    caveats: [...signal.caveats],
  };
}
