import { endOf } from "../model/history.ts";
import { DAY, quarterOf, quarterStart } from "../model/time.ts";
import type { View } from "./view.ts";

/** Of the commits of the window, what the core has. */
const CORE_SHARE = 0.8;
/** How far back commits count, days. */
export const YEAR_DAYS = 365;

/**
 * The smallest set of people with 80 % of the commits, who has most first. People with as many commits
 * are in or out together: at the edge they are in when that comes nearer to 80 % than without them.
 * Otherwise somebody with one commit would be core because many have one.
 *
 * Source: the 80 % rule of Mockus, Fielding and Herbsleb, "Two case studies of open source software
 * development: Apache and Mozilla", TOSEM 2002.
 *
 * @param counts commits of each person in the window; a commit by several people counts for each
 */
export function coreOf(counts: ReadonlyMap<number, number>): Set<number> {
  const wanted = CORE_SHARE * [...counts.values()].reduce((sum, count) => sum + count, 0);
  const core = new Set<number>();
  let have = 0;
  for (const tied of groupsOf(counts)) {
    const withThem = have + tied.people.length * tied.count;
    if (tied.people.length > 1 && withThem - wanted >= wanted - have) break;
    for (const person of tied.people) core.add(person);
    have = withThem;
    if (have >= wanted) break;
  }
  return core;
}

/** People with as many commits as each other, most first; without those who have none. */
function groupsOf(counts: ReadonlyMap<number, number>): { count: number; people: number[] }[] {
  const groups = new Map<number, number[]>();
  for (const [person, count] of counts) {
    if (count === 0) continue;
    const known = groups.get(count);
    if (known) known.push(person);
    else groups.set(count, [person]);
  }
  return [...groups].map(([count, people]) => ({ count, people })).sort((a, b) => b.count - a.count);
}

/**
 * The core of the twelve months before the first second of each quarter, and before the last commit. */
export function coresOf(view: View): { at: number; core: ReadonlySet<number> }[] {
  const { landedAt } = view.repository.commits;
  const end = endOf(view.repository);
  if (view.work.length === 0) return [];
  const dates: number[] = [];
  for (let quarter = quarterOf(landedAt[0]!) + 1; quarterStart(quarter) < end; quarter++)
    dates.push(quarterStart(quarter));
  const counts = new Map<number, number>();
  let entered = 0;
  let left = 0;
  const add = (commit: number, by: number): void => {
    for (const person of view.authors(commit)) counts.set(person, (counts.get(person) ?? 0) + by);
  };
  return [...dates, end].map((at) => {
    while (entered < view.work.length && landedAt[view.work[entered]!]! <= at) add(view.work[entered++]!, 1);
    while (left < entered && landedAt[view.work[left]!]! <= at - YEAR_DAYS * DAY) add(view.work[left++]!, -1);
    return { at, core: coreOf(counts) };
  });
}
