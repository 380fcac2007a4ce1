import { DuckDb } from "../../evidence/duckdb.ts";
import type { ContributionsManifest, Workspace } from "../../evidence/workspace.ts";
import type { Contribution, Contributor } from "../../model/contribution.ts";
import type { ContributionSource } from "../../model/evidence.ts";
import { plural } from "../../model/words.ts";
import { storeContributions, storedContributions } from "../contribution-source.ts";
import { joinPapers, type JoinedPaper } from "./join-papers.ts";
import type { Paper } from "./paper.ts";
import { paperContribution, refsOf } from "./paper-contribution.ts";

/** Papers as one reading of a source found them. */
export interface FoundPapers {
  source: string;
  kind: ContributionSource;
  location: string;
  web: string | null;
  papers: readonly Paper[];
  /** Identities that the source states to be somebody's. */
  contributors?: readonly Contributor[];
  /** All of the source was read, so that what is not found any more is gone from it. */
  isWhole: boolean;
  notSeen: readonly string[];
}

/** What a reader of papers needs beside the location. */
export interface PapersReading {
  workspace: Workspace;
  /** Seconds. */
  now: number;
  onProgress: (progress: { source: string; done: number; total: number; waiting?: string }) => void;
}

/**
 * Joins versions of one paper, and makes what was found current.
 *
 * A paper of which only the year or month is known counts from the end of it; but once it was read it was
 * there, so never later than the first reading that found it.
 */
export async function storePapers(
  { workspace, now }: PapersReading,
  found: FoundPapers,
): Promise<{ manifest: ContributionsManifest; added: number }> {
  const { source, kind, location, web, contributors, isWhole } = found;
  const joined = joinPapers(found.papers);
  const ahead = joined.filter(({ date }) => date.first > now).length;
  const papers = joined.filter(({ date }) => date.first <= now);
  const stored = await storedPapers(workspace, source);
  const hash = workspace.hasher();
  const contributions = new Map<string, Contribution>();
  const others = new Set<string>();
  for (const paper of papers) {
    const refs = refsOf(paper);
    const madeAt = knownSince(paper, refs, stored, now);
    contributions.set(refs[0], paperContribution(paper, { madeAt, now, hash }));
    for (const ref of refs.slice(1)) others.add(ref);
  }
  const isGone = (ref: string): boolean => !contributions.has(ref) && (isWhole || others.has(ref));
  return storeContributions(
    workspace,
    {
      source,
      kind,
      location,
      web,
      contributions: [...contributions.values()],
      ...(contributors === undefined ? {} : { contributors }),
      gone: [...stored.keys()].filter(isGone),
      notSeen: [
        ...found.notSeen,
        ...(ahead > 0 ? [`${plural(ahead, "paper")} dated later than the reading: they come with a later one.`] : []),
      ],
      fingerprint: "",
    },
    now,
  );
}

function knownSince(
  { date }: JoinedPaper,
  refs: readonly string[],
  stored: ReadonlyMap<string, number>,
  now: number,
): number {
  const before = refs.flatMap((ref) => stored.get(ref) ?? []).filter((madeAt) => madeAt >= date.first);
  return Math.min(date.last, now, ...before);
}

/** When each paper that is stored of the source was made, by ref. */
async function storedPapers(workspace: Workspace, source: string): Promise<ReadonlyMap<string, number>> {
  if (workspace.source(source) === undefined) return new Map();
  const db = await DuckDb.open();
  try {
    const { contributions } = await storedContributions(workspace, source, db);
    return new Map(contributions.map(({ ref, madeAt }) => [ref, madeAt]));
  } finally {
    db.close();
  }
}
