import { z } from "zod";

import type { Account } from "./accounts.ts";

/** The shapes of GitHub's answers, as far as they are used; what else is in them is let go. */

const time = z.iso.datetime();
/** Of a pull request or an issue, as the tables hold it. */
const numbered = z
  .int()
  .positive()
  .max(2 ** 31 - 1);
/** A number of 64 bits, as text. */
const id = z.union([z.string().regex(/^\d+$/), z.int(), z.bigint()]).transform(String);
/** As {@link id}; empty where GitHub has none, which its schema allows: such an entry can't be named. */
const idOrNone = z.union([id, z.null().transform(() => "")]);

const Actor = z
  .object({ type: z.string(), login: z.string(), databaseId: z.int().nullish() })
  .nullable()
  .transform(
    (actor): Account | null => actor && { login: actor.login, id: actor.databaseId ?? null, type: actor.type },
  );

/** Who git says the author is, and the account that GitHub says is theirs. */
const Signature = z
  .object({
    email: z.string().nullable(),
    user: z
      .object({ login: z.string(), databaseId: z.int().nullable() })
      .nullable()
      .transform((user): Account | null => user && { login: user.login, id: user.databaseId, type: "User" }),
  })
  .nullable();

const PageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });
export type PageInfo = z.infer<typeof PageInfo>;

/** A list, or the beginning of one. What the token may not see is null in it. */
function list<T extends z.ZodType>(node: T) {
  return z.object({ pageInfo: PageInfo, nodes: nodesOf(node) });
}

/** A {@link list} that may be missing as a whole. */
function listOrNone<T extends z.ZodType>(node: T) {
  return list(node)
    .nullable()
    .transform((given) => given ?? { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] });
}

function nodesOf<T extends z.ZodType>(node: T) {
  return z
    .array(node.nullable())
    .nullable()
    .transform((nodes) => (nodes ?? []).filter((one) => one !== null).filter((one) => !isNameless(one)));
}

function isNameless(node: unknown): boolean {
  return (node as { fullDatabaseId?: string }).fullDatabaseId === "";
}

const Comment = z.object({
  fullDatabaseId: idOrNone,
  body: z.string(),
  createdAt: time,
  url: z.string(),
  author: Actor,
});
export type CommentNode = z.infer<typeof Comment>;

const Commit = z.object({
  commit: z.object({
    oid: z.string(),
    committedDate: time,
    parents: z.object({ totalCount: z.int() }),
    author: Signature,
  }),
});
export type CommitNode = z.infer<typeof Commit>;

const Review = z.object({
  fullDatabaseId: idOrNone,
  state: z.string(),
  body: z.string(),
  createdAt: time,
  submittedAt: time.nullable(),
  url: z.string(),
  author: Actor,
});
export type ReviewNode = z.infer<typeof Review>;

const ReviewComment = Comment.extend({
  pullRequestReview: z.object({ fullDatabaseId: idOrNone }).nullable(),
  originalCommit: z.object({ oid: z.string() }).nullable(),
  replyTo: z.object({ id: z.string() }).nullable(),
});

const Thread = z.object({
  id: z.string(),
  isOutdated: z.boolean(),
  path: z.string(),
  originalLine: z.int().nullable(),
  originalStartLine: z.int().nullable(),
  diffSide: z.string(),
  comments: list(ReviewComment),
});
export type ThreadNode = z.infer<typeof Thread>;

/** What the repository and the person's own list both say of an issue, and of a pull request. */
const IssueCore = z.object({
  id: z.string(),
  number: numbered,
  title: z.string(),
  body: z.string(),
  url: z.string(),
  createdAt: time,
  updatedAt: time,
  closedAt: time.nullable(),
  author: Actor,
});
export type IssueCore = z.infer<typeof IssueCore>;

const PullRequestCore = IssueCore.extend({
  mergedAt: time.nullable(),
  mergedBy: Actor,
  mergeCommit: z.object({ oid: z.string(), author: Signature }).nullable(),
  /** Null where the commits are gone. */
  files: z.object({ totalCount: z.int(), nodes: nodesOf(z.object({ path: z.string() })) }).nullable(),
  commits: list(Commit),
});
export type PullRequestCore = z.infer<typeof PullRequestCore>;

