import type { History } from "../model/history.ts";
import type { FOLLOWED, Interval, Settings } from "../model/signal.ts";
import { DAY, weekOf } from "../model/time.ts";
import { addWeeks, quantile } from "../statistics/bootstrap.ts";
import { type Cohort, measureCohorts } from "./cohort.ts";
import type { Estimated } from "./estimate.ts";
import { activeWeeks, intervalOf, placeForSignal } from "./signal.ts";

type Followed = (typeof FOLLOWED)[number];

/** Quarters of a year that are looked back on, and the length of one in seconds. */
const QUARTERS = 8;
const QUARTER = 91.25 * DAY;
/** Added to the seed for the weeks that came since, which are drawn by themselves. */
const LATER_SEED = 500;

/** A person at a date, seen with only what was known then. */
export interface Standing {
  asOf: number;
  /** Null where too little was known. */
  places: Record<Followed, { place: Interval; n: number } | null>;
}

/** The person at one date, with all that their signals need. */
export interface Sight {
  history: History;
  person: number;
  cohorts: readonly Cohort[];
}

/** Nine dates: the last one, and every quarter of a year before it for two years, the first one first. Seconds. */
export function trajectoryDates(last: number): number[] {
  return Array.from({ length: QUARTERS + 1 }, (_, i) => last - (QUARTERS - i) * QUARTER);
}

/** @param sight undefined where nothing of the person, or nothing at all, had landed by then */
export function standingAt(asOf: number, sight: Sight | undefined, settings: Settings): Standing {
  const placeOf = (signal: Followed): { place: Interval; n: number } | null => {
    const place = sight && placeForSignal(sight.cohorts, sight.person, signal, settings);
    return place ? { place: intervalOf(place), n: activeWeeks(sight.cohorts, sight.person) } : null;
  };
  return { asOf, places: { drive: placeOf("drive"), depth: placeOf("depth"), steering: placeOf("steering") } };
}

/**
 * How places changed from one date to a later one, with 95 % intervals; null where one is unknown.
 *
 * The later date is measured once more with weeks up to the earlier one drawn as they were drawn for it,
 * so that the work that both rest on does not count twice as noise.
 *
 * @param areas places of the areas in scope; everything when undefined
 */
export function changeBetween(
  earlier: Sight | undefined,
  later: Sight,
  areas: ReadonlySet<number> | undefined,
  settings: Settings,
): Record<Followed, Interval | null> {
  const drawn = earlier?.cohorts[0]?.resampling;
  if (!earlier || !drawn) return { drive: null, depth: null, steering: null };
  const weeks = addWeeks(drawn, weekOf(later.history.asOf), settings.seed + LATER_SEED);
  const wanted = later.cohorts.map(({ repository }) => repository);
  const again = measureCohorts(later.history, areas, settings, wanted, weeks);
  const changeOf = (signal: Followed): Interval | null => {
    const before = placeForSignal(earlier.cohorts, earlier.person, signal, settings);
    const after = placeForSignal(later.cohorts, later.person, signal, settings);
    const paired = placeForSignal(again, later.person, signal, settings);
    return before && after && paired ? difference(before, after, paired) : null;
  };
  return { drive: changeOf("drive"), depth: changeOf("depth"), steering: changeOf("steering") };
}

/** @param paired `after` in the replicates of `before` */
function difference(before: Estimated, after: Estimated, paired: Estimated): Interval {
  const estimate = after.estimate - before.estimate;
  // Moved to lie around the difference of the places that are shown.
  const move = estimate - (paired.estimate - before.estimate);
  const sorted = paired.replicates.map((place, r) => place - before.replicates[r]! + move).sort();
  return {
    estimate,
    low: Math.max(-1, Math.min(estimate, quantile(sorted, 0.025))),
    high: Math.min(1, Math.max(estimate, quantile(sorted, 0.975))),
  };
}

/**
 * Who somebody was in an earlier history: who was then the author of most of their commits. Identities
 * that were known later can join people who were two, and change an id, so neither id nor place will do.
 *
 * @param earlier a prefix of `history`
 * @returns undefined when no commit of theirs had landed
 */
export function personBefore(history: History, person: number, earlier: History): number | undefined {
  const commits = new Map<number, number>();
  for (const [place, { commits: then }] of earlier.repositories.entries()) {
    const { authors } = history.repositories[place]!.commits;
    for (let commit = 0; commit < then.count; commit++) {
      const first = authors.start[commit]!;
      if (first === authors.start[commit + 1] || authors.people[first] !== person) continue;
      const who = then.authors.people[then.authors.start[commit]!]!;
      commits.set(who, (commits.get(who) ?? 0) + 1);
    }
  }
  const [most] = [...commits].sort(([a, n], [b, m]) => m - n || a - b);
  if (most) return most[0];
  const { id } = history.people[person]!;
  const known = earlier.people.findIndex((one) => one.id === id);
  return known < 0 ? undefined : known;
}
