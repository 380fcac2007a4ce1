import { InputError, NotFoundError } from "../model/errors.ts";
import type { IdentityKind } from "../model/evidence.ts";
import { goesBy } from "../people/keys.ts";
import type { OpenIdentities } from "./identities.ts";

/** Somebody that a decision is about. */
export interface Found {
  /** Place in the list of people. */
  person: number;
  id: string;
  name: string;
  kind: IdentityKind;
  /** All identities of the person. */
  identities: readonly string[];
  /** The one that a decision names: the one that was meant, or the person's with most commits. */
  identity: string;
}

/**
 * Who is meant: by the id of a person or of an identity, or by a whole name.
 *
 * @throws {NotFoundError} when nobody is
 * @throws {InputError} when several have that name
 */
export function findIdentity(opened: OpenIdentities, given: string): Found {
  const text = given.trim();
  const all = opened.people.people;
  const byId = [...all.keys()].filter((place) => goesBy(all[place]!.identities, text));
  const found = byId.length > 0 ? byId : [...all.keys()].filter((place) => all[place]!.names.includes(text));
  if (found.length === 0)
    throw new NotFoundError(
      `Nobody is called '${text}' or has that id.`,
      "Take an id that 'workprint identities' or 'workprint people' prints.",
    );
  if (found.length > 1)
    throw new InputError(
      `'${text}' can be ${found.length} people: ${found
        .slice(0, 8)
        .map((place) => all[place]!.id)
        .join(", ")}.`,
      "Give the id of the one that you mean.",
    );
  const { id, name, kind, identities } = all[found[0]!]!;
  return {
    person: found[0]!,
    id,
    name,
    kind,
    identities,
    identity: identities.includes(text) ? text : mostCommits(opened, found[0]!),
  };
}

function mostCommits({ people, identities }: OpenIdentities, person: number): string {
  const commits = new Map<string, number>();
  for (const [index, identity] of identities.entries()) {
    if (people.of[index] !== person) continue;
    const id = people.ids[index]!;
    commits.set(id, (commits.get(id) ?? 0) + identity.commits);
  }
  return [...commits].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]![0];
}
