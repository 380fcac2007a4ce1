import { z } from "zod";

import type { Workspace } from "../evidence/workspace.ts";
import { CommitsResult } from "../model/commits.ts";
import { commitsReport } from "../reports/commits.ts";
import { checkInput } from "./input.ts";
import { openPerson, PersonQuestion } from "./open-person.ts";

export const CommitsInput = PersonQuestion.extend({
  area: z.string().optional().describe("an area, or 'unclassified'"),
  repo: z.string().optional(),
  module: z.string().optional(),
  quarter: z
    .string()
    .regex(/^\d{4}-Q[1-4]$/)
    .optional()
    .describe("2026-Q1, in UTC"),
  since: z.iso.date().optional().describe("a day in UTC: only what landed on it or later"),
  limit: z.int().min(1).max(1000).default(20),
});
export type CommitsInput = z.input<typeof CommitsInput>;

/**
 * The commits that a figure of a workprint rests on.
 *
 * @throws {NotFoundError} when nobody has that name
 * @throws {InputError} when several people have it
 */
export async function commits(workspace: Workspace, given: CommitsInput): Promise<CommitsResult> {
  const { limit, area, repo, module, quarter, since, ...question } = checkInput(CommitsInput, given);
  const { history, wanted, cohorts } = await openPerson(workspace, question);
  return CommitsResult.parse(commitsReport(history, cohorts, wanted, { area, repo, module, quarter, since }, limit));
}
