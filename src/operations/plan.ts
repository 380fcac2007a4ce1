import { z } from "zod";

import { loadTaxonomy } from "../areas/taxonomy.ts";
import { parseYaml } from "../config/yaml-text.ts";
import type { Workspace } from "../evidence/workspace.ts";
import { InputError } from "../model/errors.ts";
import { endOf, type History, peopleOf } from "../model/history.ts";
import { planSchema } from "../model/plan.ts";
import { type AgentsReport, PlanResult } from "../model/planning.ts";
import { DEFAULT_SETTINGS } from "../model/signal.ts";
import { DAY, isoDate, isoTime, parseAsOf } from "../model/time.ts";
import { plural } from "../model/words.ts";
import { agentsReport } from "../planning/agents-report.ts";
import { fallingByMonth, risingByMonth } from "../planning/curves.ts";
import { CURVE_MONTHS, type Measured, planReport, type SeniorSeat } from "../planning/plan-report.ts";
import { comparePlans } from "../planning/plan-text.ts";
import { rounded } from "../planning/rounded.ts";
import { areasReport } from "../reports/areas.ts";
import type { AgentWork } from "../signals/agent-work.ts";
import { CARRYING_WEEKS, coreMembersOf, coreTenure } from "../signals/core-tenure.ts";
import { disclosedWork } from "../signals/disclosed-work.ts";
import { newcomersOf, type TimeToCore, timeToCore } from "../signals/newcomers.ts";
import { type View, viewOf } from "../signals/view.ts";
import { areaPlaces, openHistory, type OpenHistory, sourceNotes } from "./history.ts";
import { checkInput } from "./input.ts";

/** A plan is some thousand characters. Two of them fit into what the page may send. */
const MOST_TEXT = 30_000;
const YEAR_DAYS = 365;

export const PlanInput = z.strictObject({
  plans: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(200).describe("what messages call it: the name of its file"),
        text: z.string().max(MOST_TEXT).describe("YAML"),
      }),
    )
    .min(1)
    .max(2),
  asOf: z.string().optional().describe("YYYY-MM-DD; the last commit read, unless given"),
  taxonomy: z.string().optional().describe("a taxonomy file instead of the one that is shipped"),
});
export type PlanInput = z.input<typeof PlanInput>;

/**
 * What one plan of seats, or each of two, covers by when and what it costs; where people beat agents; after how
 * long a junior seat pays back.
 *
 * @throws {ConfigError} naming line and column of the first thing in a plan that is wrong
 * @throws {InputError} when two plans are in two currencies
 * @throws {NotFoundError} when nothing was read
 */
export async function plan(workspace: Workspace, given: PlanInput): Promise<PlanResult> {
  const input = checkInput(PlanInput, given);
  const asOf = input.asOf === undefined ? undefined : parseAsOf(input.asOf);
  // Before anything is read: what is wrong in a plan is said at once.
  const schema = planSchema(loadTaxonomy(input.taxonomy).areas.map(({ id }) => id));
  const plans = input.plans.map(({ name, text }) => ({ name, plan: parseYaml(text, name, schema) }));
  const currencies = new Set(plans.map(({ plan }) => plan.currency));
  if (currencies.size > 1)
    throw new InputError(
      `The plans are in ${[...currencies].join(" and ")}.`,
      "Write both in one currency; Workprint knows no exchange rates.",
    );
  const opened = await openHistory(workspace, { asOf, taxonomy: input.taxonomy });
  const { history, manifests } = opened;
  const measured = await measure(opened);
  const seniorsOf = ({ name, plan }: (typeof plans)[number]): SeniorSeat[] =>
    plan.seats.filter(({ level }) => level === "senior").map((seat) => ({ seat, plan: name }));
  const reports = plans.map((one) => {
    const own = seniorsOf(one);
    const seniors = own.length > 0 ? own : plans.flatMap(seniorsOf);
    return planReport(one.name, one.plan, measured, seniors);
  });
  const work = await opened.agents();
  const wanted = [...new Set(plans.flatMap(({ plan }) => plan.areas.map(({ area }) => area)))];
  return PlanResult.parse(
    rounded({
      asOf: isoTime(history.asOf),
      repositories: history.repositories.filter(({ commits }) => commits.count > 0).map(({ source }) => source),
      notes: sourceNotes(history, manifests),
      plans: reports,
      comparison: comparePlans(reports),
      agents: agentsReport({
        work: disclosedWork(history, await opened.lines(), work.cases, DEFAULT_SETTINGS.seed),
        areas: wanted.map((area) => ({
          place: history.areaIds.indexOf(area),
          area,
          name: measured.names.get(area) ?? area,
        })),
        people: whatPeopleDo(history, work),
        auc: work.discrimination?.auc ?? null,
      }),
    }),
  );
}

