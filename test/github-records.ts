import type { Known, Node } from "./github-server.ts";

/** Records of one repository, made up; the release is one that was recorded for octokit's tests. */

export const ADA = { __typename: "User", login: "ada-l", databaseId: 11 };
export const BO = { __typename: "User", login: "bo-m", databaseId: 12 };
const CY = { __typename: "User", login: "cy-r", databaseId: 13 };
const HELPER = { __typename: "Bot", login: "dependabot", databaseId: 49_699_333 };
const AGENT = { __typename: "Bot", login: "devin-ai-integration", databaseId: 158_243_242 };

export const REPOSITORY = "lab/project";
const WEB = `https://github.com/${REPOSITORY}`;

function sha(n: number): string {
  return n.toString(16).padStart(40, "0");
}

/** `minute(5)`: five minutes after the beginning of these records. */
export function minute(n: number): string {
  return new Date(Date.UTC(2025, 2, 3) + n * 60_000).toISOString().replace(".000Z", "Z");
}

function commitNode(n: number, at: number, signature: Node | null, parents = 1): Node {
  return {
    commit: { oid: sha(n), committedDate: minute(at), parents: { totalCount: parents }, author: signature },
  };
}

function signed(email: string, user: { login: string; databaseId: number } | null): Node {
  return { email, user };
}

/** An issue comment, a review comment and a review have much in common. */
export function said(kind: string, id: number, author: Node | null, at: number, body: string): Node {
  return {
    id: `${kind}_${id}`,
    fullDatabaseId: String(4_000_000_000 + id),
    author,
    body,
    createdAt: minute(at),
    updatedAt: minute(at),
    url: `${WEB}/pull/1#${kind}-${id}`,
  };
}

export function reviewNode(id: number, author: Node | null, at: number, state: string, body = ""): Node {
  return { ...said("review", id, author, at, body), state, submittedAt: minute(at) };
}

function threadNode(id: number, comments: Node[], more: Node = {}): Node {
  return {
    id: `thread_${id}`,
    isOutdated: false,
    path: "src/a.py",
    originalLine: 10,
    originalStartLine: null,
    diffSide: "RIGHT",
    comments,
    ...more,
  };
}

function threadComment(id: number, author: Node | null, at: number, review: number, original: number): Node {
  return {
    ...said("comment", id, author, at, "This divides by zero when the batch is empty."),
    pullRequestReview: { fullDatabaseId: String(4_000_000_000 + review) },
    originalCommit: { oid: sha(original) },
    replyTo: null,
  };
}

export function pullNode(number: number, at: number, more: Node = {}): Node {
  return {
    id: `PR_${number}`,
    number,
    title: `Change ${number}`,
    body: "",
    url: `${WEB}/pull/${number}`,
    createdAt: minute(at),
    updatedAt: minute(at),
    closedAt: null,
    mergedAt: null,
    author: ADA,
    mergedBy: null,
    mergeCommit: null,
    files: [{ path: `src/f${number}.py` }],
    commits: [],
    timelineItems: [],
    reviews: [],
    reviewThreads: [],
    comments: [],
    repository: { nameWithOwner: REPOSITORY, isPrivate: false },
    ...more,
  };
}

export function issueNode(number: number, at: number, more: Node = {}): Node {
  return {
    id: `I_${number}`,
    number,
    title: `It breaks ${number}`,
    body: "It breaks.",
    url: `${WEB}/issues/${number}`,
    createdAt: minute(at),
    updatedAt: minute(at),
    closedAt: null,
    author: BO,
    comments: [],
    repository: { nameWithOwner: REPOSITORY, isPrivate: false },
    ...more,
  };
}

const RELEASE: Node = {
  url: "https://api.github.com/repos/octokit-fixture-org/release-assets/releases/1000",
  html_url: "https://github.com/octokit-fixture-org/release-assets/releases/tag/v1.0.0",
  id: 1000,
  node_id: "MDA6RW50aXR5MQ==",
  tag_name: "v1.0.0",
  target_commitish: "0000000000000000000000000000000000000001",
  name: "Version 1.0.0",
  draft: false,
  author: {
    login: "octokit-fixture-user-a",
    id: 1000,
    node_id: "MDA6RW50aXR5MQ==",
    gravatar_id: "",
    type: "User",
    site_admin: false,
  },
  prerelease: false,
  created_at: "2017-10-10T16:00:00Z",
  published_at: "2017-10-10T16:00:00Z",
  assets: [],
  body: "Initial release",
};

