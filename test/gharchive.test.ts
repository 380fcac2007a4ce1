import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { DuckDb } from "../src/evidence/duckdb.ts";
import { Workspace } from "../src/evidence/workspace.ts";
import type { Contribution } from "../src/model/contribution.ts";
import { storedContributions } from "../src/sources/contribution-source.ts";
import { readArchive } from "../src/sources/gharchive/read.ts";
import { temporaryFolder } from "./repository.ts";

const NOW = 1_800_000_000;

interface Payload {
  action?: string;
  repository: { id: number; name: string; full_name: string };
  sender: { id: number; login: string };
  [field: string]: unknown;
}

/** Recorded payloads of webhooks: what the archive has as `payload` of events until October 2025. */
const EXAMPLES = createRequire(import.meta.url)("@octokit/webhooks-examples") as {
  name: string;
  examples: Payload[];
}[];

const TYPES: Readonly<Record<string, string>> = {
  commit_comment: "CommitCommentEvent",
  create: "CreateEvent",
  delete: "DeleteEvent",
  fork: "ForkEvent",
  gollum: "GollumEvent",
  issue_comment: "IssueCommentEvent",
  issues: "IssuesEvent",
  member: "MemberEvent",
  public: "PublicEvent",
  pull_request: "PullRequestEvent",
  pull_request_review: "PullRequestReviewEvent",
  pull_request_review_comment: "PullRequestReviewCommentEvent",
  pull_request_review_thread: "PullRequestReviewThreadEvent",
  push: "PushEvent",
  release: "ReleaseEvent",
  star: "WatchEvent",
  discussion: "DiscussionEvent",
};

interface Event {
  id: string;
  type: string;
  actor: { id: number; login: string };
  repo: { id: number; name: string };
  payload: Record<string, unknown>;
  created_at: string;
}

function eventsOf(name: string, at = "2024-01-15T07:10:00Z"): Event[] {
  return EXAMPLES.filter((one) => one.name === name).flatMap(({ examples }) =>
    examples.map(
      ({ repository, sender, organization: _organization, installation: _installation, ...payload }, index) => ({
        id: `${name}-${index}`,
        type: TYPES[name]!,
        actor: { id: sender.id, login: sender.login, display_login: sender.login },
        repo: { id: repository?.id, name: repository?.full_name },
        payload,
        public: true,
        created_at: at,
      }),
    ),
  );
}

const ALL = Object.keys(TYPES).flatMap((name) => eventsOf(name));
const REPOSITORY = "Codertocat/Hello-World";

