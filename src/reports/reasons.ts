import type { SignalId } from "../model/signal.ts";

/** A criterion of a role, as far as it is known of somebody. */
export interface KnownCriterion {
  signal: SignalId;
  weight: number;
  measures: readonly {
    sentence: string;
    /** Share of the signal. */
    weight: number;
    /** From 0 to 100; null: unknown. */
    percentile: number | null;
  }[];
}

/**
 * The two measures that speak most for somebody, in words: from different signals where there are two. None
 * that stands below the middle: it would be no reason.
 */
export function reasons(criteria: readonly KnownCriterion[]): string[] {
  const facts = criteria.flatMap(({ signal, weight: weightOfSignal, measures }) =>
    measures
      // How much of it still counts says the same of the work as how much there is.
      .filter(
        ({ weight, percentile, sentence }) =>
          signal !== "relevance" && weight > 0 && percentile !== null && percentile >= 50 && sentence !== "",
      )
      .map(({ weight, percentile, sentence }) => ({
        signal,
        sentence,
        worth: (percentile! - 50) * Math.sqrt(weight * weightOfSignal),
      })),
  );
  facts.sort((a, b) => b.worth - a.worth);
  const [first] = facts;
  const second = facts.find(({ signal }) => signal !== first?.signal) ?? facts[1];
  return [first, second].flatMap((fact) => (fact ? [fact.sentence] : []));
}
