/** Says in which encoding a page of this kind may name itself. */
export type Markup = "html" | "xml" | "json" | "text";

export interface Decoded {
  text: string;
  /** As the Encoding standard names it: `utf-8`, `shift_jis`. */
  encoding: string;
  /** What was said and did not hold, in a sentence; null when all was as said. */
  note: string | null;
}

/** Legacy encodings of one byte a character take any bytes, so that one of them proves nothing. */
const TAKES_ANYTHING = /^(?:windows-125\d|iso-8859-|macintosh|koi8|ibm866)/;

/**
 * The text of an answer or a file. A byte order mark decides; then what the header and the page itself say,
 * as far as the bytes are that; else UTF-8 and at last windows-1252. A wrong statement is not an error, since
 * much of the web has one, but it is noted.
 */
export function decodeText(bytes: Uint8Array, contentType: string | null, markup: Markup): Decoded {
  const mark = byteOrderMark(bytes);
  if (mark) return { text: decodeAs(mark, bytes, false)!, encoding: mark, note: null };
  const inHeader = known(/charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(contentType ?? "")?.[1]);
  const inPage = known(namedIn(bytes, markup));
  const said = [inHeader, inPage].filter((one) => one !== undefined);
  const wide = said.length === 0 ? withoutMark(bytes) : undefined;
  const strict = [...said, wide, "utf-8"].filter((one) => one !== undefined && !TAKES_ANYTHING.test(one)) as string[];
  // Text that is not plain ASCII and still UTF-8 without a fault is that, whatever was said.
  const order = isAscii(bytes) ? strict : [...new Set(["utf-8", ...strict])];
  for (const encoding of order) {
    const text = decodeAs(encoding, bytes, true);
    if (text !== undefined) return { text, encoding, note: noteOf(said, encoding, isAscii(bytes)) };
  }
  const encoding = said.find((one) => TAKES_ANYTHING.test(one)) ?? "windows-1252";
  return { text: decodeAs(encoding, bytes, false)!, encoding, note: noteOf(said, encoding, false) };
}

function noteOf(said: readonly string[], encoding: string, ascii: boolean): string | null {
  const first = said[0] ?? "utf-8";
  return ascii || first === encoding ? null : `It is said to be ${first} and was read as ${encoding}.`;
}

function byteOrderMark([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  return a === 0xff && b === 0xfe ? "utf-16le" : undefined;
}

/** Two bytes a character without a mark, told by the zeros of `<` and what follows it. */
function withoutMark([a, b, c, d]: Uint8Array): string | undefined {
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return "utf-16le";
  return a === 0 && b !== 0 && c === 0 && d !== 0 ? "utf-16be" : undefined;
}

function namedIn(bytes: Uint8Array, markup: Markup): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString("latin1");
  if (markup === "xml") return /^\s*<\?xml[^>]{0,200}\bencoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(head)?.[1];
  if (markup === "html")
    return /<meta\b[^>]{0,300}\bcharset\s*=\s*["']?([\w.:-]{1,40})/i.exec(head)?.[1] ?? namedIn(bytes, "xml");
  return undefined;
}

function known(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

/** What windows-1252 has where Latin 1 has control characters. */
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

function decodeAs(encoding: string, bytes: Uint8Array, fatal: boolean): string | undefined {
  // Some versions of Node read windows-1252 as Latin 1.
  if (encoding === "windows-1252")
    return Buffer.from(bytes)
      .toString("latin1")
      .replace(/[\u0080-\u009f]/g, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80]!);
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch {
    return undefined;
  }
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte !== 0 && byte < 0x80);
}
