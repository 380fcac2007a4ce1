import type { LoginHash } from "./candidates.ts";
import { type ComparedName, fullNames, initialHandles, isLogin, loginsOf, stem, wholeHandles } from "./names.ts";
import type { Party } from "./party.ts";

/** What two people can have in common, in the order of the model's coefficients. */
export const FEATURES = [
  "sameFullName",
  "closeFullName",
  "sameNickname",
  "sameGivenName",
  "loginIsNickname",
  "wholeNameHandle",
  "initialHandle",
  "partOfName",
  "rarity",
  "sameSource",
  "otherFullNames",
] as const;
export type Feature = (typeof FEATURES)[number];

export interface Comparison {
  features: readonly number[];
  /** What speaks for and against one person, in plain words. */
  reasons: readonly string[];
}

/** How many people bear each word of a name. */
export function wordCounts(parties: readonly Party[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { names } of parties)
    for (const word of new Set(names.flatMap(({ words, joined }) => [...words, joined])))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Compares two people. It does not matter which comes first. */
export function compare(
  a: Party,
  b: Party,
  people: number,
  words: ReadonlyMap<string, number>,
  loginHash: LoginHash | undefined,
): Comparison {
  const found = new Map<Feature, string>();
  let rarity = 0;
  const note = (feature: Feature, reason: string, shared: readonly string[]): void => {
    if (!found.has(feature)) found.set(feature, reason);
    // However rare a given name is, it is not the name of one person.
    if (feature !== "partOfName" && feature !== "sameGivenName")
      rarity = Math.max(rarity, rarityOf(shared, people, words));
  };
  for (const one of a.names)
    for (const other of b.names) {
      comparePair(one, other, note);
      comparePair(other, one, note);
    }
  if (loginHash) {
    compareLogins(a, b, loginHash, note);
    compareLogins(b, a, loginHash, note);
  }
  const fullA = a.names.filter(({ full }) => full);
  const fullB = b.names.filter(({ full }) => full);
  if (fullA.length > 0 && fullB.length > 0 && !found.has("sameFullName") && !found.has("closeFullName"))
    found.set("otherFullNames", "their full names differ");
  // A whole name says what a part of it says.
  if (found.size > 1) found.delete("partOfName");
  if (found.has("sameFullName")) found.delete("closeFullName");
  const common = [...a.sources].some((source) => b.sources.has(source));
  if (common) found.set("sameSource", "both in one repository");
  return {
    features: FEATURES.map((feature) => (feature === "rarity" ? rarity : Number(found.has(feature)))),
    reasons: FEATURES.flatMap((feature) => found.get(feature) ?? []),
  };
}

type Note = (feature: Feature, reason: string, shared: readonly string[]) => void;

/** What the first name has in common with the second; called both ways. */
function comparePair(one: ComparedName, other: ComparedName, note: Note): void {
  if (one.full && other.full) {
    const fit = fullNames(one, other);
    const shared = one.words.filter((word) => other.words.includes(word));
    if (fit === "same") note("sameFullName", "the same full name", one.words);
    if (fit === "close") note("closeFullName", "full names that differ in a middle name or a part", shared);
    return;
  }
  if (!one.full && !other.full) {
    if (one.joined !== other.joined || one.joined.length < 2) return;
    if (one.nickname && other.nickname) note("sameNickname", "the same name of one word", [one.joined]);
    // Many are called Ada.
    else note("sameGivenName", "the same name of one word, which may be a given name", [one.joined]);
    return;
  }
  if (!one.full) return;
  const handle = stem(other.joined);
  // A given name such as Adas is a name of its own, though Ada S could write herself so.
  const whole = initialHandles(one).get(handle);
  if (wholeHandles(one).includes(handle))
    note("wholeNameHandle", "the name of one, written together, is the name of the other", one.words);
  else if (handle.length > 3 && whole !== undefined && (other.nickname || other.words.length > 1))
    note("initialHandle", "the name of one is an initial and a name of the other", [whole]);
  else if (other.words.every((word) => word.length === 1 || one.words.includes(word)))
    note("partOfName", "the name of one is a part of the other's", other.words);
}

/** Whether a login of the first is made of a name of the second. */
function compareLogins(a: Party, b: Party, loginHash: LoginHash, note: Note): void {
  if (a.logins.size === 0) return;
  const has = (login: string): boolean => a.logins.has(loginHash(login));
  for (const name of b.names) {
    const written = [name.joined, name.words.join("-")].filter(isLogin);
    if (!name.full && written.some(has))
      note("loginIsNickname", "the name of one is the GitHub login of the other", [name.joined]);
    if (!name.full) continue;
    if (loginsOf(wholeHandles(name), name).some(has))
      note("wholeNameHandle", "the GitHub login of one is the name of the other", name.words);
    else
      for (const [handle, whole] of initialHandles(name))
        if (loginsOf([handle], name).some(has))
          note("initialHandle", "the GitHub login of one is an initial and a name of the other", [whole]);
  }
}

/** People with other names who are taken to be there too: among ten people every name looks common. */
const OTHERS = 1000;

/**
 * How rare it would be to have these words in common by chance: the logarithm to base 10 of people for
 * each one who would be expected to bear them all, from 0 to 4.
 */
function rarityOf(shared: readonly string[], people: number, words: ReadonlyMap<string, number>): number {
  // The two who are compared don't make their own names common.
  const others = (word: string): number => Math.max(0, (words.get(word) ?? 0) - 2) + 1;
  const chance = shared.reduce((product, word) => (product * others(word)) / (people + OTHERS), 1);
  return Math.min(4, -Math.log10(Math.max(chance, 1e-9)));
}