/** Pull request 1: commented on, altered, approved, squashed. */
function reviewedPull(): Node {
  const ada = signed("ada@lab.dev", { login: "ada-l", databaseId: 11 });
  return pullNode(1, 0, {
    title: "Batches may be empty, says ada@lab.dev",
    body: "Fixes the crash.\n\n> quoted words do not count\n\n```py\nneither = does(code)\n```\n<!-- nor a template -->",
    updatedAt: minute(200),
    closedAt: minute(200),
    mergedAt: minute(200),
    mergedBy: BO,
    mergeCommit: { oid: sha(99), author: signed("ada@home.example.dev", { login: "ada-l", databaseId: 11 }) },
    files: [{ path: "src/a.py" }, { path: "src/b.py" }],
    commits: [commitNode(1, 0, ada), commitNode(2, 60, ada), commitNode(3, 90, ada), commitNode(4, 120, null)],
    reviews: [
      reviewNode(1, BO, 30, "CHANGES_REQUESTED", "Please look at line ten."),
      reviewNode(2, ADA, 40, "COMMENTED"),
      reviewNode(3, CY, 150, "APPROVED"),
      reviewNode(4, BO, 160, "PENDING"),
      reviewNode(5, null, 170, "COMMENTED", "I am gone."),
    ],
    reviewThreads: [
      threadNode(1, [threadComment(1, BO, 30, 1, 1), threadComment(2, ADA, 40, 2, 1)], { isOutdated: true }),
      threadNode(2, [threadComment(3, BO, 30, 1, 1)], { originalLine: 50 }),
      threadNode(3, [threadComment(4, ADA, 35, 2, 1)], { isOutdated: true }),
    ],
    comments: [said("issuecomment", 1, CY, 20, "Thank you"), said("issuecomment", 2, HELPER, 21, "Coverage is 90 %")],
  });
}

/** The second commit leaves the line alone and moves it; the third alters it. */
const COMMITS: Record<string, Node> = {
  [sha(2)]: {
    sha: sha(2),
    files: [{ filename: "src/a.py", status: "modified", patch: "@@ -1,2 +1,4 @@\n one\n+new\n+new too\n two" }],
  },
  [sha(3)]: {
    sha: sha(3),
    files: [
      {
        filename: "src/a.py",
        status: "modified",
        patch: "@@ -11,3 +11,3 @@\n eleven\n-was ten\n+is mended\n thirteen",
      },
    ],
  },
  [sha(4)]: { sha: sha(4), files: [] },
};

export function records(): Known {
  return {
    repositories: {
      [REPOSITORY]: {
        __typename: "Repository",
        defaultBranchRef: {
          target: {
            __typename: "Commit",
            history: Array.from({ length: 130 }, (_, index) => ({
              committedDate: minute(600 - index),
              author: signed(`bo${index % 2}@lab.dev`, index % 2 === 0 ? { login: "bo-m", databaseId: 12 } : null),
            })),
          },
        },
        pullRequests: [
          reviewedPull(),
          pullNode(2, 10, { author: null, closedAt: minute(15), updatedAt: minute(15) }),
          pullNode(3, 20, { author: AGENT }),
          ...Array.from({ length: 47 }, (_, index) => pullNode(index + 10, 300 + index)),
        ],
        issues: [
          issueNode(5, 1, {
            closedAt: minute(9),
            updatedAt: minute(9),
            comments: [said("issuecomment", 9, ADA, 2, "I see it too.")],
          }),
          ...Array.from({ length: 120 }, (_, index) =>
            issueNode(index + 100, 400 + index, {
              comments: Array.from({ length: index === 7 ? 130 : 1 }, (_, n) =>
                said("issuecomment", 1000 * (index + 1) + n, CY, 401 + index, "So it does."),
              ),
            }),
          ),
        ],
      },
    },
    releases: { [REPOSITORY]: [RELEASE] },
    commits: COMMITS,
  };
}
