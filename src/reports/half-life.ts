import type { HalfLifeResult } from "../model/results.ts";
import { plural } from "../model/words.ts";

/** In days. */
export const YEAR = 365.25;
export const MONTH = YEAR / 12;

/** Rounded in a unit, without its name. */
type Rounded = (days: number) => string;

interface Unit {
  /** Days from which on it is used. */
  from: number;
  rounded: Rounded;
  name(figure: string): string;
}

const UNITS: readonly Unit[] = [
  { from: 2 * YEAR, rounded: (days) => (days / YEAR).toFixed(1), name: (figure) => `${figure} years` },
  { from: 60, rounded: (days) => whole(days / MONTH), name: (figure) => plural(Number(figure), "month") },
  { from: -Infinity, rounded: whole, name: (figure) => plural(Number(figure), "day") },
];

/** `2.4 years (2.1 to 2.9)`, `8 months (6 or more)`, `longer than 2.3 years`, or that too little is known. */
export function halfLifeText({ estimate, low, high }: HalfLifeResult): string {
  if (estimate !== null) return `${durationText(estimate)}${limits(low, high, unitOf(estimate).rounded)}`;
  return low === null ? "too few lines to say" : `longer than ${durationText(low)}`;
}

/** `2.4 years`, `17 months`, `45 days`: in the unit that suits the length. */
export function durationText(days: number): string {
  const { rounded, name } = unitOf(days);
  return name(rounded(days));
}

function limits(low: number | null, high: number | null, rounded: Rounded): string {
  if (low !== null && high !== null) return ` (${rounded(low)} to ${rounded(high)})`;
  if (low !== null) return ` (${rounded(low)} or more)`;
  return high === null ? "" : ` (${rounded(high)} or less)`;
}

function unitOf(days: number): Unit {
  return UNITS.find(({ from }) => days >= from)!;
}

function whole(value: number): string {
  return String(Math.round(value));
}
