import { plainText } from "../model/plain-text.ts";
import { fit, type Screen, style, wrap } from "./text.ts";

export type Cell = [text: string, width: number, align?: "left" | "right"];

/** Lines of text that grow from the top, wrapped to the screen. */
export class Page {
  readonly #lines: string[] = [];
  readonly screen: Screen;

  constructor(screen: Screen) {
    this.screen = screen;
  }

  /** A heading with an empty line before it, unless it is the first line. */
  title(text: string): void {
    if (this.#lines.length > 0) this.#lines.push("");
    for (const line of wrap(text, this.screen.width)) this.#lines.push(style(this.screen, "bold", line));
  }

  /** An empty line. */
  gap(): void {
    this.#lines.push("");
  }

  /** A paragraph; lines after the first stand `hanging` further in. */
  say(text: string, { indent = "", hanging = "", dim = false } = {}): void {
    for (const line of wrap(plainText(text), this.screen.width - indent.length, hanging))
      this.#lines.push(dim ? style(this.screen, "dim", indent + line) : indent + line);
  }

  /** A line as it is. */
  row(text: string): void {
    this.#lines.push(text.trimEnd());
  }

  /** Cells of a table, each fitted into its width. */
  cells(...cells: readonly Cell[]): void {
    this.row(cells.map(([text, width, align]) => fit(plainText(text), width, align)).join(" "));
  }

  text(): string {
    return `${this.#lines.join("\n")}\n`;
  }
}
