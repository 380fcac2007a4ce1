import type { Advice, Counting, RoleCheckResult } from "../model/planning.ts";
import type { Role } from "../model/role.ts";
import { inWords, percent, plural } from "../model/words.ts";
import { MONTH } from "../reports/half-life.ts";
import { fallsBelow } from "./horizon.ts";
import { countingText, monthsText } from "./planning-text.ts";

/** A shortlist of fewer people leaves little choice. By judgement. */
const FEW_PEOPLE = 20;
/** Of the people of an area, the share who work in another one from which on the two belong together. By judgement. */
const NEIGHBOURS = 1 / 3;
/** Below this share two areas have nearly nobody in common. By judgement. */
const APART = 0.1;
/** Of fewer people no share is taken. */
const LEAST_PEOPLE = 10;
/** Months by which a horizon may as well be longer before it is worth saying. By judgement. */
const WORTH_SAYING = 6;

/** A horizon is worth shortening to this share of it or less. By judgement. */
const SHORTER = 0.75;

export interface AdviceFacts {
  role: Role;
  /** Areas of the role, and who worked there in the last two years. */
  areas: readonly {
    area: string;
    name: string;
    /** Days; null where it is not reached. */
    halfLife: number | null;
    /** Days; it is this long or longer; null where nothing is known. */
    halfLifeLow: number | null;
    people: number;
    /** Of these, people who also worked in another area of the role. */
    shared: number;
  }[];
  /** People who worked in more than half of the role's areas. */
  inMoreThanHalf: number;
  fill: number;
  ramp: { low: number; expected: number; high: number; measured: boolean };
  threshold: number;
  /** What counts after so many days, over the areas of the role. */
  counts: (days: number) => Counting;
  cohort: RoleCheckResult["cohort"];
  neighbours: RoleCheckResult["neighbours"];
}

/** Whether to ask for more or less, or for longer or shorter: rules, each with its reason. Never about a person. */
export function adviceFor(facts: AdviceFacts): Advice[] {
  const found = [fading, unlike, lasting, few, apart, scattered, late].flatMap((rule) => rule(facts));
  if (found.length > 0) return found;
  const { role, fill, counts, cohort } = facts;
  const end = counts((fill + role.horizonMonths) * MONTH);
  return [
    {
      kind: "keep",
      what: "Keep the role as it is.",
      reason: `${countingText(end)} of what it asks for counts at the end of its ${role.horizonMonths} months, and ${plural(cohort.placed, "person", "people")} could be placed.`,
      figures: { horizonMonths: role.horizonMonths, placed: cohort.placed },
    },
  ];
}

/** Less than half counts at the end. */
function fading({ role, fill, counts }: AdviceFacts): Advice[] {
  const end = counts((fill + role.horizonMonths) * MONTH);
  if (end === null || end.estimate >= 0.5) return [];
  const half = fallsBelow(counts, 0.5);
  const months = Math.floor(half.estimate! / MONTH - fill);
  const relevance = role.criteria.find(({ signal }) => signal === "relevance")?.weight ?? 0;
  const weights = role.criteria.reduce((sum, { weight }) => sum + weight, 0);
  const figures = { horizonMonths: role.horizonMonths, atEnd: end.estimate, low: end.low, high: end.high };
  const shorter: Advice[] =
    months >= 1 && months <= SHORTER * role.horizonMonths
      ? [
          {
            kind: "shorten",
            what: `Plan it for ${plural(months, "month")} instead of ${role.horizonMonths}, or write it anew by then.`,
            reason: `Then half of what it asks for today still counts; after ${role.horizonMonths} months it is ${countingText(end)}.`,
            figures: { ...figures, months },
          },
        ]
      : [];
  return [
    ...shorter,
    {
      kind: "widen",
      what: "Ask for the way of working (drive, depth, reach) rather than for knowledge of today's code.",
      reason: `At the end of the horizon ${countingText(end)} of today's knowledge counts. Relevance, which weighs old work by just this, has ${percent(relevance / weights)} of the role's weight.`,
      figures: { ...figures, relevanceShare: relevance / weights },
    },
  ];
}

/** Some areas fade within the horizon and others last. */
function unlike({ role, areas, fill }: AdviceFacts): Advice[] {
  const until = (fill + role.horizonMonths) * MONTH;
  const fast = areas.filter(({ halfLife }) => halfLife !== null && halfLife < until);
  const slow = areas.filter(({ halfLife, halfLifeLow }) => (halfLife ?? halfLifeLow ?? 0) >= until);
  if (fast.length === 0 || slow.length === 0) return [];
  const named = (some: typeof areas): string => inWords(some.map(({ name }) => name));
  return [
    {
      kind: "narrow",
      what: `Ask for knowledge of the code in ${named(slow)} only; in ${named(fast)} ask for the way of working.`,
      reason: `In ${named(fast)} half of the code is replaced before the role's ${role.horizonMonths} months are over (${inWords(fast.map(({ name, halfLife }) => `${name} ${monthsText(halfLife! / MONTH)}`))}); in ${named(slow)} it is not.`,
      figures: Object.fromEntries(fast.map(({ area, halfLife }) => [area, halfLife! / MONTH])),
    },
  ];
}

