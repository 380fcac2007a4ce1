import { endOf, type History, type LineSpells, PURPOSES, type RepositoryHistory } from "../model/history.ts";
import { DAY } from "../model/time.ts";
import { coreOf } from "../signals/core.ts";
import { type LivingLines, livingLines, writersOf } from "../signals/living-lines.ts";
import type { View } from "../signals/view.ts";

const CODE = PURPOSES.indexOf("code");
const TESTS = PURPOSES.indexOf("tests");
const DOCS = PURPOSES.indexOf("docs");

/** How far back changes are looked at, days. */
const LOOKED_AT_DAYS = 730;
const YEAR_DAYS = 365;
/** A module changed together with a folder when they share so many commits. */
const LEAST_SHARED = 2;

/** What the history of a folder says. Changes are those of the last two years. */
export interface FolderFacts {
  repository: number;
  name: string;
  /** Living lines of code. */
  lines: number;
  /** Commits that changed its code. */
  commits: number;
  /** People with weeks of work in its code. */
  people: number;
  /** The fewest of them with 80 % of these weeks, as far as they have more than one. */
  keepers: ReadonlySet<number>;
  others: number;
  /** Share of the commits that change code elsewhere too. */
  coupling: number;
  /** Other modules that changed with it, most often first, as places in the repository's. */
  together: readonly { module: number; share: number }[];
  /** How many of these at least twice. */
  modules: number;
  /** Of the lines that lived a year ago, the share that still does; null where none did. */
  kept: number | null;
  /** When its first file landed, and when its code was last changed; seconds. */
  firstAt: number;
  lastAt: number;
  /** Living test files in it, and share of the commits that change tests elsewhere. */
  tests: number;
  testsElsewhere: number;
  docs: number;
  /** Share of the lines by members; null where no writer is known. */
  byMembers: number | null;
  writers: number;
}

/** Commits that changed the code of a folder. */
interface Changed {
  commits: number;
  coupled: number;
  withTests: number;
  together: Map<number, number>;
  weeks: Map<number, Set<number>>;
  firstAt: number;
  lastAt: number;
}

/** Code of a folder that lives, and that lived a year before. */
interface Living {
  lines: number;
  written: number;
  byMembers: number;
  writers: Set<number>;
  yearAgo: number;
  still: number;
}

/**
 * The facts of each folder of a repository that is a module or holds modules, and has living code.
 *
 * @param place of the repository in the history
 * @returns also the living lines of code of all of the repository
 */
export function folderFacts(
  history: History,
  lines: readonly LineSpells[],
  view: View,
  place: number,
  members: ReadonlySet<number>,
): { folders: FolderFacts[]; lines: number } {
  const { repository } = view;
  const names = repository.modules.names.filter((name) => name !== "/");
  const foldersOf = foldersByPath(repository.paths, names);
  const changed = changesOf(view, foldersOf);
  const { living, all } = livingCode(history, lines[place]!, view, foldersOf, members);
  const { files, purposes } = repository;
  const filesOf = (purpose: number): Int32Array => {
    const counts = new Int32Array(names.length);
    for (let file = 0; file < files.count; file++) {
      const path = files.path[file]!;
      if (files.living[file] && purposes[path] === purpose) for (const folder of foldersOf[path]!) counts[folder]!++;
    }
    return counts;
  };
  const tests = filesOf(TESTS);
  const docs = filesOf(DOCS);
  const folders = names.flatMap((name, folder): FolderFacts[] => {
    const changes = changed.get(folder);
    const code = living.get(folder);
    if (!changes || !code) return [];
    const part = (count: number): number => (changes.commits === 0 ? 0 : count / changes.commits);
    const weeks = new Map([...changes.weeks].map(([person, of]) => [person, of.size] as const));
    // Where most came once, the fewest with 80 % are nearly all of them: who came once keeps nothing.
    const keepers = new Set([...coreOf(weeks)].filter((person) => weeks.get(person)! > 1));
    const together = [...changes.together].sort(([a, x], [b, y]) => y - x || a - b);
    return [
      {
        repository: place,
        name,
        lines: code.lines,
        commits: changes.commits,
        people: weeks.size,
        keepers,
        others: weeks.size - keepers.size,
        coupling: part(changes.coupled),
        together: together.map(([module, shared]) => ({ module, share: part(shared) })),
        modules: together.filter(([, shared]) => shared >= LEAST_SHARED).length,
        kept: code.yearAgo > 0 ? code.still / code.yearAgo : null,
        firstAt: changes.firstAt,
        lastAt: changes.lastAt,
        tests: tests[folder]!,
        testsElsewhere: part(changes.withTests),
        docs: docs[folder]!,
        byMembers: code.written > 0 ? code.byMembers / code.written : null,
        writers: code.writers.size,
      },
    ];
  });
  return { folders, lines: all };
}

