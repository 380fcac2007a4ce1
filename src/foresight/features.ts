import { SWEEP_FILES } from "../model/evidence.ts";
import { peopleOf, type RepositoryHistory } from "../model/history.ts";
import { DAY, weekOf } from "../model/time.ts";

/** Who did at least this much in the year before a date is foreseen at all. */
const LEAST_COMMITS = 5;
const YEAR_DAYS = 365;
/** Half-life of an active week in the baseline: three months. */
const BASELINE_HALF_LIFE_DAYS = 91;

/** Simple figures of the year before that any foresight has to beat. */
export const BASELINES = ["commitCount", "changedFiles", "activeWeeks", "decayedActiveWeeks"] as const;

type Baseline = (typeof BASELINES)[number];

/**
 * What foresight is made of, each a logarithm, so that twice as much counts the same wherever it starts.
 * More of what is marked can only raise a chance.
 */
export const FEATURES = [
  { id: "activeWeeks90", label: "weeks with merged work, half-life 90 days", raises: true },
  { id: "activeWeeks365", label: "weeks with merged work, half-life 365 days", raises: false },
  { id: "workedWeeks30", label: "weeks with merged or proposed work, half-life 30 days", raises: true },
  { id: "commits", label: "commits in the year before", raises: true },
  { id: "sharedModules", label: "modules changed that at least two others changed, in the year before", raises: true },
  { id: "freshness", label: "how short ago the last work was", raises: true },
  { id: "steeredWeeks90", label: "weeks with reviews and merges of others' work, half-life 90 days", raises: true },
  { id: "tenure", label: "time since the first commit", raises: false },
  { id: "pace", label: "commits of everybody in the year before", raises: false },
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
  /** In the order of {@link FEATURES}. */
  features: Float64Array;
}

interface Tally {
  weeks: Set<number>;
  worked: Set<number>;
  steered: Set<number>;
  commits: number;
  files: number;
  modules: Set<number>;
  first: number;
  last: number;
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
  const { commits, changes, modules, proposals } = repository;
  const since = date - YEAR_DAYS * DAY;
  const tallies = new Map<number, Tally>();
  const tally = (person: number): Tally => {
    let found = tallies.get(person);
    if (!found) {
      found = {
        weeks: new Set(),
        worked: new Set(),
        steered: new Set(),
        commits: 0,
        files: 0,
        modules: new Set(),
        first: Number.POSITIVE_INFINITY,
        last: 0,
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
    if (at > since && commits.files[commit]! <= SWEEP_FILES)
      for (let i = changes.start[commit]!; i < changes.start[commit + 1]!; i++)
        touched.add(modules.of[changes.path[i]!]!);
    for (const person of authors) {
      const own = tally(person);
      own.weeks.add(week);
      own.worked.add(week);
      own.first = Math.min(own.first, at);
      own.last = Math.max(own.last, at);
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
    own.last = Math.max(own.last, proposals.at[i]!);
  }
  const doings: Doing[] = [];
  const now = weekOf(date);
  for (const [person, own] of tallies) {
    if (own.commits < LEAST_COMMITS) continue;
    const decayed = (weeks: Iterable<number>, days: number): number => {
      let sum = 0;
      for (const week of weeks) sum += 2 ** ((-7 * (now - week)) / days);
      return sum;
    };
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
        log(decayed(own.weeks, 90)),
        log(decayed(own.weeks, 365)),
        log(decayed(own.worked, 30)),
        log(own.commits),
        log(shared),
        -log(Math.max(0, date - own.last) / DAY),
        log(decayed(own.steered, 90)),
        log((date - own.first) / DAY),
        log(pace),
      ),
    });
  }
  return doings;
}