function hour(folder: string, name: string, events: readonly (Event | string)[], cut = 0): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.json.gz`);
  const text = events.map((one) => `${typeof one === "string" ? one : JSON.stringify(one)}\n`).join("");
  const bytes = gzipSync(text);
  writeFileSync(path, cut > 0 ? bytes.subarray(0, bytes.length - cut) : bytes);
  return path;
}

async function read(
  workspace: Workspace,
  location: string,
  only: { repositories?: string[]; logins?: string[] } = { repositories: [REPOSITORY] },
): ReturnType<typeof readArchive> {
  return readArchive(location, {
    workspace,
    now: NOW,
    only: { repositories: [], logins: [], ...only },
    onProgress: () => {},
  });
}

async function stored(workspace: Workspace, source: string): Promise<Contribution[]> {
  const db = await DuckDb.open();
  try {
    return (await storedContributions(workspace, source, db)).contributions;
  } finally {
    db.close();
  }
}

/** Without what is keyed by the workspace. */
function named(contributions: readonly Contribution[]): unknown[] {
  return contributions.map(({ authors, ...more }) => ({
    ...more,
    authors: authors.map(({ name, role }) => [name, role]),
  }));
}

const SOURCE = `gharchive:${REPOSITORY.toLowerCase()}`;

describe("recorded payloads", () => {
  it("become contributions, each once", async () => {
    const folder = temporaryFolder();
    const workspace = Workspace.at(join(folder, "w"));
    const path = hour(folder, "2024-01-15-7", ALL);
    const [first] = await read(workspace, path);
    expect(first!.manifest.notSeen.join(" ")).not.toContain("can't be understood");
    const found = await stored(workspace, SOURCE);
    expect(new Set(found.map(({ ref }) => ref)).size).toBe(found.length);
    const recorded = ALL.filter(({ repo }) => repo.name === REPOSITORY);
    const numbersOf = (type: string, field: string): Set<unknown> =>
      new Set(
        recorded
          .filter((one) => one.type === type)
          .map(({ payload }) => (payload[field] as { number?: number; id: number }).number),
      );
    const refs = found.map(({ ref }) => ref);
    for (const number of numbersOf("PullRequestEvent", "pull_request"))
      expect(refs).toContain(`pull/${String(number)}`);
    for (const number of numbersOf("IssuesEvent", "issue")) expect(refs).toContain(`issue/${String(number)}`);
    const review = found.find(({ ref }) => ref === "pull/2/review-comment/284312630")!;
    // Whoever opened the pull request wrote it, so it is no review of somebody else's work.
    expect(review).toMatchObject({
      kind: "comment",
      thread: "pull/2",
      number: 2,
      paths: ["README.md"],
      repository: "github.com/codertocat/hello-world",
      words: 9,
    });
    expect(found.some(({ ref }) => ref === "pull/2/review/237895671")).toBe(false);
    const kinds = new Set(found.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(["comment", "issue", "pull-request", "release"]);
    // Again, and the same events in another hour: nothing is doubled, nothing changes.
    const [second] = await read(workspace, path);
    expect(second!.added).toBe(0);
    hour(folder, "2024-01-15-8", ALL.toReversed());
    await read(workspace, folder);
    expect(await stored(workspace, SOURCE)).toEqual(found);
  });

  it("count a merged pull request with who merged it and its commits", async () => {
    const merged = structuredClone(eventsOf("pull_request").find(({ payload }) => payload["action"] === "closed")!);
    const pull = merged.payload["pull_request"] as Record<string, unknown>;
    Object.assign(pull, {
      merged: true,
      merged_at: "2024-01-15T07:05:00Z",
      closed_at: "2024-01-15T07:05:00Z",
      merge_commit_sha: "c".repeat(40),
      merged_by: { login: "mona", id: 7, type: "User" },
      body: "Faster by far\n```\nnot words of mine\n```\n> a quotation",
    });
    const folder = temporaryFolder();
    const workspace = Workspace.at(join(folder, "w"));
    await read(workspace, hour(folder, "2024-01-15-7", [merged]));
    const [one] = await stored(workspace, SOURCE);
    expect(one).toMatchObject({
      kind: "pull-request",
      state: "merged",
      words: 3,
      endedAt: Date.UTC(2024, 0, 15, 7, 5) / 1000,
    });
    expect(one!.commits).toContain("c".repeat(40));
    expect(one!.commits).toContain((pull["head"] as { sha: string }).sha);
    expect(one!.authors.map(({ name, role }) => [name, role])).toEqual([
      ["Codertocat", "author"],
      ["mona", "merger"],
    ]);
  });

  it("are found by who did it, in whatever repository", async () => {
    const folder = temporaryFolder();
    const workspace = Workspace.at(join(folder, "w"));
    const path = hour(folder, "2024-01-15-7", ALL);
    const results = await read(workspace, path, { repositories: [REPOSITORY], logins: ["codertocat"] });
    expect(results.map(({ manifest }) => manifest.source)).toEqual([SOURCE, "gharchive:@codertocat"]);
    const [ofRepository, ofPerson] = [
      await stored(workspace, SOURCE),
      await stored(workspace, "gharchive:@codertocat"),
    ];
    expect(ofPerson.length).toBeGreaterThan(0);
    for (const { ref, repository, authors } of ofPerson) {
      expect(ref.startsWith(`${repository}/`)).toBe(true);
      expect(authors.some(({ name }) => name.toLowerCase() === "codertocat")).toBe(true);
    }
    // Without the repository in front, the ref is the one that the source of the repository has.
    const refs = new Set(ofRepository.map(({ ref }) => ref));
    const own = ofPerson.filter(({ repository }) => repository === "github.com/codertocat/hello-world");
    for (const { ref, repository } of own) expect(refs).toContain(ref.slice(repository!.length + 1));
  });
});

/** Events as they are since October 2025: of the pull request a stub. */
function stub(action: string, number: number, at: string, actor: { id: number; login: string }): Event {
  return {
    id: `${action}-${number}`,
    type: "PullRequestEvent",
    actor,
    repo: { id: 1, name: REPOSITORY },
    payload: {
      action,
      number,
      pull_request: {
        url: `https://api.github.com/repos/${REPOSITORY}/pulls/${number}`,
        id: 99,
        number,
        head: { ref: "a", sha: "a".repeat(40), repo: { id: 1, url: "", name: "Hello-World" } },
        base: { ref: "main", sha: "b".repeat(40), repo: { id: 1, url: "", name: "Hello-World" } },
      },
    },
    created_at: at,
  };
}

