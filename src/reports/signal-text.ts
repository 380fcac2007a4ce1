import type { SignalId } from "../model/signal.ts";

/** What a signal asks, for a reader who has never seen it. */
export const MEANING: Readonly<Record<SignalId, string>> = {
  drive: "Do they keep getting work merged, step after step?",
  depth: "Do they know a part of the code better than others?",
  steering: "Do they join parts of the system and open ground that others build on?",
  reach: "Do others build on their work?",
  relevance: "How much of their work is recent enough to count?",
};
