/**
 * The lines of a file, in pieces that versions share: a change copies only the pieces that it is in.
 * Each piece holds the origins of its lines and then their hashes, so it is twice as long as it has
 * lines.
 */
export interface Lines {
  readonly count: number;
  readonly pieces: readonly Int32Array[];
}

export const NO_LINES: Lines = { count: 0, pieces: [] };

/** Lines that a piece begins with when it is made. */
const PIECE = 256;
/** A piece of fewer lines is joined with what stands before it. */
const LEAST = 64;

/** All lines in two columns. */
export function flatten({ count, pieces }: Lines): { origins: Int32Array; hashes: Int32Array } {
  const flat = { origins: new Int32Array(count), hashes: new Int32Array(count) };
  let at = 0;
  for (const piece of pieces) {
    const lines = piece.length / 2;
    flat.origins.set(piece.subarray(0, lines), at);
    flat.hashes.set(piece.subarray(lines), at);
    at += lines;
  }
  return flat;
}

/** Lines that are not in a piece yet, of the one editor at work. */
const origins = new Int32Array(PIECE);
const hashes = new Int32Array(PIECE);

/** Goes through the lines of an old version once, from the first to the last, and puts those of a new one together. */
export class LinesEditor {
  readonly #old: Lines;
  #piece = 0;
  #offset = 0;
  #read = 0;
  readonly #pieces: Int32Array[] = [];
  #count = 0;
  /** Lines in `origins` and `hashes`, which are not in a piece yet. */
  #waiting = 0;

  constructor(old: Lines) {
    this.#old = old;
  }

  /** Lines of the old version that were kept or dropped. */
  get read(): number {
    return this.#read;
  }

  /** Keeps the next lines. */
  keep(lines: number): void {
    for (let left = lines; left > 0;) {
      const piece = this.#old.pieces[this.#piece]!;
      const size = piece.length / 2;
      const taken = Math.min(left, size - this.#offset);
      if (taken === size && size >= LEAST) {
        this.#flush();
        this.#pieces.push(piece);
        this.#count += size;
      } else {
        for (let i = this.#offset; i < this.#offset + taken; i++) this.#push(piece[i]!, piece[size + i]!);
      }
      this.#advance(taken, size);
      left -= taken;
    }
  }

  /** Leaves the next lines out. @param each is told the origins, in runs */
  drop(lines: number, each: (origin: number, lines: number) => void): void {
    for (let left = lines; left > 0;) {
      const piece = this.#old.pieces[this.#piece]!;
      const size = piece.length / 2;
      const end = this.#offset + Math.min(left, size - this.#offset);
      for (let i = this.#offset; i < end;) {
        let next = i + 1;
        while (next < end && piece[next] === piece[i]) next++;
        each(piece[i]!, next - i);
        i = next;
      }
      left -= end - this.#offset;
      this.#advance(end - this.#offset, size);
    }
  }

  add(from: { origins: Int32Array; hashes: ArrayLike<number> }, first: number, end: number): void {
    for (let i = first; i < end; i++) this.#push(from.origins[i]!, from.hashes[i]!);
  }

  done(): Lines {
    this.#flush();
    return { count: this.#count, pieces: this.#pieces };
  }

  #advance(lines: number, size: number): void {
    this.#read += lines;
    this.#offset += lines;
    if (this.#offset < size) return;
    this.#piece++;
    this.#offset = 0;
  }

  #push(origin: number, hash: number): void {
    origins[this.#waiting] = origin;
    hashes[this.#waiting] = hash;
    if (++this.#waiting === PIECE) this.#flush();
  }

  #flush(): void {
    const lines = this.#waiting;
    if (lines === 0) return;
    const piece = new Int32Array(2 * lines);
    for (let i = 0; i < lines; i++) {
      piece[i] = origins[i]!;
      piece[lines + i] = hashes[i]!;
    }
    this.#pieces.push(piece);
    this.#count += lines;
    this.#waiting = 0;
  }
}

/**
 * How many lines of each origin a file has more (or, negative, fewer) after a step than before.
 *
 * @param before versions of the file before the step: one, unless a merge has it at two paths
 */
export function originChanges(before: readonly Lines[], after: readonly Lines[]): Map<number, number> {
  const counts = new Map<number, number>();
  const old = before.flatMap(({ pieces }) => pieces);
  const now = after.flatMap(({ pieces }) => pieces);
  // Pieces that both have say nothing; nearly all stand at the same ends.
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const gone = old.slice(head, old.length - tail);
  const come = now.slice(head, now.length - tail);
  const times = new Map<Int32Array, number>();
  for (const piece of gone) times.set(piece, (times.get(piece) ?? 0) - 1);
  for (const piece of come) times.set(piece, (times.get(piece) ?? 0) + 1);
  for (const [piece, sum] of times) if (sum !== 0) countPiece(counts, piece, sum);
  return counts;
}

function countPiece(counts: Map<number, number>, piece: Int32Array, times: number): void {
  const lines = piece.length / 2;
  for (let i = 0; i < lines;) {
    let next = i + 1;
    while (next < lines && piece[next] === piece[i]) next++;
    addTo(counts, piece[i]!, times * (next - i));
    i = next;
  }
}

/** Adds to a count; a count of zero is not kept. */
export function addTo(counts: Map<number, number>, origin: number, change: number): void {
  const sum = (counts.get(origin) ?? 0) + change;
  if (sum === 0) counts.delete(origin);
  else counts.set(origin, sum);
}
