import { type Case, casesOf, cutDates, doingsAt } from "../backtest/cases.ts";
import { cached } from "../evidence/cache.ts";
import type { Workspace } from "../evidence/workspace.ts";
import type { Doing } from "../foresight/features.ts";
import { loadForesight } from "../foresight/load.ts";
import type { History } from "../model/history.ts";
import type { TrustResult } from "../model/results.ts";
import { SIGNALS, type SignalId } from "../model/signal.ts";
import { trustReport } from "../reports/trust.ts";
import { measureCohorts } from "../signals/cohort.ts";
import { placeForSignal } from "../signals/signal.ts";
import { openHistory } from "./history.ts";

/** Raise it when the same history gives other doings or places. */
const PAST_VERSION = 5;

/** Places need fewer replicates than intervals do. */
const REPLICATES = 50;

/** Where each signal placed somebody; null is unknown. */
export type Places = Record<SignalId, number | null>;

/** What was known at a date. */
interface Known {
  /** Of each repository. */
  doings: readonly (readonly Doing[])[];
  /** Of each of these, where asked for. */
  places: readonly (readonly Places[])[] | undefined;
}

/** What a question about the past is asked of. */
export interface Past {
  workspace: Workspace;
  /** The history as long as it is known. */
  full: History;
  /** What `full` depends on beside its date: what was known at a date does not depend on what came later. */
  key: unknown;
  taxonomy: string | undefined;
  /** Told before each date of how many. */
  onProgress?: ((done: number, all: number) => void) | undefined;
}

/** How far to trust what is shown, from all earlier dates. */
export async function trust(past: Past): Promise<TrustResult> {
  const model = loadForesight();
  return cached(past.workspace.cache, ["trust", PAST_VERSION, past.full.asOf, past.key, model], async () =>
    trustReport(past.full, await casesOfThePast(past), model),
  );
}

/**
 * The cases of all dates, each from nothing but what had landed by then. What was known at a date is
 * kept for the next question: it is small, and the history that it comes from is not.
 */
async function casesOfThePast(past: Past): Promise<Case[]> {
  const cases: Case[] = [];
  for await (const [date, { doings }] of knownAtEachDate(past, false)) cases.push(...casesOf(doings, date, past.full));
  return cases;
}

/** As {@link casesOfThePast}, with where each signal placed the people then. */
export async function placedCasesOfThePast(past: Past): Promise<(Case & { signals: Places })[]> {
  const cases: (Case & { signals: Places })[] = [];
  for await (const [date, { doings, places }] of knownAtEachDate(past, true)) {
    const of = new Map(doings.flatMap((list, r) => list.map((doing, i) => [doing, places![r]![i]!] as const)));
    cases.push(...casesOf(doings, date, past.full).map((one) => ({ ...one, signals: of.get(one.doing)! })));
  }
  return cases;
}

async function* knownAtEachDate(past: Past, placed: boolean): AsyncGenerator<[date: number, known: Known]> {
  const dates = cutDates(past.full);
  for (const [done, date] of dates.entries()) {
    past.onProgress?.(done, dates.length);
    yield [
      date,
      await cached(past.workspace.cache, ["past", PAST_VERSION, placed, date, past.key], () =>
        knownAt(past, date, placed),
      ),
    ];
  }
}

async function knownAt({ workspace, taxonomy }: Past, date: number, placed: boolean): Promise<Known> {
  const opened = await openHistory(workspace, { asOf: date, taxonomy, keep: false });
  const doings = doingsAt(opened.history);
  if (!placed) return { doings, places: undefined };
  const settings = { ...(await opened.settings()), replicates: REPLICATES };
  const wanted = [...doings.keys()].filter((repository) => doings[repository]!.length > 0);
  const cohorts = new Map(
    measureCohorts(opened.history, undefined, settings, wanted).map((cohort) => [cohort.repository, cohort]),
  );
  const places = doings.map((list, repository) =>
    list.map(
      ({ person }) =>
        Object.fromEntries(
          SIGNALS.map((signal) => [
            signal,
            placeForSignal([cohorts.get(repository)!], person, signal, settings)?.estimate ?? null,
          ]),
        ) as Places,
    ),
  );
  return { doings, places };
}
