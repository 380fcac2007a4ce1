import { endOf, type History, type LineSpells, peopleOf, type RepositoryHistory } from "../model/history.ts";
import type { ModulesResult } from "../model/results.ts";
import { DAY, isoTime } from "../model/time.ts";
import { type Knowledge, knowledgeOf } from "../signals/knowledge.ts";
import { truckFactor } from "../signals/truck-factor.ts";
import type { View } from "../signals/view.ts";
import { round } from "./signal-result.ts";

const ACTIVE_DAYS = 365;
/** Where fewer lines than this have a writer that is known, as in a shallow clone, nothing is said of all of them. */
const MOSTLY_KNOWN = 0.8;

/** No repository has as many modules. */
const MOST_MODULES = 2 ** 20;

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
  const knowledge = knowledgeOf(
    history,
    lines,
    views,
    (repository, path) => repository * MOST_MODULES + history.repositories[repository]!.modules.of[path]!,
  );
  return {
    asOf: isoTime(history.asOf),
    notes: [...notes],
    modules: [...knowledge]
      .filter(([, { lines: count }]) => count > 0)
      .sort(([a, { lines: x }], [b, { lines: y }]) => y - x || a - b)
      .map(([part, known]) => {
        const repository = Math.floor(part / MOST_MODULES);
        return moduleResult(history, views[repository]!, last[repository]!, part % MOST_MODULES, known, most);
      }),
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

function moduleResult(
  history: History,
  view: View,
  last: ReadonlyMap<number, number>,
  module: number,
  { lines, linesOf, authorsOf }: Knowledge,
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
