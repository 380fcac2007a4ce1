/**
 * What is kept of lines of content: enough to recognise a line again, nothing that could be read.
 */
export class LineFacts {
  /** Of each whole line, without its end: 32 bits. */
  readonly hashes: number[] = [];
  /** Letters and digits in each line, at most 255. */
  readonly weights: number[] = [];
  /**
   * Sum of hashes of the words and operators, in any order: the same before and after a change that
   * touches only spaces, quotes, brackets, commas and the breaks between lines.
   */
  wordSum = 0;

  get count(): number {
    return this.hashes.length;
  }

  push(hash: number, weight: number): void {
    this.hashes.push(hash);
    this.weights.push(weight);
  }
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

/** Reads lines that arrive in pieces. Hashes are FNV-1a (Fowler, Noll, Vo), 32 bits. */
export class LineReader {
  #hash = BASIS;
  #word = BASIS;
  #weight = 0;
  #sum = 0;

  /**
   * Reads from `at` to the end of the line and tells `lines` of it.
   *
   * @returns the place after the line's end, or -1 when the line goes on in the next piece
   */
  read(buffer: Buffer, at: number, lines: LineFacts): number {
    let hash = this.#hash;
    let word = this.#word;
    let weight = this.#weight;
    let sum = this.#sum;
    for (let i = at; i < buffer.length; i++) {
      const byte = buffer[i]!;
      if (byte === LF) {
        if (word !== BASIS) sum = (sum + Math.imul(word ^ (word >>> 15), PRIME)) | 0;
        lines.push(hash, Math.min(255, weight));
        lines.wordSum = (lines.wordSum + sum) | 0;
        this.#hash = BASIS;
        this.#word = BASIS;
        this.#weight = 0;
        this.#sum = 0;
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
}
