/**
 * What is kept of lines of content: enough to recognise a line again, nothing that could be read.
 */
export interface LineFacts {
  readonly count: number;
  /** Of each whole line, without its end: 32 bits. */
  readonly hashes: Int32Array;
  /** Letters and digits in each line, at most 255. */
  readonly weights: Uint8Array;
  /**
   * Sum of hashes of the words and operators, in any order: the same before and after a change that
   * touches only spaces, quotes, brackets, commas and the breaks between lines.
   */
  readonly wordSum: number;
}

const LF = 10;
const PRIME = 16_777_619;
const BASIS = 0x811c9dc5 | 0;
/** Spaces, quotes, brackets, commas, semicolons: what formatters move about. */
const SEPARATOR = 0;
const OPERATOR = 1;
const LETTER = 2;
const ALPHANUMERIC = 3;

const CLASS = Uint8Array.from({ length: 256 }, (_, byte) => {
  const char = String.fromCharCode(byte);
  if (/[a-zA-Z0-9]/.test(char)) return ALPHANUMERIC;
  if (byte >= 0x80 || char === "_") return LETTER;
  return /[-+*/<>=!&|^~%@.#?:$]/.test(char) ? OPERATOR : SEPARATOR;
});

/** Lines for which there is room at once: one list for each file would keep the collector of garbage busy. */
const ROOM = 8192;

/** Reads lines that arrive in pieces, and gathers them until they are taken. Hashes are FNV-1a (Fowler, Noll, Vo), 32 bits. */
export class LineReader {
  #hashes = new Int32Array(ROOM);
  #weights = new Uint8Array(ROOM);
  /** Where the lines that are gathered begin and end. */
  #first = 0;
  #end = 0;
  #wordSum = 0;
  /** Of the line being read. */
  #hash = BASIS;
  #word = BASIS;
  #weight = 0;
  #sum = 0;

  /**
   * Reads from `at` to the end of the line.
   *
   * @returns the place after the line's end, or -1 when the line goes on in the next piece
   */
  read(buffer: Buffer, at: number): number {
    let hash = this.#hash;
    let word = this.#word;
    let weight = this.#weight;
    let sum = this.#sum;
    const length = buffer.length;
    for (let i = at; i < length; i++) {
      const byte = buffer[i]!;
      if (byte === LF) {
        if (word !== BASIS) sum = (sum + Math.imul(word ^ (word >>> 15), PRIME)) | 0;
        this.#gather(hash, weight, sum);
        return i + 1;
      }
      hash = Math.imul(hash ^ byte, PRIME);
      const kind = CLASS[byte]!;
      if (kind >= LETTER) {
        word = Math.imul(word ^ byte, PRIME);
        if (kind === ALPHANUMERIC) weight++;
      } else {
        if (word !== BASIS) sum = (sum + Math.imul(word ^ (word >>> 15), PRIME)) | 0;
        word = BASIS;
        if (kind === OPERATOR) sum = (sum + Math.imul(BASIS ^ byte, PRIME)) | 0;
      }
    }
    this.#hash = hash;
    this.#word = word;
    this.#weight = weight;
    this.#sum = sum;
    return -1;
  }

  #gather(hash: number, weight: number, sum: number): void {
    if (this.#end === this.#hashes.length) this.#makeRoom();
    this.#hashes[this.#end] = hash;
    this.#weights[this.#end] = Math.min(255, weight);
    this.#end++;
    this.#wordSum = (this.#wordSum + sum) | 0;
    this.#hash = BASIS;
    this.#word = BASIS;
    this.#weight = 0;
    this.#sum = 0;
  }

  #makeRoom(): void {
    const count = this.#end - this.#first;
    const hashes = new Int32Array(Math.max(ROOM, 2 * count));
    const weights = new Uint8Array(hashes.length);
    hashes.set(this.#hashes.subarray(this.#first));
    weights.set(this.#weights.subarray(this.#first));
    this.#hashes = hashes;
    this.#weights = weights;
    this.#first = 0;
    this.#end = count;
  }

  /** The lines that were read since this was last asked; undefined when there are none. */
  take(): LineFacts | undefined {
    const count = this.#end - this.#first;
    if (count === 0) return undefined;
    const facts = {
      count,
      hashes: this.#hashes.subarray(this.#first, this.#end),
      weights: this.#weights.subarray(this.#first, this.#end),
      wordSum: this.#wordSum,
    };
    this.#first = this.#end;
    this.#wordSum = 0;
    return facts;
  }
}