/** Of each path, the folders that it is in, as places in `names`. */
function foldersByPath(paths: readonly string[], names: readonly string[]): number[][] {
  const places = new Map(names.map((name, place) => [name, place]));
  return paths.map((path) => {
    const found: number[] = [];
    for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1)) {
      const folder = places.get(path.slice(0, slash));
      if (folder !== undefined) found.push(folder);
    }
    return found;
  });
}

function isCode({ purposes, own }: RepositoryHistory, path: number): boolean {
  return purposes[path] === CODE && own[path] === 1;
}

/** Who changed the code of each folder, and what else these commits changed. */
function changesOf(view: View, foldersOf: readonly (readonly number[])[]): Map<number, Changed> {
  const { repository, substance } = view;
  const { changes, commits, modules, purposes } = repository;
  const since = endOf(repository) - LOOKED_AT_DAYS * DAY;
  const found = new Map<number, Changed>();
  for (const commit of view.handwork) {
    const at = commits.landedAt[commit]!;
    const all = Array.from(
      { length: changes.start[commit + 1]! - changes.start[commit]! },
      (_, i) => changes.start[commit]! + i,
    );
    const code = all.filter((i) => isCode(repository, changes.path[i]!));
    const tests = all.filter((i) => purposes[changes.path[i]!] === TESTS);
    for (const folder of new Set(code.flatMap((i) => foldersOf[changes.path[i]!]!))) {
      let known = found.get(folder);
      if (!known) {
        known = {
          commits: 0,
          coupled: 0,
          withTests: 0,
          together: new Map(),
          weeks: new Map(),
          firstAt: at,
          lastAt: at,
        };
        found.set(folder, known);
      }
      known.lastAt = at;
      if (at < since) continue;
      const outside = (i: number): boolean => !foldersOf[changes.path[i]!]!.includes(folder);
      const elsewhere = code.filter(outside);
      known.commits++;
      if (elsewhere.length > 0) known.coupled++;
      if (tests.some(outside)) known.withTests++;
      for (const module of new Set(elsewhere.map((i) => modules.of[changes.path[i]!]!)))
        known.together.set(module, (known.together.get(module) ?? 0) + 1);
      const week = view.week[commit]!;
      for (const person of view.counting(commit)) {
        if (!code.some((i) => !outside(i) && substance.file(person, week, changes.file[i]!))) continue;
        const weeks = known.weeks.get(person);
        if (weeks) weeks.add(week);
        else known.weeks.set(person, new Set([week]));
      }
    }
  }
  return found;
}

function livingCode(
  history: History,
  spells: LineSpells,
  { repository, human }: View,
  foldersOf: readonly (readonly number[])[],
  members: ReadonlySet<number>,
): { living: Map<number, Living>; all: number } {
  const single = { ...history, repositories: [repository] };
  const code = function* (days: number): Generator<LivingLines> {
    for (const lines of livingLines(single, [spells], days)) if (isCode(repository, lines.path)) yield lines;
  };
  const living = new Map<number, Living>();
  const of = (folder: number): Living => {
    let known = living.get(folder);
    if (!known) {
      known = { lines: 0, written: 0, byMembers: 0, writers: new Set(), yearAgo: 0, still: 0 };
      living.set(folder, known);
    }
    return known;
  };
  let all = 0;
  const sinceYear = endOf(repository) - YEAR_DAYS * DAY;
  for (const { path, born, came, lines } of code(0)) {
    all += lines;
    const writers = writersOf(repository, born, (person) => human[person] === 1);
    for (const folder of foldersOf[path]!) {
      const known = of(folder);
      known.lines += lines;
      if (repository.commits.landedAt[came]! <= sinceYear) known.still += lines;
      if (writers.length === 0) continue;
      known.written += lines;
      for (const writer of writers) {
        known.writers.add(writer);
        if (members.has(writer)) known.byMembers += lines / writers.length;
      }
    }
  }
  for (const { path, lines } of code(YEAR_DAYS))
    for (const folder of foldersOf[path]!) if (living.has(folder)) of(folder).yearAgo += lines;
  return { living, all };
}
