import { type Settings, SIGNALS, type SignalId } from "../model/signal.ts";
import { generator } from "../statistics/bootstrap.ts";
import type { Estimated } from "../signals/estimate.ts";
import { type RankSet, rankSet } from "./rank-sets.ts";

/** What a ranking has to know of somebody. */
export interface Standing {
  /** Place of the person in the history. */
  person: number;
  /** When their first commit landed, seconds: decides among equals. */
  first: number;
  /** The place for each signal, from 0 to 1, with its replicates; none where too little is known. */
  places: Readonly<Partial<Record<SignalId, Estimated>>>;
}

/** A signal as a role weighs it. */
export interface Weighted {
  signal: SignalId;
  weight: number;
}

interface Candidate {
  person: number;
  rank: RankSet;
  /** Those of a group can't be told apart from the first of it; counted from 1. */
  group: number;
}

export interface Shortlist {
  candidates: readonly Candidate[];
  /** Everybody who was placed, in that order. */
  order: readonly number[];
  /** People with enough public work to be placed. */
  placed: number;
  /** People in the cohort of whom too little is known. */
  unknown: number;
  /** Criteria that no source shows of anybody: they order nobody. */
  leftOut: readonly SignalId[];
}

interface Placed {
  standing: Standing;
  value: Estimated;
}

/**
 * Orders people for a role: the weighted mean of their places for each criterion. What is unknown of
 * somebody could be anything, and widens the range of their place.
 *
 * It needs nothing but its arguments, and runs in a browser as it does on a server.
 *
 * @param limit how many are wanted, from the top
 */
export function shortlist(
  standings: readonly Standing[],
  criteria: readonly Weighted[],
  settings: Pick<Settings, "seed" | "replicates">,
  limit: number,
): Shortlist {
  const known = knownCriteria(standings, criteria);
  const placed = inOrder(standings, known).map(({ standing }) => ({
    standing,
    value: weigh(standing, known, settings),
  }));
  return {
    leftOut: criteria.filter((criterion) => !known.includes(criterion)).map(({ signal }) => signal),
    candidates: ranked(placed, limit),
    order: placed.map(({ standing: { person } }) => person),
    placed: placed.length,
    unknown: standings.length - placed.length,
  };
}

/** Those criteria that are known of anybody. */
export function knownCriteria<T extends Weighted>(standings: readonly Standing[], criteria: readonly T[]): T[] {
  return criteria.filter(({ signal }) => standings.some(({ places }) => places[signal] !== undefined));
}

/** The people of whom any criterion is known, best first, without the ranges of their places: quick. */
export function inOrder(
  standings: readonly Standing[],
  asked: readonly Weighted[],
): { standing: Standing; value: number }[] {
  const criteria = knownCriteria(standings, asked);
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  return standings
    .filter(({ places }) => criteria.some(({ signal }) => places[signal] !== undefined))
    .map((standing) => ({
      standing,
      value: criteria.reduce(
        (sum, { signal, weight }) => sum + (weight / total) * (standing.places[signal]?.estimate ?? 0.5),
        0,
      ),
    }))
    .sort((a, b) => b.value - a.value || a.standing.first - b.standing.first);
}

function ranked(placed: readonly Placed[], limit: number): Candidate[] {
  const values = placed.map(({ value }) => value);
  const candidates: Candidate[] = [];
  let group = 0;
  let leader: RankSet | undefined;
  for (const [index, { standing }] of placed.slice(0, limit).entries()) {
    const rank = rankSet(values, index);
    // A new group begins with the first who can't be in the leader's range of places.
    if (!leader || index + 1 > leader.high) {
      group++;
      leader = rank;
    }
    candidates.push({ person: standing.person, rank, group });
  }
  return candidates;
}

function weigh(
  { person, places }: Standing,
  criteria: readonly Weighted[],
  settings: Pick<Settings, "seed" | "replicates">,
): Estimated {
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const replicates = new Float64Array(settings.replicates);
  let estimate = 0;
  for (const { signal, weight } of criteria) {
    const place = places[signal];
    estimate += (weight / total) * (place?.estimate ?? 0.5);
    // Drawn for each person by itself: what is unknown of two people is not unknown in the same way.
    const anywhere = generator(settings.seed + 1000 + 31 * person + SIGNALS.indexOf(signal));
    for (let r = 0; r < replicates.length; r++)
      replicates[r]! += (weight / total) * (place ? place.replicates[r]! : anywhere());
  }
  return { estimate, replicates };
}
