import { z } from "zod";

import { loadTaxonomy } from "../areas/taxonomy.ts";
import { readYamlFile } from "../config/yaml-file.ts";
import { DecisionLog } from "../decisions/log.ts";
import type { Workspace } from "../evidence/workspace.ts";
import { AttestedList, AttestedStatement, type AttestedWork } from "../model/attested.ts";
import { type Decision, standing } from "../model/decisions.ts";
import { InputError } from "../model/errors.ts";
import { isoTime } from "../model/time.ts";
import { type AttestationFile, attestationFile, statementsOf } from "./attestation.ts";
import { decisionResults } from "./decision-log.ts";
import { findIdentity } from "./find-identity.ts";
import { openIdentities, type OpenIdentities } from "./identities.ts";
import { checkInput } from "./input.ts";
import { readResume } from "./resume-in.ts";

export const AttestInput = z.strictObject({ file: z.string().min(1).describe("a YAML file of attested work") });
export type AttestInput = z.input<typeof AttestInput>;

export const AttestResumeInput = z.strictObject({
  person: z.string().min(1).describe("whose résumé it is: an id or a whole name"),
  resume: z.string().min(1).describe("a file in the format JSON Resume"),
});
export type AttestResumeInput = z.input<typeof AttestResumeInput>;

export const AttestedInput = z.strictObject({ person: z.string().min(1).optional() });
export type AttestedInput = z.input<typeof AttestedInput>;

export const WithdrawInput = z.strictObject({ number: z.int().min(1) });
export type WithdrawInput = z.input<typeof WithdrawInput>;

/**
 * Enters what a person or a referee says of work that can't be seen; all of a file or nothing.
 *
 * @param now milliseconds since 1970
 * @throws {ConfigError} naming the line that is wrong
 * @throws {NotFoundError} when nobody has that name
 */
export async function attest(workspace: Workspace, given: AttestInput, now: number): Promise<AttestedList> {
  const { file } = checkInput(AttestInput, given);
  return enterFile(workspace, readYamlFile(file, attestationFile(areaIds())), now);
}

/** As {@link attest}, of one piece of work that is given as a file would hold it. */
export async function attestOne(
  workspace: Workspace,
  given: { person: unknown; by: unknown; work: readonly unknown[] },
  now: number,
): Promise<AttestedList> {
  return enterFile(workspace, checkInput(attestationFile(areaIds()), given), now);
}

/** Enters work, projects and publications of a résumé as what the person says. */
export async function attestResume(workspace: Workspace, given: AttestResumeInput, now: number): Promise<AttestedList> {
  const { person, resume } = checkInput(AttestResumeInput, given);
  return enter(workspace, person, readResume(resume), now);
}

/** What was attested and not withdrawn, of one person or of everybody. */
export async function attested(workspace: Workspace, given: AttestedInput): Promise<AttestedList> {
  const { person } = checkInput(AttestedInput, given);
  const log = await DecisionLog.at(workspace.folder).entries();
  if (person === undefined && workspace.sources().length === 0)
    return AttestedList.parse({ attested: attestedWork(log, undefined) });
  const opened = await openIdentities(workspace);
  const identities = person === undefined ? undefined : findIdentity(opened, person).identities;
  return AttestedList.parse({ attested: attestedWork(log, opened, identities) });
}

/** Withdraws an attestation: it stays in the log, and is shown nowhere else. */
export async function withdraw(workspace: Workspace, given: WithdrawInput, now: number): Promise<Decision> {
  const { number } = checkInput(WithdrawInput, given);
  checkOwn(workspace);
  return DecisionLog.at(workspace.folder).add({ kind: "withdraw", undoes: number }, now);
}

/**
 * What holds of what was attested, in the order in which it was entered.
 *
 * @param identities only about one of these
 * @throws {InputError} when a text in the log is not as this version writes it
 */
export function attestedWork(
  log: readonly Decision[],
  opened: OpenIdentities | undefined,
  identities?: readonly string[],
): AttestedWork[] {
  const wanted = standing(log).filter(
    ({ kind, identity, text }) =>
      kind === "attest" && text !== null && (identities === undefined || identities.includes(identity!)),
  );
  const names = decisionResults(wanted, opened);
  return wanted.map(({ number, at, identity, text }, place) => ({
    ...statementIn(number, text!),
    number,
    enteredAt: isoTime(Math.floor(at / 1000)),
    person: identity!,
    name: names[place]!.names[0] ?? null,
  }));
}

function statementIn(number: number, text: string): AttestedStatement {
  const read = AttestedStatement.safeParse(JSON.parse(text));
  if (read.success) return read.data;
  throw new InputError(`Attestation ${number} is not as this version writes it.`, "Update Workprint.", read.error);
}

async function enterFile(workspace: Workspace, file: AttestationFile, now: number): Promise<AttestedList> {
  return enter(workspace, file.person, statementsOf(file), now);
}

async function enter(
  workspace: Workspace,
  person: string,
  statements: readonly AttestedStatement[],
  now: number,
): Promise<AttestedList> {
  const opened = await openIdentities(workspace);
  checkOwn(workspace);
  const { identity, kind, name } = findIdentity(opened, person);
  if (kind !== "human")
    throw new InputError(`${name} is a ${kind}: only of a person can work be attested.`, "Choose a person.");
  for (const { own } of statements)
    if (own && !opened.manifests.some(({ source }) => source === own.repo))
      throw new InputError(
        `'${own.repo}' was not read: nothing can be said of its commits.`,
        "Name it as 'workprint sources' does.",
      );
  const log = DecisionLog.at(workspace.folder);
  const before = new Set(
    standing(await log.entries()).flatMap(({ identity: about, text }) => (text === null ? [] : [`${about} ${text}`])),
  );
  const texts = statements.map((statement) => JSON.stringify(AttestedStatement.parse(statement)));
  const twice = texts.findIndex((text) => before.has(`${identity} ${text}`));
  if (twice >= 0)
    throw new InputError(
      `'${statements[twice]!.title}' was attested before, in the same words.`,
      "See it with 'workprint attest list'; withdraw it there to say it anew.",
    );
  const entries = await log.addAll(
    texts.map((text) => ({ kind: "attest" as const, identity, text })),
    now,
  );
  return AttestedList.parse({ attested: attestedWork(entries, opened) });
}

function checkOwn(workspace: Workspace): void {
  if (workspace.isOwn) return;
  throw new InputError(
    `${workspace.folder} is not a workspace of yours: nothing can be attested in it.`,
    "Leave out --sample, or choose a folder with --workspace.",
  );
}

function areaIds(): string[] {
  return loadTaxonomy().areas.map(({ id }) => id);
}
