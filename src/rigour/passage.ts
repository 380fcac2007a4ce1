/** How a text is written. */
export type TextFormat = "markdown" | "html" | "plain";

/** What a block of a text is. A caption belongs to a table or figure, a task is one still to do. */
export type PassageKind =
  | "paragraph"
  | "item"
  | "heading"
  | "caption"
  | "table"
  | "figure"
  | "code"
  | "quotation"
  | "task";

export interface Link {
  target: string;
  text: string;
}

/** A block of a text, without markup. */
export interface Passage {
  kind: PassageKind;
  /** As one line; of code and tables, line by line. */
  text: string;
  links: readonly Link[];
}

/** What a reader of the text reads as the author's own words, in prose. */
export const PROSE: ReadonlySet<PassageKind> = new Set(["paragraph", "item", "heading", "caption"]);

/** `Table 2: ...`, `Fig. 3. ...` */
const CAPTION = /^(?:table|figure|fig\.?)\s*\d+\s*[:.]/i;

/** A block of prose by what it says itself. */
export function proseKind(text: string, otherwise: "paragraph" | "item"): PassageKind {
  return CAPTION.test(text) ? "caption" : otherwise;
}

/** Whether rows of cells hold data: two of them or more, and figures in two cells or more. */
export function isDataTable(rows: readonly (readonly string[])[]): boolean {
  return rows.length > 1 && rows.flat().filter((cell) => /\d/.test(cell)).length > 1;
}

/** Pictures that say nothing of a result: the state of a build, a smiley, a pixel that counts visits. */
export function isOrnament(target: string): boolean {
  return /shields\.io|badge|\bemoji\b|smiley|gravatar|\bavatar|\blogo\b|pixel|^data:image\/gif/i.test(
    target.slice(0, 500),
  );
}
