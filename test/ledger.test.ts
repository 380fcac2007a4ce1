import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";

import { describe, expect, it } from "vitest";

import { type Columns, DuckDb, literal } from "../src/evidence/duckdb.ts";
import type { TableName } from "../src/evidence/tables.ts";
import { type GitManifest, Workspace } from "../src/evidence/workspace.ts";
import { generator } from "../src/statistics/bootstrap.ts";
import type { LedgerCommit } from "../src/sources/git/ledger/commit.ts";
import { Ledger } from "../src/sources/git/ledger/ledger.ts";
import { flatten } from "../src/sources/git/ledger/lines.ts";
import { readGitSource } from "../src/sources/git/read.ts";
import { LEDGER_FILE } from "../src/sources/git/reading.ts";
import { type CommitSpec, git, makeRepository, temporaryFolder } from "./repository.ts";

const MAIN = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const NOW = 1_800_000_000;
const START = 1_700_000_000;
const DAY = 86_400;

/** A file of these lines. */
function text(...names: readonly (string | number)[]): string {
  return names.map((name) => `${name}\n`).join("");
}

/** Numbered lines that no other file has. */
function numbered(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${index}`);
}

/** A repository with a work tree, for what only git's own commands can make. */
function workTree(): string {
  const folder = join(temporaryFolder(), "project");
  mkdirSync(folder);
  git(folder, "init", "--quiet", "--initial-branch=main", ".");
  return folder;
}

let commits = 0;

/** Commits what the work tree holds after these files were written; null deletes. */
function commit(folder: string, files: Record<string, string | Buffer | null> = {}): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    rmSync(file, { force: true });
    if (content === null) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--allow-empty", "--message", `Commit ${++commits}`);
}

/** Merges branches; a conflict is resolved with these files. */
function merge(folder: string, branches: readonly string[], resolution?: Record<string, string | null>): void {
  const message = ["--message", `Merge ${++commits}`];
  const run = (): string =>
    git(folder, "merge", "--quiet", "--no-ff", "--allow-unrelated-histories", ...message, ...branches);
  if (!resolution) {
    run();
    return;
  }
  expect(run).toThrow(/Command failed/);
  commit(folder, resolution);
}

interface Followed {
  workspace: Workspace;
  manifest: GitManifest;
  ledger: Ledger;
  /** The commit of each line; undefined for a file that is left out. */
  origins: Map<string, string[] | undefined>;
}

/** Reads a table, in the order of its rows unless another is given. */
async function table(
  workspace: Workspace,
  name: TableName,
  query: (table: string) => string = (file) => `SELECT * FROM ${file}`,
): Promise<Columns> {
  const { source, generation } = workspace.repositories()[0]!;
  const db = await DuckDb.open();
  const file = join(workspace.sourceFolder(source), generation, `${name}.parquet`);
  const rows = await db.query(query(`read_parquet(${literal(file)})`));
  db.close();
  return rows;
}

/** What a reading of the repository says of every living line; its tables and its state must say the same. */
async function follow(path: string, workspace = Workspace.at(temporaryFolder())): Promise<Followed> {
  const { manifest } = await readGitSource(path, { workspace, now: NOW });
  const folder = join(workspace.sourceFolder(manifest.source), manifest.generation);
  const ledger = Ledger.restore(readFileSync(join(folder, LEDGER_FILE)), new Map())!;
  expect(ledger.misfits).toBe(0);
  const parquet = (name: TableName): string => `read_parquet(${literal(join(folder, `${name}.parquet`))})`;
  const db = await DuckDb.open();
  const shas = (await db.query(`SELECT sha FROM ${parquet("commits")} ORDER BY commit`))["sha"] as string[];
  const paths = (await db.query(`SELECT name FROM ${parquet("paths")} ORDER BY path`))["name"] as string[];
  const sums = await db.query(
    `SELECT file, born, sum(lines)::INTEGER AS lines FROM ${parquet("line_changes")}
     GROUP BY ALL HAVING sum(lines) <> 0 ORDER BY ALL`,
  );
  const lowest = await db.query(
    `SELECT min(living)::INTEGER AS lines FROM
       (SELECT sum(sum(lines)) OVER (PARTITION BY file, born ORDER BY "commit") AS living
        FROM ${parquet("line_changes")} GROUP BY file, born, "commit")`,
  );
  const names = await db.query(`SELECT DISTINCT file, path FROM ${parquet("line_files")}`);
  db.close();

  const origins = new Map<string, string[] | undefined>();
  const living = new Map<string, number>();
  const known = new Set((names["file"] as number[]).map((file, row) => `${file} ${names["path"]![row]}`));
  let count = 0;
  for (const { path: number, file, lines } of ledger.living()) {
    expect(known, paths[number]).toContain(`${file} ${number}`);
    const flat = lines && [...flatten(lines).origins];
    origins.set(
      paths[number]!,
      flat?.map((born) => shas[born]!),
    );
    count += flat?.length ?? 0;
    for (const born of flat ?? []) living.set(`${file} ${born}`, (living.get(`${file} ${born}`) ?? 0) + 1);
  }
  const summed = (sums["file"] as number[]).map(
    (file, row) => [`${file} ${sums["born"]![row]}`, sums["lines"]![row]] as const,
  );
  expect(new Map(summed)).toEqual(living);
  expect(lowest["lines"]![0] ?? 0).toBeGreaterThanOrEqual(0);
  expect(manifest.lines).toBe(count);
  return { workspace, manifest, ledger, origins };
}

function blob(path: string, file: string): Buffer {
  return execFileSync("git", ["-C", path, "cat-file", "blob", `HEAD:${file}`], { maxBuffer: 1e9 });
}

function countLines(content: Buffer): number {
  let count = content.length > 0 && content.at(-1) !== 10 ? 1 : 0;
  for (const byte of content) if (byte === 10) count++;
  return count;
}

/** The commit of each line of HEAD, as git tells it. */
function blame(path: string, file: string): string[] {
  const found: string[] = [];
  for (const line of git(path, "blame", "-M", "-s", "-l", "--root", "--incremental", "HEAD", "--", file).split("\n")) {
    const entry = /^([0-9a-f]{40}) \d+ (\d+) (\d+)$/.exec(line);
    if (entry) found.length = Math.max(found.length, Number(entry[2]) - 1 + Number(entry[3]));
    if (entry) found.fill(entry[1]!, Number(entry[2]) - 1, Number(entry[2]) - 1 + Number(entry[3]));
  }
  return found;
}

/** The files of HEAD, with their modes. */
function filesOf(path: string): Map<string, string> {
  const listed = git(path, "ls-tree", "-r", "-z", "HEAD").split("\0").filter(Boolean);
  return new Map(listed.map((entry) => [entry.slice(entry.indexOf("\t") + 1), entry.slice(0, 6)]));
}

/**
 * Every file of HEAD has as many lines as it has, and every line belongs to the commit that git blame names.
 *
 * @param unfollowed files that must be left out, beside links and submodules
 */
async function expectBlame(path: string, unfollowed: readonly string[] = []): Promise<Followed> {
  const followed = await follow(path);
  const files = filesOf(path);
  expect([...followed.origins.keys()].sort()).toEqual([...files.keys()].sort());
  let left = 0;
  for (const [file, mode] of files) {
    const lines = followed.origins.get(file);
    if (unfollowed.includes(file) || !mode.startsWith("100")) {
      expect(lines, file).toBeUndefined();
      left++;
      continue;
    }
    expect(lines, file).toHaveLength(countLines(blob(path, file)));
    expect(lines, file).toEqual(blame(path, file));
  }
  expect(followed.manifest.unseen.unfollowedFiles).toBe(left);
  return followed;
}

/** Two branches that both wrote, each in its own place and both in line c. */
const CONFLICT: CommitSpec[] = [
  { at: START, files: { x: text("a", "b", "c", "d", "e", "f"), y: text("1", "2") } },
  { at: START + DAY, files: { x: text("A", "b", "C1", "d", "e", "f") } },
  { at: START + DAY, parents: [0], files: { x: text("a", "b", "C2", "d", "e", "F"), z: text("z") } },
  {
    at: START + 2 * DAY,
    parents: [1, 2],
    files: { x: text("A", "b", "C1", "by hand", "C2", "d", "e", "F", "too"), z: text("z") },
  },
  { at: START + 3 * DAY, files: { x: text("A", "b", "C1", "C2", "d", "e", "F", "too", "g") } },
];

describe("branches", () => {
  it("leaves lines with who wrote them on a branch, not with who merged it", async () => {
    const path = workTree();
    commit(path, { x: text("a", "b", "c"), y: text("1", "2", "3") });
    git(path, "checkout", "--quiet", "-b", "side");
    commit(path, { x: text("a", "b2", "c"), new: text("n1", "n2") });
    commit(path, { new: text("n1", "n2", "n3") });
    git(path, "checkout", "--quiet", "main");
    commit(path, { y: text("1", "2", "3", "4") });
    merge(path, ["side"]);
    const { origins, workspace } = await expectBlame(path);
    expect(origins.get("new")).not.toContain(git(path, "rev-parse", "HEAD"));
    // What the branch took away, it took by its own hand.
    const rows = await table(workspace, "line_changes", (file) => `SELECT * FROM ${file} WHERE "commit" <> hand`);
    const commitNumbers = await table(workspace, "commits", (file) => `SELECT sha FROM ${file} ORDER BY "commit"`);
    const sha = (number: unknown): string => (commitNumbers["sha"] as string[])[number as number]!;
    const side = git(path, "rev-list", "--reverse", "main^1..side").split("\n");
    const shown = (rows["lines"] as number[]).map((lines, row) => [
      lines,
      sha(rows["born"]![row]),
      sha(rows["hand"]![row]),
    ]);
    const root = git(path, "rev-list", "--max-parents=0", "HEAD");
    expect(shown.sort()).toEqual(
      [
        [-1, root, side[0]],
        [1, side[0], side[0]],
        [1, side[1], side[1]],
        [2, side[0], side[0]],
      ].sort(),
    );
  });

  it("takes a conflict that was resolved by hand apart", async () => {
    const path = makeRepository(CONFLICT);
    const { origins } = await expectBlame(path);
    const shas = git(path, "rev-list", "--first-parent", "--reverse", "HEAD").split("\n");
    expect(origins.get("x")![7]).toBe(shas[2]);
  });

  it("follows criss-cross merges", async () => {
    const base = numbered("l", 20);
    const left = base.with(2, "left");
    const right = base.with(15, "right");
    const both = left.with(15, "right");
    const path = makeRepository([
      { at: START, files: { x: text(...base) } },
      { at: START + 1, files: { x: text(...left) } },
      { at: START + 2, parents: [0], files: { x: text(...right) } },
      { at: START + 3, parents: [1, 2], files: { x: text(...both.with(9, "hand 1")) } },
      { at: START + 4, parents: [2, 1], files: { x: text(...both.with(9, "hand 2")) } },
      { at: START + 5, parents: [4], files: { x: text(...both.with(9, "hand 2"), "end") } },
      { at: START + 6, parents: [3, 5], files: { x: text(...both.with(9, "hand 3"), "end") } },
      { at: START + 7, parents: [6, 4], files: {} },
    ]);
    await expectBlame(path);
  });

  it("follows a file that a merge names anew against both its parents", async () => {
    const lines = text(...numbered("l", 20));
    const path = makeRepository([
      { at: START, files: { x: lines, y: lines.toUpperCase(), z: text("z") } },
      { at: START + 1, files: { x: null, y: null, "left/x": lines, "left/y": lines.toUpperCase() } },
      { at: START + 2, parents: [0], files: { x: null, y: null, "right/x": lines, "right/y": lines.toUpperCase() } },
      {
        at: START + 3,
        parents: [1, 2],
        files: {
          "left/x": null,
          "left/y": null,
          "both/x": lines,
          "both/y": lines.toUpperCase().replace("L 7", "hand"),
          z: text("z", "hand"),
        },
      },
      { at: START + 4, files: { "both/x": lines.replace("l 3\n", "later\n") } },
    ]);
    const { origins } = await expectBlame(path);
    const [root] = git(path, "rev-list", "--max-parents=0", "HEAD").split("\n");
    expect(new Set(origins.get("both/x")!.toSpliced(2, 1))).toContain(root);
  });

  it("follows an octopus", async () => {
    const path = workTree();
    commit(path, { x: text(...numbered("l", 30)) });
    for (const [place, name] of ["one", "two", "three"].entries()) {
      git(path, "checkout", "--quiet", "-b", name, "main");
      commit(path, { x: text(...numbered("l", 30).with(10 * place + 2, name)), [name]: text(name, "same") });
    }
    git(path, "checkout", "--quiet", "main");
    merge(path, ["one", "two", "three"]);
    // Its own id, main and the three.
    expect(git(path, "rev-list", "--parents", "-1", "HEAD").split(" ")).toHaveLength(5);
    await expectBlame(path);
  });

  it("follows an octopus that was resolved by hand", async () => {
    const base = numbered("l", 12);
    const path = makeRepository([
      { at: START, files: { x: text(...base) } },
      { at: START + 1, files: { x: text(...base.with(1, "one")) } },
      { at: START + 2, parents: [0], files: { x: text(...base.with(5, "two")) } },
      { at: START + 3, parents: [0], files: { x: text(...base.with(9, "three"), "end") } },
      {
        at: START + 4,
        parents: [1, 2, 3],
        files: { x: text(...base.with(1, "one").with(5, "two").with(9, "three").toSpliced(7, 1, "hand", "s"), "end") },
      },
    ]);
    await expectBlame(path);
  });

  it("follows a branch that merges main into itself before it lands", async () => {
    const path = workTree();
    commit(path, { x: text(...numbered("l", 20)), y: text("1") });
    git(path, "checkout", "--quiet", "-b", "side");
    commit(path, { x: text(...numbered("l", 20).with(3, "side")) });
    git(path, "checkout", "--quiet", "main");
    commit(path, { x: text(...numbered("l", 20).with(3, "main").with(17, "main 2")), y: text("1", "2") });
    git(path, "checkout", "--quiet", "side");
    merge(path, ["main"], { x: text(...numbered("l", 20).with(3, "both").with(17, "main 2")) });
    commit(path, { y: text("1", "2", "3") });
    git(path, "checkout", "--quiet", "main");
    commit(path, { z: text("z") });
    merge(path, ["side"]);
    await expectBlame(path);
  });

  it("joins unrelated histories", async () => {
    const path = workTree();
    commit(path, { x: text("a", "b"), own: text("1") });
    git(path, "checkout", "--quiet", "--orphan", "other");
    commit(path, { x: text("c", "d"), own: null, theirs: text("2") });
    commit(path, { theirs: text("2", "3") });
    git(path, "checkout", "--quiet", "main");
    merge(path, ["other"], { x: text("a", "b", "c", "d", "hand") });
    await expectBlame(path);
  });

  it("takes both of two files that were added under one name", async () => {
    const path = workTree();
    commit(path, { x: text("a") });
    git(path, "checkout", "--quiet", "-b", "side");
    commit(path, { new: text("s1", "s2", "s3") });
    git(path, "checkout", "--quiet", "main");
    commit(path, { new: text("m1", "m2") });
    merge(path, ["side"], { new: text("m1", "s2", "hand", "s3") });
    commit(path, { new: text("m1", "hand", "s3", "end") });
    await expectBlame(path);
  });
});

it("sees a line that is kept between two that a merge took away", async () => {
  const path = makeRepository([
    { at: START, files: { x: text("1", "2", "4", "5") } },
    { at: START + 1, files: { x: text("1", "2", "3", "4", "5") } },
    { at: START + 2, files: { x: text("1", "2", "3", "4", "5", "6") } },
    { at: START + 3, parents: [1], files: { x: text("1", "2", "3", "4", "5", "7") } },
    { at: START + 4, parents: [2, 3], files: { x: text("2", "4", "5", "8") } },
  ]);
  await expectBlame(path);
});

describe("names", () => {
  it("follows both names that a merge left a file under", async () => {
    const all = numbered("l", 20);
    const path = makeRepository([
      { at: START, files: { a: text(...all), o: text("o") } },
      { at: START + 1, files: { a: null, b: text(...all) } },
      { at: START + 2, parents: [0], files: { a: null, c: text(...all) } },
      { at: START + 3, parents: [1, 2], files: { c: text(...all) } },
      { at: START + 4, files: { b: text(...all, "z"), c: text("z", ...all.slice(1)) } },
    ]);
    await expectBlame(path);
  });

  it("counts what two names of a file share when one of them goes", async () => {
    const all = numbered("l", 768);
    const changed = (by: string): string => text(...all.with(3, by).with(700, by));
    const path = makeRepository([
      { at: START, files: { a: text(...all), o: text("o") } },
      { at: START + 1, files: { a: null, b: changed("b") } },
      { at: START + 2, parents: [0], files: { a: null, c: changed("c") } },
      { at: START + 3, parents: [1, 2], files: { c: changed("c") } },
      { at: START + 4, files: { b: changed("b2"), c: null } },
      { at: START + 5, parents: [3], files: { o: text("o", "p") } },
      { at: START + 6, parents: [5, 4], files: { b: changed("b2"), c: null } },
    ]);
    await expectBlame(path);
  });

  it("follows a rename, with a change and without, and one back and forth", async () => {
    const names = numbered("l", 30);
    const path = makeRepository([
      { at: START, files: { "a.py": text(...names), other: text("o") } },
      { at: START + 1, files: { "a.py": null, "lib/b.py": text(...names) } },
      { at: START + 2, files: { "lib/b.py": null, "c.py": text(...names.with(4, "new")) } },
      { at: START + 3, files: { "c.py": text(...names.with(4, "new"), "end") } },
      { at: START + 4, files: { "c.py": null, "a.py": text(...names.with(4, "new"), "end") } },
    ]);
    const { workspace } = await expectBlame(path);
    const files = await table(workspace, "line_files");
    const paths = await table(workspace, "paths", (file) => `SELECT name FROM ${file} ORDER BY path`);
    const first = files["file"]![0];
    expect(
      (files["path"] as number[]).flatMap((number, row) =>
        files["file"]![row] === first ? [`${files["commit"]![row]} ${paths["name"]![number]}`] : [],
      ),
    ).toEqual(["0 a.py", "1 lib/b.py", "2 c.py", "4 a.py"]);
  });

  it("follows two files that swap names", async () => {
    const one = numbered("one ", 20);
    const two = numbered("two ", 20);
    const path = makeRepository([
      { at: START, files: { a: text(...one), b: text(...two) } },
      { at: START + 1, files: { a: text(...two), b: text(...one) } },
      { at: START + 2, files: { a: null, c: text(...two) } },
      { at: START + 3, files: { b: null, a: text(...one) } },
      { at: START + 4, files: { c: null, b: text(...two, "end") } },
    ]);
    await expectBlame(path);
  });

  it("merges a rename on one side with a change on the other, either way round", async () => {
    for (const first of ["main", "side"]) {
      const path = workTree();
      commit(path, { a: text(...numbered("l", 20)), b: text("b") });
      git(path, "checkout", "--quiet", "-b", "side");
      commit(path, { a: null, moved: text(...numbered("l", 20).with(3, "with the move")) });
      git(path, "checkout", "--quiet", "main");
      commit(path, { a: text(...numbered("l", 20).with(15, "change")) });
      git(path, "checkout", "--quiet", first);
      merge(path, [first === "main" ? "side" : "main"]);
      commit(path, { moved: readFileSync(join(path, "moved"), "utf8").replace("l0\n", "l0 again\n") });
      await expectBlame(path);
    }
  });

  it("gives copied lines to who copied them", async () => {
    const names = numbered("l", 20);
    const path = makeRepository([
      { at: START, files: { a: text(...names) } },
      { at: START + 1, files: { b: text(...names) } },
      { at: START + 2, files: { b: text(...names.with(3, "new")) } },
    ]);
    const { origins } = await expectBlame(path);
    expect(new Set(origins.get("b")!.toSpliced(3, 1))).toEqual(new Set([git(path, "rev-parse", "HEAD~1")]));
  });

  it("begins anew with a file that was deleted and is added again", async () => {
    const path = makeRepository([
      { at: START, files: { a: text("1", "2", "3"), b: text("b") } },
      { at: START + 1, files: { a: null } },
      { at: START + 2, files: { a: text("1", "2", "3", "4") } },
      { at: START + 3, files: { a: text("1", "2", "4") } },
    ]);
    const { origins } = await expectBlame(path);
    expect(new Set(origins.get("a"))).toEqual(new Set([git(path, "rev-parse", "HEAD~1")]));
  });
});

describe("what is not a plain text", () => {
  it("changes nothing when only a mode does", async () => {
    const path = workTree();
    commit(path, { run: text("a", "b") });
    chmodSync(join(path, "run"), 0o755);
    commit(path);
    const { workspace } = await expectBlame(path);
    expect((await table(workspace, "line_changes"))["lines"]).toEqual([2]);
  });

  it("leaves submodules out", async () => {
    const path = workTree();
    const step = (...args: string[]): void => {
      if (args.length > 0) git(path, "update-index", ...args);
      git(path, "commit", "--quiet", "--message", `Commit ${++commits}`);
    };
    commit(path, { x: text("a", "b") });
    step("--add", "--cacheinfo", `160000,${"1".repeat(40)},sub`);
    step("--cacheinfo", `160000,${"2".repeat(40)},sub`);
    await expectBlame(path);
    step("--force-remove", "sub");
    await expectBlame(path);
    step("--force-remove", "x", "--add", "--cacheinfo", `160000,${"3".repeat(40)},x/sub`);
    await expectBlame(path);
  });

  it("leaves symbolic links out, and what was a file before", async () => {
    const path = workTree();
    const link = (name: string, target: string): void => {
      rmSync(join(path, name), { force: true });
      symlinkSync(target, join(path, name));
      commit(path);
    };
    commit(path, { x: text("a", "b"), y: text("c") });
    link("link", "x");
    link("link", "y");
    await expectBlame(path);
    link("x", "link");
    await expectBlame(path);
    commit(path, { link: null, y: text("c", "d") });
    await expectBlame(path);
  });

  it("follows a link that becomes a file", async () => {
    const path = workTree();
    symlinkSync("y", join(path, "link"));
    commit(path);
    commit(path, { link: text("now", "a file") });
    await expectBlame(path);
  });

  it("follows ends of lines of either kind, and a last line without one", async () => {
    const path = makeRepository([
      { at: START, files: { dos: "a\r\nb\r\nc\r\n", unix: text("a", "b", "c"), open: "a\nb", none: "x" } },
      { at: START + 1, files: { dos: "a\r\nB\r\nc\r\n", unix: "a\nb\r\nc\n" } },
      { at: START + 2, files: { open: "a\nb\n", none: "x\ny" } },
      { at: START + 3, files: { dos: "a\nB\nc\n", open: "a\nb\nc", none: "x\ny\n" } },
    ]);
    await expectBlame(path);
  });

  it("merges by hand where the last line has no end", async () => {
    const path = makeRepository([
      { at: START, files: { x: "a\nb\nc" } },
      { at: START + 1, files: { x: "a\nb\nc\n" } },
      { at: START + 2, parents: [0], files: { x: "a2\nb\nc\nd" } },
      { at: START + 3, parents: [1, 2], files: { x: "a3\nb\nc\nd\n" } },
      { at: START + 4, files: { x: "a3\nb\nc\nd" } },
    ]);
    await expectBlame(path);
  });

  it("follows empty files", async () => {
    const path = makeRepository([
      { at: START, files: { empty: "", full: text("a"), always: "" } },
      { at: START + 1, files: { empty: text("a", "b"), full: "" } },
      { at: START + 2, files: { empty: "", full: text("c") } },
      { at: START + 3, files: { empty: text("d") } },
    ]);
    await expectBlame(path);
  });

  it("leaves a file out that is not text, also when it was or becomes so", async () => {
    const binary = Buffer.from([0, 1, 2, 3, 10, 0, 4]);
    const path = makeRepository([
      { at: START, files: { was: binary, is: text("a", "b"), never: text("n"), back: binary } },
      { at: START + 1, files: { was: text("now", "text"), is: binary, never: text("n", "m"), back: text("t") } },
      { at: START + 2, files: { was: text("now", "text", "3"), back: binary } },
    ]);
    const { manifest } = await expectBlame(path, ["was", "is", "back"]);
    expect(manifest.unseen.unfollowedFiles).toBe(3);
  });

  it("leaves a file out that has an absent version, and no other", async () => {
    const big = text(...numbered("a long line that is there to fill ", 40));
    const origin = makeRepository([
      { at: START, files: { big, small: text("a", "b") } },
      { at: START + 1, files: { big: `${big}more\n`, small: text("a", "c") } },
      { at: START + 2, parents: [0], files: { small: text("0", "a", "b") } },
      { at: START + 3, parents: [1, 2], files: { small: text("0", "a", "c") } },
      { at: START + 4, files: { big: text("small"), small: text("0", "a", "c", "d") } },
    ]);
    git(origin, "config", "uploadpack.allowFilter", "true");
    const clone = join(temporaryFolder(), "project");
    git(temporaryFolder(), "clone", "--quiet", "--bare", "--filter=blob:limit=200", `file://${origin}`, clone);
    git(clone, "remote", "set-url", "origin", "file:///nowhere");
    const { manifest } = await expectBlame(clone, ["big"]);
    expect(manifest.unseen).toMatchObject({ missingBlobs: 2, unfollowedFiles: 1 });
  });

  it("has every line of a shallow clone", async () => {
    const origin = makeRepository([
      ...CONFLICT,
      { at: START + 4 * DAY, files: { y: text("1", "2", "3"), x: null } },
      { at: START + 5 * DAY, files: { y: text("1", "3") } },
    ]);
    for (const depth of [1, 2, 3, 4]) {
      const clone = join(temporaryFolder(), "project");
      git(temporaryFolder(), "clone", "--quiet", "--bare", `--depth=${depth}`, `file://${origin}`, clone);
      await expectBlame(clone);
    }
  });
});

