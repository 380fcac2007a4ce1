import { SWEEP_FILES } from "../model/evidence.ts";
import { peopleOf, PURPOSES, type RepositoryHistory } from "../model/history.ts";
import { DAY, weekOf } from "../model/time.ts";
import { HORIZON_DAYS, type Outcome, OUTCOMES, outcomesAfter } from "./outcomes.ts";

/** Who did at least this much in the year before a date is foreseen at all. */
const LEAST_COMMITS = 5;
const YEAR_DAYS = 365;
/** Half-life of an active week in the baseline: three months. */
const BASELINE_HALF_LIFE_DAYS = 91;
const LANDING_HALF_LIFE_DAYS = 30;
const SETTINGS = PURPOSES.indexOf("configuration");
/** What is taken for usual of a repository that nothing is known of yet, and for how many people it stands. */
const USUAL_SHARE = 0.3;
const USUAL_CASES = 8;

/** Simple figures of the year before that any foresight has to beat. */
export const BASELINES = ["commitCount", "changedFiles", "activeWeeks", "decayedActiveWeeks"] as const;

type Baseline = (typeof BASELINES)[number];

/**
 * What foresight is made of, each a logarithm, so that twice as much counts the same wherever it starts.
 * Facts of a person can only raise a chance. Facts of the repository are the same for everybody in it:
 * they move all chances alike and change no order.
 */
export const FEATURES = [
  { id: "landings30", of: "person", label: "times that work of theirs landed, half-life 30 days" },
  { id: "writtenWeeks60", of: "person", label: "weeks with landed work that they wrote first, half-life 60 days" },
  { id: "workedWeeks180", of: "person", label: "weeks with merged or proposed work, half-life 180 days" },
  { id: "proposedWeeks14", of: "person", label: "weeks with proposed work, half-life 14 days" },
  { id: "steeredWeeks180", of: "person", label: "weeks with reviews and merges of others' work, half-life 180 days" },
  { id: "setUpWeeks90", of: "person", label: "weeks with work on how it is built and tested, half-life 90 days" },
  {
    id: "sharedModules",
    of: "person",
    label: "modules changed that at least two others changed, in the year before",
  },
  { id: "pace", of: "repository", label: "commits of everybody in the year before" },
  { id: "people", of: "repository", label: "people with at least 5 commits in the year before" },
  { id: "before", of: "repository", label: "for how many such people it came true in the year before, as log odds" },
] as const;

/** A person's doing in one repository, as far as it was known at a date. */
export interface Doing {
  person: number;
  /** A commit of theirs and their place among its authors, for finding them again in a longer history. */
  commit: number;
  author: number;
  /** Their first commit landed in the year before. */
  newcomer: boolean;
  baselines: Record<Baseline, number>;
  /** In the order of {@link FEATURES}, without the last. */
  features: Float64Array;
  /** The last of {@link FEATURES}, which is another for each outcome. */
  before: Record<Outcome, number>;
}

interface Tally {
  weeks: Set<number>;
  written: Set<number>;
  worked: Set<number>;
  proposed: Set<number>;
  steered: Set<number>;
  setUp: Set<number>;
  /** When work landed: commits that landed together are one time. */
  landings: Set<number>;
  commits: number;
  files: number;
  modules: Set<number>;
  first: number;
  commit: number;
  author: number;
}

/**
 * The people who wrote at least 5 commits in the year before a date, and what was known of each.
 *
 * @param repository a history that ends at the date
 * @param date seconds
 * @param proposed whether work that was proposed and had not landed is looked at, where it is known
 */
