import { discountFactor } from "./money.ts";
import { afterYear, raiseOf } from "./learning.ts";
import type { Person } from "./path.ts";
import type { Leg } from "./routes.ts";

/** What a unit of money is worth now, by the years after a stage began. */
export interface Clock {
  /** Years until the stage begins. */
  start: number;
  /** Real, a year. */
  discountRate: number;
  /** Inflation that the figures of the stage contain; 0 where they are real. */
  inflation: number;
}

/** Money of the stage, some years after it began, in money of now. */
export function worthNow({ start, discountRate, inflation }: Clock, years: number): number {
  return discountFactor(discountRate, start + years) * discountFactor(inflation, years);
}

export interface Pay {
  /** After tax, discounted, by year from now. */
  money: Float64Array;
  /** What other terms are worth, discounted. */
  terms: number;
}

/**
 * Salary, bonus, signing and moving of a leg, and its other terms. A year's pay comes in the middle of the year.
 *
 * @param unit what one unit of the path's money is in the person's
 */
export function payOf({ stage, start, years, learned }: Leg, person: Person, clock: Clock, unit: number): Pay {
  const money = new Float64Array(person.horizonYears + 1);
  const kept = 1 - stage.tax.rate;
  const worth = Object.entries(stage.terms).reduce((sum, [term, level]) => sum + level * (person.worth[term] ?? 0), 0);
  money[start]! += unit * worthNow(clock, 0) * (kept * stage.signing - stage.moving);
  let known = learned;
  let salary = stage.salary * (1 + stage.bonus);
  let terms = 0;
  for (let year = 0; year < years; year++) {
    money[start + year]! += unit * kept * salary * (1 + raiseOf(known)) * worthNow(clock, year + 0.5);
    terms += worth * discountFactor(clock.discountRate, start + year + 0.5);
    salary *= 1 + stage.growth;
    known = afterYear(known, stage.learning);
  }
  return { money, terms };
}
