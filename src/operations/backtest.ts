import { z } from "zod";

import { casesAt, cutDates } from "../backtest/cases.ts";
import { cached } from "../evidence/cache.ts";
import type { Workspace } from "../evidence/workspace.ts";
import { loadForesight } from "../foresight/load.ts";
import type { History } from "../model/history.ts";
import { BacktestResult } from "../model/results.ts";
import { SIGNALS, type SignalId } from "../model/signal.ts";
import { parseAsOf } from "../model/time.ts";
import { backtestReport, type SignalledCase } from "../reports/backtest.ts";
import { measureCohorts } from "../signals/cohort.ts";
import { placeForSignal } from "../signals/signal.ts";
import { openHistory, sourceNotes } from "./history.ts";
import { checkInput } from "./input.ts";

export const BacktestInput = z.strictObject({
  asOf: z.string().optional().describe("YYYY-MM-DD; the last commit read, unless given"),
  taxonomy: z.string().optional().describe("a taxonomy file instead of the one that is shipped"),
});
export type BacktestInput = z.input<typeof BacktestInput>;

/** Raise it when the same history gives another result. */
const BACKTEST_VERSION = 1;

/** Places need fewer replicates than intervals do. */
const REPLICATES = 50;

export interface BacktestOptions {
  /** Told before each date of how many. */
  onProgress?: (done: number, all: number) => void;
}

/** How well what is measured foresees what people did next, on what was read. */
export async function backtest(
  workspace: Workspace,
  given: BacktestInput,
  { onProgress }: BacktestOptions = {},
): Promise<BacktestResult> {
  const input = checkInput(BacktestInput, given);
  const asOf = input.asOf === undefined ? undefined : parseAsOf(input.asOf);
  const { history, manifests, taxonomy } = await openHistory(workspace, { asOf, taxonomy: input.taxonomy });
  const model = loadForesight();
  const generations = manifests.map(({ source, generation }) => ({ source, generation }));
  const areas = taxonomy.areas.map((area) => ({ ...area, files: area.files.map(String) }));
  const key = ["backtest", BACKTEST_VERSION, generations, history.asOf, areas, model];
  return cached(workspace.cache, key, async () => {
    const cases: SignalledCase[] = [];
    const dates = cutDates(history);
    for (const [done, date] of dates.entries()) {
      onProgress?.(done, dates.length);
      cases.push(...(await casesKnownAt(workspace, date, input.taxonomy, history)));
    }
    return BacktestResult.parse(backtestReport(history, cases, model, sourceNotes(history, manifests)));
  });
}

/** The cases of a date, from nothing but what had landed by then. */
async function casesKnownAt(
  workspace: Workspace,
  date: number,
  taxonomy: string | undefined,
  full: History,
): Promise<SignalledCase[]> {
  const opened = await openHistory(workspace, { asOf: date, taxonomy });
  const cases = casesAt(opened.history, full);
  if (cases.length === 0) return [];
  const settings = { ...(await opened.settings()), replicates: REPLICATES };
  const cohorts = measureCohorts(opened.history, undefined, settings);
  return cases.map((one) => {
    const own = cohorts.filter(({ repository }) => repository === one.repository);
    const signals = Object.fromEntries(
      SIGNALS.map((signal) => [signal, placeForSignal(own, one.personThen, signal, settings)?.estimate ?? null]),
    ) as Record<SignalId, number | null>;
    return { ...one, signals };
  });
}
