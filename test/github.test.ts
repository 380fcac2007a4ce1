import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { afterEach, describe, expect, it } from "vitest";

import { type Columns, DuckDb, literal } from "../src/evidence/duckdb.ts";
import { CONTRIBUTION_TABLES } from "../src/evidence/tables.ts";
import { type ContributionsManifest, Workspace } from "../src/evidence/workspace.ts";
import type { Contribution, Contributor } from "../src/model/contribution.ts";
import { openHistory } from "../src/operations/history.ts";
import { storeContributions, storedContributions } from "../src/sources/contribution-source.ts";
import { readGitSource } from "../src/sources/git/read.ts";
import type { ClientEffects } from "../src/sources/github/client.ts";
import { readGitHub } from "../src/sources/github/read.ts";
import { octokitFetch } from "../src/sources/github/safe-fetch.ts";
import { ADA, BO, issueNode, minute, pullNode, records, REPOSITORY, reviewNode, said } from "./github-records.ts";
import { type Asked, GitHubServer, type Known, type Node, type Play, send, TOKEN } from "./github-server.ts";
import { lines, makeRepository, temporaryFolder } from "./repository.ts";

const NOW = 1_800_000_000;

const servers: GitHubServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

async function serve(known: Known = records(), ...plays: Play[]): Promise<GitHubServer> {
  const server = await GitHubServer.start(known);
  server.plays = plays;
  servers.push(server);
  return server;
}

interface Reading {
  location?: string;
  token?: string | undefined;
  wait?: number;
  waits?: string[];
  effects?: Partial<ClientEffects>;
}

/** Reads as from an Enterprise server; a second of waiting takes a millisecond. */
async function read(workspace: Workspace, server: GitHubServer, given: Reading = {}): ReturnType<typeof readGitHub> {
  const { location = REPOSITORY, wait = 65, waits, effects } = given;
  return readGitHub(
    location,
    {
      workspace,
      now: NOW,
      token: "token" in given ? given.token : TOKEN,
      api: server.api,
      wait,
      onProgress: ({ waiting }) => {
        if (waiting !== undefined) waits?.push(waiting);
      },
    },
    { second: 1, ...effects },
  );
}

/** Reads as if the server were github.com. */
async function readAsGitHub(
  workspace: Workspace,
  server: GitHubServer,
  location = REPOSITORY,
): ReturnType<typeof readGitHub> {
  const ask = octokitFetch({ host: server.host });
  const fetch: typeof globalThis.fetch = (url, init) =>
    ask(String(url).replace("https://api.github.com", `http://${server.host}`), init);
  const reading = { workspace, now: NOW, token: TOKEN, api: undefined, wait: 65, onProgress: () => {} };
  return readGitHub(location, reading, { fetch, second: 1 });
}

const sourceOf = (server: GitHubServer, location = REPOSITORY): string => `github:${server.host}/${location}`;

async function stored(
  workspace: Workspace,
  source: string,
): Promise<{ contributions: Contribution[]; contributors: Contributor[]; by: Map<string, Contribution> }> {
  const db = await DuckDb.open();
  try {
    const found = await storedContributions(workspace, source, db);
    return { ...found, by: new Map(found.contributions.map((one) => [one.ref, one])) };
  } finally {
    db.close();
  }
}

/** Every table, row for row. The host of the server is another at each start. */
async function tables(workspace: Workspace, source: string): Promise<string> {
  const folder = join(workspace.sourceFolder(source), workspace.source(source)!.generation);
  const db = await DuckDb.open();
  const all: Record<string, Columns> = {};
  for (const name of Object.keys(CONTRIBUTION_TABLES))
    all[name] = await db.query(`SELECT * FROM read_parquet(${literal(join(folder, `${name}.parquet`))})`);
  db.close();
  return JSON.stringify(all).replaceAll(/127\.0\.0\.1:\d+/g, "HOST");
}

const seconds = (n: number): number => Date.parse(minute(n)) / 1000;
const ID = (n: number): string => String(4_000_000_000 + n);
const isGraphQl = ({ method }: Asked): boolean => method === "POST";
const unfinished = (workspace: Workspace): string => join(workspace.folder, "unfinished");

