import { addTo, flatten, type Lines, LinesEditor, NO_LINES } from "./lines.ts";
import { followMoves } from "./moves.ts";

/** One version of a file. Never changed once it is made. */
export interface FileLines {
  /** The file through renames, numbered in the order in which files began. */
  file: number;
  /** The first 32 bits of the blob's id. */
  blob: number;
  /** A mark at its head says that a program wrote it. */
  generated: boolean;
  /** Undefined for a file that is left out: not text, absent, or a link. */
  lines: Lines | undefined;
}

/** Lines as they come and go, each by what it is. */
export interface LineList {
  readonly count: number;
  readonly hashes: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
}

/** The first 32 bits of an id. */
export function shortBlob(id: string): number {
  return Number.parseInt(id.slice(0, 8), 16) | 0;
}

const NOTHING: LineList = { count: 0, hashes: [], weights: [] };

/**
 * The lines of a file after a commit: those of `old` that no hunk takes away, and those that the
 * commit adds.
 *
 * @param hunks five numbers each, as in a file's change
 * @param moves whether a line that was elsewhere in the old file keeps its origin
 * @returns the lines, and how many of each origin there are more or fewer; undefined when the hunks
 *   don't fit the old file
 */
export function changeLines(
  old: Lines,
  hunks: readonly number[],
  gained: LineList = NOTHING,
  commit: number,
  moves: boolean,
): { lines: Lines; changes: Map<number, number> } | undefined {
  const changes = new Map<number, number>();
  const origins = new Int32Array(gained.count).fill(commit);
  if (moves && gained.count > 0 && old.count > 0) {
    const stretches: number[] = [];
    for (let i = 0; i < hunks.length; i += 5) if (hunks[i + 4]! > 0) stretches.push(hunks[i + 4]!);
    followMoves(origins, gained, stretches, old);
  }
  const editor = new LinesEditor(old);
  const lose = (origin: number, lines: number): void => addTo(changes, origin, -lines);
  let fact = 0;
  for (let i = 0; i < hunks.length; i += 5) {
    const oldLines = hunks[i + 2]!;
    const newLines = hunks[i + 4]!;
    // An empty range is named by the line before it.
    const until = oldLines === 0 ? hunks[i + 1]! : hunks[i + 1]! - 1;
    if (until < editor.read || until + oldLines > old.count || fact + newLines > gained.count) return undefined;
    editor.keep(until - editor.read);
    editor.drop(oldLines, lose);
    editor.add({ origins, hashes: gained.hashes }, fact, fact + newLines);
    fact += newLines;
  }
  if (fact !== gained.count) return undefined;
  editor.keep(old.count - editor.read);
  for (let line = 0; line < fact;) {
    let next = line + 1;
    while (next < fact && origins[next] === origins[line]) next++;
    addTo(changes, origins[line]!, next - line);
    line = next;
  }
  return { lines: editor.done(), changes };
}

/**
 * The lines of a file after a merge that changes it against every parent: each comes from the first
 * parent that has it, else from the merge itself.
 *
 * @param parents the file in each parent; without lines where it isn't there
 * @returns undefined when the hunks don't fit the parents' files
 */
export function mergeLines(
  parents: readonly Lines[],
  hunks: readonly number[],
  gained: LineList = NOTHING,
  commit: number,
  moves: boolean,
): Lines | undefined {
  const count = mergedCount(parents, hunks);
  if (count === undefined) return undefined;
  const origins = new Int32Array(count).fill(UNKNOWN);
  const hashes = new Int32Array(count);
  for (const [parent, lines] of parents.entries()) {
    const before = flatten(lines);
    let read = 0;
    let written = 0;
    const keep = (until: number): boolean => {
      if (until < read || until > lines.count || written + until - read > count) return false;
      for (; read < until; read++, written++) {
        if (origins[written] !== UNKNOWN) continue;
        origins[written] = before.origins[read]!;
        hashes[written] = before.hashes[read]!;
      }
      return true;
    };
    for (let i = 0; i < hunks.length; i += 5) {
      if (hunks[i] !== parent) continue;
      const oldLines = hunks[i + 2]!;
      if (!keep(oldLines === 0 ? hunks[i + 1]! : hunks[i + 1]! - 1)) return undefined;
      read += oldLines;
      written += hunks[i + 4]!;
    }
    if (!keep(lines.count)) return undefined;
  }
  const own = new Int32Array(gained.count).fill(commit);
  const places: number[] = [];
  const stretches: number[] = [];
  for (let line = 0; line < count; line++) {
    if (origins[line] !== UNKNOWN) continue;
    if (places.at(-1) === line - 1) stretches[stretches.length - 1]!++;
    else stretches.push(1);
    places.push(line);
  }
  if (places.length !== gained.count) return undefined;
  const first = parents.find((lines) => lines.count > 0);
  if (moves && first && gained.count > 0) followMoves(own, gained, stretches, first);
  for (const [fact, line] of places.entries()) {
    origins[line] = own[fact]!;
    hashes[line] = gained.hashes[fact]!;
  }
  const editor = new LinesEditor(NO_LINES);
  editor.add({ origins, hashes }, 0, count);
  return editor.done();
}

const UNKNOWN = -1;

/** Lines after a merge; undefined when its parents disagree about that. */
function mergedCount(parents: readonly Lines[], hunks: readonly number[]): number | undefined {
  const counts = parents.map((lines, parent) => {
    let count = lines.count;
    for (let i = 0; i < hunks.length; i += 5) if (hunks[i] === parent) count += hunks[i + 4]! - hunks[i + 2]!;
    return count;
  });
  return counts.every((count) => count === counts[0] && count >= 0) ? counts[0] : undefined;
}
