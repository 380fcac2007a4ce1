import type { PersonResult } from "../../../../src/model/results.ts";
import { paletteOf } from "../../../../src/reports/html/palette.ts";
import { quarterNumber, quarterOf } from "../../../../src/reports/html/quarters.ts";
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