describe("events since October 2025", () => {
  const ada = { id: 11, login: "ada" };
  const bo = { id: 12, login: "bo" };
  const opened = stub("opened", 5, "2026-01-10T07:00:00Z", ada);
  const labeled = stub("labeled", 5, "2026-01-10T07:01:00Z", bo);
  const merged = stub("merged", 5, "2026-01-10T09:00:00Z", bo);
  const closed = stub("closed", 6, "2026-01-10T09:00:00Z", bo);
  const ownReview: Event = {
    id: "r",
    type: "PullRequestReviewEvent",
    actor: ada,
    repo: { id: 1, name: REPOSITORY },
    payload: {
      action: "created",
      pull_request: { number: 5, url: "", id: 99 },
      review: {
        id: 77,
        user: { ...ada, type: "User" },
        body: "",
        state: "commented",
        submitted_at: "2026-01-10T08:00:00Z",
        html_url: `https://github.com/${REPOSITORY}/pull/5#pullrequestreview-77`,
      },
    },
    created_at: "2026-01-10T08:00:00Z",
  };

  it.each([[[0, 1]], [[1, 0]]])("are put together from hours in the order %s", async (order) => {
    const folder = temporaryFolder();
    const workspace = Workspace.at(join(folder, "w"));
    const paths = [
      hour(folder, "2026-01-10-7", [opened, labeled]),
      hour(folder, "2026-01-10-9", [merged, closed, ownReview]),
    ];
    for (const at of order) await read(workspace, paths[at]!);
    const found = await stored(workspace, SOURCE);
    expect(found.map(({ ref }) => ref)).toEqual(["pull/5", "pull/6"]);
    expect(found[0]).toMatchObject({ state: "merged", madeAt: Date.UTC(2026, 0, 10, 7) / 1000, title: null });
    expect(found[0]!.authors.map(({ name, role }) => [name, role])).toEqual([
      ["ada", "author"],
      ["bo", "merger"],
    ]);
    // Whether it was merged is not said, so nothing is; nor is whose it is.
    expect(found[1]).toMatchObject({ state: null, endedAt: null, authors: [] });
    const { notSeen } = workspace.source(SOURCE) as { notSeen: string[] };
    expect(notSeen[0]).toBe(
      "All but 2 hours of the archive, from 2026-01-10 07 h to 2026-01-10 09 h UTC, and events that it missed.",
    );
    expect(notSeen[1]).toMatch(/^Since 2025-10-07 /);
  });
});

/** An event of its kind with no more than makes it one, and what else is given. */
function slight(type: string, payload: Record<string, unknown>, more: Record<string, unknown> = {}): Event {
  return {
    id: type,
    type,
    actor: { id: 11, login: "ada" },
    repo: { id: 1, name: REPOSITORY },
    payload,
    created_at: "2026-01-10T07:00:00Z",
    ...more,
  };
}

