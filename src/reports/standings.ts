import type { History } from "../model/history.ts";
import { SIGNALS, type Settings } from "../model/signal.ts";
import type { StandingsResult } from "../model/standings.ts";
import { isoTime } from "../model/time.ts";
import type { Standing } from "../ranking/shortlist.ts";
import type { Cohort } from "../signals/cohort.ts";
import { activeWeeks, signalOf } from "../signals/signal.ts";
import { activity, disclosedShare, halfLivesInScope } from "./people.ts";
import { round, signalResult, toPercentile } from "./signal-result.ts";

/**
 * Everybody who can be placed, for rankings that are made elsewhere: each signal's figure and place, and
 * the places of all replicates.
 *
 * @param scope ids of the areas looked at; empty is all
 * @param scale what the half-lives were multiplied with
 */
export function standingsReport(
  history: History,
  cohorts: readonly Cohort[],
  standings: readonly Standing[],
  scope: readonly string[],
  scale: number,
  sources: StandingsResult["sources"],
  notes: readonly string[],
  settings: Settings,
): StandingsResult {
  const placed = standings.filter(({ places }) => Object.keys(places).length > 0);
  return {
    asOf: isoTime(history.asOf),
    scope: [...scope],
    cohort: {
      repositories: cohorts
        .filter(({ people }) => people.size > 0)
        .map(({ source, people }) => ({ source, people: people.size })),
      unknown: standings.length - placed.length,
    },
    sources,
    notes: [...notes],
    halfLife: { scale, ...halfLivesInScope(history, scope, settings) },
    people: placed.map((standing) => {
      const { person, first } = standing;
      return {
        person: history.people[person]!.id,
        name: history.people[person]!.name,
        number: person,
        first,
        ...activity(cohorts, person),
        weeks: activeWeeks(cohorts, person),
        disclosedAgentShare: disclosedShare(cohorts, person),
        signals: signalsOf(history, cohorts, standing, settings),
      };
    }),
    seed: settings.seed,
    replicates: settings.replicates,
    places: base64(placed, settings.replicates),
  };
}

function signalsOf(
  history: History,
  cohorts: readonly Cohort[],
  { person, places }: Standing,
  settings: Settings,
): StandingsResult["people"][number]["signals"] {
  const signals: StandingsResult["people"][number]["signals"] = {};
  for (const id of SIGNALS) {
    if (!places[id]) continue;
    const signal = signalOf(cohorts, person, id, { ...settings, mostEvidence: 0 });
    const { percentile, percentileLow, percentileHigh, estimate, low, high, unit } = signalResult(history, signal);
    signals[id] = {
      percentile: percentile!,
      percentileLow: percentileLow!,
      percentileHigh: percentileHigh!,
      value: estimate === null ? null : { estimate, low: low!, high: high! },
      unit,
      measures: signal.measures
        .filter(({ weight, percentile, sentence }) => weight > 0 && percentile !== null && sentence !== "")
        .map(({ sentence, weight, percentile }) => ({
          sentence,
          weight: round(weight),
          percentile: toPercentile(percentile!),
        })),
    };
  }
  return signals;
}

function base64(standings: readonly Standing[], replicates: number): string {
  const known = standings.flatMap(({ places }) => SIGNALS.flatMap((signal) => places[signal] ?? []));
  const numbers = new Float32Array(known.length * (1 + replicates));
  for (const [index, place] of known.entries()) {
    numbers[index * (1 + replicates)] = place.estimate;
    numbers.set(place.replicates, index * (1 + replicates) + 1);
  }
  return Buffer.from(numbers.buffer).toString("base64");
}
