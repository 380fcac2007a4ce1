import { type History, PURPOSES } from "../model/history.ts";
import type { EvidenceRef } from "../model/signal.ts";
import { DAY } from "../model/time.ts";
import { claimsResult } from "../rigour/claim.ts";
import { type Measurement, measurementsIn } from "../rigour/measurement.ts";
import { changesInScope, type View } from "../signals/view.ts";
import { endOfTeam, type TeamScope } from "./scope.ts";

/** How far back somebody would still write about it, days. */
const SEED_DAYS = 730;
/** Folders that hold what measures, and, where its files are pages or data, what was measured or noted down. */
const BENCHMARKS = /^(?:.*?\/)??(?:bench\w*|perf)(?=\/)/i;
const NOTES = /^(?:.*?\/)??(?:results?|notes?|experiments?|ablations?|reports?)(?=\/)/i;
const PAGES: ReadonlySet<number> = new Set([PURPOSES.indexOf("docs"), PURPOSES.indexOf("other")]);

/** Work that a post could be about. */
export interface Seed extends EvidenceRef {
  people: readonly number[];
  title: string;
  /** Empty where the title says that something got better, and not by how much. */
  measurements: readonly Measurement[];
  /** The area of most of its files; -1 where it is not known. */
  area: number;
}

/** A folder of benchmarks, results or notes that members work on. */
export interface MeasuredPlace {
  repository: number;
  folder: string;
  commits: number;
  people: ReadonlySet<number>;
  last: number;
}

/** Titles by members with a measured result, latest first; then those with a claim of one. */
export function seedsOf(history: History, views: readonly View[], scope: TeamScope): Seed[] {
  const found: (Seed & { at: number })[] = [];
  forEachWork(history, views, scope, (repository, view, commit, people) => {
    const title = view.repository.commits.title[commit];
    if (title == null) return;
    const measurements = measurementsIn(title);
    if (measurements.length === 0 && !claimsResult(title)) return;
    const at = view.repository.commits.landedAt[commit]!;
    found.push({ repository, commit, people, title, measurements, area: mainArea(view, commit), at });
  });
  return found.sort(
    (a, b) =>
      Number(b.measurements.length > 0) - Number(a.measurements.length > 0) ||
      b.at - a.at ||
      a.repository - b.repository ||
      b.commit - a.commit,
  );
}

/** Folders of benchmarks, results and notes that members changed, those with most commits first. */
export function measuredPlaces(history: History, views: readonly View[], scope: TeamScope): MeasuredPlace[] {
  const found = new Map<string, MeasuredPlace & { people: Set<number> }>();
  forEachWork(history, views, scope, (repository, view, commit, people) => {
    const { changes, paths, purposes } = view.repository;
    const folders = new Set<string>();
    for (const i of changesInScope(view, commit)) {
      const path = paths[changes.path[i]!]!;
      const noted = PAGES.has(purposes[changes.path[i]!]!) ? NOTES.exec(path) : null;
      const folder = (BENCHMARKS.exec(path) ?? noted)?.[0];
      if (folder !== undefined && view.substance.commit(commit)) folders.add(folder);
    }
    for (const folder of folders) {
      const key = `${repository} ${folder}`;
      const known = found.get(key) ?? { repository, folder, commits: 0, people: new Set<number>(), last: commit };
      found.set(key, known);
      known.commits++;
      known.last = commit;
      for (const person of people) known.people.add(person);
    }
  });
  return [...found.values()].sort(
    (a, b) => b.commits - a.commits || a.repository - b.repository || (a.folder < b.folder ? -1 : 1),
  );
}

/** Each commit of members in the team's repositories in the last two years, with the members who wrote it. */
function forEachWork(
  history: History,
  views: readonly View[],
  { members, repositories }: TeamScope,
  visit: (repository: number, view: View, commit: number, people: readonly number[]) => void,
): void {
  const since = endOfTeam(history, repositories) - SEED_DAYS * DAY;
  const team = new Set(members);
  for (const repository of [...repositories].sort((a, b) => a - b)) {
    const view = views[repository]!;
    for (const commit of view.handwork) {
      if (view.repository.commits.landedAt[commit]! < since) continue;
      const people = view.authors(commit).filter((person) => team.has(person));
      if (people.length > 0) visit(repository, view, commit, people);
    }
  }
}

function mainArea(view: View, commit: number): number {
  const { areas, changes } = view.repository;
  const counts = new Map<number, number>();
  for (const i of changesInScope(view, commit)) {
    const area = areas[changes.path[i]!]!;
    if (area >= 0) counts.set(area, (counts.get(area) ?? 0) + 1);
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || a - b)[0]?.[0] ?? -1;
}
