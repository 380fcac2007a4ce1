import { weekOf } from "../model/time.ts";
import { RECENT_DAYS } from "../signals/view.ts";
import type { WorkedWeek } from "../team/worked-weeks.ts";

/** Weeks of work that counts in an area within two years from which on somebody works there. By judgement. */
const LEAST_WEEKS = 3;

/**
 * Who worked in each area in the last two years: people with at least {@link LEAST_WEEKS} weeks there, in any
 * repositories.
 *
 * @param worked weeks by area, of every repository
 * @param asOf seconds
 * @returns people by place of the area; -1 is unclassified
 */
export function peopleByArea(worked: readonly WorkedWeek[], asOf: number): Map<number, ReadonlySet<number>> {
  const since = weekOf(asOf) - Math.floor(RECENT_DAYS / 7);
  const weeks = new Map<number, Map<number, Set<number>>>();
  for (const { person, week, part } of worked) {
    if (week <= since) continue;
    const people = weeks.get(part) ?? new Map<number, Set<number>>();
    weeks.set(part, people);
    people.set(person, (people.get(person) ?? new Set<number>()).add(week));
  }
  return new Map(
    [...weeks].map(([area, people]) => [
      area,
      new Set([...people].filter(([, active]) => active.size >= LEAST_WEEKS).map(([person]) => person)),
    ]),
  );
}
