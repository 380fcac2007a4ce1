import { DEFAULT_SETTINGS, type SignalId } from "../model/signal.ts";
import { inWords } from "../model/words.ts";

/** Says which criteria order nobody, and how that is mended. */
export function leftOutNote(signals: readonly SignalId[]): string {
  return `Left out, because no source that was read shows ${signals.length === 1 ? "it" : "them"} of anybody: ${inWords(signals)}. Read pull requests (github:owner/name), posts or papers.`;
}

/** Why a signal of somebody is unknown. */
export function unknownText({ n, measures }: { n: number; measures: readonly { n: number }[] }): string {
  if (n < DEFAULT_SETTINGS.leastWeeks) return "not enough public work to say";
  return measures.some((measure) => measure.n > 0)
    ? "none of it in the last year, so not compared"
    : "no source that was read shows it of them";
}

/** What a signal asks, for a reader who has never seen it. */
export const MEANING: Readonly<Record<SignalId, string>> = {
  drive: "Do they keep getting work merged, step after step?",
  depth: "Do they know a part of the code better than others?",
  steering: "Do they join parts of the system and open ground that others build on?",
  reach: "Do others build on their work?",
  relevance: "How much of their work is recent enough to count?",
  rigour: "Do they back what they claim with data?",
  iteration: "Do results follow each other soon, and does criticism change them?",
};
