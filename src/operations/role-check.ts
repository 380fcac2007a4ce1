import { z } from "zod";

import type { Workspace } from "../evidence/workspace.ts";
import { type Figure, RoleCheckResult } from "../model/planning.ts";
import { Role } from "../model/role.ts";
import { DEFAULT_SETTINGS } from "../model/signal.ts";
import { isoDate, parseAsOf } from "../model/time.ts";
import { peopleByArea } from "../planning/area-people.ts";
import { assumedFigure, FILL_MONTHS, RAMP_MONTHS } from "../planning/assumptions.ts";
import { roleCheck, THRESHOLD } from "../planning/role-check.ts";
import { rounded } from "../planning/rounded.ts";
import { inOrder } from "../ranking/shortlist.ts";
import { standingsOf } from "../ranking/standings.ts";
import { areasReport } from "../reports/areas.ts";
import { MONTH } from "../reports/half-life.ts";
import { newcomersOf, type TimeToCore, timeToCore } from "../signals/newcomers.ts";
import { type View, viewOf } from "../signals/view.ts";
import { cohortsOf } from "./cohorts.ts";
import { workedWeeks } from "../team/worked-weeks.ts";
import { areaPlaces, openHistory, sourceNotes } from "./history.ts";
import { checkInput } from "./input.ts";

const months = z.number().min(0).max(60);

export const RoleCheckInput = z.strictObject({
  role: Role,
  fillMonths: months.optional().describe("until somebody's first day, instead of the assumption"),
  rampMonths: months.optional().describe("from then on until they carry the work, instead of what was measured"),
  threshold: z.number().min(0.05).max(0.95).default(THRESHOLD).describe("share that should still count"),
  asOf: z.string().optional().describe("YYYY-MM-DD; the last commit read, unless given"),
  taxonomy: z.string().optional().describe("a taxonomy file instead of the one that is shipped"),
});
export type RoleCheckInput = z.input<typeof RoleCheckInput>;

/**
 * How much of what a role asks for still counts on the first day and later, by when to look at it again,
 * and whether to widen or narrow it.
 *
 * @throws {InputError} when the role names an area that there is not
 * @throws {NotFoundError} when nothing was read
 */
export async function checkRole(workspace: Workspace, given: RoleCheckInput): Promise<RoleCheckResult> {
  const input = checkInput(RoleCheckInput, given);
  const asOf = input.asOf === undefined ? undefined : parseAsOf(input.asOf);
  const opened = await openHistory(workspace, { asOf, taxonomy: input.taxonomy });
  const { history, taxonomy, manifests, lines } = opened;
  const { role } = input;
  const places = areaPlaces(taxonomy.areas, role.areas);
  const settings = await opened.settings();
  const signals = role.criteria.map(({ signal }) => signal);
  const standings = standingsOf(history, cohortsOf(history, places, settings), signals, settings);
  const placed = inOrder(standings, role.criteria).length;
  const all = history.repositories.map((one) => viewOf(history, one, undefined, DEFAULT_SETTINGS));
  const scoped = history.repositories.map((one) => viewOf(history, one, places, DEFAULT_SETTINGS));
  const worked = workedWeeks(all, (view, path) => view.repository.areas[path]!);
  const byPlace = peopleByArea(worked, history.asOf);
  const date = isoDate(history.asOf);
  return RoleCheckResult.parse(
    rounded(
      roleCheck({
        asOf: history.asOf,
        role,
        areas: areasReport(history, await lines(), taxonomy.areas, [], []).areas,
        names: new Map(taxonomy.areas.map(({ id, name }) => [id, name])),
        people: new Map(
          [...byPlace].flatMap(([place, people]) => {
            const id = history.areaIds[place];
            return id === undefined || people.size === 0 ? [] : [[id, people] as const];
          }),
        ),
        cohort: { placed, unknown: standings.length - placed },
        fill:
          input.fillMonths === undefined
            ? assumedFigure("fillMonths", "time to fill", "months", FILL_MONTHS, "--fill MONTHS")
            : givenFigure("fillMonths", "time to fill", input.fillMonths, date, "--fill MONTHS"),
        ramp:
          input.rampMonths === undefined
            ? (measuredRamp(scoped, "in the role's areas", date) ??
              measuredRamp(all, "in all areas: fewer than ten in the role's own", date) ??
              assumedFigure("rampMonths", "ramp-up", "months", RAMP_MONTHS[role.level], "--ramp MONTHS"))
            : givenFigure("rampMonths", "ramp-up", input.rampMonths, date, "--ramp MONTHS"),
        threshold: input.threshold,
        repositories: history.repositories.filter(({ commits }) => commits.count > 0).map(({ source }) => source),
        notes: sourceNotes(history, manifests),
      }),
    ),
  );
}

function givenFigure(name: string, label: string, value: number, date: string, change: string): Figure {
  return {
    name,
    label,
    low: value,
    expected: value,
    high: value,
    unit: "months",
    origin: "assumption",
    source: "given with the question",
    date,
    change,
  };
}

/** The median time to core of newcomers who stayed; undefined when too few were seen to say. */
function measuredRamp(views: readonly View[], where: string, date: string): Figure | undefined {
  const regular = views.map((view) => newcomersOf(view).newcomers.filter((one) => one.regular));
  const time: TimeToCore = timeToCore(regular);
  if (time.estimate === null) return undefined;
  const inMonths = (days: number | null): number | null => (days === null ? null : days / MONTH);
  return {
    name: "rampMonths",
    label: "ramp-up",
    low: inMonths(time.low),
    expected: inMonths(time.estimate),
    high: inMonths(time.high),
    unit: "months",
    origin: "measured",
    source: `median time from the first commit to the core of ${time.people} newcomers with five or more commits in their first year, ${where}`,
    date,
    change: "--ramp MONTHS",
  };
}
