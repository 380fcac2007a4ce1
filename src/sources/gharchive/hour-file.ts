import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createGunzip } from "node:zlib";

import { AppError, SourceError } from "../../model/errors.ts";
import type { HourFile } from "./files.ts";

/** What came of one file. */
export interface HourReading {
  /** Whole lines. */
  lines: number;
  /** Lines that could match and are no JSON, or longer than any event. */
  broken: number;
  /** Whether the file ends, or goes bad, before its end: what was whole before was read. */
  endsEarly: boolean;
}

/** No event is so large; what is longer is dropped, so that memory stays as it is. */
const LONGEST_LINE = 50_000_000;
const CHUNK = 1 << 18;

/**
 * Streams an hour and gives the events that can be meant. A line is parsed only when the search finds
 * something in it; nothing of the others is kept.
 *
 * @param search global; over bytes as latin1, so it must be of ASCII
 * @param onEvent gets each parsed line
 * @param onBytes told how many compressed bytes were read
 * @throws {SourceError} the file is empty, is not gzip, or can't be read
 */
export async function readHour(
  { path, bytes }: HourFile,
  search: RegExp,
  onEvent: (event: unknown) => void,
  onBytes: (bytes: number) => void = () => {},
): Promise<HourReading> {
  await checkGzip(path, bytes);
  const reading: HourReading = { lines: 0, broken: 0, endsEarly: false };
  const lines = new MatchingLines(search, reading, onEvent);
  const file = createReadStream(path, { highWaterMark: CHUNK });
  const gunzip = createGunzip({ chunkSize: CHUNK });
  file.on("error", (error) => gunzip.destroy(error));
  file.pipe(gunzip);
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      lines.add(chunk);
      onBytes(file.bytesRead);
    }
    lines.end();
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (!code.startsWith("Z_"))
      throw code === ""
        ? error
        : new SourceError(`${path} can't be read (${code}).`, "Check your right to read it, and the disk.", error);
    if (reading.lines === 0)
      throw new SourceError(`${path} is damaged from its beginning (${code}).`, "Download it again.", error);
    reading.endsEarly = true;
  } finally {
    file.destroy();
    gunzip.destroy();
  }
  return reading;
}

async function checkGzip(path: string, bytes: number): Promise<void> {
  if (bytes === 0) throw new SourceError(`${path} is empty.`, "Download it again.");
  const magic = Buffer.alloc(2);
  try {
    const file = await open(path);
    await file.read(magic, 0, 2, 0).finally(() => file.close());
  } catch (error) {
    throw new SourceError(
      `${path} can't be read (${(error as NodeJS.ErrnoException).code}).`,
      "Check your right to read it.",
      error,
    );
  }
  if (magic[0] !== 0x1f || magic[1] !== 0x8b)
    throw new SourceError(`${path} is not a gzip file.`, "Give the file as it was downloaded: do not unpack it.");
}

/** Cuts a stream of bytes into lines, and parses those in which something is found. */
class MatchingLines {
  readonly #search: RegExp;
  readonly #reading: HourReading;
  readonly #onEvent: (event: unknown) => void;
  #rest: string[] = [];
  #restLength = 0;
  #dropping = false;

  constructor(search: RegExp, reading: HourReading, onEvent: (event: unknown) => void) {
    this.#search = search;
    this.#reading = reading;
    this.#onEvent = onEvent;
  }

  add(chunk: Buffer): void {
    // Each byte becomes one character, which costs next to nothing; only lines that match are decoded.
    const text = chunk.toString("latin1");
    const last = text.lastIndexOf("\n");
    if (last < 0) {
      this.#keep(text);
      return;
    }
    const whole = this.#dropping ? text.slice(text.indexOf("\n") + 1, last + 1) : this.#taken(text.slice(0, last + 1));
    this.#dropping = false;
    this.#lines(whole);
    this.#keep(text.slice(last + 1));
  }

  /** The last line may lack its end. */
  end(): void {
    if (this.#dropping) return;
    const last = this.#taken("");
    if (last !== "") this.#lines(`${last}\n`);
  }

  #keep(text: string): void {
    if (this.#dropping || text === "") return;
    this.#rest.push(text);
    this.#restLength += text.length;
    if (this.#restLength <= LONGEST_LINE) return;
    this.#reading.broken += 1;
    this.#dropping = true;
    this.#taken("");
  }

  #taken(more: string): string {
    const text = this.#rest.length === 0 ? more : `${this.#rest.join("")}${more}`;
    this.#rest = [];
    this.#restLength = 0;
    return text;
  }

  /** Text of whole lines, with the end of the last. */
  #lines(text: string): void {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.#reading.lines += 1;
    const search = this.#search;
    search.lastIndex = 0;
    for (let match = search.exec(text); match; match = search.exec(text)) {
      const begin = text.lastIndexOf("\n", match.index) + 1;
      const end = text.indexOf("\n", match.index);
      search.lastIndex = end + 1;
      this.#parse(text.slice(begin, end));
    }
  }

  #parse(line: string): void {
    let event: unknown;
    try {
      // Whoever rewrote the file may have put a byte order mark before it.
      event = JSON.parse(
        Buffer.from(line, "latin1")
          .toString("utf8")
          .replace(/^\uFEFF/, ""),
      );
    } catch {
      this.#reading.broken += 1;
      return;
    }
    this.#onEvent(event);
  }
}
