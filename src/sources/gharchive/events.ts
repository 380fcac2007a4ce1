import { z } from "zod";

import type { Contribution } from "../../model/contribution.ts";
import type { Account } from "../github/accounts.ts";
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
  /** Whether it stands so only since then, which the contribution itself doesn't say: it was opened again, say. */
  isLater: boolean;
}

// What GitHub sends has changed over the years, and will. An event is lost only where it lacks what makes it one:
// its kind, its time, and the number or id of what it is about. Everything else may be missing or null.

/** As the tables hold it. */
const Numbered = z
  .int()
  .positive()
  .max(2 ** 31 - 1);
const text = z.string().nullish();
const time = z.iso.datetime({ offset: true });
/** Seconds. */
const moment = time.nullish().transform((at) => (typeof at === "string" ? secondsOf(at) : at));
/** Null for an account that was deleted; undefined where none is named. */
const User = z
  .object({ login: text, id: z.int().nullish(), type: text })
  .nullish()
  .transform((user): Account | null | undefined => {
    if (!user) return user;
    const { login, id, type } = user;
    return login ? { login, id: id ?? null, type: type ?? (login.endsWith("[bot]") ? "Bot" : "User") } : null;
  });

/** What every event has, and `actor` as text only in the form from before 2015. */
const Event = z.object({
  type: z.string(),
  actor: z.union([User, z.string()]),
  repo: z.object({ name: z.string() }).nullish(),
  created_at: time,
  payload: z.looseObject({ action: text }),
});
export type ArchiveEvent = Omit<z.infer<typeof Event>, "actor" | "repo"> & {
  actor: Account | null;
  repo: { name: string };
};

/** An event of this form; `old` when it is of the form from before 2015, null when it is neither. */
export function eventOf(value: unknown): ArchiveEvent | "old" | null {
  const { success, data } = Event.safeParse(value);
  if (!success) return null;
  const { actor, repo } = data;
  if (typeof actor === "string") return "old";
  return repo ? { ...data, actor: actor ?? null, repo } : null;
}

const Said = z.object({ id: z.int(), body: text, html_url: text, created_at: moment, user: User });
/** Of a review: the pull request may be whole or a stub. */
const PullRequestOf = z.object({ number: Numbered, user: User });

const Payloads = {
  pullRequest: z.object({
    number: Numbered.nullish(),
    pull_request: z
      .object({
        number: Numbered.nullish(),
        title: text,
        body: text,
        html_url: text,
        user: User,
        created_at: moment,
        closed_at: moment,
        merged_at: moment,
        merged_by: User,
        merge_commit_sha: text,
        head: z.object({ sha: text }).nullish(),
      })
      .nullish(),
  }),
  issue: z.object({
    issue: z.object({
      number: Numbered,
      title: text,
      body: text,
      html_url: text,
      user: User,
      created_at: moment,
      closed_at: moment,
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
      user: User,
      body: text,
      state: z.string(),
      submitted_at: moment,
      html_url: text,
    }),
  }),
  reviewComment: z.object({ pull_request: PullRequestOf, comment: Said.extend({ path: text }) }),
  commitComment: z.object({ comment: Said.extend({ path: text }) }),
  release: z.object({
    release: z.object({
      id: z.int(),
      name: text,
      tag_name: text,
      body: text,
      html_url: text,
      draft: z.boolean().nullish(),
      author: User,
      created_at: moment,
      published_at: moment,
    }),
  }),
} as const;

const WHOLE = { origin: true, text: true, outcome: true };
/** After these a contribution stands as it says itself: since it was made, or since it ended. */
const OWN_ACTIONS: ReadonlySet<string> = new Set(["opened", "created", "closed", "merged", "published", "submitted"]);

/**
 * What an event says; null for kinds of events that are nobody's contribution here: pushes (their commits
 * are read from git), forks, stars, branches, members, wikis, discussions.
 *
 * @throws {z.ZodError} its payload lacks what makes it an event of its kind
 */
