import type { Claim, ContributionRole } from "./contribution.ts";

/** What signals read: the evidence of each repository up to a date, in columns. */

export interface Person {
  /** Stable as long as the person's identities are. */
  id: string;
  /** Ids of the identities that were put together, the one that gives the person's id first. */
  identities: readonly string[];
  name: string;
  /** Every name that the person's identities carry. */
  names: readonly string[];
  kind: "human" | "bot" | "agent";
}

/** Lists of people, one for each commit: those of commit `i` are `people[start[i]..start[i + 1]]`. */
export interface PeopleByCommit {
  start: Int32Array;
  people: Int32Array;
}

/** Files that people write here, files that were copied in, and what programs write. */
export const FILE_KINDS = ["own", "vendored", "generated"] as const;

/** What a file is for, by its path. */
export const PURPOSES = ["code", "tests", "docs", "configuration", "other"] as const;

/** Why lines came or went; see docs/evidence.md. */
export const LINE_KINDS = ["edit", "formatting", "moved", "unfollowed"] as const;

/**
 * Lines of one repository that came from one commit into one file, and ended together or live, in
 * columns. Commits are places in the repository's own.
 */
export interface LineSpells {
  file: Int32Array;
  /** The commit that the lines come from. */
  born: Int32Array;
  /** The commit of the main line with which they came: later than `born` where lines were copied or came back. */
  came: Int32Array;
  /** The commit of the main line with which they went; -1 while they live. */
  ended: Int32Array;
  /** The commit that took them away; -1 while they live. */
  hand: Int32Array;
  lines: Int32Array;
  /** Places in {@link LINE_KINDS}. */
  bornKind: Uint8Array;
  endedKind: Uint8Array;
}

/** A repository cut into modules. */
export interface Modules {
  names: readonly string[];
  /** The module of each path, as a place in `names`. */
  of: Int32Array;
}

/** What people did in or about a repository beside commits, oldest first, in columns. */
export interface Contributions {
  count: number;
  /** What each is called in its source. */
  ref: readonly string[];
  /** Places in `CONTRIBUTION_KINDS`. */
  kind: Uint8Array;
  /** Seconds. */
  at: Float64Array;
  title: readonly (string | null)[];
  url: readonly (string | null)[];
  /** Authors first, in their order. */
  people: PeopleByCommit;
  /** For each of `people.people`, what they have to do with it. */
  roles: readonly ContributionRole[];
  /** The contribution that it belongs to, a review's pull request; -1 is none that is known. */
  thread: Int32Array;
  /** How it ended by the date; null while it is open. */
  state: readonly (string | null)[];
  /** When a later push altered the lines that it speaks of, seconds; -1 is not, or not known. */
  changedAt: Float64Array;
  /** Words of its own text. */
  words: Int32Array;
  /** Landed commits that it holds or became: those of `i` are `commit[start[i]..start[i + 1]]`. */
  commits: { start: Int32Array; commit: Int32Array };
  /** Areas of what it touches or speaks of, likewise; an area is a place in the taxonomy, -1 is unclassified. */
  areas: { start: Int32Array; area: Int16Array };
  /** Modules of the repository that it touches, likewise. */
  modules: { start: Int32Array; module: Int32Array };
  claims: readonly (readonly Claim[])[];
  links: readonly (readonly { kind: string; target: string }[])[];
  /** Others' citations and dependants by the date; null: no source says. */
  citations: readonly (number | null)[];
  /** Names of the sources that show it. */
  sources: readonly (readonly string[])[];
}

/** Nothing but commits was read. */
export const NO_CONTRIBUTIONS: Contributions = {
  count: 0,
  ref: [],
  kind: new Uint8Array(),
  at: new Float64Array(),
  title: [],
  url: [],
  people: { start: new Int32Array(1), people: new Int32Array() },
  roles: [],
  thread: new Int32Array(),
  state: [],
  changedAt: new Float64Array(),
  words: new Int32Array(),
  commits: { start: new Int32Array(1), commit: new Int32Array() },
  areas: { start: new Int32Array(1), area: new Int16Array() },
  modules: { start: new Int32Array(1), module: new Int32Array() },
  claims: [],
  links: [],
  citations: [],
  sources: [],
};

