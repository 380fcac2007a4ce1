import type { Band, Counting, Figure, Month3, RoleCheckResult } from "../model/planning.ts";
import { percent, plural } from "../model/words.ts";

/** What no plan shows. */
export const PLAN_LIMITS =
  "Not shown: how good the work is, what a senior decides that a junior can't, recruiters' fees, and seats filled anew. Newcomers of public repositories were not hired, and who leaves one may go on elsewhere.";

/** `45 % (30–60)`, `~45 % (30–60)` beyond what was followed, or that too little is known. */
export function countingText(counts: Counting): string {
  if (counts === null) return "too few lines";
  const { estimate, low, high, beyond } = counts;
  return `${beyond ? "~" : ""}${percent(estimate)} (${Math.round(100 * low)}–${Math.round(100 * high)})`;
}

/** `45 % (30–60)` */
export function bandText({ low, expected, high }: Band): string {
  return `${percent(expected)} (${Math.round(100 * low)}–${Math.round(100 * high)})`;
}

/** `2027-03` and `2027-01 to 2027-09`; `not within the horizon` has no range. */
export function monthParts({ month, earliest, latest }: Month3): { month: string; range: string | null } {
  if (earliest === null) return { month: "not within the horizon", range: null };
  if (month === null) return { month: "later than the plan", range: `${earliest} at best` };
  return { month, range: `${earliest} to ${latest ?? "later"}` };
}

/** `2027-03 (2027-01 to 2027-09)`, `not within the horizon`. */
export function monthText(given: Month3): string {
  const { month, range } = monthParts(given);
  return range === null ? month : `${month} (${range})`;
}

/** `3 months`, `2.5 months` */
export function monthsText(months: number): string {
  return plural(Number(months.toFixed(months < 3 ? 1 : 0)), "month");
}

/** `1.25 million USD`, `310 thousand USD` */
export function moneyText(amount: number, currency: string): string {
  if (amount >= 1e6) return `${(amount / 1e6).toFixed(2)} million ${currency}`;
  if (amount >= 1e4) return `${Math.round(amount / 1e3)} thousand ${currency}`;
  return `${Math.round(amount)} ${currency}`;
}

/** `23 thousand USD (14 to 55)` */
export function moneyBandText({ low, expected, high }: Band, currency: string): string {
  const thousands = (amount: number): string => String(Math.round(amount / 1e3));
  return `${thousands(expected)} thousand ${currency} (${thousands(low)} to ${thousands(high)})`;
}

/** `3 months (2 to 5)`, `13 % (8 to 22)`, `not known`. */
export function figureText({ low, expected, high, unit }: Figure): string {
  if (expected === null) return "not known";
  const percent = unit === "share";
  const number = (value: number): string =>
    percent ? String(Math.round(100 * value)) : String(Number(value.toFixed(value < 10 ? 1 : 0)));
  const name = percent ? "%" : expected === 1 && unit === "months" ? "month" : unit;
  const limits =
    low === null || (low === expected && high === expected)
      ? ""
      : high === null
        ? ` (${number(low)} or more)`
        : ` (${number(low)} to ${number(high)})`;
  return `${number(expected)} ${name}${limits}`;
}

/** Why a role should be looked at again by a date, and how far the date may be off. */
export function lookAgainText({ by, earliest, latest, reason }: RoleCheckResult["lookAgain"]): string {
  if (by === null) return `${reason}.`;
  const late = latest === null ? ", and how late is not known" : ` and as late as ${latest}`;
  return `${reason}. It may be as early as ${earliest}${late}.`;
}
