import type { OfferResult } from "../model/offers.ts";
import { plainText } from "../model/plain-text.ts";
import { percent } from "../model/words.ts";
import { durationText } from "../reports/half-life.ts";
import { amountText, assumptionText, breakEvenTexts, neededText } from "../reports/offers-text.ts";
import { columns, fit, type Screen, style, wrap } from "./text.ts";

type PathResult = OfferResult["paths"][number];

/** How many assumptions are printed of each comparison. */
const BARS = 3;

/** Compared paths as text: the table, what tips the balance, what was assumed. */
export function renderOffer(found: OfferResult, screen: Screen): string {
  const lines: string[] = [];
  const say = (text: string, indent = "", dim = false): void => {
    for (const line of wrap(plainText(text), screen.width - indent.length, "  "))
      lines.push(dim ? style(screen, "dim", indent + line) : indent + line);
  };
  const { horizonYears, currency, year, discount, riskAversion, wealth } = found;
  lines.push(style(screen, "bold", `What each path is worth over ${horizonYears} years, in ${currency} of ${year}`));
  say(
    `After tax, discounted at ${rateText(discount.real)} a year beyond inflation. The sure sum is what you would take for certain instead: at risk aversion ${riskAversion}, with ${amountText(wealth)} to fall back on.`,
    "",
    true,
  );
  lines.push("", ...table(found, screen));
  if (found.notes.length > 0) lines.push("");
  for (const note of found.notes) say(note);
  if (found.closing) sayClosing(found.closing, say, lines, screen);
  const baseline = found.paths.find(({ path }) => path === found.baseline)!;
  for (const path of found.paths) {
    if (!path.breakEven) continue;
    lines.push("", style(screen, "bold", `${path.path} against ${baseline.path}`));
    for (const text of breakEvenTexts(path)) say(text, "  ");
    say(`What matters most to its lead of ${amountText(path.certain - baseline.certain)}:`, "  ");
    for (const bar of path.tornado.slice(0, BARS)) say(assumptionText(bar, path.currency), "    ");
  }
  for (const path of found.paths) {
    if (path.stages.length < 2) continue;
    say("");
    say(
      `${path.path} leads to: ${path.stages
        .slice(1)
        .map(({ stage, chance }) =>
          chance === 0 ? `${stage} never (something better is always open)` : `${stage} ${percent(chance)}`,
        )
        .join(", ")}.`,
    );
  }
  lines.push("", style(screen, "bold", "What was assumed where the files do not say"));
  for (const { label, value, unit, source, date, note, where } of found.defaults)
    say(
      `${label}: ${valueText(value, unit)} (${where.join(", ")}); ${source}, ${date}${note === "" ? "" : `: ${note}`}`,
      "  ",
      true,
    );
  for (const { path, stage, area, days, source } of found.halfLives)
    say(
      `half-life of what is learned in ${area ?? stage} (${path}): ${durationText(days)}, ${HALF_LIFE[source]}`,
      "  ",
      true,
    );
  for (const { from, rate, date, source } of found.exchange)
    say(`1 ${from} is ${rate} ${currency} (${source}, ${date})`, "  ", true);
  const worst = Math.max(...found.paths.map(({ error }) => error));
  say(
    `${found.runs.toLocaleString("en-US")} runs, seed ${found.seed}: sure sums are within ${(100 * 2 * worst).toFixed(2)} % of what more runs would give (two standard errors). Nothing left this machine. How it is done: docs/method/offers.md`,
    "  ",
    true,
  );
  return `${lines.join("\n")}\n`;
}

const HALF_LIFE = { measured: "measured in your workspace", file: "as the file says", default: "a default" } as const;

