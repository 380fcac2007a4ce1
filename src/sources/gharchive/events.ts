import { z } from "zod";

import type { Contribution } from "../../model/contribution.ts";
import type { Account } from "../github/accounts.ts";
import { RestAccount } from "../github/answers.ts";
import {
  comment,
  commitComment,
  issue,
  type Place,
  pullRequest,
  release,
  review,
  reviewComment,
  type ReviewState,
  secondsOf,
} from "../github/contributions.ts";

/**
 * What one event says of a contribution. Since 7 October 2025 events say of a pull request little more than
 * its number, so what is known of one is put together from several (fold.ts).
 */
export interface Sighting {
  /** When it was seen so, seconds. */
  at: number;
  contribution: Contribution;
  /** Whether it says who began it and when; whether it has the title and the text; whether it says how it stands. */
  says: { origin: boolean; text: boolean; outcome: boolean };
}

/** As the tables hold it. */
const Numbered = z
  .int()
  .positive()
  .max(2 ** 31 - 1);
const time = z.iso.datetime({ offset: true });
const Actor = z
  .object({ id: z.int(), login: z.string() })
  .transform(({ id, login }): Account => ({ id, login, type: login.endsWith("[bot]") ? "Bot" : "User" }));

/** What every event has, and `actor` as text only in the form from before 2015. */
const Event = z.object({
  type: z.string(),
  actor: z.union([Actor, z.string()]),
  repo: z.object({ name: z.string() }).optional(),
  created_at: time,
  payload: z.looseObject({ action: z.string().optional() }),
});
export type ArchiveEvent = Omit<z.infer<typeof Event>, "actor" | "repo"> & { actor: Account; repo: { name: string } };

/** An event of this form; `old` when it is of the form from before 2015, null when it is neither. */
export function eventOf(value: unknown): ArchiveEvent | "old" | null {
  const { success, data } = Event.safeParse(value);
  if (!success) return null;
  const { actor, repo } = data;
  if (typeof actor === "string" || repo === undefined) return "old";
  return { ...data, actor, repo };
}

const Body = z.string().nullish();
const Said = z.object({ id: z.int(), body: Body, html_url: z.string(), created_at: time, user: RestAccount });

const PullRequestFull = z.object({
  number: Numbered,
  title: z.string(),
  body: Body,
  html_url: z.string(),
  user: RestAccount,
  created_at: time,
  closed_at: time.nullable(),
  merged_at: time.nullable(),
  merged_by: RestAccount.optional(),
  merge_commit_sha: z.string().nullish(),
  head: z.object({ sha: z.string() }),
});
const PullRequestStub = z.object({ number: Numbered, head: z.object({ sha: z.string() }).optional() });
/** Of a review: the pull request may be whole or a stub. */
const PullRequestOf = z.object({ number: Numbered, user: RestAccount.optional() });

const Payloads = {
  issue: z.object({
    issue: z.object({
      number: Numbered,
      title: z.string(),
      body: Body,
      html_url: z.string(),
      user: RestAccount,
      created_at: time,
      closed_at: time.nullish(),
    }),
  }),
  issueComment: z.object({
    issue: z.object({ number: Numbered, pull_request: z.looseObject({}).nullish() }),
    comment: Said,
  }),
  review: z.object({
    pull_request: PullRequestOf,
    review: z.object({
      id: z.int(),
      user: RestAccount,
      body: Body,
      state: z.string(),
      submitted_at: time.nullish(),
      html_url: z.string(),
    }),
  }),
  reviewComment: z.object({ pull_request: PullRequestOf, comment: Said.extend({ path: z.string() }) }),
  commitComment: z.object({ comment: Said.extend({ path: z.string().nullish() }) }),
  release: z.object({
    release: z.object({
      id: z.int(),
      name: z.string().nullish(),
      tag_name: z.string(),
      body: Body,
      html_url: z.string(),
      draft: z.boolean().default(false),
      author: RestAccount.optional(),
      created_at: time,
      published_at: time.nullish(),
    }),
  }),
} as const;

const WHOLE = { origin: true, text: true, outcome: true };

/**
 * What an event says; null for kinds of events that are nobody's contribution here: pushes (their commits
 * are read from git), forks, stars, branches, members, wikis, discussions.
 *
 * @throws {z.ZodError} its payload has not the shape that its kind has
 */
