import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

import { expect, it } from "vitest";

import { type Columns, DuckDb, literal } from "../src/evidence/duckdb.ts";
import type { TableName } from "../src/evidence/tables.ts";
import { Workspace } from "../src/evidence/workspace.ts";
import { readCommits } from "../src/sources/git/commits.ts";
import { readGitSource } from "../src/sources/git/read.ts";
import { readTopology, type Topology } from "../src/sources/git/topology.ts";
import { type CommitSpec, git, lines, makeRepository, temporaryFolder } from "./repository.ts";

const NOW = 1_800_000_000;
const START = 1_700_000_000;
const DAY = 86_400;

async function readInto(workspace: Workspace, path: string): ReturnType<typeof readGitSource> {
  return readGitSource(path, { workspace, now: NOW });
}

async function table(workspace: Workspace, source: string, name: TableName, order: string): Promise<Columns> {
  const manifest = workspace.repository(source)!;
  const db = await DuckDb.open();
  const rows = await db.query(
    `SELECT * FROM read_parquet(${literal(join(workspace.sourceFolder(source), manifest.generation, `${name}.parquet`))}) ORDER BY ${order}`,
  );
  db.close();
  return rows;
}

/** A history with a branch, a merge with a conflict, a rename, a deletion and a file that is not text. */
const SHAPES: CommitSpec[] = [
  { at: START, files: { "src/a.py": lines(1, 2, 3, 4, 5, 6), "logo.png": Buffer.from([0, 1, 2, 3]) } },
  { at: START + DAY, author: "Bo", files: { "src/a.py": lines(1, 20, 3, 4, 5, 6) } },
  { at: START + 2 * DAY, author: "Cy", parents: [0], files: { "src/a.py": lines(1, 21, 3, 4, 5, 60) } },
  {
    at: START + 3 * DAY,
    author: "Ada",
    parents: [1, 2],
    message: "Merge",
    files: { "src/a.py": lines(1, 22, 3, 4, 5, 60) },
  },
  { at: START + 4 * DAY, author: "Bo", files: { "src/a.py": null, "lib/b.py": lines(1, 22, 3, 4, 5, 60, 7) } },
  { at: START + 5 * DAY, author: "Bo", files: { "lib/b.py": null } },
];

it("reads commits, changes and hunks as git shows them", async () => {
  const path = makeRepository(SHAPES);
  const workspace = Workspace.at(temporaryFolder());
  const { manifest, newCommits } = await readInto(workspace, path);
  expect(newCommits).toBe(6);
  expect(manifest.commits).toBe(Number(git(path, "rev-list", "--count", "HEAD")));
  expect(manifest.authors).toBe(git(path, "shortlog", "-sne", "HEAD").split("\n").length);
  expect(manifest.unseen.binaryChanges).toBe(1);

  const commits = await table(workspace, "project", "commits", "commit");
  // Both sides of the merge stand before it; the branch landed with it.
  expect(commits["is_merge"]).toEqual([false, false, false, true, false, false]);
  expect(commits["landed_at"]).toEqual([
    START,
    START + DAY,
    START + 3 * DAY,
    START + 3 * DAY,
    START + 4 * DAY,
    START + 5 * DAY,
  ]);
  expect(commits["landed_with"]).toEqual([0, 1, 3, 3, 4, 5]);

  const changes = await table(workspace, "project", "changes", "commit, path");
  const shas = commits["sha"] as string[];
  for (const [commit, sha] of shas.entries()) {
    if (commits["is_merge"]![commit]) continue;
    const numstat = git(path, "diff-tree", "--root", "-r", "-M", "--numstat", "--no-commit-id", sha)
      .split("\n")
      .filter(Boolean);
    const rows = (changes["commit"] as number[]).flatMap((c, row) => (c === commit ? [row] : []));
    expect(rows.map((row) => `${changes["added"]![row] ?? "-"}\t${changes["deleted"]![row] ?? "-"}`).sort()).toEqual(
      numstat.map((line) => line.split("\t").slice(0, 2).join("\t")).sort(),
    );
  }
  expect(changes["status"]).toContain("R");
});

it("takes a merge's conflict apart into hunks against each parent", async () => {
  const path = makeRepository(SHAPES);
  const workspace = Workspace.at(temporaryFolder());
  await readInto(workspace, path);
  const hunks = await table(workspace, "project", "hunks", "commit, parent, new_start");
  const merge = (hunks["commit"] as number[]).flatMap((commit, row) => (commit === 3 ? [row] : []));
  const shown = merge.map((row) =>
    ["parent", "old_start", "old_lines", "new_start", "new_lines"].map((column) => hunks[column]![row]),
  );
  // Against the first parent lines 2 and 6 changed, against the second only line 2.
  expect(shown).toEqual([
    [0, 2, 1, 2, 1],
    [0, 6, 1, 6, 1],
    [1, 2, 1, 2, 1],
  ]);
});

