import type { Workspace } from "../../evidence/workspace.ts";
import { people } from "../../operations/people.ts";
import type { Answer } from "../answer.ts";
import { wholeNumber } from "../numbers.ts";
import { askingProgress } from "../progress.ts";
import { renderPeople } from "../render-people.ts";
import type { Screen } from "../text.ts";
import { type QueryOptions, queryOf } from "./query.ts";

export interface PeopleOptions extends QueryOptions {
  role: string;
  limit: string | number;
  halfLife: string;
}

/** `workprint people` */
export async function runPeople(
  workspace: Workspace,
  options: PeopleOptions,
  stderr: NodeJS.WriteStream,
  screen: Screen,
): Promise<Answer> {
  const progress = askingProgress(stderr);
  const wanted = {
    role: String(options.role),
    ...queryOf(options),
    limit: wholeNumber("--limit", options.limit, 20),
    halfLife: String(options.halfLife),
  };
  const found = await people(workspace, wanted, progress.show).finally(progress.clear);
  return { data: found, text: () => renderPeople(found, screen) };
}