describe("why lines came and went", () => {
  it("tells what only formats, what moves to another file, and what a generator wrote", async () => {
    const body = numbered("a line of some length, number ", 12);
    const path = makeRepository([
      { at: START, files: { "a.ts": text("if (x) { call(1); }", "let y = 2;"), "b.ts": text("// b", ...body) } },
      { at: START + 1, files: { "a.ts": text("if (x) {", "  call(1);", "}", "let y = 2;") } },
      { at: START + 2, files: { "b.ts": text("// b"), "c.ts": text("// the new home of it all", ...body) } },
      { at: START + 3, files: { "g.go": text("// Code generated by x. DO NOT EDIT.", "package g") } },
      { at: START + 4, files: { "a.ts": text("if (x) {", "  call(2);", "}", "let y = 2;") } },
    ]);
    const { workspace } = await expectBlame(path);
    const rows = await table(
      workspace,
      "line_changes",
      (file) => `SELECT "commit", lines, kind FROM ${file} ORDER BY ALL`,
    );
    expect((rows["commit"] as number[]).map((at, row) => [at, rows["lines"]![row], rows["kind"]![row]])).toEqual([
      [0, 2, "edit"],
      [0, 13, "edit"],
      [1, -1, "formatting"],
      [1, 3, "formatting"],
      [2, -12, "moved"],
      [2, 13, "moved"],
      [3, 2, "edit"],
      [4, -1, "edit"],
      [4, 1, "edit"],
    ]);
    const generated = await table(workspace, "line_files", (file) => `SELECT * FROM ${file} ORDER BY "commit", file`);
    expect(generated["is_generated"]).toEqual([false, false, false, true]);
  });

  it("keeps why and by whose hand when a branch lands", async () => {
    const path = makeRepository([
      { at: START, files: { "a.ts": text("call(1)", "stays", "goes"), other: text("o") } },
      { at: START + 1, parents: [0], author: "Bo", files: { "a.ts": text("call( 1 )", "stays", "goes") } },
      { at: START + 2, parents: [1], author: "Cy", files: { "a.ts": text("call( 1 )", "stays") } },
      { at: START + 3, parents: [0], author: "Ada", files: { other: text("o", "p") } },
      { at: START + 4, parents: [3, 2], author: "Di", files: { "a.ts": text("call( 1 )", "stays") } },
    ]);
    const { workspace } = await expectBlame(path);
    const numbers = await table(workspace, "commits", (file) => `SELECT title FROM ${file} ORDER BY "commit"`);
    const title = (number: unknown): string => (numbers["title"] as string[])[number as number]!;
    const rows = await table(workspace, "line_changes");
    const landed = (rows["commit"] as number[]).flatMap((at, row) =>
      title(at) === "Change 4"
        ? [
            [title(rows["born"]![row]), title(rows["hand"]![row]), rows["lines"]![row], rows["kind"]![row]]
              .map(String)
              .join(", "),
          ]
        : [],
    );
    expect(landed.sort()).toEqual(
      [
        "Change 0, Change 1, -1, formatting",
        "Change 1, Change 1, 1, formatting",
        "Change 0, Change 2, -1, edit",
      ].sort(),
    );
  });
});

