/** Compared paths as the operation promises them. */

import type { OfferResult } from "../model/offers.ts";
import type { Closing } from "../offers/closing.ts";
import { delayOf } from "../offers/closing.ts";
import type { Compared, Comparison } from "../offers/compare.ts";
import { DEFAULTS, type Used } from "../offers/defaults.ts";
import type { HalfLife } from "../offers/draft.ts";
import { discountFactor, discountRate } from "../offers/money.ts";
import type { Path, Person } from "../offers/path.ts";
import { certaintyEquivalent } from "../offers/utility.ts";
import type { Valued } from "../offers/valued.ts";
import { quantile } from "../statistics/bootstrap.ts";
import { round } from "./signal-result.ts";

type PathResult = OfferResult["paths"][number];

/** Risk aversions that every result is shown for. */
const AVERSIONS = [1, 2, 3, 4];

export function offerResult(
  { baseline, paths }: Comparison,
  given: readonly Path[],
  person: Person,
  used: readonly Used[],
  halfLives: OfferResult["halfLives"],
): Omit<OfferResult, "closing"> {
  const base = paths.find(({ valued }) => valued.path.name === baseline)!;
  const { currency, year, horizonYears, discount, inflation, riskAversion, wealth, worth, seed } = person;
  return {
    currency,
    year,
    horizonYears,
    discount: { ...discount, real: round(discountRate(person), 6) },
    inflation,
    riskAversion,
    wealth,
    worth: Object.entries(worth)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([term, perYear]) => ({ term, perYear })),
    runs: paths[0]!.valued.total.length,
    seed,
    baseline,
    notes: notesOf(given, person),
    paths: paths.map((one) => pathResult(one, base.valued, person)),
    halfLives: halfLives.sort((a, b) => (a.path + a.stage < b.path + b.stage ? -1 : 1)),
    exchange: person.exchange.filter(({ from }) => given.some((path) => path.currency === from)),
    defaults: defaultsOf(used),
    engine: {
      paths: given.map((path) => ({ ...path })).sort((a, b) => (a.name < b.name ? -1 : 1)),
      person: { ...person },
    },
  };
}

function pathResult({ valued, beats, against }: Compared, baseline: Valued, person: Person): PathResult {
  const { path, sorted, total } = valued;
  const at = (share: number): number => round(quantile(sorted, share), 0);
  return {
    path: path.name,
    title: path.title,
    current: path.current,
    currency: path.currency,
    figures: path.figures,
    tax: path.stages.map(({ name, tax }) => ({ stage: name, ...tax })),
    value: { mean: round(valued.mean, 0), p10: at(0.1), p25: at(0.25), median: at(0.5), p75: at(0.75), p90: at(0.9) },
    certain: round(valued.certain, 0),
    certainMoney: round(valued.certainMoney, 0),
    terms: round(valued.mean - valued.meanMoney, 0),
    byAversion: AVERSIONS.map((riskAversion) => ({
      riskAversion,
      certain: round(certaintyEquivalent(total, person.wealth, riskAversion), 0),
    })),
    error: relative(valued.error, valued.certain),
    givesUp: givenUp(valued, baseline, person),
    beats: [...beats].map(([other, chance]) => ({ path: other, chance: round(chance) })),
    stages: [...valued.entered].map(([stage, chance]) => ({ stage, chance: Math.min(1, round(chance)) })),
    moneyByYear: [...valued.byYear].map((value) => round(value, 0)),
    breakEven: against && {
      ...against.breakEven,
      salary: whole(against.breakEven.salary),
      exitChance: against.breakEven.exitChance && rounded(against.breakEven.exitChance),
      exitMedian: against.breakEven.exitMedian && threeDigits(against.breakEven.exitMedian),
    },
    tornado: (against?.bars ?? []).map(({ assumption, atLow, atHigh }) => ({
      id: assumption.id,
      label: assumption.label,
      of: assumption.of,
      unit: assumption.unit,
      now: round(assumption.now),
      low: round(assumption.low),
      high: round(assumption.high),
      atLow: round(atLow, 0),
      atHigh: round(atHigh, 0),
    })),
  };
}

/** Money that is given up against the baseline, spread evenly over the years. */
function givenUp(one: Valued, baseline: Valued, person: Person): PathResult["givesUp"] {
  const gap = baseline.certainMoney - one.certainMoney;
  if (!(gap > 0)) return null;
  const rate = discountRate(person);
  let years = 0;
  for (let year = 0; year < person.horizonYears; year++) years += discountFactor(rate, year + 0.5);
  return { perYear: round(gap / years, 0), share: round(gap / baseline.certainMoney) };
}

