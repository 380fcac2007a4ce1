/** Money of one currency and one year, and what a later year's is worth today. */

import { InputError } from "../model/errors.ts";
import type { Path, Person } from "./path.ts";

/** A rate without inflation (Fisher 1930): (1 + nominal) / (1 + inflation) - 1. */
export function realRate(nominal: number, inflation: number): number {
  return (1 + nominal) / (1 + inflation) - 1;
}

/** The person's discount rate, without inflation. */
export function discountRate({ discount, inflation }: Person): number {
  return discount.kind === "real" ? discount.rate : realRate(discount.rate, inflation);
}

/** What one unit of real money after some years is worth today. */
export function discountFactor(rate: number, years: number): number {
  return Math.exp(-Math.log1p(rate) * years);
}

/**
 * What one unit of a path's money is in the person's currency and year.
 *
 * @throws {InputError} when there is no rate for the path's currency
 */
export function unitOf(path: Path, person: Person): number {
  const years = person.year - path.year;
  return exchangeRate(path, person) * Math.exp(Math.log1p(person.inflation) * years);
}

function exchangeRate({ name, currency }: Path, person: Person): number {
  if (currency === person.currency) return 1;
  const known = person.exchange.find(({ from }) => from === currency);
  if (known) return known.rate;
  throw new InputError(
    `'${name}' is in ${currency} and results are in ${person.currency}: they are not mixed without a rate.`,
    `Give under 'exchange' what one ${currency} is in ${person.currency}, of which day and from where.`,
  );
}
