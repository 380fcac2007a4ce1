import { expect, it, vi } from "vitest";

import { alteredAt, type FilesOf } from "./altered.ts";
import type { CommitFiles, CommitNode, ThreadNode } from "./answers.ts";

const at = (n: number): string => new Date(n * 1000).toISOString();

function commit(oid: string, seconds: number, parents = 1): CommitNode {
  return { commit: { oid, committedDate: at(seconds), parents: { totalCount: parents }, author: null } };
}

/** On lines 9 and 10 as of commit `a`, said at second 100. */
function thread(more: Partial<ThreadNode> = {}): ThreadNode {
  return {
    id: "t",
    isOutdated: true,
    path: "src/a.py",
    originalLine: 10,
    originalStartLine: 9,
    diffSide: "RIGHT",
    comments: {
      pageInfo: { hasNextPage: false, endCursor: null },
      nodes: [
        {
          fullDatabaseId: "1",
          body: "",
          createdAt: at(100),
          url: "",
          author: { login: "bo", id: 2, type: "User" },
          pullRequestReview: null,
          originalCommit: { oid: "a" },
          replyTo: null,
        },
      ],
    },
    ...more,
  };
}

const ABOVE = { filename: "src/a.py", patch: "@@ -1 +1,3 @@\n one\n+more\n+more" };
/** What was line 10 stands on line 12 after {@link ABOVE}. */
const THERE = { filename: "src/a.py", patch: "@@ -12 +12 @@\n-ten\n+TEN" };
const ELSEWHERE = { filename: "src/b.py", patch: "@@ -10 +10 @@\n-ten\n+TEN" };

function filesOf(files: Record<string, CommitFiles | null>): FilesOf {
  return vi.fn<FilesOf>(async (sha) => files[sha] ?? null);
}

const A = commit("a", 50);

it("is null where the lines stand, or nothing came later", async () => {
  const ask = filesOf({});
  expect(
    await alteredAt(thread({ isOutdated: false }), { commits: [A, commit("b", 200)], forced: [] }, ask, true),
  ).toBeNull();
  expect(await alteredAt(thread(), { commits: [A], forced: [] }, ask, true)).toBeNull();
  expect(ask).not.toHaveBeenCalled();
});

it("is the only later commit, without a request", async () => {
  const ask = filesOf({});
  expect(await alteredAt(thread(), { commits: [A, commit("b", 200)], forced: [] }, ask, true)).toBe(200);
  // Written before the comment, pushed after it.
  expect(await alteredAt(thread(), { commits: [A, commit("b", 70)], forced: [] }, ask, true)).toBe(100);
  expect(ask).not.toHaveBeenCalled();
});

it("is the first of several that alters the lines, wherever they have moved", async () => {
  const commits = [A, commit("b", 200), commit("c", 300), commit("d", 400), commit("e", 500)];
  const ask = filesOf({ b: [ABOVE, ELSEWHERE], c: [ELSEWHERE], d: [THERE], e: [THERE] });
  expect(await alteredAt(thread(), { commits, forced: [] }, ask, true)).toBe(400);
  const renamed = [{ filename: "src/new.py", previous_filename: "src/a.py" }];
  const moved = { ...THERE, filename: "src/new.py" };
  expect(
    await alteredAt(thread(), { commits, forced: [] }, filesOf({ b: [ABOVE], c: renamed, d: [moved], e: [] }), true),
  ).toBe(400);
  // Lines that come directly after are no alteration.
  const below = { filename: "src/a.py", patch: "@@ -10,2 +10,3 @@\n ten\n+new\n eleven" };
  expect(
    await alteredAt(thread(), { commits: commits.slice(0, 3), forced: [] }, filesOf({ b: [below], c: [below] }), true),
  ).toBeNull();
});

it("is the last push where it can't be told which it was", async () => {
  const commits = [A, commit("b", 200), commit("c", 300)];
  const known = filesOf({ b: [THERE], c: [] });
  const ten = { b: [{ filename: "src/a.py", patch: "@@ -10 +10 @@\n-ten\n+TEN" }], c: [] };
  expect(await alteredAt(thread(), { commits, forced: [] }, filesOf(ten), true)).toBe(200);
  expect(await alteredAt(thread(), { commits, forced: [] }, known, false)).toBe(300);
  expect(await alteredAt(thread(), { commits, forced: [] }, filesOf({}), true)).toBe(300);
  expect(await alteredAt(thread(), { commits, forced: [] }, filesOf({ b: [{ filename: "src/a.py" }] }), true)).toBe(
    300,
  );
  expect(await alteredAt(thread({ diffSide: "LEFT" }), { commits, forced: [] }, known, true)).toBe(300);
  expect(await alteredAt(thread({ originalLine: null }), { commits, forced: [] }, known, true)).toBe(300);
  // The branch was pushed anew: the commit that was commented on is gone.
  expect(await alteredAt(thread(), { commits: [commit("x", 50)], forced: [90, 250] }, known, true)).toBe(250);
  const anew = [commit("x", 50), commit("b", 200), commit("c", 300)];
  expect(await alteredAt(thread(), { commits: anew, forced: [] }, filesOf(ten), true)).toBe(300);
});

it("takes no merge of the main line for work on a comment", async () => {
  const ask = filesOf({ c: [ELSEWHERE] });
  expect(await alteredAt(thread(), { commits: [A, commit("m", 200, 2)], forced: [] }, ask, true)).toBeNull();
  expect(
    await alteredAt(thread(), { commits: [A, commit("m", 200, 2), commit("c", 300)], forced: [] }, ask, true),
  ).toBeNull();
});
