import type { Level, Plan } from "../model/plan.ts";
import type { AreaCoverage, Band, Month3 } from "../model/planning.ts";
import { chanceOfAtLeast, unitsAt, weightedCount } from "../statistics/weighted-count.ts";
import type { Assumed } from "./assumptions.ts";
import { type Monthly, type Setting, SETTINGS } from "./curves.ts";
import { monthAfter, monthsBetween } from "./months.ts";

export const EVEN = 0.5;
const LIKELY = 0.9;
/** Outcomes that are left out on either side of a band. */
const TAIL = 0.025;

/** What is known of how people come and stay, by whole months. */
export interface Known {
  assumed: Assumed;
  /** The share of juniors in these areas who have become core. */
  core(areas: readonly string[]): Monthly;
  /** The share of people who are still there. */
  stay: Monthly;
}

/** Somebody who carries the work of some areas with a chance in each month, from month 0 of the plan on. */
export interface Carrier {
  areas: readonly string[];
  count: number;
  chance: Monthly;
}

/** Better when there is less of it: how the setting of a time follows from that of a plan. */
const OPPOSITE: Readonly<Record<Setting, Setting>> = { low: "high", expected: "expected", high: "low" };

/**
 * The chance that somebody carries the work, by months since their seat was opened: the seat is filled,
 * they have had their time to ramp up, they are core if they came as a junior, and they are still there.
 * Becoming core and staying are taken to be independent, and the time of staying runs from the first day.
 */
export function chanceToCarry(level: Level, areas: readonly string[], known: Known, months: number): Monthly {
  const core = level === "junior" ? known.core(areas) : undefined;
  const by = (setting: Setting): Float64Array => {
    const fill = known.assumed.fill[OPPOSITE[setting]];
    const ramp = known.assumed.ramp[level][OPPOSITE[setting]];
    return Float64Array.from({ length: months + 1 }, (_, month) => {
      const worked = month - fill;
      if (worked < 0 || worked < ramp) return 0;
      return known.stay[setting][worked]! * (core ? core[setting][worked]! : 1);
    });
  };
  return widened(by("low"), by("expected"), by("high"));
}

/** Who starts later has had less time to leave, so the bad setting can be the better one: limits are the outermost. */
function widened(low: Float64Array, expected: Float64Array, high: Float64Array): Monthly {
  return {
    low: low.map((value, month) => Math.min(value, expected[month]!, high[month]!)),
    expected,
    high: high.map((value, month) => Math.max(value, expected[month]!, low[month]!)),
  };
}

/** Everybody whom a plan counts on. */
export function carriersOf(plan: Plan, known: Known): Carrier[] {
  const months = plan.horizonMonths;
  const seats = plan.seats.map(({ level, areas, count, opens }): Carrier => {
    const late = opens === undefined ? 0 : monthsBetween(plan.start, opens);
    const own = chanceToCarry(level, areas, known, months);
    const shifted = (chance: Float64Array): Float64Array =>
      Float64Array.from({ length: months + 1 }, (_, month) => chance[month - late] ?? 0);
    return {
      areas,
      count,
      chance: { low: shifted(own.low), expected: shifted(own.expected), high: shifted(own.high) },
    };
  });
  const there = plan.people.map(({ areas, count }): Carrier => ({ areas, count, chance: known.stay }));
  return [...seats, ...there];
}

/**
 * How many people carry the work of an area in each month, and with which chance they are as many as are
 * needed. Exact: the sum of independent chances, each weighing what the person has for this area (somebody
 * with two areas is half a person in each).
 */
export function coverageOf(
  plan: Plan,
  { area, need }: Plan["areas"][number],
  name: string,
  carriers: readonly Carrier[],
): AreaCoverage & { coveredMonths: Band } {
  const here = carriers.filter(({ areas }) => areas.includes(area));
  const unit = here.map(({ areas }) => areas.length).reduce(leastCommonMultiple, 1);
  const needed = Math.ceil(need * unit - 1e-9);
  const monthly: AreaCoverage["monthly"] = [];
  const coveredMonths = { low: 0, expected: 0, high: 0 };
  for (let month = 0; month <= plan.horizonMonths; month++) {
    const of = (setting: Setting): Float64Array =>
      weightedCount(
        here.flatMap(({ areas, count, chance }) =>
          Array.from({ length: count }, () => ({ probability: chance[setting][month]!, units: unit / areas.length })),
        ),
      );
    const outcomes = { low: of("low"), expected: of("expected"), high: of("high") };
    monthly.push({
      month: monthAfter(plan.start, month),
      low: unitsAt(outcomes.low, TAIL) / unit,
      expected: meanUpTo(outcomes.expected, unit, Number.POSITIVE_INFINITY),
      high: unitsAt(outcomes.high, 1 - TAIL) / unit,
      chance: {
        low: chanceOfAtLeast(outcomes.low, needed),
        expected: chanceOfAtLeast(outcomes.expected, needed),
        high: chanceOfAtLeast(outcomes.high, needed),
      },
    });
    if (month === 0) continue;
    for (const setting of SETTINGS) coveredMonths[setting] += meanUpTo(outcomes[setting], unit, need);
  }
  const share = (months: number): number => Math.min(1, months / (need * plan.horizonMonths));
  const even = whenMet(monthly, EVEN);
  const from = monthly.findIndex(({ month }) => month === even.month);
  const lost = from < 0 ? undefined : monthly.slice(from).find(({ chance }) => chance.expected < EVEN);
  const best = monthly.reduce((most, one) => (one.chance.expected > most.chance.expected ? one : most));
  return {
    area,
    name,
    need,
    monthly,
    byWhen: { even, likely: whenMet(monthly, LIKELY) },
    lostAgain: lost?.month ?? null,
    best: { month: best.month, chance: best.chance.expected },
    covered: {
      low: share(coveredMonths.low),
      expected: share(coveredMonths.expected),
      high: share(coveredMonths.high),
    },
    coveredMonths,
  };
}

function whenMet(monthly: AreaCoverage["monthly"], odds: number): Month3 {
  const first = (setting: Setting): string | null =>
    monthly.find(({ chance }) => chance[setting] >= odds)?.month ?? null;
  return { month: first("expected"), earliest: first("high"), latest: first("low") };
}

/** The mean of what there is, counted up to the need. */
function meanUpTo(outcomes: Float64Array, unit: number, need: number): number {
  return outcomes.reduce((sum, chance, units) => sum + chance * Math.min(need, units / unit), 0);
}

function leastCommonMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return (a * b) / x;
}
