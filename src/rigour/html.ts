import { Parser } from "htmlparser2";

import { isDataTable, isOrnament, type Link, type Passage, type PassageKind, proseKind } from "./passage.ts";
import { plainPassages } from "./plain.ts";

const names = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** What is not read: scripts, what only a program sees, and what belongs to the page rather than to the text. */
const SKIPPED = names(
  "script style noscript template iframe object embed head nav button form input select textarea del s dialog audio math title",
);
const INLINE = names(
  "a abbr b bdi bdo big cite code data dfn em font i ins kbd label mark q rp rt ruby samp small span strong sub sup time tt u var wbr",
);
const PICTURES = names("img svg canvas video");
/** Elements that hold nothing, or whose end need not be written. */
const UNNESTED = names("area base br col hr img input link meta p li source td th tr wbr option dt dd tbody thead");
/** A text that nests deeper was made to be slow to read. */
const MOST_DEPTH = 1000;

/**
 * The blocks of a text in HTML, in order: only what a reader sees as text. No markup, address of a script
 * or handler of an event comes out of it.
 */
export function htmlPassages(html: string): Passage[] {
  if (isTooDeep(html)) return plainPassages(html.replace(/<[^<>]{0,2000}>/g, " "));
  const walk = new Walk();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => walk.open(name, attributes),
      ontext: (text) => walk.text(text),
      onclosetag: (name) => walk.close(name),
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html);
  parser.end();
  return walk.done();
}

/** Whether elements nest so deeply that going through them takes more than its share of time. */
export function isTooDeep(html: string): boolean {
  let depth = 0;
  for (const [, end, name] of html.matchAll(/<(\/?)([a-z][a-z\d]*)/gi)) {
    if (UNNESTED.has(name!.toLowerCase())) continue;
    depth = Math.max(0, depth + (end === "" ? 1 : -1));
    if (depth > MOST_DEPTH) return true;
  }
  return false;
}

interface Table {
  rows: string[][];
  /** Passages before it. */
  before: number;
  /** A table that holds another only arranges it. */
  arranges: boolean;
}

class Walk {
  readonly #passages: Passage[] = [];
  readonly #kinds: { depth: number; kind: PassageKind }[] = [];
  readonly #tables: Table[] = [];
  #depth = 0;
  /** Depth of an element that is not read, and of one whose text is code. */
  #skipped = 0;
  #code: { depth: number; text: string[] } | undefined;
  #words: string[] = [];
  #links: Link[] = [];
  #pictures: string[] = [];

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#depth++;
    if (this.#skipped > 0 || this.#code) return;
    if (SKIPPED.has(name)) {
      this.#skipped = this.#depth;
    } else if (PICTURES.has(name)) {
      this.#picture(attributes);
      // What is drawn in it is no text.
      if (name !== "img") this.#skipped = this.#depth;
    } else if (name === "br") {
      this.#words.push("\n");
    } else if (name === "a") {
      const target = attributes["href"] ?? "";
      if (/^https?:/i.test(target)) this.#links.push({ target, text: "" });
    } else if (name === "pre") {
      this.#flush();
      this.#code = { depth: this.#depth, text: [] };
    } else if (!INLINE.has(name)) {
      this.#flush();
      const kind = kindOf(name);
      if (kind) this.#kinds.push({ depth: this.#depth, kind });
      this.#table(name);
    }
  }

  text(text: string): void {
    if (this.#skipped > 0) return;
    if (this.#code) {
      this.#code.text.push(text);
      return;
    }
    this.#words.push(text);
    const row = this.#tables.at(-1)?.rows.at(-1);
    if (row && row.length > 0 && row.at(-1)!.length < 200) row[row.length - 1] += text;
  }

  close(name: string): void {
    const depth = this.#depth--;
    if (this.#skipped > 0) {
      if (this.#skipped === depth) this.#skipped = 0;
      return;
    }
    if (this.#code) {
      if (this.#code.depth === depth) {
        this.#passages.push({ kind: "code", text: this.#code.text.join(""), links: [] });
        this.#code = undefined;
      }
      return;
    }
    if (INLINE.has(name) || PICTURES.has(name) || name === "br") return;
    this.#flush();
    while ((this.#kinds.at(-1)?.depth ?? 0) >= depth) this.#kinds.pop();
    if (name === "table") this.#endTable();
  }

  done(): Passage[] {
    this.#flush();
    return this.#passages;
  }

  #picture({ src = "", class: style = "", alt = "", width, height }: Readonly<Record<string, string>>): void {
    if (width !== "1" && height !== "1" && !isOrnament(`${src} ${style}`)) this.#pictures.push(alt.trim() || "picture");
  }

  #table(name: string): void {
    const table = this.#tables.at(-1);
    if (name === "table") {
      if (table) table.arranges = true;
      this.#tables.push({ rows: [], before: this.#passages.length, arranges: false });
    } else if (table && name === "tr") table.rows.push([]);
    else if (table && (name === "td" || name === "th")) {
      if (table.rows.length === 0) table.rows.push([]);
      table.rows.at(-1)!.push("");
    }
  }

  #endTable(): void {
    const table = this.#tables.pop();
    if (!table || table.arranges) return;
    const rows = table.rows.map((row) => row.map((cell) => cell.replace(/\s+/g, " ").trim()));
    // A table without figures only arranges what it holds: it is read as what it holds.
    if (!isDataTable(rows)) return;
    this.#passages.length = table.before;
    this.#passages.push({ kind: "table", text: rows.map((row) => row.join(" | ")).join("\n"), links: [] });
  }

  #flush(): void {
    const text = this.#words.join("").replace(/\s+/g, " ").trim();
    const quoted = this.#kinds.some(({ kind }) => kind === "quotation");
    const kind = quoted ? "quotation" : (this.#kinds.at(-1)?.kind ?? "paragraph");
    if (/[\p{L}\p{N}]/u.test(text))
      this.#passages.push({
        kind: kind === "paragraph" || kind === "item" ? proseKind(text, kind) : kind,
        text,
        links: this.#links,
      });
    for (const picture of this.#pictures) this.#passages.push({ kind: "figure", text: picture, links: [] });
    this.#words = [];
    this.#links = [];
    this.#pictures = [];
  }
}

function kindOf(element: string): PassageKind | undefined {
  if (/^h[1-6]$/.test(element)) return "heading";
  if (element === "li" || element === "dd" || element === "dt") return "item";
  if (element === "blockquote") return "quotation";
  if (element === "figcaption" || element === "caption") return "caption";
  return undefined;
}
