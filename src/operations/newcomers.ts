import { z } from "zod";

import type { Workspace } from "../evidence/workspace.ts";
import { InputError, NotFoundError } from "../model/errors.ts";
import { NewcomersResult } from "../model/results.ts";
import { DEFAULT_SETTINGS } from "../model/signal.ts";
import { isoDate, isoTime, parseAsOf } from "../model/time.ts";
import { newcomersReport } from "../reports/newcomers.ts";
import { viewOf } from "../signals/view.ts";
import { areaPlaces, openHistory, sourceNotes } from "./history.ts";
import { checkInput } from "./input.ts";

export const NewcomersInput = z.strictObject({
  repo: z.string().optional().describe("only this source"),
  areas: z.array(z.string()).default([]).describe("only work in these areas"),
  asOf: z.string().optional().describe("YYYY-MM-DD; the last commit read, unless given"),
  taxonomy: z.string().optional().describe("a taxonomy file instead of the one that is shipped"),
});
export type NewcomersInput = z.input<typeof NewcomersInput>;

/**
 * How long it takes newcomers until they are core: what it pays to invest in juniors.
 *
 * @throws {InputError} when the source that is asked for was not read
 * @throws {NotFoundError} when nobody worked in the areas
 */
export async function newcomers(workspace: Workspace, given: NewcomersInput): Promise<NewcomersResult> {
  const input = checkInput(NewcomersInput, given);
  const asOf = input.asOf === undefined ? undefined : parseAsOf(input.asOf);
  const { history, taxonomy, manifests } = await openHistory(workspace, { asOf, taxonomy: input.taxonomy });
  const named = history.repositories.map(({ source }) => source);
  if (input.repo !== undefined && !named.includes(input.repo))
    throw new InputError(`'${input.repo}' was not read.`, `Choose from: ${named.join(", ")}.`);
  const areas = areaPlaces(taxonomy.areas, input.areas);
  const views = history.repositories
    .filter(({ source }) => input.repo === undefined || source === input.repo)
    .map((repository) => viewOf(history, repository, areas, DEFAULT_SETTINGS));
  const report = newcomersReport(views);
  if (report.repositories.length === 0) {
    throw new NotFoundError(
      `Nobody worked in ${input.areas.join(", ") || input.repo || "any repository"} by ${isoDate(history.asOf)}.`,
      "Choose other areas or another repository, or read more.",
    );
  }
  return NewcomersResult.parse({
    asOf: isoTime(history.asOf),
    scope: input.areas,
    notes: sourceNotes(history, manifests),
    ...report,
  });
}
