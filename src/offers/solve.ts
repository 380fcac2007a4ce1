import type { Steps } from "./steps.ts";

const MOST_STEPS = 40;
const EXACT = 1e-5;

/** Where something is reached: at a value, at the least one already, or at none. */
export type Reached = number | "already" | "never";

/**
 * Where a rising function reaches a value, between two bounds: bisection that looks first where a straight line
 * would (Illinois method).
 *
 * @param scale how large values are: a miss of a hundred-thousandth of it is exact enough
 */
export function* reaching(
  target: number,
  of: (at: number) => Steps<number>,
  [low, high]: readonly [number, number],
  scale: number,
): Steps<Reached> {
  let [from, to] = [low, high];
  let below = (yield* of(from)) - target;
  let above = (yield* of(to)) - target;
  if (Math.abs(below) <= EXACT * scale) return from;
  if (below > 0) return "already";
  if (above < 0) return "never";
  let side = 0;
  for (let step = 0; step < MOST_STEPS && to - from > EXACT * Math.max(1e-9, Math.abs(to)); step++) {
    const straight = step % 4 === 3 || above === below ? 0.5 : -below / (above - below);
    const at = from + Math.min(0.98, Math.max(0.02, straight)) * (to - from);
    const value = (yield* of(at)) - target;
    if (Math.abs(value) <= EXACT * scale) return at;
    if (value < 0) {
      from = at;
      below = value;
      if (side === -1) above /= 2;
      side = -1;
    } else {
      to = at;
      above = value;
      if (side === 1) below /= 2;
      side = 1;
    }
  }
  return (from + to) / 2;
}
