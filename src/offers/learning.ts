/** What was learned in an area: it raises pay, and fades with the area's half-life. */

import type { Learning } from "./path.ts";

export interface Learned {
  /** What it adds to pay now, as a share. */
  raise: number;
  halfLifeDays: number;
}

const YEAR_DAYS = 365.25;

/** What is left after some years: 2^(-days / half-life). */
export function freshAfter(years: number, halfLifeDays: number): number {
  return 2 ** ((-YEAR_DAYS * years) / halfLifeDays);
}

/** Everything learned adds up. */
export function raiseOf(learned: readonly Learned[]): number {
  return learned.reduce((sum, { raise }) => sum + raise, 0);
}

/** A year later: what was known has faded, and what the year taught has come. */
export function afterYear(learned: readonly Learned[], learning: Learning | null): Learned[] {
  const faded = learned.map(({ raise, halfLifeDays }) => ({
    raise: raise * freshAfter(1, halfLifeDays),
    halfLifeDays,
  }));
  return learning ? [...faded, { raise: learning.raisePerYear, halfLifeDays: learning.halfLifeDays }] : faded;
}
