import { z } from "zod";

import type { Workspace } from "../evidence/workspace.ts";
import { NotFoundError } from "../model/errors.ts";
import { PeopleResult } from "../model/results.ts";
import { DEFAULT_SETTINGS } from "../model/signal.ts";
import { isoDate, isoTime, parseAsOf } from "../model/time.ts";
import { shortlist } from "../ranking/shortlist.ts";
import { peopleReport } from "../reports/people.ts";
import { loadRole } from "../roles/load.ts";
import { measureCohorts } from "../signals/cohort.ts";
import { areaPlaces, openHistory } from "./history.ts";

export const PeopleInput = z.strictObject({
  role: z.string().describe("name of a template, or a role file"),
  areas: z.array(z.string()).default([]).describe("instead of the role's own areas"),
  asOf: z.string().optional().describe("YYYY-MM-DD; the last commit read, unless given"),
  limit: z.int().min(1).max(10_000).default(20),
  taxonomy: z.string().optional().describe("a taxonomy file instead of the one that is shipped"),
});
export type PeopleInput = z.input<typeof PeopleInput>;

/**
 * Whom to talk to for a role, and why: an order to read in, with ranges of places.
 *
 * @throws {NotFoundError} when nobody was active in the role's areas
 */
export async function people(workspace: Workspace, given: PeopleInput): Promise<PeopleResult> {
  const input = PeopleInput.parse(given);
  const asOf = input.asOf === undefined ? undefined : parseAsOf(input.asOf);
  const { history, taxonomy, manifests } = await openHistory(workspace, { asOf, taxonomy: input.taxonomy });
  const loaded = loadRole(input.role, history.areaIds);
  const role = input.areas.length > 0 ? { ...loaded, areas: input.areas } : loaded;
  const cohorts = measureCohorts(history, areaPlaces(taxonomy.areas, role.areas), DEFAULT_SETTINGS);
  const list = shortlist(history, cohorts, role, DEFAULT_SETTINGS, input.limit);
  if (list.candidates.length === 0) {
    throw new NotFoundError(
      `Nobody has enough public work to say in ${role.areas.join(", ") || "any area"} by ${isoDate(history.asOf)}.`,
      "Read more repositories of that kind, choose other areas with --area, or another date with --as-of.",
    );
  }
  const sources = manifests.map(({ source, headAt, unseen }) => ({
    source,
    headAt: headAt === null ? null : isoTime(headAt),
    missingBlobs: unseen.missingBlobs,
    shallowCommits: unseen.shallowCommits,
  }));
  return PeopleResult.parse(peopleReport(history, cohorts, role, list, sources, DEFAULT_SETTINGS));
}