export function doingsOf(
  repository: RepositoryHistory,
  human: (person: number) => boolean,
  date: number,
  proposed = true,
): readonly Doing[] {
  const { commits, changes, modules, purposes, proposals } = repository;
  const since = date - YEAR_DAYS * DAY;
  const tallies = new Map<number, Tally>();
  const tally = (person: number): Tally => {
    let found = tallies.get(person);
    if (!found) {
      found = {
        weeks: new Set(),
        written: new Set(),
        worked: new Set(),
        proposed: new Set(),
        steered: new Set(),
        setUp: new Set(),
        landings: new Set(),
        commits: 0,
        files: 0,
        modules: new Set(),
        first: Number.POSITIVE_INFINITY,
        commit: -1,
        author: 0,
      };
      tallies.set(person, found);
    }
    return found;
  };
  const inModule = new Map<number, Set<number>>();
  let pace = 0;
  for (let commit = 0; commit < commits.count; commit++) {
    const at = commits.landedAt[commit]!;
    if (commits.skip[commit]) continue;
    const all = peopleOf(commits.authors, commit);
    const authors = all.filter(human);
    const week = weekOf(at);
    if (commits.merge[commit]) {
      for (const person of authors) tally(person).steered.add(week);
      continue;
    }
    for (const list of [commits.reviewers, commits.committers]) {
      for (const person of peopleOf(list, commit))
        if (human(person) && !authors.includes(person)) tally(person).steered.add(week);
    }
    const touched = new Set<number>();
    let setsUp = false;
    if (at > since && commits.files[commit]! <= SWEEP_FILES)
      for (let i = changes.start[commit]!; i < changes.start[commit + 1]!; i++) {
        touched.add(modules.of[changes.path[i]!]!);
        setsUp ||= purposes[changes.path[i]!] === SETTINGS;
      }
    for (const person of authors) {
      const own = tally(person);
      own.weeks.add(week);
      own.worked.add(week);
      own.landings.add(at);
      if (person === all[0]) own.written.add(week);
      if (setsUp) own.setUp.add(week);
      own.first = Math.min(own.first, at);
      own.commit = commit;
      own.author = all.indexOf(person);
      if (at <= since) continue;
      pace++;
      own.commits++;
      own.files += commits.files[commit]!;
      for (const module of touched) {
        own.modules.add(module);
        inModule.set(module, (inModule.get(module) ?? new Set()).add(person));
      }
    }
  }
  for (const [i, person] of proposed ? proposals.person.entries() : []) {
    const own = tallies.get(person);
    if (!own || proposals.merge[i]) continue;
    own.worked.add(weekOf(proposals.at[i]!));
    own.proposed.add(weekOf(proposals.at[i]!));
  }
  const now = weekOf(date);
  const decayed = (weeks: Iterable<number>, days: number): number => {
    let sum = 0;
    for (const week of weeks) sum += 2 ** ((-7 * (now - week)) / days);
    return sum;
  };
  const seen = [...tallies].filter(([, own]) => own.commits >= LEAST_COMMITS);
  const before = cameTrueBefore(repository, human, date);
  const doings: Doing[] = [];
  for (const [person, own] of seen) {
    let landings = 0;
    for (const at of own.landings) landings += 2 ** (-(date - at) / DAY / LANDING_HALF_LIFE_DAYS);
    const recent = [...own.weeks].filter((week) => week > now - 52);
    let shared = 0;
    for (const module of own.modules) if (inModule.get(module)!.size > 2) shared++;
    const log = Math.log1p;
    doings.push({
      person,
      commit: own.commit,
      author: own.author,
      newcomer: own.first > since,
      baselines: {
        commitCount: own.commits,
        changedFiles: own.files,
        activeWeeks: recent.length,
        decayedActiveWeeks: decayed(recent, BASELINE_HALF_LIFE_DAYS),
      },
      features: Float64Array.of(
        log(landings),
        log(decayed(own.written, 60)),
        log(decayed(own.worked, 180)),
        log(decayed(own.proposed, 14)),
        log(decayed(own.steered, 180)),
        log(decayed(own.setUp, 90)),
        log(shared),
        log(pace),
        log(seen.length),
      ),
      before,
    });
  }
  return doings;
}

/** The facts that an outcome is foreseen from, in the order of {@link FEATURES}. */
export function factsFor(outcome: Outcome, { features, before }: Doing): Float64Array {
  return Float64Array.of(...features, before[outcome]);
}

/**
 * Of the people who would have been foreseen a year before a date, for how many each outcome has come true
 * by then, as log odds. Where there were few, it is close to what is usual.
 */
function cameTrueBefore(
  repository: RepositoryHistory,
  human: (person: number) => boolean,
  date: number,
): Record<Outcome, number> {
  const { commits } = repository;
  const until = date - HORIZON_DAYS * DAY;
  const counts = new Map<number, number>();
  for (let commit = 0; commit < commits.count && commits.landedAt[commit]! <= until; commit++) {
    if (commits.merge[commit] || commits.skip[commit] || commits.landedAt[commit]! <= until - YEAR_DAYS * DAY) continue;
    for (const person of peopleOf(commits.authors, commit))
      if (human(person)) counts.set(person, (counts.get(person) ?? 0) + 1);
  }
  const then = [...counts].filter(([, count]) => count >= LEAST_COMMITS).map(([person]) => person);
  const came = outcomesAfter(repository, human, until);
  return Object.fromEntries(
    OUTCOMES.map((outcome) => {
      const yes = then.filter((person) => came[outcome].has(person)).length;
      const share = (yes + USUAL_CASES * USUAL_SHARE) / (then.length + USUAL_CASES);
      return [outcome, Math.log(share / (1 - share))];
    }),
  ) as Record<Outcome, number>;
}
