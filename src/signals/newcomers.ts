import { endOf } from "../model/history.ts";
import { DAY } from "../model/time.ts";
import { coresOf, YEAR_DAYS } from "./core.ts";
import { type Survival, type SurvivalPoint, survival, survivalAt, type Spells } from "./survival.ts";
import type { View } from "./view.ts";

/** Commits in the first year of who does more than try it once. */
const REGULAR_COMMITS = 5;

/** Of fewer people nothing is said. */
const LEAST_PEOPLE = 10;

/** One person in one repository, from their first commit to the core or to the repository's last commit. */
export interface Newcomer {
  person: number;
  days: number;
  becameCore: boolean;
  /** Made at least {@link REGULAR_COMMITS} commits in their first year, all of which was seen. */
  regular: boolean;
}

export interface Newcomers {
  newcomers: readonly Newcomer[];
  /** People whose start can't be seen, and why. */
  shallow: number;
  founders: number;
}

/**
 * Who came to a repository, and how long it took until they were core. Left out are people whose first
 * commit may not be their first: all of a shallow clone, and those of the repository's first year.
 */
export function newcomersOf(view: View): Newcomers {
  const { commits, shallow } = view.repository;
  const end = endOf(view.repository);
  const own = new Map<number, number[]>();
  for (const commit of view.work) {
    for (const person of view.authors(commit)) {
      const landed = own.get(person);
      if (landed) landed.push(commits.landedAt[commit]!);
      else own.set(person, [commits.landedAt[commit]!]);
    }
  }
  if (shallow) return { newcomers: [], shallow: own.size, founders: 0 };
  const year = YEAR_DAYS * DAY;
  const first = commits.landedAt[0] ?? 0;
  const reached = new Map<number, number>();
  for (const { at, core } of coresOf(view))
    for (const person of core) if (!reached.has(person)) reached.set(person, at);
  const newcomers = [...own].flatMap(([person, landed]): Newcomer[] => {
    const start = landed[0]!;
    if (start < first + year) return [];
    const at = reached.get(person);
    const inFirstYear = landed.filter((seconds) => seconds < start + year).length;
    return [
      {
        person,
        days: ((at ?? end) - start) / DAY,
        becameCore: at !== undefined,
        regular: end >= start + year && inFirstYear >= REGULAR_COMMITS,
      },
    ];
  });
  return { newcomers, shallow: 0, founders: own.size - newcomers.length };
}

export interface TimeToCore extends Survival {
  people: number;
  becameCore: number;
  /** The share that has become core after a number of days; null where nobody was followed so long. */
  after(days: number): { share: number; low: number; high: number } | null;
  /** The share that has become core, from the first day to `followedDays`. */
  rise: readonly SurvivalPoint[];
}

/**
 * How long it takes from the first commit to the core: the product limit, with log-log limits.
 *
 * @param repositories newcomers of each; somebody who came to several is one cluster
 */
export function timeToCore(repositories: readonly (readonly Newcomer[])[]): TimeToCore {
  const rows = repositories.flatMap((newcomers, repository) => newcomers.map((one) => ({ ...one, repository })));
  const spells: Spells = {
    days: Float64Array.from(rows, ({ days }) => days),
    ended: Uint8Array.from(rows, ({ becameCore }) => Number(becameCore)),
    lines: new Float64Array(rows.length).fill(1),
    clusters:
      repositories.length > 1
        ? [numbered(rows.map(({ person }) => person)), Int32Array.from(rows, ({ repository }) => repository)]
        : [],
  };
  const lives = survival(spells, { leastClusters: rows.length < LEAST_PEOPLE ? Number.POSITIVE_INFINITY : 1 });
  const rise = (point: SurvivalPoint): SurvivalPoint => {
    const { days, share, low, high } = point;
    // Before the first event the limits of the product limit have no width; nobody of n is then at most this share.
    const followed = rows.reduce((sum, row) => sum + Number(row.days >= days), 0);
    return {
      days,
      share: 1 - share,
      low: 1 - high,
      high: share === 1 ? (days === 0 ? 0 : 1 - 0.025 ** (1 / Math.max(1, followed))) : 1 - low,
    };
  };
  return {
    ...lives,
    people: rows.length,
    becameCore: rows.reduce((sum, { becameCore }) => sum + Number(becameCore), 0),
    after: (days) => {
      if (lives.curve.length === 0) return null;
      const point = survivalAt(spells, days);
      // Once everybody is core, nobody has to be followed.
      return days > lives.followedDays && point.share > 0 ? null : rise(point);
    },
    rise: lives.curve.map(rise),
  };
}

/** Numbers from 0 without gaps, the same for the same. */
function numbered(values: readonly number[]): Int32Array {
  const known = new Map([...new Set(values)].map((value, index) => [value, index]));
  return Int32Array.from(values, (value) => known.get(value)!);
}
