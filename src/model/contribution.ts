import type { IdentityKind } from "./evidence.ts";

/** What people do, other than commits. */
export const CONTRIBUTION_KINDS = [
  "pull-request",
  "review",
  "review-comment",
  "issue",
  "comment",
  "release",
  "post",
  "paper",
] as const;
export type ContributionKind = (typeof CONTRIBUTION_KINDS)[number];

/** What somebody has to do with a contribution. */
export type ContributionRole = "author" | "co-author" | "merger";

/** What is said: better than something, a cause, a fix, a size, a general truth; see docs/method/rigour.md. */
export type ClaimKind = "comparison" | "improvement" | "cause" | "fix" | "absence";

/**
 * What can stand with a claim, so that a reader can check it.
 *
 * @public scripts/rigour-accuracy.mjs reads it from the built code
 */
export const SUPPORT_KINDS = [
  "number",
  "baseline",
  "table",
  "figure",
  "code",
  "data-set",
  "interval",
  "ablation",
  "null-result",
] as const;
export type SupportKind = (typeof SUPPORT_KINDS)[number];

/** What is counted of a contribution by a date. */
export type CountKind = "citations" | "dependants" | "versions";

export interface Claim {
  kind: ClaimKind;
  /** The sentence as it stands there, at most 300 characters. */
  quote: string;
  /** Where in the text, for a reader: `paragraph 4`. */
  place: string;
  /** What stands with it, each with its quoted place. */
  support: readonly { kind: SupportKind; quote: string }[];
}

/** Somebody as a source names them. Hashes are keyed by the workspace; plain addresses never come here. */
export interface Contributor {
  name: string;
  /** Hash of `address:` and an e-mail address that the source states for them, as git's identities have it. */
  address: string | null;
  /** Hash of the GitHub login, as {@link loginText} writes it. */
  login: string | null;
  /** Hash of `github-account:` and the account's number, of `orcid:` and an ORCID iD, or of `openalex:` and an author's id. */
  account: string | null;
  kind: IdentityKind;
}

export interface ContributionAuthor extends Contributor {
  role: ContributionRole;
  /** Place among the authors, from 1, and how many there are; 0 where the place is not known. */
  place: number;
  places: number;
}

/** One thing that somebody did, as a source gives it. */
export interface Contribution {
  /**
   * Unique in its source and the same at every reading: `pull/12`, `pull/12/review/345`. In a source of several
   * repositories the repository stands before it: {@link refWithin} takes it off.
   */
  ref: string;
  kind: ContributionKind;
  /** Seconds. */
  madeAt: number;
  authors: readonly ContributionAuthor[];
  /** The code base that it belongs to, in lower case: `github.com/owner/name`. */
  repository: string | null;
  /** Ref of what it belongs to: the pull request of a review, the first of a series of posts. */
  thread: string | null;
  /** Number of a pull request or an issue. */
  number: number | null;
  /**
   * How it ended: `merged`, `closed`; of a review `approved`, `changes-requested`, `commented`, `dismissed`;
   * of a paper `published` (before, it was a preprint) or `retracted`.
   * Holds from `endedAt` on; before, it was open.
   */
  state: string | null;
  endedAt: number | null;
  /** Commits that it holds or became, as they stand on the main line or in the pull request. */
  commits: readonly string[];
  title: string | null;
  url: string | null;
  /** Number of words of its own text, without quotations and code. */
  words: number;
  /**
   * Of a review or a comment on lines: when a later push of the same pull request altered these lines, seconds.
   * Of a post: when it was last revised, where its source says so.
   */
  changedAt: number | null;
  /** Files of the code base that it touches or speaks of. */
  paths: readonly string[];
  /** The most frequent words of its text, for its areas. */
  frequent: readonly { word: string; count: number }[];
  claims: readonly Claim[];
  /** What it points to: `code`, `data-set`, `paper`, `post`, `page`; addresses without credentials. */
  links: readonly { kind: string; target: string }[];
  /** How often others had cited it, or depended on it, or how many versions of it there were, by a date, seconds. */
  counts: readonly { kind: CountKind; at: number; count: number }[];
  /** Journal, conference or site. */
  venue: string | null;
}

/** A ref as the source of its repository alone has it, so that the same thing has the same ref in every source. */
export function refWithin(repository: string | null, ref: string): string {
  return repository !== null && ref.startsWith(`${repository}/`) ? ref.slice(repository.length + 1) : ref;
}
