import type { ContributionsManifest, Workspace } from "../evidence/workspace.ts";
import { InputError } from "../model/errors.ts";
import { CONTRIBUTION_SOURCES, type ContributionSource } from "../model/evidence.ts";

/** What readers of contributions need beside the location. */
export interface ContributionReading {
  workspace: Workspace;
  /** Seconds. */
  now: number;
  /** The user's token for GitHub, from GITHUB_TOKEN. */
  token: string | undefined;
  /** The user's key for OpenAlex, from OPENALEX_API_KEY. */
  openAlexKey?: string | undefined;
  /** Address of the API of a GitHub Enterprise server instead of github.com's. */
  api: string | undefined;
  /** Of an archive of events: these repositories (`owner/name`), and what these logins did. */
  only: { repositories: readonly string[]; logins: readonly string[] };
  /** Whose the posts are that state no author. */
  by: string | undefined;
  /** The longest pause that a server's limit may impose, in minutes. */
  wait: number;
  /** `unit` says what is counted; `waiting` for what a server lets us wait, and until when. */
  onProgress: (progress: { source: string; done: number; total: number; unit?: string; waiting?: string }) => void;
}

export interface ReadContributionsResult {
  manifest: ContributionsManifest;
  /** Contributions that were not there before. */
  added: number;
}

/** An archive can hold several sources. */
type Reader = (
  location: string,
  reading: ContributionReading,
) => Promise<ReadContributionsResult | ReadContributionsResult[]>;

/** How each kind of source is read; loaded when it is asked for. */
const READERS: Partial<Record<ContributionSource, () => Promise<Reader>>> = {
  bibtex: async () => (await import("../sources/papers/bibtex.ts")).readBibtexSource,
  orcid: async () => (await import("../sources/papers/orcid.ts")).readOrcidSource,
  openalex: async () => (await import("../sources/papers/openalex.ts")).readOpenAlexSource,
  feed: async () => (await import("../sources/posts/read-feed.ts")).readFeed,
  post: async () => (await import("../sources/posts/read-post.ts")).readPost,
  github: async () => (await import("../sources/github/read.ts")).readGitHub,
  gharchive: async () => (await import("../sources/gharchive/read.ts")).readArchive,
};

/** Tells `github:owner/name` from the path of a repository; undefined for the latter. */
export function contributionLocation(given: string): { kind: ContributionSource; location: string } | undefined {
  const [, prefix = "", location = ""] = /^([a-z]+):(?!\/\/)(.*)$/s.exec(given) ?? [];
  const kind = CONTRIBUTION_SOURCES.find((one) => one === prefix);
  return kind && { kind, location };
}

/**
 * Reads what people did elsewhere than in commits.
 *
 * @throws {InputError} the location is not one that this kind of source can have
 * @throws {SourceError} it can't be read
 */
export async function readContributionSource(
  { kind, location }: { kind: ContributionSource; location: string },
  reading: ContributionReading,
): Promise<ReadContributionsResult[]> {
  const load = READERS[kind];
  if (!load || location === "")
    throw new InputError(`'${kind}:${location}' names no source.`, `Give for instance ${EXAMPLES[kind]}.`);
  const read = await load();
  return [await read(location, reading)].flat();
}

const EXAMPLES: Readonly<Record<ContributionSource, string>> = {
  github: "github:owner/name or github:@login",
  gharchive: "gharchive:2024-01-15-12.json.gz",
  feed: "feed:https://example.org/feed.xml",
  post: "post:https://example.org/a-post or post:notes.html",
  bibtex: "bibtex:papers.bib",
  orcid: "orcid:0000-0002-1825-0097",
  openalex: "openalex:A5000000001",
};
