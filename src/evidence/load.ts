import { join } from "node:path";

import type { Identity } from "../model/evidence.ts";
import { LINE_KINDS } from "../model/history.ts";
import { type Columns, DuckDb, literal } from "./duckdb.ts";
import { CONTRIBUTION_TABLES, type ContributionTableName, TABLES, type TableName } from "./tables.ts";
import { isRepository, type StoredManifest, type Workspace } from "./workspace.ts";

/** Rows of all sources up to a date, in columns; `source` is a place in the manifests. */
export interface EvidenceRows {
  commits: Columns;
  participants: Columns;
  changes: Columns;
  paths: Columns;
  disclosures: Columns;
  proposals: Columns;
  descriptions: Columns;
  lineFiles: Columns;
  contributions: ContributionRows;
  identities: readonly (Identity & { identity: number })[];
}

/** What people did beside commits; `contribution` is a number within its source. */
export interface ContributionRows {
  contributions: Columns;
  people: Columns;
  commits: Columns;
  paths: Columns;
  words: Columns;
  links: Columns;
  counts: Columns;
  claims: Columns;
  support: Columns;
}

/** Stood on a branch before it landed. */
const PROPOSED = "c.landed_with <> c.commit";

/** Answers about dozens of sources are held whole. */
const MEMORY = "2GB";

/** Keeps of a table `t` what had landed by the date. */
const LANDED = "JOIN commits c ON c.source = t.source AND c.commit = t.commit WHERE c.landed_at <= $as_of";

/** The evidence of a workspace, open for queries. */
export class Evidence {
  readonly #db: DuckDb;
  /** What the sources are that hold pull requests, for an SQL list. */
  readonly #withProposals: string;

  private constructor(db: DuckDb, manifests: readonly StoredManifest[]) {
    this.#db = db;
    this.#withProposals =
      manifests
        .flatMap((manifest, source) => (isRepository(manifest) && manifest.proposals !== null ? [source] : []))
        .join(", ") || "NULL";
  }

  /**
   * @param manifests the sources; rows name them by their place in this list
   * @throws {StoreError} when a file of the evidence can't be used
   */
  static async open(workspace: Workspace, manifests: readonly StoredManifest[]): Promise<Evidence> {
    const db = await DuckDb.open(undefined, MEMORY);
    for (const [shapes, isOfThem] of [
      [TABLES, isRepository],
      [CONTRIBUTION_TABLES, (manifest: StoredManifest) => !isRepository(manifest)],
    ] as const) {
      for (const [table, columns] of Object.entries(shapes)) {
        const none = Object.entries(columns).map(([column, type]) => `NULL::${type} AS ${column}`);
        const parts = manifests.flatMap((manifest, source) => {
          if (!isOfThem(manifest)) return [];
          const file = join(workspace.sourceFolder(manifest.source), manifest.generation, `${table}.parquet`);
          return [`SELECT ${source} AS source, * FROM read_parquet(${literal(file)})`];
        });
        if (parts.length === 0) parts.push(`SELECT 0 AS source, ${none.join(", ")} WHERE false`);
        await db.query(`CREATE VIEW ${table} AS ${parts.join(" UNION ALL ")}`);
      }
    }
    return new Evidence(db, manifests);
  }

  close(): void {
    this.#db.close();
  }

