import { z } from "zod";

import { DecisionLog } from "../decisions/log.ts";
import type { Workspace } from "../evidence/workspace.ts";
import type { Decision } from "../model/decisions.ts";
import { InputError } from "../model/errors.ts";
import { DecisionResult } from "../model/results.ts";
import { decisionResults } from "./decision-log.ts";
import { findIdentity, type Found } from "./find-identity.ts";
import { findSplit } from "./find-split.ts";
import { openIdentities, type OpenIdentities } from "./identities.ts";
import { checkInput } from "./input.ts";

const who = z.string().min(1).describe("id of a person or an identity, as commands print them, or a whole name");

export const PairInput = z.strictObject({ one: who, other: who });
export type PairInput = z.input<typeof PairInput>;

export const SplitInput = z.strictObject({ identity: who });
export type SplitInput = z.input<typeof SplitInput>;

export const UndoInput = z.strictObject({ number: z.int().min(1) });
export type UndoInput = z.input<typeof UndoInput>;

/**
 * Says that two are one person.
 *
 * @param now milliseconds since 1970
 * @throws {InputError} when they are one already, can't be one, or were rejected
 */
export async function confirm(workspace: Workspace, given: PairInput, now: number): Promise<DecisionResult> {
  const input = checkInput(PairInput, given);
  const opened = await openForWriting(workspace);
  const [one, other] = [findIdentity(opened, input.one), findIdentity(opened, input.other)];
  if (one.person === other.person)
    throw new InputError(`${one.name} and ${other.name} are one person already.`, "There is nothing to confirm.");
  if ((one.kind === "human") !== (other.kind === "human"))
    throw new InputError(
      `${one.name} is a ${one.kind} and ${other.name} a ${other.kind}: a program is never a person.`,
      "Choose two people.",
    );
  const between = holding(opened, "reject").find((decision) => joins(decision, one, other));
  if (between !== undefined)
    throw new InputError(
      `Decision ${between.number} says that ${one.name} and ${other.name} are two people.`,
      `To take that back: workprint identities undo ${between.number}`,
    );
  return add(workspace, opened, { kind: "confirm", identity: one.identity, other: other.identity }, now);
}

/**
 * Says that two are not one person: they are never suggested or merged again.
 *
 * @throws {InputError} when they are one person now, or were rejected before
 */
export async function reject(workspace: Workspace, given: PairInput, now: number): Promise<DecisionResult> {
  const input = checkInput(PairInput, given);
  const opened = await openForWriting(workspace);
  const [one, other] = [findIdentity(opened, input.one), findIdentity(opened, input.other)];
  if (one.person === other.person)
    throw new InputError(
      `${one.name} and ${other.name} are one person now.`,
      `See why with 'workprint identities of ${one.id}' and 'workprint identities log'; then split them, or undo the decision.`,
    );
  const before = holding(opened, "reject").find((decision) => joins(decision, one, other));
  if (before !== undefined)
    throw new InputError(`Decision ${before.number} says so already.`, "There is nothing to reject.");
  return add(workspace, opened, { kind: "reject", identity: one.identity, other: other.identity }, now);
}

/**
 * Takes an identity out of what it was put together with by itself.
 *
 * @throws {InputError} when that would change nothing
 */
export async function split(workspace: Workspace, given: SplitInput, now: number): Promise<DecisionResult> {
  const input = checkInput(SplitInput, given);
  const opened = await openForWriting(workspace);
  const identity = findSplit(opened, input.identity);
  return add(workspace, opened, { kind: "split", identity }, now);
}

/**
 * Takes a decision back. It stays in the log.
 *
 * @throws {NotFoundError} when there is no such decision
 */
export async function undo(workspace: Workspace, given: UndoInput, now: number): Promise<DecisionResult> {
  const { number } = checkInput(UndoInput, given);
  const opened = await openForWriting(workspace);
  return add(workspace, opened, { kind: "undo", undoes: number }, now);
}

async function openForWriting(workspace: Workspace): Promise<OpenIdentities> {
  const opened = await openIdentities(workspace);
  if (!workspace.isOwn)
    throw new InputError(
      `${workspace.folder} is not a workspace of yours: nothing can be decided in it.`,
      "Leave out --sample, or choose a folder with --workspace.",
    );
  return opened;
}

async function add(
  workspace: Workspace,
  opened: OpenIdentities,
  decision: Parameters<DecisionLog["add"]>[0],
  now: number,
): Promise<DecisionResult> {
  const entry = await DecisionLog.at(workspace.folder).add(decision, now);
  return DecisionResult.parse(decisionResults([entry], opened)[0]);
}

/** Decisions of a kind that nobody took back. */
function holding({ log }: OpenIdentities, kind: Decision["kind"]): Decision[] {
  const undone = new Set(log.map(({ undoes }) => undoes));
  return log.filter((entry) => entry.kind === kind && !undone.has(entry.number));
}

function joins({ identity, other }: Decision, one: Found, second: Found): boolean {
  const has = ({ identities }: Found, id: string | null): boolean => identities.includes(id!);
  return (has(one, identity) && has(second, other)) || (has(one, other) && has(second, identity));
}
