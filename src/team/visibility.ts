import type { Interval } from "../model/signal.ts";
import { itemInterval, median } from "../statistics/resample-items.ts";
import { type Cell, cellsOf } from "./coverage.ts";
import type { TeamScope, Window } from "./scope.ts";
import type { WorkedWeek } from "./worked-weeks.ts";

/** A team with fewer public weeks in a year, or fewer people, says nothing of which areas a team is in. */
const LEAST_PUBLIC_WEEKS = 20;
const LEAST_PEOPLE = 3;

export interface PersonVisibility {
  person: number;
  weeks: number;
  publicWeeks: number;
  privateWeeks: number;
  /** In repositories of which it is not known. */
  unknownWeeks: number;
  publicAreas: readonly number[];
}

export interface AreaVisibility {
  area: number;
  weeks: number;
  publicWeeks: number;
  /** Members with public work in it, and in how many weeks. */
  visible: ReadonlyMap<number, number>;
  /** Of the team's public weeks, those in this area; null where there are too few people or weeks. */
  part: Interval | null;
  peers: { teams: number; low: number; median: number; high: number; less: number } | null;
}

export interface PeerWork {
  title: string;
  people: number;
  /** Public weeks of all areas together. */
  weeks: number;
  enough: boolean;
  /** Public weeks by area. */
  areas: ReadonlyMap<number, number>;
}

/** What each member shows in public, of what they do in what was read. */
export function visibilityOfPeople(
  cells: readonly Cell[],
  members: readonly number[],
  worked: readonly WorkedWeek[],
  window: Window,
  visibility: TeamScope["visibility"],
): PersonVisibility[] {
  const unknown = cellsOf(
    worked.filter(({ repository }) => visibility[repository] === "unknown"),
    new Set(members),
    window,
    visibility,
  );
  const union = (of: readonly Cell[], person: number, weeks: (cell: Cell) => ReadonlySet<number>): number =>
    new Set(of.filter((cell) => cell.person === person).flatMap((cell) => [...weeks(cell)])).size;
  return members.map((person) => ({
    person,
    weeks: union(cells, person, (cell) => cell.weeks),
    publicWeeks: union(cells, person, (cell) => cell.publicWeeks),
    privateWeeks: union(cells, person, (cell) => cell.privateWeeks),
    unknownWeeks: union(unknown, person, (cell) => cell.weeks),
    publicAreas: cells
      .filter((cell) => cell.person === person && cell.area >= 0 && cell.publicWeeks.size > 0)
      .map(({ area }) => area),
  }));
}

/** The public work of each peer team in the window. Members of the team itself are not counted there. */
export function peerWork(scope: TeamScope, worked: readonly WorkedWeek[], window: Window): PeerWork[] {
  const own = new Set(scope.members);
  return scope.peers.map(({ title, members }) => {
    const others = new Set([...members].filter((person) => !own.has(person)));
    const areas = publicWeeks(cellsOf(worked, others, window, scope.visibility));
    const weeks = [...areas.values()].reduce((sum, count) => sum + count, 0);
    return {
      title,
      people: others.size,
      weeks,
      enough: weeks >= LEAST_PUBLIC_WEEKS && others.size >= LEAST_PEOPLE,
      areas,
    };
  });
}

/** Where the team stands in public for what it works on, by area, beside its peers. */
export function visibilityOfAreas(
  cells: readonly Cell[],
  peers: readonly PeerWork[],
  settings: { replicates: number; seed: number },
): AreaVisibility[] {
  const known = cells.filter(({ area }) => area >= 0);
  const people = [...new Set(known.map(({ person }) => person))].sort((a, b) => a - b);
  const byPerson = new Map(
    people.map((person) => [person, publicWeeks(known.filter((cell) => cell.person === person))] as const),
  );
  const total = [...publicWeeks(known).values()].reduce((sum, count) => sum + count, 0);
  const partOf = (drawn: readonly number[], area: number): number => {
    let here = 0;
    let all = 0;
    for (const person of drawn) {
      for (const [where, weeks] of byPerson.get(person)!) {
        all += weeks;
        if (where === area) here += weeks;
      }
    }
    return all > 0 ? here / all : Number.NaN;
  };
  const comparable = peers.filter(({ enough }) => enough);
  return [...new Set(known.map(({ area }) => area))]
    .sort((a, b) => a - b)
    .map((area) => {
      const here = known.filter((cell) => cell.area === area);
      const shown = here.filter((cell) => cell.publicWeeks.size > 0);
      const sum = (of: (cell: Cell) => number): number => here.reduce((all, cell) => all + of(cell), 0);
      const part = total < LEAST_PUBLIC_WEEKS ? null : itemInterval(people, (drawn) => partOf(drawn, area), settings);
      const parts = comparable.map(({ areas, weeks }) => (areas.get(area) ?? 0) / weeks);
      return {
        area,
        weeks: sum((cell) => cell.weeks.size),
        publicWeeks: sum((cell) => cell.publicWeeks.size),
        visible: new Map(shown.map((cell) => [cell.person, cell.publicWeeks.size])),
        part,
        peers:
          part === null || parts.length === 0
            ? null
            : {
                teams: parts.length,
                low: Math.min(...parts),
                median: median(parts),
                high: Math.max(...parts),
                less: parts.filter((one) => one < part.estimate).length,
              },
      };
    });
}

/** Public weeks of all people together by area, without work of which the area is not known. */
function publicWeeks(cells: readonly Cell[]): Map<number, number> {
  const areas = new Map<number, number>();
  for (const { area, publicWeeks: weeks } of cells)
    if (area >= 0 && weeks.size > 0) areas.set(area, (areas.get(area) ?? 0) + weeks.size);
  return areas;
}
