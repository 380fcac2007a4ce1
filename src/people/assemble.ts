import { createHash } from "node:crypto";

import type { Identity } from "../model/evidence.ts";
import type { Person } from "../model/history.ts";

export interface People {
  people: readonly Person[];
  /** The person of each identity, as a place in `people`. */
  of: Int32Array;
}

/**
 * Puts the identities together that say themselves that they are one person: the same address, or
 * the same GitHub account by way of its noreply address. .mailmap has been applied before. Nothing
 * is guessed: a false merge is worse than a missed one.
 */
export function assemblePeople(identities: readonly Identity[]): People {
  const parent = Int32Array.from(identities, (_, index) => index);
  const find = (index: number): number => {
    while (parent[index] !== index) {
      parent[index] = parent[parent[index]!]!;
      index = parent[index]!;
    }
    return index;
  };
  const first = new Map<string, number>();
  const join = (key: string, index: number): void => {
    const other = first.get(key);
    if (other === undefined) first.set(key, index);
    else parent[find(index)] = find(other);
  };
  const accounts = accountsByLogin(identities);
  for (const [index, identity] of identities.entries()) {
    join(keyOf(identity), index);
    if (identity.account !== null) join(`account ${identity.kind === "human"} ${identity.account}`, index);
    // An old noreply address has only the login; it is whose account bears that login, if one does.
    else if (identity.login !== null && (accounts.get(identity.login)?.size ?? 0) <= 1) {
      const [account] = accounts.get(identity.login) ?? [];
      join(
        `${account === undefined ? "login" : "account"} ${identity.kind === "human"} ${account ?? identity.login}`,
        index,
      );
    }
  }
  const groups = new Map<number, number[]>();
  for (const index of identities.keys()) {
    const root = find(index);
    const group = groups.get(root);
    if (group) group.push(index);
    else groups.set(root, [index]);
  }
  const of = new Int32Array(identities.length);
  const people: Person[] = [];
  for (const group of groups.values()) {
    for (const index of group) of[index] = people.length;
    people.push(person(group.map((index) => identities[index]!)));
  }
  return { people, of };
}

/**
 * What an identity goes by: its address, or its name within its source where many people use the
 * address. A bot that commits under a person's address stays a bot.
 */
function keyOf({ source, name, address, shared, kind }: Identity): string {
  return `${kind === "human" ? "human" : "program"} ${shared || address === null ? `${source} ${address} ${name}` : address}`;
}

/** Accounts that bore each login: more than one when a login was given up and taken by another. */
function accountsByLogin(identities: readonly Identity[]): Map<string, Set<string>> {
  const accounts = new Map<string, Set<string>>();
  for (const { login, account } of identities) {
    if (login === null || account === null) continue;
    const known = accounts.get(login);
    if (known) known.add(account);
    else accounts.set(login, new Set([account]));
  }
  return accounts;
}

function person(identities: readonly Identity[]): Person {
  const commits = new Map<string, number>();
  for (const { name, commits: count } of identities) commits.set(name, (commits.get(name) ?? 0) + count);
  const names = [...commits]
    .sort(([a, n], [b, m]) => m - n || Number(b.includes(" ")) - Number(a.includes(" ")) || (a < b ? -1 : 1))
    .map(([name]) => name);
  const keys = identities.map(keyOf).sort();
  return {
    id: `p${createHash("sha256").update(keys[0]!).digest("hex").slice(0, 10)}`,
    name: names[0]! || "(no name)",
    names,
    kind: identities[0]!.kind,
  };
}