export function sightingOf(event: ArchiveEvent, place: Place): Sighting | null {
  // What somebody took back stays as it was before, if it was seen.
  if (event.payload.action === "deleted") return null;
  const at = secondsOf(event.created_at);
  const whole = (contribution: Contribution | null): Sighting | null =>
    contribution && { at, contribution, says: WHOLE };
  switch (event.type) {
    case "PullRequestEvent":
      return pullRequestSighting(event, place, at);
    case "PullRequestReviewEvent":
      return whole(reviewOf(event, place, at));
    case "PullRequestReviewCommentEvent": {
      const { pull_request: pull, comment: said } = Payloads.reviewComment.parse(event.payload);
      const facts = { ...common(said), id: String(said.id), pull: pull.number, path: said.path, changedAt: null };
      return whole(reviewComment(place, facts, pull.user ?? null));
    }
    case "IssuesEvent": {
      const { issue: one } = Payloads.issue.parse(event.payload);
      const closedAt = one.closed_at ? secondsOf(one.closed_at) : null;
      return whole(issue(place, { ...common(one), number: one.number, title: one.title, closedAt }));
    }
    case "IssueCommentEvent": {
      const { issue: on, comment: said } = Payloads.issueComment.parse(event.payload);
      const thread = { kind: on.pull_request ? "pull" : "issue", number: on.number } as const;
      return whole(comment(place, { ...common(said), id: String(said.id), thread }));
    }
    case "CommitCommentEvent": {
      const { comment: said } = Payloads.commitComment.parse(event.payload);
      return whole(commitComment(place, { ...common(said), id: String(said.id), path: said.path ?? null }));
    }
    case "ReleaseEvent": {
      const { release: one } = Payloads.release.parse(event.payload);
      if (one.draft) return null;
      return whole(
        release(place, {
          id: String(one.id),
          title: one.name || one.tag_name,
          body: one.body ?? null,
          url: one.html_url,
          author: one.author === undefined ? event.actor : one.author,
          createdAt: secondsOf(one.published_at ?? one.created_at),
        }),
      );
    }
    default:
      return null;
  }
}

function common(said: z.infer<typeof Said> | z.infer<typeof PullRequestFull> | IssueFacts): {
  author: Account | null;
  createdAt: number;
  body: string | null;
  url: string;
} {
  return { author: said.user, createdAt: secondsOf(said.created_at), body: said.body ?? null, url: said.html_url };
}
type IssueFacts = z.infer<typeof Payloads.issue>["issue"];

function pullRequestSighting({ payload, actor, repo }: ArchiveEvent, place: Place, at: number): Sighting {
  const full = PullRequestFull.safeParse(payload["pull_request"]);
  if (full.success) {
    const one = full.data;
    const mergedAt = one.merged_at === null ? null : secondsOf(one.merged_at);
    const contribution = pullRequest(place, {
      ...common(one),
      number: one.number,
      title: one.title,
      closedAt: one.closed_at === null ? null : secondsOf(one.closed_at),
      mergedAt,
      mergedBy: one.merged_by ?? null,
      commits: [one.head.sha, ...(mergedAt !== null && one.merge_commit_sha ? [one.merge_commit_sha] : [])],
      paths: [],
    });
    return { at, contribution, says: WHOLE };
  }
  const { number, head } = PullRequestStub.parse(payload["pull_request"]);
  const action = payload.action;
  const merged = action === "merged";
  const contribution = pullRequest(place, {
    author: action === "opened" ? actor : null,
    createdAt: at,
    body: null,
    url: `https://github.com/${repo.name}/pull/${number}`,
    number,
    title: null,
    closedAt: null,
    mergedAt: merged ? at : null,
    mergedBy: merged ? actor : null,
    commits: head ? [head.sha] : [],
    paths: [],
  });
  // A stub that was closed does not say whether it was merged.
  const says = {
    origin: action === "opened",
    text: false,
    outcome: ["opened", "reopened", "merged"].includes(action ?? ""),
  };
  return { at, contribution, says };
}

const STATES: Readonly<Record<string, ReviewState>> = {
  approved: "approved",
  changes_requested: "changes-requested",
  commented: "commented",
  dismissed: "dismissed",
};

function reviewOf(event: ArchiveEvent, place: Place, at: number): Contribution | null {
  const { pull_request: pull, review: one } = Payloads.review.parse(event.payload);
  const state = STATES[one.state.toLowerCase()];
  if (state === undefined) return null;
  const facts = {
    author: one.user,
    createdAt: one.submitted_at ? secondsOf(one.submitted_at) : at,
    body: one.body ?? null,
    url: one.html_url,
    id: String(one.id),
    pull: pull.number,
    state,
    changedAt: null,
  };
  return review(place, facts, pull.user ?? null);
}