type NeededFigure = NonNullable<PathResult["breakEven"]>["salary"];

function rounded({ now, needed }: NeededFigure): NeededFigure {
  return { now: round(now), needed: typeof needed === "number" ? round(needed, 3) : needed };
}

/** A salary, to a hundred: more would say more than is known. */
function whole({ now, needed }: NeededFigure): NeededFigure {
  return { now, needed: hundreds(needed) };
}

function threeDigits({ now, needed }: NeededFigure): NeededFigure {
  return { now: round(now, 0), needed: typeof needed === "number" ? Number(needed.toPrecision(3)) : needed };
}

function hundreds<T>(value: number | T): number | T {
  return typeof value === "number" ? 100 * Math.round(value / 100) : value;
}

function relative(error: number, value: number): number {
  return value === 0 ? 0 : Math.min(1, round(error / Math.abs(value), 6));
}

function notesOf(given: readonly Path[], { worth, horizonYears }: Person): string[] {
  const notes: string[] = [];
  const stages = given.flatMap((path) => path.stages);
  const unweighed = [...new Set(stages.flatMap(({ terms }) => Object.keys(terms)))]
    .filter((term) => worth[term] === undefined)
    .sort();
  if (unweighed.length > 0)
    notes.push(
      `Not counted, since you have not said what they are worth to you: ${unweighed.join(", ")}. 'workprint offer --template you' prints a file for that.`,
    );
  for (const { name, stages: own } of [...given].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (
      own.some(
        ({ company, grants }) => company?.kind === "private" && grants.length > 0 && company.preferences.length === 0,
      )
    )
      notes.push(
        `${name}: no preferred stock is given, so common stock is taken to share in every exit from the first on.`,
      );
    const late = own.find(
      ({ company, grants }) => company?.kind === "private" && grants.length > 0 && company.exit.years > horizonYears,
    );
    if (late) notes.push(`${name}: half of the exits come after the horizon of ${horizonYears} years.`);
  }
  return notes;
}

function defaultsOf(used: readonly Used[]): OfferResult["defaults"] {
  const keys = [...new Set(used.map(({ key }) => key))];
  const order = Object.keys(DEFAULTS);
  return keys
    .sort((a, b) => order.indexOf(a) - order.indexOf(b))
    .map((key) => ({
      ...DEFAULTS[key],
      key,
      where: [...new Set(used.filter((one) => one.key === key).map(({ where }) => where))].sort(),
    }));
}

/** What it takes to close somebody, as the operation promises it. */
export function closingResult(
  { ours, theirs, chance, indifferent, evenOdds, nineInTen, terms }: Closing,
  {
    band,
    knownWithin,
    role,
  }: {
    band: readonly [number, number] | null;
    knownWithin: number;
    role: { worthPerYear: number; years: number; area: string | null; halfLife: HalfLife } | null;
  },
): NonNullable<OfferResult["closing"]> {
  const needed = ({ salary, place, signing }: Closing["indifferent"]): Closing["indifferent"] => ({
    salary: hundreds(salary),
    place,
    signing: hundreds(signing),
  });
  return {
    ours: ours.path.name,
    theirs: theirs.map(({ path }) => path.name).sort(),
    currency: ours.path.currency,
    salary: ours.path.stages[0]!.salary,
    band: band ? [band[0], band[1]] : null,
    knownWithin,
    chance: round(chance, 3),
    indifferent: needed(indifferent),
    evenOdds: needed(evenOdds),
    nineInTen: needed(nineInTen),
    terms: terms.map(({ term, level, adds }) => ({ term, level, adds: round(adds, 0) })),
    delay: role && delayResult(role),
  };
}

function delayResult({
  worthPerYear,
  years,
  area,
  halfLife,
}: {
  worthPerYear: number;
  years: number;
  area: string | null;
  halfLife: HalfLife;
}): NonNullable<NonNullable<OfferResult["closing"]>["delay"]> {
  const { lost, late, fresh } = delayOf(worthPerYear, years, halfLife.days);
  return {
    months: 6,
    worthPerYear,
    years,
    area,
    halfLifeDays: Math.round(halfLife.days),
    halfLifeSource: halfLife.source,
    fresh: round(fresh),
    lost: round(lost, 0),
    late: round(late, 0),
  };
}