export function sightingOf(event: ArchiveEvent, place: Place): Sighting | null {
  const { payload, actor } = event;
  const action = payload.action ?? null;
  // What somebody took back stays as it was before, if it was seen.
  if (action === "deleted") return null;
  const at = secondsOf(event.created_at);
  const isLater = action !== null && !OWN_ACTIONS.has(action);
  const whole = (contribution: Contribution | null, says = WHOLE): Sighting | null =>
    contribution && { at, contribution, says, isLater };
  /** What all have; who isn't named is who acted, where the action is that of making it. */
  const common = (said: z.infer<typeof Said> | z.infer<typeof Payloads.issue>["issue"]) => ({
    author: said.user === undefined ? (action === "closed" || isLater ? null : actor) : said.user,
    createdAt: said.created_at ?? at,
    body: said.body ?? null,
    url: said.html_url ?? null,
  });
  switch (event.type) {
    case "PullRequestEvent":
      return { at, isLater, ...pullRequestOf(event, place, at) };
    case "PullRequestReviewEvent":
      return whole(reviewOf(event, place, at));
    case "PullRequestReviewCommentEvent": {
      const { pull_request: pull, comment: said } = Payloads.reviewComment.parse(payload);
      const facts = { ...common(said), id: String(said.id), pull: pull.number, path: said.path ?? null };
      return whole(reviewComment(place, { ...facts, changedAt: null }, pull.user ?? null));
    }
    case "IssuesEvent": {
      const { issue: one } = Payloads.issue.parse(payload);
      const facts = { ...common(one), number: one.number, title: one.title ?? null };
      const closedAt = one.closed_at === undefined && action === "closed" ? at : (one.closed_at ?? null);
      const origin = one.user !== undefined || facts.author !== null;
      return whole(issue(place, { ...facts, closedAt }), { origin, text: facts.title !== null, outcome: true });
    }
    case "IssueCommentEvent": {
      const { issue: on, comment: said } = Payloads.issueComment.parse(payload);
      const thread = { kind: on.pull_request ? "pull" : "issue", number: on.number } as const;
      return whole(comment(place, { ...common(said), id: String(said.id), thread }));
    }
    case "CommitCommentEvent": {
      const { comment: said } = Payloads.commitComment.parse(payload);
      return whole(commitComment(place, { ...common(said), id: String(said.id), path: said.path ?? null }));
    }
    case "ReleaseEvent": {
      const { release: one } = Payloads.release.parse(payload);
      if (one.draft) return null;
      return whole(
        release(place, {
          id: String(one.id),
          title: one.name || one.tag_name || null,
          body: one.body ?? null,
          url: one.html_url ?? null,
          author: one.author === undefined ? actor : one.author,
          createdAt: one.published_at ?? one.created_at ?? at,
        }),
      );
    }
    default:
      return null;
  }
}

/** Since October 2025 most of it is missing, and of one that was closed nothing says whether it was merged. */
function pullRequestOf(
  { payload, actor, repo }: ArchiveEvent,
  place: Place,
  at: number,
): Pick<Sighting, "contribution" | "says"> {
  const { pull_request: one = null, number: given } = Payloads.pullRequest.parse(payload);
  const number = Numbered.parse(one?.number ?? given);
  const action = payload.action ?? "";
  const author = one?.user === undefined ? (action === "opened" ? actor : null) : one.user;
  const mergedAt = one?.merged_at ?? (action === "merged" ? at : null);
  const mergedBy = one?.merged_by ?? (action === "merged" ? actor : null);
  const saysOutcome = one?.merged_at !== undefined && one.closed_at !== undefined;
  const commits = [one?.head?.sha, mergedAt === null ? null : one?.merge_commit_sha];
  const contribution = pullRequest(place, {
    author,
    createdAt: one?.created_at ?? at,
    body: one?.body ?? null,
    url: one?.html_url ?? `https://github.com/${repo.name}/pull/${number}`,
    number,
    title: one?.title ?? null,
    closedAt: one?.closed_at ?? null,
    mergedAt,
    mergedBy,
    commits: commits.filter((sha) => sha !== null && sha !== undefined),
    paths: [],
  });
  const says = {
    origin: action === "opened" || Boolean(one?.user !== undefined && one.created_at),
    text: contribution.title !== null,
    outcome: saysOutcome || ["opened", "reopened", "merged"].includes(action),
  };
  return { contribution, says };
}

const STATES: Readonly<Record<string, ReviewState>> = {
  approved: "approved",
  changes_requested: "changes-requested",
  commented: "commented",
  dismissed: "dismissed",
};

function reviewOf({ payload, actor }: ArchiveEvent, place: Place, at: number): Contribution | null {
  const { pull_request: pull, review: one } = Payloads.review.parse(payload);
  const state = STATES[one.state.toLowerCase()];
  if (state === undefined) return null;
  const facts = {
    // Only its author makes a review; somebody else may dismiss it.
    author: one.user === undefined ? (payload.action === "created" ? actor : null) : one.user,
    createdAt: one.submitted_at ?? at,
    body: one.body ?? null,
    url: one.html_url ?? null,
    id: String(one.id),
    pull: pull.number,
    state,
    changedAt: null,
  };
  return review(place, facts, pull.user ?? null);
}
