import { closeSync, fsyncSync, openSync } from "node:fs";
import { join } from "node:path";

import type { DuckDBAppender, DuckDBDataChunk, DuckDBType } from "@duckdb/node-api";

import { type DuckDb, literal, storeError } from "./duckdb.ts";
import type { Cell } from "./tables.ts";

/** Rows that DuckDB takes at once. */
const CHUNK = 2048;

/** Names of tables, and of their columns with their types. */
type Tables<Name extends string> = Readonly<Record<Name, Readonly<Record<string, string>>>>;

/** Collects the rows of one reading and writes them as Parquet files, one for each table. */
export class EvidenceWriter<Name extends string> {
  readonly #db: DuckDb;
  readonly #tables: Record<Name, TableBuffer>;

  private constructor(db: DuckDb, tables: Record<Name, TableBuffer>) {
    this.#db = db;
    this.#tables = tables;
  }

  /**
   * @param previous folder of the generation to go on from, whose rows come first
   * @param renewed tables that do not go on from it
   */
  static async open<Name extends string>(
    db: DuckDb,
    shapes: Tables<Name>,
    previous?: string,
    renewed: ReadonlySet<Name> = new Set(),
  ): Promise<EvidenceWriter<Name>> {
    const tables: Partial<Record<Name, TableBuffer>> = {};
    for (const name of Object.keys(shapes) as Name[]) {
      const columns = Object.entries(shapes[name]);
      await db.query(
        `CREATE OR REPLACE TABLE ${name} (${columns.map(([column, type]) => `${column} ${type}`).join(", ")})`,
      );
      if (previous !== undefined && !renewed.has(name))
        await db.query(`INSERT INTO ${name} SELECT * FROM read_parquet(${literal(join(previous, `${name}.parquet`))})`);
      tables[name] = new TableBuffer(
        db,
        await db.connection.createAppender(name),
        columns.map(([, type]) => type),
      );
    }
    return new EvidenceWriter(db, tables as Record<Name, TableBuffer>);
  }

  /** Adds a row; its cells stand in the order of the table's columns. */
  add(table: Name, ...cells: Cell[]): void {
    this.#tables[table].add(cells);
  }

  /** Writes every table into `folder` and makes sure that it is on the disk. */
  async finish(folder: string): Promise<void> {
    for (const [name, table] of Object.entries<TableBuffer>(this.#tables)) {
      table.close();
      const file = join(folder, `${name}.parquet`);
      await this.#db.query(`COPY ${name} TO ${literal(file)} (FORMAT parquet, COMPRESSION zstd)`);
      const descriptor = openSync(file, "r");
      fsyncSync(descriptor);
      closeSync(descriptor);
    }
    await this.discard();
  }

  /** Lets go of the rows. */
  async discard(): Promise<void> {
    for (const name of Object.keys(this.#tables)) await this.#db.query(`DROP TABLE IF EXISTS ${name}`);
  }
}

class TableBuffer {
  readonly #db: DuckDb;
  readonly #appender: DuckDBAppender;
  readonly #columns: readonly string[];
  readonly #types: readonly DuckDBType[];
  #cells: Cell[][];

  constructor(db: DuckDb, appender: DuckDBAppender, columns: readonly string[]) {
    const { BIGINT, BOOLEAN, INTEGER, UINTEGER, VARCHAR } = db.api;
    const types: Record<string, DuckDBType> = { BIGINT, BOOLEAN, INTEGER, UINTEGER, VARCHAR };
    this.#db = db;
    this.#appender = appender;
    this.#columns = columns;
    this.#types = columns.map((type) => types[type]!);
    this.#cells = columns.map(() => []);
  }

  add(cells: readonly Cell[]): void {
    for (let i = 0; i < cells.length; i++) this.#cells[i]!.push(cells[i]!);
    if (this.#cells[0]!.length === CHUNK) this.#flush();
  }

  #flush(): void {
    const rows = this.#cells[0]!.length;
    if (rows === 0) return;
    try {
      const chunk: DuckDBDataChunk = this.#db.api.DuckDBDataChunk.create(this.#types, rows);
      for (const [index, cells] of this.#cells.entries()) {
        chunk.setColumnValues(
          index,
          this.#columns[index] === "BIGINT"
            ? cells.map((cell) => (cell === null ? null : BigInt(cell as number)))
            : cells,
        );
      }
      this.#appender.appendDataChunk(chunk);
    } catch (error) {
      throw storeError(error);
    }
    this.#cells = this.#columns.map(() => []);
  }

  close(): void {
    this.#flush();
    this.#appender.closeSync();
  }
}
