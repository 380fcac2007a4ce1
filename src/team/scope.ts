import { endOf, type History } from "../model/history.ts";
import type { VISIBILITIES } from "../model/team.ts";
import { DAY, weekOf } from "../model/time.ts";
import type { WorkedWeek } from "./worked-weeks.ts";

export type Visibility = (typeof VISIBILITIES)[number];

/** A team, with everything as places in the history. */
export interface TeamScope {
  title: string;
  membership: Membership;
  /** In the order of the history, whatever order they were named in. */
  members: readonly number[];
  notSeen: readonly string[];
  /** Repositories that are the team's. */
  repositories: ReadonlySet<number>;
  /** Of each repository of the history. */
  visibility: readonly Visibility[];
  needs: ReadonlySet<number>;
  peers: readonly Peer[];
}

/** Named one by one, or everyone with so many weeks of work in the team's repositories within so many days. */
export type Membership = { kind: "listed" } | { kind: "everyone"; days: number; leastWeeks: number };

export interface Peer {
  title: string;
  members: ReadonlySet<number>;
}

/** The last 52 weeks of a report. */
export interface Window {
  firstWeek: number;
  lastWeek: number;
}

export const YEAR_WEEKS = 52;

/** The last day of which the team's repositories say something, seconds. */
export function endOfTeam({ repositories }: History, of: ReadonlySet<number>): number {
  return Math.max(0, ...[...of].map((place) => endOf(repositories[place]!)));
}

export function yearBefore(end: number): Window {
  return { firstWeek: weekOf(end) - YEAR_WEEKS + 1, lastWeek: weekOf(end) };
}

export function within({ firstWeek, lastWeek }: Window, week: number): boolean {
  return firstWeek <= week && week <= lastWeek;
}

/** Who worked in these repositories in at least so many weeks that end in the days before a date, in order. */
export function activePeople(
  worked: readonly WorkedWeek[],
  repositories: ReadonlySet<number>,
  end: number,
  days: number,
  leastWeeks: number,
): number[] {
  const window = { firstWeek: weekOf(end - days * DAY) + 1, lastWeek: weekOf(end) };
  const weeks = new Map<number, Set<number>>();
  for (const { person, week, repository } of worked) {
    if (!repositories.has(repository) || !within(window, week)) continue;
    const known = weeks.get(person);
    if (known) known.add(week);
    else weeks.set(person, new Set([week]));
  }
  return [...weeks]
    .filter(([, { size }]) => size >= leastWeeks)
    .map(([person]) => person)
    .sort((a, b) => a - b);
}
