import type * as Parser from "@retorquere/bibtex-parser";

import { withoutBulk } from "./bibtex-bulk.ts";
import { type BrokenEntry, bibtexEntries, type RawEntry } from "./bibtex-entries.ts";
import { bibtexPaper, type Unfit } from "./bibtex-paper.ts";
import type { Paper } from "./paper.ts";

/** What a BibTeX file holds. */
export interface BibtexFile {
  papers: Paper[];
  broken: BrokenEntry[];
  /** Entries that are no paper of anybody at any time, counted by why. */
  unfit: ReadonlyMap<Unfit, number>;
}

const OPTIONS: Parser.Options = {
  english: false,
  sentenceCase: false,
  caseProtection: false,
  unsupported: "ignore",
  applyCrossRef: false,
};

/**
 * Reads BibTeX, an entry at a time: one that is broken is named and does no harm to the others. Accents and
 * commands of LaTeX become characters; names and macros are understood as BibTeX does.
 */
export async function readBibtex(text: string): Promise<BibtexFile> {
  // It takes longer to load than most commands.
  const { parse } = await import("@retorquere/bibtex-parser");
  // The parser takes an `and` at the end of a line of Windows for a part of a name.
  const { entries: raw, broken } = bibtexEntries(text.replace(/\r\n?/g, "\n"));
  const macros = new Map<string, string>();
  const entries: Parser.Entry[] = [];
  for (const one of raw) {
    const read = parsed(parse, one, macros);
    if ("why" in read) broken.push(read);
    else if (one.type === "string")
      for (const [name, text] of Object.entries(read.strings)) macros.set(name.toUpperCase(), text);
    else if (one.type !== "preamble") entries.push(read.entry!);
  }
  const byKey = new Map(entries.map((entry) => [entry.key.toLowerCase(), entry.fields]));
  const papers: Paper[] = [];
  const unfit = new Map<Unfit, number>();
  for (const entry of entries) {
    const { crossref } = entry.fields;
    const paper = bibtexPaper(entry, typeof crossref === "string" ? byKey.get(crossref.toLowerCase()) : undefined);
    if (typeof paper === "string") unfit.set(paper, (unfit.get(paper) ?? 0) + 1);
    else papers.push(paper);
  }
  return { papers, broken: broken.sort((a, b) => a.line - b.line), unfit };
}

function parsed(
  parse: typeof Parser.parse,
  { type, key, line, text }: RawEntry,
  macros: ReadonlyMap<string, string>,
): { entry?: Parser.Entry; strings: Record<string, string> } | BrokenEntry {
  let library: Parser.Library;
  try {
    const kept = withoutBulk(withPlainKey(type, text));
    library = parse(kept, { ...OPTIONS, strings: macrosIn(kept, macros) });
  } catch {
    // The parser gives up on some of what it is not made for.
    return { line, key, why: "can't be understood" };
  }
  // A macro that nobody defined, such as the short name of a journal, stands for itself.
  const error = library.errors.find((one) => !one.error.startsWith("Unresolved @string"));
  const isEntry = type !== "string" && type !== "preamble";
  if (error !== undefined || (isEntry && library.entries.length !== 1))
    return { line, key, why: reasonOf(error?.error, line) };
  return isEntry ? { entry: { ...library.entries[0]!, key }, strings: {} } : { strings: library.strings };
}

/**
 * The entry in braces and with a key that the parser understands, in as many lines: a key may be missing, or hold
 * what BibTeX allows there and the parser does not, such as `?` and brackets.
 */
function withPlainKey(type: string, text: string): string {
  const [head = ""] = /^[^{(]*[{(](?:\s*[^\s,{}="#%]*\s*,)?/.exec(text) ?? [];
  const begin = type === "string" || type === "preamble" ? "" : "key,";
  return `@${type}{${begin}${head.replace(/[^\n]/g, "")}${text.slice(head.length, -1)}}`;
}

/** The macros that an entry can mean: the parser goes through all that it is given, and a file may have thousands. */
function macrosIn(entry: string, macros: ReadonlyMap<string, string>): Record<string, string> {
  if (macros.size === 0) return {};
  const words = new Set((entry.match(/[^\s{}()"#,=]+/g) ?? []).map((word) => word.toUpperCase()));
  return Object.fromEntries(
    [...words].flatMap((name) => {
      const text = macros.get(name);
      return text === undefined ? [] : [[name, text] as const];
    }),
  );
}

/** The parser's reason in a few words, with the line counted in the file. */
function reasonOf(error: string | undefined, from: number): string {
  if (/unexpected \d+-part name/.test(error ?? ""))
    return "has a name with more than two commas: `and` stands between names";
  const [, found, line] = /found "([^"\n]{0,24})[^]*? at line (\d+)/.exec(error ?? "") ?? [];
  if (found === undefined) return "can't be understood";
  return `can't be understood at '${found.trim()}' in line ${from + Number(line) - 1}`;
}
