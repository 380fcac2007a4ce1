import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";

import type { Decision } from "../model/decisions.ts";
import { InputError, NotFoundError } from "../model/errors.ts";
import { BEGINNING, hashOf, hashOfText } from "./chain.ts";
import type { DecisionDb } from "./open.ts";

/** What is decided, before it has its place in the log. */
export type NewDecision =
  | { kind: "confirm" | "reject"; identity: string; other: string }
  | { kind: "split"; identity: string }
  | { kind: "attest"; identity: string; text: string }
  | { kind: "undo" | "withdraw"; undoes: number };

/**
 * The log of decisions of a workspace: `decisions.sqlite`, which only grows. Reading sources does not
 * touch it.
 */
export class DecisionLog {
  readonly file: string;

  private constructor(file: string) {
    this.file = file;
  }

  /** @param folder of the workspace */
  static at(folder: string): DecisionLog {
    return new DecisionLog(join(folder, "decisions.sqlite"));
  }

  /** Every entry, first to last. */
  async entries(): Promise<Decision[]> {
    if (!existsSync(this.file)) return [];
    // Most commands of a workspace without decisions need no SQLite.
    const { readDecisions } = await import("./open.ts");
    return readDecisions(this.file, entriesOf);
  }

  /** Adds one entry and returns it. See {@link addAll}. */
  async add(decision: NewDecision, at: number): Promise<Decision> {
    return (await this.addAll([decision], at))[0]!;
  }

  /**
   * Adds entries, all of them or none, and returns them.
   *
   * @param at milliseconds since 1970
   * @throws {NotFoundError} when one takes back a decision that there is not
   * @throws {InputError} when what it takes back was taken back before, or is of another kind
   */
  async addAll(decisions: readonly NewDecision[], at: number): Promise<Decision[]> {
    const { withDecisions, writing } = await import("./open.ts");
    return withDecisions(this.file, (db) =>
      writing(db, async (connection) => {
        const log = await entriesOf(connection);
        const added: Decision[] = [];
        for (const decision of decisions) {
          if ("undoes" in decision) checkTakenBack(log, decision);
          const whole = entryOf(decision, log.at(-1), at);
          const { salt, text, ...row } = whole;
          await connection.insertInto("decisions").values(row).execute();
          if (salt !== null && text !== null)
            await connection.insertInto("statements").values({ number: whole.number, salt, text }).execute();
          log.push(whole);
          added.push(whole);
        }
        return added;
      }),
    );
  }
}

function entryOf(decision: NewDecision, last: Decision | undefined, at: number): Decision {
  const salt = decision.kind === "attest" ? randomBytes(16).toString("hex") : null;
  const text = decision.kind === "attest" ? decision.text : null;
  const entry: Omit<Decision, "hash"> = {
    number: (last?.number ?? 0) + 1,
    at,
    kind: decision.kind,
    identity: "identity" in decision ? decision.identity : null,
    other: "other" in decision ? decision.other : null,
    undoes: "undoes" in decision ? decision.undoes : null,
    said: salt === null ? null : hashOfText(salt, text!),
    salt,
    text,
  };
  return { ...entry, hash: hashOf(last?.hash ?? BEGINNING, entry) };
}

async function entriesOf(db: DecisionDb): Promise<Decision[]> {
  return db
    .selectFrom("decisions")
    .leftJoin("statements", "statements.number", "decisions.number")
    .selectAll("decisions")
    .select(["statements.salt", "statements.text"])
    .orderBy("decisions.number")
    .execute();
}

/** What each way of taking back is for, and where its numbers stand. */
const TAKES_BACK = {
  undo: { list: "workprint identities log", again: "Decide again instead: confirm, reject or split." },
  withdraw: { list: "workprint attest list", again: "Attest it again instead." },
} as const;

function checkTakenBack(
  log: readonly Decision[],
  { kind, undoes: number }: Extract<NewDecision, { undoes: number }>,
): void {
  const decision = log.find((entry) => entry.number === number);
  const { list, again } = TAKES_BACK[kind];
  const see = `See the numbers with '${list}'.`;
  if (decision === undefined) throw new NotFoundError(`There is no decision ${number}.`, see);
  if (decision.undoes !== null)
    throw new InputError(
      `Decision ${number} took back decision ${decision.undoes}, and can't be undone itself.`,
      again,
    );
  if ((decision.kind === "attest") !== (kind === "withdraw"))
    throw new InputError(
      decision.kind === "attest"
        ? `Decision ${number} is an attestation.`
        : `Decision ${number} is no attestation, but a ${decision.kind}.`,
      decision.kind === "attest"
        ? `To withdraw it: workprint attest withdraw ${number}`
        : `To take it back: workprint identities undo ${number}`,
    );
  const by = log.find(({ undoes }) => undoes === number);
  if (by !== undefined) throw new InputError(`Decision ${number} was undone before, by decision ${by.number}.`, see);
}
