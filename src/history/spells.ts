import type { Columns } from "../evidence/duckdb.ts";
import type { LineSpells } from "../model/history.ts";
import { slice } from "./assemble.ts";

/** Above any number of a commit. */
const MOST_COMMITS = 2 ** 26;

/**
 * Puts what came and what went together: for each source the lines of one commit in one file, with
 * their end where they have one.
 *
 * @param rows as the evidence has them up to a date, in their order
 */
export function assembleSpells(rows: Columns, sources: number): LineSpells[] {
  return Array.from({ length: sources }, (_, source) => spellsOf(rows, source));
}

function spellsOf(rows: Columns, source: number): LineSpells {
  const { from, to } = slice(rows, source);
  const column = (name: string): readonly number[] => rows[name]! as number[];
  const [commit, file, born, hand, lines, kind] = ["commit", "file", "born", "hand", "lines", "kind"].map(column) as [
    readonly number[],
    readonly number[],
    readonly number[],
    readonly number[],
    readonly number[],
    readonly number[],
  ];
  const living = new Map<number, { lines: number; kind: number }>();
  const spells: number[][] = [[], [], [], [], [], [], []];
  const add = (...values: number[]): void => {
    for (const [place, value] of values.entries()) spells[place]!.push(value);
  };
  for (let row = from; row < to; row++) {
    const key = file[row]! * MOST_COMMITS + born[row]!;
    const known = living.get(key);
    if (lines[row]! > 0) {
      if (known) known.lines += lines[row]!;
      else living.set(key, { lines: lines[row]!, kind: kind[row]! });
      continue;
    }
    if (!known) continue;
    known.lines += lines[row]!;
    add(file[row]!, born[row]!, commit[row]!, hand[row]!, -lines[row]!, known.kind, kind[row]!);
    if (known.lines <= 0) living.delete(key);
  }
  for (const [key, { lines: left, kind: bornKind }] of living)
    add(Math.floor(key / MOST_COMMITS), key % MOST_COMMITS, -1, -1, left, bornKind, 0);
  const [files, births, ended, hands, counts, bornKinds, endedKinds] = spells as [
    number[],
    number[],
    number[],
    number[],
    number[],
    number[],
    number[],
  ];
  return {
    file: Int32Array.from(files),
    born: Int32Array.from(births),
    ended: Int32Array.from(ended),
    hand: Int32Array.from(hands),
    lines: Int32Array.from(counts),
    bornKind: Uint8Array.from(bornKinds),
    endedKind: Uint8Array.from(endedKinds),
  };
}
