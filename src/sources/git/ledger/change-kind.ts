import type { LineList } from "./file-lines.ts";

/**
 * Why lines came or went: `edit`; `formatting`, where no word of the file changed; `moved`, where most
 * of them come from, or go to, other files of the same commit; `unfollowed`, where the file is left out
 * from then on.
 */
export type ChangeKind = "edit" | "formatting" | "moved" | "unfollowed";

export interface ChangeKinds {
  gained: ChangeKind;
  lost: ChangeKind;
}

interface Sides {
  gained: Lines | undefined;
  lost: Lines | undefined;
}

/** Lines of one side of a change; `wordSum` as LineFacts has it. */
type Lines = LineList & { readonly wordSum: number };

/** Letters and digits of a line that is not found in two files by chance. */
const TELLING = 12;
/** Fewer such lines of a file are not called moved. */
const LEAST_MOVED = 3;
const MOST = 0.5;
const EDIT: ChangeKinds = { gained: "edit", lost: "edit" };
const FORMATTING: ChangeKinds = { gained: "formatting", lost: "formatting" };

/** The kind of each change of a commit that is not a merge, by its place among the files. */
export function changeKinds(files: readonly Sides[]): ChangeKinds[] {
  const kinds = files.map(({ gained, lost }) =>
    gained && lost && gained.wordSum === lost.wordSum ? FORMATTING : EDIT,
  );
  if (files.length < 2 || !mayHaveMoved(files)) return kinds;
  const gained = files.map((file) => tellingLines(file.gained));
  const lost = files.map((file) => tellingLines(file.lost));
  // What moved must be gone in one file and come in another.
  if (gained.every((lines) => lines.length < LEAST_MOVED) || lost.every((lines) => lines.length < LEAST_MOVED))
    return kinds;
  const gainedIn = homes(gained);
  const lostIn = homes(lost);
  return kinds.map((kind, place) =>
    kind === FORMATTING
      ? FORMATTING
      : {
          gained: elsewhere(gained[place]!, lostIn, place) > MOST ? "moved" : "edit",
          lost: elsewhere(lost[place]!, gainedIn, place) > MOST ? "moved" : "edit",
        },
  );
}

/** Marks the low bits of hashes: 1 those that some file gained, 2 those that some file lost. */
const FILTER_MASK = 0xffff;
const filter = new Uint8Array(FILTER_MASK + 1);

/** False only where none can have moved: no file lost, or gained, mostly what any of them gained, or lost. */
function mayHaveMoved(files: readonly Sides[]): boolean {
  for (const { gained, lost } of files) {
    mark(gained, 1);
    mark(lost, 2);
  }
  const may = files.some(({ gained, lost }) => mostlyMarked(gained, 2) || mostlyMarked(lost, 1));
  for (const { gained, lost } of files) {
    mark(gained, 0);
    mark(lost, 0);
  }
  return may;
}

/** @param as 0 takes the marks away */
function mark(lines: Lines | undefined, as: number): void {
  if (!lines) return;
  const { count, hashes } = lines;
  for (let i = 0; i < count; i++) {
    const place = hashes[i]! & FILTER_MASK;
    filter[place] = as === 0 ? 0 : filter[place]! | as;
  }
}

function mostlyMarked(lines: Lines | undefined, as: number): boolean {
  if (!lines) return false;
  const { count, hashes, weights } = lines;
  let telling = 0;
  let marked = 0;
  for (let i = 0; i < count; i++) {
    if (weights[i]! < TELLING) continue;
    telling++;
    if ((filter[hashes[i]! & FILTER_MASK]! & as) !== 0) marked++;
  }
  return telling >= LEAST_MOVED && marked > MOST * telling;
}

/** Hashes of the lines that are not found in two files by chance. */
function tellingLines(lines: Lines | undefined): number[] {
  const telling: number[] = [];
  if (lines) for (let i = 0; i < lines.count; i++) if (lines.weights[i]! >= TELLING) telling.push(lines.hashes[i]!);
  return telling;
}

/** The file that has each line; -1 where several do. Files with few lines are left out. */
function homes(files: readonly (readonly number[])[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const [place, lines] of files.entries()) {
    if (lines.length < LEAST_MOVED) continue;
    for (const hash of lines) {
      const known = found.get(hash);
      found.set(hash, known === undefined || known === place ? place : -1);
    }
  }
  return found;
}

/** The share of a file's lines that stand in another file too. */
function elsewhere(lines: readonly number[], home: ReadonlyMap<number, number>, place: number): number {
  if (lines.length < LEAST_MOVED) return 0;
  let found = 0;
  for (const hash of lines) {
    const other = home.get(hash);
    if (other !== undefined && other !== place) found++;
  }
  return found / lines.length;
}