  /** Everything that had landed by `asOf`, seconds. */
  async rows(asOf: number): Promise<EvidenceRows> {
    const query = (sql: string): Promise<Columns> => this.#db.query(sql, { as_of: asOf });
    const select = (table: TableName, columns: string, order: string, where = ""): Promise<Columns> =>
      query(`SELECT t.source, ${columns} FROM ${table} t ${LANDED} ${where} ORDER BY t.source, ${order}`);
    // One after the other: an answer is held whole, and all of them at once would need the memory of all.
    // What two sources both have, a repository and its fork say, counts once: where it landed first, else
    // in the larger one. Which was read first, or what they are called, must not decide.
    const commits = await query(
      `SELECT source, commit, sha, title, pull_request, landed_at, is_merge, landed_with = commit AS is_main, is_boundary, files,
                is_boundary OR place > 1 AS skip, place > 1 AS is_elsewhere
         FROM (
           SELECT c.*, row_number() OVER (PARTITION BY c.sha ORDER BY c.is_boundary, c.landed_at, s.size DESC, c.source) AS place
           FROM commits c JOIN (
             SELECT source, count(*) AS size FROM commits WHERE landed_at <= $as_of GROUP BY source
           ) s ON s.source = c.source
           WHERE c.landed_at <= $as_of
         ) ORDER BY source, commit`,
    );
    const participants = await select(
      "participants",
      "t.commit, t.identity, CASE t.role WHEN 'author' THEN 0 WHEN 'co-author' THEN 1 WHEN 'reviewer' THEN 2 ELSE 3 END AS part",
      "t.commit, part, t.identity",
      "AND t.role IN ('author', 'co-author', 'reviewer', 'committer')",
    );
    // What only changed its form, or moved to another file, is followed by the ledger under the path that
    // the file had when it landed.
    const changes = await query(
      `WITH unworded AS (
         SELECT t.source, CASE WHEN t.lines > 0 THEN t.born ELSE t.hand END AS commit, t.commit AS landed, t.file, t.lines
         FROM line_changes t ${LANDED} AND t.kind IN ('formatting', 'moved')
       ), unwritten AS (
         SELECT u.source, u.commit, f.path, sum(greatest(u.lines, 0)) AS came, sum(greatest(-u.lines, 0)) AS went
         FROM unworded u
         JOIN commits c ON c.source = u.source AND c.commit = u.commit AND c.landed_with = u.landed
         ASOF JOIN line_files f ON f.source = u.source AND f.file = u.file AND f.commit <= u.landed
         GROUP BY ALL
       )
       SELECT t.source, t.commit, t.path, t.old_path, CASE t.status WHEN 'A' THEN 1 WHEN 'D' THEN 2 ELSE 0 END AS kind,
              t.added, t.deleted,
              CASE WHEN t.is_binary THEN 0 WHEN t.added IS NULL OR t.deleted IS NULL THEN NULL
                   ELSE greatest(0, t.added - coalesce(u.came, 0), t.deleted - coalesce(u.went, 0)) END::INTEGER AS lines
       FROM changes t JOIN commits c ON c.source = t.source AND c.commit = t.commit
       LEFT JOIN unwritten u ON u.source = t.source AND u.commit = t.commit AND u.path = t.path
       WHERE c.landed_at <= $as_of ORDER BY t.source, t.commit, t.path`,
    );
    const paths = await this.#db.query("SELECT source, path, name FROM paths ORDER BY source, path");
    // To change an agent's configuration is not to say that it did the work.
    const disclosures = await select("disclosures", "t.commit", "t.commit", "AND t.way <> 'configuration'");
    // What had been made by the date and landed after it was a proposal then.
    const proposals = await query(
      `SELECT source, identity, made_at, is_merge, pull_request FROM (
         SELECT source, identity, committed_at AS made_at, is_merge, pull_request FROM proposed_commits
         UNION ALL
         SELECT c.source, p.identity, c.committed_at, c.is_merge, -1 FROM commits c
         JOIN participants p ON p.source = c.source AND p.commit = c.commit AND p.role = 'author'
         WHERE c.landed_at > $as_of AND ${PROPOSED} AND c.source IN (${this.#withProposals})
       ) WHERE made_at BETWEEN 1 AND $as_of ORDER BY source, made_at, identity, is_merge, pull_request`,
    );
    const descriptions = await query(
      `SELECT d.source, d.word, d.count FROM descriptions d JOIN (
           SELECT t.source, max(t.commit) AS commit FROM descriptions t ${LANDED} GROUP BY t.source
         ) last ON last.source = d.source AND last.commit = d.commit ORDER BY d.source, d.word`,
    );
    const lineFiles = await select("line_files", "t.file, t.path, t.is_generated", "t.commit, t.file");
    const contributions = await this.#contributions(asOf);
    const identities = await this.identities(asOf);
    return {
      commits,
      participants,
      changes,
      paths,
      disclosures,
      proposals,
      descriptions,
      lineFiles,
      contributions,
      identities,
    };
  }

