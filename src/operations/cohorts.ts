import type { History } from "../model/history.ts";
import type { Settings } from "../model/signal.ts";
import { type Cohort, measureCohorts } from "../signals/cohort.ts";

/** Scopes and settings of one history whose cohorts are kept. */
const MOST_KEPT = 3;

/** By history, by scope and settings, by repository; a history that nobody has any more takes its cohorts along. */
const kept = new WeakMap<History, Map<string, Map<number, Cohort>>>();

/**
 * As {@link measureCohorts}; what was measured before of the same history is not measured again. The next
 * person is often asked about in the same repositories, and a cohort is everybody's.
 */
export function cohortsOf(
  history: History,
  areas: ReadonlySet<number> | undefined,
  settings: Settings,
  wanted: readonly number[] = history.repositories.map((_, repository) => repository),
): Cohort[] {
  const ofHistory = kept.get(history) ?? new Map<string, Map<number, Cohort>>();
  kept.set(history, ofHistory);
  const key = JSON.stringify([
    areas && [...areas],
    { ...settings, relevanceHalfLife: [...settings.relevanceHalfLife] },
  ]);
  const known = ofHistory.get(key) ?? new Map<number, Cohort>();
  ofHistory.delete(key);
  ofHistory.set(key, known);
  if (ofHistory.size > MOST_KEPT) ofHistory.delete(ofHistory.keys().next().value!);
  const missing = wanted.filter((repository) => !known.has(repository));
  for (const cohort of measureCohorts(history, areas, settings, missing)) known.set(cohort.repository, cohort);
  return wanted.map((repository) => known.get(repository)!);
}
