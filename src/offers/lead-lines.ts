import type { BreakEven } from "./break-even.ts";
import { withExit, withSalary } from "./change.ts";
import type { Path, Person } from "./path.ts";
import type { Reached } from "./solve.ts";
import type { Steps } from "./steps.ts";
import { certainOf } from "./valued.ts";

/** Places at which a line is worked out. */
const POINTS = 9;
const MOST_FACTOR = 100;

/** By how much the sure sum of a path is above another's, as one thing changes alone. */
export interface LeadLine {
  of: "salary" | "exitChance" | "exitMedian";
  now: number;
  needed: Reached;
  /** Rising. */
  points: { at: number; lead: number }[];
}

/**
 * The lines whose crossings of zero are what {@link BreakEven} says.
 *
 * @param target the sure sum of the path that it is compared with
 */
export function* leadLines(path: Path, target: number, breakEven: BreakEven, person: Person): Steps<LeadLine[]> {
  const index = path.stages.findIndex(({ company, grants }) => company?.kind === "private" && grants.length > 0);
  const { salary, exitChance, exitMedian } = breakEven;
  const lines: LeadLine[] = [];
  const line = function* (
    of: LeadLine["of"],
    { now, needed }: BreakEven["salary"],
    places: readonly number[],
    change: (value: number) => Path,
  ): Steps<undefined> {
    const points = [];
    for (const at of places) points.push({ at, lead: (yield* certainOf(change(at), person)) - target });
    lines.push({ of, now, needed, points });
  };
  const [least, most] = around(salary);
  yield* line("salary", salary, evenly(least / 2, 1.25 * most), (value) => withSalary(path, value));
  if (exitChance) yield* line("exitChance", exitChance, evenly(0, 1), (chance) => withExit(path, index, { chance }));
  if (exitMedian) {
    const [from, to] = around(exitMedian);
    const places = evenly(Math.log(from / 4), Math.log(4 * to)).map(Math.exp);
    yield* line("exitMedian", exitMedian, places, (median) => withExit(path, index, { median }));
  }
  return lines;
}

/** Now, and what is needed where that is not out of the way. */
function around({ now, needed }: BreakEven["salary"]): [number, number] {
  const other = typeof needed === "number" && needed > now / MOST_FACTOR && needed < now * MOST_FACTOR ? needed : now;
  return [Math.min(now, other), Math.max(now, other)];
}

function evenly(from: number, to: number): number[] {
  return Array.from({ length: POINTS }, (_, index) => from + ((to - from) * index) / (POINTS - 1));
}
