import { type History, PURPOSES } from "../model/history.ts";
import type { EvidenceRef } from "../model/signal.ts";
import { DAY } from "../model/time.ts";
import { claimsResult } from "../rigour/claim.ts";
import { type Measurement, measurementsIn } from "../rigour/measurement.ts";
import { authorsOf, commitsOf, kindOf } from "../signals/acts.ts";
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
  /** Of a commit its title; of a pull request also the sentence that claims something. */
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

/**
 * What members wrote of measured results, latest first: pull requests whose text claims something with a
 * figure, and titles of commits; then titles that say that something got better. A commit whose pull request
 * is a seed is none.
 */
export function seedsOf(history: History, views: readonly View[], scope: TeamScope): Seed[] {
  const found: (Seed & { at: number })[] = [];
  const told = new Set<string>();
  forEachPullRequest(history, views, scope, (repository, view, act, people) => {
    const { contributions, commits } = view.repository;
    const claim = contributions.claims[act]!.find(({ support }) => support.some(({ kind }) => kind === "number"));
    if (!claim) return;
    const figure = claim.support.find(({ kind }) => kind === "number")!.quote;
    // The figure may stand in the sentence beside the claim.
    const said = claim.quote.includes(figure) ? claim.quote : `${claim.quote} (${figure})`;
    const title = `${contributions.title[act] ?? contributions.ref[act]!}: ${said}`;
    const start = title.lastIndexOf(figure);
    const measurements: Measurement[] = [{ start, end: start + figure.length, text: figure, kind: "value" }];
    const { start: areaStart, area } = contributions.areas;
    found.push({
      repository,
      item: commits.count + act,
      people,
      title,
      measurements,
      area: area[areaStart[act]!] ?? -1,
      at: contributions.at[act]!,
    });
    for (const commit of commitsOf(view, act)) told.add(`${repository} ${commit}`);
  });
  forEachWork(history, views, scope, (repository, view, commit, people) => {
    if (told.has(`${repository} ${commit}`)) return;
    const title = view.repository.commits.title[commit];
    if (title == null) return;
    const measurements = measurementsIn(title);
    if (measurements.length === 0 && !claimsResult(title)) return;
    const at = view.repository.commits.landedAt[commit]!;
    found.push({ repository, item: commit, people, title, measurements, area: mainArea(view, commit), at });
  });
  return found.sort(
    (a, b) =>
      Number(b.measurements.length > 0) - Number(a.measurements.length > 0) ||
      b.at - a.at ||
      a.repository - b.repository ||
      b.item - a.item,
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

/** Each pull request of members in the team's repositories in the last two years. */
function forEachPullRequest(
  history: History,
  views: readonly View[],
  { members, repositories }: TeamScope,
  visit: (repository: number, view: View, act: number, people: readonly number[]) => void,
): void {
  const since = endOfTeam(history, repositories) - SEED_DAYS * DAY;
  const team = new Set(members);
  for (const repository of [...repositories].sort((a, b) => a - b)) {
    const view = views[repository]!;
    for (const act of view.acts) {
      if (kindOf(view, act) !== "pull-request" || view.repository.contributions.at[act]! < since) continue;
      const people = authorsOf(view, act).filter((person) => team.has(person));
      if (people.length > 0) visit(repository, view, act, people);
    }
  }
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
