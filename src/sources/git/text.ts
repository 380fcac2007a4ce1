import { isUtf8 } from "node:buffer";

const ESCAPES: Record<string, number> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, '"': 34, "\\": 92 };

/**
 * Bytes as text: UTF-8 where they are that, else with each foreign byte as `\xE9`, so that two
 * different names stay different.
 */
export function decode(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString("utf8");
  let text = "";
  for (const byte of bytes) text += byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16).toUpperCase()}`;
  return text;
}

const ADDRESS = /[^\s<>()[\]"',;:@]+@[^\s<>()[\]"',;:@]+\.[^\s<>()[\]"',;:@.]+/g;

/** Text without e-mail addresses: of each only what stands before the @ is left. */
export function withoutAddresses(text: string): string {
  return text.replace(ADDRESS, (address) => address.slice(0, address.indexOf("@")));
}

/** A path as git prints it in ASCII, without its C-style quotes (core.quotePath). */
export function unquotePath(printed: string): string {
  if (!printed.startsWith('"')) return printed;
  const bytes: number[] = [];
  for (let i = 1; i < printed.length - 1; i++) {
    if (printed[i] !== "\\") {
      bytes.push(printed.charCodeAt(i));
      continue;
    }
    const next = printed[i + 1]!;
    if (next in ESCAPES) {
      bytes.push(ESCAPES[next]!);
      i += 1;
    } else {
      bytes.push(Number.parseInt(printed.slice(i + 1, i + 4), 8));
      i += 3;
    }
  }
  return decode(Buffer.from(bytes));
}
