import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { beforeAll, expect, it } from "vitest";

import type { PlanResult, RoleCheckResult } from "../src/model/planning.ts";
import { git, lines, makeRepository, temporaryFolder } from "./repository.ts";

const MAIN = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const START = 1_650_000_000;
const DAY = 86_400;

const NOBODY = 65_534;

/** Whether we may run the command as somebody with fewer rights, who can get at it where it lies. */
function canBeNobody(): boolean {
  if (process.getuid?.() !== 0) return false;
  const { status } = spawnSync(process.execPath, ["-e", "fs.accessSync(process.argv[1])", MAIN], {
    uid: NOBODY,
    gid: NOBODY,
    cwd: "/",
  });
  return status === 0;
}

interface Outcome {
  status: number | null;
  stdout: string;
  stderr: string;
}

function workprint(args: readonly string[], cwd = workspace): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { status, stdout, stderr };
}

/** One line what and where, one line how to mend it, and no stack. */
function expectError(outcome: Outcome, what: RegExp, status = 2): void {
  expect(outcome.stderr).toMatch(what);
  expect(outcome.stderr.trimEnd().split("\n")).toHaveLength(2);
  expect(outcome.stderr).toMatch(/^error: .+\n {7}\S.+\n$/);
  expect(outcome.stdout).toBe("");
  expect(outcome.status).toBe(status);
}

let workspace: string;
let repository: string;

beforeAll(() => {
  workspace = temporaryFolder();
  repository = makeRepository(
    Array.from({ length: 40 }, (_, index) => ({
      author: ["Ada Stone", "Ada Reed", "Bo Marsh"][index % 3]!,
      at: START + index * 4 * DAY,
      files: { [`kernels/f${index % 5}.cu`]: lines(index, 2, 3) },
    })),
  );
  expect(workprint(["read", repository]).status).toBe(0);
});

