import { MONTH } from "../reports/half-life.ts";
import type { Range } from "../model/plan.ts";

/** If all goes badly, as expected, if all goes well. */
export const SETTINGS = ["low", "expected", "high"] as const;
export type Setting = (typeof SETTINGS)[number];

/** A share from 0 to 1 by whole months, from 0 on. */
export type Monthly = Readonly<Record<Setting, Float64Array>>;

/** The share of who is certain, throughout. */
export function certain(months: number): Monthly {
  const curve = new Float64Array(months + 1).fill(1);
  return { low: curve, expected: curve, high: curve };
}

type After = (days: number) => { share: number; low: number; high: number } | null;

/**
 * The share that has become core by each month. It never falls, though the limits of a curve may turn
 * back. Beyond what was followed it stays where it is.
 */
export function risingByMonth(after: After, months: number): Monthly {
  const curve = {
    low: new Float64Array(months + 1),
    expected: new Float64Array(months + 1),
    high: new Float64Array(months + 1),
  };
  for (let month = 1; month <= months; month++) {
    const here = after(Math.round(month * MONTH));
    const before = (setting: Setting): number => curve[setting][month - 1]!;
    curve.low[month] = Math.max(before("low"), here?.low ?? 0);
    curve.expected[month] = Math.max(before("expected"), here?.share ?? 0);
    curve.high[month] = Math.max(before("high"), here?.high ?? 0);
  }
  return curve;
}

/**
 * The share that is still there by each month. Beyond what was followed people go on leaving at the mean
 * rate until then.
 */
export function fallingByMonth(after: After, followedDays: number, months: number): Monthly {
  const curve = {
    low: new Float64Array(months + 1).fill(1),
    expected: new Float64Array(months + 1).fill(1),
    high: new Float64Array(months + 1).fill(1),
  };
  const followed = Math.floor(followedDays / MONTH);
  for (let month = 1; month <= months; month++) {
    const here = month <= followed ? after(Math.min(followedDays, Math.round(month * MONTH))) : null;
    const share = (setting: Setting): number => {
      if (here) return setting === "expected" ? here.share : here[setting];
      return followed === 0 ? 1 : curve[setting][followed]! ** (month / followed);
    };
    for (const setting of SETTINGS) curve[setting][month] = Math.min(curve[setting][month - 1]!, share(setting));
  }
  return curve;
}

/** The share that is still there when as many leave in each year. */
export function stayingAt(loss: Range, months: number): Monthly {
  const curve = (perYear: number): Float64Array =>
    Float64Array.from({ length: months + 1 }, (_, month) => (1 - perYear) ** (month / 12));
  return { low: curve(loss.high), expected: curve(loss.expected), high: curve(loss.low) };
}
