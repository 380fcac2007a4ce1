/** What people decided about identities, and said of work that can't be seen. Ids are those of `src/people/keys.ts`. */

/** Decisions that hold: those that were undone are not in it. */
export interface Decisions {
  /** Two identities that are one person, in the order in which that was said. */
  confirmed: readonly (readonly [string, string])[];
  /** Two identities that are not one person: never merged, never suggested. */
  rejected: readonly (readonly [string, string])[];
  /** Identities that stand for themselves, whatever address or account they state. */
  split: readonly string[];
}

export const NO_DECISIONS: Decisions = { confirmed: [], rejected: [], split: [] };

export const DECISION_KINDS = ["confirm", "reject", "split", "undo", "attest", "withdraw"] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** An entry of the log of decisions. */
export interface Decision {
  /** From 1, without gaps. */
  number: number;
  /** Milliseconds since 1970. */
  at: number;
  kind: DecisionKind;
  /** The identity that it is about; null of an undo and a withdrawal. */
  identity: string | null;
  /** The second identity of a confirm or reject. */
  other: string | null;
  /** The number of the decision that an undo or a withdrawal takes back. */
  undoes: number | null;
  /** Hash of what an attestation says: of `salt`, a line break and `text`. */
  said: string | null;
  salt: string | null;
  /** What an attestation says, as JSON; null also where it was erased. */
  text: string | null;
  /** Hash over this entry and the hash of the one before. */
  hash: string;
}

/** What holds of identities after a log: everything that no later entry took back. */
export function inForce(log: readonly Decision[]): Decisions {
  const holding = standing(log);
  const pairs = (wanted: DecisionKind): [string, string][] =>
    holding.flatMap(({ kind, identity, other }) => (kind === wanted ? [[identity!, other!] as [string, string]] : []));
  return {
    confirmed: pairs("confirm"),
    rejected: pairs("reject"),
    split: holding.flatMap(({ kind, identity }) => (kind === "split" ? [identity!] : [])),
  };
}

/** Entries that no later one took back. */
export function standing(log: readonly Decision[]): Decision[] {
  const undone = new Set(log.map(({ undoes }) => undoes));
  return log.filter(({ number }) => !undone.has(number));
}
