import { PathClassifier, type Taxonomy } from "../areas/classify.ts";
import { fileKind } from "../areas/file-kind.ts";
import { filePurpose } from "../areas/file-purpose.ts";
import { cutModules, moduleFinder } from "../areas/modules.ts";
import type { Columns } from "../evidence/duckdb.ts";
import type { EvidenceRows } from "../evidence/load.ts";
import type { Decisions } from "../model/decisions.ts";
import {
  FILE_KINDS,
  type History,
  type Modules,
  type PeopleByCommit,
  PURPOSES,
  type RepositoryHistory,
} from "../model/history.ts";
import { assemblePeople } from "../people/assemble.ts";
import { contributionColumns, type SeenContribution, seenContributions } from "./contributions.ts";
import { followFiles } from "./lineage.ts";

const AUTHORS = [0, 1];
const REVIEWERS = [2];
const COMMITTERS = [3];

/** A source as the history needs it. */
export interface NamedSource {
  source: string;
  kind: string;
  web: string | null;
  proposals: string | null;
}

/** Where papers and posts stand, which belong to no code base. */
const ELSEWHERE = "posts and papers";

/**
 * Puts the rows of evidence together into what signals read. A pure function of the rows: with the
 * rows up to a date it gives the same as with a history that ends there.
 *
 * @param sources by their place in the rows, git's first
 * @param decisions which identities people said are one person, or are not
 */
