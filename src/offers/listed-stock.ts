import { DIMENSIONS, type Draws } from "./draws.ts";
import type { Grant, Listed, Stage } from "./path.ts";
import { type Clock, worthNow } from "./pay.ts";
import type { Leg } from "./routes.ts";
import { lognormalSlices } from "./slices.ts";
import { vestedAfter } from "./vesting.ts";

type Stock = Extract<Grant, { kind: "stock" }>;

export interface ListedTables {
  /** How a price moves in a year, by slices. */
  move: Float64Array;
  /** For each year of the leg: what vests of the first grants, and is kept, at the price of the first day. */
  vests: Float64Array;
  /** For each year: what is granted again at its beginning and vests in each year from then on, at the price then. */
  again: Float64Array;
  /** For how many years it vests. */
  againYears: number;
  /** What a unit of each year is worth now, after tax. */
  factor: Float64Array;
}

/** Everything about listed stock that does not depend on a run. Grants again vest in equal parts over their years. */
export function listedTables(company: Listed, { stage, years }: Leg, clock: Clock, cells: number): ListedTables {
  const grants = stage.grants.filter((grant): grant is Stock => grant.kind === "stock");
  const againYears = Math.max(1, ...grants.map(({ refreshYears }) => refreshYears));
  return {
    move: lognormalSlices((1 + company.return) / Math.exp(company.volatility ** 2 / 2), company.volatility, cells),
    vests: Float64Array.from({ length: years }, (_, year) =>
      grants.reduce(
        (sum, { value, vesting }) =>
          sum + value * (vestedAfter(vesting, 12 * (year + 1)) - vestedAfter(vesting, 12 * year)),
        0,
      ),
    ),
    again: Float64Array.from({ length: years }, (_, year) => (year === 0 ? 0 : againIn(stage, grants, year))),
    againYears,
    factor: Float64Array.from({ length: years }, (_, year) => (1 - stage.tax.equityRate) * worthNow(clock, year + 0.5)),
  };
}

function againIn({ growth }: Stage, grants: readonly Stock[], year: number): number {
  return grants.reduce((sum, { refresh, refreshYears }) => sum + refresh / refreshYears, 0) * (1 + growth) ** year;
}

/** Adds what is expected of the stock to `byYear`. @param mean of the return in a year */
export function expectListed(
  { vests, again, againYears, factor }: ListedTables,
  mean: number,
  start: number,
  unit: number,
  byYear: Float64Array,
): void {
  vests.forEach((vest, year) => {
    let units = vest * (1 + mean) ** year;
    for (let at = Math.max(0, year - againYears + 1); at <= year; at++) units += again[at]! * (1 + mean) ** (year - at);
    byYear[start + year]! += (unit * factor[year]! * units * (2 + mean)) / 2;
  });
}

/** Adds what the stock brings in each run to `money`. */
export function addListed(
  { move, vests, again, againYears, factor }: ListedTables,
  draws: Draws,
  start: number,
  unit: number,
  lattice: number,
  money: Float64Array,
  scratch: { one: Int32Array },
): void {
  const { cells } = draws;
  const first = lattice * cells;
  const price = new Float64Array(cells).fill(1);
  /** Units, in each run, that vest in a year of grants made since. */
  const held = new Float64Array(cells);
  const granted: Float64Array[] = [];
  for (let year = 0; year < vests.length; year++) {
    if (again[year]! > 0) {
      const units = price.map((now) => again[year]! / now);
      granted[year] = units;
      for (let run = 0; run < cells; run++) held[run]! += units[run]!;
    }
    const over = granted[year - againYears];
    if (over) for (let run = 0; run < cells; run++) held[run]! -= over[run]!;
    draws.fill(lattice, DIMENSIONS.market(start + year), scratch.one);
    const vest = vests[year]!;
    const worth = unit * factor[year]!;
    for (let run = 0; run < cells; run++) {
      const before = price[run]!;
      const after = before * move[scratch.one[run]!]!;
      price[run] = after;
      // What vests over a year is sold at the mean of the prices at its ends.
      money[first + run]! += ((vest + held[run]!) * (before + after) * worth) / 2;
    }
  }
}
