import { PURPOSES, type RepositoryHistory } from "../model/history.ts";

/**
 * What a commit changed, as numbers. Facts of the change alone: no text of its message, no hour, no name.
 * Amounts are natural logarithms of 1 + the amount, shares go from 0 to 1.
 */
export const COMMIT_FEATURES = [
  "files",
  "modules",
  "areas",
  "added",
  "deleted",
  "tests",
  "docs",
  "configuration",
  "code",
  "created",
  "removal",
  "concentration",
] as const;

export type CommitFeature = (typeof COMMIT_FEATURES)[number];

const SHOWN_PURPOSES = (["tests", "docs", "configuration", "code"] as const).map((purpose) =>
  PURPOSES.indexOf(purpose),
);

/**
 * The features of a commit, in the order of {@link COMMIT_FEATURES}.
 *
 * @returns NaN where it is not known: lines of binary files and of missing blobs are not counted. Shares
 * of purposes and of new files are shares of files; `removal` is the share of lines that went, and
 * `concentration` the share of changed lines in the file with most of them
 */
export function commitFeatures({ changes, modules, areas, purposes }: RepositoryHistory, commit: number): Float64Array {
  const from = changes.start[commit]!;
  const files = changes.start[commit + 1]! - from;
  const seenModules = new Set<number>();
  const seenAreas = new Set<number>();
  const purpose = new Float64Array(PURPOSES.length);
  let created = 0;
  let added = 0;
  let deleted = 0;
  let largest = 0;
  let counted = 0;
  for (let i = from; i < from + files; i++) {
    const path = changes.path[i]!;
    seenModules.add(modules.of[path]!);
    seenAreas.add(areas[path]!);
    purpose[purposes[path]!]!++;
    created += changes.created[i]!;
    if (changes.added[i]! < 0 || changes.deleted[i]! < 0) continue;
    counted++;
    added += changes.added[i]!;
    deleted += changes.deleted[i]!;
    largest = Math.max(largest, changes.added[i]! + changes.deleted[i]!);
  }
  const lines = added + deleted;
  return Float64Array.of(
    Math.log1p(files),
    Math.log1p(seenModules.size),
    Math.log1p(seenAreas.size),
    counted > 0 ? Math.log1p(added) : Number.NaN,
    counted > 0 ? Math.log1p(deleted) : Number.NaN,
    ...SHOWN_PURPOSES.map((place) => purpose[place]! / files),
    created / files,
    lines > 0 ? deleted / lines : Number.NaN,
    lines > 0 ? largest / lines : Number.NaN,
  );
}