export function assembleHistory(
  rows: EvidenceRows,
  sources: readonly NamedSource[],
  asOf: number,
  taxonomy: Taxonomy,
  decisions: Decisions,
): History {
  const names = sources.map(({ source }) => source);
  const { people, of } = assemblePeople(rows.identities, names, decisions);
  const key = (source: number, identity: number): number => source * 2 ** 32 + identity;
  const personOf = new Map(rows.identities.map(({ source, identity }, index) => [key(source, identity), of[index]!]));
  const classifier = new PathClassifier(taxonomy);
  const nameOf = new Map(rows.identities.map(({ source, identity, name }) => [key(source, identity), name]));
  const contributions = seenContributions(rows.contributions, sources, (source, identity) => ({
    person: personOf.get(key(source, identity))!,
    name: nameOf.get(key(source, identity))!,
  }));
  const codeBases = sources
    .map((named, place) => ({ place, named, home: named.kind === "git" ? homeOf(named.web) : null }))
    .filter(({ named }) => named.kind === "git");
  // A page that two sources name is the first one's; a source without a page has none.
  const homes = new Map(
    codeBases.toReversed().flatMap(({ home, place }): [string | null, number][] => (home ? [[home, place]] : [])),
  );
  const belongs = new Map<number | string, SeenContribution[]>();
  for (const one of contributions) {
    const home = homes.get(one.repository) ?? one.repository ?? ELSEWHERE;
    const list = belongs.get(home);
    if (list) list.push(one);
    else belongs.set(home, [one]);
  }
  const withoutCommits = [...belongs.keys()].filter((home) => typeof home === "string").sort();
  return {
    asOf,
    people,
    areaIds: taxonomy.areas.map(({ id }) => id),
    repositories: [
      ...codeBases.map(({ named, place }) =>
        repository(place, rows, named, personOf, classifier, belongs.get(place) ?? []),
      ),
      ...withoutCommits.map((home) =>
        repository(
          NO_ROWS,
          rows,
          {
            source: home.replace(/^[^/]*\//, ""),
            web: home === ELSEWHERE ? null : `https://${home}`,
            kind: "none",
            proposals: null,
          },
          personOf,
          classifier,
          belongs.get(home)!,
        ),
      ),
    ],
  };
}

/** The place of a source that has no rows of git. */
const NO_ROWS = -1;

/** `github.com/owner/name`, as contributions name the code base of a page. */
function homeOf(web: string | null): string | null {
  return (
    web &&
    web
      .replace(/^https?:\/\//, "")
      .replace(/\/$/, "")
      .toLowerCase()
  );
}

function repository(
  source: number,
  rows: EvidenceRows,
  { source: name, web, proposals }: NamedSource,
  personOf: ReadonlyMap<number, number>,
  classifier: PathClassifier,
  seen: readonly SeenContribution[],
): RepositoryHistory {
  const commits = slice(rows.commits, source);
  const count = commits.to - commits.from;
  const agent = new Uint8Array(count);
  const disclosures = slice(rows.disclosures, source);
  for (let i = disclosures.from; i < disclosures.to; i++) agent[rows.disclosures["commit"]![i] as number] = 1;
  const participants = slice(rows.participants, source);
  const changes = slice(rows.changes, source);
  const numbers = (columns: Columns, column: string, { from, to }: Slice): Int32Array => {
    const values = columns[column]!;
    return Int32Array.from({ length: to - from }, (_, i) => (values[from + i] as number | null) ?? -1);
  };
  const given = { path: numbers(rows.changes, "path", changes), oldPath: numbers(rows.changes, "old_path", changes) };
  const named = slice(rows.lineFiles, source);
  const names = { file: numbers(rows.lineFiles, "file", named), path: numbers(rows.lineFiles, "path", named) };
  const known = [given.path, given.oldPath, names.path];
  const { paths, places } = knownPaths(rows.paths, slice(rows.paths, source), known);
  const path = given.path.map((number) => places[number]!);
  const oldPath = given.oldPath.map((number) => (number < 0 ? -1 : places[number]!));
  const lineage = followFiles(path, oldPath, Uint8Array.from(numbers(rows.changes, "kind", changes)), paths.length);
  const touched = new Int32Array(paths.length);
  for (const place of path) touched[place]!++;
  const by = (part: readonly number[]): PeopleByCommit =>
    peopleByCommit(rows.participants, participants, part, count, (identity) =>
      personOf.get(source * 2 ** 32 + identity)!,
    );
  const files = lineFiles(names, rows.lineFiles["is_generated"]!.slice(named.from, named.to), paths, places);
  const shas = rows.commits["sha"]!.slice(commits.from, commits.to) as string[];
  const context = { name, words: words(rows.descriptions, source) };
  const modules = modulesOf(paths, touched, seen);
  return {
    source: name,
    web,
    shallow: rows.commits["is_boundary"]!.slice(commits.from, commits.to).includes(true),
    commits: {
      count,
      sha: shas,
      title: rows.commits["title"]!.slice(commits.from, commits.to) as (string | null)[],
      landedAt: Float64Array.from({ length: count }, (_, i) => rows.commits["landed_at"]![commits.from + i] as number),
      merge: Uint8Array.from({ length: count }, (_, i) => Number(rows.commits["is_merge"]![commits.from + i])),
      main: Uint8Array.from({ length: count }, (_, i) => Number(rows.commits["is_main"]![commits.from + i])),
      skip: Uint8Array.from({ length: count }, (_, i) => Number(rows.commits["skip"]![commits.from + i])),
      elsewhere: Uint8Array.from({ length: count }, (_, i) => Number(rows.commits["is_elsewhere"]![commits.from + i])),
      files: numbers(rows.commits, "files", commits),
      agent,
      authors: by(AUTHORS),
      reviewers: by(REVIEWERS),
      committers: by(COMMITTERS),
    },
    changes: {
      count: path.length,
      start: starts(numbers(rows.changes, "commit", changes), count),
      path,
      file: lineage.file,
      created: lineage.created,
      added: numbers(rows.changes, "added", changes),
      deleted: numbers(rows.changes, "deleted", changes),
      lines: numbers(rows.changes, "lines", changes),
    },
    proposals: {
      known: proposals !== null,
      ...proposedCommits(rows.proposals, slice(rows.proposals, source), (identity) =>
        personOf.get(source * 2 ** 32 + identity)!,
      ),
    },
    contributions: contributionColumns(seen, {
      classifier,
      context,
      commits: new Map(shas.map((sha, commit) => [sha, commit])),
      ofPullRequest: ofPullRequests(rows.commits["pull_request"]!.slice(commits.from, commits.to)),
      moduleOf: moduleFinder(modules.names),
    }),
    files: { count: lineage.path.length, path: lineage.path, living: lineage.living },
    lineFiles: files,
    paths,
    purposes: Uint8Array.from(paths, (path) => PURPOSES.indexOf(filePurpose(path))),
    own: ownPaths(paths, files),
    areas: classifier.classify(paths, context),
    modules,
  };
}

/** Modules by the changes of the commits; where there are none, by what contributions touch. */
function modulesOf(paths: readonly string[], touched: Int32Array, seen: readonly SeenContribution[]): Modules {
  if (paths.length > 0) return cutModules(paths, touched);
  const counts = new Map<string, number>();
  for (const one of seen) for (const path of one.paths) counts.set(path, (counts.get(path) ?? 0) + 1);
  const named = [...counts.keys()].sort();
  const { names } = cutModules(
    named,
    named.map((path) => counts.get(path)!),
  );
  return { names, of: new Int32Array() };
}

/** Commits whose title names each pull request. */
function ofPullRequests(numbers: readonly unknown[]): Map<number, number[]> {
  const commits = new Map<number, number[]>();
  for (const [commit, number] of numbers.entries()) {
    if (typeof number !== "number") continue;
    const known = commits.get(number);
    if (known) known.push(commit);
    else commits.set(number, [commit]);
  }
  return commits;
}

function proposedCommits(
  rows: Columns,
  { from, to }: Slice,
  person: (identity: number) => number,
): Omit<RepositoryHistory["proposals"], "known"> {
  const column = (name: string): unknown[] => rows[name]!.slice(from, to);
  return {
    at: Float64Array.from(column("made_at") as number[]),
    person: Int32Array.from(column("identity") as number[], person),
    merge: Uint8Array.from(column("is_merge"), Number),
    pullRequest: Int32Array.from(column("pull_request") as number[]),
  };
}

/** The last path of each file of the ledger, and whose work it is. */
function lineFiles(
  { file, path }: { file: Int32Array; path: Int32Array },
  generated: readonly unknown[],
  paths: readonly string[],
  places: Int32Array,
): RepositoryHistory["lineFiles"] {
  const count = file.reduce((most, number) => Math.max(most, number + 1), 0);
  const last = new Int32Array(count).fill(-1);
  const marked = new Uint8Array(count);
  for (const [row, number] of file.entries()) {
    last[number] = places[path[row]!]!;
    if (generated[row] === true) marked[number] = 1;
  }
  const kind = Uint8Array.from(last, (place, number) =>
    FILE_KINDS.indexOf(marked[number] ? "generated" : fileKind(paths[place] ?? "")),
  );
  return { path: last, kind };
}

/** Whether people write the file of each path here: by its path, and by a mark in the file that has it last. */
function ownPaths(paths: readonly string[], lineFiles: RepositoryHistory["lineFiles"]): Uint8Array {
  const own = Uint8Array.from(paths, (path) => (fileKind(path) === "own" ? 1 : 0));
  for (const [file, path] of lineFiles.path.entries())
    if (path >= 0 && lineFiles.kind[file] === FILE_KINDS.indexOf("generated")) own[path] = 0;
  return own;
}

export interface Slice {
  from: number;
  to: number;
}

/** Where the rows of a source stand in columns that are ordered by source. */
export function slice(columns: Columns, source: number): Slice {
  const sources = columns["source"] as number[];
  const first = (wanted: number): number => {
    let low = 0;
    let high = sources.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sources[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return { from: first(source), to: first(source + 1) };
}

/** The paths that anything names by now, in their order, and the place of each path number among them. */
function knownPaths(
  columns: Columns,
  { from, to }: Slice,
  named: readonly Int32Array[],
): { paths: string[]; places: Int32Array } {
  const places = new Int32Array(to - from).fill(-1);
  for (const numbers of named) for (const number of numbers) if (number >= 0) places[number] = 0;
  const paths: string[] = [];
  for (let number = 0; number < places.length; number++) {
    if (places[number]! < 0) continue;
    places[number] = paths.length;
    paths.push(columns["name"]![from + number] as string);
  }
  return { paths, places };
}

/** Where the rows of each commit begin, for rows that are ordered by commit. */
function starts(commits: Int32Array, count: number): Int32Array {
  const start = new Int32Array(count + 1);
  for (const commit of commits) start[commit + 1]!++;
  for (let commit = 0; commit < count; commit++) start[commit + 1]! += start[commit]!;
  return start;
}

function peopleByCommit(
  columns: Columns,
  { from, to }: Slice,
  parts: readonly number[],
  count: number,
  person: (identity: number) => number,
): PeopleByCommit {
  const commits: number[] = [];
  const people: number[] = [];
  const seen = new Set<number>();
  for (let i = from; i < to; i++) {
    if (!parts.includes(columns["part"]![i] as number)) continue;
    const commit = columns["commit"]![i] as number;
    if (commit !== commits.at(-1)) seen.clear();
    const who = person(columns["identity"]![i] as number);
    // Two identities of one person on one commit are one person.
    if (seen.has(who)) continue;
    seen.add(who);
    commits.push(commit);
    people.push(who);
  }
  return { start: starts(Int32Array.from(commits), count), people: Int32Array.from(people) };
}

function words(columns: Columns, source: number): Map<string, number> {
  const { from, to } = slice(columns, source);
  const counts = new Map<string, number>();
  for (let i = from; i < to; i++) counts.set(columns["word"]![i] as string, columns["count"]![i] as number);
  return counts;
}
