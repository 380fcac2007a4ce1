import { DIMENSIONS, type Draws, drawsOf, LATTICES } from "./draws.ts";
import { addListed, expectListed, listedTables } from "./listed-stock.ts";
import { discountRate, unitOf } from "./money.ts";
import type { Path, Person } from "./path.ts";
import { type Clock, payOf } from "./pay.ts";
import { addPrivate, expectPrivate, privateTables } from "./private-equity.ts";
import { type Leg, type Outcome, routesOf, type Visit } from "./routes.ts";
import type { Steps } from "./steps.ts";
import { meanUtility } from "./utility.ts";

/** What a path is worth in each run: discounted to now, after tax, in the person's money. */
export interface Simulated {
  money: Float64Array;
  /** With what other terms are worth. */
  total: Float64Array;
  /** Expected money of each year from now, computed, not simulated; the last is what comes after the horizon. */
  byYear: Float64Array;
  /** How likely each stage is ever entered, by name, in the order of the path. */
  entered: ReadonlyMap<string, number>;
}

/** A leg in each run. */
interface LegWorth {
  money: Float64Array;
  terms: number;
  byYear: Float64Array;
}

/** What a part of the tree is worth in each run, if it is entered. */
interface Worth {
  money: Float64Array;
  terms: Float64Array;
}

/** Simulates a path, one lattice of one stage at a time. */
export function* simulating(path: Path, person: Person): Steps<Simulated> {
  const draws = drawsOf(person.runs, person.seed);
  const tree = routesOf(path, person.horizonYears);
  const worths = new Map<Leg, LegWorth>();
  yield* valueLegs(tree, path, person, draws, worths);
  const byYear = new Float64Array(person.horizonYears + 1);
  const entered = new Map(path.stages.map(({ name }) => [name, 0]));
  const chosen = new Map<Outcome, readonly number[]>();
  const nothing = new Float64Array(draws.runs);
  const { money, terms } = follow(tree, { money: nothing, terms: nothing }, 0);

  /** What comes of entering a stage with this behind one, in every run. */
  function follow(visit: Visit, behind: Worth, depth: number): Worth {
    const ends = visit.outcomes.map((outcome) => {
      const leg = worths.get(outcome.leg)!;
      const here = {
        money: behind.money.map((value, run) => value + leg.money[run]!),
        terms: behind.terms.map((value) => value + leg.terms),
      };
      if (outcome.options.length === 0) return here;
      const after = outcome.options.map((option) => follow(option.visit, here, depth + 1));
      // The person takes what is worth most to them of what is open, knowing the chances and not the draws to come.
      const utility = after.map((one) => meanUtility(sum(one), person.wealth, person.riskAversion));
      const order = after.map((_, index) => index).sort((a, b) => utility[b]! - utility[a]! || a - b);
      const taken = takenIn(order.map((index) => outcome.options[index]!.chance));
      chosen.set(
        outcome,
        after.map((_, index) => taken[order.indexOf(index)]!),
      );
      return pick(
        order.map((index) => after[index]!),
        taken,
        DIMENSIONS.option(depth),
      );
    });
    return pick(
      ends,
      visit.outcomes.map(({ chance }) => chance),
      DIMENSIONS.finish(depth),
    );
  }

  function pick(from: readonly Worth[], chances: readonly number[], dimension: number): Worth {
    if (from.length === 1) return from[0]!;
    const money = new Float64Array(draws.runs);
    const terms = new Float64Array(draws.runs);
    const cells = new Int32Array(draws.cells);
    const upTo: number[] = [];
    chances.reduce((sum, chance) => (upTo.push(sum + chance), sum + chance), 0);
    for (let lattice = 0; lattice < LATTICES; lattice++) {
      draws.fill(lattice, dimension, cells);
      for (let place = 0; place < draws.cells; place++) {
        const draw = (cells[place]! + draws.within(lattice)) / draws.cells;
        let index = 0;
        while (index < from.length - 1 && draw >= upTo[index]!) index++;
        const run = lattice * draws.cells + place;
        money[run] = from[index]!.money[run]!;
        terms[run] = from[index]!.terms[run]!;
      }
    }
    return { money, terms };
  }

  function tally(visit: Visit, chance: number): void {
    for (const outcome of visit.outcomes) {
      const here = chance * outcome.chance;
      entered.set(outcome.leg.stage.name, entered.get(outcome.leg.stage.name)! + here);
      const leg = worths.get(outcome.leg)!;
      leg.byYear.forEach((value, year) => (byYear[year]! += here * value));
      outcome.options.forEach((option, index) => tally(option.visit, here * chosen.get(outcome)![index]!));
    }
  }
  tally(tree, 1);
  return { money, total: sum({ money, terms }), byYear, entered };
}

function sum({ money, terms }: Worth): Float64Array {
  return money.map((value, run) => value + terms[run]!);
}

/** The chance that each option is taken, where the first that is open is taken. */
function takenIn(chances: readonly number[]): number[] {
  let left = 1;
  return chances.map((chance) => {
    const taken = left * chance;
    left -= taken;
    return taken;
  });
}

function* valueLegs(
  visit: Visit,
  path: Path,
  person: Person,
  draws: Draws,
  worths: Map<Leg, LegWorth>,
): Steps<undefined> {
  for (const { leg, options } of visit.outcomes) {
    worths.set(leg, yield* valueLeg(leg, path, person, draws));
    for (const option of options) yield* valueLegs(option.visit, path, person, draws, worths);
  }
}

function* valueLeg(leg: Leg, path: Path, person: Person, draws: Draws): Steps<LegWorth> {
  const clock: Clock = {
    start: leg.start,
    discountRate: discountRate(person),
    inflation: path.figures === "nominal" ? person.inflation : 0,
  };
  const unit = unitOf(path, person);
  const pay = payOf(leg, person, clock, unit);
  const money = new Float64Array(draws.runs).fill(pay.money.reduce((all, value) => all + value, 0));
  const byYear = pay.money;
  const scratch = { one: new Int32Array(draws.cells), other: new Int32Array(draws.cells) };
  const { company, grants } = leg.stage;
  if (!company || grants.length === 0) return { money, terms: pay.terms, byYear };
  if (company.kind === "private") {
    const tables = privateTables(company, leg, clock, person.horizonYears, draws.cells);
    expectPrivate(tables, unit, draws.cells, byYear);
    yield;
    for (let lattice = 0; lattice < LATTICES; lattice++) {
      addPrivate(tables, draws, leg.depth, unit, lattice, money, scratch);
      yield;
    }
  } else {
    const tables = listedTables(company, leg, clock, draws.cells);
    expectListed(tables, company.return, leg.start, unit, byYear);
    yield;
    for (let lattice = 0; lattice < LATTICES; lattice++) {
      addListed(tables, draws, leg.start, unit, lattice, money, scratch);
      yield;
    }
  }
  return { money, terms: pay.terms, byYear };
}
