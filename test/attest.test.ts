import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { PassThrough } from "node:stream";

import fc from "fast-check";
import Database from "libsql";
import { parseHTML } from "linkedom";
import { beforeEach, describe, expect, it } from "vitest";

import { run } from "../src/cli/run.ts";
import { BEGINNING, firstBroken, hashOf } from "../src/decisions/chain.ts";
import { DecisionLog } from "../src/decisions/log.ts";
import { MIGRATIONS } from "../src/decisions/schema.ts";
import { Workspace } from "../src/evidence/workspace.ts";
import { AttestedList, endOfDay, startOf } from "../src/model/attested.ts";
import { PersonResult } from "../src/model/results.ts";
import { isoTime } from "../src/model/time.ts";
import { attestOne, withdraw } from "../src/operations/attest.ts";
import { people } from "../src/operations/people.ts";
import { person } from "../src/operations/person.ts";
import { read } from "../src/operations/read.ts";
import { standings } from "../src/operations/standings.ts";
import { attestedCheck } from "../src/reports/attested-text.ts";
import { personHtml } from "../src/reports/html/person-html.ts";
import { personResume } from "../src/reports/resume.ts";
import { lines, makeRepository, temporaryFolder } from "./repository.ts";

const START = 1_650_000_000;
const DAY = 86_400;
const NOW = Date.UTC(2026, 10, 25, 12);
const SOURCE = "project";

const repository = makeRepository(
  Array.from({ length: 40 }, (_, index) => {
    const author = index % 2 === 0 ? "Ada Stone" : "Bo Marsh";
    const email = index % 2 === 0 ? "ada@lab.dev" : "bo@lab.dev";
    const message = index === 4 ? "x\n\nCo-Authored-By: Claude <noreply@anthropic.com>" : "x";
    return {
      author,
      email,
      message,
      at: START + index * 4 * DAY,
      files: { [`kernels/f${index % 5}.cu`]: lines(index, 8) },
    };
  }),
  join(temporaryFolder(), SOURCE),
);

let workspace: Workspace;
let folder: string;

beforeEach(async () => {
  folder = join(temporaryFolder(), "workspace");
  workspace = Workspace.at(folder);
  const { failures } = await read(workspace, { locations: [repository] }, { now: () => NOW });
  expect(failures).toEqual([]);
});

async function workprint(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const status = await run([...args, "--workspace", folder], {
    stdout: stdout as unknown as NodeJS.WriteStream,
    stderr: stderr as unknown as NodeJS.WriteStream,
    now: () => NOW,
    env: { NO_COLOR: "1", COLUMNS: "80" },
  });
  return { status, stdout: String(stdout.read() ?? ""), stderr: String(stderr.read() ?? "") };
}

function written(text: string, name = "said.yaml"): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, text);
  return file;
}

const WHOLE = `person: Ada Stone
by: self
work:
  - title: Pre-training runs of a closed model
    areas: [pre-training]
    from: 2023-01
    to: 2024-06
    role: lead of data
    employer: not named
    checked-by: a referee, on request
    text: Data mixes for three runs, and what each was worth.
  - title: A scheduler
    from: 2025
    checked-by: the talk of 2025
`;

