import { z } from "zod";

import type { Workspace } from "../evidence/workspace.ts";
import { InputError } from "../model/errors.ts";
import { ModulesResult } from "../model/results.ts";
import { DEFAULT_SETTINGS } from "../model/signal.ts";
import { parseAsOf } from "../model/time.ts";
import { modulesReport } from "../reports/modules.ts";
import { viewOf } from "../signals/view.ts";
import { areaPlaces, openHistory, sourceNotes } from "./history.ts";
import { checkInput } from "./input.ts";

export const ModulesInput = z.strictObject({
  repo: z.string().optional().describe("only this source"),
  areas: z.array(z.string()).default([]).describe("only files of these areas"),
  asOf: z.string().optional().describe("YYYY-MM-DD; the last commit read, unless given"),
  taxonomy: z.string().optional().describe("a taxonomy file instead of the one that is shipped"),
  limit: z.int().min(1).max(10_000).default(20).describe("how many modules"),
  people: z.int().min(1).max(10_000).default(5).describe("how many people for each module"),
});
export type ModulesInput = z.input<typeof ModulesInput>;

/**
 * Who knows each part of the code, and what would be lost if they left.
 *
 * @throws {InputError} when the source that is asked for was not read
 */
export async function modules(workspace: Workspace, given: ModulesInput): Promise<ModulesResult> {
  const input = checkInput(ModulesInput, given);
  const asOf = input.asOf === undefined ? undefined : parseAsOf(input.asOf);
  const { history, lines, taxonomy, manifests } = await openHistory(workspace, { asOf, taxonomy: input.taxonomy });
  const named = history.repositories.map(({ source }) => source);
  if (input.repo !== undefined && !named.includes(input.repo))
    throw new InputError(`'${input.repo}' was not read.`, `Choose from: ${named.join(", ")}.`);
  const areas = areaPlaces(taxonomy.areas, input.areas);
  const views = history.repositories.map((repository) => viewOf(history, repository, areas, DEFAULT_SETTINGS));
  const report = modulesReport(history, await lines(), views, sourceNotes(history, manifests), input.people);
  const wanted = report.modules.filter(({ repo }) => input.repo === undefined || repo === input.repo);
  return ModulesResult.parse({
    ...report,
    modules: wanted.slice(0, input.limit),
    more: Math.max(0, wanted.length - input.limit),
  });
}
