import type { History } from "../model/history.ts";
import type { MeasuredRepository, Settings } from "../model/signal.ts";
import { DAY, weekOf } from "../model/time.ts";
import { type Resampling, resampleWeeks } from "../statistics/bootstrap.ts";
import { depth } from "./depth.ts";
import { drive } from "./drive.ts";
import { type Estimated, estimate, gather, type Pool, poolOf } from "./estimate.ts";
import { iteration } from "./iteration.ts";
import { reach } from "./reach.ts";
import { relevance } from "./relevance.ts";
import { countingActs } from "./acts.ts";
import { rigour } from "./rigour.ts";
import { steering } from "./steering.ts";
import { ageDays, RECENT_DAYS, type View, viewOf } from "./view.ts";

const MEASURES = [drive, depth, steering, reach, relevance, rigour, iteration];

/** A measure of everybody in one repository, and how the cohort is spread over it. */
export interface MeasuredCohort {
  measured: MeasuredRepository;
  /** With whom somebody is compared, if they are one of them. */
  people: ReadonlySet<number>;
  pool: Pool;
  /** Rows of each person. */
  rowsOf: ReadonlyMap<number, readonly number[]>;
  /** The cohort's estimates, sorted. */
  sorted: Float64Array;
  /** Places that were asked for before: a signal and its measures ask for the same ones. */
  places: Map<number, Estimated | undefined>;
}

/** The people who did something that counts in one repository, in scope, in the window. */
export interface Cohort {
  /** Place of the repository in the history. */
  repository: number;
  source: string;
  view: View;
  people: ReadonlySet<number>;
  /** Weeks that count, in scope, in the last two years. */
  weeks: ReadonlyMap<number, ReadonlySet<number>>;
  /** When each person's last work in scope landed, seconds. */
  last: ReadonlyMap<number, number>;
  /** Commits in scope that disclose an agent, of all the person's commits in scope. */
  disclosed: ReadonlyMap<number, { agent: number; all: number }>;
  measures: readonly MeasuredCohort[];
  resampling: Resampling;
}

/**
 * Measures everybody who was active in scope, in each repository by itself: volume means nothing
 * across code bases.
 *
 * @param areas places of the areas in scope; everything when undefined
 * @param wanted places of the repositories to be measured; all of them unless given
 * @param drawn weeks to resample with, instead of those of the settings' seed
 */
export function measureCohorts(
  history: History,
  areas: ReadonlySet<number> | undefined,
  settings: Settings,
  wanted: readonly number[] = history.repositories.map((_, repository) => repository),
  drawn?: Resampling,
): Cohort[] {
  // One calendar for all repositories, whichever are wanted: a person's weeks are resampled together,
  // and figures are the same in a shortlist and in a workprint.
  const begun = history.repositories.flatMap(({ commits, contributions }) =>
    [commits.landedAt[0], contributions.at[0]].flatMap((at) => (at === undefined ? [] : [weekOf(at)])),
  );
  const lastWeek = weekOf(history.asOf);
  const resampling = drawn ?? resampleWeeks(Math.min(lastWeek, ...begun), lastWeek, settings.replicates, settings.seed);
  return wanted.map((repository) =>
    measureCohort(viewOf(history, history.repositories[repository]!, areas, settings), repository, resampling),
  );
}

