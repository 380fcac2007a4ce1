import { z } from "zod";

import type { Workspace } from "../evidence/workspace.ts";
import { SIGNALS } from "../model/signal.ts";
import { StandingsResult } from "../model/standings.ts";
import { parseAsOf } from "../model/time.ts";
import { standingsOf } from "../ranking/standings.ts";
import { standingsReport } from "../reports/standings.ts";
import { cohortsOf } from "./cohorts.ts";
import { areaPlaces, openHistory, sampleNotes, sourceStates } from "./history.ts";
import { checkInput, parseScale } from "./input.ts";

export const StandingsInput = z.strictObject({
  areas: z.array(z.string()).default([]).describe("only work in these areas; all of them when empty"),
  asOf: z.string().optional().describe("YYYY-MM-DD; the last commit read, unless given"),
  taxonomy: z.string().optional().describe("a taxonomy file instead of the one that is shipped"),
  halfLife: z.string().default("1x").describe("what the measured half-lives are multiplied with: from 0.1x to 10x"),
});
export type StandingsInput = z.input<typeof StandingsInput>;

/** Everybody who can be placed, with all that a ranking for any weights needs: for a page that ranks by itself. */
export async function standings(workspace: Workspace, given: StandingsInput): Promise<StandingsResult> {
  const input = checkInput(StandingsInput, given);
  const asOf = input.asOf === undefined ? undefined : parseAsOf(input.asOf);
  const opened = await openHistory(workspace, { asOf, taxonomy: input.taxonomy });
  const { history, taxonomy, manifests } = opened;
  const areas = areaPlaces(taxonomy.areas, input.areas);
  const scale = parseScale(input.halfLife);
  const settings = await opened.settings(scale);
  const cohorts = cohortsOf(history, areas, settings);
  return StandingsResult.parse(
    standingsReport(
      history,
      cohorts,
      standingsOf(history, cohorts, SIGNALS, settings),
      input.areas,
      scale,
      sourceStates(manifests),
      sampleNotes(manifests),
      settings,
    ),
  );
}
