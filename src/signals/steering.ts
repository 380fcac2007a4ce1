import { peopleOf } from "../model/history.ts";
import type { MeasureDefinition, MeasuredRepository } from "../model/signal.ts";
import { plural } from "../model/words.ts";
import { commitsOf, reviewsOf } from "./acts.ts";
import { builtUpon } from "./built-upon.ts";
import { ageDays, changesInScope, Collector, decay, countingModules, type View, weekAgeDays } from "./view.ts";

/** Modules that somebody changed in one week in less than this share of all such weeks of either. */
const RARE = 0.1;
/** Such weeks that a module must have had before anything is called rare. */
const LEAST_HISTORY = 3;
/** Somebody who changes more modules than this in a week does not join them. */
const MOST_MODULES = 8;
const QUARTER_DAYS = 91;
const DESIGN =
  /(^|\/)(rfcs?|adrs?|designs?|design[-_]docs?|proposals?|roadmap|architecture|decisions)([-_./][^/]*)?(\/|\.(md|rst|txt|mdx)$)/i;

const weeks = (
  id: string,
  label: string,
  weight: number,
  say: MeasureDefinition["say"],
  among: Pick<MeasureDefinition, "among"> = {},
): MeasureDefinition => ({
  id,
  signal: "steering",
  label,
  unit: "faded weeks",
  kind: "weeks",
  better: "more",
  weight,
  zeroIsKnown: true,
  ...among,
  say,
});

const JOINING = weeks(
  "joining",
  "Weeks with changes that join modules which rarely change together",
  0.5,
  (_, n) => `joined modules that rarely change together in ${plural(n, "week")}`,
);
const REVIEWS = weeks(
  "reviews",
  "Weeks with reviews and merges of others' work",
  0.2,
  (_, n) => `reviewed or merged others' work in ${plural(n, "week")}`,
  { among: "everybody" },
);
const CHANGING_REVIEWS = weeks(
  "changing-reviews",
  "Weeks with reviews after which the lines in question were changed",
  0.2,
  (_, n) => `in ${plural(n, "week")} others changed lines after their review`,
  { among: "everybody" },
);
const DESIGNS = weeks(
  "design",
  "Weeks with work on design documents and roadmaps",
  0.05,
  (_, n) => `worked on design documents in ${plural(n, "week")}`,
);

const STRUCTURE: MeasureDefinition = {
  id: "structure",
  signal: "steering",
  label: "Others who work in folders that they opened, against folders of the same age",
  unit: "times",
  kind: "ratio",
  better: "more",
  // In the backtest it does not foresee who goes on, becomes core, or works across the system.
  weight: 0,
  zeroIsKnown: false,
  say: (estimate, n) =>
    `${plural(n, "folder")} that they opened drew ${estimate.toFixed(1)} times as many others as folders of the same age`,
};

const SPAN: MeasureDefinition = {
  id: "span",
  signal: "steering",
  label: "Quarters in which they returned to the same module",
  unit: "quarters",
  kind: "longest",
  better: "more",
  weight: 0.25,
  zeroIsKnown: false,
  say: (estimate) => `returned to the same module in ${plural(Math.round(estimate), "quarter")}`,
};

/** Steering: joining parts, opening structure, reviewing, staying with a system. */
export function steering(view: View): MeasuredRepository[] {
  return [joining(view), structure(view), reviews(view), changingReviews(view), span(view), designs(view)];
}

/** A week with something of this kind; it loses its worth with time. */
function addWeek(collector: Collector, view: View, person: number, item: number): void {
  collector.add(person, view.week[item]!, item, decay(weekAgeDays(view, item), view.settings.steeringHalfLife));
}

function joining(view: View): MeasuredRepository {
  const collector = new Collector(JOINING);
  const count = view.repository.modules.names.length;
  /** Weeks of people in each module, and in each pair of them. */
  const weeks = new Int32Array(count);
  const together = new Map<number, number>();
  /** What each person did in the week that is looked at. */
  const doings = new Map<number, { modules: Set<number>; commit: number }>();
  const endWeek = (): void => {
    const pairs: number[] = [];
    for (const [person, { modules, commit }] of doings) {
      if (modules.size > MOST_MODULES) continue;
      const sorted = [...modules].sort((a, b) => a - b);
      let joins = false;
      for (const [place, a] of sorted.entries()) {
        for (const b of sorted.slice(place + 1)) {
          const both = together.get(a * count + b) ?? 0;
          // Only what came before this week says whether it is unusual.
          joins ||= Math.min(weeks[a]!, weeks[b]!) >= LEAST_HISTORY && both / (weeks[a]! + weeks[b]! - both) < RARE;
          pairs.push(a * count + b);
        }
      }
      if (joins) addWeek(collector, view, person, commit);
    }
    for (const pair of pairs) together.set(pair, (together.get(pair) ?? 0) + 1);
    for (const { modules } of doings.values())
      if (modules.size <= MOST_MODULES) for (const module of modules) weeks[module]!++;
    doings.clear();
  };
  let week = -1;
  for (const commit of view.handwork) {
    if (view.week[commit] !== week) endWeek();
    week = view.week[commit]!;
    for (const person of view.counting(commit)) {
      const doing = doings.get(person) ?? { modules: new Set(), commit };
      for (const module of countingModules(view, commit, person)) doing.modules.add(module);
      doings.set(person, { ...doing, commit });
    }
  }
  endWeek();
  return collector.done();
}

