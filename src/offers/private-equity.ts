import { classesAfter, roundsAfter } from "./dilution.ts";
import { DIMENSIONS, type Draws } from "./draws.ts";
import { type Grant, type Private, type Tax, type Vesting } from "./path.ts";
import { type Clock, worthNow } from "./pay.ts";
import type { Leg } from "./routes.ts";
import { lognormalSlices, zeroInflatedSlices } from "./slices.ts";
import { vestedAfter } from "./vesting.ts";
import { waterfallOf } from "./waterfall.ts";

type Share = Exclude<Grant, { kind: "stock" }>;

/** What a grant pays for each size of the exit (in slices), and what of it, in money of now, for each time. */
interface GrantTables {
  /** By rounds, then slices of size. */
  payoff: Float64Array;
  /** By slices of time. */
  factor: Float64Array;
}

export interface PrivateTables {
  chance: number;
  /** By slices of time: rounds until then times the number of slices, and the year in which it counts. */
  rounds: Int32Array;
  year: Uint8Array;
  grants: GrantTables[];
}

/** Everything about the exit of a company that does not depend on a run. */
export function privateTables(
  company: Private,
  { stage, start, years }: Leg,
  clock: Clock,
  horizonYears: number,
  cells: number,
): PrivateTables {
  const { exit, dilution, valuation, preferences, liquidityDiscount } = company;
  const sizes = zeroInflatedSlices(exit.chance, exit.median, exit.spread, cells);
  const times = lognormalSlices(exit.years, exit.yearsSpread, cells);
  const paid = Math.min(cells, Math.ceil(exit.chance * cells));
  const rounds = new Int32Array(cells);
  const year = new Uint8Array(cells);
  for (let cell = 0; cell < cells; cell++) {
    rounds[cell] = cells * roundsAfter(dilution, times[cell]!);
    year[cell] = Math.min(horizonYears, Math.floor(start + times[cell]!));
  }
  const most = roundsAfter(dilution, times[cells - 1]!);
  const commonShare = 1 - preferences.reduce((sum, { share }) => sum + share, 0);
  const prices = new Float64Array((most + 1) * cells);
  for (let n = 0; n <= most; n++) {
    const pay = waterfallOf(classesAfter(preferences, dilution, valuation, n), commonShare);
    for (let cell = 0; cell < paid; cell++) prices[n * cells + cell] = pay(sizes[cell]!).commonPrice;
  }
  const shares = stage.grants.filter((grant): grant is Share => grant.kind !== "stock");
  return {
    chance: exit.chance,
    rounds,
    year,
    grants: shares.map((grant) => ({
      payoff: prices.map((price) => grant.share * Math.max(0, price - grant.threshold)),
      factor: times.map((after) => {
        const late = start + after > horizonYears ? 1 - liquidityDiscount : 1;
        return late * worthOfVested(grant, stage.tax, after, years, clock);
      }),
    })),
  };
}

/**
 * What one unit of payoff of a grant is worth now, after tax. What has vested is paid at the exit; the rest goes on
 * vesting at the price of the exit while the person stays.
 *
 * @param after years from the beginning of the stage to the exit
 * @param years that the person stays
 */
function worthOfVested({ vesting, kept }: Share, tax: Tax, after: number, years: number, clock: Clock): number {
  if (after > years && !kept) return 0;
  const months = 12 * Math.min(after, years);
  const later = laterEvents(vesting, months, 12 * years).reduce(
    (sum, { month, share }) => sum + share * worthNow(clock, month / 12),
    0,
  );
  return (1 - tax.equityRate) * (vestedAfter(vesting, months) * worthNow(clock, after) + later);
}

function laterEvents({ events }: Vesting, from: number, to: number): Vesting["events"] {
  return events.filter(({ month }) => month > from && month <= to);
}

/**
 * Adds what is expected of the equity to `byYear`: the mean over all slices of size and time, which are independent.
 * A mean of runs would hang on the few largest exits.
 */
export function expectPrivate(
  { chance, rounds, year, grants }: PrivateTables,
  unit: number,
  cells: number,
  byYear: Float64Array,
): void {
  const whole = Math.floor(chance * cells);
  const part = chance * cells - whole;
  for (const { payoff, factor } of grants) {
    const expected = new Map<number, number>();
    for (let from = 0; from < payoff.length; from += cells) {
      let sum = part > 0 ? part * payoff[from + whole]! : 0;
      for (let cell = 0; cell < whole; cell++) sum += payoff[from + cell]!;
      expected.set(from, sum / cells);
    }
    for (let time = 0; time < cells; time++)
      byYear[year[time]!]! += (unit * factor[time]! * expected.get(rounds[time]!)!) / cells;
  }
}

/** Adds what the equity brings in each run to `money`. */
export function addPrivate(
  { chance, rounds, grants }: PrivateTables,
  draws: Draws,
  depth: number,
  unit: number,
  lattice: number,
  money: Float64Array,
  scratch: { one: Int32Array; other: Int32Array },
): void {
  const { cells } = draws;
  draws.fill(lattice, DIMENSIONS.size(depth), scratch.one);
  draws.fill(lattice, DIMENSIONS.time(depth), scratch.other);
  const exits = chance * cells - draws.within(lattice);
  const first = lattice * cells;
  for (const { payoff, factor } of grants) {
    for (let run = 0; run < cells; run++) {
      const size = scratch.one[run]!;
      if (size >= exits) continue;
      const time = scratch.other[run]!;
      money[first + run]! += unit * payoff[rounds[time]! + size]! * factor[time]!;
    }
  }
}
