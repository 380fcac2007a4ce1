import type { Columns } from "../evidence/duckdb.ts";
import type { LineSpells } from "../model/history.ts";
import { slice } from "./assemble.ts";

/** Above any number of a commit. */
const MOST_COMMITS = 2 ** 26;

/** Lines of one commit in one file that came together and live. */
interface Living {
  came: number;
  lines: number;
  kind: number;
}

/**
 * Puts what came and what went together: for each source the lines of one commit in one file, with
 * their end where they have one. Where lines of one commit came more than once, those that came first
 * go first.
 *
 * @param rows as the evidence has them up to a date, in their order
 */
export function assembleSpells(rows: Columns, sources: number): LineSpells[] {
  return Array.from({ length: sources }, (_, source) => spellsOf(rows, source));
}

function spellsOf(rows: Columns, source: number): LineSpells {
  const { from, to } = slice(rows, source);
  const column = (name: string): readonly number[] => rows[name] as number[];
  const [commit, file, born, hand] = [column("commit"), column("file"), column("born"), column("hand")];
  const [lines, kind] = [column("lines"), column("kind")];
  const living = new Map<number, Living[]>();
  const spells = {
    file: [],
    born: [],
    came: [],
    ended: [],
    hand: [],
    lines: [],
    bornKind: [],
    endedKind: [],
  } as Record<keyof LineSpells, number[]>;
  const add = (key: number, came: number, count: number, bornKind: number): void => {
    spells.file.push(Math.floor(key / MOST_COMMITS));
    spells.born.push(key % MOST_COMMITS);
    spells.came.push(came);
    spells.lines.push(count);
    spells.bornKind.push(bornKind);
  };
  const end = (ended: number, by: number, endedKind: number): void => {
    spells.ended.push(ended);
    spells.hand.push(by);
    spells.endedKind.push(endedKind);
  };
  for (let row = from; row < to; row++) {
    const key = file[row]! * MOST_COMMITS + born[row]!;
    let known = living.get(key);
    if (!known) {
      known = [];
      living.set(key, known);
    }
    if (lines[row]! > 0) {
      known.push({ came: commit[row]!, lines: lines[row]!, kind: kind[row]! });
      continue;
    }
    for (let left = -lines[row]!; left > 0 && known.length > 0;) {
      const first = known[0]!;
      const count = Math.min(left, first.lines);
      add(key, first.came, count, first.kind);
      end(commit[row]!, hand[row]!, kind[row]!);
      left -= count;
      first.lines -= count;
      if (first.lines === 0) known.shift();
    }
  }
  for (const [key, known] of living) {
    for (const { came, lines: left, kind: bornKind } of known) {
      add(key, came, left, bornKind);
      end(-1, -1, 0);
    }
  }
  return {
    file: Int32Array.from(spells.file),
    born: Int32Array.from(spells.born),
    came: Int32Array.from(spells.came),
    ended: Int32Array.from(spells.ended),
    hand: Int32Array.from(spells.hand),
    lines: Int32Array.from(spells.lines),
    bornKind: Uint8Array.from(spells.bornKind),
    endedKind: Uint8Array.from(spells.endedKind),
  };
}
