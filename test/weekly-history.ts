import { type History, NO_CONTRIBUTIONS, type PeopleByCommit } from "../src/model/history.ts";

const WEEK = 7 * 86_400;
/** A Monday in 2008: well after the week in which time begins. */
const FIRST_MONDAY = 2000 * WEEK - 3 * 86_400;

/**
 * A history of one repository with one file, in which each person makes one commit in each of their weeks.
 *
 * @param activeWeeks of each person, from 0
 * @param weeks how many there are; the history ends with the last
 */
export function weeklyHistory(activeWeeks: readonly (readonly number[])[], weeks: number): History {
  const events = activeWeeks
    .flatMap((active, person) => active.map((week) => ({ week, person })))
    .sort((a, b) => a.week - b.week || a.person - b.person);
  const count = events.length;
  const start = Int32Array.from({ length: count + 1 }, (_, i) => i);
  const nobody: PeopleByCommit = { start: new Int32Array(count + 1), people: new Int32Array() };
  const no = new Uint8Array(count);
  return {
    asOf: FIRST_MONDAY + weeks * WEEK - 1,
    people: activeWeeks.map((_, i) => ({
      id: `p${i}`,
      name: `p${i}`,
      names: [`p${i}`],
      identities: [],
      kind: "human",
    })),
    repositories: [
      {
        source: "one",
        web: null,
        shallow: false,
        commits: {
          count,
          sha: events.map((_, i) => String(i)),
          title: events.map(() => null),
          landedAt: Float64Array.from(events, ({ week }) => FIRST_MONDAY + week * WEEK + 3600),
          merge: no,
          main: new Uint8Array(count).fill(1),
          skip: no,
          elsewhere: no,
          files: new Int32Array(count).fill(1),
          agent: no,
          authors: { start, people: Int32Array.from(events, ({ person }) => person) },
          reviewers: nobody,
          committers: nobody,
        },
        changes: {
          count,
          start,
          path: new Int32Array(count),
          file: new Int32Array(count),
          created: no,
          added: new Int32Array(count),
          deleted: new Int32Array(count),
          lines: new Int32Array(count).fill(10),
        },
        proposals: {
          known: false,
          at: new Float64Array(),
          person: new Int32Array(),
          merge: new Uint8Array(),
          pullRequest: new Int32Array(),
        },
        contributions: NO_CONTRIBUTIONS,
        files: { count: 1, path: new Int32Array(1), living: new Uint8Array([1]) },
        lineFiles: { path: new Int32Array(), kind: new Uint8Array() },
        paths: ["a.py"],
        purposes: new Uint8Array(1),
        own: Uint8Array.of(1),
        areas: new Int16Array(1),
        modules: { names: ["/"], of: new Int32Array(1) },
      },
    ],
    areaIds: ["area"],
  };
}

/**
 * Weeks in which somebody is active: each with the chance `rate`, in bursts of `burst` weeks on average
 * (1 is every week by itself).
 */
export function drawWeeks(
  { rate, burst, from, to }: { rate: number; burst: number; from: number; to: number },
  random: () => number,
): number[] {
  const weeks: number[] = [];
  let active = random() < rate;
  for (let week = from; week < to; week++) {
    if (random() < 1 / burst) active = random() < rate;
    if (active) weeks.push(week);
  }
  return weeks;
}
