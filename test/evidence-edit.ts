import type { Cell } from "../src/evidence/tables.ts";
import type { Columns } from "../src/evidence/duckdb.ts";
import type { EvidenceRows } from "../src/evidence/load.ts";

export const AUTHOR = 0;
export const CO_AUTHOR = 1;
export const REVIEWER = 2;

export interface ChangeFacts {
  path: string;
  oldPath?: string;
  /** 0 changed, 1 added, 2 deleted, as rows of evidence have it. */
  kind: number;
  added: number | null;
  deleted: number | null;
  /** What is left of them without what only changed its form or moved; null where a blob is missing. */
  lines: number | null;
}

/** One commit with all that the evidence has of it. */
export interface CommitFacts {
  landedAt: number;
  merge: boolean;
  main: boolean;
  files: number;
  participants: readonly { identity: number; part: number }[];
  changes: readonly ChangeFacts[];
  /** Everything else: its other cells, and whether it discloses an agent. */
  row: Readonly<Record<string, Cell>>;
  disclosures: number;
}

type Row = Record<string, Cell>;

const rowsOf = (columns: Columns, source: number): Row[] => {
  const names = Object.keys(columns);
  return columns["source"]!.flatMap((of, i) =>
    of === source ? [Object.fromEntries(names.map((name) => [name, columns[name]![i]!]))] : [],
  );
};

/** The commits of one source, in the order in which they landed. */
export function commitsOf(rows: EvidenceRows, source: number): CommitFacts[] {
  const names = new Map(rowsOf(rows.paths, source).map(({ path, name }) => [path, name as string]));
  const by = <T>(columns: Columns, make: (row: Row) => T): Map<Cell, T[]> => {
    const found = new Map<Cell, T[]>();
    for (const row of rowsOf(columns, source))
      found.set(row["commit"]!, [...(found.get(row["commit"]!) ?? []), make(row)]);
    return found;
  };
  const participants = by(rows.participants, ({ identity, part }) => ({
    identity: identity as number,
    part: part as number,
  }));
  const changes = by(rows.changes, (row): ChangeFacts => ({
    path: names.get(row["path"]!)!,
    ...(row["old_path"] === null ? {} : { oldPath: names.get(row["old_path"]!)! }),
    kind: row["kind"] as number,
    added: row["added"] as number | null,
    deleted: row["deleted"] as number | null,
    lines: row["lines"] as number | null,
  }));
  const disclosures = by(rows.disclosures, () => 1);
  return rowsOf(rows.commits, source).map((row) => ({
    landedAt: row["landed_at"] as number,
    merge: row["is_merge"] as boolean,
    main: row["is_main"] as boolean,
    files: row["files"] as number,
    participants: participants.get(row["commit"]!) ?? [],
    changes: changes.get(row["commit"]!) ?? [],
    row,
    disclosures: disclosures.get(row["commit"]!)?.length ?? 0,
  }));
}

/** The same rows with other commits of one source, which are put in the order of their landing. */
export function withCommits(rows: EvidenceRows, source: number, commits: readonly CommitFacts[]): EvidenceRows {
  const ordered = commits.toSorted((a, b) => a.landedAt - b.landedAt);
  const paths = rowsOf(rows.paths, source);
  const numbers = new Map(paths.map(({ path, name }) => [name as string, path as number]));
  const number = (name: string): number => {
    if (!numbers.has(name)) {
      paths.push({ source, path: numbers.size, name });
      numbers.set(name, numbers.size);
    }
    return numbers.get(name)!;
  };
  const made = {
    commits: ordered.map(({ row, landedAt, merge, main, files }, commit) => ({
      ...row,
      source,
      commit,
      landed_at: landedAt,
      is_merge: merge,
      is_main: main,
      files,
    })),
    participants: ordered.flatMap(({ participants }, commit) =>
      participants
        .toSorted((a, b) => a.part - b.part || a.identity - b.identity)
        .map(({ identity, part }) => ({ source, commit, identity, part })),
    ),
    changes: ordered.flatMap(({ changes }, commit) =>
      changes
        .map(({ path, oldPath, ...facts }) => ({
          source,
          commit,
          path: number(path),
          old_path: oldPath === undefined ? null : number(oldPath),
          ...facts,
        }))
        .toSorted((a, b) => a.path - b.path),
    ),
    disclosures: ordered.flatMap(({ disclosures }, commit) =>
      Array.from({ length: disclosures }, () => ({ source, commit })),
    ),
  };
  return {
    ...rows,
    commits: replaced(rows.commits, source, made.commits),
    participants: replaced(rows.participants, source, made.participants),
    changes: replaced(rows.changes, source, made.changes),
    disclosures: replaced(rows.disclosures, source, made.disclosures),
    paths: replaced(rows.paths, source, paths),
  };
}

/** Columns with other rows of one source, still in the order of sources. */
function replaced(columns: Columns, source: number, rows: readonly Row[]): Columns {
  const of = columns["source"] as number[];
  const from = of.filter((other) => other < source).length;
  const to = of.filter((other) => other <= source).length;
  return Object.fromEntries(
    Object.entries(columns).map(([name, cells]) => [
      name,
      [...cells.slice(0, from), ...rows.map((row) => row[name] ?? null), ...cells.slice(to)],
    ]),
  );
}