/** A main line with branches, of which some began long before they landed, some with a conflict or a rename. */
const BRANCHY: CommitSpec[] = [
  { at: START, files: { x: text(...numbered("x", 20)), y: text(...numbered("y", 20)), z: text(...numbered("z", 9)) } },
  { at: START + 1, files: { x: text(...numbered("x", 20).with(0, "1")) } },
  { at: START + 2, parents: [0], files: { y: text(...numbered("y", 20).with(0, "2")), new: text("n") } },
  { at: START + 3, parents: [0], files: { z: null, moved: text(...numbered("z", 9)) } },
  { at: START + 4, parents: [1], files: { x: text(...numbered("x", 20).with(0, "4").with(9, "4")) } },
  {
    at: START + 5,
    parents: [4, 2],
    files: { y: text(...numbered("y", 20).with(0, "2")), new: text("n", "hand") },
  },
  { at: START + 6, parents: [3], files: { moved: text(...numbered("z", 9).with(4, "6")) } },
  { at: START + 7, parents: [5], files: { z: text(...numbered("z", 9).with(0, "7")) } },
  { at: START + 8, parents: [7, 6], files: { z: null, moved: text(...numbered("z", 9).with(0, "7").with(4, "6")) } },
  { at: START + 9, parents: [1], files: { x: text(...numbered("x", 20).with(0, "9").with(15, "9")) } },
  { at: START + 10, parents: [8], files: { new: null } },
  { at: START + 11, parents: [9, 10], files: {} },
  {
    at: START + 12,
    parents: [10, 11],
    files: { x: text(...numbered("x", 20).with(0, "12").with(9, "4").with(15, "9")) },
  },
  { at: START + 13, parents: [12], files: { y: text(...numbered("y", 20).with(0, "13"), "end") } },
];

