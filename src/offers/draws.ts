/**
 * The draws that every path is simulated with: lattice points, shifted at random.
 *
 * A lattice (R. Cools, F. Y. Kuo and D. Nuyens, "Constructing embedded lattice rules for multivariate integration",
 * SIAM Journal on Scientific Computing 28, 2006; order-2 weights) spreads its points evenly over the unit cube, so
 * that each dimension alone has exactly one point in each of `cells` equal slices. Eight lattices, each shifted by
 * other random slices, tell how far a result is from what more runs would give (Owen, "Monte Carlo theory, methods
 * and examples", 2013, chapter 17).
 */

import { generator } from "../statistics/bootstrap.ts";

const VECTOR = [
  1, 182667, 469891, 498753, 110745, 446247, 250185, 118627, 245333, 283199, 408519, 391023, 246327, 126539, 399185,
  461527, 300343, 69681, 516695, 436179, 106383, 238523, 413283, 70841, 47719, 300129, 113029, 123925, 410745, 211325,
  17489, 511893, 40767, 186077, 519471, 255369, 101819, 243573, 66189, 152143, 503455, 113217, 132603, 463967, 297717,
  157383,
] as const;

/** How many lattices, each with other shifts. */
export const LATTICES = 8;

/** Slices of one dimension in one lattice at least and at most. */
const FEWEST_CELLS = 64;
const MOST_CELLS = 2 ** 17;

/** The dimension of each thing that is drawn in the stage of this place in a row. */
export const DIMENSIONS = {
  size: (depth: number): number => 4 * depth,
  time: (depth: number): number => 4 * depth + 1,
  finish: (depth: number): number => 4 * depth + 2,
  option: (depth: number): number => 4 * depth + 3,
  /** Of the price of listed stock in a year. */
  market: (year: number): number => 16 + year,
} as const;

export interface Draws {
  /** Runs in all. */
  runs: number;
  /** Runs of one lattice, and slices of each dimension: a power of two. */
  cells: number;
  /** The slice, from 0 to `cells` - 1, of each run of a lattice in a dimension, into `into`. */
  fill(lattice: number, dimension: number, into: Int32Array): void;
  /** Where in its slice every point of a lattice stands, from 0 to 1. */
  within(lattice: number): number;
}

/** @param runs rounded up to eight times a power of two */
export function drawsOf(runs: number, seed: number): Draws {
  let cells = FEWEST_CELLS;
  while (cells * LATTICES < runs && cells < MOST_CELLS) cells *= 2;
  const random = generator(seed);
  const shifts = Array.from({ length: LATTICES }, () =>
    Int32Array.from({ length: VECTOR.length }, () => Math.floor(random() * cells)),
  );
  const mask = cells - 1;
  return {
    runs: cells * LATTICES,
    cells,
    fill: (lattice, dimension, into) => {
      const step = VECTOR[dimension]! & mask;
      let cell = shifts[lattice]![dimension]!;
      for (let run = 0; run < cells; run++) {
        into[run] = cell;
        cell = (cell + step) & mask;
      }
    },
    within: (lattice) => (lattice + 0.5) / LATTICES,
  };
}
