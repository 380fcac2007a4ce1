import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { beforeAll, expect, it } from "vitest";

import { lines, makeRepository, temporaryFolder } from "./repository.ts";

const MAIN = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const START = 1_650_000_000;
const DAY = 86_400;

const WHO: [string, string][] = [
  ["Ada Stone", "ada@lab.dev"],
  ["Ada Stone", "ada@home.dev"],
  ["Bo Marsh", "bo@lab.dev"],
  ["renovate[bot]", "bot@renovateapp.com"],
];

let folder: string;

function workprint(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { status, stdout, stderr };
}

beforeAll(() => {
  folder = temporaryFolder();
  const commits = Array.from({ length: 48 }, (_, index) => {
    const [author, email] = WHO[index % 4]!;
    const numbers = Array.from({ length: 12 }, (_, i) => 100 * index + i);
    return { author, email, at: START + index * 4 * DAY, files: { [`kernels/f${index % 5}.cu`]: lines(...numbers) } };
  });
  expect(workprint("read", makeRepository(commits, join(temporaryFolder(), "project"))).status).toBe(0);
});

/** One line what and where, one line how to mend it, and no stack. */
function expectError(args: readonly string[], what: RegExp, hint: RegExp, status = 2): void {
  const outcome = workprint("team", ...args);
  expect(outcome.stderr).toMatch(/^error: .+\n {7}\S.+\n$/);
  const [first, second] = outcome.stderr.split("\n");
  expect(first).toMatch(what);
  expect(second).toMatch(hint);
  expect(outcome.stdout).toBe("");
  expect(outcome.status).toBe(status);
}

const GOOD = { title: "T", members: "[Bo Marsh]", repositories: "[project]" };

it("takes a team file", () => {
  writeFileSync(join(folder, "team.yaml"), text({ public: "all", notSeen: "[Q]", needs: "[kernels]" }));
  const { status, stdout, stderr } = workprint("team", "team.yaml", "--json");
  expect(stderr).toBe("");
  expect(status).toBe(0);
  expect((JSON.parse(stdout) as { members: unknown[] }).members).toHaveLength(1);
});

function text(lines: Record<string, string>): string {
  return Object.entries({ ...GOOD, ...lines })
    .filter(([, value]) => value !== "")
    .map(([key, value]) => `${key}: ${value}\n`)
    .join("");
}

const SPELL = /correct its spelling/;
const SOURCES = /Choose from: project\./;

it.each<[string, string, RegExp, RegExp]>([
  ["broken YAML", "title: [T\n", /team\.yaml:\d+:\d+: /, /Mend the YAML/],
  ["nothing", "", /team\.yaml:1:1: /, /./],
  ["a list", "- a\n", /team\.yaml:1:1: /, /./],
  ["a key that is not known", text({ member: "[x]" }), /team\.yaml:4:1: .*member/, SPELL],
  ["no title", text({ title: "" }), /team\.yaml:1:1: title: /, /./],
  ["no repositories", text({ repositories: "[]" }), /team\.yaml:3:15: repositories: /, /./],
  ["members that are a number", text({ members: "7" }), /team\.yaml:2:10: members: give 'everyone', or a list/, /./],
  ["no members", text({ members: "[]" }), /team\.yaml:2:10: members: /, /./],
  [
    "a name that two people have",
    text({ members: "[Bo Marsh, Ada Stone]" }),
    /team\.yaml:2:21: members\.1: 'Ada Stone' can be 2 people: Ada Stone \(p[0-9a-f]{10}, 12 commits in project\), Ada Stone \(p/,
    /Give the id/,
  ],
  ["a name that nobody has", text({ members: "[Zed]" }), /team\.yaml:2:11: members\.0: nobody called 'Zed'/, /notSeen/],
  [
    "a part of a name",
    text({ members: "[marsh]" }),
    /team\.yaml:2:11: members\.0: nobody called 'marsh'/,
    /the whole name.* Bo Marsh \(p[0-9a-f]{10}, 12 commits in project\)/,
  ],
  ["a program", text({ members: "['renovate[bot]']" }), /team\.yaml:2:11: members\.0: .* is a program/, /people only/],
  ["a source that was not read", text({ repositories: "[other]" }), /team\.yaml:3:16: .*'other' was not read/, SOURCES],
  ["a private source that was not read", text({ private: "[other]" }), /team\.yaml:4:11: private\.0: 'other'/, SOURCES],
  ["a public source that was not read", text({ public: "[other]" }), /team\.yaml:4:10: public\.0: 'other'/, SOURCES],
  ["a word for public sources", text({ public: "some" }), /team\.yaml:4:9: public: give 'all', or a list/, /./],
  [
    "a source that is private and public",
    text({ private: "[project]", public: "[project]" }),
    /team\.yaml:4:11: private\.0: 'project' is named public too/,
    /Take it out/,
  ],
  [
    "an area that is not known",
    text({ needs: "[kernles]" }),
    /team\.yaml:4:9: needs\.0: there is no area 'kernles'/,
    /tokenization/,
  ],
  ["days for a list of members", text({ activeDays: "90" }), /team\.yaml:4:13: activeDays: goes with/, /./],
  ["weeks for a list of members", text({ leastWeeks: "2" }), /team\.yaml:4:13: leastWeeks: goes with/, /./],
  ["days that are none", text({ members: "everyone", activeDays: "1.5" }), /team\.yaml:4:13: activeDays: /, /./],
  [
    "a peer that is neither",
    text({ peers: "[{ title: x }]" }),
    /team\.yaml:4:9: peers\.0: a peer is a source, or/,
    /./,
  ],
  [
    "a peer's source that was not read",
    text({ peers: "[{ source: x }]" }),
    /team\.yaml:4:19: peers\.0\.source: 'x'/,
    SOURCES,
  ],
  [
    "a peer's member whom nobody knows",
    text({ peers: "[{ title: x, members: [Zed] }]" }),
    /team\.yaml:4:31: peers\.0\.members\.0: nobody called 'Zed'/,
    /notSeen/,
  ],
  ["aliases without end", "a: &a [x]\nb: &b [*a,*a]\nc: [*b,*b]\n", /team\.yaml:1:1: .*a/, /./],
])("names line and column of %s", (_, content, what, hint) => {
  writeFileSync(join(folder, "team.yaml"), content);
  expectError(["team.yaml"], what, hint);
});

it("says what is wrong with the command", () => {
  writeFileSync(join(folder, "team.yaml"), text({}));
  expectError([], /No team was given/, /--of SOURCE/);
  expectError(["team.yaml", "--of", "project"], /and --of were given/, /--of SOURCE/);
  expectError(["team.yaml", "--private", "project"], /--private goes with --of/, /under 'private'/);
  expectError(["none.yaml"], /none\.yaml can't be read/, /Check the path/);
  expectError(["--of", "other"], /'other' was not read/, SOURCES);
  expectError(["--of", "project", "--private", "other"], /'other' was not read/, SOURCES);
  expectError(["--of", "project", "--as-of", "June"], /'June' is not a date/, /YYYY-MM-DD/);
  expectError(["--of", "project", "--as-of", "1999-01-01"], /Nothing had landed by/, /later date/);
  expectError(["--of", "project", "--seeds", "0"], /--seeds/, /--seeds 20/);
});

it("says when nobody is in the team", () => {
  writeFileSync(join(folder, "team.yaml"), text({ members: "everyone", leastWeeks: "40" }));
  expectError(["team.yaml"], /Nobody worked in project in at least 40 weeks/, /leastWeeks/, 1);
});
