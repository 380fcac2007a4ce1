import type { Workspace } from "../../evidence/workspace.ts";
import { InputError, StoreError } from "../../model/errors.ts";
import { confirm, reject, split, undo } from "../../operations/decide.ts";
import { decisionLog } from "../../operations/decision-log.ts";
import { identities } from "../../operations/identities.ts";
import { identityOf } from "../../operations/identity-of.ts";
import { decisionText, renderIdentities, renderIdentityOf, renderLog } from "../render-identities.ts";
import type { Answer } from "../answer.ts";
import { wholeNumber } from "../numbers.ts";
import type { Screen } from "../text.ts";

export interface IdentitiesOptions {
  asOf?: string;
  atLeast?: string | number;
  limit: string | number;
  verify?: boolean;
}

/** How each of `workprint identities ...` is used. */
const USAGE: Record<string, string> = {
  confirm: "confirm A B",
  reject: "reject A B",
  split: "split IDENTITY",
  undo: "undo NUMBER",
  log: "log [--verify]",
  of: "of PERSON",
};

const GIVEN: Record<string, number> = { confirm: 2, reject: 2, split: 1, undo: 1, log: 0, of: 1 };

/**
 * `workprint identities` and what stands after it.
 *
 * @param now milliseconds since 1970
 */
export async function runIdentities(
  workspace: Workspace,
  [action, ...given]: readonly string[],
  options: IdentitiesOptions,
  now: number,
  screen: Screen,
): Promise<Answer> {
  if (action === undefined) {
    const found = await identities(workspace, {
      limit: wholeNumber("--limit", options.limit, 20),
      atLeast: probabilityOf(options.atLeast),
      ...(options.asOf === undefined ? {} : { asOf: String(options.asOf) }),
    });
    return { data: found, text: () => renderIdentities(found, screen) };
  }
  if (!(action in USAGE))
    throw new InputError(`There is no 'identities ${action}'.`, `Choose from: ${Object.values(USAGE).join(", ")}.`);
  if (given.length !== GIVEN[action])
    throw new InputError(
      `'identities ${action}' was given ${given.length} of ${GIVEN[action]} arguments.`,
      `Give: workprint identities ${USAGE[action]}`,
    );
  const [one = "", other = ""] = given;
  if (action === "of") {
    const found = await identityOf(workspace, { person: one });
    return { data: found, text: () => renderIdentityOf(found, screen) };
  }
  if (action === "log") return log(workspace, Boolean(options.verify), screen);
  const decided =
    action === "undo"
      ? await undo(workspace, { number: numberOf(one) }, now)
      : action === "split"
        ? await split(workspace, { identity: one }, now)
        : await (action === "confirm" ? confirm : reject)(workspace, { one, other }, now);
  return {
    data: decided,
    text: () => `${decisionText(decided)}\nTo take it back: workprint identities undo ${decided.number}\n`,
  };
}

async function log(workspace: Workspace, verify: boolean, screen: Screen): Promise<Answer> {
  const found = await decisionLog(workspace);
  if (verify && found.firstBroken !== null)
    throw new StoreError(
      `The log of decisions in ${workspace.folder} is not as it was written, from entry ${found.firstBroken} on.`,
      "Put a copy of decisions.sqlite from a backup in its place, or look at what was changed with 'workprint identities log'.",
    );
  return { data: found, text: () => renderLog(found, screen, verify) };
}

function numberOf(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new InputError(
      `'${text}' is not the number of a decision.`,
      "Numbers stand first in 'workprint identities log'.",
    );
  return number;
}

function probabilityOf(given: string | number | undefined): number {
  const probability = Number(given ?? 0.5);
  if (!(probability >= 0 && probability <= 1))
    throw new InputError(`--at-least '${given}' is not a chance from 0 to 1.`, "Give for instance --at-least 0.8.");
  return probability;
}
