import { DAY } from "../../model/time.ts";

/** When something appeared, as far as it is known: seconds of the first and the last moment that it can have been. */
export interface PaperDate {
  first: number;
  last: number;
}

/**
 * A day, month or year as a range; undefined where there is no such day.
 *
 * @param month from 1
 */
export function paperDate(year: number, month?: number, day?: number): PaperDate | undefined {
  if (!Number.isInteger(year) || year < 1600 || year > 9999) return undefined;
  if (month === undefined) return { first: Date.UTC(year, 0, 1) / 1000, last: Date.UTC(year + 1, 0, 1) / 1000 - 1 };
  if (!Number.isInteger(month) || month < 1 || month > 12) return undefined;
  if (day === undefined)
    return { first: Date.UTC(year, month - 1, 1) / 1000, last: Date.UTC(year, month, 1) / 1000 - 1 };
  const first = Date.UTC(year, month - 1, day) / 1000;
  if (!Number.isInteger(day) || new Date(first * 1000).getUTCDate() !== day) return undefined;
  return { first, last: first + DAY - 1 };
}

/** `2021-03-04`, `2021-03` or `2021`; of what is no date as much as is one. */
export function isoPaperDate(text: string): PaperDate | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?/.exec(text.trim()) ?? [];
  if (year === undefined) return undefined;
  const numbers = [month, day].map((part) => (part === undefined ? undefined : Number(part)));
  return (
    paperDate(Number(year), numbers[0], numbers[1]) ?? paperDate(Number(year), numbers[0]) ?? paperDate(Number(year))
  );
}

/** The month in which arXiv gave out an id: `2101.00001` and `cs/0112017` say it themselves. */
export function arxivDate(id: string): PaperDate | undefined {
  const [, years, month] = /(?:^|\/)(\d{2})(\d{2})/.exec(id) ?? [];
  if (years === undefined) return undefined;
  // The first of them are of 1991.
  return paperDate(Number(years) + (Number(years) > 90 ? 1900 : 2000), Number(month));
}
