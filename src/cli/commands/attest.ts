import type { Workspace } from "../../evidence/workspace.ts";
import { InputError } from "../../model/errors.ts";
import { attest, attested, attestOne, attestResume, withdraw } from "../../operations/attest.ts";
import { renderAttested } from "../render-attested.ts";
import type { Answer } from "../answer.ts";
import type { Screen } from "../text.ts";

export interface AttestOptions {
  person?: string;
  by?: string;
  relation?: string;
  title?: string;
  area?: string | string[];
  from?: string | number;
  to?: string | number;
  role?: string;
  employer?: string;
  checkedBy?: string;
  text?: string;
  resume?: string;
}

const USAGE =
  "attest FILE, attest add --person P --title T --from D --checked-by HOW, attest list [PERSON], attest withdraw NUMBER, attest --resume FILE --person P";

/**
 * `workprint attest` and what stands after it.
 *
 * @param now milliseconds since 1970
 */
export async function runAttest(
  workspace: Workspace,
  [action, ...given]: readonly string[],
  options: AttestOptions,
  now: number,
  screen: Screen,
): Promise<Answer> {
  const usage = (problem: string): InputError => new InputError(problem, `Give one of: ${USAGE}.`);
  const most = action === "list" || action === "withdraw" ? 1 : 0;
  if (given.length > most) throw usage(`'attest ${action}' was given ${given.length} arguments too many.`);
  if (options.resume !== undefined) {
    if (action !== undefined) throw usage(`'attest ${action}' takes no --resume.`);
    const person = requiredPerson(options, usage);
    const entered = await attestResume(workspace, { person, resume: String(options.resume) }, now);
    return { data: entered, text: () => renderAttested(entered, screen, "entered") };
  }
  if (action === undefined) throw usage("'attest' was given nothing to do.");
  if (action === "list") {
    const found = await attested(workspace, given[0] === undefined ? {} : { person: given[0] });
    return { data: found, text: () => renderAttested(found, screen) };
  }
  if (action === "withdraw") {
    const number = Number(given[0]);
    if (!Number.isSafeInteger(number) || number < 1)
      throw new InputError(
        `'${given[0] ?? ""}' is not the number of an attestation.`,
        "Numbers stand first in 'workprint attest list'.",
      );
    const entry = await withdraw(workspace, { number }, now);
    const data = { number: entry.number, withdrawn: number };
    return {
      data,
      text: () => `${data.number}  ${number} is withdrawn. It stays in the log, and is shown nowhere else.\n`,
    };
  }
  const entered =
    action === "add"
      ? await attestOne(workspace, fileOf(options, usage), now)
      : await attest(workspace, { file: action }, now);
  return { data: entered, text: () => renderAttested(entered, screen, "entered") };
}

function requiredPerson({ person }: AttestOptions, usage: (problem: string) => InputError): string {
  if (person === undefined) throw usage("'attest' has to know whose work it is: --person is missing.");
  return String(person);
}

/** What a file would hold. */
function fileOf(options: AttestOptions, usage: (problem: string) => InputError): Parameters<typeof attestOne>[1] {
  const { by, relation, title, area, from, to, role, employer, checkedBy, text } = options;
  const person = requiredPerson(options, usage);
  for (const [option, value] of [
    ["--title", title],
    ["--from", from],
    ["--checked-by", checkedBy],
  ] as const)
    if (value === undefined) throw usage(`'attest add' needs ${option}.`);
  const words = { title, role, employer, "checked-by": checkedBy, text, from, to };
  const work = Object.fromEntries(
    Object.entries(words).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
  return {
    person,
    by:
      by === undefined || by === "self"
        ? "self"
        : { name: String(by), relation: relation === undefined ? "" : String(relation) },
    work: [{ ...work, areas: area === undefined ? [] : [area].flat().flatMap((one) => String(one).split(",")) }],
  };
}
