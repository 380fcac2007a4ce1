import { SWEEP_FILES } from "../model/evidence.ts";
import { peopleOf, type RepositoryHistory } from "../model/history.ts";
import { DAY } from "../model/time.ts";
import { coreOf } from "../signals/core.ts";

export const OUTCOMES = ["sustained", "core", "across"] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** How far ahead is looked. */
export const HORIZON_DAYS = 365;
const MONTHS = 12;
const ACTIVE_MONTHS = 6;
/** Others who change a module too, so that working there is working with others. */
const OTHERS = 2;
const LEAST_MODULES = 4;
const TOP_SHARE = 0.1;

/**
 * What came of people in the year after a date: who was active in at least 6 of its 12 months
 * (`sustained`), who is in the smallest set of people with 80 % of the commits (`core`), and who is in
 * the top tenth of those who were active by number of modules that at least two others changed too, and
 * changed at least 4 such (`across`).
 *
 * @param repository a history that reaches at least a year beyond the date
 * @param human whether a person is one, by place
 * @returns people for whom each outcome came true; nobody else's did
 */
export function outcomesAfter(
  repository: RepositoryHistory,
  human: (person: number) => boolean,
  date: number,
): Record<Outcome, ReadonlySet<number>> {
  const { commits, changes, modules } = repository;
  const until = date + HORIZON_DAYS * DAY;
  const months = new Map<number, Set<number>>();
  const written = new Map<number, number>();
  const inModule = new Map<number, Set<number>>();
  for (let commit = 0; commit < commits.count; commit++) {
    const at = commits.landedAt[commit]!;
    if (at <= date || at > until || commits.merge[commit] || commits.skip[commit]) continue;
    const authors = peopleOf(commits.authors, commit).filter(human);
    for (const person of authors) {
      const month = Math.floor(((at - date) / DAY / HORIZON_DAYS) * MONTHS);
      months.set(person, (months.get(person) ?? new Set()).add(month));
      written.set(person, (written.get(person) ?? 0) + 1);
    }
    if (commits.files[commit]! > SWEEP_FILES) continue;
    for (let i = changes.start[commit]!; i < changes.start[commit + 1]!; i++) {
      const module = modules.of[changes.path[i]!]!;
      const people = inModule.get(module) ?? new Set();
      for (const person of authors) people.add(person);
      inModule.set(module, people);
    }
  }
  return {
    sustained: new Set([...months].filter(([, seen]) => seen.size >= ACTIVE_MONTHS).map(([person]) => person)),
    core: coreOf(written),
    across: acrossModules(inModule, written.size),
  };
}

function acrossModules(inModule: ReadonlyMap<number, ReadonlySet<number>>, active: number): ReadonlySet<number> {
  const shared = new Map<number, number>();
  for (const people of inModule.values()) {
    if (people.size <= OTHERS) continue;
    for (const person of people) shared.set(person, (shared.get(person) ?? 0) + 1);
  }
  const counts = [...shared.values()].sort((a, b) => b - a);
  const least = Math.max(LEAST_MODULES, counts[Math.ceil(TOP_SHARE * active) - 1] ?? 0);
  return new Set([...shared].filter(([, count]) => count >= least).map(([person]) => person));
}
