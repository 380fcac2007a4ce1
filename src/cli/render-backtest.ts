import type { BacktestResult } from "../model/results.ts";
import { type Interval, SIGNALS } from "../model/signal.ts";
import { percent, plural } from "../model/words.ts";
import { columns, dotAndInterval, fit, type Screen, style, wrap } from "./text.ts";

type Scored = BacktestResult["outcomes"][number];

const OUTCOME = {
  sustained: "active in at least 6 of the next 12 months",
  core: "in the smallest group with 80 % of the next 12 months' commits",
  across: "then works across modules that others work on too",
};
const POPULATION = { all: "everybody", newcomers: "newcomers: first commit within that year" };
const BASELINE = {
  commitCount: "commits",
  changedFiles: "changed files",
  activeWeeks: "active weeks",
  decayedActiveWeeks: "recent active weeks",
};

/** Columns of a row: what is scored, its AUC, and what is said beside it. */
const LABEL = 19;
const AUC = 5;
const NOTE = 36;
const LEAST_STRIP = 10;

/** How well the past would have been foreseen, as text. */
export function renderBacktest(result: BacktestResult, screen: Screen): string {
  const { asOf, cases, people, repositories, cutDates, censored, notes, outcomes } = result;
  const lines = [style(screen, "bold", `How far to trust this: a backtest, as of ${asOf.slice(0, 10)}`)];
  const say = (text: string, indent = ""): void => {
    for (const line of wrap(text, screen.width - indent.length)) lines.push(style(screen, "dim", indent + line));
  };
  say(
    [
      ...notes,
      cases === 0
        ? "Nothing read so far goes back far enough to be asked."
        : `${plural(cases, "case")}: ${plural(people, "person", "people")} with at least 5 commits in a year, in ${plural(repositories, "repository", "repositories")}, asked at ${plural(cutDates.length, "date")} from ${cutDates[0]} to ${cutDates.at(-1)}. Each figure is made from what had landed by the date; what came of it is looked up in the 12 months after.`,
      ...(censored.cases > 0
        ? [`${plural(censored.cases, "case")} more are too young to have an outcome, and are in none of the figures.`]
        : []),
      "AUC: of two people of one repository and date, how often the one for whom it came true has the higher figure; 0.5 is chance.",
    ].join(" "),
  );
  for (const scored of outcomes) lines.push(...outcomeLines(scored, screen));
  lines.push("");
  say(
    "It shows who goes on in the same repository, which is not the same as who does well in a role. Who leaves for another place counts as not going on.",
  );
  return `${lines.join("\n")}\n`;
}

function outcomeLines(scored: Scored, screen: Screen): string[] {
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
    row(BASELINE[baseline as keyof typeof BASELINE], auc, note);
  }
  for (const signal of SIGNALS) row(signal, signals[signal].auc, signals[signal].says);
  return lines;
}

/** AUC from 0.5 to 1 as a percentage of the strip. */
function scale(auc: number): number {
  return Math.min(100, Math.max(0, 200 * (auc - 0.5)));
}

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(3)}`;
}
