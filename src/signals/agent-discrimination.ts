import type { Interval } from "../model/signal.ts";
import { generator, quantile } from "../statistics/bootstrap.ts";
import { type CalibrationBin, calibrationCurve, calibrationError, Strata } from "../statistics/discrimination.ts";
import { type AgentCases, rowOf } from "./agent-cases.ts";
import { balanceOf, fitAgentModel, similarity } from "./agent-model.ts";

const FOLDS = 5;
/** How folds fall moves the AUC of so few commits by some hundredths: the mean over several ways moves less. */
const REPEATS = 3;
const BINS = 5;

/** How well disclosed work can be told from undisclosed work of the same repository and quarter, of people not seen before. */
export interface Discrimination {
  auc: Interval;
  /** Chances of being disclosed against how many were, from the lowest chance to the highest. */
  calibration: readonly CalibrationBin[];
  calibrationError: number;
}

/**
 * Cross-validated: a fold holds all work of its people. The similarity is compared only within a
 * repository, a quarter and a fold, because models of two folds have different scales. For calibration it
 * becomes a chance by the share of disclosed work in the repository and quarter.
 *
 * The interval comes from a bootstrap over people, with the models held as they are.
 */
export function measureDiscrimination(
  cases: AgentCases,
  { replicates, seed }: { replicates: number; seed: number },
): Discrimination {
  const all = Array.from({ length: cases.count }, (_, place) => place);
  const balance = balanceOf(cases, all);
  // Where there is only one kind, nothing can be compared.
  const compared = all.filter((place) => {
    const here = balance.get(cases.stratum[place]!)!;
    return here.disclosed > 0 && here.undisclosed > 0;
  });
  const outcomes = compared.map((place) => cases.disclosed[place]!);
  const chances: number[] = [];
  const strata = Array.from({ length: REPEATS }, (_, repeat) => {
    const fold = foldsOf(cases, seed + repeat);
    const models = Array.from({ length: FOLDS }, (_, one) =>
      fitAgentModel(
        cases,
        compared.filter((place) => fold.get(cases.author[place]!) !== one),
      ),
    );
    const folds = compared.map((place) => fold.get(cases.author[place]!)!);
    const scores = compared.map((place, i) => similarity(models[folds[i]!]!, rowOf(cases, place)));
    for (const [i, place] of compared.entries()) {
      const here = balance.get(cases.stratum[place]!)!;
      chances.push(1 / (1 + Math.exp(-scores[i]!) * (here.undisclosed / here.disclosed)));
    }
    const groups = numbered(compared.map((place, i) => cases.stratum[place]! * FOLDS + folds[i]!));
    return { groups, scored: new Strata(scores, outcomes, groups) };
  });
  const auc = (drawn: ArrayLike<number>): number =>
    strata.reduce((sum, { groups, scored }) => sum + scored.auc(alike(drawn, outcomes, groups)), 0) / strata.length;
  const curve = calibrationCurve(chances, Array.from({ length: REPEATS }, () => outcomes).flat(), BINS);
  return {
    auc: bootstrapPeople(
      compared.map((place) => cases.author[place]!),
      auc,
      replicates,
      seed,
    ),
    calibration: curve.map((bin) => ({ ...bin, cases: Math.round(bin.cases / REPEATS) })),
    calibrationError: calibrationError(curve),
  };
}

/**
 * Weights with which each disclosed case counts the same: undisclosed cases of a group count one together,
 * else the figure would be that of the few groups with most commits.
 *
 * @param groups from 0, without gaps
 */
function alike(drawn: ArrayLike<number>, outcomes: readonly number[], groups: readonly number[]): Float64Array {
  const undisclosed = new Float64Array(groups.length);
  for (let i = 0; i < groups.length; i++) if (!outcomes[i]) undisclosed[groups[i]!]! += drawn[i]!;
  const weights = new Float64Array(groups.length);
  for (let i = 0; i < groups.length; i++)
    if (drawn[i]! > 0) weights[i] = outcomes[i] ? drawn[i]! : drawn[i]! / undisclosed[groups[i]!]!;
  return weights;
}

/** Numbers from 0 without gaps, the same for the same value. */
function numbered(values: readonly number[]): number[] {
  const numbers = new Map<number, number>();
  for (const value of values) if (!numbers.has(value)) numbers.set(value, numbers.size);
  return values.map((value) => numbers.get(value)!);
}

/** The fold of each author: those with most disclosed work first, each to the fold with least, equals in random order. */
function foldsOf({ count, author, disclosed }: AgentCases, seed: number): ReadonlyMap<number, number> {
  const random = generator(seed);
  const work = new Map<number, { disclosed: number; all: number; lot: number }>();
  for (let place = 0; place < count; place++) {
    let own = work.get(author[place]!);
    if (!own) work.set(author[place]!, (own = { disclosed: 0, all: 0, lot: random() }));
    own.disclosed += disclosed[place]!;
    own.all++;
  }
  const load = Array.from({ length: FOLDS }, () => ({ disclosed: 0, all: 0 }));
  const folds = new Map<number, number>();
  for (const [who, own] of [...work].sort(([, a], [, b]) => b.disclosed - a.disclosed || a.lot - b.lot)) {
    const kind = own.disclosed > 0 ? "disclosed" : "all";
    const least = load.reduce((best, { [kind]: sum }, fold) => (sum < load[best]![kind] ? fold : best), 0);
    load[least]!.disclosed += own.disclosed;
    load[least]!.all += own.all;
    folds.set(who, least);
  }
  return folds;
}

/** The middle 95 % of a figure when people are drawn with replacement. */
function bootstrapPeople(
  authors: readonly number[],
  figure: (drawn: ArrayLike<number>) => number,
  replicates: number,
  seed: number,
): Interval {
  const random = generator(seed);
  const of = numbered(authors);
  const people = new Set(of).size;
  const drawn = Array.from({ length: replicates }, () => {
    const times = new Uint16Array(people);
    for (let i = 0; i < people; i++) times[Math.floor(random() * people)]!++;
    return figure(of.map((who) => times[who]!));
  });
  const sorted = Float64Array.from(drawn.filter((value) => !Number.isNaN(value))).sort();
  const estimate = figure(of.map(() => 1));
  if (sorted.length === 0) return { estimate, low: 0, high: 1 };
  return {
    estimate,
    low: Math.min(estimate, quantile(sorted, 0.025)),
    high: Math.max(estimate, quantile(sorted, 0.975)),
  };
}
