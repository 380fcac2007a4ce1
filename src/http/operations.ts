import { homedir } from "node:os";
import { join } from "node:path";

import { z } from "zod";

import type { Workspace } from "../evidence/workspace.ts";
import { areas, AreasInput } from "../operations/areas.ts";
import { commits, CommitsInput } from "../operations/commits.ts";
import { backtest, BacktestInput } from "../operations/backtest.ts";
import { find, FindInput } from "../operations/find.ts";
import { modules, ModulesInput } from "../operations/modules.ts";
import { newcomers, NewcomersInput } from "../operations/newcomers.ts";
import { offer, OfferInput } from "../operations/offer.ts";
import { person, PersonInput, personTrajectory, TrajectoryInput } from "../operations/person.ts";
import { plan, PlanInput } from "../operations/plan.ts";
import { plans } from "../operations/plans.ts";
import { read, ReadInput } from "../operations/read.ts";
import { checkRole, RoleCheckInput } from "../operations/role-check.ts";
import { roles } from "../operations/roles.ts";
import { sources } from "../operations/sources.ts";
import { team, TeamInput } from "../operations/team.ts";
import { standings, StandingsInput } from "../operations/standings.ts";

/** How far a long operation is. */
export interface Progress {
  done: number;
  all: number;
  /** What is being done, for a reader. */
  what: string;
}

type Tell = (progress: Progress) => void;

interface Served<Input extends z.ZodType, Result> {
  input: Input;
  /** Runs in a process of its own, so that it can be stopped at any moment and nobody waits for it. */
  long?: true;
  /** Changes the workspace, so that its answer is never one from before. */
  writes?: true;
  run: (workspace: Workspace, input: z.input<Input>, tell: Tell) => Result | Promise<Result>;
  /** The result as one HTML file, where there is such a page; see export.ts. Loaded when it is asked for: it draws. */
  html?: () => Promise<(result: Result) => string>;
}

function served<Input extends z.ZodType, Result>(one: Served<Input, Result>): Served<Input, Result> {
  return one;
}

const asking =
  (tell: Tell) =>
  (done: number, all: number): void =>
    tell({ done, all, what: "asking the past how far to trust this" });

/**
 * What a page may ask: the operations, without those of their inputs that name files of this machine.
 * A role is ranked in the page, from standings.
 */
export const OPERATIONS = {
  sources: served({ input: z.strictObject({}), run: sources }),
  roles: served({ input: z.strictObject({}), run: () => roles() }),
  roleCheck: served({ input: withoutFiles(RoleCheckInput), run: checkRole }),
  plans: served({ input: z.strictObject({}), run: () => plans() }),
  plan: served({
    input: withoutFiles(PlanInput),
    run: plan,
    html: async () => (await import("../planning/plan-html.ts")).planHtml,
  }),
  find: served({ input: FindInput, run: find }),
  standings: served({ input: withoutFiles(StandingsInput), run: standings }),
  person: served({
    input: withoutFiles(PersonInput),
    run: (workspace, input) => person(workspace, input),
    html: async () => (await import("../reports/html/person-html.ts")).personHtml,
  }),
  trajectory: served({
    input: withoutFiles(TrajectoryInput),
    long: true,
    run: (workspace, input, tell) =>
      personTrajectory(workspace, input, (done, all) => tell({ done, all, what: "looking back over two years" })),
  }),
  commits: served({ input: withoutFiles(CommitsInput), run: commits }),
  areas: served({
    input: withoutFiles(AreasInput),
    run: areas,
    html: async () => (await import("../reports/html/areas-html.ts")).areasHtml,
  }),
  modules: served({ input: withoutFiles(ModulesInput), run: modules }),
  newcomers: served({
    input: withoutFiles(NewcomersInput),
    run: newcomers,
    html: async () => (await import("../reports/html/newcomers-html.ts")).newcomersHtml,
  }),
  offer: served({ input: OfferInput, run: offer }),
  backtest: served({
    input: withoutFiles(BacktestInput),
    long: true,
    run: (workspace, input, tell) => backtest(workspace, input, asking(tell)),
  }),
  team: served({
    input: withoutFiles(TeamInput),
    run: team,
    html: async () => (await import("../reports/html/team-html.ts")).teamHtml,
  }),
  read: served({
    input: ReadInput,
    long: true,
    writes: true,
    run: async (workspace, input, tell) => {
      const locations = input.locations.map(fromHome);
      const { result, failures } = await read(
        workspace,
        { locations },
        {
          now: Date.now,
          openAlexKey: process.env["OPENALEX_API_KEY"],
          token: process.env["GITHUB_TOKEN"] || undefined,
          onProgress: ({ index, step }) => {
            const which = locations.length > 1 ? ` (${index + 1} of ${locations.length})` : "";
            tell(
              // An address is not repeated: it may hold credentials.
              step.kind === "clone"
                ? { done: 0, all: 0, what: `cloning a repository${which}` }
                : {
                    done: step.done,
                    all: step.total,
                    what: `${step.waiting === undefined ? "reading" : `waiting for ${step.waiting}:`} ${step.source}${which}`,
                  },
            );
          },
        },
      );
      return { ...result, failures: failures.map(({ code, message, hint }) => ({ code, message, hint })) };
    },
  }),
};

type Operations = typeof OPERATIONS;
export type OperationName = keyof Operations;
export type InputOf<N extends OperationName> = z.input<Operations[N]["input"]>;
export type ResultOf<N extends OperationName> = Awaited<ReturnType<Operations[N]["run"]>>;

/** An operation by a name that came from outside; undefined when there is none. */
export function operationNamed(name: string): OperationName | undefined {
  return Object.hasOwn(OPERATIONS, name) ? (name as OperationName) : undefined;
}

/** `~/src/trl` as a shell would have understood it. */
function fromHome(location: string): string {
  return location.startsWith("~/") ? join(homedir(), location.slice(2)) : location;
}

/** An operation for whoever does not know which one it is. */
export function servedAs(name: OperationName): Served<z.ZodType, unknown> {
  return OPERATIONS[name] as unknown as Served<z.ZodType, unknown>;
}

/** A taxonomy is a file of this machine, which a page has no business with. */
function withoutFiles<Shape extends z.ZodRawShape & { taxonomy: z.ZodType }>(
  input: z.ZodObject<Shape>,
): z.ZodObject<Omit<Shape, "taxonomy">> {
  return input.omit({ taxonomy: true } as never) as never;
}
