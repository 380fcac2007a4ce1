import { writeFileSync } from "node:fs";

import { cac } from "cac";
import { z } from "zod";

import { DATA } from "../config/yaml-file.ts";
import { Workspace, workspaceError } from "../evidence/workspace.ts";
import { AppError, InputError } from "../model/errors.ts";
import { areas } from "../operations/areas.ts";
import { backtest } from "../operations/backtest.ts";
import { modules } from "../operations/modules.ts";
import { newcomers } from "../operations/newcomers.ts";
import { people } from "../operations/people.ts";
import { person } from "../operations/person.ts";
import { read } from "../operations/read.ts";
import { sources } from "../operations/sources.ts";
import { asTyped } from "./as-typed.ts";
import { type AttestOptions, runAttest } from "./attest.ts";
import { type IdentitiesOptions, runIdentities } from "./identities.ts";
import { type OfferOptions, runOffer } from "./offer.ts";
import { type PlanOptions, runPlan } from "./plan.ts";
import { progressLine, readProgress } from "./progress.ts";
import { renderAreas } from "./render-areas.ts";
import { renderBacktest } from "./render-backtest.ts";
import { renderModules } from "./render-modules.ts";
import { renderNewcomers } from "./render-newcomers.ts";
import { renderPeople } from "./render-people.ts";
import { renderPerson } from "./render-person.ts";
import { renderRead, renderSources } from "./render-sources.ts";
import { type RoleOptions, runRole } from "./role.ts";
import { runServe } from "./serve.ts";
import { renderTeam } from "./render-team.ts";
import { runTeam, type TeamOptions } from "./team.ts";
import { type Screen, style } from "./text.ts";
import { VERSION } from "./version.ts";

// A command checks each shape once or twice: compiling a checker for it takes longer than checking.
z.config({ jitless: true });

/** What a command needs of the world around it. */
export interface Surroundings {
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
  /** Milliseconds since 1970. */
  now: () => number;
  env: NodeJS.ProcessEnv;
}

/** Exit statuses. */
const FINE = 0;
const NOTHING_FOUND = 1;
const FAILURE = 2;

interface CommonOptions {
  workspace?: string;
  sample?: boolean;
  json?: boolean;
  debug?: boolean;
}

interface QueryOptions extends CommonOptions {
  role?: string;
  area?: string | string[];
  asOf?: string;
  limit?: string | number;
  evidence?: string | number;
  halfLife?: string;
  repo?: string;
  people?: string | number;
  trajectory?: boolean;
  taxonomy?: string;
  html?: string;
  resume?: string;
}

interface ReadOptions extends CommonOptions {
  api?: string;
  wait?: string | number;
  only?: string | string[];
  by?: string | string[];
}

/** Runs one command. @returns its exit status: 0 fine, 1 nothing found, 2 failure */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { stdout, stderr, env } = surroundings;
  const screen = screenOf(stdout, env);
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    // Whoever reads our output may have seen enough, as `head` has.
    if (error.code === "EPIPE") process.exit(FINE);
    report(
      new InputError(`The output can't be written (${error.code ?? error.message}).`, "Send it somewhere else.", error),
      stderr,
      screenOf(stderr, env),
      args.includes("--debug"),
    );
    process.exit(FAILURE);
  });
  try {
    return await dispatch(args, surroundings, screen);
  } catch (error) {
    return report(error, stderr, screenOf(stderr, env), args.includes("--debug"));
  }
}