/**
 * A code base with what was done in it and about it. What belongs to no code base that was read stands in
 * repositories without commits.
 */
export interface RepositoryHistory {
  source: string;
  web: string | null;
  /** Read from a shallow clone: what was there before is not known. */
  shallow: boolean;
  commits: {
    count: number;
    sha: readonly string[];
    /** First line of the message; null where the evidence carries facts only. */
    title: readonly (string | null)[];
    /** Seconds; never falls from one commit to the next. */
    landedAt: Float64Array;
    merge: Uint8Array;
    /** Stands on the main line itself, rather than on a branch that was merged. */
    main: Uint8Array;
    /** Not to be counted: the end of a shallow clone, or a commit that another source has too. */
    skip: Uint8Array;
    /** Another source has it too, and it counts there. */
    elsewhere: Uint8Array;
    files: Int32Array;
    /** Discloses the work of a coding agent. */
    agent: Uint8Array;
    /** The author first, then co-authors. */
    authors: PeopleByCommit;
    /** Named in a trailer as having reviewed or approved. */
    reviewers: PeopleByCommit;
    /** Who put the commit in place, when that is not its author. */
    committers: PeopleByCommit;
  };
  changes: {
    count: number;
    /** Those of commit `i` are `start[i]..start[i + 1]`. */
    start: Int32Array;
    path: Int32Array;
    /** The file, followed through renames. */
    file: Int32Array;
    /** The file begins here. */
    created: Uint8Array;
    /** Lines that came and went; -1 where they can't be counted: a binary file, a missing blob. */
    added: Int32Array;
    deleted: Int32Array;
    /**
     * Lines that were written or taken away, whichever are more, without those that only changed their
     * form or moved to another file. 0 for a binary file, -1 where a blob is missing.
     */
    lines: Int32Array;
  };
  /**
   * Commits that had been made by the date and not landed: those of pull requests, also such that landed
   * later. Oldest first.
   */
  proposals: {
    /** Whether the source holds pull requests; where it does not, nothing is known of what was proposed. */
    known: boolean;
    /** Seconds, as the commit says it. */
    at: Float64Array;
    /** The author; others are not named. */
    person: Int32Array;
    merge: Uint8Array;
    /** Number of the pull request; -1 where it is not known. */
    pullRequest: Int32Array;
  };
  contributions: Contributions;
  files: {
    count: number;
    /** Its last path. */
    path: Int32Array;
    /** Is there at the end. */
    living: Uint8Array;
  };
  /** Files as the line ledger numbers them. */
  lineFiles: {
    /** The last path of each; -1 where none is known. */
    path: Int32Array;
    /** Whose work it is; see {@link FILE_KINDS}. */
    kind: Uint8Array;
  };
  paths: readonly string[];
  /** What each path is for, as a place in {@link PURPOSES}. */
  purposes: Uint8Array;
  /** Whether people write the file of each path here, rather than programs or people elsewhere. */
  own: Uint8Array;
  /** Place in the taxonomy's areas for each path; -1 is unclassified. */
  areas: Int16Array;
  modules: Modules;
}

export interface History {
  /** Nothing later than this is in it, seconds. */
  asOf: number;
  people: readonly Person[];
  /** One for each git source, in their order, then those without commits. */
  repositories: readonly RepositoryHistory[];
  /** Ids of the areas that `areas` points to. */
  areaIds: readonly string[];
}

/**
 * When the last commit of a repository landed, seconds. What is there is known to be there until then:
 * a clone that is not kept up to date says nothing of later.
 */
export function endOf({ commits }: RepositoryHistory): number {
  return commits.count === 0 ? 0 : commits.landedAt[commits.count - 1]!;
}

/** The people of one commit. */
export function peopleOf(list: PeopleByCommit, commit: number): Int32Array {
  return list.people.subarray(list.start[commit]!, list.start[commit + 1]!);
}