describe("events that lack what doesn't matter", () => {
  const at = Date.UTC(2026, 0, 10, 7) / 1000;
  const pull = { number: 5 };
  const sha = "d".repeat(40);
  const full = {
    number: 5,
    title: "Faster",
    body: null,
    html_url: `https://github.com/${REPOSITORY}/pull/5`,
    user: { login: "bo", id: 12, type: "User" },
    created_at: "2026-01-09T07:00:00Z",
    closed_at: "2026-01-10T06:00:00Z",
    merged_at: null,
    merged_by: null,
    merge_commit_sha: null,
  };
  const [ada, bo, nobody] = [["ada"], ["bo"], []];

  it.each<[string, Event, Record<string, unknown>, string[]]>([
    [
      "a head without commit",
      slight("PullRequestEvent", { action: "opened", number: 5, pull_request: { number: 5, head: { ref: "a" } } }),
      { ref: "pull/5", commits: [] },
      ada,
    ],
    [
      "an empty head",
      slight("PullRequestEvent", { action: "opened", number: 5, pull_request: { number: 5, head: {} } }),
      { ref: "pull/5", commits: [] },
      ada,
    ],
    [
      "a head that is null",
      slight("PullRequestEvent", { action: "opened", number: 5, pull_request: { number: 5, head: null } }),
      { ref: "pull/5" },
      ada,
    ],
    [
      "a commit that is null",
      slight("PullRequestEvent", { action: "merged", number: 5, pull_request: { number: 5, head: { sha: null } } }),
      { ref: "pull/5", state: "merged", endedAt: at },
      ada,
    ],
    [
      "no pull request but its number",
      slight("PullRequestEvent", { action: "opened", number: 5 }),
      { ref: "pull/5", url: full.html_url },
      ada,
    ],
    [
      "a whole one without head",
      slight("PullRequestEvent", { action: "closed", pull_request: full }),
      { ref: "pull/5", title: "Faster", state: "closed" },
      bo,
    ],
    [
      "a whole one with head",
      slight("PullRequestEvent", { action: "closed", pull_request: { ...full, head: { sha } } }),
      { commits: [sha] },
      bo,
    ],
    [
      "a whole one of a deleted account",
      slight("PullRequestEvent", { action: "closed", pull_request: { ...full, user: null } }),
      { title: "Faster", madeAt: at - 86_400 },
      nobody,
    ],
    [
      "no actor",
      slight("PullRequestEvent", { action: "opened", pull_request: pull }, { actor: null }),
      { ref: "pull/5" },
      nobody,
    ],
    [
      "an actor without number",
      slight("PullRequestEvent", { action: "opened", pull_request: pull }, { actor: { login: "ada" } }),
      { ref: "pull/5" },
      ada,
    ],
    [
      "an issue without dates and account",
      slight("IssuesEvent", { action: "opened", issue: { number: 7, title: "Slow" } }),
      { ref: "issue/7", madeAt: at, state: null, title: "Slow" },
      ada,
    ],
    [
      "an issue that somebody closed",
      slight("IssuesEvent", { action: "closed", issue: { number: 7, title: null } }),
      { ref: "issue/7", state: "closed", endedAt: at, title: null },
      nobody,
    ],
    [
      "a comment that is its id",
      slight("IssueCommentEvent", { action: "created", issue: pull, comment: { id: 8 } }),
      { ref: "comment/8", madeAt: at, thread: "issue/5", url: null },
      ada,
    ],
    [
      "a comment of a deleted account",
      slight("IssueCommentEvent", {
        action: "created",
        issue: { ...pull, pull_request: {} },
        comment: { id: 8, user: null, body: "Two words" },
      }),
      { words: 2, thread: "pull/5" },
      nobody,
    ],
    [
      "a comment on lines without path",
      slight("PullRequestReviewCommentEvent", {
        action: "created",
        pull_request: pull,
        comment: { id: 9, path: null },
      }),
      { ref: "pull/5/review-comment/9", kind: "review-comment", paths: [] },
      ada,
    ],
    [
      "a comment on a commit, without action",
      slight("CommitCommentEvent", { action: null, comment: { id: 3, path: null, user: { login: "bo" } } }),
      { ref: "commit-comment/3" },
      bo,
    ],
    [
      "a review without time and address",
      slight("PullRequestReviewEvent", { action: "created", pull_request: pull, review: { id: 4, state: "approved" } }),
      { ref: "pull/5/review/4", state: "approved", madeAt: at },
      ada,
    ],
    [
      "a review that somebody dismissed",
      slight("PullRequestReviewEvent", {
        action: "dismissed",
        pull_request: pull,
        review: { id: 4, state: "dismissed" },
      }),
      { state: "dismissed" },
      nobody,
    ],
    [
      "a release without name and dates",
      slight("ReleaseEvent", { action: "published", release: { id: 6, tag_name: null, draft: null } }),
      { ref: "release/6", title: null, madeAt: at },
      ada,
    ],
    [
      "a bot that is not called one",
      slight("IssuesEvent", {
        action: "opened",
        issue: { number: 7, title: "Up", user: { login: "up[bot]", id: 9, type: null } },
      }),
      { ref: "issue/7" },
      ["up[bot]"],
    ],
  ])("keeps %s", async (_, event, expected, authors) => {
    const folder = temporaryFolder();
    const workspace = Workspace.at(join(folder, "w"));
    const [result] = await read(workspace, hour(folder, "2026-01-10-7", [event]));
    expect(result!.manifest.notSeen.join(" ")).not.toContain("can't be understood");
    const found = await stored(workspace, SOURCE);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject(expected);
    expect(
      found[0]!.authors
        .filter(({ role }) => role === "author" || event.payload["action"] === "merged")
        .map(({ name }) => name),
    ).toEqual(authors);
  });

  it.each([
    slight("PullRequestEvent", { action: "opened" }),
    slight("PullRequestEvent", { action: "opened", number: 0, pull_request: {} }),
    slight("IssuesEvent", { action: "opened", issue: null }),
    slight("IssueCommentEvent", { action: "created", issue: pull, comment: {} }),
    slight("PullRequestReviewEvent", { action: "created", pull_request: pull, review: { id: 4 } }),
    slight("IssuesEvent", { action: "opened", issue: { number: 7 } }, { created_at: "yesterday" }),
  ])("counts one that says nothing: %j", async (event) => {
    const folder = temporaryFolder();
    const [result] = await read(Workspace.at(join(folder, "w")), hour(folder, "2026-01-10-7", [event]));
    expect(result!.manifest.contributions).toBe(0);
    expect(result!.manifest.notSeen).toContain("1 line of 2026-01-10-7.json.gz that can't be understood.");
  });
});

