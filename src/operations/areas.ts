import { z } from "zod";

import { isRepository, type Workspace } from "../evidence/workspace.ts";
import { AreasResult } from "../model/results.ts";
import { isoTime, parseAsOf } from "../model/time.ts";
import { areasReport } from "../reports/areas.ts";
import { openHistory, sourceNotes } from "./history.ts";
import { checkInput } from "./input.ts";

export const AreasInput = z.strictObject({
  asOf: z.string().optional().describe("YYYY-MM-DD; the last commit read, unless given"),
  taxonomy: z.string().optional().describe("a taxonomy file instead of the one that is shipped"),
});
export type AreasInput = z.input<typeof AreasInput>;

/** How long code lives in each area, and which areas grow. */
export async function areas(workspace: Workspace, given: AreasInput): Promise<AreasResult> {
  const input = checkInput(AreasInput, given);
  const asOf = input.asOf === undefined ? undefined : parseAsOf(input.asOf);
  const { history, lines, taxonomy, manifests } = await openHistory(workspace, { asOf, taxonomy: input.taxonomy });
  const sources = manifests
    .filter(isRepository)
    .filter(({ firstAt }) => firstAt !== null && firstAt <= history.asOf)
    .map(({ source, headAt, unseen }) => ({
      source,
      headAt: headAt === null ? null : isoTime(headAt),
      unfollowedFiles: unseen.unfollowedFiles,
    }));
  return AreasResult.parse(
    areasReport(history, await lines(), taxonomy.areas, sources, sourceNotes(history, manifests)),
  );
}
