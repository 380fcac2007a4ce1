import type { History } from "../model/history.ts";
import type { Role } from "../model/role.ts";
import type { Settings } from "../model/signal.ts";
import { generator } from "../statistics/bootstrap.ts";
import type { Cohort } from "../signals/cohort.ts";
import type { Estimated } from "../signals/estimate.ts";
import { placeForSignal } from "../signals/signal.ts";
import { type RankSet, rankSet } from "./rank-sets.ts";

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
}

/**
 * Orders the people of the cohorts for a role: the weighted mean of their places for each criterion.
 * What is unknown of somebody could be anything, and widens the range of their place.
 *
 * @param limit how many are wanted, from the top
 */
export function shortlist(
  history: History,
  cohorts: readonly Cohort[],
  role: Role,
  settings: Settings,
  limit: number,
): Shortlist {
  const people = [...new Set(cohorts.flatMap((cohort) => [...cohort.people]))];
  const placed: { person: number; value: Estimated }[] = [];
  for (const person of people) {
    const value = weigh(cohorts, person, role, settings);
    if (value) placed.push({ person, value });
  }
  const first = firstSeen(history);
  placed.sort((a, b) => b.value.estimate - a.value.estimate || first[a.person]! - first[b.person]!);
  const values = placed.map(({ value }) => value);
  const candidates: Candidate[] = [];
  let group = 0;
  let leader: RankSet | undefined;
  for (const [index, { person }] of placed.slice(0, limit).entries()) {
    const rank = rankSet(values, index);
    // A new group begins with the first who can't be in the leader's range of places.
    if (!leader || index + 1 > leader.high) {
      group++;
      leader = rank;
    }
    candidates.push({ person, rank, group });
  }
  return {
    candidates,
    order: placed.map(({ person }) => person),
    placed: placed.length,
    unknown: people.length - placed.length,
  };
}

function weigh(cohorts: readonly Cohort[], person: number, role: Role, settings: Settings): Estimated | undefined {
  const total = role.criteria.reduce((sum, { weight }) => sum + weight, 0);
  const replicates = new Float64Array(settings.replicates);
  let estimate = 0;
  let known = false;
  for (const [index, { signal, weight }] of role.criteria.entries()) {
    const place = placeForSignal(cohorts, person, signal, settings);
    known ||= place !== undefined;
    estimate += (weight / total) * (place?.estimate ?? 0.5);
    // Drawn for each person by itself: what is unknown of two people is not unknown in the same way.
    const anywhere = generator(settings.seed + 1000 + 31 * person + index);
    for (let r = 0; r < replicates.length; r++)
      replicates[r]! += (weight / total) * (place ? place.replicates[r]! : anywhere());
  }
  return known ? { estimate, replicates } : undefined;
}

/** When each person's first commit landed: an order among equals that has nothing to do with names. */
function firstSeen(history: History): Float64Array {
  const first = new Float64Array(history.people.length).fill(Number.POSITIVE_INFINITY);
  for (const { commits } of history.repositories) {
    for (let commit = 0; commit < commits.count; commit++) {
      for (let i = commits.authors.start[commit]!; i < commits.authors.start[commit + 1]!; i++) {
        const person = commits.authors.people[i]!;
        first[person] = Math.min(first[person]!, commits.landedAt[commit]!);
      }
    }
  }
  return first;
}
