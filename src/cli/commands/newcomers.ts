import type { Workspace } from "../../evidence/workspace.ts";
import { newcomers } from "../../operations/newcomers.ts";
import type { Answer } from "../answer.ts";
import { renderNewcomers } from "../render-newcomers.ts";
import type { Screen } from "../text.ts";
import { type QueryOptions, queryOf } from "./query.ts";

export interface NewcomersOptions extends QueryOptions {
  repo?: string;
}

/** `workprint newcomers` */
export async function runNewcomers(workspace: Workspace, options: NewcomersOptions, screen: Screen): Promise<Answer> {
  const found = await newcomers(workspace, {
    ...queryOf(options),
    ...(options.repo === undefined ? {} : { repo: String(options.repo) }),
  });
  return {
    data: found,
    text: () => renderNewcomers(found, screen),
    page: async () => (await import("../../reports/html/newcomers-html.ts")).newcomersHtml(found),
  };
}
