import { createHash } from "node:crypto";

import type { Identity } from "../model/evidence.ts";

/**
 * What an identity goes by: its address, or its account where it has no address, or its name within its
 * source where many people use the address. Two accounts that bore one login, one after the other, are two.
 * A bot that commits under a person's address stays a bot.
 *
 * It is the same after a source is read again, and says nothing about an address but whether it is the same.
 *
 * @param source name of the source that gives it
 */
export function keyOf({ name, address, account, login, shared, kind }: Identity, source: string): string {
  const known = shared ? null : (address ?? (account === null ? null : `account ${account}`));
  return `${kind === "human" ? "human" : "program"} ${known ?? `${source} ${address ?? login} ${name}`}`;
}

/** The key of one name under an address, where a person said that it stands for itself. */
export function keyOfName(identity: Identity, source: string): string {
  return `${keyOf(identity, source)}\0${identity.name}`;
}

/** What decisions and commands call a key: `i` and 16 digits. */
export function identityId(key: string): string {
  return `i${digest(key).slice(0, 16)}`;
}

/** What commands call the person whose first identity has this id: `p` and 10 of its digits. */
export function personId(identity: string): string {
  return `p${identity.slice(1, 11)}`;
}

/** Whether a person with these identities can be called by this id; also by the id from before a merge. */
export function goesBy(identities: readonly string[], id: string): boolean {
  return identities.some((identity) => identity === id || personId(identity) === id);
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
