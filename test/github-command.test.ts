import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { afterAll, beforeAll, expect, it } from "vitest";

import { type Columns, DuckDb, literal } from "../src/evidence/duckdb.ts";
import { CONTRIBUTION_TABLES } from "../src/evidence/tables.ts";
import { Workspace } from "../src/evidence/workspace.ts";
import { records, REPOSITORY } from "./github-records.ts";
import { GitHubServer, send, TOKEN } from "./github-server.ts";
import { temporaryFolder } from "./repository.ts";

const MAIN = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));

let server: GitHubServer;
beforeAll(async () => {
  server = await GitHubServer.start(records());
});
afterAll(() => server.stop());

function start(args: readonly string[], token: string | undefined = TOKEN): ReturnType<typeof spawn> {
  const { GITHUB_TOKEN: _own, ...env } = process.env;
  return spawn(process.execPath, [MAIN, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...env, NO_COLOR: "1", ...(token === "" ? {} : { GITHUB_TOKEN: token }) },
  });
}

async function run(
  args: readonly string[],
  token?: string,
): Promise<{ status: number; stdout: string; stderr: string }> {
  const child = start(args, token);
  let [stdout, stderr] = ["", ""];
  child.stdout!.on("data", (text) => (stdout += String(text)));
  child.stderr!.on("data", (text) => (stderr += String(text)));
  const [status] = (await once(child, "close")) as [number];
  return { status, stdout, stderr };
}

function readingOf(workspace: Workspace): string[] {
  return ["read", `github:${REPOSITORY}`, "--api", server.api, "--json", "--workspace", workspace.folder];
}

async function tables(workspace: Workspace): Promise<Record<string, Columns>> {
  const source = `github:${server.host}/${REPOSITORY}`;
  const folder = join(workspace.sourceFolder(source), workspace.source(source)!.generation);
  const db = await DuckDb.open();
  const all: Record<string, Columns> = {};
  for (const name of Object.keys(CONTRIBUTION_TABLES))
    all[name] = await db.query(`SELECT * FROM read_parquet(${literal(join(folder, `${name}.parquet`))})`);
  db.close();
  return all;
}

it("goes on after it was killed, and ends with the same tables", async () => {
  const unbroken = Workspace.at(temporaryFolder());
  const whole = await run(readingOf(unbroken));
  expect(whole).toMatchObject({ status: 0, stderr: "" });
  const requests = server.asked.length;
  const { sources } = JSON.parse(whole.stdout) as { sources: { contributions: number; newContributions: number }[] };
  expect(sources[0]!.newContributions).toBe(sources[0]!.contributions);
  for (const nth of [2, 4, requests]) {
    const workspace = Workspace.at(temporaryFolder());
    mkdirSync(workspace.folder, { recursive: true });
    cpSync(join(unbroken.folder, "key"), join(workspace.folder, "key"));
    const child = start(readingOf(workspace));
    let count = 0;
    server.plays = [
      () => {
        if (++count < nth) return false;
        child.kill("SIGKILL");
        return true;
      },
    ];
    await once(child, "close");
    server.plays = [];
    expect(workspace.sources()).toEqual([]);
    const before = server.asked.length;
    expect((await run(readingOf(workspace))).status).toBe(0);
    expect(server.asked.length - before).toBeLessThanOrEqual(requests);
    expect(await tables(workspace)).toEqual(await tables(unbroken));
  }
});

it("says what it waits for, where there is no terminal too", async () => {
  let limited = false;
  server.plays = [
    (_asked, response) => {
      if (limited) return false;
      limited = true;
      send(response, 429, { message: "You have exceeded a secondary rate limit." }, { "retry-after": "1" });
      return true;
    },
  ];
  const { status, stderr } = await run(readingOf(Workspace.at(temporaryFolder())));
  server.plays = [];
  expect(status).toBe(0);
  expect(stderr).toMatch(
    /^\[1\/1\] github:\S+ {2}0 of 0, waiting for GitHub's limit on many requests at once, until .* UTC\n$/,
  );
});

it("says each error in two lines", async () => {
  const folder = temporaryFolder();
  const hour = join(folder, "2024-01-15-7.json.gz");
  writeFileSync(hour, gzipSync("{}\n"));
  writeFileSync(join(folder, "2024-01-15-8.json.gz"), "");
  writeFileSync(join(folder, "2024-01-15-9.json.gz"), "not gzip");
  writeFileSync(join(folder, "events.json.gz"), gzipSync("{}\n"));
  const cases: [string[], RegExp, string?][] = [
    [[`github:${REPOSITORY}`], /needs a token in GITHUB_TOKEN/, ""],
    [[`github:${REPOSITORY}`, "--api", server.api], /does not accept the token/, "another"],
    [["github:lab/missing", "--api", server.api], /it is not there/],
    [["github:@nobody-there", "--api", server.api], /it is not there/],
    [["github:nonsense"], /names neither a repository nor a person/],
    [["github:"], /names no source/],
    [[`github:${REPOSITORY}`, "--api", "nonsense"], /api/],
    [[`github:${REPOSITORY}`, "--wait", "0"], /--wait '0'/],
    [[`gharchive:${hour}`], /say whose are meant/],
    [[`gharchive:${hour}`, "--only", "nonsense"], /no repository/],
    [[`gharchive:${hour}`, "--by", "not/a login"], /no login/],
    [[`gharchive:${join(folder, "2024-01-15-8.json.gz")}`, "--only", REPOSITORY], /is empty/],
    [[`gharchive:${join(folder, "2024-01-15-9.json.gz")}`, "--only", REPOSITORY], /not a gzip file/],
    [[`gharchive:${join(folder, "events.json.gz")}`, "--only", REPOSITORY], /not named as an hour/],
    [[`gharchive:${join(folder, "2014-01-15-9.json.gz")}`, "--only", REPOSITORY], /before 2015/],
    [[`gharchive:${join(folder, "nothing")}`, "--only", REPOSITORY], /can't be read \(ENOENT\)/],
  ];
  for (const [args, message, token] of cases) {
    const { status, stdout, stderr } = await run(["read", ...args, "--workspace", join(folder, "w")], token);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^error: .+\n {7}\S.+\n$/);
    expect(stdout).toBe("");
    expect(status).toBe(2);
  }
});

it("takes logins as they are typed, and as many as are given", async () => {
  const folder = temporaryFolder();
  const hour = join(folder, "2024-01-15-7.json.gz");
  writeFileSync(hour, gzipSync("{}\n"));
  const many = Array.from({ length: 30 }, (_, index) => `somebody-${index + 10}`);
  const by = ["--by", "007", "--by", "0x10", "--by", many.join(",")];
  const args = ["read", `gharchive:${hour}`, ...by, "--json", "--workspace", join(folder, "w")];
  const { status, stdout, stderr } = await run(args);
  expect(stderr).toBe("");
  expect(status).toBe(0);
  const { sources } = JSON.parse(stdout) as { sources: { source: string }[] };
  expect(sources.map(({ source }) => source)).toEqual(["007", "0x10", ...many].map((login) => `gharchive:@${login}`));
});
