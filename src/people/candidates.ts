import { initialHandles, loginsOf, isLogin, stem, wholeHandles } from "./names.ts";
import type { Party } from "./party.ts";

/** What more people than this have in common says nothing of who they are. */
const MOST_IN_BLOCK = 25;

/** Likewise of a single word of a name, such as a given name. */
const MOST_WITH_WORD = 8;

/** Hashes a login as evidence does; undefined where the key is not there, as in the sample. */
export type LoginHash = (login: string) => string;

/**
 * Pairs of people who are worth comparing: those with a name, a nickname or a login in common, or with
 * one that is made from the name of the other. Never all pairs.
 *
 * @returns places in `parties`, the smaller first, in order
 */
export function candidatePairs(parties: readonly Party[], loginHash?: LoginHash): [number, number][] {
  const blocks = new Map<string, Set<number>>();
  for (const [place, party] of parties.entries()) {
    if (party.kind !== "human") continue;
    for (const key of blockKeys(party, loginHash)) {
      const block = blocks.get(key);
      if (block) block.add(place);
      else blocks.set(key, new Set([place]));
    }
  }
  const pairs = new Set<number>();
  for (const [key, block] of blocks) {
    if (block.size > (key.startsWith("word ") ? MOST_WITH_WORD : MOST_IN_BLOCK)) continue;
    const places = [...block];
    for (const [i, one] of places.entries())
      for (const other of places.slice(i + 1)) pairs.add(Math.min(one, other) * parties.length + Math.max(one, other));
  }
  return [...pairs].sort((a, b) => a - b).map((pair) => [Math.floor(pair / parties.length), pair % parties.length]);
}

function blockKeys({ names, logins }: Party, loginHash: LoginHash | undefined): Set<string> {
  const keys = new Set<string>();
  for (const login of logins) keys.add(`login ${login}`);
  for (const name of names) {
    const { words, joined, full } = name;
    if (full) {
      const handles = [...wholeHandles(name), ...initialHandles(name).keys()];
      keys.add(`ends ${[words[0]!, words.at(-1)!].sort().join(" ")}`);
      for (const handle of handles) keys.add(`handle ${handle}`);
      if (loginHash) for (const login of loginsOf(handles, name)) keys.add(`login ${loginHash(login)}`);
    } else {
      keys.add(`handle ${stem(joined) || joined}`);
      const login = words.join("-");
      if (loginHash && isLogin(login)) keys.add(`login ${loginHash(login)}`);
      if (loginHash && isLogin(joined)) keys.add(`login ${loginHash(joined)}`);
    }
    for (const word of words) if (word.length > 1) keys.add(`word ${word}`);
  }
  return keys;
}
