import type { Workspace } from "../../evidence/workspace.ts";
import { modules } from "../../operations/modules.ts";
import type { Answer } from "../answer.ts";
import { wholeNumber } from "../numbers.ts";
import { renderModules } from "../render-modules.ts";
import type { Screen } from "../text.ts";
import { type QueryOptions, queryOf } from "./query.ts";

export interface ModulesOptions extends QueryOptions {
  repo?: string;
  limit: string | number;
  people: string | number;
}

/** `workprint modules` */
export async function runModules(workspace: Workspace, options: ModulesOptions, screen: Screen): Promise<Answer> {
  const found = await modules(workspace, {
    ...queryOf(options),
    ...(options.repo === undefined ? {} : { repo: String(options.repo) }),
    limit: wholeNumber("--limit", options.limit, 20),
    people: wholeNumber("--people", options.people, 5),
  });
  return { data: found, text: () => renderModules(found, screen) };
}
