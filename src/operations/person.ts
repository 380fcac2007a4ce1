import { z } from "zod";

import type { Workspace } from "../evidence/workspace.ts";
import { InputError, NotFoundError } from "../model/errors.ts";
import type { Person } from "../model/history.ts";
import { PersonResult } from "../model/results.ts";
import { DEFAULT_SETTINGS } from "../model/signal.ts";
import { isoTime, parseAsOf } from "../model/time.ts";
import { plural } from "../model/words.ts";
import { assemblePeople } from "../people/assemble.ts";
import { draftPerson, evidenceOfPerson, personReport } from "../reports/person.ts";
import { measureCohorts } from "../signals/cohort.ts";
import { areaPlaces, loadHistory, type OpenEvidence, resolveEvidence, sourceStates, withEvidence } from "./history.ts";

export const PersonInput = z.strictObject({
  person: z.string().min(1).describe("a name, or the id that other commands print"),
  areas: z.array(z.string()).default([]),
  asOf: z.string().optional(),
  taxonomy: z.string().optional(),
});
export type PersonInput = z.input<typeof PersonInput>;

/**
 * A person's workprint: what their public work shows, and the evidence for it.
 *
 * @throws {NotFoundError} when nobody has that name
 * @throws {InputError} when several people have it
 */
export async function person(workspace: Workspace, given: PersonInput): Promise<PersonResult> {
  const input = PersonInput.parse(given);
  const asOf = input.asOf === undefined ? undefined : parseAsOf(input.asOf);
  return withEvidence(workspace, { asOf, taxonomy: input.taxonomy }, async (open) => {
    const areas = areaPlaces(open.taxonomy.areas, input.areas);
    const { wanted, sources } = whereIs(open, input.person);
    const history = await loadHistory(open, sources);
    const place = history.people.findIndex(({ id }) => id === wanted.id);
    const cohorts = measureCohorts(history, areas, DEFAULT_SETTINGS);
    const draft = draftPerson(history, cohorts, place, areas, DEFAULT_SETTINGS);
    const entryOf = await resolveEvidence(open, history, evidenceOfPerson(draft));
    const states = sourceStates(open.evidence.manifests).map(({ source, headAt, missingBlobs, shallowCommits }) => ({
      source,
      readUpTo: headAt === null ? null : isoTime(headAt),
      missingBlobs,
      shallow: shallowCommits > 0,
    }));
    return PersonResult.parse(personReport(draft, input.areas, open.taxonomy.areas, states, entryOf));
  });
}

/** The person that is meant, and the sources in which they wrote commits. */
function whereIs({ evidence, identities }: OpenEvidence, text: string): { wanted: Person; sources: number[] } {
  const { people, of } = assemblePeople(identities);
  const wanted = findPerson(people, text, (one) => {
    const mine = identities.filter((_, index) => people[of[index]!] === one);
    const where = [...new Set(mine.map(({ source }) => evidence.manifests[source]!.source))];
    return `${plural(
      mine.reduce((sum, { commits }) => sum + commits, 0),
      "commit",
    )} in ${where.join(" and ")}`;
  });
  const sources = identities.flatMap(({ source }, index) => (people[of[index]!] === wanted ? [source] : []));
  return { wanted, sources: [...new Set(sources)].sort((a, b) => a - b) };
}

/** By id, then by whole name, then by part of a name. */
function findPerson(people: readonly Person[], text: string, describe: (person: Person) => string): Person {
  const asked = text.trim().toLowerCase();
  const byId = people.find(({ id }) => id === asked);
  if (byId) return byId;
  const whole = people.filter(({ names }) => names.some((name) => name.toLowerCase() === asked));
  const found =
    whole.length > 0 ? whole : people.filter(({ names }) => names.some((name) => name.toLowerCase().includes(asked)));
  if (found.length === 1) return found[0]!;
  if (found.length === 0)
    throw new NotFoundError(
      `Nobody called '${text}' is in the evidence.`,
      "Look for a part of the name, or list people with 'workprint people'.",
    );
  const shown = found.slice(0, 8).map((one) => `${one.name} (${one.id}, ${describe(one)})`);
  throw new InputError(
    `'${text}' can be ${found.length} people: ${shown.join(", ")}${found.length > shown.length ? ", ..." : ""}.`,
    "Give the id of the one that you mean.",
  );
}
