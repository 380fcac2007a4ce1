import type { StandingsResult } from "../../../../src/model/standings.ts";

/** Half-lives of areas as relevance uses them, days; the terminal takes the same. */
export function measuredIn({ halfLife }: Pick<StandingsResult, "halfLife">): [area: string, days: number][] {
  return Object.entries(halfLife.days);
}