/** The first column takes what is left. */
function table({ paths, baseline, worth }: OfferResult, screen: Screen): string[] {
  const apart = worth.length > 0;
  const heads = [
    "sure sum",
    ...(apart ? ["of it money"] : []),
    "1 in 10 below",
    "median",
    "1 in 10 above",
    `beats ${baseline}`,
  ];
  const rows = paths.map((path) => [
    amountText(path.certain),
    ...(apart ? [amountText(path.certainMoney)] : []),
    amountText(path.value.p10),
    amountText(path.value.median),
    amountText(path.value.p90),
    path.path === baseline ? "" : oddsText(path.beats.find((one) => one.path === baseline)!.chance),
  ]);
  const narrow = screen.width < 100;
  const gap = screen.width < 72 ? 1 : 2;
  const shown = narrow ? heads.map((head) => SHORT[head] ?? head) : heads;
  const widths = shown.map((head, index) => Math.max(columns(head), ...rows.map((row) => columns(row[index]!))) + gap);
  const left = screen.width - widths.reduce((sum, width) => sum + width, 0);
  const name = Math.min(left, 2 + Math.max(...paths.map((path) => columns(nameText(path, narrow)))));
  const line = (first: string, cells: readonly string[]): string =>
    `${fit(first, Math.max(8, name))}${cells.map((cell, index) => fit(cell, widths[index]!, "right")).join("")}`.trimEnd();
  return [
    style(screen, "dim", line("", shown)),
    ...paths.map((path, index) => line(nameText(path, narrow), rows[index]!)),
  ];
}

const SHORT: Record<string, string> = { "of it money": "money", "1 in 10 below": "10 %", "1 in 10 above": "90 %" };

function nameText({ path, title }: PathResult, narrow: boolean): string {
  return plainText(narrow ? path : `${path}: ${title}`);
}

function sayClosing(
  closing: NonNullable<OfferResult["closing"]>,
  say: (text: string, indent?: string, dim?: boolean) => void,
  lines: string[],
  screen: Screen,
): void {
  const { ours, theirs, chance, band, knownWithin, terms, delay, currency } = closing;
  lines.push("", style(screen, "bold", `Closing with ${ours}`));
  say(
    `As it stands, ours turns out worth more than ${theirs.join(", ")} with a chance of ${oddsText(chance)}. Our idea of theirs may be off by ${percent(knownWithin)}${band ? `; the role's band is ${amountText(band[0])} to ${amountText(band[1])} ${currency} a year` : ""}.`,
    "  ",
  );
  say(`Indifferent (equal sure sums): ${neededText(closing.indifferent, closing)}`, "  ");
  say(`Even odds: ${neededText(closing.evenOdds, closing)}`, "  ");
  say(`Nine in ten: ${neededText(closing.nineInTen, closing)}`, "  ");
  const [first, ...rest] = terms.filter(({ adds }) => adds > 0);
  say(
    first
      ? `Besides money, what moves it most: all of ${first.term} (now ${percent(first.level)} of it) adds a sure sum of ${amountText(first.adds)}${rest.length > 0 ? `; then ${rest.map(({ term, adds }) => `${term} ${amountText(adds)}`).join(", ")}` : ""}.`
      : "Besides money: not known what they value. Ask, and give it with --you under 'worth'.",
    "  ",
  );
  say(
    delay
      ? `Six months without the role filled: ${amountText(delay.lost)} ${currency} if its work is never done; ${amountText(delay.late)} if ${delay.years} years of it are done half a year late, when ${percent(delay.fresh)} of it still counts (half-life${delay.area === null ? "" : ` of ${delay.area}`} ${durationText(delay.halfLifeDays)}, ${HALF_LIFE[delay.halfLifeSource]}).`
      : "What six months without the role filled cost: say under 'role' what a year of it is worth to you.",
    "  ",
  );
}

/** Nothing that is simulated is certain. */
function oddsText(chance: number): string {
  return chance > 0.99 ? ">99 %" : chance < 0.01 ? "<1 %" : percent(chance);
}

function rateText(rate: number): string {
  return `${(100 * rate).toFixed(1).replace(/\.0$/, "")} %`;
}

function valueText(value: number, unit: string): string {
  if (unit === "share") return rateText(value);
  if (unit === "money") return amountText(value);
  if (unit === "times") return `${value} times`;
  return unit === "number" ? String(value) : `${value} ${unit}`;
}
