import type { BacktestResult } from "../model/results.ts";
import { plural } from "../model/words.ts";

export type ScoredOutcome = BacktestResult["outcomes"][number];
export type OutcomeName = ScoredOutcome["outcome"];
export type Population = ScoredOutcome["population"];
export type BaselineName = keyof ScoredOutcome["baselines"];

/** With fewer cases of either kind than this, an AUC says too little to be shown. */
export const LEAST_CASES = 10;

export const OUTCOME: Record<OutcomeName, string> = {
  sustained: "active in at least 6 of the next 12 months",
  core: "in the smallest group with 80 % of the next 12 months' commits",
  across: "then works across modules that others work on too",
};

export const POPULATION: Record<Population, string> = {
  all: "everybody",
  newcomers: "newcomers: first commit within that year",
};

export const BASELINE: Record<BaselineName, string> = {
  commitCount: "commits",
  changedFiles: "changed files",
  activeWeeks: "active weeks",
  decayedActiveWeeks: "recent active weeks",
};

export const AUC =
  "AUC: of two people of one repository and date, how often the one for whom it came true has the higher figure; 0.5 is chance.";

/** What was asked, of whom and when. */
export function coverageText({ cases, people, repositories, cutDates }: BacktestResult): string {
  if (cases === 0) return "Nothing read so far goes back far enough to be asked.";
  return `${plural(cases, "case")}: ${plural(people, "person", "people")} with at least 5 commits in a year, in ${plural(repositories, "repository", "repositories")}, asked at ${plural(cutDates.length, "date")} from ${cutDates[0]} to ${cutDates.at(-1)}. Each figure is made from what had landed by the date; what came of it is looked up in the 12 months after.`;
}

/** Undefined where no case is too young. */
export function censoredText({ censored: { cases } }: BacktestResult): string | undefined {
  if (cases === 0) return undefined;
  return `${plural(cases, "case")} more are too young to have an outcome, and are in none of the figures.`;
}

export const NOT_SHOWN =
  "It shows who goes on in the same repository, which is not the same as who does well in a role. Who leaves for another place counts as not going on.";

/** `+0.062`, `−0.027` */
export function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(3)}`;
}
