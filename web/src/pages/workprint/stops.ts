import { isoDate, quarterOf, quarterStart } from "../../../../src/model/time.ts";

/** A date that can be chosen: the end of a quarter, or undefined for the latest that is known. */
export type Stop = string | undefined;

/** Ends of quarters from the first work to the latest date, and that date itself. @param first @param latest UTC times */
export function stopsBetween(first: string, latest: string): Stop[] {
  const end = Date.parse(latest) / 1000;
  const stops: Stop[] = [];
  for (let quarter = quarterOf(Date.parse(first) / 1000); quarterStart(quarter + 1) <= end; quarter++)
    stops.push(isoDate(quarterStart(quarter + 1) - 1));
  return [...stops, undefined];
}

/** The place of the stop that a date is at, or that comes next. */
export function stopAt(stops: readonly Stop[], asOf: string | undefined): number {
  const place = asOf === undefined ? -1 : stops.findIndex((stop) => stop !== undefined && stop >= asOf.slice(0, 10));
  return place < 0 ? stops.length - 1 : place;
}
