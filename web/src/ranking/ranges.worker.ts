/** Ranges of places are compared pair by pair over all replicates: too much for a frame, so it is done here. */

import type { StandingsResult } from "../../../src/model/standings.ts";
import { type Shortlist, shortlist, type Weighted } from "../../../src/ranking/shortlist.ts";
import { type Decoded, decodeStandings } from "./decode.ts";

export type ToWorker =
  | { kind: "standings"; standings: Pick<StandingsResult, "people" | "places" | "seed" | "replicates"> }
  | { kind: "rank"; ticket: number; criteria: readonly Weighted[]; limit: number };

export interface FromWorker {
  ticket: number;
  list: Shortlist;
}

let decoded: Decoded | undefined;

addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === "standings") decoded = decodeStandings(data.standings as StandingsResult);
  else if (decoded) {
    const list = shortlist(decoded.standings, data.criteria, decoded, data.limit);
    postMessage({ ticket: data.ticket, list } satisfies FromWorker);
  }
});
