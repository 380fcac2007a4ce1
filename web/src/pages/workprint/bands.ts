import type { PersonResult } from "../../../../src/model/results.ts";
import { paletteOf } from "../../../../src/reports/html/palette.ts";
import { quarterNumber, quarterOf, quarterStart } from "../../../../src/reports/html/quarters.ts";
import { plural } from "../../../../src/model/words.ts";

/** Areas with a colour and a band of their own; the others share one. */
const MOST_BANDS = 7;
/** Two years at least, so that a single quarter is seen for what it is. */
const LEAST_QUARTERS = 8;
const OTHER = "\u0000other";

export interface Band {
  key: string;
  name: string;
  colour: string;
}

export interface Work {
  /** The key of a band. */
  band: string;
  quarter: number;
  /** Weeks with work; 0 where there were none. */
  weeks: number;
}

export interface Bands {
  bands: Band[];
  /** One for each band and quarter. */
  work: Work[];
  first: number;
  last: number;
  /** Areas that share the last band. */
  others: number;
}

/** A person's weeks with work by quarter, in bands of areas. @param since the first quarter to be shown, for several people on one scale */
export function bandsOf(
  {
    timeline,
    areas,
    asOf,
  }: Pick<PersonResult, "timeline" | "asOf"> & { areas: readonly { area: string; name: string }[] },
  since?: number,
): Bands {
  const own = areas.slice(0, areas.length > MOST_BANDS ? MOST_BANDS - 1 : MOST_BANDS);
  const palette = paletteOf(areas);
  const others = areas.length - own.length;
  const bands = [
    ...own.map(({ area, name }) => ({ key: area, name, colour: palette(area) })),
    ...(others > 0 ? [{ key: OTHER, name: `Other (${plural(others, "area")})`, colour: "var(--c0)" }] : []),
  ];
  const weeks = new Map<string, number>();
  const quarters: number[] = [];
  for (const { quarter: text, area, weeks: count } of timeline) {
    const quarter = quarterNumber(text);
    if (quarter === undefined) continue;
    quarters.push(quarter);
    const key = `${quarter} ${own.some((one) => one.area === area) ? area : OTHER}`;
    // A week may be in several of the other areas, so these are not summed.
    weeks.set(key, Math.max(count, weeks.get(key) ?? 0));
  }
  const last = Math.max(quarterOf(asOf), ...quarters);
  const first = since ?? Math.min(last - LEAST_QUARTERS + 1, ...quarters);
  const all = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const work = bands.flatMap(({ key }) =>
    all.map((quarter) => ({ band: key, quarter, weeks: weeks.get(`${quarter} ${key}`) ?? 0 })),
  );
  return { bands, work, first, last, others };
}

/** A piece of a stream: weeks above and below the middle line. */
export interface Layer extends Work {
  y1: number;
  y2: number;
}

export interface Layers {
  layers: Layer[];
  /** Weeks of all streams together, where they are most. */
  thickest: number;
}

/** Lays bands around a middle line, those with most work in the middle. */
export function layersOf(bands: readonly Band[], work: readonly Work[]): Layers {
  const order = insideOut(bands.map(({ key }) => key));
  const quarters = new Map<number, Work[]>();
  for (const one of work) quarters.set(one.quarter, [...(quarters.get(one.quarter) ?? []), one]);
  let thickest = 0;
  const layers = [...quarters.values()].flatMap((together) => {
    const total = together.reduce((sum, { weeks }) => sum + weeks, 0);
    thickest = Math.max(thickest, total);
    let at = -total / 2;
    return together
      .toSorted((a, b) => order.indexOf(a.band) - order.indexOf(b.band))
      .map((one) => ({ ...one, y1: at, y2: (at += one.weeks) }));
  });
  return { layers, thickest };
}

/** The first in the middle, the others by turns below and above. */
function insideOut(keys: readonly string[]): string[] {
  return [...keys.filter((_, place) => place % 2 === 1).toReversed(), ...keys.filter((_, place) => place % 2 === 0)];
}

/** Where a quarter's figures stand on an axis of time. */
export function quarterMiddle(quarter: number): Date {
  return new Date((quarterStart(quarter).getTime() + quarterStart(quarter + 1).getTime()) / 2);
}
