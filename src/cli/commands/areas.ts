import type { Workspace } from "../../evidence/workspace.ts";
import { areas } from "../../operations/areas.ts";
import type { Answer } from "../answer.ts";
import { renderAreas } from "../render-areas.ts";
import type { Screen } from "../text.ts";
import { type QueryOptions, queryOf } from "./query.ts";

/** `workprint areas` */
export async function runAreas(workspace: Workspace, options: QueryOptions, screen: Screen): Promise<Answer> {
  const { areas: _all, ...query } = queryOf(options);
  const found = await areas(workspace, query);
  return {
    data: found,
    text: () => renderAreas(found, screen),
    page: async () => (await import("../../reports/html/areas-html.ts")).areasHtml(found),
  };
}