describe("entering", () => {
  it("takes a file, lists it, withdraws it, and keeps all of it in the log", async () => {
    const entered = await workprint("attest", written(WHOLE), "--json");
    expect(entered.stderr).toBe("");
    const { attested } = AttestedList.parse(JSON.parse(entered.stdout));
    expect(attested.map(({ number, title, from, to, name }) => [number, title, from, to, name])).toEqual([
      [1, "Pre-training runs of a closed model", "2023-01", "2024-06", "Ada Stone"],
      [2, "A scheduler", "2025", null, "Ada Stone"],
    ]);
    expect(attested[0]).toMatchObject({ employer: null, areas: ["pre-training"], enteredAt: isoTime(NOW / 1000) });
    expect((await workprint("attest", "list")).stdout).toContain("Said by themself, entered 2026-11-25. To check: a");
    expect((await workprint("attest", "withdraw", "1")).stdout).toContain("1 is withdrawn");
    const left = AttestedList.parse(JSON.parse((await workprint("attest", "list", "Ada Stone", "--json")).stdout));
    expect(left.attested.map(({ number }) => number)).toEqual([2]);
    expect((await workprint("attest", "list", "Bo Marsh")).stdout).toBe("Nothing is attested.\n");
    const log = await workprint("identities", "log", "--verify");
    expect(log.stdout).toContain("withdraw 1");
    expect(log.stdout).toContain("Whole: 3 entries");
  });

  it("takes what a referee says, in one line of a shell", async () => {
    const args = ["--person", "Bo Marsh", "--title", "An engine", "--from", "2022", "--area", "serving"];
    const { stdout, stderr } = await workprint(
      "attest",
      "add",
      ...args,
      "--checked-by",
      "call them",
      "--by",
      "Cy Reed",
      "--relation",
      "led the team",
      "--json",
    );
    expect(stderr).toBe("");
    expect(AttestedList.parse(JSON.parse(stdout)).attested[0]!.by).toEqual({
      who: "referee",
      name: "Cy Reed",
      relation: "led the team",
    });
  });

  it("knows the first and the last second of what a file says", () => {
    expect([startOf("2024"), endOfDay("2024")].map(isoTime)).toEqual(["2024-01-01T00:00:00Z", "2024-12-31T23:59:59Z"]);
    expect(isoTime(endOfDay("2024-02"))).toBe("2024-02-29T23:59:59Z");
    expect(isoTime(endOfDay("2024-02-28"))).toBe("2024-02-28T23:59:59Z");
  });

  const item = (more: string): string =>
    `person: Ada Stone\nby: self\nwork:\n  - title: A thing\n    from: 2023\n    checked-by: ask\n${more}`;
  it.each<[string, RegExp]>([
    [item("    text: write to ada@lab.dev\n"), /said\.yaml:7:11: work\.0\.text: must hold no e-mail address/],
    [item("").replace("ask", "ada@lab.dev knows"), /:6:17: work\.0\.checked-by: must hold no e-mail address/],
    [item("    areas: [juggling]\n"), /:7:13: work\.0\.areas\.0: there is no such area/],
    [item("    to: 2022-12\n"), /:7:9: work\.0\.to: must not be before 'from'/],
    [item("    to: 2023-02-30\n"), /:7:9: work\.0\.to: must be a day as/],
    [item("    salary: 9\n"), /:7:5: work\.0: Unrecognized key: "salary"/],
    [item("").replace("    checked-by: ask\n", ""), /:4:5: work\.0\.checked-by/],
    [item("").replace("self", "mother"), /:2:5: by: must be 'self', or a referee with name and relation/],
    [item("").replace("self", "{ name: Cy, relation: ' ' }"), /:2:\d+: by/],
    [
      item(`    own: { repo: ${SOURCE}, from: 2022, to: 2023 }\n`).replace("self", "{ name: Cy, relation: boss }"),
      /only the person can say/,
    ],
    [item("").replace("Ada Stone", "Nobody Here"), /Nobody is called 'Nobody Here'/],
    [item("    own: { repo: elsewhere, from: 2022, to: 2023 }\n"), /'elsewhere' was not read/],
    ["person: [\n", /said\.yaml:2:1: /],
    ["work: {}\n", /said\.yaml:1:1: person/],
    ["", /said\.yaml:1:1: /],
  ])("says in two lines what is wrong, and enters nothing: %s", async (text, what) => {
    const { status, stdout, stderr } = await workprint("attest", written(text));
    expect(stderr).toMatch(what);
    expect(stderr).toMatch(/^error: .+\n {7}\S.+\n$/);
    expect(stdout).toBe("");
    expect(status).toBeGreaterThan(0);
    expect(await DecisionLog.at(folder).entries()).toEqual([]);
  });

  it.each<[string[], RegExp]>([
    [[], /was given nothing to do/],
    [["add", "--person", "Ada Stone"], /needs --title/],
    [["add"], /--person is missing/],
    [["list", "a", "b"], /1 arguments too many|2 arguments too many/],
    [["withdraw", "x"], /'x' is not the number/],
    [["withdraw", "7"], /There is no decision 7/],
    [["/nowhere.yaml"], /\/nowhere\.yaml can't be read \(ENOENT\)/],
    [["--resume", "/nowhere.json", "--person", "Ada Stone"], /\/nowhere\.json can't be read \(ENOENT\)/],
  ])("says what is wrong with %s", async (args, what) => {
    const { status, stderr } = await workprint("attest", ...args);
    expect(stderr).toMatch(what);
    expect(stderr).toMatch(/^error: .+\n {7}\S.+\n$/);
    expect(status).toBeGreaterThan(0);
  });

  it("enters nothing twice, withdraws nothing twice, and undoes nothing that it should withdraw", async () => {
    const file = written(WHOLE);
    await workprint("attest", file);
    expect((await workprint("attest", file)).stderr).toContain("was attested before, in the same words");
    expect((await workprint("identities", "undo", "1")).stderr).toContain("workprint attest withdraw 1");
    await workprint("attest", "withdraw", "1");
    expect((await workprint("attest", "withdraw", "1")).stderr).toContain("undone before, by decision 3");
    expect((await workprint("attest", "withdraw", "3")).stderr).toContain("can't be undone itself");
    await workprint("identities", "split", (await DecisionLog.at(folder).entries())[0]!.identity!);
    expect(await DecisionLog.at(folder).entries()).toHaveLength(3);
  });

  it("can't be entered into the sample", async () => {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const surroundings = { stdout, stderr, now: () => NOW, env: {} } as unknown as Parameters<typeof run>[1];
    await run(
      ["attest", "add", "--person", "Peach Eagle", "--title", "x", "--from", "2020", "--checked-by", "y", "--sample"],
      surroundings,
    );
    expect(String(stderr.read())).toContain("is not a workspace of yours");
  });
});

describe("the log", () => {
  it("brings a log of the version before up to date, entry by entry as it was", async () => {
    const other = join(temporaryFolder(), "old", "decisions.sqlite");
    mkdirSync(dirname(other));
    const db = new Database(other);
    for (const statement of MIGRATIONS[0]!) db.exec(statement);
    db.pragma("user_version = 1");
    let previous = BEGINNING;
    const old = (number: number, kind: "confirm" | "undo", undoes: number | null) => {
      const entry = {
        number,
        at: number,
        kind,
        identity: undoes ? null : "a",
        other: undoes ? null : "b",
        undoes,
        said: null,
      };
      previous = hashOf(previous, entry);
      db.prepare("INSERT INTO decisions VALUES (?, ?, ?, ?, ?, ?, ?)").run(
        number,
        number,
        kind,
        entry.identity,
        entry.other,
        undoes,
        previous,
      );
    };
    old(1, "confirm", null);
    old(2, "undo", 1);
    old(3, "confirm", null);
    db.close();
    const log = DecisionLog.at(dirname(other));
    const entries = await log.entries();
    expect(entries.map(({ number, kind }) => [number, kind])).toEqual([
      [1, "confirm"],
      [2, "undo"],
      [3, "confirm"],
    ]);
    expect(entries.at(-1)!.hash).toBe(previous);
    await log.add({ kind: "attest", identity: "a", text: "{}" }, 4);
    expect(firstBroken(await log.entries())).toBeNull();
    const again = new Database(other);
    expect(() => again.exec("UPDATE decisions SET other = 'y' WHERE number = 1")).toThrow(/never changed/);
    expect(() => again.exec("DELETE FROM decisions WHERE number = 4")).toThrow(/never cut/);
    expect(() => again.exec("UPDATE statements SET text = 'y'")).toThrow(/never changed/);
    again.close();
  });

  it("shows when a statement was changed, and stays whole when one was erased", async () => {
    await workprint("attest", written(WHOLE));
    const log = DecisionLog.at(folder);
    const db = new Database(log.file);
    db.exec("DROP TRIGGER statements_stay");
    db.exec("UPDATE statements SET text = replace(text, 'three', 'thirty') WHERE number = 1");
    expect(firstBroken(await log.entries())).toBe(1);
    db.exec("DELETE FROM statements WHERE number = 1");
    db.close();
    expect(firstBroken(await log.entries())).toBeNull();
    const { attested } = await person(workspace, { person: "Ada Stone" });
    expect(attested.map(({ number }) => number)).toEqual([2]);
  });
});

describe("on the workprint", () => {
  it("stands apart, marked, with who says it, when, and how it can be checked", async () => {
    await workprint("attest", written(WHOLE));
    const text = (await workprint("person", "Ada Stone")).stdout;
    const section = text.slice(text.indexOf("Said, not seen"), text.indexOf("Signals"));
    expect(section).toContain("no signal counts it");
    expect(section).toContain("Pre-training runs of a closed model");
    expect(section).toContain("2023-01 to 2024-06, lead of data, employer not named: pre-training");
    expect(section.replace(/\s+/g, " ")).toContain(
      "Said by themself, entered 2026-11-25. To check: a referee, on request.",
    );
    const { document } = parseHTML(personHtml(await person(workspace, { person: "Ada Stone" })));
    const html = document.querySelector("#attested")!;
    expect(html.querySelectorAll("dt")).toHaveLength(2);
    expect(html.textContent).toContain("To check: the talk of 2025.");
    expect((await workprint("person", "Bo Marsh")).stdout).not.toContain("Said, not seen");
  });

  it("can't break out of the page", async () => {
    const title = '</dt><script>alert(1)</script>"><img src=x onerror=alert(1)>';
    const work = [{ title, from: "2023", "checked-by": "\u202eask" }];
    await attestOne(workspace, { person: "Ada Stone", by: "self", work }, NOW);
    const page = personHtml(await person(workspace, { person: "Ada Stone" }));
    expect(page).not.toMatch(/<script|<img/);
    expect(page).not.toContain("\u202e");
  });

  it("is shown of a date in the past only where it had been entered by then", async () => {
    await workprint("attest", written(WHOLE));
    expect((await person(workspace, { person: "Ada Stone", asOf: "2022-08-01" })).attested).toEqual([]);
    expect((await person(workspace, { person: "Ada Stone", asOf: "2026-11-25" })).attested).toHaveLength(2);
  });

  it("says of which commits they are their own: these change the provenance, and nothing else", async () => {
    const plain = await person(workspace, { person: "Ada Stone" });
    const own = { repo: SOURCE, from: "2022-04", to: "2022-05-31" };
    const work = [{ title: "By hand", from: "2022-04", "checked-by": "ask", own }];
    await attestOne(workspace, { person: "Ada Stone", by: "self", work }, NOW);
    const said = await person(workspace, { person: "Ada Stone" });
    const { disclosed, unknown } = plain.agentExposure.provenance;
    expect(disclosed).toBe(1);
    // Ada commits every eight days; one of those in the period discloses an agent, and stays so.
    const period = Array.from({ length: 20 }, (_, index) => START + index * 8 * DAY);
    const attested = period.filter((at) => at >= startOf(own.from) && at <= endOfDay(own.to)).length - 1;
    expect(attested).toBeGreaterThan(2);
    expect(said.agentExposure.provenance).toEqual({ disclosed, attested, unknown: unknown - attested });
    expect({ ...said, attested: [], agentExposure: { ...said.agentExposure, provenance: null } }).toEqual({
      ...plain,
      agentExposure: { ...plain.agentExposure, provenance: null },
    });
    expect(attestedCheck(said.attested[0]!)).toContain("were written without a coding agent");
  });

  it("changes no signal, no rank, no byte of anything but itself", async () => {
    const wanted = ["Ada Stone", "Bo Marsh"];
    const shown = async (): Promise<string[]> => {
      const list = JSON.stringify(await people(workspace, { role: "research-engineer", areas: ["kernels"] }));
      const all = JSON.stringify(await standings(workspace, { areas: [] }));
      const prints = await Promise.all(
        wanted.map(async (name) => JSON.stringify({ ...(await person(workspace, { person: name })), attested: [] })),
      );
      return [list, all, ...prints];
    };
    const before = await shown();
    const text = fc.string({ minLength: 1, maxLength: 60 }).map((some) => `x ${some.replaceAll("@", "")}`);
    const work = fc.record({
      title: text,
      areas: fc.subarray(["kernels", "pre-training", "serving"]),
      from: fc.constantFrom("2019", "2022-04", "2024-02-29"),
      role: text,
      employer: text,
      "checked-by": text,
      text,
    });
    const by = fc.oneof(fc.constant("self"), fc.record({ name: text, relation: text }));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...wanted),
        by,
        fc.array(work, { minLength: 1, maxLength: 4 }),
        async (name, who, items) => {
          const known = (await DecisionLog.at(folder).entries()).length;
          const { attested } = await attestOne(workspace, { person: name, by: who, work: items }, NOW + known);
          expect(await shown()).toEqual(before);
          await withdraw(workspace, { number: attested[0]!.number }, NOW + known);
          expect(await shown()).toEqual(before);
        },
      ),
      { numRuns: 6 },
    );
  });
});

