import type { Workspace } from "../../evidence/workspace.ts";
import { read } from "../../operations/read.ts";
import type { Answer } from "../answer.ts";
import { wholeNumber } from "../numbers.ts";
import { progressLine, readProgress } from "../progress.ts";
import { renderRead } from "../render-sources.ts";
import type { Surroundings } from "../surroundings.ts";
import type { Screen } from "../text.ts";
import { listOf } from "./query.ts";

export interface ReadOptions {
  api?: string;
  wait: string | number;
  only?: string | string[];
  by?: string | string[];
}

/** `workprint read LOCATION…` @returns what was read, and why the rest was not */
export async function runRead(
  workspace: Workspace,
  locations: readonly string[],
  options: ReadOptions,
  { stderr, now, env }: Surroundings,
  screen: Screen,
): Promise<Answer & { failures: readonly unknown[] }> {
  const progress = progressLine(stderr);
  const told = readProgress();
  const { result, failures } = await read(
    workspace,
    {
      locations: [...locations],
      only: { repositories: listOf(options.only), logins: listOf(options.by) },
      wait: wholeNumber("--wait", options.wait, 65),
      ...(options.api === undefined ? {} : { api: String(options.api) }),
      // Of archives these are accounts, as many as are given; else it is one name.
      ...(options.by === undefined || locations.every((one) => one.startsWith("gharchive:"))
        ? {}
        : { by: String(options.by) }),
    },
    {
      now,
      token: env["GITHUB_TOKEN"] || undefined,
      openAlexKey: env["OPENALEX_API_KEY"] || undefined,
      onProgress: (progressed) => {
        const { step } = progressed;
        if (step.kind === "read" && step.waiting !== undefined) progress.tell(told(progressed));
        else progress.show(() => told(progressed));
      },
    },
  ).finally(progress.clear);
  return { data: result, text: () => renderRead(result, screen), failures };
}
