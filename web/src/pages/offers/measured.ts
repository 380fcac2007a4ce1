import type { AreasResult } from "../../../../src/model/results.ts";

/** Half-lives of areas in days where half of their lines were seen to go. */
export function measuredIn({ areas }: AreasResult): [area: string, days: number][] {
  return areas.flatMap(({ area, halfLifeDays: { estimate } }) =>
    estimate === null ? [] : [[area, estimate] as [string, number]],
  );
}
