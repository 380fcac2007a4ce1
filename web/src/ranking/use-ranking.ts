import { useEffect, useMemo, useRef, useState } from "react";

import type { StandingsResult } from "../../../src/model/standings.ts";
import { inOrder, type Shortlist, type Standing, type Weighted } from "../../../src/ranking/shortlist.ts";
import { decodeStandings } from "./decode.ts";
import type { FromWorker, ToWorker } from "./ranges.worker.ts";

export type RankedPerson = StandingsResult["people"][number];

export interface Ranking {
  /** Everybody who can be placed, best first: at once. */
  order: RankedPerson[];
  /** Ranges and groups of the first ones, by number; a moment later. Undefined while they are worked out. */
  ranges: ReadonlyMap<number, Shortlist["candidates"][number]> | undefined;
}

/**
 * Ranks people by weights, in the page: the order at once, the ranges of places in a worker.
 *
 * @param limit how many need a range
 */
export function useRanking(answer: StandingsResult, criteria: readonly Weighted[], limit: number): Ranking {
  const people = useMemo(() => new Map(answer.people.map((person) => [person.number, person])), [answer]);
  const standings = useMemo((): Standing[] => decodeStandings(answer).standings, [answer]);
  const key = JSON.stringify(criteria);
  const order = useMemo(
    () => inOrder(standings, JSON.parse(key) as Weighted[]).map(({ standing }) => people.get(standing.person)!),
    [standings, people, key],
  );
  const list = useRanges(answer, key, limit);
  const ranges = useMemo(() => list && new Map(list.candidates.map((one) => [one.person, one])), [list]);
  return { order, ranges };
}

function useRanges(answer: StandingsResult, criteria: string, limit: number): Shortlist | undefined {
  const worker = useRef<Worker>(undefined);
  const ticket = useRef(0);
  const [found, setFound] = useState<{ key: string; list: Shortlist }>();
  const key = `${limit} ${criteria}`;
  useEffect(() => {
    const started = new Worker(new URL("./ranges.worker.ts", import.meta.url), { type: "module" });
    worker.current = started;
    const { people, places, seed, replicates } = answer;
    started.postMessage({ kind: "standings", standings: { people, places, seed, replicates } } satisfies ToWorker);
    setFound(undefined);
    return () => started.terminate();
  }, [answer]);
  useEffect(() => {
    const started = worker.current;
    if (!started) return;
    const mine = ++ticket.current;
    const take = ({ data }: MessageEvent<FromWorker>): void => {
      if (data.ticket === mine) setFound({ key, list: data.list });
    };
    started.addEventListener("message", take);
    // While a slider moves, only where it stops is worth the work.
    const soon = setTimeout(
      () =>
        started.postMessage({
          kind: "rank",
          ticket: mine,
          criteria: JSON.parse(criteria) as Weighted[],
          limit,
        } satisfies ToWorker),
      120,
    );
    return () => {
      clearTimeout(soon);
      started.removeEventListener("message", take);
    };
  }, [answer, key, criteria, limit]);
  return found?.key === key ? found.list : undefined;
}