it("says so when there is nothing to read", () => {
  expectError(workprint(["read", "nowhere"]), /'nowhere' does not exist/);
  expectError(workprint(["read", temporaryFolder()]), /is not a git repository/);
  expectError(workprint(["read", join(repository, "HEAD")]), /is a file, not a git repository/);
  const empty = temporaryFolder();
  git(empty, "init", "--quiet", ".");
  expectError(workprint(["read", empty]), /has no commits yet/);
  expectError(workprint(["read", "https://localhost:1/none.git"]), /can't be cloned/);
  expectError(workprint(["read"]), /missing required args/);
  expectError(workprint(["read", repository, "--sample"]), /sample can't be read into/);
});

it("reads the others when one can't be read", () => {
  const fresh = temporaryFolder();
  const outcome = workprint(["read", "nowhere", repository, "--json"], fresh);
  expect(outcome.status).toBe(2);
  expect(outcome.stderr).toMatch(/'nowhere' does not exist/);
  expect(JSON.parse(outcome.stdout)).toMatchObject({
    sources: [{ source: "project", kind: "git", commits: 40, people: 3, newCommits: 40, missingBlobs: 0 }],
  });
});

it("keeps what was read when the repository is damaged later", () => {
  const folder = temporaryFolder();
  const copy = join(folder, "project");
  execFileSync("cp", ["-r", repository, copy]);
  expect(workprint(["read", copy], folder).status).toBe(0);
  const before = workprint(["sources", "--json"], folder).stdout;
  const pack = join(copy, "objects/pack");
  git(copy, "commit-tree", "-m", "more", "-p", "HEAD", "HEAD^{tree}");
  git(copy, "update-ref", "refs/heads/main", git(copy, "commit-tree", "-m", "more", "-p", "HEAD", "HEAD^{tree}"));
  for (const name of readdirSync(pack).filter((file) => file.endsWith(".pack"))) {
    chmodSync(join(pack, name), 0o644);
    const bytes = readFileSync(join(pack, name));
    bytes.fill(0x5a, 40, bytes.length - 30);
    writeFileSync(join(pack, name), bytes);
  }
  // Everything has to be read again, and can't be.
  writeFileSync(join(copy, "shallow"), "");
  const outcome = workprint(["read", copy], folder);
  expect(outcome.status).toBe(2);
  expect(outcome.stderr).toMatch(/can't be read|damaged|is not a git repository/);
  expect(outcome.stderr.trimEnd().split("\n")).toHaveLength(2);
  expect(workprint(["sources", "--json"], folder).stdout).toBe(before);
});

it.runIf(process.getuid?.() === 0)("says so when the disk is full, and keeps what was there", () => {
  const disk = temporaryFolder();
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=1500k", "tmpfs", disk]);
  try {
    expect(workprint(["read", repository, "--workspace", disk]).status).toBe(0);
    const before = workprint(["sources", "--json", "--workspace", disk]).stdout;
    expect(spawnSync("dd", ["if=/dev/zero", `of=${join(disk, "filler")}`, "bs=1k"]).status).not.toBe(0);
    const big = makeRepository(
      Array.from({ length: 1200 }, (_, index) => ({
        at: START + index * DAY,
        author: `P${index}`,
        message: `Change ${index * 7919} ${"abcdefgh".repeat(20)}${index}`,
        files: { [`a/${index * 31}/f${index}.py`]: lines(index) },
      })),
      join(temporaryFolder(), "big"),
    );
    expectError(workprint(["read", big, "--workspace", disk]), /disk is full|could not be written|no space/i);
    rmSync(join(disk, "filler"));
    expect(workprint(["sources", "--json", "--workspace", disk]).stdout).toBe(before);
    expect(existsSync(join(disk, "tmp")) ? readdirSync(join(disk, "tmp")) : []).toEqual([]);
  } finally {
    execFileSync("umount", [disk]);
  }
});

it.runIf(canBeNobody())("says so when the repository may not be read", () => {
  const folder = temporaryFolder();
  chmodSync(folder, 0o777);
  const closed = join(folder, "closed");
  execFileSync("cp", ["-r", repository, closed]);
  chmodSync(closed, 0o700);
  const read = (): Outcome => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [MAIN, "read", closed, "--workspace", join(folder, "w")],
      {
        cwd: folder,
        encoding: "utf8",
        uid: NOBODY,
        gid: NOBODY,
      },
    );
    return { status, stdout, stderr };
  };
  expectError(read(), /'.*closed' may not be read/);
  // Objects that may not be read are not the same as objects that are absent.
  chmodSync(closed, 0o755);
  for (const name of readdirSync(join(closed, "objects/pack"))) chmodSync(join(closed, "objects/pack", name), 0o600);
  const outcome = read();
  expect(outcome.status).toBe(2);
  expect(outcome.stderr.trimEnd().split("\n")).toHaveLength(2);
});

it("says so when the workspace may not be written", () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "taken"), "");
  const outcome = workprint(["read", repository, "--workspace", join(folder, "taken")]);
  expectError(outcome, /taken/);
});

it("names file, line and column of what is wrong in a role", () => {
  const file = join(workspace, "role.yaml");
  writeFileSync(file, "role: mine\ntitle: Mine\nlevel: senior\ncriterions:\n  - { signal: drive, weight: 1 }\n");
  expectError(workprint(["people", "--role", file]), /role\.yaml:\d+:\d+: /);
  writeFileSync(
    file,
    "role: mine\ntitle: Mine\nlevel: senior\ncriteria:\n  - { signal: drive, weight: 1 }\nhorizonMonth: 3\n",
  );
  expectError(workprint(["people", "--role", file]), /role\.yaml:6:1: .*horizonMonth/);
  writeFileSync(file, "role: mine\ntitle: Mine\nlevel: boss\ncriteria:\n  - { signal: drive, weight: 1 }\n");
  expectError(workprint(["people", "--role", file]), /role\.yaml:3:8: level: /);
  writeFileSync(
    file,
    "role: mine\ntitle: Mine\nlevel: senior\nareas: [kernles]\ncriteria:\n  - { signal: drive, weight: 1 }\n",
  );
  expectError(workprint(["people", "--role", file]), /there is no area 'kernles'/);
  writeFileSync(file, "role: [mine\n");
  expectError(workprint(["people", "--role", file]), /role\.yaml:\d+:\d+: /);
  expectError(workprint(["people", "--role", "no-such-role"]), /no role template 'no-such-role'/);
  expectError(workprint(["people", "--role", "./none.yaml"]), /no role file/);
});

