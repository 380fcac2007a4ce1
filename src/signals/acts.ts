import { CONTRIBUTION_KINDS, type ContributionKind } from "../model/contribution.ts";
import type { View } from "./view.ts";

/** Words from which a review says something. */
const LEAST_WORDS = 5;

/** Something that somebody did beside commits. */
export interface Act {
  person: number;
  /** Place among the contributions. */
  act: number;
  /** Place among the commits and contributions. */
  item: number;
  /** Seconds. */
  at: number;
}

export function kindOf({ repository: { contributions } }: View, act: number): ContributionKind {
  return CONTRIBUTION_KINDS[contributions.kind[act]!]!;
}

/** The human authors of a contribution; who merged a pull request is none. */
export function authorsOf({ repository: { contributions }, human }: View, act: number): number[] {
  const { people, roles } = contributions;
  const found: number[] = [];
  for (let i = people.start[act]!; i < people.start[act + 1]!; i++)
    if (roles[i] !== "merger" && human[people.people[i]!]) found.push(people.people[i]!);
  return found;
}

export interface Review extends Act {
  /** The pull request, where it is known. */
  of: number;
  /** Says something, rather than approving without words. */
  spoken: boolean;
  /** A later push altered the lines that it speaks of. */
  changed: boolean;
}

/** Reviews of others' pull requests, and comments on their lines, in scope. */
export function* reviewsOf(view: View): Generator<Review> {
  const { contributions } = view.repository;
  for (const act of view.acts) {
    const kind = kindOf(view, act);
    if (kind !== "review" && kind !== "review-comment") continue;
    const of = contributions.thread[act]!;
    const own = of < 0 ? [] : authorsOf(view, of);
    const changed = contributions.changedAt[act]! >= 0;
    const spoken =
      changed || contributions.words[act]! >= LEAST_WORDS || contributions.state[act] === "changes-requested";
    for (const person of authorsOf(view, act))
      if (!own.includes(person)) yield { ...actOf(view, person, act), of, spoken, changed };
  }
}

/**
 * What counts as a week of work beside commits: reviews that say something, releases, posts, papers, and
 * merged pull requests of which no commit was seen. One that was seen counts as that commit, once.
 */
export function* countingActs(view: View): Generator<Act> {
  const { contributions } = view.repository;
  for (const review of reviewsOf(view)) if (review.spoken) yield review;
  for (const act of view.acts) {
    const kind = kindOf(view, act);
    const counts =
      kind === "post" ||
      kind === "paper" ||
      kind === "release" ||
      (kind === "pull-request" && contributions.state[act] === "merged" && commitsOf(view, act).length === 0);
    if (counts) for (const person of authorsOf(view, act)) yield actOf(view, person, act);
  }
}

/** Landed commits that a contribution holds or became. */
export function commitsOf({ repository: { contributions } }: View, act: number): Int32Array {
  const { start, commit } = contributions.commits;
  return commit.subarray(start[act]!, start[act + 1]!);
}

export function actOf({ repository: { commits, contributions } }: View, person: number, act: number): Act {
  return { person, act, item: commits.count + act, at: contributions.at[act]! };
}
