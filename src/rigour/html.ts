import { parseHTML } from "linkedom";

import { isDataTable, isOrnament, type Link, type Passage, type PassageKind, proseKind } from "./passage.ts";

/** What is not read: scripts, what only a program sees, and what belongs to the page rather than to the text. */
const SKIPPED = new Set(
  "script style noscript template iframe object embed head nav button form input select textarea del s dialog audio math".split(
    " ",
  ),
);
const INLINE = new Set(
  "a abbr b bdi bdo big cite code data dfn em font i ins kbd label mark q rp rt ruby samp small span strong sub sup time tt u var wbr".split(
    " ",
  ),
);
const PICTURES = new Set(["img", "svg", "canvas", "video", "picture"]);

interface Child {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  childNodes: ArrayLike<Child>;
  getAttribute(name: string): string | null;
}

type Step = { enter: Child } | { leave: string };

/**
 * The blocks of a text in HTML, in order: only what a reader sees as text. No markup, address of a script
 * or handler of an event comes out of it.
 */
export function htmlPassages(html: string): Passage[] {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`) as unknown as {
    document: { documentElement: Child };
  };
  return new Walk().over(document.documentElement);
}

/** Goes through a document without recursion, since a hostile one may be very deep. */
class Walk {
  readonly #passages: Passage[] = [];
  readonly #kinds: { element: string; kind: PassageKind }[] = [];
  #words: string[] = [];
  #links: Link[] = [];
  #pictures: string[] = [];

  over(root: Child): Passage[] {
    const steps: Step[] = [{ enter: root }];
    while (steps.length > 0) {
      const step = steps.pop()!;
      if ("leave" in step) this.#leave(step.leave);
      else this.#enter(step.enter, steps);
    }
    this.#flush();
    return this.#passages;
  }

  #enter(node: Child, steps: Step[]): void {
    if (node.nodeType === 3) {
      this.#words.push(node.textContent ?? "");
      return;
    }
    if (node.nodeType !== 1) return;
    const element = node.nodeName.toLowerCase();
    if (SKIPPED.has(element)) return;
    if (PICTURES.has(element)) {
      const about = `${node.getAttribute("src") ?? ""} ${node.getAttribute("class") ?? ""}`;
      const alt = node.getAttribute("alt") ?? "";
      const isPixel = node.getAttribute("width") === "1" || node.getAttribute("height") === "1";
      if (!isPixel && !isOrnament(about)) this.#pictures.push(alt.trim() || "picture");
      return;
    }
    if (element === "br") {
      this.#words.push("\n");
      return;
    }
    if (element === "pre") {
      this.#flush();
      this.#passages.push({ kind: "code", text: node.textContent ?? "", links: [] });
      return;
    }
    if (element === "table") {
      const rows = rowsOf(node);
      // A table without figures only arranges what it holds: it is read as what it holds.
      if (isDataTable(rows)) {
        this.#flush();
        this.#passages.push({ kind: "table", text: rows.map((row) => row.join(" | ")).join("\n"), links: [] });
        return;
      }
    }
    if (element === "a") {
      const target = node.getAttribute("href") ?? "";
      if (/^https?:/i.test(target)) this.#links.push({ target, text: (node.textContent ?? "").slice(0, 300) });
    }
    if (!INLINE.has(element)) {
      this.#flush();
      const kind = kindOf(element);
      if (kind) this.#kinds.push({ element, kind });
      steps.push({ leave: element });
    }
    for (let i = node.childNodes.length - 1; i >= 0; i--) steps.push({ enter: node.childNodes[i]! });
  }

  #leave(element: string): void {
    this.#flush();
    if (this.#kinds.at(-1)?.element === element) this.#kinds.pop();
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

/** The cells of a table, row by row, without recursion. */
function rowsOf(table: Child): string[][] {
  const rows: string[][] = [];
  const left: Child[] = [table];
  while (left.length > 0) {
    const node = left.pop()!;
    const name = node.nodeName.toLowerCase();
    if (name === "tr") rows.push([]);
    if (name === "td" || name === "th") {
      if (rows.length === 0) rows.push([]);
      rows.at(-1)!.push((node.textContent ?? "").replace(/\s+/g, " ").trim().slice(0, 200));
      continue;
    }
    for (let i = node.childNodes.length - 1; i >= 0; i--) left.push(node.childNodes[i]!);
  }
  return rows;
}
