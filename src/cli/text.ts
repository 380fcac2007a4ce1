import { styleText } from "node:util";

import stringWidth from "string-width";

/** Where text goes, and what can be shown there. */
export interface Screen {
  /** Columns. */
  width: number;
  color: boolean;
}

/** Characters that take one column each: most of what is printed, our own signs among them. */
const PLAIN = /^[ -~–…─╴╶●·█]*$/;

/** Columns that a text takes. */
export function columns(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}

/** Text in a field of this many columns: cut with an ellipsis, or filled with blanks. */
export function fit(text: string, width: number, align: "left" | "right" = "left"): string {
  let shown = text;
  if (columns(shown) > width) {
    let cut = "";
    for (const { segment } of new Intl.Segmenter().segment(shown)) {
      if (columns(cut + segment) > width - 1) break;
      cut += segment;
    }
    shown = `${cut}…`;
  }
  const blanks = " ".repeat(Math.max(0, width - columns(shown)));
  return align === "left" ? shown + blanks : blanks + shown;
}

/** Breaks text between words; every line after the first begins with `indent`. */
export function wrap(text: string, width: number, indent = ""): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && columns(line) + 1 + columns(word) > width) {
      lines.push(line);
      line = indent + word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? lines : [...lines, line];
}

type Style = "bold" | "dim" | "yellow" | "red" | "cyan";

export function style(screen: Screen, how: Style, text: string): string {
  return screen.color ? styleText(how, text, { validateStream: false }) : text;
}

/** A dot with its interval on a scale from 0 to 100: `   ╶───●─╴  `. */
export function dotAndInterval(estimate: number, low: number, high: number, width: number): string {
  const place = (percentile: number): number => Math.min(width - 1, Math.floor((percentile / 100) * width));
  const [from, dot, to] = [place(low), place(estimate), place(high)];
  let strip = "";
  for (let column = 0; column < width; column++) {
    if (column === dot) strip += "●";
    else if (column === from) strip += "╶";
    else if (column === to) strip += "╴";
    else strip += column > from && column < to ? "─" : "·";
  }
  return strip;
}
