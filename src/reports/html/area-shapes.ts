import type { AreasResult } from "../../model/results.ts";
import { count } from "./format.ts";

/** Parts of a result about areas that have no name of their own in the model. */
export type AreaLife = AreasResult["areas"][number];
export type ModuleLife = AreasResult["modules"][number];
export type AreasSource = AreasResult["sources"][number];
export type LinesLeft = AreasResult["excluded"][number];
export type Turnover = AreasResult["turnover"][number];

/** `1 line`, `12 040 lines` */
export function lineCount(lines: number): string {
  return `${count(lines)} ${lines === 1 ? "line" : "lines"}`;
}

/** Whether anything can be said about the half-life: what it is, or what it is longer than. */
export function isKnown({ halfLifeDays: { estimate, low } }: AreaLife): boolean {
  return estimate !== null || low !== null;
}

/** Those of which something is known, shortest half-life first, those that are not reached last. */
export function byHalfLife(areas: readonly AreaLife[]): AreaLife[] {
  const days = ({ halfLifeDays: { estimate, low } }: AreaLife): number => estimate ?? low!;
  const open = ({ halfLifeDays: { estimate } }: AreaLife): number => Number(estimate === null);
  return areas.filter(isKnown).sort((a, b) => open(a) - open(b) || days(a) - days(b));
}
