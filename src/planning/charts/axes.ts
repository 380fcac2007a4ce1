import * as Plot from "@observablehq/plot";

import { monthAfter } from "../months.ts";

/** Room that a chart may use. */
export interface Room {
  /** CSS pixels. */
  width: number;
}

/** How an axis looks in every chart. */
export const AXIS = { tickSize: 0, label: null, color: "var(--muted)", fontSize: 12 } as const;

/** CSS pixels of `2027-03` with some air. */
const LABEL = 62;

/** An axis of calendar months, counted from the first one. @param pixels how long it is */
export function monthAxis(
  start: string,
  months: number,
  pixels: number,
  anchor: "top" | "bottom" = "bottom",
): { ticks: number[]; axis: Plot.Markish } {
  const step = [1, 3, 6, 12, 24].find((size) => (months / size) * LABEL <= pixels) ?? 60;
  const ticks = Array.from({ length: Math.floor(months / step) + 1 }, (_, index) => index * step);
  const axis = Plot.axisX(ticks, {
    ...AXIS,
    anchor,
    tickFormat: (month: number) => monthAfter(start, month),
  });
  return { ticks, axis };
}

/** `1.2 M`, `310 k`, for an axis of money. */
export function shortMoney(amount: number): string {
  if (amount >= 1e6) return `${Number((amount / 1e6).toFixed(2))} M`;
  return amount >= 1e3 ? `${Number((amount / 1e3).toFixed(1))} k` : String(Math.round(amount));
}

/** Three or four round values from nothing to the largest. */
export function amountTicks(most: number): number[] {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  const step = [0.25, 0.5, 1, 2, 5].map((part) => part * power).find((size) => most / size <= 4.5) ?? 5 * power;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
}