/** What plans rest on, as it is measured on everything that was read. */
async function measure({ history, taxonomy, lines }: OpenHistory): Promise<Measured> {
  const viewsOf = (areas: readonly string[]): View[] =>
    history.repositories.map((one) => viewOf(history, one, areaPlaces(taxonomy.areas, areas), DEFAULT_SETTINGS));
  const all = viewsOf([]);
  const times = new Map<string, TimeToCore>();
  const timeIn = (areas: readonly string[], newcomers: "regular" | "everybody"): TimeToCore => {
    const key = JSON.stringify([areas.toSorted(), newcomers]);
    const known = times.get(key);
    if (known) return known;
    const views = areas.length === 0 ? all : viewsOf(areas);
    const time = timeToCore(
      views.map((view) => newcomersOf(view).newcomers.filter(({ regular }) => newcomers === "everybody" || regular)),
    );
    times.set(key, time);
    return time;
  };
  const who = { regular: "with five or more commits in their first year", everybody: "whoever they were" };
  const tenure = coreTenure(all.map(coreMembersOf));
  return {
    core: (areas, newcomers) => {
      const own = timeIn(areas, newcomers);
      const enough = own.curve.length > 0;
      const time = enough ? own : timeIn([], newcomers);
      if (time.curve.length === 0) return null;
      const where = enough ? "in these areas" : "in all areas, since these have fewer than ten";
      return {
        curve: risingByMonth(time.after, CURVE_MONTHS),
        source: `${plural(time.people, "newcomer")} ${who[newcomers]}, ${where}, of whom ${time.becameCore} became core`,
      };
    },
    stay:
      tenure.curve.length === 0
        ? null
        : {
            curve: fallingByMonth(tenure.after, tenure.followedDays, CURVE_MONTHS),
            source: `${plural(tenure.people, "person", "people")} who were core and active in ${CARRYING_WEEKS} or more weeks of twelve months, ${tenure.leftAgain} of whom have made no commit for a year since`,
          },
    lives: new Map(
      areasReport(history, await lines(), taxonomy.areas, [], []).areas.map(({ area, halfLifeDays, curve }) => [
        area,
        { halfLifeDays, curve },
      ]),
    ),
    names: new Map(taxonomy.areas.map(({ id, name }) => [id, name])),
    date: isoDate(history.asOf),
  };
}

/** Disclosed commits with a person among the authors, and merges of the last year by people. */
function whatPeopleDo({ asOf, people, repositories }: History, { cases }: AgentWork): AgentsReport["people"] {
  const isHuman = (person: number): boolean => people[person]!.kind === "human";
  let disclosed = 0;
  let withPerson = 0;
  for (let place = 0; place < cases.count; place++) {
    if (!cases.disclosed[place]) continue;
    disclosed++;
    const { commits } = repositories[cases.repository[place]!]!;
    if (peopleOf(commits.authors, cases.commit[place]!).some(isHuman)) withPerson++;
  }
  let merges = 0;
  let mergesByPeople = 0;
  for (const repository of repositories) {
    const { commits } = repository;
    if (endOf(repository) < asOf - YEAR_DAYS * DAY) continue;
    for (let commit = 0; commit < commits.count; commit++) {
      if (!commits.merge[commit] || commits.skip[commit] || asOf - commits.landedAt[commit]! > YEAR_DAYS * DAY)
        continue;
      merges++;
      if (peopleOf(commits.authors, commit).some(isHuman)) mergesByPeople++;
    }
  }
  return { disclosed, withPerson, merges, mergesByPeople };
}
