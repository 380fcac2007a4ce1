import { InputError } from "../model/errors.ts";
import { assemblePeople } from "../people/assemble.ts";
import { goesBy, identityId, keyOf, keyOfName } from "../people/keys.ts";
import type { OpenIdentities } from "./identities.ts";

/**
 * The identity that is to be split off: an address, or one name under it.
 *
 * @throws {InputError} when there is none of that id, or to split it would change nothing
 */
export function findSplit({ people, identities, manifests, decisions }: OpenIdentities, given: string): string {
  const text = given.trim();
  const sources = manifests.map(({ source }) => source);
  const index = identities.findIndex((identity) => {
    const source = sources[identity.source]!;
    return text === identityId(keyOf(identity, source)) || text === identityId(keyOfName(identity, source));
  });
  if (index < 0) {
    const person = people.people.find((one) => goesBy(one.identities, text));
    throw new InputError(
      person === undefined ? `There is no identity '${text}'.` : `'${text}' is a person, not one identity.`,
      `See the identities of a person with 'workprint identities of ${person?.id ?? "PERSON"}', and choose one.`,
    );
  }
  const after = assemblePeople(identities, sources, { ...decisions, split: [...decisions.split, text] });
  if (after.people.length > people.people.length) return text;
  const person = people.people[people.of[index]!]!;
  throw new InputError(
    `To split ${text} off would change nothing: it stands for itself, or a decision put it where it is.`,
    `See 'workprint identities of ${person.id}', and 'workprint identities log' for a decision to undo.`,
  );
}
