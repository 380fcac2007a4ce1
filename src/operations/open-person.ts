import { z } from "zod";

import type { Workspace } from "../evidence/workspace.ts";
import { InputError, NotFoundError } from "../model/errors.ts";
import type { History, Person } from "../model/history.ts";
import { DEFAULT_SETTINGS, type Settings } from "../model/signal.ts";
import { parseAsOf } from "../model/time.ts";
import { plural } from "../model/words.ts";
import { goesBy } from "../people/keys.ts";
import type { Cohort } from "../signals/cohort.ts";
import { cohortsOf } from "./cohorts.ts";
import { areaPlaces, type OpenHistory, openHistory } from "./history.ts";
import { repositoriesOf } from "./trajectory.ts";

/** Whom a question is about, in which areas and as of when. */
export const PersonQuestion = z.strictObject({
  person: z.string().min(1).describe("a name, or the id that other commands print"),
  areas: z.array(z.string()).default([]),
  asOf: z.string().optional(),
  taxonomy: z.string().optional(),
});
export type PersonQuestion = z.output<typeof PersonQuestion>;

interface OpenPerson extends OpenHistory {
  /** Place of the person in the history. */
  wanted: number;
  /** Places of the areas in scope; everything when undefined. */
  areas: ReadonlySet<number> | undefined;
  measured: Settings;
  /** Of the repositories that they worked in. */
  cohorts: Cohort[];
}

/**
 * What a question about a person is asked of.
 *
 * @param mostEvidence commits that are named for each signal
 * @throws {NotFoundError} when nobody has that name
 * @throws {InputError} when several people have it
 */
export async function openPerson(
  workspace: Workspace,
  { person, areas: ids, asOf, taxonomy: file }: PersonQuestion,
  mostEvidence: number = DEFAULT_SETTINGS.mostEvidence,
): Promise<OpenPerson> {
  const opened = await openHistory(workspace, {
    asOf: asOf === undefined ? undefined : parseAsOf(asOf),
    taxonomy: file,
  });
  const { history, taxonomy } = opened;
  const measured = { ...(await opened.settings()), mostEvidence };
  const areas = areaPlaces(taxonomy.areas, ids);
  const wanted = findPerson(history.people, person, (place) => describe(history, place));
  const cohorts = cohortsOf(history, areas, measured, repositoriesOf(history, wanted));
  return { ...opened, wanted, areas, measured, cohorts };
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
