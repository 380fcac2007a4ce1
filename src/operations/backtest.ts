import { z } from "zod";

import { cached } from "../evidence/cache.ts";
import type { Workspace } from "../evidence/workspace.ts";
import { loadForesight } from "../foresight/load.ts";
import { BacktestResult } from "../model/results.ts";
import { parseAsOf } from "../model/time.ts";
import { backtestReport } from "../reports/backtest.ts";
import { openHistory, sourceNotes } from "./history.ts";
import { checkInput } from "./input.ts";
import { placedCasesOfThePast } from "./past.ts";

export const BacktestInput = z.strictObject({
  asOf: z.string().optional().describe("YYYY-MM-DD; the last commit read, unless given"),
  taxonomy: z.string().optional().describe("a taxonomy file instead of the one that is shipped"),
});
export type BacktestInput = z.input<typeof BacktestInput>;

/** Raise it when the same cases give another result. */
const BACKTEST_VERSION = 4;

/** How well what is measured foresees what people did next, on what was read. */
export async function backtest(
  workspace: Workspace,
  given: BacktestInput,
  onProgress?: (done: number, all: number) => void,
): Promise<BacktestResult> {
  const { asOf, taxonomy } = checkInput(BacktestInput, given);
  const opened = await openHistory(workspace, { asOf: asOf === undefined ? undefined : parseAsOf(asOf), taxonomy });
  const { history, manifests, key } = opened;
  const model = loadForesight();
  return cached(workspace.cache, ["backtest", BACKTEST_VERSION, history.asOf, key, model], async () => {
    const cases = await placedCasesOfThePast({ workspace, full: history, key, taxonomy, onProgress });
    return BacktestResult.parse(backtestReport(history, cases, model, sourceNotes(history, manifests)));
  });
}
