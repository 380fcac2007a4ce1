import type { History, LineSpells } from "../model/history.ts";
import { weekOf } from "../model/time.ts";
import { type Knowledge, knowledgeOf } from "../signals/knowledge.ts";
import { truckHolders } from "../signals/truck-factor.ts";
import type { View } from "../signals/view.ts";
import { endOfTeam, type TeamScope, within, YEAR_WEEKS } from "./scope.ts";
import type { WorkedWeek } from "./worked-weeks.ts";

/** Where fewer lines than this have a writer that is known, as in a shallow clone, nothing is said of all of them. */
const MOSTLY_KNOWN = 0.8;
/** A part with fewer living files, or lines, is not looked at: one file always rests on one person. */
const LEAST_FILES = 3;
const LEAST_LINES = 100;
/** How far back somebody's work makes them one of those who can share the knowledge, weeks. */
const SHARING_WEEKS = 2 * YEAR_WEEKS;

/** One part of the code and who knows it. */
export interface KnownPart {
  part: number;
  knowledge: Knowledge;
  /** People without whose knowledge more than half of its files have no main author; null: not known. */
  holders: readonly number[] | null;
  /** Living files without a main author. */
  unowned: number;
  /** How often two random lines have one author; null where it is not known. */
  concentration: number | null;
  /** Share of its lines by members; null where it is not known. */
  teamShare: number | null;
  /** Share of its lines by nobody who is known. */
  unknown: number;
  /** Weeks of work in it in the last two years, of people other than its holders; members first. */
  sharers: readonly { person: number; weeks: number }[];
  /** The last week of work in it of each of its holders. */
  lastWeek: ReadonlyMap<number, number>;
}

/**
 * Who knows the parts of a team's repositories, most lines first.
 *
 * @param partOf the part of a path, as in `worked`
 */
export function knownParts(
  history: History,
  lines: readonly LineSpells[],
  views: readonly View[],
  scope: TeamScope,
  worked: readonly (WorkedWeek & { part: number })[],
  partOf: (repository: number, path: number) => number,
): KnownPart[] {
  const members = new Set(scope.members);
  const end = endOfTeam(history, scope.repositories);
  const window = { firstWeek: weekOf(end) - SHARING_WEEKS + 1, lastWeek: weekOf(end) };
  const workers = new Map<number, Map<number, { recent: Set<number>; last: number }>>();
  for (const { person, week, repository, part } of worked) {
    if (!scope.repositories.has(repository)) continue;
    const people = workers.get(part) ?? new Map<number, { recent: Set<number>; last: number }>();
    workers.set(part, people);
    const known = people.get(person) ?? { recent: new Set(), last: week };
    people.set(person, known);
    known.last = Math.max(known.last, week);
    if (within(window, week)) known.recent.add(week);
  }
  const known = knowledgeOf(history, lines, views, (repository, path) =>
    scope.repositories.has(repository) ? partOf(repository, path) : undefined,
  );
  return [...known]
    .filter(([, { lines: count, authorsOf }]) => count >= LEAST_LINES && authorsOf.size >= LEAST_FILES)
    .sort(([a, { lines: x }], [b, { lines: y }]) => y - x || a - b)
    .map(([part, knowledge]) => {
      const written = [...knowledge.linesOf.values()].reduce((sum, count) => sum + count, 0);
      const enough = written / knowledge.lines >= MOSTLY_KNOWN;
      const holders = enough ? truckHolders([...knowledge.authorsOf.values()]) : null;
      const people = workers.get(part) ?? new Map<number, { recent: Set<number>; last: number }>();
      const sum = (of: (person: number, count: number) => number): number =>
        [...knowledge.linesOf]
          .toSorted(([a], [b]) => a - b)
          .reduce((total, [person, count]) => total + of(person, count), 0);
      return {
        part,
        knowledge,
        holders,
        unowned: [...knowledge.authorsOf.values()].filter(({ length }) => length === 0).length,
        concentration: enough ? sum((_, count) => (count / written) ** 2) : null,
        teamShare: enough ? sum((person, count) => (members.has(person) ? count : 0)) / written : null,
        unknown: Math.max(0, 1 - written / knowledge.lines),
        sharers: [...people]
          .filter(([person, { recent }]) => recent.size > 0 && !(holders ?? []).includes(person))
          .map(([person, { recent }]) => ({ person, weeks: recent.size }))
          .sort(
            (a, b) =>
              Number(members.has(b.person)) - Number(members.has(a.person)) || b.weeks - a.weeks || a.person - b.person,
          ),
        lastWeek: new Map(
          (holders ?? []).flatMap((person) => (people.has(person) ? [[person, people.get(person)!.last]] : [])),
        ),
      };
    });
}
