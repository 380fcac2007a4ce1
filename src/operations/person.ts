import { z } from "zod";

import type { Workspace } from "../evidence/workspace.ts";
import { loadForesight } from "../foresight/load.ts";
import { InputError, NotFoundError } from "../model/errors.ts";
import type { History, Person } from "../model/history.ts";
import { PersonResult } from "../model/results.ts";
import { DEFAULT_SETTINGS } from "../model/signal.ts";
import { isoTime, parseAsOf } from "../model/time.ts";
import { plural } from "../model/words.ts";
import { goesBy } from "../people/keys.ts";
import { foresightReport } from "../reports/foresight.ts";
import { personReport } from "../reports/person.ts";
import { cohortsOf } from "./cohorts.ts";
import { areaPlaces, openHistory, sampleNotes } from "./history.ts";
import { checkInput } from "./input.ts";
import { trust } from "./past.ts";
import { repositoriesOf, trajectory } from "./trajectory.ts";

export const PersonInput = z.strictObject({
  person: z.string().min(1).describe("a name, or the id that other commands print"),
  areas: z.array(z.string()).default([]),
  asOf: z.string().optional(),
  taxonomy: z.string().optional(),
  evidence: z
    .int()
    .min(1)
    .max(100_000)
    .default(DEFAULT_SETTINGS.mostEvidence)
    .describe("how many commits are named for each signal"),
  trajectory: z.boolean().default(false).describe("also where they stood over the last two years; opens nine dates"),
});
export type PersonInput = z.input<typeof PersonInput>;

/**
 * A person's workprint: what their public work shows, and the evidence for it.
 *
 * @throws {NotFoundError} when nobody has that name
 * @throws {InputError} when several people have it
 */
export async function person(
  workspace: Workspace,
  given: PersonInput,
  onProgress?: (done: number, all: number) => void,
): Promise<PersonResult> {
  const input = checkInput(PersonInput, given);
  const asOf = input.asOf === undefined ? undefined : parseAsOf(input.asOf);
  const opened = await openHistory(workspace, { asOf, taxonomy: input.taxonomy });
  const { history, taxonomy, manifests } = opened;
  const settings = { ...(await opened.settings()), mostEvidence: input.evidence };
  const areas = areaPlaces(taxonomy.areas, input.areas);
  const wanted = findPerson(history.people, input.person, (place) => describe(history, place));
  const cohorts = cohortsOf(history, areas, settings, repositoriesOf(history, wanted));
  const states = manifests.map(({ source, headAt, unseen }) => ({
    source,
    readUpTo: headAt === null ? null : isoTime(headAt),
    missingBlobs: unseen.missingBlobs,
    shallow: unseen.shallowCommits > 0,
  }));
  const lines = await opened.lines();
  const agents = await opened.agents();
  const notes = sampleNotes(manifests);
  const past = { workspace, full: history, key: opened.key, taxonomy: input.taxonomy, onProgress };
  const sight = { history, person: wanted, cohorts };
  return PersonResult.parse({
    ...personReport(history, lines, agents, cohorts, wanted, input.areas, taxonomy.areas, states, notes, settings),
    trajectory: input.trajectory ? await trajectory(workspace, sight, areas, settings, input.taxonomy) : null,
    foresight: foresightReport(history, wanted, loadForesight()),
    trust: await trust(past),
  });
}

/** What tells people of one name apart: `12 commits in trl`. */
function describe(history: History, person: number): string {
  const places = repositoriesOf(history, person).map((place) => history.repositories[place]!);
  const commits = places.reduce(
    (sum, { commits: { authors } }) => sum + authors.people.reduce((count, one) => count + Number(one === person), 0),
    0,
  );
  return `${plural(commits, "commit")} in ${places.map(({ source }) => source).join(" and ") || "no repository"}`;
}

/** The place of the person that is meant: by id, then by whole name, then by part of a name. */
function findPerson(people: readonly Person[], text: string, describePerson: (person: number) => string): number {
  // A name may have been copied from a column that was too narrow for it.
  const asked = plain(text).replace(/…$/, "");
  const places = [...people.keys()];
  const byId = places.find((place) => goesBy(people[place]!.identities, asked));
  if (byId !== undefined) return byId;
  const called = (test: (name: string) => boolean): number[] =>
    places.filter((place) => people[place]!.names.some((name) => test(plain(name))));
  const whole = called((name) => name === asked);
  const found = whole.length > 0 ? whole : called((name) => name.includes(asked));
  if (found.length === 1) return found[0]!;
  if (found.length === 0) {
    throw new NotFoundError(
      `Nobody called '${text}' is in the evidence.`,
      "Look for a part of the name, or list people with 'workprint people'.",
    );
  }
  const shown = found
    .slice(0, 8)
    .map((place) => `${people[place]!.name} (${people[place]!.id}, ${describePerson(place)})`);
  throw new InputError(
    `'${text}' can be ${found.length} people: ${shown.join(", ")}${found.length > shown.length ? ` and ${found.length - shown.length} more` : ""}.`,
    "Give the id of the one that you mean.",
  );
}

/** A name without capitals and accents. */
function plain(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "");
}