const PullRequest = PullRequestCore.extend({
  pushes: z.object({ nodes: nodesOf(z.object({ createdAt: time })) }),
  reviews: listOrNone(Review),
  reviewThreads: list(Thread),
  comments: list(Comment),
});
export type PullRequestNode = z.infer<typeof PullRequest>;

const Issue = IssueCore.extend({ comments: list(Comment) });

function pageOf<T extends z.ZodType>(node: T) {
  return list(node).extend({ totalCount: z.int() });
}

function repositoryPage<T extends z.ZodType>(node: T) {
  return z.object({ repository: z.object({ page: pageOf(node) }) }).transform(({ repository }) => repository.page);
}

export const PullRequestPage = repositoryPage(PullRequest);
export const IssuePage = repositoryPage(Issue);

/** Null for a repository without commits, and where the main branch is at something else than a commit. */
export const CommitPage = z
  .object({
    repository: z.object({
      defaultBranchRef: z
        .object({
          target: z
            .object({ page: pageOf(z.object({ committedDate: time, author: Signature })).optional() })
            .nullable(),
        })
        .nullable(),
    }),
  })
  .transform(({ repository }) => repository.defaultBranchRef?.target?.page ?? null);

function rest<T extends z.ZodType>(node: T) {
  return z.object({ node: z.object({ list: listOrNone(node) }) }).transform(({ node }) => node.list);
}

export const RestOf = {
  commits: rest(Commit),
  reviews: rest(Review),
  reviewThreads: rest(Thread),
  comments: rest(Comment),
  threadComments: rest(ReviewComment),
} as const;

export const Person = z
  .object({
    user: z.object({
      login: z.string(),
      databaseId: z.int().nullable(),
      contributionsCollection: z.object({ contributionYears: z.array(z.int()) }),
    }),
  })
  .transform(({ user }) => user);

const Where = z.object({ repository: z.object({ nameWithOwner: z.string(), isPrivate: z.boolean() }) });
export type Where = z.infer<typeof Where>["repository"];

function personPage<T extends z.ZodType>(node: T) {
  return z.object({ user: z.object({ page: pageOf(node) }) }).transform(({ user }) => user.page);
}

export const PersonPullRequests = personPage(PullRequestCore.extend(Where.shape));
export const PersonIssues = personPage(IssueCore.extend(Where.shape));
export const PersonComments = personPage(
  Comment.extend({
    ...Where.shape,
    updatedAt: time,
    issue: z.object({ number: numbered }),
    pullRequest: z.object({ number: numbered }).nullable(),
  }),
);
export const PersonReviews = z
  .object({
    user: z.object({
      contributionsCollection: z.object({
        page: pageOf(
          z.object({
            occurredAt: time,
            pullRequestReview: Review.extend({
              ...Where.shape,
              pullRequest: z.object({ number: numbered, author: Actor }),
            }),
          }),
        ),
      }),
    }),
  })
  .transform(({ user }) => user.contributionsCollection.page);

/** An account as REST writes it. */
const RestAccount = z
  .object({ login: z.string(), id: z.int(), type: z.string().default("User") })
  .nullable()
  .transform((account): Account | null => account);

export const Releases = z.array(
  z.object({
    id,
    tag_name: z.string(),
    name: z.string().nullish(),
    body: z.string().nullish(),
    draft: z.boolean(),
    html_url: z.string(),
    created_at: time,
    published_at: time.nullable(),
    author: RestAccount,
  }),
);

export type ReleaseEntry = z.infer<typeof Releases>[number];

/** Of a commit in REST. */
export const CommitFiles = z
  .object({
    files: z
      .array(
        z.object({
          filename: z.string(),
          previous_filename: z.string().optional(),
          /** Missing where it is too large, or not text. */
          patch: z.string().optional(),
        }),
      )
      .default([]),
  })
  .transform(({ files }) => files);
export type CommitFiles = z.infer<typeof CommitFiles>;