it("takes only what is new, and gives the same as a reading of everything", async () => {
  const path = makeRepository(SHAPES);
  const shas = git(path, "rev-list", "--first-parent", "--reverse", "HEAD").split("\n");
  const grown = Workspace.at(temporaryFolder());
  for (const [place, sha] of shas.entries()) {
    git(path, "update-ref", "refs/heads/main", sha);
    const { newCommits, rewritten } = await readInto(grown, path);
    expect(newCommits).toBe(place === 2 ? 2 : 1);
    expect(rewritten).toBe(false);
  }
  expect((await readInto(grown, path)).newCommits).toBe(0);
  const whole = Workspace.at(temporaryFolder());
  await readInto(whole, path);
  for (const name of ["commits", "changes", "hunks", "paths", "participants"] as const) {
    const order =
      name === "paths"
        ? "path"
        : name === "commits"
          ? "commit"
          : `commit, ${name === "participants" ? "identity, role" : "path"}`;
    expect(await table(grown, "project", name, order), name).toEqual(await table(whole, "project", name, order));
  }
  const { readAt: _a, generation: _b, fingerprint: _e, ...first } = grown.repository("project")!;
  const { readAt: _c, generation: _d, fingerprint: _f, ...second } = whole.repository("project")!;
  expect(first).toEqual(second);
});

it("notices a history that was rewritten and reads it again", async () => {
  const path = makeRepository(SHAPES);
  const workspace = Workspace.at(temporaryFolder());
  await readInto(workspace, path);
  makeRepository(
    [
      { at: START, files: { "x.py": "1\n" } },
      { at: START + DAY, files: { "x.py": "2\n" } },
    ],
    path,
  );
  const { manifest, rewritten } = await readInto(workspace, path);
  expect(rewritten).toBe(true);
  expect(manifest.commits).toBe(2);
});

it("survives absent blobs, counts them, and reads again when they come back", async () => {
  const origin = makeRepository([
    { at: START, files: { "a.py": lines(1, 2, 3), "b.py": lines(7, 8) } },
    { at: START + DAY, files: { "a.py": lines(1, 2, 4) } },
    { at: START + 2 * DAY, files: { "b.py": lines(7, 9) } },
  ]);
  git(origin, "config", "uploadpack.allowFilter", "true");
  git(origin, "config", "uploadpack.allowAnySHA1InWant", "true");
  const clone = join(temporaryFolder(), "project");
  git(temporaryFolder(), "clone", "--quiet", "--bare", "--filter=blob:none", `file://${origin}`, clone);
  git(clone, "remote", "set-url", "origin", "file:///nowhere");
  const workspace = Workspace.at(temporaryFolder());
  const { manifest } = await readInto(workspace, clone);
  expect(manifest.commits).toBe(3);
  expect(manifest.unseen).toMatchObject({ missingBlobs: 4, missingChanges: 4 });
  const before = await table(workspace, manifest.source, "changes", "commit, path");
  expect(before["added"]!.every((count) => count === null)).toBe(true);
  expect(
    git(clone, "rev-list", "--objects", "--missing=print", "HEAD")
      .split("\n")
      .filter((line) => line.startsWith("?")),
  ).toHaveLength(4);

  git(clone, "remote", "set-url", "origin", `file://${origin}`);
  git(clone, "fetch", "--quiet", "--refetch", "--no-filter", "origin", "main");
  const again = await readInto(workspace, clone);
  expect(again.manifest.unseen.missingBlobs).toBe(0);
  expect(again.newCommits).toBe(3);
});

it("credits nobody with what came before a shallow clone", async () => {
  const origin = makeRepository(SHAPES);
  const clone = join(temporaryFolder(), "project");
  git(temporaryFolder(), "clone", "--quiet", "--bare", "--depth=2", `file://${origin}`, clone);
  const workspace = Workspace.at(temporaryFolder());
  const { manifest } = await readInto(workspace, clone);
  expect(manifest.commits).toBe(2);
  expect(manifest.unseen.shallowCommits).toBe(1);
  const commits = await table(workspace, manifest.source, "commits", "commit");
  expect(commits["files"]![0]).toBe(0);
  git(clone, "fetch", "--quiet", "--unshallow", `file://${origin}`);
  expect((await readInto(workspace, clone)).manifest.commits).toBe(6);
});

