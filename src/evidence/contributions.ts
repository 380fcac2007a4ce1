import { join } from "node:path";

import type {
  Claim,
  ClaimKind,
  Contribution,
  ContributionAuthor,
  ContributionKind,
  ContributionRole,
  Contributor,
  CountKind,
  SupportKind,
} from "../model/contribution.ts";
import type { IdentityKind } from "../model/evidence.ts";
import { type Columns, type DuckDb, literal } from "./duckdb.ts";
import { CONTRIBUTION_TABLES, type ContributionTableName } from "./tables.ts";
import { EvidenceWriter } from "./writer.ts";

/**
 * Writes what people did into the tables of one source, oldest first.
 *
 * @param contributions each with a ref of its own
 * @param others identities that did none of it but are known to be somebody's, an address and an account say
 * @returns how many identities made one
 */
export async function writeContributions(
  db: DuckDb,
  folder: string,
  contributions: Iterable<Contribution>,
  others: readonly Contributor[] = [],
): Promise<number> {
  const writer = await EvidenceWriter.open(db, CONTRIBUTION_TABLES);
  const numbers = new Map<string, number>();
  const numberOf = (contributor: Contributor): number => {
    const { name, address, login, account, kind } = contributor;
    const key = JSON.stringify([name, address, login, account, kind]);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = numbers.size;
    numbers.set(key, number);
    writer.add("contributors", number, name, address, address, false, login, account, kind);
    return number;
  };
  const sorted = [...contributions].sort((a, b) => a.madeAt - b.madeAt || (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0));
  for (const [number, one] of sorted.entries()) addContribution(writer, number, one, numberOf);
  const authors = numbers.size;
  for (const other of others) numberOf(other);
  await writer.finish(folder);
  return authors;
}

function addContribution(
  writer: EvidenceWriter<ContributionTableName>,
  number: number,
  one: Contribution,
  numberOf: (contributor: Contributor) => number,
): void {
  const { ref, kind, madeAt, repository, thread, state, endedAt, words, changedAt, title, url, venue } = one;
  writer.add(
    "contributions",
    number,
    ref,
    kind,
    madeAt,
    repository,
    thread,
    one.number,
    state,
    endedAt,
    words,
    changedAt,
    title,
    url,
    venue,
  );
  for (const author of one.authors)
    writer.add("contribution_people", number, numberOf(author), author.role, author.place, author.places);
  for (const sha of one.commits) writer.add("contribution_commits", number, sha);
  for (const path of one.paths) writer.add("contribution_paths", number, path);
  for (const { word, count } of one.frequent) writer.add("contribution_words", number, word, count);
  for (const { kind: what, target } of one.links) writer.add("contribution_links", number, what, target);
  for (const { kind: what, at, count } of one.counts) writer.add("contribution_counts", number, what, at, count);
  for (const [claim, { kind: what, quote, place, support }] of one.claims.entries()) {
    writer.add("claims", number, claim, what, quote, place);
    for (const stands of support) writer.add("claim_support", number, claim, stands.kind, stands.quote);
  }
}

/** What {@link writeContributions} wrote into a folder, for a reading that goes on from it. */
export async function readContributions(
  db: DuckDb,
  folder: string,
): Promise<{ contributions: Contribution[]; contributors: Contributor[] }> {
  const all = (table: ContributionTableName, order: string): Promise<Columns> =>
    db.query(`SELECT * FROM read_parquet(${literal(join(folder, `${table}.parquet`))}) ORDER BY ${order}`);
  const contributors = rowsOf(await all("contributors", "identity")).map((row): Contributor => ({
    name: row["name"] as string,
    address: row["address"] as string | null,
    login: row["login"] as string | null,
    account: row["account"] as string | null,
    kind: row["kind"] as IdentityKind,
  }));
  const grouped = async (table: ContributionTableName, order: string): Promise<Map<number, Row[]>> => {
    const groups = new Map<number, Row[]>();
    for (const row of rowsOf(await all(table, `contribution, ${order}`))) {
      const number = row["contribution"] as number;
      const group = groups.get(number);
      if (group) group.push(row);
      else groups.set(number, [row]);
    }
    return groups;
  };
  const people = await grouped("contribution_people", "place, identity, role");
  const commits = await grouped("contribution_commits", "sha");
  const paths = await grouped("contribution_paths", "path");
  const words = await grouped("contribution_words", "count DESC, word");
  const links = await grouped("contribution_links", "kind, target");
  const counts = await grouped("contribution_counts", "kind, counted_at");
  const claims = await grouped("claims", "claim");
  const support = await grouped("claim_support", "claim");
  const contributions = rowsOf(await all("contributions", "contribution")).map((row): Contribution => {
    const number = row["contribution"] as number;
    return {
      ref: row["ref"] as string,
      kind: row["kind"] as ContributionKind,
      madeAt: row["made_at"] as number,
      repository: row["repository"] as string | null,
      thread: row["thread"] as string | null,
      number: row["number"] as number | null,
      state: row["state"] as string | null,
      endedAt: row["ended_at"] as number | null,
      words: row["words"] as number,
      changedAt: row["changed_at"] as number | null,
      title: row["title"] as string | null,
      url: row["url"] as string | null,
      venue: row["venue"] as string | null,
      authors: (people.get(number) ?? []).map((one): ContributionAuthor => ({
        ...contributors[one["identity"] as number]!,
        role: one["role"] as ContributionRole,
        place: one["place"] as number,
        places: one["places"] as number,
      })),
      commits: (commits.get(number) ?? []).map((one) => one["sha"] as string),
      paths: (paths.get(number) ?? []).map((one) => one["path"] as string),
      frequent: (words.get(number) ?? []).map((one) => ({
        word: one["word"] as string,
        count: one["count"] as number,
      })),
      links: (links.get(number) ?? []).map((one) => ({
        kind: one["kind"] as string,
        target: one["target"] as string,
      })),
      counts: (counts.get(number) ?? []).map((one) => ({
        kind: one["kind"] as CountKind,
        at: one["counted_at"] as number,
        count: one["count"] as number,
      })),
      claims: (claims.get(number) ?? []).map((one): Claim => ({
        kind: one["kind"] as ClaimKind,
        quote: one["quote"] as string,
        place: one["place"] as string,
        support: (support.get(number) ?? [])
          .filter((stands) => stands["claim"] === one["claim"])
          .map((stands) => ({ kind: stands["kind"] as SupportKind, quote: stands["quote"] as string })),
      })),
    };
  });
  return { contributions, contributors };
}

type Row = Record<string, Columns[string][number]>;

function rowsOf(columns: Columns): Row[] {
  const names = Object.keys(columns);
  const count = columns[names[0]!]?.length ?? 0;
  return Array.from({ length: count }, (_, i) => Object.fromEntries(names.map((name) => [name, columns[name]![i]!])));
}
