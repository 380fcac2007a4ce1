import { SIGNALS, type SignalId } from "../../../src/model/signal.ts";
import type { StandingsResult } from "../../../src/model/standings.ts";
import type { Standing } from "../../../src/ranking/shortlist.ts";

/** Everybody's places, as they travelled. `person` is the place in `people`. */
export interface Decoded {
  standings: Standing[];
  seed: number;
  replicates: number;
}

/** Makes of an answer what a shortlist is made from. */
export function decodeStandings({ people, places, seed, replicates }: StandingsResult): Decoded {
  const bytes = Uint8Array.from(atob(places), (character) => character.charCodeAt(0));
  const numbers = new Float32Array(bytes.buffer);
  let next = 0;
  return {
    seed,
    replicates,
    standings: people.map(({ number, first, signals }) => ({
      person: number,
      first,
      places: Object.fromEntries(
        SIGNALS.filter((signal: SignalId) => signals[signal] !== undefined).map((signal) => {
          const from = next;
          next += 1 + replicates;
          return [
            signal,
            { estimate: numbers[from]!, replicates: Float64Array.from(numbers.subarray(from + 1, next)) },
          ];
        }),
      ),
    })),
  };
}
