import { endOf, type History, type LineSpells } from "../model/history.ts";
import type { Interval } from "../model/signal.ts";
import { DAY, weekOf } from "../model/time.ts";
import { livingLines, writersOf } from "../signals/living-lines.ts";
import type { View } from "../signals/view.ts";
import { quantile, resampleWeeks } from "../statistics/bootstrap.ts";
import { herfindahl } from "../statistics/concentration.ts";
import { itemInterval, median } from "../statistics/resample-items.ts";
import { activePeople, endOfTeam, type TeamScope, type Window, within } from "./scope.ts";
import type { WorkedWeek } from "./worked-weeks.ts";

/** Half-years that are looked at, and the length of one. */
const HALF_YEARS = 6;
const HALF_YEAR_WEEKS = 26;
/** An area with fewer weeks of work in a half-year, of all together, is not one that was worked in. */
const LEAST_AREA_WEEKS = 2;

/** A team in one half-year. Null is not known: the repositories do not reach back so far. */
export interface TeamPoint {
  /** Seconds: the half-year after `from`, up to `at`. */
  from: number;
  at: number;
  people: number | null;
  weeks: Interval | null;
  weeksPerPerson: Interval | null;
  areas: number | null;
  evenAreas: Interval | null;
  lines: number | null;
  linesShare: Interval | null;
}

/**
 * A team's work in its own repositories, by half-years over three years, the first one first.
 *
 * Figures of all together: nobody's own. Who is in the team is asked anew at each date where it is
 * everyone who is active; otherwise those named now are looked at throughout.
 */
export function overTime(
  history: History,
  lines: readonly LineSpells[],
  views: readonly View[],
  scope: TeamScope,
  worked: readonly WorkedWeek[],
  settings: { replicates: number; seed: number },
): TeamPoint[] {
  const end = endOfTeam(history, scope.repositories);
  const first = Math.min(
    ...[...scope.repositories].map(
      (place) => history.repositories[place]!.commits.landedAt[0] ?? Number.POSITIVE_INFINITY,
    ),
  );
  const ours = worked.filter(({ repository }) => scope.repositories.has(repository));
  return Array.from({ length: HALF_YEARS }, (_, i) => {
    const at = end - (HALF_YEARS - 1 - i) * HALF_YEAR_WEEKS * 7 * DAY;
    const from = at - HALF_YEAR_WEEKS * 7 * DAY;
    const unknown = {
      from,
      at,
      people: null,
      weeks: null,
      weeksPerPerson: null,
      areas: null,
      evenAreas: null,
      lines: null,
      linesShare: null,
    };
    if (from < first) return unknown;
    const { membership } = scope;
    const members = new Set(
      membership.kind === "listed"
        ? scope.members
        : activePeople(ours, scope.repositories, at, membership.days, membership.leastWeeks),
    );
    return {
      ...unknown,
      ...workIn(ours, members, { firstWeek: weekOf(at) - HALF_YEAR_WEEKS + 1, lastWeek: weekOf(at) }, settings),
      ...linesAt(history, lines, views, scope, members, at, settings),
    };
  });
}

function workIn(
  worked: readonly WorkedWeek[],
  members: ReadonlySet<number>,
  window: Window,
  settings: { replicates: number; seed: number },
): Pick<TeamPoint, "people" | "weeks" | "weeksPerPerson" | "areas" | "evenAreas"> {
  const weeksOf = new Map<number, Set<number>>();
  const areasOf = new Map<number, Map<number, Set<number>>>();
  for (const { person, week, part } of worked) {
    if (!members.has(person) || !within(window, week)) continue;
    (weeksOf.get(person) ?? weeksOf.set(person, new Set()).get(person)!).add(week);
    if (part < 0) continue;
    const areas = areasOf.get(person) ?? areasOf.set(person, new Map()).get(person)!;
    (areas.get(part) ?? areas.set(part, new Set()).get(part)!).add(week);
  }
  const people = [...weeksOf.keys()].sort((a, b) => a - b);
  const byWeek = new Float64Array(HALF_YEAR_WEEKS);
  for (const weeks of weeksOf.values()) for (const week of weeks) byWeek[week - window.firstWeek]!++;
  const total = byWeek.reduce((sum, count) => sum + count, 0);
  const sums = resampleWeeks(window.firstWeek, window.lastWeek, settings.replicates, settings.seed).draws.map((draw) =>
    byWeek.reduce((sum, count, week) => sum + count * draw[week]!, 0),
  );
  const areaWeeks = (drawn: readonly number[]): Map<number, number> => {
    const counts = new Map<number, number>();
    for (const person of drawn)
      for (const [area, weeks] of areasOf.get(person) ?? []) counts.set(area, (counts.get(area) ?? 0) + weeks.size);
    return counts;
  };
  return {
    people: people.length,
    weeks: around(total, sums),
    weeksPerPerson: itemInterval(people, (drawn) => median(drawn.map((person) => weeksOf.get(person)!.size)), settings),
    areas: [...areaWeeks(people).values()].filter((weeks) => weeks >= LEAST_AREA_WEEKS).length,
    evenAreas: itemInterval(
      people,
      (drawn) => {
        const same = herfindahl(Float64Array.from(areaWeeks(drawn).values()));
        return same > 0 ? 1 / same : Number.NaN;
      },
      settings,
    ),
  };
}

/** Of the lines that lived at a date, those by members. The interval draws the weeks that lines are from. */
function linesAt(
  history: History,
  lines: readonly LineSpells[],
  views: readonly View[],
  { repositories }: TeamScope,
  members: ReadonlySet<number>,
  at: number,
  settings: { replicates: number; seed: number },
): Pick<TeamPoint, "lines" | "linesShare"> {
  const ours = new Map<number, number>();
  const all = new Map<number, number>();
  for (const place of repositories) {
    const view = views[place]!;
    const days = Math.max(0, (endOf(view.repository) - at) / DAY);
    const single = { ...history, repositories: [view.repository] };
    for (const { born, lines: count } of livingLines(single, [lines[place]!], days)) {
      const writers = writersOf(view.repository, born, (person) => view.human[person] === 1);
      if (writers.length === 0) continue;
      const week = view.week[born]!;
      all.set(week, (all.get(week) ?? 0) + count);
      const share = writers.filter((person) => members.has(person)).length / writers.length;
      ours.set(week, (ours.get(week) ?? 0) + count * share);
    }
  }
  const weeks = [...all.keys()].sort((a, b) => a - b);
  const sum = (of: ReadonlyMap<number, number>, times: (week: number) => number): number =>
    weeks.reduce((total, week) => total + (of.get(week) ?? 0) * times(week), 0);
  const total = sum(all, () => 1);
  if (total === 0) return { lines: 0, linesShare: null };
  const { firstWeek, draws } = resampleWeeks(weeks[0]!, weeks.at(-1)!, settings.replicates, settings.seed);
  const shares = draws.flatMap((draw) => {
    const drawn = sum(all, (week) => draw[week - firstWeek]!);
    return drawn > 0 ? [sum(ours, (week) => draw[week - firstWeek]!) / drawn] : [];
  });
  return { lines: total, linesShare: around(sum(ours, () => 1) / total, shares) };
}

function around(estimate: number, replicates: readonly number[]): Interval {
  const sorted = Float64Array.from(replicates).sort();
  return {
    estimate,
    low: Math.min(estimate, quantile(sorted, 0.025)),
    high: Math.max(estimate, quantile(sorted, 0.975)),
  };
}
