/** What it takes to close somebody: from the side of the team. */

import { withSalary, withSigning, withTerm } from "./change.ts";
import { freshAfter } from "./learning.ts";
import { chanceToBeatAll } from "./odds.ts";
import type { Path, Person } from "./path.ts";
import { simulating } from "./simulate.ts";
import { lognormalSlices } from "./slices.ts";
import { type Reached, reaching } from "./solve.ts";
import type { Steps } from "./steps.ts";
import { certainOf, type Valued, valuing } from "./valued.ts";

/** A salary that reaches something, and how far it is from the role's band. */
interface Needed {
  /** Our salary a year, before tax, in our currency. */
  salary: Reached;
  place: "below" | "within" | "above" | "no band";
  /** With a salary at the upper end of the band: what has to be paid once beside it, before tax; 0 when it is enough. */
  signing: Reached | null;
}

export interface Closing {
  ours: Valued;
  theirs: Valued[];
  /** The chance that our offer turns out worth more than all of theirs, as it stands. */
  chance: number;
  indifferent: Needed;
  evenOdds: Needed;
  nineInTen: Needed;
  /** Terms besides money, what moves the person most first: what all of it would add, as a sure sum now. */
  terms: { term: string; level: number; adds: number }[];
}

const MOST = 1e8;
/** Slices of what we may be wrong by. */
const SLICES = 16;

/**
 * @param theirs what the person has, or may have instead; at least one
 * @param knownWithin how far off our idea of these may be: standard deviation of its logarithm
 * @param band least and most salary of the role, in our currency
 */
export function* closing(
  ours: Path,
  theirs: readonly Path[],
  person: Person,
  { knownWithin, band }: { knownWithin: number; band: readonly [number, number] | null },
): Steps<Closing> {
  const now = yield* valuing(ours, person);
  const alternatives: Valued[] = [];
  for (const path of theirs) alternatives.push(yield* valuing(path, person));
  const best = Math.max(...alternatives.map(({ certain }) => certain));
  const doubted = alternatives.map(({ sorted }) => doubt(sorted, knownWithin));
  const chanceOf = function* (path: Path): Steps<number> {
    const { total } = yield* simulating(path, person);
    return chanceToBeatAll(Float64Array.from(total).sort(), doubted);
  };
  const certain = (path: Path): Steps<number> => certainOf(path, person);
  const scale = Math.abs(best) + person.wealth;
  const terms = [];
  for (const term of Object.keys(person.worth).sort()) {
    const level = ours.stages[0]!.terms[term] ?? 0;
    const adds = (yield* certain(withTerm(ours, term, 1))) - now.certain;
    terms.push({ term, level, adds });
  }
  return {
    ours: now,
    theirs: alternatives,
    chance: chanceToBeatAll(now.sorted, doubted),
    indifferent: yield* needed(ours, best, certain, scale, band),
    evenOdds: yield* needed(ours, 0.5, chanceOf, 1, band),
    nineInTen: yield* needed(ours, 0.9, chanceOf, 1, band),
    terms: terms.sort((a, b) => b.adds - a.adds || (a.term < b.term ? -1 : 1)),
  };
}

/** The same values, each as it may be when we are wrong about it. The smallest first. */
function doubt(sorted: Float64Array, knownWithin: number): Float64Array {
  if (knownWithin === 0) return sorted;
  const factors = lognormalSlices(1, knownWithin, SLICES);
  // A quarter of the runs is enough here: each comes sixteen times.
  const kept = sorted.filter((_, index) => index % 4 === 2);
  return Float64Array.from([...kept].flatMap((value) => Array.from(factors, (factor) => value * factor))).sort();
}

function* needed(
  ours: Path,
  target: number,
  of: (path: Path) => Steps<number>,
  scale: number,
  band: readonly [number, number] | null,
): Steps<Needed> {
  let high = Math.max(1000, 2 * ours.stages[0]!.salary);
  while (high < MOST && (yield* of(withSalary(ours, high))) < target) high *= 2;
  const salary = yield* reaching(target, (at) => of(withSalary(ours, at)), [0, Math.min(high, MOST)], scale);
  if (!band) return { salary, place: "no band", signing: null };
  const [least, most] = band;
  if (salary === "already" || (salary !== "never" && salary < least)) return { salary, place: "below", signing: 0 };
  if (salary !== "never" && salary <= most) return { salary, place: "within", signing: 0 };
  const atMost = withSalary(ours, most);
  let more = most;
  while (more < MOST && (yield* of(withSigning(atMost, more))) < target) more *= 2;
  const signing = yield* reaching(target, (at) => of(withSigning(atMost, at)), [0, Math.min(more, MOST)], scale);
  return { salary, place: "above", signing };
}

/** What half a year without somebody in a role costs, in two ways. */
export interface Delay {
  /** When the work is never done. */
  lost: number;
  /** When all of it is done half a year later, and counts less by then. */
  late: number;
  /** What is left after half a year of what work is worth. */
  fresh: number;
}

/**
 * @param worthPerYear what a year with the role filled is worth to the team
 * @param years for which the role is planned
 * @param halfLifeDays of the role's area
 */
export function delayOf(worthPerYear: number, years: number, halfLifeDays: number): Delay {
  const fresh = freshAfter(0.5, halfLifeDays);
  return { lost: worthPerYear / 2, late: worthPerYear * years * (1 - fresh), fresh };
}