it("checks dates, limits, areas and options", () => {
  for (const date of ["yesterday", "2026-02-30", "2026-13-01", "2026/01/01"])
    expectError(workprint(["people", "--as-of", date]), /is not a (date|day)/);
  expectError(workprint(["people", "--as-of", "1999-01-01"]), /Nothing had landed by 1999-01-01/);
  expectError(workprint(["people", "--limit", "many"]), /--limit/);
  expectError(workprint(["people", "--area", "cooking"]), /no area 'cooking'/);
  expectError(workprint(["newcomers", "--area", "cooking"]), /no area 'cooking'/);
  expectError(workprint(["newcomers", "--repo", "nowhere"]), /'nowhere' was not read/);
  expectError(workprint(["newcomers", "--as-of", "June"]), /'June' is not a date/);
  expectError(workprint(["newcomers", "--area", "multimodal"]), /Nobody worked in multimodal/, 1);
  expectError(workprint(["people", "--colour"]), /Unknown option/);
  expectError(workprint(["poeple"]), /There is no command 'poeple'/);
});

it("checks what a role check is given", () => {
  const check = (...args: string[]): Outcome => workprint(["role", "check", ...args]);
  expectError(check(), /was not told which role/);
  expectError(check("junior-kernel", "junior-data"), /one role at a time/);
  expectError(check("no-such-role"), /no role template 'no-such-role'/);
  expectError(check("./none.yaml"), /no role file/);
  expectError(workprint(["role", "junior-kernel", "now"]), /There is no 'role junior-kernel now'/);
  expectError(check("junior-kernel", "--fill", "soon"), /--fill 'soon' is not a number from 0 to 60/);
  expectError(check("junior-kernel", "--fill", "61"), /--fill '61'/);
  expectError(check("junior-kernel", "--ramp=-1"), /--ramp '-1'/);
  expectError(check("junior-kernel", "--threshold", "1"), /--threshold '1' is not a number from 0\.05 to 0\.95/);
  expectError(check("junior-kernel", "--as-of", "June"), /'June' is not a date/);
  expectError(check("junior-kernel", "--as-of", "1999-01-01"), /Nothing had landed by/);
  const file = join(workspace, "check.yaml");
  writeFileSync(file, "role: mine\ntitle: Mine\nlevel: boss\ncriteria:\n  - { signal: drive, weight: 1 }\n");
  expectError(check(file), /check\.yaml:3:8: level: /);
  writeFileSync(
    file,
    "role: mine\ntitle: Mine\nlevel: senior\nareas: [kernles]\ncriteria:\n  - { signal: drive, weight: 1 }\n",
  );
  expectError(check(file), /there is no area 'kernles'/);
  expectError(workprint(["role", "check", "junior-kernel"], temporaryFolder()), /There is no evidence/, 1);
});

it("says what it can't know of a role where little was read", () => {
  const outcome = workprint(["role", "check", "junior-kernel", "--json"]);
  expect(outcome.stderr).toBe("");
  const found = JSON.parse(outcome.stdout) as RoleCheckResult;
  expect(found.unknownAreas).toContain("quantization");
  expect(found.areas.find(({ area }) => area === "quantization")!.points.every(({ counts }) => counts === null)).toBe(
    true,
  );
  // Of three people no time to core is measured.
  expect(found.figures.find(({ name }) => name === "rampMonths")!.origin).toBe("assumption");
  const nothing = JSON.parse(workprint(["role", "check", "junior-data", "--json"]).stdout) as RoleCheckResult;
  expect(nothing.combined.every(({ counts }) => counts === null)).toBe(true);
  expect(nothing.lookAgain).toMatchObject({ by: null, earliest: null, latest: null });
  expect(workprint(["role", "check", "junior-data"]).stdout).toContain("Look again: no date");
});

