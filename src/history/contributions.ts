import type { PathClassifier, RepositoryContext } from "../areas/classify.ts";
import type { Columns } from "../evidence/duckdb.ts";
import type { ContributionRows } from "../evidence/load.ts";
import {
  type Claim,
  type ClaimKind,
  CONTRIBUTION_KINDS,
  type ContributionKind,
  type ContributionRole,
  refWithin,
  type SupportKind,
} from "../model/contribution.ts";
import type { ContributionSource } from "../model/evidence.ts";
import type { Contributions } from "../model/history.ts";
import { isPreprintDoi, samePapers } from "../model/same-papers.ts";

/** Something that somebody did, put together from the rows of every source that names it. */
export interface SeenContribution {
  ref: string;
  kind: ContributionKind;
  at: number;
  /** `github.com/owner/name`; null where it belongs to no code base. */
  repository: string | null;
  title: string | null;
  url: string | null;
  people: { person: number; role: ContributionRole }[];
  thread: string | null;
  number: number | null;
  state: string | null;
  changedAt: number | null;
  words: number;
  shas: string[];
  paths: string[];
  frequent: Map<string, number>;
  claims: Claim[];
  links: { kind: string; target: string }[];
  citations: number | null;
  /** Names of the sources that show it. */
  sources: string[];
}

/** Where several sources name one thing, the first of these is believed. */
const BELIEVED: readonly ContributionSource[] = ["github", "gharchive", "post", "feed", "openalex", "orcid", "bibtex"];

/**
 * Puts rows together. What two sources both name counts once: pull requests, reviews and comments of one
 * repository under the same ref, posts under the same address, papers by their ids, or title and first author.
 * What the second knows more, it adds.
 *
 * @param sources by their place in the rows
 * @param whoIs the person of an identity of a source, and the name that it has there
 */
export function seenContributions(
  rows: ContributionRows,
  sources: readonly { source: string; kind: string }[],
  whoIs: (source: number, identity: number) => { person: number; name: string },
): SeenContribution[] {
  const of = (columns: Columns): ((source: number, contribution: number) => number[]) => grouped(columns);
  const [people, commits, paths] = [of(rows.people), of(rows.commits), of(rows.paths)];
  const [words, links, counts] = [of(rows.words), of(rows.links), of(rows.counts)];
  const [claims, support] = [of(rows.claims), of(rows.support)];
  const cell = <T>(columns: Columns, column: string, row: number): T => columns[column]![row] as T;
  const paperOf = papersOf(rows, links, (source, number) => {
    const [first] = people(source, number);
    return first === undefined ? undefined : whoIs(source, cell(rows.people, "identity", first)).name;
  });
  const found = new Map<string, SeenContribution>();
  const rowsByBelief = rows.contributions["ref"]!.map((_, row) => row).sort(
    (a, b) => belief(sources, rows, a) - belief(sources, rows, b) || a - b,
  );
  for (const row of rowsByBelief) {
    const about = <T>(column: string): T => cell<T>(rows.contributions, column, row);
    const [source, number] = [about<number>("source"), about<number>("contribution")];
    const repository = about<string | null>("repository");
    const ref = refWithin(repository, about<string>("ref"));
    const thread = about<string | null>("thread");
    const one: SeenContribution = {
      ref,
      kind: about("kind"),
      at: about("made_at"),
      repository,
      title: about("title"),
      url: about("url"),
      people: people(source, number).map((i) => ({
        person: whoIs(source, cell(rows.people, "identity", i)).person,
        role: cell(rows.people, "role", i),
      })),
      thread: thread === null ? null : refWithin(repository, thread),
      number: about("number"),
      state: about("state"),
      changedAt: about("changed_at"),
      words: about("words"),
      shas: commits(source, number).map((i) => cell(rows.commits, "sha", i)),
      paths: paths(source, number).map((i) => cell(rows.paths, "path", i)),
      frequent: new Map(
        words(source, number).map((i) => [cell<string>(rows.words, "word", i), cell<number>(rows.words, "count", i)]),
      ),
      claims: claims(source, number).map((i) => ({
        kind: cell<ClaimKind>(rows.claims, "kind", i),
        quote: cell(rows.claims, "quote", i),
        place: cell(rows.claims, "place", i),
        support: support(source, number)
          .filter((j) => cell(rows.support, "claim", j) === cell(rows.claims, "claim", i))
          .map((j) => ({
            kind: cell<SupportKind>(rows.support, "kind", j),
            quote: cell<string>(rows.support, "quote", j),
          })),
      })),
      links: links(source, number).map((i) => ({
        kind: cell(rows.links, "kind", i),
        target: cell(rows.links, "target", i),
      })),
      citations: counts(source, number)
        .filter((i) => cell(rows.counts, "kind", i) === "citations")
        .reduce<number | null>((most, i) => Math.max(most ?? 0, cell<number>(rows.counts, "count", i)), null),
      sources: [sources[source]!.source],
    };
    const key = paperOf.get(row) ?? `${repository ?? ""} ${ref}`;
    const known = found.get(key);
    if (known) complete(known, one);
    else found.set(key, one);
  }
  return [...found.values()].sort((a, b) => a.at - b.at || (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0));
}

