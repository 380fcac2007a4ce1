import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import type { SignalId } from "../../../src/model/signal.ts";
import type { StandingsResult } from "../../../src/model/standings.ts";
import { inOrder, knownCriteria, type Shortlist, type Weighted } from "../../../src/ranking/shortlist.ts";
import { decodeStandings } from "./decode.ts";
import { rankInWorker } from "./rank-in-worker.ts";

export type RankedPerson = StandingsResult["people"][number];

export interface Ranking {
  /** Everybody who can be placed, best first: at once. */
  order: RankedPerson[];
  /** Ranges and groups of the first ones, by number; a moment later. Undefined while they are worked out. */
  ranges: ReadonlyMap<number, Shortlist["candidates"][number]> | undefined;
  /** Criteria that no source shows of anybody, and that order nobody. */
  leftOut: readonly SignalId[];
}

/**
 * Ranks people by weights, in the page: the order at once, the ranges of places in a worker.
 *
 * @param limit how many need a range
 */
export function useRanking(answer: StandingsResult, criteria: readonly Weighted[], limit: number): Ranking {
  const people = useMemo(() => new Map(answer.people.map((person) => [person.number, person])), [answer]);
  const standings = useMemo(() => decodeStandings(answer).standings, [answer]);
  const order = useMemo(
    () => inOrder(standings, criteria).map(({ standing }) => people.get(standing.person)!),
    [standings, people, criteria],
  );
  const { data: list } = useQuery({
    queryKey: ["ranges", answer.asOf, answer.scope, answer.halfLife.scale, criteria, limit],
    queryFn: ({ signal }) => rankInWorker(answer, criteria, limit, signal),
  });
  const ranges = useMemo(() => list && new Map(list.candidates.map((one) => [one.person, one])), [list]);
  const leftOut = useMemo(() => {
    const known = knownCriteria(standings, criteria);
    return criteria.filter((one) => !known.includes(one)).map(({ signal }) => signal);
  }, [standings, criteria]);
  return { order, ranges, leftOut };
}
