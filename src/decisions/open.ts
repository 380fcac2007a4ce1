import { accessSync, constants, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { Kysely, sql, SqliteDialect } from "kysely";
import Database from "libsql";

import { StoreError } from "../model/errors.ts";
import { type DecisionTables, MIGRATIONS } from "./schema.ts";

/** How long one process waits for another that is writing. */
const PATIENCE_MS = 20_000;

export type DecisionDb = Kysely<DecisionTables>;

/**
 * Opens the file of decisions, makes it where there is none, and brings it up to date; closes it
 * after the work.
 *
 * @throws {StoreError} when it is damaged, or a newer version of Workprint wrote it
 */
export async function withDecisions<T>(file: string, work: (db: DecisionDb) => Promise<T>): Promise<T> {
  mkdirSync(dirname(file), { recursive: true });
  let db: DecisionDb | undefined;
  try {
    const connection = new Database(file, { timeout: PATIENCE_MS });
    db = new Kysely<DecisionTables>({ dialect: new SqliteDialect({ database: connection }) });
    // Where the file system can't do it, as some network ones, SQLite keeps to its older journal.
    connection.pragma("journal_mode = WAL");
    connection.pragma("synchronous = FULL");
    connection.pragma("foreign_keys = ON");
    await migrate(db, file);
    return await work(db);
  } catch (error) {
    throw storeError(error, file);
  } finally {
    await db?.destroy();
  }
}

/** Reads the decisions, also where nothing may be written: then from a copy. */
export async function readDecisions<T>(file: string, work: (db: DecisionDb) => Promise<T>): Promise<T> {
  if (isWritable(file) && isWritable(dirname(file))) return withDecisions(file, work);
  const folder = mkdtempSync(join(tmpdir(), "workprint-"));
  try {
    const copy = join(folder, "decisions.sqlite");
    for (const end of ["", "-wal"]) if (existsSync(file + end)) copyFileSync(file + end, copy + end);
    return await withDecisions(copy, work);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes in one step, alone: who else wants to write waits, and nothing is half done. */
export async function writing<T>(db: DecisionDb, work: (db: DecisionDb) => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    // A transaction that began with reading could not become a writing one beside another.
    await sql`BEGIN IMMEDIATE`.execute(connection);
    try {
      const result = await work(connection);
      await sql`COMMIT`.execute(connection);
      return result;
    } catch (error) {
      await sql`ROLLBACK`.execute(connection);
      throw error;
    }
  });
}

async function migrate(db: DecisionDb, file: string): Promise<void> {
  if ((await versionOf(db)) === MIGRATIONS.length) return;
  await writing(db, async (connection) => {
    const version = await versionOf(connection);
    if (version > MIGRATIONS.length)
      throw new StoreError(
        `${file} was written by a newer version of Workprint (${version}, this one knows ${MIGRATIONS.length}).`,
        "Update Workprint.",
      );
    for (const step of MIGRATIONS.slice(version))
      for (const statement of step) await sql.raw(statement).execute(connection);
    await sql.raw(`PRAGMA user_version = ${MIGRATIONS.length}`).execute(connection);
  });
}

async function versionOf(db: DecisionDb): Promise<number> {
  const { rows } = await sql<{ user_version: number }>`PRAGMA user_version`.execute(db);
  return rows[0]!.user_version;
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function storeError(error: unknown, file: string): unknown {
  const code = String((error as { code?: unknown }).code);
  if (!code.startsWith("SQLITE_")) return error;
  const { message } = error as Error;
  if (code.startsWith("SQLITE_BUSY"))
    return new StoreError(`${file} is being written by another process.`, "Run the command again.", error);
  if (code.startsWith("SQLITE_FULL"))
    return new StoreError(`${file}: the disk is full.`, "Make room and run the command again.", error);
  if (code.startsWith("SQLITE_READONLY") || code.startsWith("SQLITE_CANTOPEN"))
    return new StoreError(
      `${file} can't be written (${message}).`,
      "Give yourself the right to write it, or choose another folder with --workspace.",
      error,
    );
  return new StoreError(
    `${file} can't be used (${message}).`,
    "Put a copy from a backup in its place. It holds what people decided, which can't be read again: don't remove it.",
    error,
  );
}