function structure(view: View): MeasuredRepository {
  const collector = new Collector(STRUCTURE);
  // Which folders were there before a shallow clone begins can't be known.
  if (view.repository.shallow) return collector.done();
  const { changes, paths } = view.repository;
  const folders = new Map<string, number>();
  const folderOf = Int32Array.from(paths, (path) => {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf("/")));
    if (folder === "") return -1;
    const known = folders.get(folder);
    if (known !== undefined) return known;
    folders.set(folder, folders.size);
    return folders.size - 1;
  });
  for (const { creators, commit, others, expected } of builtUpon(view, (change) => folderOf[changes.path[change]!]!)) {
    if (expected > 0)
      for (const person of creators) collector.add(person, view.week[commit]!, commit, others.size, expected);
  }
  return collector.done();
}

function reviews(view: View): MeasuredRepository {
  const collector = new Collector(REVIEWS);
  const { commits } = view.repository;
  /** Who reviewed which commit in its pull request: a trailer that says so again is not another review. */
  const seen = new Set<string>();
  for (const { person, item, of, spoken } of reviewsOf(view)) {
    if (spoken) addWeek(collector, view, person, item);
    if (of >= 0) for (const commit of commitsOf(view, of)) seen.add(`${commit} ${person}`);
  }
  const add = (person: number, commit: number): void => {
    if (view.human[person]) addWeek(collector, view, person, commit);
  };
  /** Whether somebody else wrote part of what a merge brought to the main line. */
  const broughtOthers = (merge: number, person: number): boolean => {
    for (let commit = merge - 1; commit >= 0 && !commits.main[commit]; commit--) {
      if (view.substance.commit(commit) && view.authors(commit).some((author) => author !== person)) return true;
    }
    return false;
  };
  for (const commit of view.work) {
    if (!view.substance.commit(commit)) continue;
    const authors = new Set(view.authors(commit));
    for (const list of [commits.reviewers, commits.committers]) {
      for (const person of peopleOf(list, commit))
        if (!authors.has(person) && !seen.has(`${commit} ${person}`)) add(person, commit);
    }
  }
  // A merge touches no file by itself, so it is in scope when everything is.
  if (view.inScope.every(Boolean)) {
    for (let commit = 0; commit < commits.count; commit++) {
      if (!commits.merge[commit] || !commits.main[commit] || commits.skip[commit]) continue;
      for (const person of peopleOf(commits.authors, commit)) if (broughtOthers(commit, person)) add(person, commit);
    }
  }
  return collector.done();
}

function changingReviews(view: View): MeasuredRepository {
  const collector = new Collector(CHANGING_REVIEWS);
  for (const { person, item, changed } of reviewsOf(view)) if (changed) addWeek(collector, view, person, item);
  return collector.done();
}

function span(view: View): MeasuredRepository {
  const collector = new Collector(SPAN);
  const seen = new Set<string>();
  for (const commit of view.handwork) {
    const quarter = Math.floor(ageDays(view, commit) / QUARTER_DAYS);
    for (const person of view.counting(commit)) {
      for (const module of countingModules(view, commit, person)) {
        const key = `${person} ${module} ${quarter}`;
        if (seen.has(key)) continue;
        seen.add(key);
        collector.add(person, view.week[commit]!, commit, 1, 1, module);
      }
    }
  }
  return collector.done();
}

function designs(view: View): MeasuredRepository {
  const collector = new Collector(DESIGNS);
  const { changes, paths } = view.repository;
  const design = Uint8Array.from(paths, (path) => (DESIGN.test(path) ? 1 : 0));
  for (const commit of view.handwork) {
    const files: number[] = [];
    for (const i of changesInScope(view, commit)) if (design[changes.path[i]!] === 1) files.push(changes.file[i]!);
    for (const person of view.counting(commit))
      if (files.some((file) => view.substance.file(person, view.week[commit]!, file)))
        addWeek(collector, view, person, commit);
  }
  return collector.done();
}