describe("reading on", () => {
  async function expectSame(one: Workspace, other: Workspace): Promise<void> {
    for (const name of ["line_changes", "line_files"] as const) {
      expect(await table(one, name), name).toEqual(await table(other, name));
      const [first, second] = [one, other].map((workspace) => {
        const { source, generation } = workspace.repositories()[0]!;
        return readFileSync(join(workspace.sourceFolder(source), generation, `${name}.parquet`));
      });
      expect(first!.equals(second!), name).toBe(true);
    }
  }

  it("gives the same in two steps, and in many, as in one", async () => {
    const path = makeRepository(BRANCHY);
    const main = git(path, "rev-list", "--first-parent", "HEAD").split("\n");
    const { workspace: cold } = await expectBlame(path);
    const inSteps = async (steps: readonly number[]): Promise<void> => {
      const workspace = Workspace.at(temporaryFolder());
      for (const [place, step] of [...steps, 0].entries()) {
        git(path, "update-ref", "refs/heads/main", main[step]!);
        expect((await readGitSource(path, { workspace, now: NOW })).rewritten, `step ${place}`).toBe(false);
      }
      await expectSame(workspace, cold);
    };
    for (let k = 1; k <= 5; k++) await inSteps([k]);
    await inSteps([5, 4, 3, 2, 1]);
  });

  it("reads a rewritten history again", async () => {
    const path = workTree();
    commit(path, { x: text("a", "b", "c") });
    commit(path, { x: text("a", "B", "c") });
    const workspace = Workspace.at(temporaryFolder());
    await follow(path, workspace);
    writeFileSync(join(path, "x"), text("a", "other", "c"));
    git(path, "commit", "--quiet", "--all", "--amend", "--message", "Amended");
    await follow(path, workspace);
    const { workspace: cold } = await expectBlame(path);
    await expectSame(workspace, cold);
  });

  it("goes on from a past of thousands of commits, and starts anew where that does not reach", async () => {
    const length = 5_200;
    const tip = length - 1;
    const path = makeRepository([
      ...Array.from({ length }, (_, index) => ({
        at: START + index,
        files: { [`f${index % 3}`]: text(...numbered("l", 8), index) },
      })),
      // A branch that begins within the past that is kept, and one that begins before it.
      { at: START + length, parents: [tip - 300], files: { side: text("s") } },
      { at: START + length + 1, parents: [tip, length], files: { side: text("s", "hand") } },
      { at: START + length, parents: [50], files: { side: text("s") } },
      { at: START + length + 1, parents: [tip, length + 2], files: { side: text("s", "hand") } },
    ]);
    const late = git(path, "rev-parse", "main");
    git(path, "update-ref", "refs/heads/main", `${late}~40`);
    const before = Workspace.at(temporaryFolder());
    await readGitSource(path, { workspace: before, now: NOW });
    for (const [head, anew] of [
      [`c${length + 1}`, false],
      [late, true],
    ] as const) {
      git(path, "update-ref", "refs/heads/main", head);
      const workspace = Workspace.at(temporaryFolder());
      cpSync(before.folder, workspace.folder, { recursive: true });
      expect((await readGitSource(path, { workspace, now: NOW })).rewritten).toBe(anew);
      const { workspace: cold } = await expectBlame(path);
      await expectSame(workspace, cold);
    }
  });

  it("restores no ledger for a branch from before the past that is kept", () => {
    const chain = (from: number, count: number): LedgerCommit[] =>
      Array.from({ length: count }, (_, index) => ({
        number: from + index,
        sha: `c${from + index}`,
        parents: from + index === 0 ? [] : [`c${from + index - 1}`],
        main: true,
        files: [],
        merged: undefined,
      }));
    const ledger = new Ledger();
    const past = chain(0, 7_000);
    ledger.expect(past.map(({ parents }) => parents));
    for (const each of past) ledger.add(each);
    const state = ledger.save();
    const from = (parent: string): Map<string, readonly string[]> =>
      new Map([
        ["side", [parent]],
        ["merge", ["c6999", "side"]],
      ]);
    expect(Ledger.restore(state, from("c6999"))).toBeDefined();
    expect(Ledger.restore(state, from("c5500"))).toBeDefined();
    expect(Ledger.restore(state, from("c10"))).toBeUndefined();
    expect(Ledger.restore(state, from("never seen"))).toBeUndefined();
    expect(Ledger.restore(state.subarray(0, state.length / 2), new Map())).toBeUndefined();
    expect(Ledger.restore(Buffer.from("no state"), new Map())).toBeUndefined();
  });
});

