import { cac } from "cac";
import { z } from "zod";

import { DATA } from "../config/yaml-file.ts";
import { Workspace, workspaceError } from "../evidence/workspace.ts";
import { AppError, InputError } from "../model/errors.ts";
import type { Answer } from "./answer.ts";
import { asTyped } from "./as-typed.ts";
import type { AttestOptions } from "./commands/attest.ts";
import type { IdentitiesOptions } from "./commands/identities.ts";
import type { ModulesOptions } from "./commands/modules.ts";
import type { NewcomersOptions } from "./commands/newcomers.ts";
import type { OfferOptions } from "./commands/offer.ts";
import type { PeopleOptions } from "./commands/people.ts";
import type { PersonOptions } from "./commands/person.ts";
import type { PlanOptions } from "./commands/plan.ts";
import type { QueryOptions } from "./commands/query.ts";
import type { ReadOptions } from "./commands/read.ts";
import type { RoleOptions } from "./commands/role.ts";
import type { TeamOptions } from "./commands/team.ts";
import type { Surroundings } from "./surroundings.ts";
import { type Screen, style } from "./text.ts";
import { VERSION } from "./version.ts";
import { writeText } from "./write-text.ts";

// A command checks each shape once or twice: compiling a checker for it takes longer than checking.
z.config({ jitless: true });

/** Exit statuses. */
const FINE = 0;
const NOTHING_FOUND = 1;
const FAILURE = 2;

