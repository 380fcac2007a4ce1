import { type BreakEven, breakingEven } from "./break-even.ts";
import { chanceToBeat } from "./odds.ts";
import type { Path, Person } from "./path.ts";
import type { Steps } from "./steps.ts";
import { type Bar, tornado } from "./tornado.ts";
import { type Valued, valuing } from "./valued.ts";

export interface Compared {
  valued: Valued;
  /** The chance to turn out worth more than each path, by name. */
  beats: ReadonlyMap<string, number>;
  /** Against the path that all are compared with; null for that one. */
  against: { breakEven: BreakEven; bars: Bar[] } | null;
}

export interface Comparison {
  /** What all are compared with. */
  baseline: string;
  /** The most worth to the person first. */
  paths: Compared[];
}

/**
 * Compares paths. Their order does not matter, and another path changes nothing between two.
 *
 * @param against name of the path that others are compared with: else the role one is in already, or else the one
 *   that is worth most
 */
export function* comparing(paths: readonly Path[], person: Person, against?: string): Steps<Comparison> {
  const valued: Valued[] = [];
  for (const path of paths) valued.push(yield* valuing(path, person));
  valued.sort((a, b) => b.certain - a.certain || (a.path.name < b.path.name ? -1 : 1));
  const baseline =
    valued.find(({ path }) => path.name === against) ?? valued.find(({ path }) => path.current) ?? valued[0]!;
  const compared: Compared[] = [];
  for (const one of valued) {
    const beats = new Map(
      valued.filter((other) => other !== one).map((other) => [other.path.name, chanceToBeat(one.sorted, other.sorted)]),
    );
    yield;
    compared.push({
      valued: one,
      beats,
      against:
        one === baseline
          ? null
          : {
              breakEven: yield* breakingEven(one, baseline, person),
              bars: yield* tornado(one.path, baseline.path, person),
            },
    });
  }
  return { baseline: baseline.path.name, paths: compared };
}
