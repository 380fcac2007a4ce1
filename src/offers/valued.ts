import { LATTICES } from "./draws.ts";
import type { Path, Person } from "./path.ts";
import { simulating } from "./simulate.ts";
import type { Steps } from "./steps.ts";
import { certaintyEquivalent } from "./utility.ts";

/** A path with what it is worth. */
export interface Valued {
  path: Path;
  /** With other terms. */
  total: Float64Array;
  /** The same, the smallest first. */
  sorted: Float64Array;
  money: Float64Array;
  /** Expected: computed, not the mean of the runs, which hangs on the few largest exits. */
  mean: number;
  meanMoney: number;
  /** Certainty equivalents at the person's risk aversion. */
  certain: number;
  certainMoney: number;
  /** Standard error of the certainty equivalent, from lattices with other shifts. */
  error: number;
  byYear: Float64Array;
  entered: ReadonlyMap<string, number>;
}

/** Simulates a path and sums up. */
export function* valuing(path: Path, person: Person): Steps<Valued> {
  const { money, total, byYear, entered } = yield* simulating(path, person);
  const { wealth, riskAversion } = person;
  const each = total.length / LATTICES;
  const lattices = Array.from({ length: LATTICES }, (_, lattice) => lattice * each);
  yield;
  const meanMoney = byYear.reduce((sum, value) => sum + value, 0);
  return {
    path,
    total,
    sorted: Float64Array.from(total).sort(),
    money,
    mean: meanMoney + meanOf(total) - meanOf(money),
    meanMoney,
    certain: certaintyEquivalent(total, wealth, riskAversion),
    certainMoney: certaintyEquivalent(money, wealth, riskAversion),
    error: standardError(lattices.map((from) => certaintyEquivalent(total, wealth, riskAversion, from, from + each))),
    byYear,
    entered,
  };
}

/** The certainty equivalent of a path alone. */
export function* certainOf(path: Path, person: Person): Steps<number> {
  const { total } = yield* simulating(path, person);
  return certaintyEquivalent(total, person.wealth, person.riskAversion);
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function standardError(means: readonly number[]): number {
  const mean = means.reduce((sum, value) => sum + value, 0) / means.length;
  const squares = means.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (means.length - 1) / means.length);
}
