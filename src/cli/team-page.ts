import { plainText } from "../model/plain-text.ts";
import type { TeamResult } from "../model/team.ts";
import { fit, type Screen, style, wrap } from "./text.ts";

/** Columns of a name. */
export const NAME = 21;
/** Rows of members in a table. */
export const MOST_MEMBERS = 40;

export type Cell = [text: string, width: number, align?: "left" | "right"];

/** Lines of text, with the widths of one screen. */
export class Page {
  readonly lines: string[] = [];
  readonly screen: Screen;

  constructor(screen: Screen) {
    this.screen = screen;
  }

  title(text: string): void {
    this.lines.push("", style(this.screen, "bold", fit(text, this.screen.width).trimEnd()));
  }

  say(text: string, indent = "", how?: "dim"): void {
    for (const line of wrap(plainText(text), this.screen.width - indent.length))
      this.lines.push(how ? style(this.screen, how, indent + line) : indent + line);
  }

  row(...cells: readonly Cell[]): void {
    this.lines.push(
      cells
        .map(([text, width, align]) => fit(plainText(text), width, align))
        .join(" ")
        .trimEnd(),
    );
  }
}

/** The name, and where another member has it too the id, in one column. */
export function nameIn(members: TeamResult["members"], { person, name }: { person: string; name: string }): string {
  const twice = members.filter((member) => member.name === name).length > 1;
  return twice ? `${fit(plainText(name), NAME - person.length - 1)} ${person}` : name;
}
