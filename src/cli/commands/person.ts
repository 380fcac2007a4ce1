import type { Workspace } from "../../evidence/workspace.ts";
import { person } from "../../operations/person.ts";
import type { Answer } from "../answer.ts";
import { wholeNumber } from "../numbers.ts";
import { askingProgress } from "../progress.ts";
import { renderPerson } from "../render-person.ts";
import type { Screen } from "../text.ts";
import { writeText } from "../write-text.ts";
import { type QueryOptions, queryOf } from "./query.ts";

export interface PersonOptions extends QueryOptions {
  evidence: string | number;
  trajectory?: boolean;
  resume?: string;
}

/** `workprint person NAME` */
export async function runPerson(
  workspace: Workspace,
  name: string,
  options: PersonOptions,
  stderr: NodeJS.WriteStream,
  screen: Screen,
): Promise<Answer> {
  const progress = askingProgress(stderr);
  const wanted = {
    person: name,
    ...queryOf(options),
    evidence: wholeNumber("--evidence", options.evidence, 12),
    trajectory: Boolean(options.trajectory),
  };
  const found = await person(workspace, wanted, progress.show).finally(progress.clear);
  if (options.resume !== undefined) {
    const { personResume } = await import("../../reports/resume.ts");
    const file = String(options.resume);
    writeText(file, `${JSON.stringify(personResume(found), null, 2)}\n`, "--resume");
    return { data: found, text: () => `Wrote ${file}\n` };
  }
  return {
    data: found,
    text: () => renderPerson(found, screen),
    page: async () => (await import("../../reports/html/person-html.ts")).personHtml(found),
  };
}
