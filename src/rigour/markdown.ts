import { inlineText } from "./inline.ts";
import { isDataTable, type Passage, type PassageKind, proseKind } from "./passage.ts";

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}#{1,6}(?:\s|$)/;
const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s+/;
const TASK = /^\s*[-*+]\s+\[([ xX])\]\s/;
const DELIMITER = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;
const RULE = /^ {0,3}(?:[-*_]\s*){3,}$/;
const UNDERLINE = /^ {0,3}(?:=+|-+)\s*$/;

/** The blocks of a text in Markdown as GitHub writes it, in order. HTML in it counts as far as it shows something. */
export function markdownPassages(markdown: string): Passage[] {
  const lines = withoutComments(markdown.replace(/\r\n?/g, "\n"))
    .replace(/^---\n[\s\S]{0,20000}?\n---(?:\n|$)/, "")
    .split("\n");
  const passages: Passage[] = [];
  let open: { kind: "paragraph" | "item" | "task"; lines: string[] } | undefined;
  const add = (kind: PassageKind, text: string): void => void passages.push({ kind, text, links: [] });
  const flush = (as?: "heading"): void => {
    if (!open) return;
    const { kind, lines } = open;
    open = undefined;
    const { text, links, pictures } = inlineText(lines.join("\n"));
    const is = as ?? (kind === "task" ? kind : proseKind(text, kind));
    if (/[\p{L}\p{N}]/u.test(text) || links.length > 0) passages.push({ kind: is, text, links });
    for (const picture of pictures) add("figure", picture);
  };

  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const fence = FENCE.exec(line)?.[1];
    if (fence !== undefined) {
      flush();
      const body: string[] = [];
      const close = new RegExp(`^ {0,3}${fence[0] === "`" ? "`" : "~"}{${fence.length},}\\s*$`);
      while (++at < lines.length && !close.test(lines[at]!)) body.push(lines[at]!);
      add("code", body.join("\n"));
    } else if (line.trim() === "") {
      flush();
    } else if (/^\s*<table\b/i.test(line)) {
      flush();
      const body = [line];
      while (!/<\/table>/i.test(body.at(-1)!) && at + 1 < lines.length) body.push(lines[++at]!);
      addTable(htmlRows(body.join("\n")));
    } else if (line.includes("|") && (lines[at + 1]?.includes("|") ?? false) && DELIMITER.test(lines[at + 1]!)) {
      flush();
      const rows = [cells(line)];
      at++;
      while (at + 1 < lines.length && lines[at + 1]!.includes("|")) rows.push(cells(lines[++at]!));
      addTable(rows);
    } else if (HEADING.test(line)) {
      flush();
      open = { kind: "paragraph", lines: [line.replace(HEADING, "").replace(/\s#+\s*$/, "")] };
      flush("heading");
    } else if (/^ {0,3}>/.test(line)) {
      flush();
      const body = [line];
      while (at + 1 < lines.length && /^ {0,3}>/.test(lines[at + 1]!)) body.push(lines[++at]!);
      const { text, links } = inlineText(body.map((one) => one.replace(/^ {0,3}>\s?/, "")).join("\n"));
      passages.push({ kind: "quotation", text, links });
    } else if (open && UNDERLINE.test(line) && open.kind === "paragraph") {
      flush("heading");
    } else if (RULE.test(line)) {
      flush();
    } else if (ITEM.test(line)) {
      flush();
      open = { kind: TASK.test(line) ? "task" : "item", lines: [line.replace(TASK, "").replace(ITEM, "")] };
    } else if (!open && /^(?: {4}|\t)/.test(line) && passages.at(-1)?.kind !== "item") {
      const body = [line];
      while (at + 1 < lines.length && /^(?: {4}|\t)/.test(lines[at + 1]!)) body.push(lines[++at]!);
      add("code", body.join("\n"));
    } else if (open) {
      open.lines.push(line);
    } else {
      open = { kind: "paragraph", lines: [line] };
    }
  }
  flush();
  return passages;

  function addTable(rows: string[][]): void {
    const text = rows.map((row) => row.join(" | ")).join("\n");
    add(isDataTable(rows) ? "table" : "quotation", text);
  }
}

function cells(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => inlineText(cell).text);
}

function htmlRows(html: string): string[][] {
  return html
    .split(/<tr\b/i)
    .slice(1)
    .map((row) =>
      row
        .split(/<t[dh]\b[^>]{0,500}>/i)
        .slice(1)
        .map((cell) => inlineText(cell).text),
    );
}

/** What templates of pull requests tell their authors is not the author's. */
function withoutComments(text: string): string {
  const parts = text.split("<!--");
  return (
    parts[0]! +
    parts
      .slice(1)
      .map((part) => (part.includes("-->") ? part.slice(part.indexOf("-->") + 3) : ""))
      .join("")
  );
}
