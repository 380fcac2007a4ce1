import type { BacktestResult } from "../model/results.ts";
import { type Interval, SIGNALS } from "../model/signal.ts";
import { percent } from "../model/words.ts";
import {
  AUC as ABOUT_AUC,
  BASELINE,
  type BaselineName,
  censoredText,
  coverageText,
  NOT_SHOWN,
  OUTCOME,
  POPULATION,
  type ScoredOutcome,
  signed,
} from "../reports/backtest-text.ts";
import { columns, dotAndInterval, fit, type Screen, style, wrap } from "./text.ts";

/** Columns of a row: what is scored, its AUC, and what is said beside it. */
const LABEL = 19;
const AUC = 5;
const NOTE = 36;
const LEAST_STRIP = 10;

/** How well the past would have been foreseen, as text. */
export function renderBacktest(result: BacktestResult, screen: Screen): string {
  const { asOf, notes, outcomes } = result;
  const lines = [style(screen, "bold", `How far to trust this: a backtest, as of ${asOf.slice(0, 10)}`)];
  const say = (text: string, indent = ""): void => {
    for (const line of wrap(text, screen.width - indent.length)) lines.push(style(screen, "dim", indent + line));
  };
  const young = censoredText(result);
  say([...notes, coverageText(result), ...(young ? [young] : []), ABOUT_AUC].join(" "));
  for (const scored of outcomes) lines.push(...outcomeLines(scored, screen));
  lines.push("");
  say(NOT_SHOWN);
  return `${lines.join("\n")}\n`;
}

function outcomeLines(scored: ScoredOutcome, screen: Screen): string[] {
  const { outcome, population, n, positives, enough, ours, baselines, signals } = scored;
  const title = wrap(`${outcome}: ${OUTCOME[outcome]}`, screen.width);
  const lines = ["", ...title.map((line) => style(screen, "bold", line))];
  const share = n === 0 ? "" : ` (${percent(positives / n)})`;
  lines.push(style(screen, "dim", `${POPULATION[population]}: ${positives} of ${n}${share}`));
  if (!enough || !ours.auc) return [...lines, "  too little to say"];
  // Where there is no room for both the figures stay, and the strip goes.
  const strip = Math.min(24, screen.width - LABEL - AUC - NOTE - 6);
  const row = (label: string, auc: Interval | null, note: string): void => {
    const figure = auc ? auc.estimate.toFixed(3) : fit("–", AUC, "right");
    const picture = auc
      ? dotAndInterval(scale(auc.estimate), scale(auc.low), scale(auc.high), strip)
      : fit("too little to say", strip);
    const line = `  ${fit(label, LABEL)} ${figure}${strip < LEAST_STRIP ? "" : ` ${picture}`}  `;
    lines.push((line + fit(note, Math.min(NOTE, screen.width - columns(line)))).trimEnd());
  };
  row("foresight", ours.auc, `calibration error ${ours.calibrationError?.toFixed(3)}`);
  for (const [baseline, { auc, oursIsBetterBy: better }] of Object.entries(baselines)) {
    const ahead = strip < LEAST_STRIP ? "ahead" : "foresight";
    const note = better ? `${ahead} ${signed(better.estimate)} (${signed(better.low)} to ${signed(better.high)})` : "";
    row(BASELINE[baseline as BaselineName], auc, note);
  }
  for (const signal of SIGNALS) row(signal, signals[signal].auc, signals[signal].says);
  return lines;
}

/** AUC from 0.5 to 1 as a percentage of the strip. */
function scale(auc: number): number {
  return Math.min(100, Math.max(0, 200 * (auc - 0.5)));
}
