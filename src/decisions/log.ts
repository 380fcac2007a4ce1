import { existsSync } from "node:fs";
import { join } from "node:path";

import type { Decision } from "../model/decisions.ts";
import { InputError, NotFoundError } from "../model/errors.ts";
import { BEGINNING, hashOf } from "./chain.ts";
import type { DecisionDb } from "./open.ts";

/** What is decided, before it has its place in the log. */
export type NewDecision =
  | { kind: "confirm" | "reject"; identity: string; other: string }
  | { kind: "split"; identity: string }
  | { kind: "undo"; undoes: number };

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

  /**
   * Adds an entry and returns it.
   *
   * @param at milliseconds since 1970
   * @throws {NotFoundError} when an undo names a decision that there is not
   * @throws {InputError} when what it names was undone before, or is an undo
   */
  async add(decision: NewDecision, at: number): Promise<Decision> {
    const { withDecisions, writing } = await import("./open.ts");
    return withDecisions(this.file, (db) =>
      writing(db, async (connection) => {
        const log = await entriesOf(connection);
        if (decision.kind === "undo") checkUndo(log, decision.undoes);
        const last = log.at(-1);
        const entry: Omit<Decision, "hash"> = {
          number: (last?.number ?? 0) + 1,
          at,
          kind: decision.kind,
          identity: "identity" in decision ? decision.identity : null,
          other: "other" in decision ? decision.other : null,
          undoes: "undoes" in decision ? decision.undoes : null,
        };
        const whole = { ...entry, hash: hashOf(last?.hash ?? BEGINNING, entry) };
        await connection.insertInto("decisions").values(whole).execute();
        return whole;
      }),
    );
  }
}

async function entriesOf(db: DecisionDb): Promise<Decision[]> {
  return db.selectFrom("decisions").selectAll().orderBy("number").execute();
}

function checkUndo(log: readonly Decision[], number: number): void {
  const decision = log.find((entry) => entry.number === number);
  const see = "See the decisions with 'workprint identities log'.";
  if (decision === undefined) throw new NotFoundError(`There is no decision ${number}.`, see);
  if (decision.kind === "undo")
    throw new InputError(
      `Decision ${number} took back decision ${decision.undoes}, and can't be undone itself.`,
      "Decide again instead: confirm, reject or split.",
    );
  const by = log.find(({ undoes }) => undoes === number);
  if (by !== undefined) throw new InputError(`Decision ${number} was undone before, by decision ${by.number}.`, see);
}
