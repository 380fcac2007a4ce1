/** An entry of a BibTeX file as it is written. */
export interface RawEntry {
  /** Lower case: `article`, `string`. */
  type: string;
  /** What it is called in the file; empty where it has no name. */
  key: string;
  /** From 1. */
  line: number;
  text: string;
}

/** An entry that can't be read. */
export interface BrokenEntry {
  line: number;
  key: string;
  /** Follows the place: `has no end`. */
  why: string;
}

/** Longer ones are no entries: the largest collaborations have some three thousand authors. */
const LONGEST = 64_000;
const MOST_FIELDS = 300;
const DEEPEST = 40;

const START = /@[ \t]*([A-Za-z]+)\s*([{(])/g;

/** A line that begins a new entry: within another one it says that the other has no end. */
const NEXT = /\n[ \t]*@[ \t]*[A-Za-z]+\s*[{(]\s*(?:[^\s,{}="#%]+\s*[,=]|,)/g;

/**
 * Cuts a BibTeX file into its entries, each by its own brackets: one that is broken does not take the
 * next with it. Text between entries is a comment, as BibTeX has it.
 */
export function bibtexEntries(file: string): { entries: RawEntry[]; broken: BrokenEntry[] } {
  const entries: RawEntry[] = [];
  const broken: BrokenEntry[] = [];
  let line = 1;
  let counted = 0;
  const lineAt = (offset: number): number => {
    for (; counted < offset; counted++) if (file.charCodeAt(counted) === 10) line++;
    return line;
  };
  let next = -1;
  START.lastIndex = 0;
  for (let start = START.exec(file); start !== null; start = START.exec(file)) {
    const type = start[1]!.toLowerCase();
    const from = start.index;
    const inside = START.lastIndex;
    if (next < inside) {
      NEXT.lastIndex = inside;
      next = NEXT.exec(file)?.index ?? file.length;
    }
    const limit = next;
    const { end, depth } = endOf(file, inside, limit, start[2] === "{" ? "}" : ")");
    const key = keyOf(file.slice(inside, Math.min(inside + 200, limit)));
    const at = lineAt(from);
    const text = file.slice(from, end ?? limit);
    START.lastIndex = end ?? limit;
    if (type === "comment") continue;
    const why =
      end === undefined
        ? "has no end: a bracket or a quotation mark is missing"
        : text.length > LONGEST
          ? `has ${text.length} characters`
          : depth > DEEPEST
            ? "has too many braces within braces"
            : text.split("=").length > MOST_FIELDS
              ? "has too many fields"
              : undefined;
    if (why === undefined) entries.push({ type, key, line: at, text });
    else broken.push({ line: at, key, why });
  }
  return { entries, broken };
}

/** Behind the bracket that ends an entry; undefined when there is none before the limit. */
function endOf(
  file: string,
  from: number,
  limit: number,
  closing: "}" | ")",
): { end: number | undefined; depth: number } {
  let depth = 0;
  let deepest = 0;
  let isQuoted = false;
  for (let i = from; i < limit; i++) {
    const char = file[i];
    // A round bracket in quotation marks ends nothing; braces have to match there too.
    if (closing === ")" && depth === 0 && char === '"') isQuoted = !isQuoted;
    if (depth === 0 && !isQuoted && char === closing) return { end: i + 1, depth: deepest };
    if (char === "{") deepest = Math.max(deepest, ++depth);
    else if (char === "}") depth--;
    if (depth < 0) return { end: undefined, depth: deepest };
  }
  return { end: undefined, depth: deepest };
}

function keyOf(inside: string): string {
  return /^\s*([^\s,{}="#%]+)\s*,/.exec(inside)?.[1] ?? "";
}
