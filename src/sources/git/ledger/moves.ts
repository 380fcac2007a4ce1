import type { LineList } from "./file-lines.ts";
import { flatten, type Lines } from "./lines.ts";

/** Letters and digits that a block needs before it is taken for one that was there already, as in `git blame -M`. */
const LEAST_SCORE = 20;
/** Lines that are compared in one file, and blocks that are found: tables of numbers have no end of both. */
const MOST_COMPARED = 2_000_000;
const MOST_BLOCKS = 20_000;

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
  { hashes, weights }: LineList,
  stretches: readonly number[],
  old: Lines,
): void {
  let long: Stretch[] = [];
  let first = 0;
  for (const lines of stretches) {
    const end = first + lines;
    let score = 0;
    for (let line = first; line < end; line++) score += weights[line]!;
    if (score >= LEAST_SCORE) long.push({ first, end, blocks: [] });
    first = end;
  }
  if (long.length === 0) return;
  const common = commonHashes(long, hashes, weights, old);
  long = long.filter((stretch) => mayHoldBlock(stretch, common, hashes, weights));
  if (long.length === 0) return;
  /** Places of the new lines that the old file has, with the stretch of each, by hash. */
  const places = new Map<number, number[]>();
  for (const [stretch, { first: from, end }] of long.entries()) {
    for (let line = from; line < end; line++) {
      if (weights[line] === 0 || !common.has(hashes[line]!)) continue;
      const known = places.get(hashes[line]!);
      if (known) known.push(line, stretch);
      else places.set(hashes[line]!, [line, stretch]);
    }
  }
  const before = flatten(old);
  for (const hash of places.keys()) filter[hash & FILTER_MASK] = 1;
  findBlocks(long, places, before.hashes, hashes, weights);
  for (const hash of places.keys()) filter[hash & FILTER_MASK] = 0;
  for (const { blocks, first: from, end } of long) assign(origins, blocks, before.origins, from, end, weights);
}

/** Hashes of the old file that may be those of new lines with letters in them. */
function commonHashes(
  stretches: readonly Stretch[],
  hashes: ArrayLike<number>,
  weights: ArrayLike<number>,
  { pieces }: Lines,
): ReadonlySet<number> {
  for (const { first, end } of stretches)
    for (let line = first; line < end; line++) if (weights[line]! > 0) filter[hashes[line]! & FILTER_MASK] = 1;
  const common = new Set<number>();
  for (const piece of pieces)
    for (let i = piece.length / 2; i < piece.length; i++)
      if (filter[piece[i]! & FILTER_MASK] === 1) common.add(piece[i]!);
  for (const { first, end } of stretches)
    for (let line = first; line < end; line++) filter[hashes[line]! & FILTER_MASK] = 0;
  return common;
}

/** Whether lines that stand together may be a block: each of them is common, or has no letters. */
function mayHoldBlock(
  { first, end }: Stretch,
  common: ReadonlySet<number>,
  hashes: ArrayLike<number>,
  weights: ArrayLike<number>,
): boolean {
  let score = 0;
  for (let line = first; line < end; line++) {
    if (weights[line] === 0) continue;
    score = common.has(hashes[line]!) ? score + weights[line]! : 0;
    if (score >= LEAST_SCORE) return true;
  }
  return false;
}

function findBlocks(
  stretches: readonly Stretch[],
  places: ReadonlyMap<number, readonly number[]>,
  before: Int32Array,
  hashes: ArrayLike<number>,
  weights: ArrayLike<number>,
): void {
  /** How far into the old file the last run of equal lines on each diagonal reaches. */
  const reached = new Map<number, number>();
  let compared = 0;
  let found = 0;
  for (let line = 0; line < before.length; line++) {
    if (filter[before[line]! & FILTER_MASK] === 0) continue;
    const equal = places.get(before[line]!) ?? [];
    for (let i = 0; i < equal.length; i += 2) {
      if (++compared > MOST_COMPARED || found > MOST_BLOCKS) return;
      const diagonal = line - equal[i]!;
      if ((reached.get(diagonal) ?? 0) > line) continue;
      const { first, end, blocks } = stretches[equal[i + 1]!]!;
      let from = line;
      let to = equal[i]!;
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
      compared += lines;
      if (score < LEAST_SCORE) continue;
      blocks.push({ from, to, lines, score });
      found++;
    }
  }
}

/** Takes the best block of a stretch, then the best of what is free of the others, until none is left. */
function assign(
  origins: Int32Array,
  blocks: readonly Block[],
  before: Int32Array,
  first: number,
  end: number,
  weights: ArrayLike<number>,
): void {
  // Weights of the lines up to each, so that a block's score is a difference.
  const sums = new Float64Array(end - first + 1);
  for (let line = first; line < end; line++) sums[line - first + 1] = sums[line - first]! + weights[line]!;
  const taken = new Uint8Array(end - first);
  // The best at the end; of equals the one that was found first.
  const waiting = blocks.toReversed().sort((a, b) => a.score - b.score);
  for (let block = waiting.pop(); block; block = waiting.pop()) {
    const pieces = freePieces(block, taken, first);
    if (pieces[0]?.lines === block.lines) {
      origins.set(before.subarray(block.from, block.from + block.lines), block.to);
      taken.fill(1, block.to - first, block.to - first + block.lines);
      continue;
    }
    for (const piece of pieces) {
      const score = sums[piece.to + piece.lines - first]! - sums[piece.to - first]!;
      if (score >= LEAST_SCORE) insert(waiting, { ...piece, score });
    }
  }
}

/** The parts of a block that nothing better has taken. */
function freePieces({ from, to, lines }: Block, taken: Uint8Array, first: number): Omit<Block, "score">[] {
  const pieces: Omit<Block, "score">[] = [];
  for (let line = 0; line < lines;) {
    if (taken[to + line - first] === 1) {
      line++;
      continue;
    }
    const start = line;
    while (line < lines && taken[to + line - first] === 0) line++;
    pieces.push({ from: from + start, to: to + start, lines: line - start });
  }
  return pieces;
}

function insert(sorted: Block[], block: Block): void {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.score <= block.score) low = middle + 1;
    else high = middle;
  }
  sorted.splice(low, 0, block);
}
