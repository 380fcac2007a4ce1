import type { TeamResult } from "../../../../src/model/team.ts";

export type Cell = TeamResult["coverage"]["cells"][number];
export type Area = TeamResult["coverage"]["areas"][number];
export type Member = TeamResult["members"][number];

/** Members and areas as they are drawn. */
export interface Grid {
  /** With work of the last year, or needed. */
  areas: Area[];
  /** With work before the last year only, and not needed. */
  earlier: Area[];
  /** With work of the last year, by name. */
  members: Member[];
  /** Names of those of whom no work of the last year was read. */
  unknown: string[];
  /** Undefined where none was seen. */
  cell: (person: string, area: string) => Cell | undefined;
  /** Weeks of the busiest cell. */
  most: number;
}

export function gridOf({ coverage, members, notSeen }: TeamResult): Grid {
  const cells = new Map(coverage.cells.map((cell) => [`${cell.person} ${cell.area}`, cell]));
  const silent = new Set(coverage.silent.map(({ person }) => person));
  return {
    areas: coverage.areas.filter(({ members, needed }) => members > 0 || needed),
    earlier: coverage.areas.filter(({ members, needed }) => members === 0 && !needed),
    members: members.filter(({ person }) => !silent.has(person)),
    unknown: [...coverage.silent.map(({ name }) => name), ...notSeen],
    cell: (person, area) => cells.get(`${person} ${area}`),
    most: Math.max(1, ...coverage.cells.map(({ weeks }) => weeks)),
  };
}

/** The commits behind a cell. */
export function askedOf(
  { person, area }: Pick<Cell, "person" | "area">,
  { from, to }: TeamResult["window"],
): { question: { person: string; areas: string[]; asOf: string }; wanted: { area: string; since: string } } {
  return { question: { person, areas: [], asOf: to }, wanted: { area, since: from.slice(0, 10) } };
}
