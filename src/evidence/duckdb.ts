import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type * as DuckDbApi from "@duckdb/node-api";
import type { DuckDBConnection, DuckDBInstance, DuckDBValue } from "@duckdb/node-api";

import { StoreError } from "../model/errors.ts";
import type { Cell } from "./tables.ts";

/** The columns of an answer, each as long as the answer has rows; a bigint arrives as a number. */
export type Columns = Record<string, Cell[]>;

/** DuckDB in process. It is loaded when first needed, because that takes longer than most commands. */
export class DuckDb {
  readonly #instance: DuckDBInstance;
  readonly connection: DuckDBConnection;
  readonly api: typeof DuckDbApi;

  private constructor(api: typeof DuckDbApi, instance: DuckDBInstance, connection: DuckDBConnection) {
    this.api = api;
    this.#instance = instance;
    this.connection = connection;
  }

  /**
   * @param temporary folder for what does not fit into memory; made when it is needed, removed after
   * @param memory how much may be held, as DuckDB writes it
   */
  static async open(temporary = join(tmpdir(), `workprint-${process.pid}`), memory = "256MB"): Promise<DuckDb> {
    // Required, not imported: Node scans a CommonJS package for its names before it imports it, and
    // this one has so many that the scan takes as long as loading it.
    const api = createRequire(import.meta.url)("@duckdb/node-api") as typeof DuckDbApi;
    const instance = await api.DuckDBInstance.create(":memory:", {
      // Nothing may be downloaded or loaded behind the user's back.
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
      allow_community_extensions: "false",
      memory_limit: memory,
      threads: "2",
      temp_directory: temporary,
    });
    return new DuckDb(api, instance, await instance.connect());
  }

  /** Runs one statement and returns its columns. @throws {StoreError} with DuckDB's first line. */
  async query(sql: string, parameters: Record<string, number | string> = {}): Promise<Columns> {
    try {
      const result = await this.connection.run(sql, parameters as Record<string, DuckDBValue>);
      const names = result.columnNames();
      const columns: Cell[][] = names.map(() => []);
      for (const chunk of await result.fetchAllChunks()) {
        const rows = chunk.rowCount;
        for (const [index, column] of columns.entries()) {
          const vector = chunk.getColumnVector(index);
          for (let row = 0; row < rows; row++) {
            const value = vector.getItem(row);
            column.push(typeof value === "bigint" ? Number(value) : (value as Cell));
          }
        }
      }
      return Object.fromEntries(names.map((name, index) => [name, columns[index]!]));
    } catch (error) {
      throw storeError(error);
    }
  }

  close(): void {
    this.connection.closeSync();
    this.#instance.closeSync();
  }
}

/** DuckDB's complaint as an error of the store. */
export function storeError(error: unknown): StoreError {
  const first = (error as Error).message.split("\n")[0] ?? "";
  if (/no space left|could not write|ENOSPC|disk full/i.test((error as Error).message)) {
    return new StoreError(
      `The evidence could not be written (${first}).`,
      "Make room on the disk of the workspace and read again. What was read before is kept.",
      error,
    );
  }
  return new StoreError(
    `The evidence could not be used (${first}).`,
    "Read the source again with 'workprint read'; if that does not help, report it.",
    error,
  );
}

/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