  /** What had been done by `asOf`, and how it stood then. */
  async #contributions(asOf: number): Promise<ContributionRows> {
    const query = (sql: string): Promise<Columns> => this.#db.query(sql, { as_of: asOf });
    const select = (table: ContributionTableName, columns: string, order: string, where = ""): Promise<Columns> =>
      query(
        `SELECT t.source, t.contribution, ${columns} FROM ${table} t
         JOIN contributions c ON c.source = t.source AND c.contribution = t.contribution
         WHERE c.made_at <= $as_of ${where} ORDER BY t.source, t.contribution, ${order}`,
      );
    return {
      contributions: await query(
        `SELECT source, contribution, ref, kind, made_at, repository, thread, number, words, title, url, venue,
                CASE WHEN coalesce(ended_at, made_at) <= $as_of THEN state END AS state,
                CASE WHEN ended_at <= $as_of THEN ended_at END AS ended_at,
                CASE WHEN changed_at <= $as_of THEN changed_at END AS changed_at
         FROM contributions WHERE made_at <= $as_of ORDER BY source, contribution`,
      ),
      people: await select(
        "contribution_people",
        "t.identity, t.role, t.place, t.places",
        "t.place, t.identity, t.role",
      ),
      commits: await select("contribution_commits", "t.sha", "t.sha"),
      paths: await select("contribution_paths", "t.path", "t.path"),
      words: await select("contribution_words", "t.word, t.count", "t.word"),
      links: await select("contribution_links", "t.kind, t.target", "t.kind, t.target"),
      counts: await select(
        "contribution_counts",
        "t.kind, t.counted_at, t.count",
        "t.kind, t.counted_at",
        "AND t.counted_at <= $as_of",
      ),
      claims: await select("claims", "t.claim, t.kind, t.quote, t.place", "t.claim"),
      support: await select("claim_support", "t.claim, t.kind, t.quote", "t.claim, t.kind, t.quote"),
    };
  }

  /** How lines came and went by `asOf`, seconds: in columns, in the order in which they did. */
  async lineChanges(asOf: number): Promise<Columns> {
    return this.#db.query(
      `SELECT t.source, t.commit, t.file, t.born, t.hand, t.lines,
              list_position([${LINE_KINDS.map(literal).join(", ")}], t.kind) - 1 AS kind
       FROM line_changes t ${LANDED} ORDER BY t.source, t.commit, t.file, t.born, t.hand`,
      { as_of: asOf },
    );
  }

  /** Pairs of identities that are authors of the same commit, by `asOf`: places of sources, and their numbers. */
  async coAuthors(asOf: number): Promise<{ source: number; one: number; other: number }[]> {
    const { source, one, other } = await this.#db.query(
      `WITH t AS (
         SELECT DISTINCT t.source, t.commit, t.identity FROM participants t ${LANDED} AND t.role IN ('author', 'co-author')
       )
       SELECT DISTINCT a.source, a.identity AS one, b.identity AS other FROM t a
       JOIN t b ON b.source = a.source AND b.commit = a.commit AND a.identity < b.identity
       ORDER BY ALL`,
      { as_of: asOf },
    );
    return source!.map((place, i) => ({
      source: place as number,
      one: one![i] as number,
      other: other![i] as number,
    }));
  }

  /** Every identity that had taken part by `asOf`. */
  async identities(asOf: number): Promise<EvidenceRows["identities"]> {
    const rows = await this.#db.query(
      `SELECT i.source, i.identity, name, address, is_shared, login, account, kind, n AS commits
       FROM identities i JOIN (
         SELECT source, identity, sum(n)::INTEGER AS n FROM (
           SELECT t.source, t.identity, (t.role = 'author')::INTEGER AS n FROM participants t ${LANDED}
           UNION ALL
           SELECT source, identity, 0 FROM proposed_commits WHERE committed_at <= $as_of
           UNION ALL
           SELECT t.source, t.identity, 0 FROM participants t JOIN commits c ON c.source = t.source AND c.commit = t.commit
           WHERE c.committed_at <= $as_of AND ${PROPOSED} AND t.role = 'author' AND c.source IN (${this.#withProposals})
         ) GROUP BY source, identity
       ) p ON p.source = i.source AND p.identity = i.identity
       UNION ALL
       SELECT source, identity, name, address, is_shared, login, account, kind, 0 AS commits FROM contributors
       WHERE (source, identity) IN (
         SELECT p.source, p.identity FROM contribution_people p
         JOIN contributions c ON c.source = p.source AND c.contribution = p.contribution AND c.made_at <= $as_of
       ) OR address IS NOT NULL AND account IS NOT NULL
       ORDER BY source, identity`,
      { as_of: asOf },
    );
    return rows["identity"]!.map((identity, i) => ({
      source: rows["source"]![i] as number,
      identity: identity as number,
      name: rows["name"]![i] as string,
      address: rows["address"]![i] as string | null,
      shared: rows["is_shared"]![i] as boolean,
      login: rows["login"]![i] as string | null,
      account: rows["account"]![i] as string | null,
      kind: rows["kind"]![i] as Identity["kind"],
      commits: rows["commits"]![i] as number,
    }));
  }
}
