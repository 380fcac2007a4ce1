import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { readContributions, writeContributions } from "../evidence/contributions.ts";
import { DuckDb } from "../evidence/duckdb.ts";
import { CONTRIBUTIONS_SCHEMA } from "../evidence/tables.ts";
import type { ContributionsManifest, Workspace } from "../evidence/workspace.ts";
import type { Contribution, Contributor } from "../model/contribution.ts";
import type { ContributionSource } from "../model/evidence.ts";
import { Disclosures } from "./git/agents.ts";

/** A source of contributions as one reading found it. */
export interface FoundContributions {
  /** What it is called: `github:owner/name`, `feed:example.org/feed`. */
  source: string;
  kind: ContributionSource;
  /** Where it was read from, without credentials. */
  location: string;
  web: string | null;
  /** By ref; what an earlier reading found under the same ref is replaced. */
  contributions: readonly Contribution[];
  /** Identities that are known to be somebody's although they did none of it. */
  contributors?: readonly Contributor[];
  /** Refs that an earlier reading found and that are gone. */
  gone?: readonly string[];
  /** What could not be seen, each in a sentence. */
  notSeen: readonly string[];
  /** What a later reading compares to know whether there is anything new: ETags, a cursor. */
  fingerprint: string;
}

/**
 * Puts what was found to what is stored of the source, and makes it current in one step.
 *
 * @param now seconds
 * @returns the manifest, and how many contributions were not there before
 * @throws {StoreError} when the workspace can't be written
 */
export async function storeContributions(
  workspace: Workspace,
  found: FoundContributions,
  now: number,
): Promise<{ manifest: ContributionsManifest; added: number }> {
  const { source, kind, location, web, notSeen, fingerprint } = found;
  const reading = workspace.startReading();
  let db: DuckDb | undefined;
  try {
    db = await DuckDb.open(join(reading, "spill"));
    const before = await storedContributions(workspace, source, db);
    const all = new Map(before.contributions.map((one) => [one.ref, one]));
    for (const ref of found.gone ?? []) all.delete(ref);
    const left = all.size;
    for (const one of found.contributions) all.set(one.ref, one);
    const tables = join(reading, "tables");
    mkdirSync(tables);
    const authors = await writeContributions(db, tables, all.values(), [
      ...before.contributors,
      ...(found.contributors ?? []),
    ]);
    let [firstAt, headAt] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const { madeAt } of all.values()) [firstAt, headAt] = [Math.min(firstAt, madeAt), Math.max(headAt, madeAt)];
    const manifest = workspace.publish<ContributionsManifest>(tables, {
      schema: CONTRIBUTIONS_SCHEMA,
      source,
      kind,
      location,
      web,
      headAt: all.size === 0 ? null : headAt,
      firstAt: all.size === 0 ? null : firstAt,
      readAt: now,
      fingerprint,
      contributions: all.size,
      authors,
      notSeen: [...notSeen],
    });
    return { manifest, added: all.size - left };
  } finally {
    db?.close();
    workspace.endReading(reading);
  }
}

interface Stored {
  contributions: Contribution[];
  contributors: Contributor[];
}

/** What is stored of a source; nothing when it was never read. */
export async function storedContributions(workspace: Workspace, source: string, db: DuckDb): Promise<Stored> {
  const manifest = workspace.source(source);
  if (!manifest || manifest.kind === "git") return { contributions: [], contributors: [] };
  const found = await readContributions(db, join(workspace.sourceFolder(source), manifest.generation));
  return manifest.kind === "github" || manifest.kind === "gharchive" ? byTodaysRules(found) : found;
}

/** Accounts are programs by today's rules, not by those of the earlier reading: one account would be two people. */
function byTodaysRules({ contributions, contributors }: Stored): Stored {
  const disclosures = Disclosures.load();
  const judged = <T extends Contributor>(one: T): T => ({
    ...one,
    kind: disclosures.kindOf({ name: one.name, email: "" }),
  });
  return {
    contributions: contributions.map((one) => ({ ...one, authors: one.authors.map(judged) })),
    contributors: contributors.map(judged),
  };
}
