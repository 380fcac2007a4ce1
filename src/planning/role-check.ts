import type { Counting, Figure, RoleCheckResult } from "../model/planning.ts";
import type { AreasResult } from "../model/results.ts";
import type { Role } from "../model/role.ts";
import { DAY, isoDate, isoTime } from "../model/time.ts";
import { percent } from "../model/words.ts";
import { MONTH } from "../reports/half-life.ts";
import { decay } from "../signals/view.ts";
import { adviceFor } from "./advice.ts";
import { countsAfter, fallsBelow, type Lives, together } from "./horizon.ts";

/** From how little on a role should be looked at again. By judgement; three parts of four still hold. */
export const THRESHOLD = 0.75;

export interface RoleFacts {
  /** Seconds. */
  asOf: number;
  role: Role;
  /** Half-lives of every area, as `areas` reports them. */
  areas: AreasResult["areas"];
  names: ReadonlyMap<string, string>;
  /** Who worked in each area in the last two years. */
  people: ReadonlyMap<string, ReadonlySet<number>>;
  cohort: RoleCheckResult["cohort"];
  /** Months. */
  fill: Figure;
  ramp: Figure;
  threshold: number;
  repositories: readonly string[];
  notes: readonly string[];
}

/** How much of what a role asks for still counts, by when to look again, and what to ask for instead. */
export function roleCheck(facts: RoleFacts): RoleCheckResult {
  const { asOf, role, names, people, fill, ramp, threshold } = facts;
  const wanted = role.areas.length > 0 ? role.areas : [...names.keys()].filter((area) => people.has(area));
  const known = new Map(facts.areas.map((one) => [one.area, one]));
  const halfLifeOf = (area: string): AreasResult["areas"][number]["halfLifeDays"] =>
    known.get(area)?.halfLifeDays ?? { estimate: null, low: null, high: null, reached: false };
  const livesOf = (area: string): Lives => ({ halfLifeDays: halfLifeOf(area), curve: known.get(area)?.curve ?? [] });
  const lives = wanted.map(livesOf);
  const counts = (days: number): Counting => together(lives.map((one) => countsAfter(one, days)));
  const first = fill.expected!;
  const points = [
    ["first day", first],
    ["ramped up", first + ramp.expected!],
    ["1 year", first + 12],
    ["2 years", first + 24],
    ["3 years", first + 36],
    ["end of the horizon", first + role.horizonMonths],
  ] as const;
  const dateAfter = (days: number): string => isoDate(asOf + Math.round(days) * DAY);
  const crossing = fallsBelow(counts, threshold);
  const now = counts(0);
  const lookAgain: RoleCheckResult["lookAgain"] = {
    threshold,
    by: crossing.estimate === null ? null : dateAfter(crossing.estimate),
    earliest: crossing.earliest === null ? null : dateAfter(crossing.earliest),
    latest: crossing.latest === null ? null : dateAfter(crossing.latest),
    beyond: crossing.estimate !== null && counts(crossing.estimate)?.beyond === true,
    reason: now === null ? "Too few lines of its areas were followed to say" : lookAgainReason(),
  };
  const neighbours = neighboursOf(wanted, people, names);
  return {
    asOf: isoTime(asOf),
    role: {
      role: role.role,
      title: role.title,
      level: role.level,
      areas: role.areas,
      horizonMonths: role.horizonMonths,
    },
    repositories: [...facts.repositories],
    notes: [...facts.notes],
    figures: [
      fill,
      ramp,
      {
        name: "threshold",
        label: "share that should still count",
        low: threshold,
        expected: threshold,
        high: threshold,
        unit: "share",
        origin: "assumption",
        source: threshold === THRESHOLD ? "by judgement: three parts of four" : "given",
        date: isoDate(asOf),
        change: "--threshold SHARE",
      },
    ],
    areas: wanted.map((area) => ({
      area,
      name: names.get(area) ?? area,
      halfLifeDays: halfLifeOf(area),
      lines: known.get(area)?.lines ?? 0,
      points: points.map(([at, months]) => ({
        at,
        months,
        counts: countsAfter(livesOf(area), months * MONTH),
        byHalfLife: halfLifeOf(area).estimate === null ? null : decay(months * MONTH, halfLifeOf(area).estimate!),
      })),
    })),
    combined: points.map(([at, months]) => ({
      at,
      months,
      date: dateAfter(months * MONTH),
      counts: counts(months * MONTH),
    })),
    curve: Array.from({ length: Math.ceil(first) + Math.max(36, role.horizonMonths) + 1 }, (_, months) => ({
      months,
      counts: counts(months * MONTH),
    })),
    unknownAreas: wanted.filter((area) => countsAfter(livesOf(area), 0) === null),
    lookAgain,
    cohort: facts.cohort,
    neighbours,
    advice: adviceFor({
      role,
      areas: wanted.map((area) => {
        const here = people.get(area) ?? new Set();
        const others = union(wanted.filter((other) => other !== area).map((other) => people.get(other)));
        return {
          area,
          name: names.get(area) ?? area,
          halfLife: halfLifeOf(area).estimate,
          halfLifeLow: halfLifeOf(area).low,
          people: here.size,
          shared: [...here].filter((person) => others.has(person)).length,
        };
      }),
      inMoreThanHalf: [...union(wanted.map((area) => people.get(area)))].filter(
        (person) => 2 * wanted.filter((area) => people.get(area)?.has(person)).length > wanted.length,
      ).length,
      fill: first,
      ramp: {
        low: ramp.low ?? ramp.expected!,
        expected: ramp.expected!,
        high: ramp.high ?? ramp.expected!,
        measured: ramp.origin === "measured",
      },
      threshold,
      counts,
      cohort: facts.cohort,
      neighbours,
    }),
  };

  function lookAgainReason(): string {
    if (crossing.estimate === null) return `More than ${percent(threshold)} of it counts for twenty years and longer`;
    const before = crossing.estimate < first * MONTH ? ", which is before somebody's first day" : "";
    return `From then on less than ${percent(threshold)} of what it asks for counts${before}`;
  }
}

function neighboursOf(
  wanted: readonly string[],
  people: ReadonlyMap<string, ReadonlySet<number>>,
  names: ReadonlyMap<string, string>,
): RoleCheckResult["neighbours"] {
  const inRole = union(wanted.map((area) => people.get(area)));
  return [...people]
    .filter(([area]) => !wanted.includes(area) && names.has(area))
    .map(([area, here]) => ({
      area,
      name: names.get(area)!,
      people: here.size,
      shared: [...here].filter((person) => inRole.has(person)).length,
    }))
    .sort((a, b) => b.shared - a.shared || (a.area < b.area ? -1 : 1));
}

function union(sets: readonly (ReadonlySet<number> | undefined)[]): Set<number> {
  return new Set(sets.flatMap((set) => (set ? [...set] : [])));
}
