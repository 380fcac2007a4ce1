import type { StandingsResult } from "../../../src/model/standings.ts";
import type { Shortlist, Weighted } from "../../../src/ranking/shortlist.ts";
import type { FromWorker, ToWorker } from "./ranges.worker.ts";

/** While a slider moves, only where it stops is worth the work. */
const PAUSE_MS = 120;

let worker: Worker | undefined;
/** Whose places the worker has. */
let held: StandingsResult | undefined;
let lastTicket = 0;

/** A shortlist with the ranges of places, without holding up the page. @throws when `signal` is aborted before it is there */
export async function rankInWorker(
  answer: StandingsResult,
  criteria: readonly Weighted[],
  limit: number,
  signal: AbortSignal,
): Promise<Shortlist> {
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  signal.throwIfAborted();
  worker ??= new Worker(new URL("./ranges.worker.ts", import.meta.url), { type: "module" });
  const asked = worker;
  const send = (message: ToWorker): void => asked.postMessage(message);
  if (held !== answer) {
    const { people, places, seed, replicates } = answer;
    send({ kind: "standings", standings: { people, places, seed, replicates } });
    held = answer;
  }
  const ticket = ++lastTicket;
  return new Promise((resolve, reject) => {
    const heard = new AbortController();
    const done = (): void => heard.abort();
    asked.addEventListener(
      "message",
      ({ data }: MessageEvent<FromWorker>) => {
        if (data.ticket !== ticket) return;
        done();
        resolve(data.list);
      },
      { signal: heard.signal },
    );
    signal.addEventListener(
      "abort",
      () => {
        done();
        reject(signal.reason as Error);
      },
      { signal: heard.signal },
    );
    send({ kind: "rank", ticket, criteria, limit });
  });
}
