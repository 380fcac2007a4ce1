import type { Identity } from "../model/evidence.ts";
import type { People } from "./assemble.ts";
import { type ComparedName, comparedName, saysNothing } from "./names.ts";

/** A person as the matcher sees them: what their identities say, and where they worked. */
export interface Party {
  /** Place in the list of people. */
  person: number;
  kind: Identity["kind"];
  /** Ids of the identities. */
  identities: readonly string[];
  names: readonly ComparedName[];
  /** Keyed hashes, as evidence has them. */
  logins: ReadonlySet<string>;
  accounts: ReadonlySet<string>;
  /** Places of the sources where they took part. */
  sources: ReadonlySet<number>;
}

/** What the matcher needs of each person. */
export function partiesOf({ people, of }: People, identities: readonly Identity[]): Party[] {
  const members: Identity[][] = people.map(() => []);
  for (const [index, identity] of identities.entries()) members[of[index]!]!.push(identity);
  return people.map(({ identities: ids, names, kind }, person) => ({
    person,
    kind,
    identities: ids,
    names: names.map(comparedName).filter((name) => !saysNothing(name)),
    logins: new Set(members[person]!.flatMap(({ login }) => login ?? [])),
    accounts: new Set(members[person]!.flatMap(({ account }) => account ?? [])),
    sources: new Set(members[person]!.map(({ source }) => source)),
  }));
}
