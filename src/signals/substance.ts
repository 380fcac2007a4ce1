import type { RepositoryHistory } from "../model/history.ts";

/** Lines of a file from which a change is more than a typo or a switch. */
const LEAST_LINES = 5;

/** Which changes are more than a typo, a new form, or a move. */
export interface Substance {
  /** Whether a commit by itself changes something that counts. */
  commit(commit: number): boolean;
  /** Whether a file counts in somebody's week. */
  file(person: number, week: number, file: number): boolean;
  /** Whether a file in a module does; in scope only, as below. */
  module(person: number, week: number, module: number): boolean;
  /** Whether any file does. */
  week(person: number, week: number): boolean;
}

/**
 * A file counts in a week in which somebody changed at least five lines of it, in one commit or in
 * several: what is split counts as what it was. Lines that only changed their form or
 * their place, and files that programs write, do not count. What is unknown does.
 *
 * @param week of each commit
 * @param authors the people of each commit
 */
export function substanceOf(
  { changes, commits, own, modules, files }: RepositoryHistory,
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
    return lines < 0 ? Number.POSITIVE_INFINITY : lines;
  };
  const lines = new Map<number, number>();
  const scope = new Map<number, number>();
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
