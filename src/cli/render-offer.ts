import type { OfferResult } from "../model/offers.ts";
import { plainText } from "../model/plain-text.ts";
import { durationText } from "../reports/half-life.ts";
import {
  amountText,
  assumptionText,
  breakEvenTexts,
  closingTexts,
  defaultText,
  errorText,
  HALF_LIFE_SOURCE,
  leadsText,
  oddsText,
  rateText,
} from "../reports/offers-text.ts";
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
  if (found.worth.length === 0)
    say("What things are worth to you: 'workprint offer --template you' prints a file for that.");
  if (found.closing) {
    lines.push("", style(screen, "bold", `Closing with ${found.closing.ours}`));
    for (const text of closingTexts(found.closing)) say(text, "  ");
  }
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
    say(leadsText(path));
  }
  lines.push("", style(screen, "bold", "What was assumed where the files do not say"));
  for (const { label, value, unit, source, date, note, where } of found.defaults)
    say(
      `${label}: ${defaultText({ value, unit })} (${where.join(", ")}); ${source}, ${date}${note === "" ? "" : `: ${note}`}`,
      "  ",
      true,
    );
  for (const { path, stage, area, days, source } of found.halfLives)
    say(
      `half-life of what is learned in ${area ?? stage} (${path}): ${durationText(days)}, ${HALF_LIFE_SOURCE[source]}`,
      "  ",
      true,
    );
  for (const { from, rate, date, source } of found.exchange)
    say(`1 ${from} is ${rate} ${currency} (${source}, ${date})`, "  ", true);
  say(`${errorText(found)} Nothing left this machine. How it is done: docs/method/offers.md`, "  ", true);
  return `${lines.join("\n")}\n`;
}

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