const RESUME = {
  $schema: "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json",
  basics: { name: "Ada Stone", email: "ada@lab.dev", phone: "1", location: { address: "Somewhere 1" } },
  work: [
    {
      name: "A lab",
      position: "Engineer",
      startDate: "2021-03",
      endDate: "2022-12-31",
      summary: "Kernels. Mail ada@lab.dev.",
      highlights: ["Twice as fast"],
    },
    { name: "Next lab", position: "Lead", startDate: "2023" },
  ],
  projects: [
    {
      name: "A tool",
      description: "It does a thing",
      url: "https://example.org/tool",
      roles: ["maintainer"],
      unknownField: 1,
    },
  ],
  publications: [
    { name: "A paper", publisher: "A journal", releaseDate: "2022-05-01", url: "https://doi.org/10.5555/x" },
  ],
  skills: [{ name: "Left out" }],
};

describe("JSON Resume", () => {
  it("comes in as what the person says, without addresses and what is not asked for", async () => {
    const file = written(JSON.stringify(RESUME), "resume.json");
    const { stdout, stderr } = await workprint("attest", "--resume", file, "--person", "Ada Stone", "--json");
    expect(stderr).toBe("");
    const { attested } = AttestedList.parse(JSON.parse(stdout));
    expect(
      attested.map(({ kind, title, from, to, employer, role, checkedBy, text }) => ({
        kind,
        title,
        from,
        to,
        employer,
        role,
        checkedBy,
        text,
      })),
    ).toEqual([
      {
        kind: "work",
        title: "Engineer",
        from: "2021-03",
        to: "2022-12-31",
        employer: "A lab",
        role: "Engineer",
        checkedBy: null,
        text: "Kernels. Mail ada. Twice as fast",
      },
      {
        kind: "work",
        title: "Lead",
        from: "2023",
        to: null,
        employer: "Next lab",
        role: "Lead",
        checkedBy: null,
        text: null,
      },
      {
        kind: "project",
        title: "A tool",
        from: null,
        to: null,
        employer: null,
        role: "maintainer",
        checkedBy: "https://example.org/tool",
        text: "It does a thing",
      },
      {
        kind: "publication",
        title: "A paper",
        from: "2022-05-01",
        to: "2022-05-01",
        employer: "A journal",
        role: null,
        checkedBy: "https://doi.org/10.5555/x",
        text: null,
      },
    ]);
    const log = readFileSync(DecisionLog.at(folder).file);
    expect(log.includes("ada@lab.dev")).toBe(false);
    expect(log.includes("Somewhere")).toBe(false);
  });

  it.each<[string, RegExp]>([
    ["{", /resume\.json: .*JSON/],
    ["[]", /resume\.json: the file: /],
    ['{"work": [{"position": 7}]}', /work\.0\.position: /],
    ['{"work": [{"position": "x", "startDate": "March 2021"}]}', /work\.0\.startDate: is no date/],
    ['{"basics": {"name": "x"}}', /holds no work, project or publication/],
  ])("says in two lines what is wrong: %s", async (text, what) => {
    const { stderr } = await workprint("attest", "--resume", written(text, "resume.json"), "--person", "Ada Stone");
    expect(stderr).toMatch(what);
    expect(stderr).toMatch(/^error: .+\n {7}\S.+\n$/);
  });

  it("goes out with what was seen and what is said apart, and comes back in", async () => {
    await workprint("attest", "--resume", written(JSON.stringify(RESUME), "resume.json"), "--person", "Ada Stone");
    const file = join(temporaryFolder(), "out.json");
    expect((await workprint("person", "Ada Stone", "--resume", file)).stdout).toBe(`Wrote ${file}\n`);
    const resume = JSON.parse(readFileSync(file, "utf8")) as ReturnType<typeof personResume>;
    expect(resume).toEqual(personResume(await person(workspace, { person: "Ada Stone" })));
    expect(resume.basics).toEqual({ name: "Ada Stone" });
    expect(resume.projects.map(({ name, type }) => [name, type])).toEqual([
      [SOURCE, "public code"],
      ["Engineer", "attested"],
      ["Lead", "attested"],
      ["A tool", "attested"],
    ]);
    expect(resume.projects[0]!.highlights![0]).toBe("20 commits");
    expect(resume.publications[0]!.summary).toMatch(/^Attested\. Said by themself, entered 2026-11-25\./);
    expect(resume.meta.workprint["notSeen"]).toBeDefined();
    expect(readFileSync(file, "utf8")).not.toMatch(/@|percentile/);
    expect((await workprint("attest", "--resume", file, "--person", "Bo Marsh")).stderr).toBe("");
  });

  it("says where it can't be written", async () => {
    const { stderr, status } = await workprint("person", "Ada Stone", "--resume", "/nowhere/out.json");
    expect(stderr).toBe(
      "error: /nowhere/out.json can't be written (ENOENT).\n       Choose another file with --resume.\n",
    );
    expect(status).toBe(2);
    expect(existsSync("/nowhere")).toBe(false);
  });
});

it("has the shape that it promises", async () => {
  await workprint("attest", written(WHOLE));
  const result = JSON.parse((await workprint("person", "Ada Stone", "--json")).stdout) as PersonResult;
  expect(PersonResult.parse(result)).toEqual(result);
  expect(result.attested[0]).toMatchObject({ by: { who: "self" }, checkedBy: "a referee, on request" });
});
