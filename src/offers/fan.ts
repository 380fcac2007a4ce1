import { quantile } from "../statistics/bootstrap.ts";
import type { Path, Person } from "./path.ts";
import { simulating } from "./simulate.ts";
import type { Steps } from "./steps.ts";

/** Shares of runs that are below each line of a fan. */
export const FAN_SHARES = [0.1, 0.25, 0.5, 0.75, 0.9] as const;

/** Runs are kept by year, so there are fewer of them. */
const RUNS = 4096;

/** Money of a path, added up since the beginning. */
export interface Fan {
  /** After so many years, from 0; the last one, a year beyond the horizon, holds all that comes later. */
  year: number;
  /** Expected. */
  mean: number;
  /** One for each of {@link FAN_SHARES}. */
  at: number[];
}

/** How discounted money adds up over the years, without other terms, in the person's money. */
export function* fanOf(path: Path, person: Person): Steps<Fan[]> {
  const { flows, money, byYear } = yield* simulating(path, { ...person, runs: Math.min(person.runs, RUNS) }, true);
  const sums = new Float64Array(money.length);
  const fan: Fan[] = [{ year: 0, mean: 0, at: FAN_SHARES.map(() => 0) }];
  let mean = 0;
  for (const [index, flow] of flows.entries()) {
    mean += byYear[index]!;
    for (let run = 0; run < sums.length; run++) sums[run]! += flow[run]!;
    const sorted = Float64Array.from(sums).sort();
    fan.push({ year: index + 1, mean, at: FAN_SHARES.map((share) => quantile(sorted, share)) });
    yield;
  }
  return fan;
}
