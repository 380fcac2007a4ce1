import { endOf, type History, type LineSpells, peopleOf, type RepositoryHistory } from "../model/history.ts";
import type { ModulesResult } from "../model/results.ts";
import { DAY, isoTime } from "../model/time.ts";
import { authorship } from "../signals/authorship.ts";
import { livingLines, writersOf } from "../signals/living-lines.ts";
import { truckFactor } from "../signals/truck-factor.ts";
import type { View } from "../signals/view.ts";
import { round } from "./signal-result.ts";

const ACTIVE_DAYS = 365;
/** Where fewer lines than this have a writer that is known, as in a shallow clone, nothing is said of all of them. */
const MOSTLY_KNOWN = 0.8;

interface Knowledge {
  repository: number;
  module: number;
  /** Living lines; some have no writer that is known. */
  lines: number;
  linesOf: Map<number, number>;
  /** Main authors of each living file that people work on. */
  authorsOf: Map<number, number[]>;
}

/**
 * Who knows each module: living lines by person, main authors, how concentrated it is, and who has not
 * been active for a year.
 *
 * @param views one for each repository of the history
 * @param most people listed for each module
 */
export function modulesReport(
  history: History,
  lines: readonly LineSpells[],
  views: readonly View[],
  notes: readonly string[],
  most: number,
): Omit<ModulesResult, "more"> {
  const last = views.map(({ repository }) => lastActive(repository));
  return {
    asOf: isoTime(history.asOf),
    notes: [...notes],
    modules: knowledgeOf(history, lines, views)
      .filter(({ lines: count }) => count > 0)
      .sort((a, b) => b.lines - a.lines || a.repository - b.repository || a.module - b.module)
      .map((knowledge) =>
        moduleResult(history, views[knowledge.repository]!, last[knowledge.repository]!, knowledge, most),
      ),
  };
}

/** When a commit of each person last reached a repository, merges too and whatever the scope, seconds. */
function lastActive({ commits }: RepositoryHistory): Map<number, number> {
  const last = new Map<number, number>();
  for (let commit = 0; commit < commits.count; commit++) {
    if (commits.skip[commit] && !commits.elsewhere[commit]) continue;
    for (const person of peopleOf(commits.authors, commit)) last.set(person, commits.landedAt[commit]!);
  }
  return last;
}

function knowledgeOf(history: History, lines: readonly LineSpells[], views: readonly View[]): Knowledge[] {
  const found = new Map<string, Knowledge>();
  const of = (repository: number, module: number): Knowledge => {
    const key = `${repository} ${module}`;
    let known = found.get(key);
    if (!known) {
      known = { repository, module, lines: 0, linesOf: new Map(), authorsOf: new Map() };
      found.set(key, known);
    }
    return known;
  };
  for (const { repository, path, born, lines: count } of livingLines(history, lines)) {
    const view = views[repository]!;
    if (view.inScope[path] !== 1) continue;
    const known = of(repository, view.repository.modules.of[path]!);
    known.lines += count;
    const writers = writersOf(view.repository, born, (person) => view.human[person] === 1);
    for (const writer of writers) known.linesOf.set(writer, (known.linesOf.get(writer) ?? 0) + count / writers.length);
  }
  for (const [repository, view] of views.entries()) {
    const { modules, files } = view.repository;
    for (const { file, person, main } of authorship(view)) {
      const { authorsOf } = of(repository, modules.of[files.path[file]!]!);
      const authors = authorsOf.get(file) ?? [];
      authorsOf.set(file, authors);
      if (main) authors.push(person);
    }
  }
  return [...found.values()];
}

function moduleResult(
  history: History,
  view: View,
  last: ReadonlyMap<number, number>,
  { module, lines, linesOf, authorsOf }: Knowledge,
  most: number,
): ModulesResult["modules"][number] {
  const authored = new Map<number, number>();
  for (const authors of authorsOf.values())
    for (const author of authors) authored.set(author, (authored.get(author) ?? 0) + 1);
  const active = (person: number): boolean => (last.get(person) ?? 0) >= endOf(view.repository) - ACTIVE_DAYS * DAY;
  const written = [...linesOf].toSorted(([a, x], [b, y]) => y - x || a - b);
  const known = written.reduce((sum, [, count]) => sum + count, 0);
  const gone = written.reduce((sum, [person, count]) => sum + (active(person) ? 0 : count), 0);
  const people = written.map(([person, count]) => ({
    person: history.people[person]!.id,
    name: history.people[person]!.name,
    lines: Math.round(count),
    share: round(count / lines),
    authored: authored.get(person) ?? 0,
    lastActive: isoTime(last.get(person) ?? 0),
    active: active(person),
  }));
  return {
    repo: view.repository.source,
    module: view.repository.modules.names[module]!,
    files: authorsOf.size,
    lines,
    truckFactor: known / lines < MOSTLY_KNOWN ? null : truckFactor([...authorsOf.values()]),
    concentration:
      known / lines < MOSTLY_KNOWN ? null : round(written.reduce((sum, [, count]) => sum + (count / known) ** 2, 0)),
    gone: round(gone / lines),
    unknown: round(Math.max(0, 1 - known / lines)),
    people: people.slice(0, most),
    others: Math.max(0, people.length - most),
  };
}
