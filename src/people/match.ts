import { type Decisions, NO_DECISIONS } from "../model/decisions.ts";
import type { Identity } from "../model/evidence.ts";
import type { People } from "./assemble.ts";
import { candidatePairs, type LoginHash } from "./candidates.ts";
import { CannotLink } from "./cannot-link.ts";
import { type Comparison, compare, FEATURES, wordCounts } from "./compare.ts";
import { partiesOf } from "./party.ts";

/** Two people who may be one, as places in the list of people, the smaller first. */
export interface Match extends Comparison {
  one: number;
  other: number;
}

export interface MatchFacts {
  /** Pairs of places in the list of identities: authors of one commit. */
  coAuthors: readonly (readonly [number, number])[];
  /** Undefined where the key of the hashes is not there. */
  loginHash?: LoginHash | undefined;
  decisions?: Decisions;
}

const DIFFER = FEATURES.indexOf("otherFullNames");
const NAMES = FEATURES.flatMap((feature, place) =>
  ["rarity", "sameSource", "otherFullNames"].includes(feature) ? [] : [place],
);

/** Compares all who have some name in common and who may be one person. */
export function matches(
  people: People,
  identities: readonly Identity[],
  { coAuthors, loginHash, decisions = NO_DECISIONS }: MatchFacts,
): Match[] {
  const parties = partiesOf(people, identities);
  const words = wordCounts(parties);
  const cannotLink = new CannotLink(decisions);
  const together = new Set(
    coAuthors.map(([a, b]) => {
      const [one, other] = [people.of[a]!, people.of[b]!];
      return Math.min(one, other) * parties.length + Math.max(one, other);
    }),
  );
  return candidatePairs(parties, loginHash).flatMap(([one, other]) => {
    const [a, b] = [parties[one]!, parties[other]!];
    if (cannotLink.reason(a, b) !== null) return [];
    const comparison = compare(a, b, parties.length, words, loginHash);
    if (!NAMES.some((place) => comparison.features[place]! > 0)) return [];
    const wroteTogether = together.has(one * parties.length + other);
    // A squash merge often names its author again, under another address and the same name or login.
    // Two different full names on one commit are two people.
    if (wroteTogether && comparison.features[DIFFER]! > 0) return [];
    return [{ one, other, ...comparison }];
  });
}
