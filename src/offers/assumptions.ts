/** What is assumed, between what and what it may lie, and how to change it. */

import { withExit, withPrivate, withStage, withWorth } from "./change.ts";
import type { Path, Person, Stage } from "./path.ts";

export interface Assumption {
  /** `exit.chance`, and `lab/exit.chance` for a later stage. */
  id: string;
  label: string;
  /** The path that it belongs to; null: the person's, the same for all. */
  of: string | null;
  unit: "share" | "money" | "years" | "days" | "number";
  now: number;
  low: number;
  high: number;
  /** Within what it means something. */
  limits: readonly [number, number];
  /** The figures with another value. */
  with(value: number, paths: readonly Path[], person: Person): { paths: readonly Path[]; person: Person };
}

type Bounds = readonly [number, number];

/** Up and down by a sum. */
function around(now: number, by: number): Bounds {
  return [now - by, now + by];
}

/** Half and double, or other factors. */
function times(now: number, low: number, high: number): Bounds {
  return [low * now, high * now];
}

const SHARE: Bounds = [0, 1];
const RATE: Bounds = [-0.5, 1];
const TAX: Bounds = [0, 0.95];
const DAYS: Bounds = [7, 36_525];

interface Handle {
  id: string;
  label: string;
  unit: Assumption["unit"];
  now: number;
  range: Bounds;
  limits: Bounds;
  change(path: Path, value: number): Path;
}

/** Ranges are by judgement, unless the path's file gives its own. */
export function assumptionsOf(path: Path): Assumption[] {
  return path.stages.flatMap((stage, index) => {
    const alone = path.stages.length === 1;
    return [...payHandles(stage, index), ...companyHandles(stage, index), ...routeHandles(stage, index)].map(
      (handle): Assumption => {
        const id = alone ? handle.id : `${stage.name}/${handle.id}`;
        const [least, most] = handle.limits;
        const [low, high] = path.ranges[id] ?? [Math.max(least, handle.range[0]), Math.min(most, handle.range[1])];
        return {
          id,
          label: alone ? handle.label : `${handle.label} (${stage.name})`,
          of: path.name,
          unit: handle.unit,
          now: handle.now,
          low,
          high,
          limits: handle.limits,
          with: (value, paths, person) => ({
            paths: paths.map((one) => (one.name === path.name ? handle.change(one, value) : one)),
            person,
          }),
        };
      },
    );
  });
}

function payHandles(stage: Stage, index: number): Handle[] {
  const set =
    (change: (value: number) => (stage: Stage) => Stage) =>
    (path: Path, value: number): Path =>
      withStage(path, index, change(value));
  const handles: Handle[] = [
    {
      id: "growth",
      label: "growth of pay a year",
      unit: "share",
      now: stage.growth,
      range: around(stage.growth, 0.02),
      limits: RATE,
      change: set((growth) => (one) => ({ ...one, growth })),
    },
    {
      id: "tax",
      label: "tax",
      unit: "share",
      now: stage.tax.rate,
      range: around(stage.tax.rate, 0.05),
      limits: TAX,
      change: set((rate) => (one) => ({ ...one, tax: { ...one.tax, rate } })),
    },
  ];
  // The pay of what begins now is in the offer; what a later stage will pay is a guess.
  if (index > 0)
    handles.push({
      id: "salary",
      label: "salary",
      unit: "money",
      now: stage.salary,
      range: times(stage.salary, 0.8, 1.2),
      limits: [0, 1e9],
      change: set((salary) => (one) => ({ ...one, salary })),
    });
  if (stage.bonus > 0)
    handles.push({
      id: "bonus",
      label: "bonus",
      unit: "share",
      now: stage.bonus,
      range: times(stage.bonus, 0.5, 1.5),
      limits: [0, 5],
      change: set((bonus) => (one) => ({ ...one, bonus })),
    });
  const { learning } = stage;
  if (learning && learning.raisePerYear > 0)
    handles.push(
      {
        id: "learning.raise",
        label: "what a year of learning adds to pay",
        unit: "share",
        now: learning.raisePerYear,
        range: times(learning.raisePerYear, 0, 2),
        limits: SHARE,
        change: set((raisePerYear) => (one) => ({ ...one, learning: { ...learning, raisePerYear } })),
      },
      {
        id: "learning.half-life",
        label: "half-life of what is learned",
        unit: "days",
        now: learning.halfLifeDays,
        range: times(learning.halfLifeDays, 0.5, 2),
        limits: DAYS,
        change: set((halfLifeDays) => (one) => ({ ...one, learning: { ...learning, halfLifeDays } })),
      },
    );
  return handles;
}

