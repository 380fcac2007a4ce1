/**
 * The tables of a git repository. Every column is described in docs/evidence.md; a change here is a new
 * {@link SCHEMA}, and sources of an older one are read again.
 */
export const SCHEMA = 3;

export const TABLES = {
  commits: {
    commit: "INTEGER",
    sha: "VARCHAR",
    parents: "VARCHAR",
    authored_at: "BIGINT",
    committed_at: "BIGINT",
    landed_at: "UINTEGER",
    landed_with: "INTEGER",
    is_merge: "BOOLEAN",
    is_boundary: "BOOLEAN",
    files: "INTEGER",
    title: "VARCHAR",
    pull_request: "INTEGER",
  },
  participants: { commit: "INTEGER", identity: "INTEGER", role: "VARCHAR" },
  identities: {
    identity: "INTEGER",
    name: "VARCHAR",
    address: "VARCHAR",
    spelling: "VARCHAR",
    is_shared: "BOOLEAN",
    login: "VARCHAR",
    account: "VARCHAR",
    kind: "VARCHAR",
  },
  paths: { path: "INTEGER", name: "VARCHAR" },
  changes: {
    commit: "INTEGER",
    path: "INTEGER",
    old_path: "INTEGER",
    status: "VARCHAR",
    added: "INTEGER",
    deleted: "INTEGER",
    is_binary: "BOOLEAN",
    is_absent: "BOOLEAN",
  },
  hunks: {
    commit: "INTEGER",
    path: "INTEGER",
    parent: "INTEGER",
    old_start: "INTEGER",
    old_lines: "INTEGER",
    new_start: "INTEGER",
    new_lines: "INTEGER",
  },
  line_files: { commit: "INTEGER", file: "INTEGER", path: "INTEGER", is_generated: "BOOLEAN" },
  line_changes: {
    commit: "INTEGER",
    file: "INTEGER",
    born: "INTEGER",
    hand: "INTEGER",
    lines: "INTEGER",
    kind: "VARCHAR",
  },
  disclosures: { commit: "INTEGER", agent: "VARCHAR", way: "VARCHAR" },
  descriptions: { commit: "INTEGER", word: "VARCHAR", count: "INTEGER" },
  absent_blobs: { blob: "VARCHAR" },
  proposed_commits: {
    pull_request: "INTEGER",
    identity: "INTEGER",
    committed_at: "BIGINT",
    is_merge: "BOOLEAN",
  },
} as const;

/** As {@link SCHEMA}, of the tables below. */
export const CONTRIBUTIONS_SCHEMA = 1;

/** The tables of every other source: what people did, wherever it was. */
export const CONTRIBUTION_TABLES = {
  contributions: {
    contribution: "INTEGER",
    ref: "VARCHAR",
    kind: "VARCHAR",
    made_at: "BIGINT",
    repository: "VARCHAR",
    thread: "VARCHAR",
    number: "INTEGER",
    state: "VARCHAR",
    ended_at: "BIGINT",
    words: "INTEGER",
    changed_at: "BIGINT",
    title: "VARCHAR",
    url: "VARCHAR",
    venue: "VARCHAR",
  },
  contribution_people: {
    contribution: "INTEGER",
    identity: "INTEGER",
    role: "VARCHAR",
    place: "INTEGER",
    places: "INTEGER",
  },
  contribution_commits: { contribution: "INTEGER", sha: "VARCHAR" },
  contribution_paths: { contribution: "INTEGER", path: "VARCHAR" },
  contribution_words: { contribution: "INTEGER", word: "VARCHAR", count: "INTEGER" },
  contribution_links: { contribution: "INTEGER", kind: "VARCHAR", target: "VARCHAR" },
  contribution_counts: { contribution: "INTEGER", kind: "VARCHAR", counted_at: "BIGINT", count: "INTEGER" },
  claims: { contribution: "INTEGER", claim: "INTEGER", kind: "VARCHAR", quote: "VARCHAR", place: "VARCHAR" },
  claim_support: { contribution: "INTEGER", claim: "INTEGER", kind: "VARCHAR", quote: "VARCHAR" },
  contributors: TABLES.identities,
} as const;

export type TableName = keyof typeof TABLES;

export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

export type ContributionTableName = keyof typeof CONTRIBUTION_TABLES;

/** Tables that each reading writes anew: what they hold may also go. */
export const RENEWED: ReadonlySet<TableName> = new Set(["proposed_commits"]);

export type Cell = number | string | boolean | null;
