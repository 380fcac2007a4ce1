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
    said: string | null;
    hash: string;
  };
  statements: { number: number; salt: string; text: string };
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
  // Attestations. SQLite can't widen a CHECK, so the same rows go into a wider table.
  [
    `CREATE TABLE decisions_with_attestations (
       number INTEGER PRIMARY KEY CHECK (number > 0),
       at INTEGER NOT NULL,
       kind TEXT NOT NULL CHECK (kind IN ('confirm', 'reject', 'split', 'undo', 'attest', 'withdraw')),
       identity TEXT,
       other TEXT,
       undoes INTEGER UNIQUE REFERENCES decisions_with_attestations (number),
       said TEXT,
       hash TEXT NOT NULL UNIQUE,
       CHECK ((kind IN ('undo', 'withdraw')) = (undoes IS NOT NULL)),
       CHECK ((kind IN ('undo', 'withdraw')) = (identity IS NULL)),
       CHECK ((kind IN ('confirm', 'reject')) = (other IS NOT NULL)),
       CHECK ((kind = 'attest') = (said IS NOT NULL))
     ) STRICT`,
    `INSERT INTO decisions_with_attestations
     SELECT number, at, kind, identity, other, undoes, NULL, hash FROM decisions ORDER BY number`,
    `DROP TABLE decisions`,
    `ALTER TABLE decisions_with_attestations RENAME TO decisions`,
    `CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions
     BEGIN SELECT RAISE(ABORT, 'the log of decisions is never changed'); END`,
    `CREATE TRIGGER decisions_are_kept BEFORE DELETE ON decisions
     BEGIN SELECT RAISE(ABORT, 'the log of decisions is never cut'); END`,
    // What is said stands beside the log, which holds its hash: a person's words can be erased.
    `CREATE TABLE statements (
       number INTEGER PRIMARY KEY REFERENCES decisions (number),
       salt TEXT NOT NULL,
       text TEXT NOT NULL
     ) STRICT`,
    `CREATE TRIGGER statements_stay BEFORE UPDATE ON statements
     BEGIN SELECT RAISE(ABORT, 'what was said is never changed'); END`,
  ],
];
