import type { Logistic } from "../statistics/logistic.ts";
import { type AgentCases, rowOf } from "./agent-cases.ts";
import { COMMIT_FEATURES, type CommitFeature } from "./commit-features.ts";

/** Log odds below which a feature is not worth a word. */
const LEAST_EFFECT = 0.05;

/** A feature in which work differs from what is usual in its repository and quarter. */
export interface Effect {
  feature: CommitFeature;
  /** Whether there is more of it than usual. */
  more: boolean;
  /** What that does to the similarity, log odds; positive raises it. */
  effect: number;
}

/** What raises and lowers the similarity of some cases, the strongest first. @param weights how much each counts */
export function effectsOf(
  { coefficients }: Logistic,
  cases: AgentCases,
  places: readonly number[],
  weights: readonly number[],
): Effect[] {
  const total = weights.reduce((a, b) => a + b, 0);
  return ranked((j) => {
    const mean = places.reduce((sum, place, i) => sum + (weights[i]! / total) * rowOf(cases, place)[j]!, 0);
    return { more: mean > 0, effect: coefficients[j]! * mean };
  });
}

/** What disclosed work has more and less of by this model: the effect of one standard deviation more. */
export function traitsOf({ coefficients }: Logistic, cases: AgentCases, places: readonly number[]): Effect[] {
  return ranked((j) => {
    const square = places.reduce((sum, place) => sum + rowOf(cases, place)[j]! ** 2, 0);
    return { more: coefficients[j]! > 0, effect: Math.abs(coefficients[j]!) * Math.sqrt(square / places.length) };
  });
}

function ranked(of: (feature: number) => Omit<Effect, "feature">): Effect[] {
  return COMMIT_FEATURES.map((feature, j) => ({ feature, ...of(j) }))
    .filter(({ effect }) => Math.abs(effect) >= LEAST_EFFECT)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
}
