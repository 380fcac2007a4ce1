import type { History } from "../model/history.ts";
import { DAY } from "../model/time.ts";
import { changesInScope, RECENT_DAYS, type View } from "./view.ts";

/** Active weeks in an area within two years from which on somebody counts as working there. */
const LEAST_AREA_WEEKS = 3;

/**
 * Who worked in each area in the last two years: people with at least {@link LEAST_AREA_WEEKS} weeks of work
 * that counts there, in any repository.
 *
 * @param views of every repository, with all areas in scope
 * @returns people by place of the area; -1 is unclassified
 */
export function peopleByArea({ asOf }: History, views: readonly View[]): Map<number, ReadonlySet<number>> {
  const weeks = new Map<number, Map<number, Set<number>>>();
  for (const view of views) {
    const { changes, areas, commits } = view.repository;
    for (const commit of view.handwork) {
      if (asOf - commits.landedAt[commit]! > RECENT_DAYS * DAY) continue;
      const people = view.counting(commit);
      if (people.length === 0) continue;
      const touched = new Set<number>();
      for (const i of changesInScope(view, commit)) touched.add(areas[changes.path[i]!]!);
      for (const area of touched) {
        const inArea = weeks.get(area) ?? new Map<number, Set<number>>();
        weeks.set(area, inArea);
        for (const person of people) {
          const active = inArea.get(person) ?? new Set<number>();
          inArea.set(person, active.add(view.week[commit]!));
        }
      }
    }
  }
  return new Map(
    [...weeks].map(([area, people]) => [
      area,
      new Set([...people].filter(([, active]) => active.size >= LEAST_AREA_WEEKS).map(([person]) => person)),
    ]),
  );
}
