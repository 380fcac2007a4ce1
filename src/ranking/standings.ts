import { type History, peopleOf } from "../model/history.ts";
import type { Settings, SignalId } from "../model/signal.ts";
import type { Cohort } from "../signals/cohort.ts";
import type { Estimated } from "../signals/estimate.ts";
import { placeForSignal } from "../signals/signal.ts";
import type { Standing } from "./shortlist.ts";

/**
 * Where everybody of the cohorts stands for some signals, as a shortlist takes it.
 *
 * Places are rounded to single precision, so that a list which is made again elsewhere from places that
 * travelled as such is the same list.
 */
export function standingsOf(
  history: History,
  cohorts: readonly Cohort[],
  signals: readonly SignalId[],
  settings: Settings,
): Standing[] {
  const first = firstSeen(history);
  const people = [...new Set(cohorts.flatMap((cohort) => [...cohort.people]))];
  return people.map((person) => ({
    person,
    first: first[person]!,
    places: Object.fromEntries(
      signals.flatMap((signal) => {
        const place = placeForSignal(cohorts, person, signal, settings);
        return place ? [[signal, single(place)]] : [];
      }),
    ),
  }));
}

function single({ estimate, replicates }: Estimated): Estimated {
  return { estimate: Math.fround(estimate), replicates: replicates.map(Math.fround) };
}

/** When each person was first seen: an order among equals that has nothing to do with names. */
function firstSeen(history: History): Float64Array {
  const first = new Float64Array(history.people.length).fill(Number.POSITIVE_INFINITY);
  for (const { commits, contributions } of history.repositories) {
    for (const [act, at] of contributions.at.entries())
      for (const person of peopleOf(contributions.people, act)) first[person] = Math.min(first[person]!, at);
    for (let commit = 0; commit < commits.count; commit++) {
      for (let i = commits.authors.start[commit]!; i < commits.authors.start[commit + 1]!; i++) {
        const person = commits.authors.people[i]!;
        first[person] = Math.min(first[person]!, commits.landedAt[commit]!);
      }
    }
  }
  return first;
}