function measureCohort(view: View, repository: number, resampling: Resampling): Cohort {
  const writers = new Set<number>();
  const weeks = new Map<number, Set<number>>();
  const addWeek = (person: number, week: number): void => {
    const seen = weeks.get(person);
    if (seen) seen.add(week);
    else weeks.set(person, new Set([week]));
  };
  const disclosed = new Map<number, { agent: number; all: number }>();
  const last = new Map<number, number>();
  for (const commit of view.work) {
    const age = ageDays(view, commit);
    for (const person of view.counting(commit)) {
      if (age <= view.settings.cohortDays) writers.add(person);
      if (age <= RECENT_DAYS) addWeek(person, view.week[commit]!);
    }
    for (const person of view.authors(commit)) {
      const known = disclosed.get(person) ?? { agent: 0, all: 0 };
      last.set(person, view.repository.commits.landedAt[commit]!);
      known.all++;
      known.agent += view.repository.commits.agent[commit]!;
      disclosed.set(person, known);
    }
  }
  const people = new Set(writers);
  for (const { person, at, item } of countingActs(view)) {
    const age = (view.asOf - at) / DAY;
    if (age <= view.settings.cohortDays) people.add(person);
    if (age <= RECENT_DAYS) addWeek(person, view.week[item]!);
    last.set(person, Math.max(at, last.get(person) ?? 0));
  }
  const measures = MEASURES.flatMap((measure) => measure(view)).map((measured) =>
    spread(measured, measured.definition.among === "everybody" ? people : writers),
  );
  return {
    repository,
    source: view.repository.source,
    view,
    people,
    weeks,
    last,
    disclosed,
    measures,
    resampling,
  };
}

function spread(measured: MeasuredRepository, people: ReadonlySet<number>): MeasuredCohort {
  const rowsOf = new Map<number, number[]>();
  for (const [row, person] of measured.rows.person.entries()) {
    const rows = rowsOf.get(person);
    if (rows) rows.push(row);
    else rowsOf.set(person, [row]);
  }
  const { definition } = measured;
  const pool = poolOf(measured);
  const nobody: Resampling = { firstWeek: 0, weeks: 0, draws: [] };
  const values: number[] = [];
  for (const person of people) {
    const rows = rowsOf.get(person);
    if (!rows && !definition.zeroIsKnown) continue;
    const gathered = gather(definition.kind, [{ measured, rows: rows ?? [], tag: 0 }]);
    const first = gathered.week.length > 0 ? gathered.week[0]! : 0;
    const last = gathered.week.length > 0 ? gathered.week.at(-1)! : 0;
    values.push(
      estimate(definition, gathered, pool, { ...nobody, firstWeek: first, weeks: last - first + 1 }, 0).estimate,
    );
  }
  return { measured, people, pool, rowsOf, sorted: Float64Array.from(values).sort(), places: new Map() };
}

/**
 * A person's place in a cohort for one measure, from 0 to 1, for each replicate; the estimate is their
 * mean, so that a place that rests on little work is drawn to the middle.
 */
export function placeInCohort(
  cohort: Cohort,
  measure: MeasuredCohort,
  person: number,
  settings: Settings,
): Estimated | undefined {
  if (!measure.places.has(person)) measure.places.set(person, findPlace(cohort, measure, person, settings));
  return measure.places.get(person);
}

function findPlace(
  cohort: Cohort,
  { measured, people, pool, rowsOf, sorted }: MeasuredCohort,
  person: number,
  settings: Settings,
): Estimated | undefined {
  if (!people.has(person)) return undefined;
  const { definition } = measured;
  const rows = rowsOf.get(person);
  if ((!rows && !definition.zeroIsKnown) || sorted.length === 0) return undefined;
  // Where nobody has any, the source does not show it: a repository without review trailers, say.
  if (definition.zeroIsKnown && sorted.at(-1) === 0) return undefined;
  const place = (value: number): number => {
    const middle = (below(sorted, value) + upTo(sorted, value)) / 2 / sorted.length;
    return definition.better === "more" ? middle : 1 - middle;
  };
  if (!rows) return expected(new Float64Array(settings.replicates).fill(place(0)));
  const gathered = gather(definition.kind, [{ measured, rows, tag: 0 }]);
  const { replicates } = estimate(definition, gathered, pool, cohort.resampling, settings.seed);
  return expected(replicates.map(place));
}

function expected(replicates: Float64Array): Estimated {
  return { estimate: replicates.reduce((a, b) => a + b, 0) / Math.max(1, replicates.length), replicates };
}

/** How many of the sorted values are less than this one. */
function below(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the sorted values are at most this one. */
function upTo(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
