import { createHash } from "node:crypto";

import type { Decision } from "../model/decisions.ts";

/** What the first entry has in place of the hash of the one before. */
export const BEGINNING = "0".repeat(64);

/** The hash of an entry: over all of it, and over the hash of the one before. */
export function hashOf(
  previous: string,
  { number, at, kind, identity, other, undoes, said }: Omit<Decision, "hash" | "salt" | "text">,
): string {
  // What is said is in it by its hash alone: a text can be erased, and the log stays whole.
  const entry = [previous, number, at, kind, identity, other, undoes, ...(said === null ? [] : [said])];
  return sha256(JSON.stringify(entry));
}

/** The hash of what an attestation says. With a salt, so that a text that was erased can't be guessed from it. */
export function hashOfText(salt: string, text: string): string {
  return sha256(`${salt}\n${text}`);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/**
 * The number of the first entry that is not as it was written, or that follows a gap; null when all
 * is whole. Entries that were cut off at the end leave no gap: for that, compare the last hash with
 * one that was noted before.
 */
export function firstBroken(log: readonly Decision[]): number | null {
  let previous = BEGINNING;
  for (const [place, entry] of log.entries()) {
    if (entry.number !== place + 1 || entry.hash !== hashOf(previous, entry)) return entry.number;
    const { said, salt, text } = entry;
    if (text !== null && (salt === null || hashOfText(salt, text) !== said)) return entry.number;
    previous = entry.hash;
  }
  return null;
}