function screenOf(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Screen {
  const columns = stream.isTTY ? stream.columns : Number(env["COLUMNS"]);
  return {
    width: Math.max(60, Number.isFinite(columns) && columns > 0 ? columns : 80),
    color: Boolean(stream.isTTY) && !env["NO_COLOR"],
  };
}

async function dispatch(args: readonly string[], surroundings: Surroundings, screen: Screen): Promise<number> {
  const { stdout } = surroundings;
  let result: Promise<number> | number = FINE;
  const cli = cac("workprint");
  const command = (usage: string, description: string): ReturnType<typeof cli.command> =>
    cli
      .command(usage, description)
      .option("--workspace <dir>", "Folder of the evidence", { default: "./.workprint" })
      .option("--sample", "Use the sample that is shipped instead of a workspace")
      .option("--json", "Print data as JSON")
      .option("--debug", "Print the stack of an error");
  const print = (json: boolean | undefined, data: unknown, text: () => string): number => {
    stdout.write(json ? `${JSON.stringify(data, null, 2)}\n` : text());
    return FINE;
  };

  const printOrWrite = async (
    { json, html }: QueryOptions,
    data: unknown,
    text: () => string,
    page: () => Promise<string>,
  ): Promise<number> => {
    if (html === undefined) return print(json, data, text);
    writeText(html, await page(), "--html");
    return print(json, data, () => `Wrote ${html}\n`);
  };

  command("read <...locations>", "Read git repositories (paths, or URLs to clone), and what lies beside: see README")
    .option("--api <url>", "API of a GitHub Enterprise server, instead of github.com's")
    .option("--wait <minutes>", "Longest pause for a rate limit", { default: 65 })
    .option("--only <owner/name>", "Of an archive of events: only these repositories; may be given several times")
    .option("--by <name>", "Whose the posts are that state no author; of an archive of events, the accounts")
    .action((locations: string[], options: ReadOptions) => {
      result = runRead(locations, options, surroundings, screen);
    });
  command("sources", "List what was read, up to where, and what could not be seen").action((options: CommonOptions) => {
    const found = sources(workspaceOf(options));
    result = print(options.json, found, () => renderSources(found.sources, screen));
  });
  command("people", "Whom to talk to for a role, and why")
    .option("--role <role>", "A template's name or a role file", { default: "research-engineer" })
    .option("--area <area>", "Areas instead of the role's own; may be given several times")
    .option("--as-of <date>", "As it was known on that day (YYYY-MM-DD)")
    .option("--limit <n>", "How many people", { default: 20 })
    .option("--taxonomy <file>", "Areas from a file of your own")
    .option("--half-life <factor>", "Half-lives as measured times this: 0.5x, 2x", { default: "1x" })
    .action((options: QueryOptions) => {
      result = (async () => {
        const progress = progressLine(surroundings.stderr);
        const wanted = {
          role: String(options.role),
          ...queryOf(options),
          limit: wholeNumber("--limit", options.limit, 20),
          halfLife: String(options.halfLife),
        };
        const found = await people(workspaceOf(options), wanted, asking(progress)).finally(progress.clear);
        return print(options.json, found, () => renderPeople(found, screen));
      })();
    });
  command("person <name>", "One person's workprint, by name or id")
    .option("--area <area>", "Only work in these areas; may be given several times")
    .option("--as-of <date>", "As it was known on that day (YYYY-MM-DD)")
    .option("--taxonomy <file>", "Areas from a file of your own")
    .option("--evidence <n>", "How many commits to name for each signal", { default: 12 })
    .option("--trajectory", "Also where they stood over the last two years; takes some seconds the first time")
    .option("--html <file>", "Write a page that opens anywhere, instead of text")
    .option("--resume <file>", "Write a résumé in the format JSON Resume, instead of text")
    .action((name: string, options: QueryOptions) => {
      result = (async () => {
        const progress = progressLine(surroundings.stderr);
        const wanted = {
          person: String(name),
          ...queryOf(options),
          evidence: wholeNumber("--evidence", options.evidence, 12),
          trajectory: Boolean(options.trajectory),
        };
        const found = await person(workspaceOf(options), wanted, asking(progress)).finally(progress.clear);
        if (options.resume !== undefined) {
          const { personResume } = await import("../reports/resume.ts");
          const file = String(options.resume);
          writeText(file, `${JSON.stringify(personResume(found), null, 2)}\n`, "--resume");
          return print(options.json, found, () => `Wrote ${file}\n`);
        }
        const page = async (): Promise<string> => (await import("../reports/html/person-html.ts")).personHtml(found);
        return printOrWrite(options, found, () => renderPerson(found, screen), page);
      })();
    });
  command("areas", "How long code lives in each area, and which areas grow")
    .option("--as-of <date>", "As it was known on that day (YYYY-MM-DD)")
    .option("--taxonomy <file>", "Areas from a file of your own")
    .option("--html <file>", "Write a page with curves that opens anywhere, instead of text")
    .action((options: QueryOptions) => {
      result = (async () => {
        const { areas: _all, ...query } = queryOf(options);
        const found = await areas(workspaceOf(options), query);
        const page = async (): Promise<string> => (await import("../reports/html/areas-html.ts")).areasHtml(found);
        return printOrWrite(options, found, () => renderAreas(found, screen), page);
      })();
    });
  command("modules", "Who knows each part of the code, and what would be lost if they left")
    .option("--repo <source>", "Only this source")
    .option("--area <area>", "Only files of these areas; may be given several times")
    .option("--as-of <date>", "As it was known on that day (YYYY-MM-DD)")
    .option("--limit <n>", "How many modules", { default: 20 })
    .option("--people <n>", "How many people for each", { default: 5 })
    .option("--taxonomy <file>", "Areas from a file of your own")
    .action((options: QueryOptions) => {
      result = (async () => {
        const found = await modules(workspaceOf(options), {
          ...queryOf(options),
          ...(options.repo === undefined ? {} : { repo: String(options.repo) }),
          limit: wholeNumber("--limit", options.limit, 20),
          people: wholeNumber("--people", options.people, 5),
        });
        return print(options.json, found, () => renderModules(found, screen));
      })();
    });
  command("backtest", "How far to trust all this: how well it would have foreseen what people did next")
    .option("--as-of <date>", "With outcomes as they were known on that day (YYYY-MM-DD)")
    .option("--taxonomy <file>", "Areas from a file of your own")
    .action((options: QueryOptions) => {
      result = (async () => {
        const { areas: _all, ...query } = queryOf(options);
        const progress = progressLine(surroundings.stderr);
        const found = await backtest(workspaceOf(options), query, asking(progress)).finally(progress.clear);
        return print(options.json, found, () => renderBacktest(found, screen));
      })();
    });
  command("identities [...what]", "Who may be one person; confirm A B, reject A B, split, undo, log, of")
    .option("--as-of <date>", "As it was known on that day (YYYY-MM-DD)")
    .option("--at-least <chance>", "Least chance of a suggestion", { default: 0.5 })
    .option("--limit <n>", "How many suggestions", { default: 20 })
    .option("--verify", "With log: check that it is as it was written")
    .action((what: string[], options: QueryOptions & IdentitiesOptions) => {
      result = (async () => {
        const limit = wholeNumber("--limit", options.limit, 20);
        const answer = await runIdentities(
          workspaceOf(options),
          what.map(String),
          { ...options, limit },
          surroundings.now(),
          screen,
        );
        return print(options.json, answer.data, answer.text);
      })();
    });
  command("attest [...what]", "What is said of work that can't be seen: FILE, add, list, withdraw NUMBER")
    .option("--person <person>", "Whose work: an id or a whole name")
    .option("--title <text>", "With add: what the work was")
    .option("--from <date>", "With add: since when (YYYY, YYYY-MM or YYYY-MM-DD)")
    .option("--to <date>", "With add: until when; it goes on, unless given")
    .option("--area <area>", "With add: areas of it; may be given several times")
    .option("--role <role>", "With add: their part in it")
    .option("--employer <name>", "With add: where; 'not named' unless given")
    .option("--checked-by <how>", "With add: how it can be checked")
    .option("--text <text>", "With add: more about it")
    .option("--by <name>", "With add: who says it", { default: "self" })
    .option("--relation <relation>", "With add: of a referee to the person")
    .option("--resume <file>", "Work, projects and publications of a résumé in the format JSON Resume")
    .action((what: string[], options: CommonOptions & AttestOptions) => {
      result = (async () => {
        const answer = await runAttest(workspaceOf(options), what.map(String), options, surroundings.now(), screen);
        return print(options.json, answer.data, answer.text);
      })();
    });
  command("newcomers", "How long it takes from the first commit to the core")
    .option("--repo <source>", "Only this source")
    .option("--area <area>", "Only work in these areas; may be given several times")
    .option("--as-of <date>", "As it was known on that day (YYYY-MM-DD)")
    .option("--taxonomy <file>", "Areas from a file of your own")
    .option("--html <file>", "Write a page with curves that opens anywhere, instead of text")
    .action((options: QueryOptions) => {
      result = (async () => {
        const found = await newcomers(workspaceOf(options), {
          ...queryOf(options),
          ...(options.repo === undefined ? {} : { repo: String(options.repo) }),
        });
        const page = async (): Promise<string> =>
          (await import("../reports/html/newcomers-html.ts")).newcomersHtml(found);
        return printOrWrite(options, found, () => renderNewcomers(found, screen), page);
      })();
    });
  command("offer [...files]", "What paths and offers are worth, and what it takes to close somebody")
    .option("--you <file>", "What you care about: horizon, risk, wealth, what terms are worth to you")
    .option("--template <name>", "Print a template to put your own figures into")
    .option("--close <file>", "Our offer: what it takes to win against the other files")
    .option("--against <path>", "Compare with this path instead of the role one is in")
    .option("--horizon <years>", "Years that are looked at")
    .option("--runs <n>", "Runs of the simulation, rounded up to a power of two (default: 16384)")
    .option("--seed <n>", "Seed of the simulation (default: 1)")
    .action((files: string[], options: CommonOptions & OfferOptions) => {
      result = (async () => {
        const answer = await runOffer(workspaceOf(options), files.map(String), options, screen);
        return print(options.json, answer.data, answer.text);
      })();
    });
  command("team [file]", "What a team covers and shows, whom its knowledge rests on, what is worth publishing")
    .option("--of <source>", "Instead of a file: everyone who was active in this source in the last year")
    .option("--private <source>", "With --of: a source that the public can't see; may be given several times")
    .option("--as-of <date>", "As it was known on that day (YYYY-MM-DD)")
    .option("--taxonomy <file>", "Areas from a file of your own")
    .option("--seeds <n>", "How many titles of each kind that could seed a post", { default: 20 })
    .option("--html <file>", "Write a page that opens anywhere, instead of text")
    .action((file: string | undefined, options: QueryOptions & TeamOptions) => {
      result = (async () => {
        const seeds = wholeNumber("--seeds", options.seeds, 20);
        const found = await runTeam(workspaceOf(options), file, { ...options, seeds });
        const page = async (): Promise<string> => (await import("../reports/html/team-html.ts")).teamHtml(found);
        return printOrWrite(options, found, () => renderTeam(found, screen), page);
      })();
    });
  command("serve", "Open the page: see it, question it, weigh it")
    .option("--port <n>", "Port on this machine (default: 4170, or any that is free)")
    .option("--no-open", "Do not open a browser")
    .action((options: CommonOptions & { port?: string | number; open?: boolean }) => {
      result = runServe(
        workspaceOf(options),
        { port: options.port === undefined ? undefined : portOf(options.port), open: options.open !== false },
        surroundings,
      );
    });
  command("role [...what]", "List the role templates, print one, or check how long one holds: check NAME-OR-FILE")
    .option("--as-of <date>", "As it was known on that day (YYYY-MM-DD)")
    .option("--fill <months>", "With check: time until somebody's first day")
    .option("--ramp <months>", "With check: time from then on until they carry the work")
    .option("--threshold <share>", "With check: share that should still count", { default: 0.75 })
    .option("--taxonomy <file>", "Areas from a file of your own")
    .action((what: string[], options: CommonOptions & RoleOptions) => {
      result = (async () => {
        const answer = await runRole(workspaceOf(options), what.map(String), options, screen);
        return print(options.json, answer.data, answer.text);
      })();
    });
  command("plan [...files]", "What seats cover by when, and what they cost: one plan, or two to compare")
    .option("--as-of <date>", "As it was known on that day (YYYY-MM-DD)")
    .option("--template <name>", "Print an example; 'plan' alone lists them")
    .option("--taxonomy <file>", "Areas from a file of your own")
    .option("--html <file>", "Write a page with pictures that opens anywhere, instead of text")
    .action((files: string[], options: QueryOptions & PlanOptions) => {
      result = (async () => {
        const answer = await runPlan(workspaceOf(options), files.map(String), options, screen);
        return printOrWrite(options, answer.data, answer.text, answer.page);
      })();
    });
  cli.help();
  cli.version(VERSION);
  try {
    cli.parse(["node", "workprint", ...args], { run: false });
    if (!cli.matchedCommand && !cli.options["help"] && !cli.options["version"]) {
      if (cli.args.length > 0)
        throw new InputError(`There is no command '${cli.args[0]}'.`, "See 'workprint --help' for the commands.");
      cli.outputHelp();
      return FINE;
    }
    asTyped(cli.options, args);
    cli.runMatchedCommand();
  } catch (error) {
    if ((error as Error).name === "CACError")
      throw new InputError((error as Error).message, "See 'workprint --help', or 'workprint COMMAND --help'.", error);
    throw error;
  }
  return result;
}

/** Tells how far the asking of the past is. */
function asking({ show }: ReturnType<typeof progressLine>): (done: number, all: number) => void {
  return (done, all) => show(() => `asking the past how far to trust this: date ${done + 1} of ${all}`);
}

async function runRead(
  locations: string[],
  options: ReadOptions,
  { stdout, stderr, now, env }: Surroundings,
  screen: Screen,
): Promise<number> {
  const progress = progressLine(stderr);
  const told = readProgress();
  const { result, failures } = await read(
    workspaceOf(options),
    {
      locations: locations.map(String),
      only: { repositories: listOf(options.only), logins: listOf(options.by) },
      wait: wholeNumber("--wait", options.wait, 65),
      ...(options.api === undefined ? {} : { api: String(options.api) }),
      // Of archives these are accounts, as many as are given; else it is one name.
      ...(options.by === undefined || locations.every((one) => String(one).startsWith("gharchive:"))
        ? {}
        : { by: String(options.by) }),
    },
    {
      now,
      token: env["GITHUB_TOKEN"] || undefined,
      openAlexKey: env["OPENALEX_API_KEY"] || undefined,
      onProgress: (progressed) => {
        const { step } = progressed;
        if (step.kind === "read" && step.waiting !== undefined) progress.tell(told(progressed));
        else progress.show(() => told(progressed));
      },
    },
  ).finally(progress.clear);
  stdout.write(options.json ? `${JSON.stringify(result, null, 2)}\n` : renderRead(result, screen));
  for (const failure of failures) report(failure, stderr, screenOf(stderr, env), Boolean(options.debug));
  return failures.length > 0 ? FAILURE : FINE;
}

function workspaceOf({ workspace, sample }: CommonOptions): Workspace {
  return Workspace.at(sample ? `${DATA}sample` : String(workspace ?? "./.workprint"));
}

function queryOf({ area, asOf, taxonomy }: QueryOptions): { areas: string[]; asOf?: string; taxonomy?: string } {
  return {
    areas: listOf(area),
    ...(asOf === undefined ? {} : { asOf: String(asOf) }),
    ...(taxonomy === undefined ? {} : { taxonomy: String(taxonomy) }),
  };
}

/** What was given several times, or separated by commas. */
function listOf(given: string | string[] | undefined): string[] {
  return given === undefined ? [] : [given].flat().flatMap((one) => String(one).split(","));
}

function wholeNumber(option: string, given: string | number | undefined, otherwise: number): number {
  const number = Number(given ?? otherwise);
  if (!Number.isInteger(number) || number < 1 || number > 10_000) {
    throw new InputError(
      `${option} '${given}' is not a whole number from 1 to 10000.`,
      `Give for instance ${option} ${otherwise}.`,
    );
  }
  return number;
}

function portOf(given: string | number): number {
  const port = Number(given);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InputError(
    `--port '${given}' is not a port.`,
    "Give a whole number from 0 to 65535; 0 is any that is free.",
  );
}

function writeText(file: string, text: string, option: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new InputError(
      `${file} can't be written (${(error as NodeJS.ErrnoException).code ?? (error as Error).message}).`,
      `Choose another file with ${option}.`,
      error,
    );
  }
}

/** One line what and where, one line how to mend it; a stack only when asked for or when it is our bug. */
function report(error: unknown, stderr: NodeJS.WriteStream, screen: Screen, debug: boolean): number {
  const known = workspaceError(error, "");
  if (known instanceof AppError) {
    stderr.write(`${style(screen, "red", "error")}: ${known.message}\n       ${known.hint}\n`);
    if (debug)
      stderr.write(`${known.stack}\n${known.cause instanceof Error ? `caused by ${known.cause.stack}\n` : ""}`);
    return known.code === "not-found" ? NOTHING_FOUND : FAILURE;
  }
  stderr.write(
    `error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n       This is a bug in Workprint. Please report it with the command that you ran.\n`,
  );
  return FAILURE;
}