it("reads worktrees, linked worktrees and a folder inside one", async () => {
  const origin = makeRepository(SHAPES);
  const clone = join(temporaryFolder(), "project");
  git(temporaryFolder(), "clone", "--quiet", origin, clone);
  const linked = join(temporaryFolder(), "linked");
  git(clone, "worktree", "add", "--quiet", linked, "HEAD");
  const workspace = Workspace.at(temporaryFolder());
  for (const path of [clone, linked, join(clone, ".git")])
    expect((await readInto(workspace, path)).manifest.commits).toBe(6);
});

it("keeps strange names and paths apart, and impossible dates in their place", async () => {
  const path = makeRepository([
    {
      at: 0,
      author: "Zoë",
      files: {
        '"tab\\there"': "1\n",
        '"new\\nline"': "1\n",
        '"caf\\351"': "1\n",
        '"caf\\303\\251"': "1\n",
        "a b": "1\n",
      },
    },
    { at: START, author: "Bo", files: { '"new\\nline"': "1\n2\n" } },
    { at: 4_294_967_295, author: "Cy", files: { "a b": "1\n2\n" } },
    { at: START + DAY, author: "Di", message: Buffer.from([0x66, 0x6f, 0xff, 0x6f]), files: { "a b": "1\n2\n3\n" } },
  ]);
  const workspace = Workspace.at(temporaryFolder());
  const { manifest } = await readInto(workspace, path);
  const paths = await table(workspace, "project", "paths", "path");
  expect([...(paths["name"] as string[])].sort()).toEqual(["a b", "caf\\xE9", "café", "new\nline", "tab\there"].sort());
  const commits = await table(workspace, "project", "commits", "commit");
  expect(commits["landed_at"]).toEqual([0, START, START, START + DAY]);
  expect(commits["title"]![3]).toBe("fo\\xFFo");
  expect(manifest.unseen.misdatedCommits).toBe(2);
  expect(manifest.headAt).toBe(START + DAY);
});

it("never writes an address anywhere in the workspace", async () => {
  const path = makeRepository([
    {
      at: START,
      author: "Ada",
      email: "ada.secret@lab.example.dev",
      files: { a: "1\n" },
      message: "Do it\n\nReviewed-by: Bo <bo.secret@lab.example.dev>",
    },
  ]);
  const workspace = Workspace.at(temporaryFolder());
  const { manifest } = await readInto(workspace, path);
  const identities = await table(workspace, "project", "identities", "identity");
  expect(identities["name"]).toEqual(["Ada", "Bo"]);
  const folder = join(workspace.sourceFolder("project"), manifest.generation);
  for (const name of ["identities", "participants", "commits"])
    expect(readFileSync(join(folder, `${name}.parquet`)).includes("secret@")).toBe(false);
});

it("runs nothing that a repository asks for", async () => {
  const path = makeRepository(SHAPES);
  const clone = join(temporaryFolder(), "project");
  git(temporaryFolder(), "clone", "--quiet", path, clone);
  const trap = join(temporaryFolder(), "trap");
  for (const [key, value] of [
    ["core.fsmonitor", `touch ${trap}`],
    ["core.pager", `touch ${trap}`],
    ["diff.external", `touch ${trap}`],
    ["diff.evil.textconv", `touch ${trap}; cat`],
    ["core.hooksPath", temporaryFolder()],
    ["log.showSignature", "true"],
    ["gpg.program", `touch ${trap}`],
    ["alias.diff-tree", `!touch ${trap}`],
  ])
    git(clone, "config", key!, value!);
  writeFileSync(join(clone, ".git/info/attributes"), "* diff=evil\n");
  const workspace = Workspace.at(temporaryFolder());
  expect((await readInto(workspace, clone)).manifest.commits).toBe(6);
  expect(existsSync(trap)).toBe(false);
});

it("honours .mailmap for authors and for the people of trailers", async () => {
  const path = makeRepository([
    { at: START, author: "ada", email: "old@lab.dev", files: { a: "1\n" } },
    {
      at: START + DAY,
      author: "Bo",
      files: { a: "2\n" },
      message: "Two\n\nReviewed-by: ada <old@lab.dev>\nCo-authored-by: <cy@lab.dev>",
    },
    {
      at: START + 2 * DAY,
      author: "Bo",
      files: { ".mailmap": "Ada Stone <ada@lab.dev> <old@lab.dev>\nCy Marsh <cy@lab.dev>\n" },
    },
  ]);
  const workspace = Workspace.at(temporaryFolder());
  const { manifest } = await readInto(workspace, path);
  expect(manifest.authors).toBe(git(path, "shortlog", "-sne", "HEAD").split("\n").length);
  const identities = await table(workspace, "project", "identities", "identity");
  expect(identities["name"]).toEqual(["Ada Stone", "Bo", "Cy Marsh"]);
  const participants = await table(workspace, "project", "participants", "commit, role, identity");
  expect(
    (participants["role"] as string[]).map(
      (role, row) => `${role} ${identities["name"]![participants["identity"]![row] as number]}`,
    ),
  ).toEqual(["author Ada Stone", "author Bo", "co-author Cy Marsh", "reviewer Ada Stone", "author Bo"]);
});

