import { z } from "zod";

import type { Workspace } from "../evidence/workspace.ts";
import { NotFoundError } from "../model/errors.ts";
import type { History } from "../model/history.ts";
import { PeopleResult } from "../model/results.ts";
import type { Settings } from "../model/signal.ts";
import { isoDate, parseAsOf } from "../model/time.ts";
import { type Shortlist, shortlist } from "../ranking/shortlist.ts";
import { standingsOf } from "../ranking/standings.ts";
import { halfLifeReport, peopleReport } from "../reports/people.ts";
import { loadRole } from "../roles/load.ts";
import { type Cohort, measureCohorts } from "../signals/cohort.ts";
import { areaPlaces, openHistory, sampleNotes, sourceStates } from "./history.ts";
import { checkInput, parseScale } from "./input.ts";
import { trust } from "./past.ts";

export const PeopleInput = z.strictObject({
  role: z.string().describe("name of a template, or a role file"),
  areas: z.array(z.string()).default([]).describe("instead of the role's own areas"),
  asOf: z.string().optional().describe("YYYY-MM-DD; the last commit read, unless given"),
  limit: z.int().min(1).max(10_000).default(20),
  taxonomy: z.string().optional().describe("a taxonomy file instead of the one that is shipped"),
  halfLife: z.string().default("1x").describe("what the measured half-lives are multiplied with: from 0.1x to 10x"),
});
export type PeopleInput = z.input<typeof PeopleInput>;

/**
 * Whom to talk to for a role, and why: an order to read in, with ranges of places.
 *
 * @throws {NotFoundError} when nobody was active in the role's areas
 */
export async function people(
  workspace: Workspace,
  given: PeopleInput,
  onProgress?: (done: number, all: number) => void,
): Promise<PeopleResult> {
  const input = checkInput(PeopleInput, given);
  const asOf = input.asOf === undefined ? undefined : parseAsOf(input.asOf);
  const opened = await openHistory(workspace, { asOf, taxonomy: input.taxonomy });
  const { history, taxonomy, manifests } = opened;
  const role = loadRole(input.role, history.areaIds, input.areas);
  const areas = areaPlaces(taxonomy.areas, role.areas);
  const scale = parseScale(input.halfLife);
  const settings = await opened.settings(scale);
  const cohorts = measureCohorts(history, areas, settings);
  const rank = (cohorts: readonly Cohort[], settings: Settings): Shortlist => {
    const signals = role.criteria.map(({ signal }) => signal);
    return shortlist(standingsOf(history, cohorts, signals, settings), role.criteria, settings, input.limit);
  };
  const list = rank(cohorts, settings);
  if (list.candidates.length === 0) {
    const common = commonAreas(history);
    throw new NotFoundError(
      `Nobody has enough public work to say in ${role.areas.join(", ") || "any area"} by ${isoDate(history.asOf)}.`,
      common.length > 0
        ? `The evidence is mostly about ${common.join(", ")}: choose a role for these, or areas with --area, or read more repositories.`
        : "No file could be sorted into an area of LLM work: read more repositories, or give areas of your own with --taxonomy.",
    );
  }
  const measured = scale === 1 ? settings : await opened.settings();
  const usual = scale === 1 ? list : rank(measureCohorts(history, areas, measured), measured);
  const past = { workspace, full: history, key: opened.key, taxonomy: input.taxonomy, onProgress };
  return PeopleResult.parse({
    ...peopleReport(history, cohorts, role, list, sourceStates(manifests), sampleNotes(manifests), settings),
    trust: await trust(past),
    halfLife: halfLifeReport(history, settings, scale, role, list, usual),
  });
}

/** The areas that most changes are in. */
function commonAreas({ repositories, areaIds }: History): string[] {
  const counts = new Map<string, number>();
  for (const { changes, areas } of repositories) {
    for (const path of changes.path) {
      const area = areaIds[areas[path]!];
      if (area !== undefined) counts.set(area, (counts.get(area) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 4)
    .map(([area]) => area);
}