/** Makes a history by chance: branches, merges, renames, deletions, edits. */
function wander(seed: number): string {
  const random = generator(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const path = workTree();
  let counter = 0;
  const line = (): string =>
    random() < 0.08 ? pick(["}", "", "end"]) : `${counter++} ${pick(["a", "bb", "c", "ab"])}`;
  const some = (count: number): string[] => Array.from({ length: count }, line);
  const tracked = (): string[] => git(path, "ls-files").split("\n").filter(Boolean);
  const read = (file: string): string[] => readFileSync(join(path, file), "utf8").split("\n").slice(0, -1);
  const edited = (before: readonly string[]): string[] => {
    const lines = [...before];
    for (let edits = 1 + Math.floor(random() * 3); edits > 0; edits--)
      lines.splice(
        Math.floor(random() * (lines.length + 1)),
        Math.floor(random() * 4),
        ...some(Math.floor(random() * 5)),
      );
    return lines;
  };
  const step = (): void => {
    const files = tracked();
    const file = pick(files);
    const kind = random();
    if (files.length < 3 || kind < 0.1) commit(path, { [`new${counter}`]: text(...some(10 + random() * 30)) });
    else if (kind < 0.2) commit(path, { [file]: null, [`moved${counter++}`]: text(...read(file)) });
    else if (kind < 0.3) commit(path, { [file]: null, [`moved${counter++}`]: text(...edited(read(file))) });
    else if (kind < 0.35) commit(path, { [file]: null });
    else {
      const other = pick(files);
      commit(path, { [file]: text(...edited(read(file))), [other]: text(...edited(read(other))) });
    }
  };
  const land = (branch: string): void => {
    const way = random();
    const options = way < 0.3 ? ["-X", "ours"] : way < 0.6 ? ["-X", "theirs"] : [];
    try {
      git(path, "merge", "--quiet", "--no-ff", ...options, "--message", `Merge ${++commits}`, branch);
    } catch {
      // By hand: what git could not join, with both sides or some of each, and now and then a line of one's own.
      const resolved: Record<string, string> = {};
      for (const file of new Set(git(path, "diff", "--name-only", "--diff-filter=U").split("\n").filter(Boolean))) {
        if (!existsSync(join(path, file))) continue;
        const kept = read(file).filter((each) => !/^[<=>|]{7}/.test(each) && random() < 0.95);
        resolved[file] = text(...(random() < 0.5 ? kept : edited(kept)));
      }
      commit(path, resolved);
    }
  };
  commit(path, { one: text(...some(40)), two: text(...some(30)), three: text(...some(20)), four: text(...some(20)) });
  const branches = ["main"];
  for (let steps = 0; steps < 22; steps++) {
    const what = random();
    if (what < 0.15 && branches.length < 4) {
      branches.push(`b${steps}`);
      git(path, "checkout", "--quiet", "-b", `b${steps}`);
    } else if (what < 0.35) git(path, "checkout", "--quiet", pick(branches));
    else if (what < 0.5 && branches.length > 1) land(pick(branches));
    else step();
  }
  git(path, "checkout", "--quiet", "main");
  for (const branch of branches.slice(1)) land(branch);
  step();
  return path;
}

it("agrees with git blame on histories that were made by chance", async () => {
  for (let seed = 1; seed <= 15; seed++) {
    const path = wander(seed);
    const { origins } = await follow(path);
    let lines = 0;
    let same = 0;
    for (const file of filesOf(path).keys()) {
      const expected = blame(path, file);
      expect(origins.get(file), `seed ${seed}, ${file}`).toHaveLength(countLines(blob(path, file)));
      lines += expected.length;
      same += expected.filter((sha, place) => sha === origins.get(file)![place]).length;
    }
    expect(lines).toBeGreaterThan(0);
    expect(same / lines, `seed ${seed}`).toBe(1);
  }
});

it("reads a text of 200 MB and a change in it", { timeout: 120_000 }, async () => {
  const path = makeRepository([{ at: START, files: { small: text("a") } }]);
  const count = 2_000_000;
  const width = 100;
  const changed = new Set([0, 1_000_000, count - 1]);
  const pad = "a line of a large table ".repeat(5).slice(0, width - 10);
  function* content(old: boolean): Generator<Buffer> {
    yield Buffer.from(`data ${count * width}\n`);
    const piece = 20_000;
    for (let first = 0; first < count; first += piece) {
      let lines = "";
      for (let line = first; line < first + piece; line++)
        lines += `${String(line).padStart(8, "0")} ${old || !changed.has(line) ? pad : pad.toUpperCase()}\n`;
      yield Buffer.from(lines, "latin1");
    }
    yield Buffer.from("\n");
  }
  function* stream(): Generator<Buffer> {
    for (const [place, old] of [true, false].entries()) {
      yield Buffer.from(
        `commit refs/heads/main\ncommitter Ada <ada@lab.dev> ${START + DAY + place} +0000\ndata 5\nTable\n${place === 0 ? "from refs/heads/main^0\n" : ""}M 100644 inline big\n`,
      );
      yield* content(old);
    }
  }
  const importer = spawn(
    "git",
    ["-C", path, "-c", "core.compression=1", "fast-import", "--quiet", "--force", "--depth=0"],
    { stdio: ["pipe", "inherit", "inherit"] },
  );
  const done = once(importer, "exit");
  await pipeline(Readable.from(stream()), importer.stdin);
  await done;

  const workspace = Workspace.at(temporaryFolder());
  if (existsSync(MAIN)) {
    // Only so that somebody who looks can see it: what is free differs from machine to machine.
    const report =
      "data:text/javascript,process.on('exit',()=>process.stderr.write(`peak ${process.resourceUsage().maxRSS} KiB\\n`))";
    const child = spawn(process.execPath, ["--import", report, MAIN, "read", path, "--workspace", workspace.folder], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.on("data", (part: Buffer) => (said += part.toString()));
    const [status] = (await once(child, "close")) as [number];
    expect(status, said).toBe(0);
    process.stdout.write(`200 MB of text: ${/peak \d+ KiB/.exec(said)?.[0]}\n`);
  } else await readGitSource(path, { workspace, now: NOW });
  expect(workspace.repositories()[0]!.lines).toBe(count + 1);
  const rows = await table(workspace, "line_changes");
  expect(rows["lines"]).toEqual([1, count, -3, 3]);
});
