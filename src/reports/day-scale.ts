import type { HalfLifeResult } from "../model/results.ts";
import { plural } from "../model/words.ts";
import { MONTH, YEAR } from "./half-life.ts";

/** A logarithmic scale of days, for half-lives. */

/** CSS pixels that the label of a tick takes. */
const TICK = 66;

/** Days at which the scale can have ticks, those that are kept first where there is little room. */
const TICKS = [
  [YEAR, MONTH, 10 * YEAR, 1],
  [3 * MONTH, 3 * YEAR, 10, 30 * YEAR],
  [6 * MONTH, 2 * YEAR, 5 * YEAR, 20, 3, 5, 2 * MONTH, 2, 20 * YEAR, 50 * YEAR],
].flat();
const STEPS = [...TICKS].sort((a, b) => a - b);

/** Ticks on both sides of everything that is known. */
export function daySpan(lives: readonly { halfLifeDays: HalfLifeResult }[]): { from: number; to: number } {
  const known = lives.flatMap(({ halfLifeDays: { estimate, low, high } }) =>
    [estimate, low, high].filter((days) => days !== null),
  );
  const [least, most] = [Math.min(...known), Math.max(...known)];
  return {
    from: STEPS.findLast((tick) => tick < least) ?? STEPS[0]!,
    // Room for an arrow behind the last limit.
    to: STEPS.find((tick) => tick > 1.15 * most) ?? 1.15 * most,
  };
}

/** As many ticks as there is room for. @param margins whether labels may stick out at the ends */
export function dayTicks(from: number, to: number, pixels: number, margins: boolean): number[] {
  const apart = (a: number, b: number): number => (Math.abs(Math.log(a / b)) / Math.log(to / from)) * pixels;
  const chosen: number[] = [];
  for (const tick of TICKS) {
    const inside = tick >= from && tick <= to && (margins || Math.min(apart(tick, from), apart(tick, to)) >= TICK / 2);
    if (inside && chosen.every((other) => apart(tick, other) >= TICK)) chosen.push(tick);
  }
  return chosen;
}

/** `1 month` */
export function dayTickName(days: number): string {
  if (days >= YEAR) return plural(Math.round(days / YEAR), "year");
  return days >= MONTH ? plural(Math.round(days / MONTH), "month") : plural(days, "day");
}
