import { z } from "zod";

import type { Workspace } from "../evidence/workspace.ts";
import { NotFoundError } from "../model/errors.ts";
import { PeopleResult } from "../model/results.ts";
import { DEFAULT_SETTINGS } from "../model/signal.ts";
import { isoDate, isoTime, parseAsOf } from "../model/time.ts";
import { shortlist } from "../ranking/shortlist.ts";
import { draftPeople, evidenceOf, peopleReport } from "../reports/people.ts";
import { loadRole } from "../roles/load.ts";
import { measureCohorts } from "../signals/cohort.ts";
import { areaPlaces, loadHistory, resolveEvidence, sourceStates, withEvidence } from "./history.ts";

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
  return withEvidence(workspace, { asOf, taxonomy: input.taxonomy }, async (open) => {
    const ids = open.taxonomy.areas.map(({ id }) => id);
    const loaded = loadRole(input.role, ids);
    const role = input.areas.length > 0 ? { ...loaded, areas: input.areas } : loaded;
    const areas = areaPlaces(open.taxonomy.areas, role.areas);
    const history = await loadHistory(open);
    const cohorts = measureCohorts(history, areas, DEFAULT_SETTINGS);
    const list = shortlist(history, cohorts, role, DEFAULT_SETTINGS, input.limit);
    if (list.candidates.length === 0) {
      throw new NotFoundError(
        `Nobody has enough public work to say in ${role.areas.join(", ") || "any area"} by ${isoDate(open.asOf)}.`,
        "Read more repositories of that kind, choose other areas with --area, or another date with --as-of.",
      );
    }
    const draft = draftPeople(history, cohorts, role, list, DEFAULT_SETTINGS);
    const entryOf = await resolveEvidence(open, history, evidenceOf(draft));
    const sources = sourceStates(open.evidence.manifests).map(({ headAt, ...state }) => ({
      ...state,
      headAt: headAt === null ? null : isoTime(headAt),
    }));
    return PeopleResult.parse(peopleReport(draft, sources, entryOf));
  });
}