interface CommonOptions {
  workspace?: string;
  sample?: boolean;
  json?: boolean;
  html?: string;
  debug?: boolean;
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

/** Each command is loaded when it is asked for: all of them together take longer to load than most take to answer. */
async function dispatch(args: readonly string[], surroundings: Surroundings, screen: Screen): Promise<number> {
  const { stdout, stderr, now } = surroundings;
  let result: Promise<number> = Promise.resolve(FINE);
  const cli = cac("workprint");
  const command = (usage: string, description: string): ReturnType<typeof cli.command> =>
    cli
      .command(usage, description)
      .option("--workspace <dir>", "Folder of the evidence", { default: "./.workprint" })
      .option("--sample", "Use the sample that is shipped instead of a workspace")
      .option("--json", "Print data as JSON")
      .option("--debug", "Print the stack of an error");
  const answer = (options: CommonOptions, asked: (workspace: Workspace) => Promise<Answer>): void => {
    result = asked(workspaceOf(options)).then((found) => print(found, options, stdout));
  };

  command("read <...locations>", "Read git repositories (paths, or URLs to clone), and what lies beside: see README")
    .option("--api <url>", "API of a GitHub Enterprise server, instead of github.com's")
    .option("--wait <minutes>", "Longest pause for a rate limit", { default: 65 })
    .option("--only <owner/name>", "Of an archive of events: only these repositories; may be given several times")
    .option("--by <name>", "Whose the posts are that state no author; of an archive of events, the accounts")
    .action((locations: string[], options: CommonOptions & ReadOptions) => {
      result = (async () => {
        const { runRead } = await import("./commands/read.ts");
        const found = await runRead(workspaceOf(options), locations.map(String), options, surroundings, screen);
        await print(found, options, stdout);
        for (const failure of found.failures)
          report(failure, stderr, screenOf(stderr, surroundings.env), Boolean(options.debug));
        return found.failures.length > 0 ? FAILURE : FINE;
      })();
    });
  command("sources", "List what was read, up to where, and what could not be seen").action((options: CommonOptions) =>
    answer(options, async (workspace) => {
      const { runSources } = await import("./commands/sources.ts");
      return runSources(workspace, screen);
    }),
  );
  command("people", "Whom to talk to for a role, and why")
    .option("--role <role>", "A template's name or a role file", { default: "research-engineer" })
    .option("--area <area>", "Areas instead of the role's own; may be given several times")
    .option("--as-of <date>", "As it was known on that day (YYYY-MM-DD)")
    .option("--limit <n>", "How many people", { default: 20 })
    .option("--taxonomy <file>", "Areas from a file of your own")
    .option("--half-life <factor>", "Half-lives as measured times this: 0.5x, 2x", { default: "1x" })
    .action((options: CommonOptions & PeopleOptions) =>
      answer(options, async (workspace) => {
        const { runPeople } = await import("./commands/people.ts");
        return runPeople(workspace, options, stderr, screen);
      }),
    );
  command("person <name>", "One person's workprint, by name or id")
    .option("--area <area>", "Only work in these areas; may be given several times")
    .option("--as-of <date>", "As it was known on that day (YYYY-MM-DD)")
    .option("--taxonomy <file>", "Areas from a file of your own")
    .option("--evidence <n>", "How many commits to name for each signal", { default: 12 })
    .option("--trajectory", "Also where they stood over the last two years; takes some seconds the first time")
    .option("--html <file>", "Write a page that opens anywhere, instead of text")
    .option("--resume <file>", "Write a résumé in the format JSON Resume, instead of text")
    .action((name: string, options: CommonOptions & PersonOptions) =>
      answer(options, async (workspace) => {
        const { runPerson } = await import("./commands/person.ts");
        return runPerson(workspace, String(name), options, stderr, screen);
      }),
    );
  command("areas", "How long code lives in each area, and which areas grow")
    .option("--as-of <date>", "As it was known on that day (YYYY-MM-DD)")
    .option("--taxonomy <file>", "Areas from a file of your own")
    .option("--html <file>", "Write a page with curves that opens anywhere, instead of text")
    .action((options: CommonOptions & QueryOptions) =>
      answer(options, async (workspace) => {
        const { runAreas } = await import("./commands/areas.ts");
        return runAreas(workspace, options, screen);
      }),
    );
  command("modules", "Who knows each part of the code, and what would be lost if they left")
    .option("--repo <source>", "Only this source")
    .option("--area <area>", "Only files of these areas; may be given several times")
    .option("--as-of <date>", "As it was known on that day (YYYY-MM-DD)")
    .option("--limit <n>", "How many modules", { default: 20 })
    .option("--people <n>", "How many people for each", { default: 5 })
    .option("--taxonomy <file>", "Areas from a file of your own")
    .action((options: CommonOptions & ModulesOptions) =>
      answer(options, async (workspace) => {
        const { runModules } = await import("./commands/modules.ts");
        return runModules(workspace, options, screen);
      }),
    );
  command("backtest", "How far to trust all this: how well it would have foreseen what people did next")
    .option("--as-of <date>", "With outcomes as they were known on that day (YYYY-MM-DD)")
    .option("--taxonomy <file>", "Areas from a file of your own")
    .action((options: CommonOptions & QueryOptions) =>
      answer(options, async (workspace) => {
        const { runBacktest } = await import("./commands/backtest.ts");
        return runBacktest(workspace, options, stderr, screen);
      }),
    );
  command("identities [...what]", "Who may be one person; confirm A B, reject A B, split, undo, log, of")
    .option("--as-of <date>", "As it was known on that day (YYYY-MM-DD)")
    .option("--at-least <chance>", "Least chance of a suggestion", { default: 0.5 })
    .option("--limit <n>", "How many suggestions", { default: 20 })
    .option("--verify", "With log: check that it is as it was written")
    .action((what: string[], options: CommonOptions & IdentitiesOptions) =>
      answer(options, async (workspace) => {
        const { runIdentities } = await import("./commands/identities.ts");
        return runIdentities(workspace, what.map(String), options, now(), screen);
      }),
    );
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
    .action((what: string[], options: CommonOptions & AttestOptions) =>
      answer(options, async (workspace) => {
        const { runAttest } = await import("./commands/attest.ts");
        return runAttest(workspace, what.map(String), options, now(), screen);
      }),
    );
  command("newcomers", "How long it takes from the first commit to the core")
    .option("--repo <source>", "Only this source")
    .option("--area <area>", "Only work in these areas; may be given several times")
    .option("--as-of <date>", "As it was known on that day (YYYY-MM-DD)")
    .option("--taxonomy <file>", "Areas from a file of your own")
    .option("--html <file>", "Write a page with curves that opens anywhere, instead of text")
    .action((options: CommonOptions & NewcomersOptions) =>
      answer(options, async (workspace) => {
        const { runNewcomers } = await import("./commands/newcomers.ts");
        return runNewcomers(workspace, options, screen);
      }),
    );
  command("offer [...files]", "What paths and offers are worth, and what it takes to close somebody")
    .option("--you <file>", "What you care about: horizon, risk, wealth, what terms are worth to you")
    .option("--template <name>", "Print a template to put your own figures into")
    .option("--close <file>", "Our offer: what it takes to win against the other files")
    .option("--against <path>", "Compare with this path instead of the role one is in")
    .option("--horizon <years>", "Years that are looked at")
    .option("--runs <n>", "Runs of the simulation, rounded up to a power of two (default: 16384)")
    .option("--seed <n>", "Seed of the simulation (default: 1)")
    .action((files: string[], options: CommonOptions & OfferOptions) =>
      answer(options, async (workspace) => {
        const { runOffer } = await import("./commands/offer.ts");
        return runOffer(workspace, files.map(String), options, screen);
      }),
    );
  command("team [file]", "What a team covers and shows, whom its knowledge rests on, what is worth publishing")
    .option("--of <source>", "Instead of a file: everyone who was active in this source in the last year")
    .option("--private <source>", "With --of: a source that the public can't see; may be given several times")
    .option("--as-of <date>", "As it was known on that day (YYYY-MM-DD)")
    .option("--taxonomy <file>", "Areas from a file of your own")
    .option("--seeds <n>", "How many titles of each kind that could seed a post", { default: 20 })
    .option("--html <file>", "Write a page that opens anywhere, instead of text")
    .action((file: string | undefined, options: CommonOptions & TeamOptions) =>
      answer(options, async (workspace) => {
        const { runTeam } = await import("./commands/team.ts");
        return runTeam(workspace, file, options, screen);
      }),
    );
  command("serve", "Open the page: see it, question it, weigh it")
    .option("--port <n>", "Port on this machine (default: 4170, or any that is free)")
    .option("--no-open", "Do not open a browser")
    .action((options: CommonOptions & { port?: string | number; open?: boolean }) => {
      const port = options.port === undefined ? undefined : portOf(options.port);
      result = import("./commands/serve.ts").then(({ runServe }) =>
        runServe(workspaceOf(options), { port, open: options.open !== false }, surroundings),
      );
    });
  command("role [...what]", "List the role templates, print one, or check how long one holds: check NAME-OR-FILE")
    .option("--as-of <date>", "As it was known on that day (YYYY-MM-DD)")
    .option("--fill <months>", "With check: time until somebody's first day")
    .option("--ramp <months>", "With check: time from then on until they carry the work")
    .option("--threshold <share>", "With check: share that should still count", { default: 0.75 })
    .option("--taxonomy <file>", "Areas from a file of your own")
    .action((what: string[], options: CommonOptions & RoleOptions) =>
      answer(options, async (workspace) => {
        const { runRole } = await import("./commands/role.ts");
        return runRole(workspace, what.map(String), options, screen);
      }),
    );
  command("plan [...files]", "What seats cover by when, and what they cost: one plan, or two to compare")
    .option("--as-of <date>", "As it was known on that day (YYYY-MM-DD)")
    .option("--template <name>", "Print an example; 'plan' alone lists them")
    .option("--taxonomy <file>", "Areas from a file of your own")
    .option("--html <file>", "Write a page with pictures that opens anywhere, instead of text")
    .action((files: string[], options: CommonOptions & PlanOptions) =>
      answer(options, async (workspace) => {
        const { runPlan } = await import("./commands/plan.ts");
        return runPlan(workspace, files.map(String), options, screen);
      }),
    );
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

/** As data, as text, or as a page in a file. */
async function print(
  { data, text, page }: Answer,
  { json, html }: CommonOptions,
  stdout: NodeJS.WriteStream,
): Promise<number> {
  let shown = text;
  if (html !== undefined && page) {
    const file = String(html);
    writeText(file, await page(), "--html");
    shown = () => `Wrote ${file}\n`;
  }
  stdout.write(json ? `${JSON.stringify(data, null, 2)}\n` : shown());
  return FINE;
}

function workspaceOf({ workspace, sample }: CommonOptions): Workspace {
  return Workspace.at(sample ? `${DATA}sample` : String(workspace ?? "./.workprint"));
}

function portOf(given: string | number): number {
  const port = Number(given);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InputError(
    `--port '${given}' is not a port.`,
    "Give a whole number from 0 to 65535; 0 is any that is free.",
  );
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