describe("what changed again", () => {
  const issueAt = (action: string, hourOfDay: string, closed: string | null, title: string): Event =>
    slight(
      "IssuesEvent",
      {
        action,
        issue: {
          number: 7,
          title,
          user: { login: "ada", id: 11, type: "User" },
          created_at: "2024-01-15T06:59:00Z",
          closed_at: closed,
        },
      },
      { created_at: `2024-01-15T${hourOfDay}:00:00Z` },
    );
  const reviewAt = (action: string, hourOfDay: string, state: string): Event =>
    slight(
      "PullRequestReviewEvent",
      {
        action,
        pull_request: { number: 5 },
        review: { id: 4, state, user: { login: "bo", id: 12 }, submitted_at: "2024-01-15T07:00:00Z" },
      },
      { created_at: `2024-01-15T${hourOfDay}:00:00Z` },
    );
  const pullAt = (action: string, hourOfDay: string): Event =>
    slight(
      "PullRequestEvent",
      { action, number: 9, pull_request: { number: 9 } },
      { created_at: `2024-01-15T${hourOfDay}:00:00Z` },
    );
  const hours = [
    [issueAt("opened", "07", null, "Slow"), reviewAt("created", "07", "approved"), pullAt("merged", "07")],
    [issueAt("closed", "08", "2024-01-15T08:00:00Z", "Slow"), pullAt("labeled", "08")],
    [issueAt("reopened", "09", null, "Still slow"), reviewAt("dismissed", "09", "dismissed")],
  ];

  it("is as it was last, in whatever order hours are read, and however often", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        fc.integer({ min: 0, max: 2 }),
        async (order, again) => {
          const folder = temporaryFolder();
          const workspace = Workspace.at(join(folder, "w"));
          const paths = hours.map((events, index) => hour(folder, `2024-01-15-${index + 7}`, events));
          for (const index of [...order, again]) await read(workspace, paths[index]!);
          expect(await stored(workspace, SOURCE)).toMatchObject([
            { ref: "issue/7", state: null, endedAt: null, title: "Still slow" },
            { ref: "pull/5/review/4", state: "dismissed" },
            { ref: "pull/9", state: "merged" },
          ]);
        },
      ),
      { numRuns: 12, seed: 1 },
    );
  });
});

