import type { Area, Taxonomy } from "../areas/classify.ts";
import { loadTaxonomy } from "../areas/taxonomy.ts";
import { Evidence, type EvidenceRows } from "../evidence/load.ts";
import type { StoredManifest, Workspace } from "../evidence/workspace.ts";
import { assembleHistory } from "../history/assemble.ts";
import { InputError } from "../model/errors.ts";
import type { History } from "../model/history.ts";
import type { EvidenceEntry } from "../model/results.ts";
import type { EvidenceRef } from "../model/signal.ts";
import { isoDate } from "../model/time.ts";
import { evidenceEntry } from "../reports/evidence.ts";

/** Evidence that is open, with what is needed to turn it into a history. */
export interface OpenEvidence {
  evidence: Evidence;
  /** Everybody who had taken part by the date. */
  identities: EvidenceRows["identities"];
  taxonomy: Taxonomy;
  asOf: number;
}

/**
 * Opens a workspace for one question and closes it afterwards.
 *
 * @param asOf seconds; when the last commit landed, unless given
 * @throws {InputError} when nothing had landed by then
 */
export async function withEvidence<T>(
  workspace: Workspace,
  { asOf, taxonomy }: { asOf?: number | undefined; taxonomy?: string | undefined },
  use: (open: OpenEvidence) => Promise<T>,
): Promise<T> {
  const areas = loadTaxonomy(taxonomy);
  const evidence = await Evidence.open(workspace);
  try {
    const first = Math.min(...evidence.manifests.map(({ firstAt }) => firstAt ?? Number.POSITIVE_INFINITY));
    if (asOf !== undefined && asOf < first) {
      throw new InputError(
        `Nothing had landed by ${isoDate(asOf)}.`,
        `The evidence begins on ${isoDate(first)}; choose a later date.`,
      );
    }
    const date = asOf ?? evidence.latest();
    return await use({ evidence, identities: await evidence.identities(date), taxonomy: areas, asOf: date });
  } finally {
    evidence.close();
  }
}

/** @param sources places of the sources to take; all of them unless given */
export async function loadHistory(
  { evidence, identities, taxonomy, asOf }: OpenEvidence,
  sources?: readonly number[],
): Promise<History> {
  return assembleHistory(await evidence.rows(asOf, identities, sources), evidence.manifests, asOf, taxonomy);
}

/** Looks up the commits that figures rest on. */
export async function resolveEvidence(
  { evidence }: OpenEvidence,
  history: History,
  refs: readonly EvidenceRef[],
): Promise<(ref: EvidenceRef) => EvidenceEntry> {
  const sourceOf = (ref: EvidenceRef): number =>
    evidence.manifests.findIndex(({ source }) => source === history.repositories[ref.repository]!.source);
  const facts = await evidence.commitFacts(refs.map((ref) => ({ source: sourceOf(ref), commit: ref.commit })));
  return (ref) =>
    evidenceEntry(history.repositories[ref.repository]!, ref, facts.get(`${sourceOf(ref)} ${ref.commit}`)!);
}

/** Places of the named areas. @throws {InputError} when one is not in the taxonomy */
export function areaPlaces(areas: readonly Area[], ids: readonly string[]): ReadonlySet<number> | undefined {
  if (ids.length === 0) return undefined;
  return new Set(
    ids.map((id) => {
      const place = areas.findIndex((area) => area.id === id);
      if (place < 0)
        throw new InputError(`There is no area '${id}'.`, `Choose from: ${areas.map((area) => area.id).join(", ")}.`);
      return place;
    }),
  );
}

/** What a reader has to know of the sources before any figure. */
export function sourceStates(
  manifests: readonly StoredManifest[],
): { source: string; headAt: number | null; missingBlobs: number; shallowCommits: number }[] {
  return manifests.map(({ source, headAt, unseen }) => ({
    source,
    headAt,
    missingBlobs: unseen.missingBlobs,
    shallowCommits: unseen.shallowCommits,
  }));
}
