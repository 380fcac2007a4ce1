import type { PlanReport } from "../../../../src/model/planning.ts";

/** The name of a file with a part of a plan, without its ending. */
export function fileOf({ name }: PlanReport, what: string): string {
  return `workprint-${name.replaceAll(/[^a-z0-9]+/gi, "-").slice(0, 40)}-${what}`;
}
