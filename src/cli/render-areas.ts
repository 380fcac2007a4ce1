import { plainText } from "../model/plain-text.ts";
import type { AreasResult } from "../model/results.ts";
import { moduleName, plural } from "../model/words.ts";
import { halfLifeText } from "../reports/half-life.ts";
import { fit, type Screen, style, wrap } from "./text.ts";

const MOST_MODULES = 12;
const YEAR_DAYS = 365;

/** Columns of a half-life in words, and of a number of lines. */
const TEXT = 26;
const COUNT = 8;

type Area = AreasResult["areas"][number];

/** How long code lives in each area, as text. */
export function renderAreas(result: AreasResult, screen: Screen): string {
  const lines: string[] = [];
  const say = (text: string, indent = ""): void => {
    for (const line of wrap(text, screen.width - indent.length)) lines.push(style(screen, "dim", indent + line));
  };
  const title = (text: string): void => void lines.push("", style(screen, "bold", text));
  lines.push(style(screen, "bold", `What lasts: areas, as of ${result.asOf.slice(0, 10)}`));
  const unfollowed = result.sources.reduce((sum, { unfollowedFiles }) => sum + unfollowedFiles, 0);
  const repositories = plural(result.sources.length, "repository", "repositories");
  say(
    [
      ...result.notes,
      unfollowed === 0
        ? `Seen: ${repositories}.`
        : `Seen: ${repositories}, with ${plural(unfollowed, "file")} whose lines can't be followed (when they were last read).`,
    ].join(" "),
  );

  const known = result.areas.filter(({ followedDays }) => followedDays > 0);
  const few = result.areas.filter(({ followedDays }) => followedDays === 0);
  title("Half-life: until half of an area's lines are gone");
  const narrow = screen.width < 80;
  const name = screen.width >= 110 ? 30 : narrow ? 16 : 22;
  const width = Math.max(10, screen.width - name - TEXT - (narrow ? 0 : COUNT + 1) - 5);
  const scale = scaleFor(known);
  const row = (first: string, strip: string, text: string, count: string): void => {
    const last = narrow ? "" : ` ${fit(count, COUNT, "right")}`;
    lines.push(`  ${fit(first, name)} ${strip}  ${fit(text, TEXT)}${last}`.trimEnd());
  };
  if (known.length > 0) row("", style(screen, "dim", scale.head(width)), "half-life (95 %)", "rests on");
  for (const area of known) {
    const strip = style(screen, "cyan", scale.strip(area, width));
    row(plainText(area.name), strip, halfLifeText(area.halfLifeDays), thousands(area.lines));
  }
  if (result.areas.length === 0) say("No lines of text were found to follow.", "  ");
  if (few.length > 0) say(`Too few lines to say: ${few.map((area) => plainText(area.name)).join(", ")}.`, "  ");

  const grown = result.areas.filter((area) => area.living + area.yearAgo > 0);
  if (grown.length > 0) title("Living lines, and what a year changed");
  for (const { name: text, living, yearAgo } of grown) {
    const change =
      yearAgo === 0
        ? "new"
        : `${living >= yearAgo ? "+" : "−"}${Math.round((100 * Math.abs(living - yearAgo)) / yearAgo)} %`;
    lines.push(`  ${fit(plainText(text), name)} ${fit(String(living), 9, "right")} ${fit(change, 9, "right")}`);
  }

  if (result.modules.length > 0) title("Modules with most lines");
  for (const { repo, module, halfLifeDays } of result.modules.slice(0, MOST_MODULES)) {
    lines.push(
      `  ${fit(plainText(`${repo}: ${moduleName(module)}`), screen.width - 32)} ${fit(halfLifeText(halfLifeDays), 28)}`.trimEnd(),
    );
  }

  if (result.excluded.length + result.censored.length > 0) title("What was left out");
  for (const { reason, lines: count } of result.excluded) say(`${plural(count, "line")} that ${reason}.`, "  ");
  for (const { reason, lines: count } of result.censored)
    say(`${plural(count, "line")} that ${reason}: lost from sight then, not counted as gone.`, "  ");
  lines.push("");
  say(
    "A half-life describes the area, not anybody's skill, and code that lives long is not better. Lines of one file, of one commit, or that went together count as moving together in the interval; other repositories can differ by more than it. Curves and the stream of areas: --html FILE",
  );
  return `${lines.join("\n")}\n`;
}

/** `388k`, `1200` */
function thousands(count: number): string {
  return count >= 10_000 ? `${Math.round(count / 1000)}k` : String(count);
}

/** A scale of days on which doubling is always the same step. */
function scaleFor(areas: readonly Area[]): {
  head(width: number): string;
  strip(area: Area, width: number): string;
} {
  const days = areas.flatMap(({ halfLifeDays: { estimate, low, high }, followedDays }) =>
    [estimate, low, high, followedDays].filter((value): value is number => value !== null && value > 0),
  );
  const least = Math.log(Math.min(90, ...days));
  const most = Math.log(Math.max(YEAR_DAYS, ...days) * 1.05);
  const place = (value: number, width: number): number =>
    Math.max(0, Math.min(width - 1, Math.floor(((Math.log(value) - least) / (most - least)) * width)));
  return {
    head(width) {
      const marks = [...fit("", width)];
      for (const [label, at] of [
        ["1 m", 30],
        ["3 m", 91],
        ["1 y", YEAR_DAYS],
        ["3 y", 3 * YEAR_DAYS],
        ["10 y", 10 * YEAR_DAYS],
      ] as const) {
        const column = Math.log(at) < least || Math.log(at) > most ? -1 : place(at, width);
        if (column < 0 || column + label.length > width) continue;
        if (marks.slice(Math.max(0, column - 1), column + label.length + 1).some((mark) => mark !== " ")) continue;
        for (const [i, letter] of [...label].entries()) marks[column + i] = letter;
      }
      return marks.join("");
    },
    strip({ halfLifeDays: { estimate, low, high }, followedDays }, width) {
      const from = place(low ?? followedDays, width);
      const dot = estimate === null ? -1 : place(estimate, width);
      const to = high === null ? width - 1 : place(high, width);
      let strip = "";
      for (let column = 0; column < width; column++) {
        if (column === dot) strip += "●";
        else if (column === to && high === null) strip += "→";
        else if (column === from) strip += "╶";
        else if (column === to) strip += "╴";
        else strip += column > from && column < to ? "─" : "·";
      }
      return strip;
    },
  };
}
