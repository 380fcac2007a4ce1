import type { Contribution } from "../../model/contribution.ts";
import { plainText } from "../../model/plain-text.ts";
import { withoutAddresses } from "../git/text.ts";
import { type Account, type Accounts, isSameAccount } from "./accounts.ts";
import { factsOfText, topicOfText, wordsOfText } from "./own-text.ts";

/** What the API and the archive of events both say; refs are the same in both. */

/** A repository in one source. */
export interface Place {
  /** `github.com/owner/name`, in lower case. */
  repository: string;
  /** Before each ref where a source holds several repositories; else empty. */
  prefix: string;
  accounts: Accounts;
}

/** A repository on a host as a {@link Place}. */
export function placeOf(host: string, name: string, severalRepositories: boolean, accounts: Accounts): Place {
  const repository = `${host}/${name}`.toLowerCase();
  return { repository, prefix: severalRepositories ? `${repository}/` : "", accounts };
}

interface Facts {
  author: Account | null;
  /** Seconds. */
  createdAt: number;
  body: string | null;
  url: string | null;
}

export function pullRequest(
  place: Place,
  facts: Facts & {
    number: number;
    title: string | null;
    closedAt: number | null;
    mergedAt: number | null;
    mergedBy: Account | null;
    commits: readonly string[];
    paths: readonly string[];
  },
): Contribution {
  const { number, mergedAt, closedAt, commits, paths } = facts;
  const merged = mergedAt !== null;
  return {
    ...common(place, facts, `pull/${number}`, "pull-request"),
    authors: [
      ...place.accounts.authors(facts.author),
      ...(merged ? place.accounts.authors(facts.mergedBy, "merger") : []),
    ],
    number,
    state: merged ? "merged" : closedAt === null ? null : "closed",
    endedAt: mergedAt ?? closedAt,
    ...factsOfText(facts.body, facts.url),
    title: titleOf(facts.title),
    commits: distinct(commits),
    paths: distinct(paths.map(plainText)),
  };
}

export function issue(
  place: Place,
  facts: Facts & { number: number; title: string | null; closedAt: number | null },
): Contribution {
  const { number, closedAt } = facts;
  return {
    ...common(place, facts, `issue/${number}`, "issue"),
    ...topicOfText(facts.body),
    number,
    state: closedAt === null ? null : "closed",
    endedAt: closedAt,
    title: titleOf(facts.title),
  };
}

/** A comment on a pull request or an issue as a whole. */
export function comment(place: Place, facts: Facts & { id: string; thread: Thread }): Contribution {
  return { ...common(place, facts, `comment/${facts.id}`, "comment"), ...inThread(place, facts.thread) };
}

/** What a comment belongs to. */
export interface Thread {
  kind: "pull" | "issue";
  number: number;
}

export type ReviewState = "approved" | "changes-requested" | "commented" | "dismissed";

/**
 * A review of somebody else's pull request. What the author says on their own is a comment, and nothing at
 * all without words: GitHub makes an empty review of each answer in a thread.
 *
 * @param owner who opened the pull request, as far as that is known
 */
export function review(
  place: Place,
  facts: Facts & { id: string; pull: number; state: ReviewState; changedAt: number | null },
  owner: Account | null,
): Contribution | null {
  const { id, pull, state, createdAt, changedAt } = facts;
  const base = {
    ...common(place, facts, `pull/${pull}/review/${id}`, "review"),
    ...inThread(place, { kind: "pull", number: pull }),
  };
  if (isSameAccount(facts.author, owner)) return base.words === 0 ? null : { ...base, kind: "comment" };
  return { ...base, state, endedAt: createdAt, changedAt };
}

/** A comment on lines; of the author on their own pull request a comment like any other. */
export function reviewComment(
  place: Place,
  facts: Facts & { id: string; pull: number; path: string | null; changedAt: number | null },
  owner: Account | null,
): Contribution {
  const { id, pull, path, changedAt } = facts;
  const isOwn = isSameAccount(facts.author, owner);
  return {
    ...common(place, facts, `pull/${pull}/review-comment/${id}`, isOwn ? "comment" : "review-comment"),
    ...inThread(place, { kind: "pull", number: pull }),
    paths: path === null ? [] : [plainText(path)],
    changedAt: isOwn ? null : changedAt,
  };
}

/** A comment on a commit. */
export function commitComment(place: Place, facts: Facts & { id: string; path: string | null }): Contribution {
  return {
    ...common(place, facts, `commit-comment/${facts.id}`, "comment"),
    paths: facts.path === null ? [] : [plainText(facts.path)],
  };
}

export function release(place: Place, facts: Facts & { id: string; title: string | null }): Contribution {
  return {
    ...common(place, facts, `release/${facts.id}`, "release"),
    ...factsOfText(facts.body, facts.url),
    title: titleOf(facts.title),
  };
}

function common(place: Place, facts: Facts, ref: string, kind: Contribution["kind"]): Contribution {
  return {
    ref: `${place.prefix}${ref}`,
    kind,
    madeAt: facts.createdAt,
    authors: place.accounts.authors(facts.author),
    repository: place.repository,
    thread: null,
    number: null,
    state: null,
    endedAt: null,
    commits: [],
    title: null,
    url: facts.url !== null && /^https?:\/\/\S{1,500}$/.test(facts.url) ? plainText(facts.url) : null,
    changedAt: null,
    paths: [],
    counts: [],
    venue: null,
    ...wordsOfText(facts.body),
  };
}

function inThread(place: Place, { kind, number }: Thread): Pick<Contribution, "thread" | "number"> {
  return { thread: `${place.prefix}${kind}/${number}`, number };
}

function titleOf(title: string | null): string | null {
  return title === null ? null : withoutAddresses(plainText(title)).slice(0, 300);
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}

/** Seconds of a time as GitHub writes it. */
export function secondsOf(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}
