import { isoPaperDate, type PaperDate, paperDate } from "./paper-date.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * When an entry says that it appeared: by `date` as BibLaTeX has it, else by `year`, `month` and `day`.
 * A month that can't be understood leaves the year, and a range counts from its end.
 */
export function bibtexDate(fields: Readonly<Record<string, unknown>>): PaperDate | undefined {
  const of = (name: string): string => (typeof fields[name] === "string" ? fields[name] : "");
  const iso = isoPaperDate(of("date").split("/").at(-1) || of("date"));
  if (iso !== undefined) return iso;
  const year = Number(/(?:1[6-9]|20|21)\d\d/.exec(of("year"))?.[0]);
  if (Number.isNaN(year)) return undefined;
  const { month, day = Number(/^\d{1,2}$/.exec(of("day").trim())?.[0] ?? Number.NaN) } = monthOf(of("month"));
  if (month === undefined) return paperDate(year);
  return (Number.isNaN(day) ? undefined : paperDate(year, month, day)) ?? paperDate(year, month) ?? paperDate(year);
}

/** `3`, `March`, `Mar. 5`, `5 03` (as `"5~" # mar` reads), `sep/oct`. */
function monthOf(text: string): { month?: number; day?: number } {
  const words = text.toLowerCase().match(/[a-z]+|\d+/g) ?? [];
  const named = words.findLast((word) => MONTHS.includes(word.slice(0, 3)));
  const numbers = words.filter((word) => /^\d{1,2}$/.test(word)).map(Number);
  if (named !== undefined) {
    const month = MONTHS.indexOf(named.slice(0, 3)) + 1;
    return numbers.length === 1 ? { month, day: numbers[0]! } : { month };
  }
  if (numbers.length === 2 && words.length === 2) return { day: numbers[0]!, month: numbers[1]! };
  return numbers.length === 1 ? { month: numbers[0]! } : {};
}
