/** What people decided about identities. Ids are those of `src/people/keys.ts`. */

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

export const DECISION_KINDS = ["confirm", "reject", "split", "undo"] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** An entry of the log of decisions. */
export interface Decision {
  /** From 1, without gaps. */
  number: number;
  /** Milliseconds since 1970. */
  at: number;
  kind: DecisionKind;
  /** The identity that it is about; null of an undo. */
  identity: string | null;
  /** The second identity of a confirm or reject. */
  other: string | null;
  /** The number of the decision that an undo takes back. */
  undoes: number | null;
  /** Hash over this entry and the hash of the one before. */
  hash: string;
}

/** What holds after a log: everything that no later entry took back. */
export function inForce(log: readonly Decision[]): Decisions {
  const undone = new Set(log.map(({ undoes }) => undoes));
  const holding = log.filter(({ number }) => !undone.has(number));
  const pairs = (wanted: DecisionKind): [string, string][] =>
    holding.flatMap(({ kind, identity, other }) => (kind === wanted ? [[identity!, other!] as [string, string]] : []));
  return {
    confirmed: pairs("confirm"),
    rejected: pairs("reject"),
    split: holding.flatMap(({ kind, identity }) => (kind === "split" ? [identity!] : [])),
  };
}
