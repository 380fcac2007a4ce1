import type { Workspace } from "../../evidence/workspace.ts";
import { backtest } from "../../operations/backtest.ts";
import type { Answer } from "../answer.ts";
import { askingProgress } from "../progress.ts";
import { renderBacktest } from "../render-backtest.ts";
import type { Screen } from "../text.ts";
import { type QueryOptions, queryOf } from "./query.ts";

/** `workprint backtest` */
export async function runBacktest(
  workspace: Workspace,
  options: QueryOptions,
  stderr: NodeJS.WriteStream,
  screen: Screen,
): Promise<Answer> {
  const { areas: _all, ...query } = queryOf(options);
  const progress = askingProgress(stderr);
  const found = await backtest(workspace, query, progress.show).finally(progress.clear);
  return { data: found, text: () => renderBacktest(found, screen) };
}
