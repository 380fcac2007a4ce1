import { z } from "zod";

import type { Workspace } from "../evidence/workspace.ts";
import { InputError, NotFoundError } from "../model/errors.ts";
import type { History } from "../model/history.ts";
import { DEFAULT_SETTINGS, type Settings } from "../model/signal.ts";
import { parseAsOf } from "../model/time.ts";
import type { Cohort } from "../signals/cohort.ts";
import { peopleCalled, toldApart } from "./called.ts";
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
  const wanted = findPerson(history, person);
  const cohorts = cohortsOf(history, areas, measured, repositoriesOf(history, wanted));
  return { ...opened, wanted, areas, measured, cohorts };
}

/** The place of the person that is meant: by id, then by whole name, then by part of a name. */
function findPerson(history: History, text: string): number {
  const found = peopleCalled(history.people, text);
  if (found.length === 1) return found[0]!;
  if (found.length === 0) {
    throw new NotFoundError(
      `Nobody called '${text}' is in the evidence.`,
      "Look for a part of the name, or list people with 'workprint people'.",
    );
  }
  throw new InputError(
    `'${text}' can be ${found.length} people: ${toldApart(history, found)}.`,
    "Give the id of the one that you mean.",
  );
}
