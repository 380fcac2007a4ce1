import { endOf } from "../model/history.ts";
import { DAY } from "../model/time.ts";
import { coresOf, YEAR_DAYS } from "./core.ts";
import { type Survival, survival, survivalAt, type Spells } from "./survival.ts";
import type { View } from "./view.ts";

/**
 * Somebody with fewer active weeks in twelve months does not work there, though they may be core in a quiet
 * year. By judgement; from ten weeks to half a year the result is the same within its interval.
 */
export const CARRYING_WEEKS = 10;

/** Of fewer people nothing is said. */
const LEAST_PEOPLE = 10;

/** One person in one repository, from the first date on which they were core to their last commit. */
export interface CoreMember {
  person: number;
  days: number;
  /** They made no commit for a year after it. */
  left: boolean;
}

/**
 * How long people stay once they are core with at least {@link CARRYING_WEEKS} active weeks in twelve months.
 *
 * Somebody has left on the day of their last commit when a year without any followed. Whether that
 * happens is known up to a year before the repository's last commit, so everybody who was still there then
 * is censored on that day, and who became core later says nothing yet. Nothing is known of a shallow clone.
 */
export function coreMembersOf(view: View): CoreMember[] {
  const { commits, shallow } = view.repository;
  if (shallow) return [];
  const known = endOf(view.repository) - YEAR_DAYS * DAY;
  const own = new Map<number, number[]>();
  for (const commit of view.work)
    for (const person of view.authors(commit)) {
      const written = own.get(person);
      if (written) written.push(commit);
      else own.set(person, [commit]);
    }
  const landed = (commit: number): number => commits.landedAt[commit]!;
  const since = new Map<number, number>();
  for (const { at, core } of coresOf(view))
    for (const person of core) {
      if (since.has(person)) continue;
      const lately = own.get(person)!.filter((commit) => landed(commit) <= at && landed(commit) > at - YEAR_DAYS * DAY);
      if (new Set(lately.map((commit) => view.week[commit]!)).size >= CARRYING_WEEKS) since.set(person, at);
    }
  return [...since]
    .filter(([, at]) => at <= known)
    .map(([person, at]) => {
      const last = landed(own.get(person)!.at(-1)!);
      const left = last <= known;
      return { person, days: Math.max(0, (left ? last : known) - at) / DAY, left };
    });
}

export interface CoreTenure extends Survival {
  people: number;
  leftAgain: number;
  /** The share still there after a number of days; null where nobody was followed for so long. */
  after(days: number): { share: number; low: number; high: number } | null;
}

/**
 * The share of core people who are still there: the product limit, with log-log limits.
 *
 * @param repositories core people of each; somebody who was core in several is one cluster
 */
export function coreTenure(repositories: readonly (readonly CoreMember[])[]): CoreTenure {
  const rows = repositories.flatMap((members, repository) => members.map((one) => ({ ...one, repository })));
  const places = new Map([...new Set(rows.map(({ person }) => person))].map((person, place) => [person, place]));
  const spells: Spells = {
    days: Float64Array.from(rows, ({ days }) => days),
    ended: Uint8Array.from(rows, ({ left }) => Number(left)),
    lines: new Float64Array(rows.length).fill(1),
    clusters:
      repositories.length > 1
        ? [
            Int32Array.from(rows, ({ person }) => places.get(person)!),
            Int32Array.from(rows, ({ repository }) => repository),
          ]
        : [],
  };
  const lives = survival(spells, { leastClusters: rows.length < LEAST_PEOPLE ? Number.POSITIVE_INFINITY : 1 });
  return {
    ...lives,
    people: rows.length,
    leftAgain: rows.reduce((sum, { left }) => sum + Number(left), 0),
    after: (days) => {
      if (lives.curve.length === 0 || days > lives.followedDays) return null;
      const { share, low, high } = survivalAt(spells, days);
      return { share, low, high };
    },
  };
}