function companyHandles(stage: Stage, index: number): Handle[] {
  const { company, grants } = stage;
  if (!company || grants.length === 0) return [];
  if (company.kind === "listed")
    return [
      {
        id: "stock.return",
        label: "return of the stock a year",
        unit: "share",
        now: company.return,
        range: around(company.return, 0.05),
        limits: RATE,
        change: (path, value) => withStage(path, index, (one) => ({ ...one, company: { ...company, return: value } })),
      },
      {
        id: "stock.volatility",
        label: "volatility of the stock",
        unit: "number",
        now: company.volatility,
        range: around(company.volatility, 0.15),
        limits: [0, 2],
        change: (path, volatility) =>
          withStage(path, index, (one) => ({ ...one, company: { ...company, volatility } })),
      },
    ];
  const { exit, dilution, liquidityDiscount } = company;
  return [
    {
      id: "exit.chance",
      label: "chance that the stock ever pays",
      unit: "share",
      now: exit.chance,
      range: times(exit.chance, 0.5, 1.5),
      limits: SHARE,
      change: (path, chance) => withExit(path, index, { chance }),
    },
    {
      id: "exit.median",
      label: "median size of an exit",
      unit: "money",
      now: exit.median,
      range: times(exit.median, 0.5, 2),
      limits: [1, 1e13],
      change: (path, median) => withExit(path, index, { median }),
    },
    {
      id: "exit.spread",
      label: "spread of exits",
      unit: "number",
      now: exit.spread,
      range: around(exit.spread, 0.4),
      limits: [0, 3],
      change: (path, spread) => withExit(path, index, { spread }),
    },
    {
      id: "exit.years",
      label: "years until an exit",
      unit: "years",
      now: exit.years,
      range: times(exit.years, 1 / 1.6, 1.6),
      limits: [0.25, 40],
      change: (path, years) => withExit(path, index, { years }),
    },
    {
      id: "dilution",
      label: "dilution in each round",
      unit: "share",
      now: dilution.perRound,
      range: around(dilution.perRound, 0.07),
      limits: [0, 0.9],
      change: (path, perRound) =>
        withPrivate(path, index, (one) => ({ ...one, dilution: { ...one.dilution, perRound } })),
    },
    {
      id: "liquidity",
      label: "taken off what pays after the horizon",
      unit: "share",
      now: liquidityDiscount,
      range: around(liquidityDiscount, 0.2),
      limits: SHARE,
      change: (path, value) => withPrivate(path, index, (one) => ({ ...one, liquidityDiscount: value })),
    },
  ];
}

function routeHandles(stage: Stage, index: number): Handle[] {
  const handles: Handle[] = [];
  if (stage.finish.chance < 1)
    handles.push({
      id: "finish",
      label: "chance of finishing",
      unit: "share",
      now: stage.finish.chance,
      range: around(stage.finish.chance, 0.15),
      limits: SHARE,
      change: (path, chance) => withStage(path, index, (one) => ({ ...one, finish: { ...one.finish, chance } })),
    });
  for (const key of ["next", "otherwise"] as const)
    stage[key].forEach((next, place) => {
      if (next.chance === 1) return;
      handles.push({
        id: `${key}.${next.stage}`,
        label: `chance that ${next.stage} is open`,
        unit: "share",
        now: next.chance,
        range: times(next.chance, 0.5, 1.5),
        limits: SHARE,
        change: (path, chance) =>
          withStage(path, index, (one) => ({
            ...one,
            [key]: one[key].map((other, at) => (at === place ? { ...other, chance } : other)),
          })),
      });
    });
  return handles;
}

/** What is the person's: ranges by judgement; risk aversion over the range that is usually looked at. */
export function personAssumptions(person: Person): Assumption[] {
  const one = (
    id: string,
    label: string,
    unit: Assumption["unit"],
    now: number,
    [low, high]: Bounds,
    limits: Bounds,
    change: (person: Person, value: number) => Person,
  ): Assumption => ({
    id,
    label,
    of: null,
    unit,
    now,
    low: Math.max(limits[0], low),
    high: Math.min(limits[1], high),
    limits,
    with: (value, paths, person) => ({ paths, person: change(person, value) }),
  });
  const { discount, inflation, riskAversion, wealth } = person;
  return [
    one(
      "discount",
      `discount rate (${discount.kind})`,
      "share",
      discount.rate,
      around(discount.rate, 0.02),
      RATE,
      (who, rate) => ({
        ...who,
        discount: { ...who.discount, rate },
      }),
    ),
    one("inflation", "inflation", "share", inflation, around(inflation, 0.01), RATE, (who, value) => ({
      ...who,
      inflation: value,
    })),
    one(
      "risk-aversion",
      "risk aversion",
      "number",
      riskAversion,
      [Math.min(1, riskAversion), Math.max(4, riskAversion)],
      [0.1, 10],
      (who, value) => ({
        ...who,
        riskAversion: value,
      }),
    ),
    one("wealth", "wealth beside the offers", "money", wealth, times(wealth, 0.5, 2), [1, 1e12], (who, value) => ({
      ...who,
      wealth: value,
    })),
    ...Object.entries(person.worth)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([term, worth]) =>
        one(
          `worth.${term}`,
          `what ${term} is worth to you a year`,
          "money",
          worth,
          times(worth, 0.5, 1.5),
          [0, 1e9],
          (who, value) => withWorth(who, term, value),
        ),
      ),
  ];
}