it("reads again when a new .mailmap says who wrote what was read before", async () => {
  const path = makeRepository([
    { at: START, author: "ada", email: "old@lab.dev", files: { a: "1\n" } },
    { at: START + DAY, author: "Bo", files: { ".mailmap": "Ada Stone <ada@lab.dev> <old@lab.dev>\n" } },
  ]);
  const last = git(path, "rev-parse", "HEAD");
  git(path, "update-ref", "refs/heads/main", git(path, "rev-parse", "HEAD~1"));
  const workspace = Workspace.at(temporaryFolder());
  await readInto(workspace, path);
  expect((await table(workspace, "project", "identities", "identity"))["name"]).toEqual(["ada"]);
  git(path, "update-ref", "refs/heads/main", last);
  const { rewritten } = await readInto(workspace, path);
  expect(rewritten).toBe(true);
  expect((await table(workspace, "project", "identities", "identity"))["name"]).toEqual(["Ada Stone", "Bo"]);
});

it("masks addresses that stand where a name or a title should", async () => {
  const path = makeRepository([
    {
      at: START,
      author: "ada.stone@lab.dev",
      email: "x@lab.dev",
      files: { a: "1\n" },
      message: "Merge work of bo@lab.dev (#3)",
    },
  ]);
  const workspace = Workspace.at(temporaryFolder());
  await readInto(workspace, path);
  expect((await table(workspace, "project", "identities", "identity"))["name"]).toEqual(["ada.stone"]);
  expect((await table(workspace, "project", "commits", "commit"))["title"]).toEqual(["Merge work of bo (#3)"]);
});

/** A repository of a few commits, which are named again and again. */
async function longHistory(length: number): Promise<{ path: string; topology: Topology }> {
  const path = makeRepository(SHAPES);
  const topology = await readTopology(path, git(path, "rev-parse", "HEAD"));
  const { order } = topology;
  return { path, topology: { ...topology, order: Array.from({ length }, (_, index) => order[index % order.length]!) } };
}

it("looks for nothing more once nobody wants more", async () => {
  const { path, topology } = await longHistory(2000);
  let asked = 0;
  const reading = readCommits(path, topology, async () => ++asked > 0);
  await reading.next();
  await reading.return(undefined);
  await setTimeout(300);
  expect(asked).toBe(0);
});

it.runIf(process.platform === "linux")(
  "says so, rather than wait for ever, when git dies between two stretches",
  async () => {
    const { path, topology } = await longHistory(900);
    const reading = readCommits(path, topology);
    await reading.next();
    const children = readFileSync(`/proc/self/task/${process.pid}/children`, "utf8").trim().split(" ");
    for (const child of children) process.kill(Number(child), "SIGKILL");
    await expect(async () => {
      for await (const stretch of reading) expect(stretch.length).toBeGreaterThan(0);
    }).rejects.toThrow(/can't be read/);
  },
);

it("is not held up by a line that is made to be slow", async () => {
  const path = makeRepository([
    { at: START, files: { a: "1\n" }, message: `Add a\n\nReviewed-by:${" ".repeat(50_000)}x` },
  ]);
  // It took hours once; the limit of every test is enough to notice that.
  expect((await readInto(Workspace.at(temporaryFolder()), path)).manifest.commits).toBe(1);
});

it("reads on past a date that no clock can show", async () => {
  const path = makeRepository([
    { at: START, files: { a: "1\n" } },
    { at: 9_007_199_254_740_991, authoredAt: 9_007_199_254_740_991, files: { a: "2\n" } },
  ]);
  const { manifest } = await readInto(Workspace.at(temporaryFolder()), path);
  expect(manifest).toMatchObject({ commits: 2, headAt: START });
  expect(manifest.unseen.misdatedCommits).toBe(1);
});

it("reads on from a clone that has lost blobs since", async () => {
  const origin = makeRepository(SHAPES);
  git(origin, "config", "uploadpack.allowFilter", "true");
  const place = join(temporaryFolder(), "project");
  git(temporaryFolder(), "clone", "--quiet", "--bare", origin, place);
  git(place, "update-ref", "refs/heads/main", git(place, "rev-parse", "HEAD~2"));
  const workspace = Workspace.at(temporaryFolder());
  await readInto(workspace, place);
  rmSync(place, { recursive: true });
  git(temporaryFolder(), "clone", "--quiet", "--bare", "--filter=blob:none", `file://${origin}`, place);
  git(place, "remote", "remove", "origin");
  expect((await readInto(workspace, place)).manifest.commits).toBe(6);
});
