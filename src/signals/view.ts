import { SWEEP_FILES } from "../model/evidence.ts";
import { type History, peopleOf, type RepositoryHistory } from "../model/history.ts";
import type { MeasureDefinition, MeasuredRepository, Observations, Settings } from "../model/signal.ts";
import { DAY, weekOf } from "../model/time.ts";
import { type Substance, substanceOf } from "./substance.ts";

/** How far back a person's habits are looked at. */
export const RECENT_DAYS = 730;

/** One repository as far as it is in scope: what every signal starts from. */
export interface View {
  repository: RepositoryHistory;
  asOf: number;
  settings: Settings;
  areaIds: readonly string[];
  /** Number of people in the whole history, for keys that hold a person. */
  people: number;
  human: Uint8Array;
  /** Paths whose area is in scope. */
  inScope: Uint8Array;
  /** Commits that count as work: in scope, not a merge, by a human, not seen elsewhere. */
  work: Int32Array;
  /** As `work`, without those that touch so many files that they are imports or sweeps. */
  handwork: Int32Array;
  /** Whether a commit is in `handwork`. */
  isHandwork: Uint8Array;
  /** Contributions beside commits that are in scope. */
  acts: Int32Array;
  /** Week of each item: of the commits, then of the contributions. */
  week: Int32Array;
  /** Human authors and co-authors of a commit. */
  authors(commit: number): readonly number[];
  /** Those of them whose week is more than typos, new forms and moves: signals count only these. */
  counting(commit: number): readonly number[];
  substance: Substance;
}

/** @param areas places of the areas in scope; all files are in scope when undefined */
export function viewOf(
  history: History,
  repository: RepositoryHistory,
  areas: ReadonlySet<number> | undefined,
  settings: Settings,
): View {
  const { commits, changes } = repository;
  const human = Uint8Array.from(history.people, ({ kind }) => (kind === "human" ? 1 : 0));
  const inScope = Uint8Array.from(repository.areas, (area) => (areas === undefined || areas.has(area) ? 1 : 0));
  const humans: (readonly number[])[] = Array.from({ length: commits.count }, (_, commit) =>
    [...peopleOf(commits.authors, commit)].filter((person) => human[person]),
  );
  const authors = (commit: number): readonly number[] => humans[commit]!;
  const work: number[] = [];
  for (let commit = 0; commit < commits.count; commit++) {
    if (commits.merge[commit] || commits.skip[commit]) continue;
    let any = false;
    for (let i = changes.start[commit]!; i < changes.start[commit + 1]! && !any; i++)
      any = inScope[changes.path[i]!] === 1;
    if (any && authors(commit).length > 0) work.push(commit);
  }
  const handwork = work.filter((commit) => commits.files[commit]! <= SWEEP_FILES);
  const isHandwork = new Uint8Array(commits.count);
  for (const commit of handwork) isHandwork[commit] = 1;
  const weekOfCommit = Int32Array.from(commits.landedAt, weekOf);
  const substance = substanceOf(repository, weekOfCommit, authors, inScope);
  const counting = humans.map((people, commit) =>
    people.filter((person) => substance.week(person, weekOfCommit[commit]!)),
  );
  const { contributions } = repository;
  const isInScope = (act: number): boolean =>
    areas === undefined ||
    contributions.areas.area
      .subarray(contributions.areas.start[act]!, contributions.areas.start[act + 1]!)
      .some((area) => areas.has(area));
  return {
    repository,
    asOf: history.asOf,
    settings,
    areaIds: history.areaIds,
    people: history.people.length,
    human,
    inScope,
    work: Int32Array.from(work),
    handwork: Int32Array.from(handwork),
    isHandwork,
    acts: Int32Array.from([...contributions.at.keys()].filter(isInScope)),
    week: Int32Array.of(...weekOfCommit, ...Int32Array.from(contributions.at, weekOf)),
    authors,
    counting: (commit) => counting[commit]!,
    substance,
  };
}

/** Days between a commit's landing and the date of the view. */
export function ageDays(view: View, commit: number): number {
  return (view.asOf - view.repository.commits.landedAt[commit]!) / DAY;
}

/** Days from the week of an item to the week of the date: all work of a week weighs the same. */
export function weekAgeDays(view: View, item: number): number {
  return 7 * (weekOf(view.asOf) - view.week[item]!);
}

/** What is left after `days` of something with this half-life. */
export function decay(days: number, halfLife: number): number {
  return 2 ** (-days / halfLife);
}

/** The places of a commit's changes that are in scope. */
export function* changesInScope({ repository: { changes }, inScope }: View, commit: number): Generator<number> {
  for (let i = changes.start[commit]!; i < changes.start[commit + 1]!; i++)
    if (inScope[changes.path[i]!] === 1) yield i;
}

/** The modules of a commit's changes in scope, each once. */
export function modulesOf(view: View, commit: number): Set<number> {
  const { changes, modules } = view.repository;
  const found = new Set<number>();
  for (const i of changesInScope(view, commit)) found.add(modules.of[changes.path[i]!]!);
  return found;
}

/** Those of the modules of a commit that count in the week of one of its authors. */
export function countingModules(view: View, commit: number, person: number): number[] {
  return [...modulesOf(view, commit)].filter((module) => view.substance.module(person, view.week[commit]!, module));
}

/** Collects the observations of one measure. */
export class Collector {
  readonly #rows: Observations = { person: [], week: [], value: [], weight: [], key: [], item: [] };
  readonly #definition: MeasureDefinition;
  total = 0;

  constructor(definition: MeasureDefinition) {
    this.#definition = definition;
  }

  add(person: number, week: number, item: number, value = 1, weight = 1, key = 0): void {
    const rows = this.#rows;
    rows.person.push(person);
    rows.week.push(week);
    rows.item.push(item);
    rows.value.push(value);
    rows.weight.push(weight);
    rows.key.push(key);
  }

  done(): MeasuredRepository {
    return { definition: this.#definition, rows: this.#rows, total: this.total };
  }
}
