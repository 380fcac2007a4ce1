import { withExit, withSalary } from "./change.ts";
import type { Path, Person } from "./path.ts";
import { type Reached, reaching } from "./solve.ts";
import type { Steps } from "./steps.ts";
import { certainOf, type Valued } from "./valued.ts";

/** A figure, and what it would have to be. */
interface Needed {
  now: number;
  needed: Reached;
}

/** What it would take for a path to be worth as much as another. */
export interface BreakEven {
  /** A year in the first stage, before tax, in the path's own currency. */
  salary: Needed;
  /** Of the first stage with a private company; null when there is none. */
  exitChance: Needed | null;
  /** Median size of its exit, in the path's own currency. */
  exitMedian: Needed | null;
  /** The first year (1: the first) from which on expected money adds up to more until the horizon; null: never. */
  year: number | null;
}

const MOST_SALARY = 1e8;
const MOST_EXIT = 1e13;

/** What would make somebody indifferent between two paths, each thing changed alone. */
export function* breakingEven(one: Valued, other: Valued, person: Person): Steps<BreakEven> {
  const { path } = one;
  const target = other.certain;
  const scale = Math.abs(target) + person.wealth;
  const first = path.stages[0]!;
  const index = path.stages.findIndex(({ company, grants }) => company?.kind === "private" && grants.length > 0);
  const company = path.stages[index]?.company;
  const solve = (change: (path: Path, value: number) => Path, bounds: readonly [number, number]): Steps<Reached> =>
    reaching(target, (at) => certainOf(change(path, at), person), bounds, scale);
  const salary = { now: first.salary, needed: yield* solve(withSalary, [0, yield* upTo(path, target, person)]) };
  const exits = company?.kind === "private" ? company.exit : undefined;
  return {
    salary,
    exitChance: exits
      ? {
          now: exits.chance,
          needed: yield* solve((from, chance) => withExit(from, index, { chance }), [0, 1]),
        }
      : null,
    exitMedian: exits
      ? {
          now: exits.median,
          needed: yield* inLogarithm(path, index, exits.median, target, person, scale),
        }
      : null,
    year: yearAhead(one.byYear, other.byYear),
  };
}

/** A salary that is surely enough: bounds by doubling, so that the search has few steps. */
function* upTo(path: Path, target: number, person: Person): Steps<number> {
  let high = Math.max(1000, 2 * path.stages[0]!.salary);
  while (high < MOST_SALARY && (yield* certainOf(withSalary(path, high), person)) < target) high *= 2;
  return Math.min(high, MOST_SALARY);
}

/** Sizes of exits differ by powers of ten, so their logarithm is searched. */
function* inLogarithm(
  path: Path,
  index: number,
  median: number,
  target: number,
  person: Person,
  scale: number,
): Steps<Reached> {
  const found = yield* reaching(
    target,
    (at) => certainOf(withExit(path, index, { median: Math.exp(at) }), person),
    [Math.log(median / 1e4), Math.log(Math.min(MOST_EXIT, median * 1e4))],
    scale,
  );
  return typeof found === "number" ? Math.exp(found) : found;
}

/**
 * The first year after which one path's money has added up to more than the other's, and stays ahead.
 *
 * @returns null when it is not ahead at the horizon
 */
export function yearAhead(one: Float64Array, other: Float64Array): number | null {
  let sum = 0;
  let ahead: number | null = null;
  for (let year = 0; year < one.length; year++) {
    sum += one[year]! - other[year]!;
    if (!(sum > 1e-6)) ahead = null;
    else ahead ??= year + 1;
  }
  return ahead;
}