describe("files that are not as they should be", () => {
  const events = ALL.filter(({ repo }) => repo.name === REPOSITORY);

  it("keeps what is whole of a file that ends early, and says so until it is read whole", async () => {
    const folder = temporaryFolder();
    const workspace = Workspace.at(join(folder, "w"));
    const noise = Array.from({ length: 3000 }, (_, index) => JSON.stringify({ n: index, x: Math.sin(index) }));
    const path = hour(folder, "2024-01-15-7", [...events, ...noise], 2000);
    const [cut] = await read(workspace, path);
    const note = "2024-01-15-7.json.gz ends early or is damaged: what was whole of it was read.";
    expect(cut!.manifest.notSeen).toContain(note);
    expect(cut!.manifest.contributions).toBeGreaterThan(0);
    const other = hour(folder, "2024-01-15-8", []);
    writeFileSync(other, gzipSync("\n"));
    expect((await read(workspace, other))[0]!.manifest.notSeen).toContain(note);
    hour(folder, "2024-01-15-7", [...events, ...noise]);
    const [whole] = await read(workspace, path);
    expect(whole!.manifest.notSeen).not.toContain(note);
    expect(whole!.manifest.contributions).toBe(cut!.manifest.contributions);
  });

  it("counts broken lines and goes on", async () => {
    const folder = temporaryFolder();
    const workspace = Workspace.at(join(folder, "w"));
    const broken = [
      `{"type":"IssuesEvent","repo":{"name":"${REPOSITORY}"`,
      JSON.stringify({ ...events[0], payload: { action: "opened" } }),
      JSON.stringify({ type: "IssuesEvent", repo: { name: REPOSITORY } }),
    ];
    const path = hour(folder, "2024-01-15-7", [broken[0]!, ...events, broken[1]!, broken[2]!]);
    const { manifest } = (await read(workspace, path))[0]!;
    expect(manifest.notSeen).toContain("3 lines of 2024-01-15-7.json.gz that can't be understood.");
    const clean = Workspace.at(join(folder, "clean"));
    const [whole] = await read(clean, hour(join(folder, "c"), "2024-01-15-7", events));
    expect(manifest.contributions).toBe(whole!.manifest.contributions);
  });

  it.each<[string, (lines: string[]) => string | Buffer]>([
    ["ends of lines as Windows has them", (lines) => lines.map((line) => `${line}\r\n`).join("")],
    ["a byte order mark", (lines) => `\uFEFF${lines.join("\n")}\n`],
    ["blank lines", (lines) => `\n\n${lines.join("\n \n\n")}\n\n`],
    ["no end of the last line", (lines) => lines.join("\n")],
    [
      "spaces between names and values",
      (lines) => lines.map((line) => `  ${line.replaceAll('":"', '": "')} \n`).join(""),
    ],
    ["pieces that were put together", (lines) => Buffer.concat(lines.map((line) => gzipSync(`${line}\n`)))],
    [
      "long events, over many pieces of the file",
      (lines) => lines.map((line) => `${line.slice(0, -1)},"x":"${"long ".repeat(300_000)}"}\n`).join(""),
    ],
    [
      "deep ones",
      (lines) => lines.map((line) => `${line.slice(0, -1)},"x":${"[".repeat(50_000)}${"]".repeat(50_000)}}\n`).join(""),
    ],
  ])("reads one with %s", async (_, formed) => {
    const [folder, plain] = [temporaryFolder(), temporaryFolder()];
    const some = events.filter((_event, index) => index % 4 === 0);
    const made = formed(some.map((one) => JSON.stringify(one)));
    const path = join(folder, "2024-01-15-7.json.gz");
    writeFileSync(path, typeof made === "string" ? gzipSync(made, { level: 1 }) : made);
    const [odd, even] = [Workspace.at(join(folder, "w")), Workspace.at(join(plain, "w"))];
    const [result] = await read(odd, path);
    await read(even, hour(plain, "2024-01-15-7", some));
    expect(result!.manifest.notSeen.join(" ")).not.toContain("can't be understood");
    expect(named(await stored(odd, SOURCE))).toEqual(named(await stored(even, SOURCE)));
  });

  it("drops a line that no event could be, and goes on", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "2024-01-15-7.json.gz");
    const long = `{"repo":{"name":"${REPOSITORY}"},"x":"${"x".repeat(50_500_000)}"}`;
    writeFileSync(path, gzipSync(`${long}\n${events.map((one) => JSON.stringify(one)).join("\n")}\n`, { level: 1 }));
    const [result] = await read(Workspace.at(join(folder, "w")), path);
    const [whole] = await read(Workspace.at(join(folder, "whole")), hour(join(folder, "c"), "2024-01-15-7", events));
    expect(result!.manifest.notSeen).toContain("1 line of 2024-01-15-7.json.gz that can't be understood.");
    expect(result!.manifest.contributions).toBe(whole!.manifest.contributions);
  });

  it("goes on where storing broke off: nothing is lost, nothing doubled", async () => {
    const folder = temporaryFolder();
    const workspace = Workspace.at(join(folder, "w"));
    const path = hour(folder, "2024-01-15-7", ALL);
    const only = { repositories: [REPOSITORY], logins: ["codertocat"] };
    const reading = { workspace, now: NOW, only };
    const person = "gharchive:@codertocat";
    const broken = readArchive(path, {
      ...reading,
      onProgress: ({ source }) => {
        if (source.endsWith(person)) throw new Error("the power went out");
      },
    });
    await expect(broken).rejects.toThrow(/power/);
    expect([workspace.source(SOURCE), workspace.source(person)].map((one) => one !== undefined)).toEqual([true, false]);
    const results = await read(workspace, path, only);
    expect(results.map(({ added }) => added > 0)).toEqual([false, true]);
    const plain = Workspace.at(join(folder, "plain"));
    await read(plain, path, only);
    for (const source of [SOURCE, person])
      expect(named(await stored(workspace, source))).toEqual(named(await stored(plain, source)));
  });

  it("says so where nothing is found, as under a wrong name", async () => {
    const folder = temporaryFolder();
    const workspace = Workspace.at(join(folder, "w"));
    const path = hour(folder, "2024-01-15-7", events);
    const logins = ["nobody-there-", "no--body", "007"];
    const results = await read(workspace, path, { repositories: [REPOSITORY, "lab/nothing"], logins });
    expect(
      results.map(({ manifest }) => [manifest.source, manifest.notSeen.filter((one) => one.startsWith("Anything of"))]),
    ).toEqual([
      [SOURCE, []],
      ...["lab/nothing", "@007", "@no--body", "@nobody-there-"].map((what) => [
        `gharchive:${what}`,
        [
          `Anything of ${what}: nothing that counts is in these hours. If there should be, check the name, which may have been another then.`,
        ],
      ]),
    ]);
  });

  it.each([
    ["nothing.json.gz", /not named as an hour/],
    ["2014-06-01-3.json.gz", /before 2015/],
    ["2024-01-15-7.json.gz", /ENOENT/],
    ["2024-01-16-*.json.gz", /no hour of the archive/],
  ])("refuses %s", async (name, what) => {
    const folder = temporaryFolder();
    const workspace = Workspace.at(join(folder, "w"));
    await expect(read(workspace, join(folder, name))).rejects.toThrow(what);
    expect(existsSync(join(folder, "w", "evidence"))).toBe(false);
  });

  it.each([
    ["", /is empty/],
    ["plain text, not gzip\n", /not a gzip file/],
    [Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 255, 255, 255, 255, 255]), /damaged from its beginning/],
    [
      gzipSync(
        `{"type":"PushEvent","actor":"x","repo":{"name":"${REPOSITORY}"},"created_at":"2014-12-31T23:59:59Z","payload":{}}\n`,
      ),
      /before 2015/,
    ],
  ])("refuses a file of %j", async (bytes, what) => {
    const folder = temporaryFolder();
    const path = join(folder, "2024-01-15-7.json.gz");
    writeFileSync(path, bytes);
    await expect(read(Workspace.at(join(folder, "w")), path)).rejects.toThrow(what);
  });

  it.each([
    [{}, /events of everybody/],
    [{ repositories: ["nonsense"] }, /no repository/],
    [{ logins: ["not a login"] }, /no login/],
  ])("refuses the selection %j", async (only, what) => {
    const folder = temporaryFolder();
    const path = hour(folder, "2024-01-15-7", events);
    await expect(read(Workspace.at(join(folder, "w")), path, only)).rejects.toThrow(what);
  });
});
