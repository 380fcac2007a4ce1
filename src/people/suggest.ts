import type { Identity } from "../model/evidence.ts";
import { chanceOf } from "../statistics/logistic.ts";
import type { People } from "./assemble.ts";
import { type MatchFacts, matches } from "./match.ts";
import { MODEL } from "./model.ts";

/** Two people who may be one: for a person to confirm or reject. Places are those in the list of people. */
export interface Suggestion {
  one: number;
  other: number;
  /** Chance that they are one person, from 0 to 1; docs/method/identity.md says how it was found. */
  probability: number;
  reasons: readonly string[];
}

/** The gold set is too small to back a higher one: of some 150 pairs that none was wrong says no more. */
const MOST_PROBABILITY = 0.98;

/** Less likely pairs are not worth anybody's time. */
const LEAST_PROBABILITY = 0.2;

/** Pairs of people who may be one, most probable first. Nothing is merged. */
export function suggestPairs(people: People, identities: readonly Identity[], facts: MatchFacts): Suggestion[] {
  return matches(people, identities, facts)
    .map(({ one, other, features, reasons }) => ({ one, other, probability: chanceOf(MODEL, features), reasons }))
    .filter(({ probability }) => probability >= LEAST_PROBABILITY)
    .sort((a, b) => b.probability - a.probability || a.one - b.one || a.other - b.other)
    .map((suggestion) => ({ ...suggestion, probability: Math.min(MOST_PROBABILITY, suggestion.probability) }));
}
