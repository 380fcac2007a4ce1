import type { Workspace } from "../../evidence/workspace.ts";
import { sources } from "../../operations/sources.ts";
import type { Answer } from "../answer.ts";
import { renderSources } from "../render-sources.ts";
import type { Screen } from "../text.ts";

/** `workprint sources` */
export function runSources(workspace: Workspace, screen: Screen): Answer {
  const found = sources(workspace);
  return { data: found, text: () => renderSources(found.sources, screen) };
}