describe("a repository", () => {
  it("gives pull requests, reviews, comments, issues and releases", async () => {
    const server = await serve();
    const workspace = Workspace.at(temporaryFolder());
    const { manifest, added } = await readAsGitHub(workspace, server);
    const { by, contributors, contributions } = await stored(workspace, `github:${REPOSITORY}`);
    expect(added).toBe(manifest.contributions);
    expect(contributions.filter(({ kind }) => kind === "pull-request")).toHaveLength(50);
    expect(contributions.filter(({ kind }) => kind === "issue")).toHaveLength(121);
    // One answer begins with 50 comments of an issue; the others are asked for.
    expect(contributions.filter(({ thread }) => thread === "issue/107")).toHaveLength(130);

    expect(by.get("pull/1")).toMatchObject({
      kind: "pull-request",
      repository: "github.com/lab/project",
      number: 1,
      state: "merged",
      endedAt: seconds(200),
      title: "Batches may be empty, says ada",
      words: 3,
      paths: ["src/a.py", "src/b.py"],
      claims: [{ kind: "fix", quote: "Fixes the crash.", place: "paragraph 1", support: [] }],
    });
    expect(by.get("pull/1")!.commits).toHaveLength(5);
    expect(by.get("pull/1")!.authors.map(({ name, role }) => [name, role])).toEqual([
      ["ada-l", "author"],
      ["bo-m", "merger"],
    ]);
    // The account was deleted: nobody.
    expect(by.get("pull/2")).toMatchObject({ state: "closed", endedAt: seconds(15), authors: [] });
    expect(by.get("pull/3")!.authors[0]).toMatchObject({ name: "devin-ai-integration[bot]", kind: "agent" });
    expect(by.get(`comment/${ID(2)}`)!.authors[0]).toMatchObject({ name: "dependabot[bot]", kind: "bot" });
    expect(by.get(`comment/${ID(1)}`)).toMatchObject({ kind: "comment", thread: "pull/1", words: 2 });
    expect(by.get("issue/5")).toMatchObject({ state: "closed", endedAt: seconds(9), words: 2 });
    expect(by.get("release/1000")).toMatchObject({ kind: "release", title: "Version 1.0.0", words: 2 });
    // What GitHub states of commits, the squashed one and those of the main line too; where it states nothing, nothing.
    const hash = workspace.hasher();
    expect(
      contributors
        .filter(({ address }) => address !== null)
        .map(({ address, account }) => [address, account])
        .sort(),
    ).toEqual(
      [
        ["ada@lab.dev", 11],
        ["ada@home.example.dev", 11],
        ["bo0@lab.dev", 12],
      ]
        .map(([email, id]) => [hash(`address:${email}`), hash(`github-account:${id}`)])
        .sort(),
    );
  });

  it("tells a review that led to a change from one without words, and from what the author says", async () => {
    const server = await serve();
    const workspace = Workspace.at(temporaryFolder());
    await readAsGitHub(workspace, server);
    const { by } = await stored(workspace, `github:${REPOSITORY}`);
    // The second commit only moved the lines.
    expect(by.get(`pull/1/review/${ID(1)}`)).toMatchObject({
      kind: "review",
      state: "changes-requested",
      changedAt: seconds(90),
    });
    expect(by.get(`pull/1/review-comment/${ID(1)}`)).toMatchObject({ kind: "review-comment", changedAt: seconds(90) });
    expect(by.get(`pull/1/review/${ID(3)}`)).toMatchObject({ state: "approved", words: 0, changedAt: null });
    // Lines that still stand.
    expect(by.get(`pull/1/review-comment/${ID(3)}`)).toMatchObject({ kind: "review-comment", changedAt: null });
    // The author's own, on lines that were altered too.
    expect(by.has(`pull/1/review/${ID(2)}`)).toBe(false);
    expect(by.get(`pull/1/review-comment/${ID(2)}`)).toMatchObject({ kind: "comment", changedAt: null });
    expect(by.get(`pull/1/review-comment/${ID(4)}`)).toMatchObject({ kind: "comment", changedAt: null });
    // Still being written, and of somebody who is gone.
    expect(by.has(`pull/1/review/${ID(4)}`)).toBe(false);
    expect(by.get(`pull/1/review/${ID(5)}`)).toMatchObject({ authors: [], words: 3 });
    // Two of the three later commits had to be looked into, each once.
    expect(server.asked.filter(({ path }) => path.includes("/commits/"))).toHaveLength(2);
  });

  it("keeps no text, no address and no answer in the workspace", async () => {
    const server = await serve(records(), (asked, response) => {
      if (!asked.query.includes("issues(")) return false;
      send(response, 400, { message: "stop here" });
      return true;
    });
    const workspace = Workspace.at(temporaryFolder());
    await expect(readAsGitHub(workspace, server)).rejects.toThrow("stop here");
    const kept = readdirSync(unfinished(workspace), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
      .join("\n");
    expect(kept).toContain("Batches may be empty");
    expect(kept).not.toMatch(/@lab\.dev|home\.example|divides by zero|quoted words|does\(code\)|token-of-a-test/);
  });

  it("asks only for what is new, with ETags and by time, and ends as a whole reading does", async () => {
    const known = records();
    const server = await serve(known);
    const workspace = Workspace.at(temporaryFolder());
    await read(workspace, server);
    const first = server.asked.length;
    expect((await read(workspace, server)).added).toBe(0);
    const second = server.asked.slice(first);
    // The newest page of pull requests, issues and commits, and releases that have not changed.
    expect(second.filter(isGraphQl)).toHaveLength(3);
    expect(second.map(({ variables }) => variables["since"])).toContain(minute(600));
    expect(second.find(({ path }) => path.includes("/releases"))!.headers["if-none-match"]).toMatch(/^"/);
    expect((await stored(workspace, sourceOf(server))).by.has("release/1000")).toBe(true);

    const repository = known.repositories[REPOSITORY]!;
    const pulls = repository["pullRequests"] as Node[];
    const old = pulls.find(({ number }) => number === 12)!;
    Object.assign(old, { updatedAt: minute(2000), reviews: [reviewNode(77, BO, 2000, "APPROVED", "Good.")] });
    pulls.push(pullNode(900, 2001));
    (repository["issues"] as Node[]).push(issueNode(901, 2002));
    expect((await read(workspace, server)).added).toBe(3);
    const whole = Workspace.at(temporaryFolder());
    // The same key, so that hashes are the same.
    await copyKey(workspace, whole);
    await read(whole, server);
    const sorted = async (one: Workspace): Promise<unknown> => {
      const { contributions, contributors } = await stored(one, sourceOf(server));
      return [contributions, contributors.map((each) => JSON.stringify(each)).sort()];
    };
    expect(await sorted(workspace)).toEqual(await sorted(whole));
  });

  it("is whole although it changes while it is read", async () => {
    const known = records();
    const pulls = known.repositories[REPOSITORY]!["pullRequests"] as Node[];
    let pages = 0;
    const server = await serve(known, ({ query }) => {
      // After the first page, the oldest goes to the top, and one is opened.
      if (query.includes("pullRequests(") && ++pages === 2) {
        Object.assign(
          pulls.find(({ number }) => number === 3)!,
          { updatedAt: minute(3000) },
        );
        pulls.push(pullNode(950, 3001));
      }
      return false;
    });
    const workspace = Workspace.at(temporaryFolder());
    await read(workspace, server);
    const { contributions, by } = await stored(workspace, sourceOf(server));
    expect(contributions.filter(({ kind }) => kind === "pull-request")).toHaveLength(51);
    expect(by.has("pull/3")).toBe(true);
    expect(by.has("pull/950")).toBe(true);
  });
});

async function copyKey(from: Workspace, to: Workspace): Promise<void> {
  from.hasher();
  const { cpSync, mkdirSync } = await import("node:fs");
  mkdirSync(to.folder, { recursive: true });
  cpSync(join(from.folder, "key"), join(to.folder, "key"));
}

describe("a server that does not do what it should", () => {
  /** Plays the given answers at the nth, n+1th... request that is one of GraphQL. */
  function at(nth: number, ...answers: ((response: Parameters<Play>[1], asked: Asked) => void)[]): Play {
    let count = 0;
    return (asked, response) => {
      if (!isGraphQl(asked)) return false;
      const answer = answers[++count - nth];
      if (!answer) return false;
      answer(response, asked);
      return true;
    };
  }
  const limited = (reset: number): Record<string, string> => ({
    "x-ratelimit-remaining": "0",
    "x-ratelimit-reset": String(Math.floor(Date.now() / 1000) + reset),
  });
  const PLAYS: Record<string, ((response: Parameters<Play>[1], asked: Asked) => void)[]> = {
    "the rate limit as 403": [(r) => send(r, 403, { message: "API rate limit exceeded for user ID 1." }, limited(30))],
    "the rate limit as 429": [(r) => send(r, 429, { message: "API rate limit exceeded" }, limited(3))],
    "the rate limit of GraphQL": [
      (r) =>
        send(
          r,
          200,
          { data: null, errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded" }] },
          limited(20),
        ),
    ],
    "the secondary limit": [
      (r) => send(r, 403, { message: "You have exceeded a secondary rate limit." }, { "retry-after": "20" }),
      (r) => send(r, 429, { message: "You have exceeded a secondary rate limit." }),
    ],
    "a limit without words": [(r) => send(r, 429, { message: "Slow down" }, { "retry-after": "5" })],
    "502 three times": Array.from(
      { length: 3 },
      () => (r) => send(r, 502, "<html>Bad gateway</html>", { "content-type": "text/html" }),
    ),
    "a query that takes too long": [
      (r) =>
        send(r, 200, {
          errors: [{ message: "Something went wrong while executing your query. This may be the result of a timeout" }],
        }),
    ],
    "half an answer": [
      (r) =>
        r
          .writeHead(200, { "content-type": "application/json", "content-length": "5000" })
          .write('{"data": {"rep', () => r.destroy()),
      (r) => send(r, 200, '{"data": {"repository": {"page": {"totalCount": 3, "nod'),
    ],
    "wrong encoding": [
      (r) => r.writeHead(200, { "content-type": "application/json" }).end(Buffer.from('{"data":"\xe9"}', "latin1")),
    ],
    "a connection that is cut": [(r) => r.destroy()],
  };

  it.each(Object.keys(PLAYS))("plays %s, and nothing is lost or doubled", async (name) => {
    const calm = await serve();
    const workspace = Workspace.at(temporaryFolder());
    await read(workspace, calm);
    for (const nth of [1, 3]) {
      const server = await serve(records(), at(nth, ...PLAYS[name]!));
      const other = Workspace.at(temporaryFolder());
      await copyKey(workspace, other);
      const waits: string[] = [];
      await read(other, server, { waits });
      // The host is a part of what is hashed of accounts.
      const names = async (one: Workspace, source: string): Promise<unknown> =>
        (await stored(one, source)).contributions.map(({ authors, repository: _host, ...rest }) => [
          rest,
          authors.map((who) => who.name),
        ]);
      expect(await names(other, sourceOf(server))).toEqual(await names(workspace, sourceOf(calm)));
      if (name.includes("limit"))
        expect(waits[0]).toMatch(
          /^(the rate limit|GitHub's limit on many requests at once), until \d{4}-\d\d-\d\d \d\d:\d\d UTC$/,
        );
    }
  });

  it("asks for less where it can't answer for all", async () => {
    const server = await serve(records(), (asked, response) => {
      if (!(Number(asked.variables["size"]) > 6)) return false;
      send(response, 502, "", { "content-type": "text/html" });
      return true;
    });
    const workspace = Workspace.at(temporaryFolder());
    const { manifest } = await read(workspace, server);
    const calm = await serve();
    expect(manifest.contributions).toBe((await read(Workspace.at(temporaryFolder()), calm)).manifest.contributions);
  });

  it("waits no longer than it may, says until when, and goes on there", async () => {
    const play = at(2, (r) => send(r, 403, { message: "API rate limit exceeded" }, limited(7200)));
    const server = await serve(records(), play);
    const workspace = Workspace.at(temporaryFolder());
    const error: Error & { hint?: string } = await read(workspace, server).then(
      () => new Error("it was read"),
      (thrown: Error) => thrown,
    );
    expect(error.message).toMatch(
      /^the pull requests of lab\/project can't be read: GitHub's limit holds until .* UTC, longer than 65 minutes\.$/,
    );
    expect(error.hint).toContain("--wait MINUTES");
    expect(workspace.sources()).toEqual([]);
    const before = server.asked.length;
    await read(workspace, server);
    // The first page of pull requests is not asked for again before the others.
    expect(server.asked[before]!.variables["after"]).not.toBe(null);
  });

  it.each([
    [
      "pages go round in a circle",
      "go round in a circle",
      (r: Parameters<Play>[1]) => {
        const list = { totalCount: 9, pageInfo: { hasNextPage: true, endCursor: "same" }, nodes: [] };
        send(r, 200, { data: { repository: { page: list } } });
      },
    ],
    [
      "redirects go round in a circle",
      "redirect",
      (r: Parameters<Play>[1]) => {
        r.writeHead(307, { location: "/api/graphql" }).end();
      },
    ],
    [
      "redirects lead elsewhere",
      "is refused",
      (r: Parameters<Play>[1]) => {
        r.writeHead(307, { location: "http://127.0.0.1:9/graphql" }).end();
      },
    ],
    [
      "an answer lacks what it must have",
      "is not as GitHub describes it (repository.page.pageInfo",
      (r: Parameters<Play>[1]) => send(r, 200, { data: { repository: { page: {} } } }),
    ],
    ["an answer is of another kind", "is not as GitHub describes it", (r: Parameters<Play>[1]) => send(r, 200, [1, 2])],
    [
      "GraphQL refuses",
      "may not be read (Resource protected by organization SAML enforcement",
      (r: Parameters<Play>[1]) =>
        send(r, 200, {
          data: null,
          errors: [{ type: "FORBIDDEN", message: "Resource protected by organization SAML enforcement" }],
        }),
    ],
  ])("stops where %s", async (_what, message, answer) => {
    const server = await serve(records(), (asked, response) => {
      if (!isGraphQl(asked)) return false;
      answer(response);
      return true;
    });
    const workspace = Workspace.at(temporaryFolder());
    await expect(read(workspace, server)).rejects.toThrow(message);
    expect(workspace.sources()).toEqual([]);
  });

  it("stops at a page that never ends", async () => {
    const server = await serve(records(), (asked, response) => {
      if (!isGraphQl(asked)) return false;
      response.writeHead(200, { "content-type": "application/json" });
      const more = setInterval(() => response.write(" ".repeat(1000)), 20);
      response.on("close", () => clearInterval(more));
      return true;
    });
    const workspace = Workspace.at(temporaryFolder());
    const fetch = octokitFetch({ host: server.host, timeoutMs: 150 });
    await expect(read(workspace, server, { effects: { fetch } })).rejects.toThrow(/takes longer than 0.15 seconds/);
  });
});

describe("a reading that breaks off", () => {
  it("goes on where it was, and ends with the same tables, wherever it broke", async () => {
    const calm = await serve();
    const unbroken = Workspace.at(temporaryFolder());
    await read(unbroken, calm);
    const requests = calm.asked.length;
    for (const nth of [2, 3, 5, Math.floor(requests / 2), requests - 1]) {
      let count = 0;
      calm.plays = [
        (_asked, response) => {
          if (++count !== nth) return false;
          send(response, 400, { message: "broken off" });
          return true;
        },
      ];
      const workspace = Workspace.at(temporaryFolder());
      await copyKey(unbroken, workspace);
      await expect(read(workspace, calm)).rejects.toThrow("broken off");
      expect(workspace.sources()).toEqual([]);
      expect(existsSync(unfinished(workspace))).toBe(true);
      calm.plays = [];
      await read(workspace, calm);
      expect(await tables(workspace, sourceOf(calm))).toBe(await tables(unbroken, sourceOf(calm)));
      expect(readdirSync(unfinished(workspace))).toEqual([]);
    }
  });
});

describe("a person", () => {
  function withPerson(): Known {
    const known = records();
    const elsewhere = { repository: { nameWithOwner: "other/tool", isPrivate: false } };
    const hidden = { repository: { nameWithOwner: "ada-l/secret", isPrivate: true } };
    const review = (id: number, at: number, more: Node = elsewhere): Node => ({
      occurredAt: minute(at),
      pullRequestReview: {
        ...reviewNode(id, ADA, at, "APPROVED", "Fine by me."),
        pullRequest: { number: 7, author: BO },
        ...more,
      },
    });
    const early = { ...review(202, 0), occurredAt: "2023-05-01T00:00:00Z" };
    return {
      ...known,
      users: {
        "ada-l": {
          ...ADA,
          contributionsCollection: ({ from }: { from?: string }) => ({
            contributionYears: [2025, 2023],
            pullRequestReviewContributions:
              from === "2025-01-01T00:00:00Z" ? [review(200, 50), review(201, 51, hidden)] : [early],
          }),
          pullRequests: [pullNode(1, 0), pullNode(8, 60, elsewhere), pullNode(9, 61, hidden)],
          issues: [issueNode(4, 5, { ...elsewhere, author: ADA })],
          issueComments: [
            { ...said("issuecomment", 300, ADA, 70, "Yes"), issue: { number: 4 }, pullRequest: null, ...elsewhere },
            {
              ...said("issuecomment", 301, ADA, 71, "Yes"),
              issue: { number: 1 },
              pullRequest: { number: 1 },
              repository: { nameWithOwner: REPOSITORY, isPrivate: false },
            },
          ],
        },
      },
    };
  }

  it("is read over all public repositories", async () => {
    const server = await serve(withPerson());
    const workspace = Workspace.at(temporaryFolder());
    const { manifest } = await readAsGitHub(workspace, server, "@ada-l");
    expect(manifest.source).toBe("github:@ada-l");
    const { contributions, by } = await stored(workspace, "github:@ada-l");
    expect(contributions.map(({ ref }) => ref).sort()).toEqual(
      [
        `github.com/lab/project/comment/${ID(301)}`,
        "github.com/lab/project/pull/1",
        `github.com/other/tool/comment/${ID(300)}`,
        "github.com/other/tool/issue/4",
        "github.com/other/tool/pull/8",
        `github.com/other/tool/pull/7/review/${ID(200)}`,
        `github.com/other/tool/pull/7/review/${ID(202)}`,
      ].sort(),
    );
    expect(by.get(`github.com/other/tool/pull/7/review/${ID(200)}`)).toMatchObject({
      thread: "github.com/other/tool/pull/7",
      repository: "github.com/other/tool",
    });
    expect((await readAsGitHub(workspace, server, "@ada-l")).added).toBe(0);
  });

  it("counts once what the repository shows, too, and is the person whose address GitHub states", async () => {
    const server = await serve(withPerson());
    const folder = temporaryFolder();
    const git = makeRepository(
      Array.from({ length: 12 }, (_, index) => ({
        author: "Ada Lovelace",
        email: "ada@lab.dev",
        at: seconds(0) + index * 86_400 * 7,
        message: index === 3 ? "Batches may be empty (#1)" : `Change ${index}`,
        files: { "src/a.py": lines(...Array.from({ length: 20 }, (_, line) => index * 100 + line)) },
      })),
      join(folder, "project"),
    );
    const workspace = Workspace.at(join(folder, "w"));
    await readGitSource(git, { workspace, now: NOW, url: "https://github.com/lab/project" });
    await readAsGitHub(workspace, server);
    await readAsGitHub(workspace, server, "@ada-l");
    const { history } = await openHistory(workspace, {});
    const own = history.people.filter(({ names }) => names.includes("ada-l"));
    expect(own.map(({ name }) => name)).toEqual(["Ada Lovelace"]);
    const refs = history.repositories.flatMap(({ contributions }, place) =>
      contributions.ref.map((ref) => `${place} ${ref}`),
    );
    expect(new Set(refs).size).toBe(refs.length);
    expect(refs.filter((ref) => ref.endsWith(" pull/1"))).toHaveLength(1);
  });
});

it("judges anew who is a program when a reading goes on, so that one account stays one person", async () => {
  const server = await serve();
  const workspace = Workspace.at(temporaryFolder());
  await readAsGitHub(workspace, server);
  const source = `github:${REPOSITORY}`;
  const { contributions } = await stored(workspace, source);
  const name = "lab-release-bot";
  const before = contributions.map((one) => ({
    ...one,
    authors: one.authors.map((author) => ({ ...author, name, kind: "human" as const })),
  }));
  const { kind, location, web, notSeen, fingerprint } = workspace.source(source) as ContributionsManifest;
  await storeContributions(
    workspace,
    { source, kind, location, web, contributions: before, notSeen, fingerprint },
    NOW,
  );
  const authors = (await stored(workspace, source)).contributions.flatMap((one) => one.authors);
  expect(authors.length).toBeGreaterThan(100);
  expect(new Set(authors.map((author) => `${author.name} ${author.kind}`))).toEqual(new Set([`${name} bot`]));
});

describe("bad input", () => {
  it.each([
    ["nonsense", {}, /names neither a repository nor a person/],
    ["owner/name/more", {}, /names neither/],
    ["@", {}, /names neither/],
    ["../..", {}, /names neither/],
    [REPOSITORY, { token: undefined }, /needs a token in GITHUB_TOKEN: without one GitHub allows 60 requests an hour/],
    [REPOSITORY, { token: "wrong" }, /does not accept the token in GITHUB_TOKEN \(401\)/],
    [REPOSITORY, { token: "two\nlines" }, /characters that no token has/],
    ["lab/missing", {}, /it is not there, or the token may not see it/],
    ["@nobody-there", {}, /^@nobody-there can't be read: it is not there/],
  ])("refuses %s", async (location, given, message) => {
    const server = await serve();
    const workspace = Workspace.at(temporaryFolder());
    const thrown: Error & { hint?: string } = await read(workspace, server, { location, ...given }).then(
      () => new Error("it was read"),
      (error: Error) => error,
    );
    expect(thrown.message).toMatch(message);
    expect(thrown.message).not.toContain("\n");
    expect(thrown.hint).toMatch(/^[^\n]+$/);
    expect(workspace.sources()).toEqual([]);
  });
});
