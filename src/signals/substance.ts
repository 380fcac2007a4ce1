import { PURPOSES, type RepositoryHistory } from "../model/history.ts";

/** Lines of a file from which a change is more than a typo or a switch. */
const LEAST_LINES = 5;
/** What a line of prose counts that stands in place of another. */
const REWORDED = 0.25;
const DOCS = PURPOSES.indexOf("docs");

/** Which changes are more than a typo, a new form, or a move. */
export interface Substance {
  /** Whether a commit by itself changes a file so that it counts. */
  commit(commit: number): boolean;
  /** Whether a file counts in somebody's week. */
  file(person: number, week: number, file: number): boolean;
  /** Whether a file of a module, in scope, does. */
  module(person: number, week: number, module: number): boolean;
  /** Whether any file in scope does. */
  week(person: number, week: number): boolean;
}

/**
 * A file counts in a week in which somebody changed at least five lines of it, in one commit or in
 * several: what is split counts as what it was. Lines that only changed their form or their place, and
 * files that programs write, do not count; what is unknown does. A week or a module counts when one of
 * its files does, so one line here and there adds up to nothing.
 *
 * @param week of each commit
 * @param authors the people of each commit
 */
export function substanceOf(
  { changes, commits, purposes, own, modules, files }: RepositoryHistory,
  week: Int32Array,
  authors: (commit: number) => readonly number[],
  inScope: Uint8Array,
): Substance {
  const first = week[0] ?? 0;
  const weeks = (week.at(-1) ?? 0) - first + 1;
  const slot = (person: number, of: number): number => person * weeks + of - first;
  /** Lines that count of a change. */
  const linesOf = (change: number): number => {
    const path = changes.path[change]!;
    if (!own[path]) return 0;
    const lines = changes.lines[change]!;
    if (lines < 0) return Number.POSITIVE_INFINITY;
    if (purposes[path] !== DOCS) return lines;
    const [came, went] = [changes.added[change]!, changes.deleted[change]!];
    return Math.min(lines, Math.abs(came - went) + REWORDED * Math.min(came, went));
  };
  /** Of each file in each week of each person. */
  const lines = new Map<number, number>();
  /** Path of each of these that is in scope. */
  const scope = new Map<number, number>();
  /** The most of a file, in each week of each person. */
  const largest = new Map<number, number>();
  for (let commit = 0; commit < commits.count; commit++) {
    if (commits.merge[commit] || commits.skip[commit]) continue;
    for (const person of authors(commit)) {
      const at = slot(person, week[commit]!);
      for (let i = changes.start[commit]!; i < changes.start[commit + 1]!; i++) {
        const key = at * files.count + changes.file[i]!;
        const sum = (lines.get(key) ?? 0) + linesOf(i);
        lines.set(key, sum);
        largest.set(at, Math.max(largest.get(at) ?? 0, sum));
        if (inScope[changes.path[i]!]) scope.set(key, changes.path[i]!);
      }
    }
  }
  // Where most people's weeks have no such file, less is usual.
  const least = Math.min(LEAST_LINES, median([...largest.values()]));
  const countingFiles = new Set<number>();
  const countingModules = new Set<number>();
  const countingWeeks = new Set<number>();
  for (const [key, path] of scope) {
    if (lines.get(key)! < least) continue;
    const at = Math.floor(key / files.count);
    countingFiles.add(key);
    countingModules.add(at * modules.names.length + modules.of[path]!);
    countingWeeks.add(at);
  }
  return {
    commit(commit) {
      for (let i = changes.start[commit]!; i < changes.start[commit + 1]!; i++)
        if (inScope[changes.path[i]!] && linesOf(i) >= least) return true;
      return false;
    },
    file: (person, of, file) => countingFiles.has(slot(person, of) * files.count + file),
    module: (person, of, module) => countingModules.has(slot(person, of) * modules.names.length + module),
    week: (person, of) => countingWeeks.has(slot(person, of)),
  };
}

/** The upper one of two in the middle; 0 of nothing. */
function median(values: number[]): number {
  return Float64Array.from(values).sort()[values.length >> 1] ?? 0;
}
