import type { AreasResult } from "../../../../src/model/results.ts";
import { plural } from "../../../../src/model/words.ts";
import { durationText } from "../../../../src/reports/half-life.ts";
import { byHalfLife } from "../../../../src/reports/html/area-shapes.ts";

/** What the page says, in two sentences. */
export function leadOf({ areas, sources }: AreasResult): string {
  const seen = `${plural(areas.length, "area")} in ${plural(sources.length, "repository", "repositories")}.`;
  const reached = byHalfLife(areas).filter(({ halfLifeDays }) => halfLifeDays.estimate !== null);
  const [first, last] = [reached[0], reached.at(-1)];
  if (!first || !last || first === last) return seen;
  const [short, long] = [first, last].map(({ halfLifeDays }) => durationText(halfLifeDays.estimate!));
  const open = areas.filter(({ halfLifeDays: { estimate, low } }) => estimate === null && low !== null).length;
  const rest = open === 0 ? "" : ` In ${plural(open, "area")} it is longer than could be followed.`;
  return `${seen} Half of the code is gone after ${short} in ${first.name}, and after ${long} in ${last.name}.${rest}`;
}
