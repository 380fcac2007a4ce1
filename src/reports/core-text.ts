import type { NewcomersResult } from "../model/results.ts";
import { durationText, halfLifeText } from "./half-life.ts";

type Curve = NewcomersResult["all"]["everybody"];

/** `12 % (8–17)`, or that nobody was followed for so long. */
export function coreShareText({ share, low, high }: Curve["after"][number]): string {
  if (share === null || low === null || high === null) return "not followed";
  const digits = high < 0.1 ? 1 : 0;
  const figure = (value: number): string => (100 * value).toFixed(digits);
  return `${figure(share)} % (${figure(low)}–${figure(high)})`;
}

/** `14 months (11 to 20)`, or that it was not reached while they were followed. */
export function coreMedianText({ medianDays, followedDays }: Curve): string {
  return medianDays.estimate === null ? `not within ${durationText(followedDays)}` : halfLifeText(medianDays);
}
