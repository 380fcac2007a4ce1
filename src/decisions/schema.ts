import type { DecisionKind } from "../model/decisions.ts";

/** The tables of the decisions, as queries see them. */
export interface DecisionTables {
  decisions: {
    number: number;
    at: number;
    kind: DecisionKind;
    identity: string | null;
    other: string | null;
    undoes: number | null;
    hash: string;
  };
}

/**
 * Steps from an empty file to the tables of today, in the order in which they came. A step that was
 * released is never changed: what comes later is a new step.
 */
export const MIGRATIONS: readonly (readonly string[])[] = [
  [
    `CREATE TABLE decisions (
       number INTEGER PRIMARY KEY CHECK (number > 0),
       at INTEGER NOT NULL,
       kind TEXT NOT NULL CHECK (kind IN ('confirm', 'reject', 'split', 'undo')),
       identity TEXT,
       other TEXT,
       undoes INTEGER UNIQUE REFERENCES decisions (number),
       hash TEXT NOT NULL UNIQUE,
       CHECK ((kind = 'undo') = (undoes IS NOT NULL)),
       CHECK ((kind = 'undo') = (identity IS NULL)),
       CHECK ((kind IN ('confirm', 'reject')) = (other IS NOT NULL))
     ) STRICT`,
    // The log only grows: what was decided is taken back by a later entry, never changed.
    `CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions
     BEGIN SELECT RAISE(ABORT, 'the log of decisions is never changed'); END`,
    `CREATE TRIGGER decisions_are_kept BEFORE DELETE ON decisions
     BEGIN SELECT RAISE(ABORT, 'the log of decisions is never cut'); END`,
  ],
];
