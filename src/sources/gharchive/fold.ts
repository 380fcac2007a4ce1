import type { Contribution, ContributionAuthor } from "../../model/contribution.ts";
import type { Sighting } from "./events.ts";

/** Puts what events say of the same contributions together, whatever their order and however often they come. */
export class Fold {
  readonly #seen = new Map<string, Known>();

  /**
   * @param stored what an earlier reading put together
   * @param since of those that stand otherwise than when they were made or ended: since when, by ref; see {@link contributions}
   */
  constructor(stored: readonly Contribution[], since: Readonly<Record<string, number>>) {
    for (const one of stored) this.#seen.set(one.ref, knownOf(storedSighting(one, since[one.ref] ?? null)));
  }

  add(sighting: Sighting): void {
    const { ref } = sighting.contribution;
    const known = this.#seen.get(ref);
    this.#seen.set(ref, known ? merge(known, knownOf(sighting)) : knownOf(sighting));
  }

  /**
   * The contributions. What the author of a pull request says in a review of their own is a comment, and
   * nothing without words, also where only another event says whose the pull request is.
   *
   * @returns `since` for a later reading, that an hour from before something was opened again doesn't close it
   */
  contributions(): { contributions: Contribution[]; gone: string[]; since: Record<string, number> } {
    const contributions: Contribution[] = [];
    const gone: string[] = [];
    const since: [string, number][] = [];
    for (const known of this.#seen.values()) {
      const one = contributionOf(known);
      const settled = this.#settled(one);
      if (settled) contributions.push(settled);
      else gone.push(one.ref);
      if (settled && known.laterAt !== null && known.laterAt > ownTime(settled)) since.push([one.ref, known.laterAt]);
    }
    return { contributions, gone, since: Object.fromEntries(since.sort(([a], [b]) => (a < b ? -1 : 1))) };
  }

  #settled(one: Contribution): Contribution | null {
    if ((one.kind !== "review" && one.kind !== "review-comment") || one.thread === null) return one;
    const owner = this.#seen.get(one.thread)?.origin?.authors[0];
    const author = one.authors[0];
    if (!owner || !author || owner.account === null || owner.account !== author.account) return one;
    if (one.kind === "review" && one.words === 0) return null;
    return { ...one, kind: "comment", state: null, endedAt: null, changedAt: null };
  }
}

/** Each part as the latest sighting has it that says something of it. */
interface Known {
  latest: Part<Contribution>;
  origin: (Part<Contribution> & { authors: readonly ContributionAuthor[] }) | null;
  text: Part<Contribution> | null;
  outcome: Part<Contribution> | null;
  /** When it was first seen. */
  firstAt: number;
  /** When it was last seen to have changed otherwise than by ending. */
  laterAt: number | null;
  commits: ReadonlySet<string>;
}

interface Part<T> {
  at: number;
  from: T;
}

function knownOf({ at, contribution, says, isLater }: Sighting): Known {
  const part = { at, from: contribution };
  return {
    latest: part,
    origin: says.origin ? { ...part, authors: authorsOf(contribution) } : null,
    text: says.text ? part : null,
    outcome: says.outcome ? part : null,
    firstAt: contribution.madeAt,
    laterAt: isLater && says.outcome ? at : null,
    commits: new Set(contribution.commits),
  };
}

/** What was stored says the most that it can: when it ended, or began, it stood so, or since it changed. */
function storedSighting(one: Contribution, since: number | null): Sighting {
  const isPull = one.kind === "pull-request";
  return {
    at: Math.max(ownTime(one), since ?? 0),
    contribution: one,
    says: {
      origin: authorsOf(one).length > 0,
      text: (!isPull && one.kind !== "issue") || one.title !== null,
      // Nobody knows whether one that is not said to have ended was open, or only not seen to end.
      outcome: !isPull || one.state !== null || since !== null,
    },
    isLater: since !== null,
  };
}

/** When it ended, or else was made. */
function ownTime({ madeAt, endedAt }: Contribution): number {
  return Math.max(madeAt, endedAt ?? madeAt);
}

function merge(a: Known, b: Known): Known {
  return {
    latest: later(a.latest, b.latest)!,
    origin: later(a.origin, b.origin),
    text: later(a.text, b.text),
    outcome: later(a.outcome, b.outcome),
    firstAt: Math.min(a.firstAt, b.firstAt),
    laterAt: a.laterAt === null || b.laterAt === null ? (a.laterAt ?? b.laterAt) : Math.max(a.laterAt, b.laterAt),
    commits: new Set([...a.commits, ...b.commits]),
  };
}

/** The later of two; at the same second the one whose text is greater, so that order does not matter. */
function later<P extends Part<Contribution>>(a: P | null, b: P | null): P | null {
  if (a === null || b === null) return a ?? b;
  if (a.at !== b.at) return a.at > b.at ? a : b;
  const [ended, otherEnded] = [a.from.endedAt ?? 0, b.from.endedAt ?? 0];
  if (ended !== otherEnded) return ended > otherEnded ? a : b;
  return JSON.stringify(a.from) >= JSON.stringify(b.from) ? a : b;
}

function contributionOf({ latest, origin, text, outcome, firstAt, commits }: Known): Contribution {
  const ended = outcome?.from ?? latest.from;
  const says = text?.from ?? latest.from;
  return {
    ...latest.from,
    kind: (text ?? latest).from.kind,
    madeAt: origin?.from.madeAt ?? firstAt,
    authors: [...(origin?.authors ?? []), ...(outcome ? ended.authors.filter(({ role }) => role === "merger") : [])],
    title: says.title,
    words: says.words,
    frequent: says.frequent,
    claims: says.claims,
    links: says.links,
    state: outcome ? ended.state : null,
    endedAt: outcome ? ended.endedAt : null,
    commits: [...commits].sort(),
  };
}

function authorsOf({ authors }: Contribution): ContributionAuthor[] {
  return authors.filter(({ role }) => role !== "merger");
}