/** Even the lower limit stays above the threshold for longer than the horizon. */
function lasting({ role, fill, counts, threshold }: AdviceFacts): Advice[] {
  const end = counts((fill + role.horizonMonths) * MONTH);
  if (end === null || end.low < threshold) return [];
  const { earliest } = fallsBelow(counts, threshold);
  if (earliest === null) return [];
  const months = Math.floor(earliest / MONTH - fill);
  if (months < role.horizonMonths + WORTH_SAYING) return [];
  return [
    {
      kind: "lengthen",
      what: `It may as well be planned for ${plural(months, "month")}.`,
      reason: `At the end of its ${role.horizonMonths} months ${percent(end.low)} or more of what it asks for still counts; the lower limit reaches ${percent(threshold)} only then.`,
      figures: { horizonMonths: role.horizonMonths, months, low: end.low, threshold },
    },
  ];
}

/** Too few people to choose from. */
function few({ role, cohort, neighbours }: AdviceFacts): Advice[] {
  if (cohort.placed >= FEW_PEOPLE || role.areas.length === 0) return [];
  const near = neighbours
    .filter(({ people, shared }) => people >= LEAST_PEOPLE && shared / people >= NEIGHBOURS)
    .slice(0, 2);
  const people = `Only ${plural(cohort.placed, "person", "people")} have enough public work in its areas to be placed`;
  if (near.length === 0)
    return [
      {
        kind: "widen",
        what: "Read more repositories of its areas, or take in an area of your choice.",
        reason: `${people}, and no other area shares a third of its people with them.`,
        figures: { placed: cohort.placed },
      },
    ];
  return [
    {
      kind: "widen",
      what: `Take in ${inWords(near.map(({ name }) => name))}.`,
      reason: `${people}. ${near.map(({ name, people, shared }) => `Of ${people} people in ${name}, ${shared} work in the role's areas too`).join("; ")}.`,
      figures: { placed: cohort.placed, ...Object.fromEntries(near.map(({ area, shared }) => [area, shared])) },
    },
  ];
}

/** An area whose people do hardly anything in the others. Where it is the largest, the others are what is apart. */
function apart({ areas }: AdviceFacts): Advice[] {
  if (areas.length < 2) return [];
  const most = Math.max(...areas.map(({ people }) => people));
  return areas
    .filter(({ people, shared }) => people >= LEAST_PEOPLE && shared / people < APART)
    .map((one) => {
      const { area, name, people, shared } = one;
      const others = areas.filter((other) => other !== one).map(({ name }) => name);
      return {
        kind: "narrow" as const,
        what: `Leave ${people === most ? inWords(others) : name} out, or make ${people === most && others.length > 1 ? "roles of them" : "it a role of its own"}.`,
        reason: `Of ${people} people who worked in ${name} in two years, ${shared} also worked in another area of the role.`,
        figures: { [area]: people, shared },
      };
    });
}

/** A role of many areas that hardly anybody has together. */
function scattered({ areas, inMoreThanHalf }: AdviceFacts): Advice[] {
  if (areas.length < 4 || inMoreThanHalf >= LEAST_PEOPLE) return [];
  const most = areas.toSorted((a, b) => b.shared - a.shared || (a.area < b.area ? -1 : 1)).slice(0, 2);
  return [
    {
      kind: "narrow",
      what: `Ask for fewer areas at once, for instance ${inWords(most.map(({ name }) => name))}.`,
      reason: `It names ${areas.length} areas, and ${plural(inMoreThanHalf, "person", "people")} worked in more than half of them in two years.`,
      figures: { areas: areas.length, inMoreThanHalf },
    },
  ];
}

/** Ramping up takes most of the horizon. */
function late({ role, ramp }: AdviceFacts): Advice[] {
  const horizon = role.horizonMonths;
  if (horizon - ramp.expected >= horizon / 2) return [];
  const taken = `It takes ${monthsText(ramp.expected)} (${Math.round(ramp.low)} to ${Math.round(ramp.high)}) to ramp up${ramp.measured ? ", as measured," : ""}`;
  return [
    {
      kind: "lengthen",
      what:
        role.level === "junior"
          ? "Plan it for longer: a junior does not pay back within this horizon. Or look for somebody with experience."
          : "Plan it for longer than twice the ramp-up.",
      reason: `${taken} of the ${plural(horizon, "month")}: less than half of the time is left.`,
      figures: { horizonMonths: horizon, rampMonths: ramp.expected },
    },
  ];
}
