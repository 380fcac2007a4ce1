import type { MeasureResult } from "./shapes.ts";

/** Keeps a figure and its unit on one line. */
const NBSP = "\u00a0";

/** The words for what is unknown: never a zero, never a dash. */
const UNKNOWN = "not enough public work to say";

/** `2026-08-22`, the UTC day of a UTC time. */
export function day(time: string): string {
  return time.slice(0, 10);
}

/** `2026-08-22 08:00 UTC` */
export function minute(time: string): string {
  return `${day(time)} ${time.slice(11, 16)}${NBSP}UTC`;
}

/** `1 204`: whole numbers in groups of three. */
export function count(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, NBSP);
}

/** `35 %`, `<1 %`, from a share of 0 to 1. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return `<1${NBSP}%`;
  return `${Math.round(100 * share)}${NBSP}%`;
}

/** `92 (90–93)`: a percentile with its 95 % interval. */
export function placed({
  percentile,
  percentileLow,
  percentileHigh,
}: {
  percentile: number | null;
  percentileLow: number | null;
  percentileHigh: number | null;
}): string {
  if (percentile === null) return UNKNOWN;
  const interval =
    percentileLow === null || percentileHigh === null
      ? ""
      : ` (${Math.round(percentileLow)}–${Math.round(percentileHigh)})`;
  return `${Math.round(percentile)}${interval}`.replace(" ", NBSP);
}

/** `17.8 (7.7–29.9) days`: a measured value with its interval and unit; shares as percentages. */
export function measured({ value, unit }: Pick<MeasureResult, "value" | "unit">): string {
  if (value === null) return UNKNOWN;
  const scale = unit === "share" ? 100 : 1;
  const digits = digitsFor(Math.max(Math.abs(value.low), Math.abs(value.high)) * scale);
  const [estimate, low, high] = [value.estimate, value.low, value.high].map((figure) =>
    (figure * scale).toFixed(digits),
  );
  return `${estimate}${NBSP}(${low}–${high}) ${unit === "share" ? "%" : unit}`;
}

/** Decimals that leave about three figures of the largest number shown. */
function digitsFor(largest: number): number {
  if (largest >= 100) return 0;
  return largest >= 10 ? 1 : 2;
}

/** The first letter large. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