it("names line and column of what is wrong in a plan", () => {
  const file = join(workspace, "plan.yaml");
  const text = (currency: string): string =>
    `title: Mine\ncurrency: ${currency}\nbudgetPerYear: 1\nstart: 2026-09\nhorizonMonths: 12\nareas: [{ area: kernels, need: 1 }]\nseats: [{ level: senior, areas: [kernels], costPerYear: 1 }]\n`;
  writeFileSync(file, text("euros"));
  expectError(workprint(["plan", file]), /plan\.yaml:2:11: currency: give a currency as three capital letters/);
  writeFileSync(file, "title: [mine\n");
  expectError(workprint(["plan", file]), /plan\.yaml:\d+:\d+: /);
  writeFileSync(file, "x".repeat(30_001));
  expectError(workprint(["plan", file]), /plans\.0\.text/);
  writeFileSync(file, text("EUR"));
  expectError(workprint(["plan", file, "grow-juniors"]), /The plans are in EUR and USD/);
  expectError(workprint(["plan", "no-such-plan"]), /no example plan 'no-such-plan'/);
  expectError(workprint(["plan", "--template", "no-such-plan"]), /no example plan 'no-such-plan'/);
  expectError(workprint(["plan", "./none.yaml"]), /no plan file/);
  expectError(workprint(["plan", "seniors-first", "grow-juniors", "seniors-first"]), /was given 3 plans/);
  expectError(workprint(["plan", "seniors-first", "--as-of", "June"]), /'June' is not a date/);
  expectError(workprint(["plan", "seniors-first"], temporaryFolder()), /There is no evidence/, 1);
});

it("takes a plan's ramp-up where too few newcomers were seen, and says so", () => {
  const outcome = workprint(["plan", "grow-juniors", "--json"]);
  expect(outcome.stderr).toBe("");
  const { plans, agents } = JSON.parse(outcome.stdout) as PlanResult;
  const figures = plans[0]!.figures.filter(({ name }) => name.startsWith("core."));
  expect(figures.map(({ origin }) => origin)).toEqual(["assumption", "assumption"]);
  expect(plans[0]!.coveredAsMeasured).toBeNull();
  expect(plans[0]!.payBack.every(({ overtakesLikeEverybody }) => overtakesLikeEverybody === null)).toBe(true);
  expect(agents.all.lasting.says).toBe("too little to say");
});

it("tells an unknown person from an ambiguous name", () => {
  expectError(workprint(["person", "Nobody Known"]), /Nobody called/, 1);
  const ambiguous = workprint(["person", "ada"]);
  expectError(ambiguous, /'ada' can be 2 people: Ada \w+ \(p[0-9a-f]{10}, 1\d commits in project\)/);
  const id = /\((p[0-9a-f]{10})/.exec(ambiguous.stderr)![1]!;
  expect(workprint(["person", id]).status).toBe(0);
});

it("finds nothing where nothing was read", () => {
  const fresh = temporaryFolder();
  mkdirSync(join(fresh, "w"));
  for (const command of [["sources"], ["people"], ["person", "x"]])
    expectError(workprint([...command, "--workspace", "w"], fresh), /There is no evidence/, 1);
});

it("says which evidence is damaged", () => {
  const folder = temporaryFolder();
  expect(workprint(["read", repository], folder).status).toBe(0);
  const source = join(folder, ".workprint/evidence/project");
  const generation = readdirSync(source).find((name) => name !== "source.json")!;
  writeFileSync(join(source, generation, "changes.parquet"), "not parquet");
  expectError(workprint(["people", "--area", "kernels"], folder), /changes\.parquet/);
  writeFileSync(join(source, "source.json"), "{");
  expectError(workprint(["people"], folder), /source\.json/);
});
