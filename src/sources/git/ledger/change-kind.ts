import type { LineFacts } from "../line-facts.ts";

/**
 * Why lines came or went: `edit`; `formatting`, where no word of the file changed; `moved`, where most
 * of them come from, or go to, other files of the same commit.
 */
export type ChangeKind = "edit" | "formatting" | "moved";

export interface ChangeKinds {
  gained: ChangeKind;
  lost: ChangeKind;
}

interface Sides {
  gained: Lines | undefined;
  lost: Lines | undefined;
}

type Lines = Pick<LineFacts, "count" | "hashes" | "weights" | "wordSum">;

/** Letters and digits of a line that is not found in two files by chance. */
const TELLING = 12;
const MOST = 0.5;
const EDIT: ChangeKinds = { gained: "edit", lost: "edit" };
const FORMATTING: ChangeKinds = { gained: "formatting", lost: "formatting" };

/** The kind of each change of a commit that is not a merge, by its place among the files. */
export function changeKinds(files: readonly Sides[]): ChangeKinds[] {
  const kinds = files.map(({ gained, lost }) =>
    gained && lost && gained.wordSum === lost.wordSum ? FORMATTING : EDIT,
  );
  if (files.length < 2) return kinds;
  const gainedIn = homes(files, ({ gained }) => gained);
  const lostIn = homes(files, ({ lost }) => lost);
  if (gainedIn.size === 0 || lostIn.size === 0) return kinds;
  return files.map(({ gained, lost }, place) =>
    kinds[place] === FORMATTING
      ? FORMATTING
      : {
          gained: elsewhere(gained, lostIn, place) > MOST ? "moved" : "edit",
          lost: elsewhere(lost, gainedIn, place) > MOST ? "moved" : "edit",
        },
  );
}

/** The file that has each telling line; -1 where several do. */
function homes(files: readonly Sides[], side: (file: Sides) => Lines | undefined): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const [place, file] of files.entries()) {
    const lines = side(file);
    if (!lines) continue;
    for (let i = 0; i < lines.count; i++) {
      if (lines.weights[i]! < TELLING) continue;
      const hash = lines.hashes[i]!;
      const known = found.get(hash);
      found.set(hash, known === undefined || known === place ? place : -1);
    }
  }
  return found;
}

/** The share of a file's telling lines that stand in another file too. */
function elsewhere(lines: Lines | undefined, home: ReadonlyMap<number, number>, place: number): number {
  if (!lines) return 0;
  let telling = 0;
  let found = 0;
  for (let i = 0; i < lines.count; i++) {
    if (lines.weights[i]! < TELLING) continue;
    telling++;
    const other = home.get(lines.hashes[i]!);
    if (other !== undefined && other !== place) found++;
  }
  return telling === 0 ? 0 : found / telling;
}
