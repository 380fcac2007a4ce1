/** Lognormal variables cut into slices of equal chance, each with its mean, so that the mean of all is exact. */

import { normalBelow, normalQuantile } from "../statistics/normal.ts";

const bounds = new Map<number, Float64Array>();

/** Where a standard normal is cut into so many slices, from -Infinity to Infinity. */
function normalBounds(cells: number): Float64Array {
  let known = bounds.get(cells);
  if (!known) {
    known = Float64Array.from({ length: cells + 1 }, (_, cell) => normalQuantile(cell / cells));
    bounds.set(cells, known);
  }
  return known;
}

/**
 * The mean of each slice of a lognormal variable.
 *
 * E[X; a < Z < b] = median exp(s^2 / 2) (F(b - s) - F(a - s)) for X = median exp(s Z), F the normal distribution.
 *
 * @param spread s, the standard deviation of the logarithm
 */
export function lognormalSlices(median: number, spread: number, cells: number): Float64Array {
  const means = new Float64Array(cells).fill(median);
  if (spread === 0) return means;
  const at = normalBounds(cells);
  const scale = median * Math.exp((spread * spread) / 2) * cells;
  let below = 0;
  for (let cell = 0; cell < cells; cell++) {
    const above = normalBelow(at[cell + 1]! - spread);
    means[cell] = scale * (above - below);
    below = above;
  }
  return means;
}

/**
 * A variable that is 0 except with some chance, and then lognormal: the mean of each slice, the largest first.
 * Slice c stands for draws from c / cells to (c + 1) / cells; what is beyond the chance is 0.
 */
export function zeroInflatedSlices(chance: number, median: number, spread: number, cells: number): Float64Array {
  const means = new Float64Array(cells);
  const paid = Math.min(cells, Math.ceil(chance * cells));
  const scale = median * Math.exp((spread * spread) / 2);
  let before = { tail: 0, share: 0 };
  for (let cell = 0; cell < paid; cell++) {
    // Draws up to this one are the upper tail of this share of all exits.
    const tail = Math.min(1, (cell + 1) / (chance * cells));
    // The share of the mean that lies in that tail: F(s + z), z the quantile of the tail. Exact far up, too.
    const share = spread === 0 ? tail : normalBelow(spread + normalQuantile(tail));
    means[cell] = spread === 0 ? median : (scale * (share - before.share)) / (tail - before.tail);
    before = { tail, share };
  }
  return means;
}
