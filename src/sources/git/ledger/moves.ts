import type { GainedLines } from "./file-lines.ts";
import { flatten, type Lines } from "./lines.ts";

/** Letters and digits that a block needs before it is taken for one that was there already, as in `git blame -M`. */
const LEAST_SCORE = 20;
/** Pairs of equal lines that are looked at in one file; tables of numbers have millions. */
const MOST_PAIRS = 20_000;

/** Marks the low bits of the hashes that are looked for, so that most lines are passed over quickly. */
const FILTER_MASK = 0xffff;
const filter = new Uint8Array(FILTER_MASK + 1);

/** Lines that stand together in the old file and among the new lines. */
interface Block {
  from: number;
  to: number;
  lines: number;
  score: number;
}

interface Stretch {
  first: number;
  end: number;
  blocks: Block[];
}

/**
 * Gives lines that were moved or copied within a file the origin that they had: in each stretch of new
 * lines the block with most letters and digits that stands anywhere in the old file, then again in
 * what is left of the stretch.
 *
 * @param origins of the new lines; changed here
 * @param stretches how many new lines stand together, in order
 */
export function followMoves(
  origins: Int32Array,
  { hashes, weights }: GainedLines,
  stretches: readonly number[],
  old: Lines,
): void {
  const long: Stretch[] = [];
  /** Places of the new lines that can be in a block, by hash. */
  const places = new Map<number, number[]>();
  let first = 0;
  for (const lines of stretches) {
    const end = first + lines;
    let score = 0;
    for (let line = first; line < end; line++) score += weights[line]!;
    if (score >= LEAST_SCORE) {
      for (let line = first; line < end; line++) {
        if (weights[line] === 0) continue;
        filter[hashes[line]! & FILTER_MASK] = 1;
        const known = places.get(hashes[line]!);
        if (known) known.push(line, long.length);
        else places.set(hashes[line]!, [line, long.length]);
      }
      long.push({ first, end, blocks: [] });
    }
    first = end;
  }
  if (long.length > 0 && anyMarked(old)) {
    const before = flatten(old);
    findBlocks(long, places, before.hashes, hashes, weights);
    for (const { blocks, first: from, end } of long) assign(origins, blocks, before.origins, from, end, weights);
  }
  for (const hash of places.keys()) filter[hash & FILTER_MASK] = 0;
}

function anyMarked({ pieces }: Lines): boolean {
  for (const piece of pieces)
    for (let i = piece.length / 2; i < piece.length; i++) if (filter[piece[i]! & FILTER_MASK] === 1) return true;
  return false;
}

function findBlocks(
  stretches: readonly Stretch[],
  places: ReadonlyMap<number, readonly number[]>,
  before: Int32Array,
  hashes: Int32Array,
  weights: Uint8Array,
): void {
  /** How far into the old file the last run of equal lines on each diagonal reaches. */
  const reached = new Map<number, number>();
  let pairs = 0;
  for (let line = 0; line < before.length && pairs < MOST_PAIRS; line++) {
    if (filter[before[line]! & FILTER_MASK] === 0) continue;
    const found = places.get(before[line]!) ?? [];
    for (let i = 0; i < found.length; i += 2) {
      const diagonal = line - found[i]!;
      if ((reached.get(diagonal) ?? 0) > line) continue;
      pairs++;
      const { first, end, blocks } = stretches[found[i + 1]!]!;
      let from = line;
      let to = found[i]!;
      while (from > 0 && to > first && before[from - 1] === hashes[to - 1]) {
        from--;
        to--;
      }
      let lines = 0;
      let score = 0;
      while (from + lines < before.length && to + lines < end && before[from + lines] === hashes[to + lines]) {
        score += weights[to + lines]!;
        lines++;
      }
      reached.set(diagonal, from + lines);
      if (score >= LEAST_SCORE) blocks.push({ from, to, lines, score });
    }
  }
}

/** Takes the best block within a stretch, then the best ones of what stands before and after it. */
function assign(
  origins: Int32Array,
  blocks: readonly Block[],
  before: Int32Array,
  first: number,
  end: number,
  weights: Uint8Array,
): void {
  let best: Block | undefined;
  const within: Block[] = [];
  for (const block of blocks) {
    const to = Math.max(first, block.to);
    const until = Math.min(end, block.to + block.lines);
    let score = 0;
    for (let line = to; line < until; line++) score += weights[line]!;
    if (score < LEAST_SCORE) continue;
    const cut = { from: block.from + to - block.to, to, lines: until - to, score };
    within.push(cut);
    if (!best || score > best.score) best = cut;
  }
  if (!best) return;
  origins.set(before.subarray(best.from, best.from + best.lines), best.to);
  if (within.length === 1) return;
  assign(origins, within, before, first, best.to, weights);
  assign(origins, within, before, best.to + best.lines, end, weights);
}
