import type { EvidenceRef } from "../model/signal.ts";
import { coreOf } from "../signals/core.ts";
import { type TeamScope, type Window, within } from "./scope.ts";
import type { WorkedWeek } from "./worked-weeks.ts";

/** One person's work in one area in the last year. */
export interface Cell {
  person: number;
  /** -1 is work of which the area is not known. */
  area: number;
  weeks: ReadonlySet<number>;
  /** Those of the weeks with work in a repository that is public, private, or neither for sure. */
  publicWeeks: ReadonlySet<number>;
  privateWeeks: ReadonlySet<number>;
  /** Each once, in the order of the repositories, then as they landed. */
  commits: readonly EvidenceRef[];
}

export interface AreaCover {
  area: number;
  /** Members with work in it in the last year, and in how many weeks. */
  weeks: ReadonlyMap<number, number>;
  /** The fewest members with 80 % of these weeks. */
  core: ReadonlySet<number>;
  /** Whether a member worked in it before the last year. */
  earlier: boolean;
}

/** What people did in each area in a window, in all repositories together. */
export function cellsOf(
  worked: readonly WorkedWeek[],
  people: ReadonlySet<number>,
  window: Window,
  visibility: TeamScope["visibility"],
): Cell[] {
  interface Growing extends Cell {
    weeks: Set<number>;
    publicWeeks: Set<number>;
    privateWeeks: Set<number>;
    commits: EvidenceRef[];
  }
  const cells = new Map<string, Growing>();
  for (const { person, week, repository, part, commits } of worked) {
    if (!people.has(person) || !within(window, week)) continue;
    const key = `${person} ${part}`;
    let cell = cells.get(key);
    if (!cell) {
      cell = {
        person,
        area: part,
        weeks: new Set(),
        publicWeeks: new Set(),
        privateWeeks: new Set(),
        commits: [],
      };
      cells.set(key, cell);
    }
    cell.weeks.add(week);
    if (visibility[repository] === "public") cell.publicWeeks.add(week);
    if (visibility[repository] === "private") cell.privateWeeks.add(week);
    for (const commit of commits) cell.commits.push({ repository, commit });
  }
  return [...cells.values()].sort((a, b) => a.person - b.person || a.area - b.area);
}

/** Which areas a team covers, for the areas that any member ever worked in or that it needs. */
export function coverage(
  worked: readonly WorkedWeek[],
  cells: readonly Cell[],
  members: ReadonlySet<number>,
  needs: ReadonlySet<number>,
  window: Window,
): AreaCover[] {
  const earlier = new Set<number>();
  for (const { person, week, part } of worked) if (members.has(person) && week < window.firstWeek) earlier.add(part);
  const areas = new Set([...needs, ...earlier, ...cells.map(({ area }) => area)]);
  return [...areas]
    .sort((a, b) => a - b)
    .map((area) => {
      const weeks = new Map(
        cells.filter((cell) => cell.area === area).map((cell) => [cell.person, cell.weeks.size] as const),
      );
      return { area, weeks, core: coreOf(weeks), earlier: earlier.has(area) };
    });
}