/**
 * What all rows of one paper have in common: sources name it by a DOI, by that of its preprint, or by its title.
 *
 * @param firstAuthor of a contribution of a source
 * @returns by row
 */
function papersOf(
  { contributions, links: { kind, target } }: ContributionRows,
  linksOf: (source: number, contribution: number) => number[],
  firstAuthor: (source: number, contribution: number) => string | undefined,
): ReadonlyMap<number, string> {
  const of = <T>(column: string, row: number): T => contributions[column]![row] as T;
  const papers = contributions["kind"]!.flatMap((one, row) => (one === "paper" ? [row] : []))
    .map((row) => ({ row, ref: of<string>("ref", row), at: of<number>("made_at", row) }))
    .sort((a, b) => a.at - b.at || (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0));
  const first = samePapers(
    papers.map(({ row, ref, at }) => {
      const [source, number] = [of<number>("source", row), of<number>("contribution", row)];
      const pages = linksOf(source, number).flatMap((i) => (kind![i] === "paper" ? [String(target![i])] : []));
      const dois = pages.flatMap((page) => /^https:\/\/doi\.org\/(.+)$/.exec(page)?.[1] ?? []);
      return {
        ids: [ref, ...pages],
        title: of<string | null>("title", row) ?? "",
        author: firstAuthor(source, number),
        from: at,
        until: at,
        publishedDois: of("state", row) === "published" ? dois.filter((doi) => !isPreprintDoi(doi)) : [],
      };
    }),
  );
  return new Map(papers.map(({ row }, place) => [row, `paper ${papers[first[place]!]!.ref}`]));
}

function belief(sources: readonly { kind: string }[], rows: ContributionRows, row: number): number {
  return BELIEVED.findIndex((kind) => kind === sources[rows.contributions["source"]![row] as number]!.kind);
}

/** Adds what another source knows more of the same thing. */
function complete(known: SeenContribution, other: SeenContribution): void {
  // One source has a preprint, another the version that was published.
  known.at = Math.min(known.at, other.at);
  known.title ??= other.title;
  known.url ??= other.url;
  known.thread ??= other.thread;
  known.state ??= other.state;
  known.changedAt ??= other.changedAt;
  known.words = Math.max(known.words, other.words);
  known.shas = [...new Set([...known.shas, ...other.shas])].sort();
  known.sources = [...new Set([...known.sources, ...other.sources])].sort();
  if (known.people.length === 0) known.people = other.people;
  if (known.paths.length === 0) known.paths = other.paths;
  if (known.frequent.size === 0) known.frequent = other.frequent;
  if (known.claims.length === 0) known.claims = other.claims;
  const linked = new Set(known.links.map(({ kind, target }) => `${kind} ${target}`));
  known.links = [...known.links, ...other.links.filter(({ kind, target }) => !linked.has(`${kind} ${target}`))];
  if (other.citations !== null) known.citations = Math.max(known.citations ?? 0, other.citations);
}

