/** The facts that sources write. docs/evidence.md describes the tables that hold them. */

export type ParticipantRole =
  | "author"
  | "co-author"
  | "committer"
  | "reviewer"
  | "sign-off"
  | "tester"
  | "reporter"
  | "suggester";

/** What a name and address belong to, as far as they say so themselves. */
export type IdentityKind = "human" | "bot" | "agent";

/** An identity as a source gives it. Hashes are keyed, so they compare and say nothing else. */
export interface Identity {
  /** Place of the source that gives it. */
  source: number;
  name: string;
  address: string | null;
  /** The address is one that many people may use. */
  shared: boolean;
  login: string | null;
  account: string | null;
  kind: IdentityKind;
  /** Commits that it wrote. */
  commits: number;
}

/** What is hashed of a GitHub login. */
export function loginText(login: string): string {
  return `github-login:${login}`;
}

/** How a contribution discloses the work of a coding agent. */
export type DisclosureWay = "account" | "message" | "name" | "configuration";

/** What every manifest says of a reading. */
interface ReadingManifest {
  schema: number;
  source: string;
  /** Where it was read from, without credentials. */
  location: string;
  /** Its page, when it is known where that is. */
  web: string | null;
  /** Folder of the tables, beside the manifest. */
  generation: string;
  /** When the last thing in it happened (of a commit: reached the main line), seconds; null when it is empty. */
  headAt: number | null;
  /** The first, likewise. */
  firstAt: number | null;
  /** When the reading began, seconds. */
  readAt: number;
}

/** Sources whose contributions are not commits. */
export const CONTRIBUTION_SOURCES = ["github", "gharchive", "feed", "post", "bibtex", "orcid", "openalex"] as const;
export type ContributionSource = (typeof CONTRIBUTION_SOURCES)[number];

/** What a reading of anything but a git repository saw. */
export interface ContributionManifest extends ReadingManifest {
  kind: ContributionSource;
  contributions: number;
  /** Identities that made one. */
  authors: number;
  /** What could not be seen, each in a sentence. */
  notSeen: string[];
}

/** What a reading of a git repository saw, and what it could not see. */
export interface SourceManifest extends ReadingManifest {
  kind: "git";
  /** Last commit read; null for an empty repository. */
  head: string | null;
  commits: number;
  /** Identities that wrote a commit, after .mailmap and before merging. */
  authors: number;
  changes: number;
  hunks: number;
  /** Living lines, as far as they can be followed. */
  lines: number;
  unseen: Unseen;
}

export interface Unseen {
  /** Blobs that commits name and the object store lacks. */
  missingBlobs: number;
  /** Changes without line counts because a blob of theirs is missing. */
  missingChanges: number;
  /** Changes of files that are not text: no lines to count. */
  binaryChanges: number;
  /** Commits at which a shallow clone ends: what came before can't be seen. */
  shallowCommits: number;
  /** Commits dated in the future or before 1970, placed by their neighbours. */
  misdatedCommits: number;
  /** Living files whose lines can't be followed: not text, a link, a submodule, or with a version that is missing. */
  unfollowedFiles: number;
  /** Commits so large that they look like an import rather than work. */
  importCommits: number;
}

/** A commit that touches more files than this counts as an import or a sweep, not as work on them. */
export const SWEEP_FILES = 200;
