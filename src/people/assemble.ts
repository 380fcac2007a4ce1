import { type Decisions, NO_DECISIONS } from "../model/decisions.ts";
import type { Identity } from "../model/evidence.ts";
import type { Person } from "../model/history.ts";
import { Groups } from "./groups.ts";
import { identityId, keyOf, keyOfName, personId } from "./keys.ts";

export interface People {
  people: readonly Person[];
  /** The person of each identity, as a place in `people`. */
  of: Int32Array;
  /** The id of each identity; names under one address have one, unless they were split. */
  ids: readonly string[];
}

interface Unit {
  key: string;
  /** A person said that it stands for itself. */
  alone: boolean;
}

/**
 * Puts the identities together that say themselves that they are one person: the same address, or
 * the same GitHub account by way of its noreply address. .mailmap has been applied before. Nothing
 * is guessed: a false merge is worse than a missed one.
 *
 * What people decided goes before what identities say: who was split off joins nobody by itself, and
 * an account that would bring together who was rejected joins nobody at all.
 *
 * @param sources names of the sources that identities point to
 */
export function assemblePeople(
  identities: readonly Identity[],
  sources: readonly string[],
  decisions: Decisions = NO_DECISIONS,
): People {
  const split = new Set(decisions.split);
  const units = identities.map((identity) => unitOf(identity, sources[identity.source]!, split));
  const keys = [...new Set(units.map(({ key }) => key))].sort();
  const places = new Map(keys.map((key, place) => [key, place]));
  const ids = keys.map(identityId);
  const placeOfId = new Map(ids.map((id, place) => [id, place]));
  const known = (pairs: Decisions["rejected"]): [number, number][] =>
    pairs.flatMap(([one, other]) => {
      const [a, b] = [placeOfId.get(one), placeOfId.get(other)];
      return a === undefined || b === undefined || a === b ? [] : [[a, b] as [number, number]];
    });
  const groups = new Groups(keys.length, known(decisions.rejected));
  for (const pair of known(decisions.confirmed)) groups.join(pair);
  const placeOfUnit = units.map(({ key }) => places.get(key)!);
  for (const members of stated(identities, units, placeOfUnit)) groups.join(members);
  return collect(identities, ids, placeOfUnit, groups);
}

function unitOf(identity: Identity, source: string, split: ReadonlySet<string>): Unit {
  const key = keyOf(identity, source);
  if (split.size === 0) return { key, alone: false };
  const name = keyOfName(identity, source);
  if (split.has(identityId(name))) return { key: name, alone: true };
  return { key, alone: split.has(identityId(key)) };
}

/** Places that state the same GitHub account, in an order that does not depend on that of identities. */
function stated(identities: readonly Identity[], units: readonly Unit[], placeOfUnit: readonly number[]): number[][] {
  const accounts = accountsByLogin(identities);
  const members = new Map<string, number[]>();
  for (const [index, { account, login, kind }] of identities.entries()) {
    if (units[index]!.alone) continue;
    const owner = account ?? ownerOf(login, accounts);
    if (owner === null) continue;
    const key = `${kind === "human"} ${owner}`;
    const list = members.get(key);
    if (list) list.push(placeOfUnit[index]!);
    else members.set(key, [placeOfUnit[index]!]);
  }
  return [...members].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, places]) => places);
}

/** An old noreply address has only the login; it is whose account bears that login, if one does. */
function ownerOf(login: string | null, accounts: ReadonlyMap<string, ReadonlySet<string>>): string | null {
  if (login === null) return null;
  const owners = accounts.get(login);
  if (owners === undefined) return `login ${login}`;
  return owners.size === 1 ? [...owners][0]! : null;
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

/** People in the order in which their first identity comes. */
function collect(
  identities: readonly Identity[],
  ids: readonly string[],
  placeOfUnit: readonly number[],
  groups: Groups,
): People {
  const members = new Map<number, number[]>();
  for (const [index, place] of placeOfUnit.entries()) {
    const root = groups.find(place);
    const group = members.get(root);
    if (group) group.push(index);
    else members.set(root, [index]);
  }
  const of = new Int32Array(identities.length);
  const people: Person[] = [];
  for (const group of members.values()) {
    for (const index of group) of[index] = people.length;
    const places = [...new Set(group.map((index) => placeOfUnit[index]!))].sort((a, b) => a - b);
    people.push(
      person(
        group.map((index) => identities[index]!),
        places.map((place) => ids[place]!),
      ),
    );
  }
  return { people, of, ids: placeOfUnit.map((place) => ids[place]!) };
}

function person(identities: readonly Identity[], ids: readonly string[]): Person {
  const commits = new Map<string, number>();
  for (const { name, commits: count } of identities) commits.set(name, (commits.get(name) ?? 0) + count);
  const names = [...commits]
    .sort(([a, n], [b, m]) => m - n || Number(b.includes(" ")) - Number(a.includes(" ")) || (a < b ? -1 : 1))
    .map(([name]) => name);
  return {
    id: personId(ids[0]!),
    identities: ids,
    name: names[0]! || "(no name)",
    names,
    kind: identities[0]!.kind,
  };
}