/** Where the rows of one contribution stand, for rows that are ordered by source and contribution. */
function grouped(columns: Columns): (source: number, contribution: number) => number[] {
  const places = new Map<number, number[]>();
  const key = (source: number, contribution: number): number => source * 2 ** 32 + contribution;
  for (const [row, source] of (columns["source"] as number[]).entries()) {
    const at = key(source, columns["contribution"]![row] as number);
    const known = places.get(at);
    if (known) known.push(row);
    else places.set(at, [row]);
  }
  return (source, contribution) => places.get(key(source, contribution)) ?? [];
}

/** What is known of the code base that contributions belong to. */
export interface Place {
  classifier: PathClassifier;
  context: RepositoryContext;
  /** Landed commits by their id, and those that name a pull request. */
  commits: ReadonlyMap<string, number>;
  ofPullRequest: ReadonlyMap<number, readonly number[]>;
  /** The module of a path, also of one that no commit names. */
  moduleOf: (path: string) => number;
}

/** The contributions of one code base in columns. */
export function contributionColumns(seen: readonly SeenContribution[], place: Place): Contributions {
  const byRef = new Map(seen.map(({ ref }, index) => [ref, index]));
  const thread = Int32Array.from(seen, ({ thread: ref }) => (ref === null ? -1 : (byRef.get(ref) ?? -1)));
  const paths = [...new Set(seen.flatMap((one) => one.paths))].sort();
  const areas = place.classifier.classify(paths, place.context);
  const areaOf = new Map(paths.map((path, index) => [path, areas[index]!]));
  const ownAreas = seen.map((one) =>
    one.paths.length > 0
      ? [...new Set(one.paths.map((path) => areaOf.get(path)!))].sort((a, b) => a - b)
      : place.classifier.areasOfText(one.frequent),
  );
  const ownModules = seen.map((one) => [...new Set(one.paths.map(place.moduleOf))].sort((a, b) => a - b));
  // A review is about what its pull request touches, unless it says more exactly.
  const inherited = <T>(lists: readonly T[][], index: number): T[] =>
    lists[index]!.length > 0 || thread[index]! < 0 ? lists[index]! : lists[thread[index]!]!;
  const areaLists = seen.map((_, index) => inherited(ownAreas, index)).map((list) => (list.length > 0 ? list : [-1]));
  const moduleLists = seen.map((_, index) => inherited(ownModules, index));
  const commitLists = seen.map((one) => {
    const named = one.shas.flatMap((sha) => place.commits.get(sha) ?? []);
    const titled = one.kind === "pull-request" && one.number !== null ? place.ofPullRequest.get(one.number) : undefined;
    return [...new Set(named.length > 0 ? named : (titled ?? []))].sort((a, b) => a - b);
  });
  return {
    count: seen.length,
    ref: seen.map(({ ref }) => ref),
    kind: Uint8Array.from(seen, ({ kind }) => CONTRIBUTION_KINDS.indexOf(kind)),
    at: Float64Array.from(seen, ({ at }) => at),
    title: seen.map(({ title }) => title),
    url: seen.map(({ url }) => url),
    people: {
      start: starts(seen.map(({ people }) => people)),
      people: Int32Array.from(seen.flatMap(({ people }) => people.map(({ person }) => person))),
    },
    roles: seen.flatMap(({ people }) => people.map(({ role }) => role)),
    thread,
    state: seen.map(({ state }) => state),
    changedAt: Float64Array.from(seen, ({ changedAt }) => changedAt ?? -1),
    words: Int32Array.from(seen, ({ words }) => words),
    commits: { start: starts(commitLists), commit: Int32Array.from(commitLists.flat()) },
    areas: { start: starts(areaLists), area: Int16Array.from(areaLists.flat()) },
    modules: { start: starts(moduleLists), module: Int32Array.from(moduleLists.flat()) },
    claims: seen.map(({ claims }) => claims),
    links: seen.map(({ links }) => links),
    citations: seen.map(({ citations }) => citations),
    sources: seen.map((one) => one.sources),
  };
}

function starts(lists: readonly (readonly unknown[])[]): Int32Array {
  const start = new Int32Array(lists.length + 1);
  for (const [index, list] of lists.entries()) start[index + 1] = start[index]! + list.length;
  return start;
}
