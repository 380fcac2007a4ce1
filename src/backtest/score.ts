import type { Interval } from "../model/signal.ts";
import { generator, quantile } from "../statistics/bootstrap.ts";
import { Strata } from "../statistics/discrimination.ts";

/** Cases that are scored together, in columns. */
export interface Scored {
  /** Repository of each case. */
  repository: Int32Array;
  /** Person of each case. */
  person: Int32Array;
  /** Repository and date: only cases of one stratum are compared. */
  stratum: Int32Array;
  outcome: Uint8Array;
}

const REPLICATES = 400;

/**
 * Weights of the cases in each replicate of a bootstrap over repositories and, within them, people: the
 * cases of one person are not independent, and neither are those of one repository. A single
 * repository stands for itself, and then only people are drawn.
 */
export function resampleCases({ repository, person }: Scored, seed: number): readonly Float64Array[] {
  const random = generator(seed);
  const repositories = [...new Set(repository)].sort((a, b) => a - b);
  const people = repositories.map((one) => [...new Set([...person].filter((_, i) => repository[i] === one))]);
  const place = new Map(repositories.map((one, index) => [one, index]));
  return Array.from({ length: REPLICATES }, () => {
    const times = new Float64Array(repositories.length);
    for (const _ of repositories) times[repositories.length === 1 ? 0 : Math.floor(random() * repositories.length)]!++;
    const drawn = people.map((list) => {
      const counts = new Map<number, number>();
      for (const _ of list) {
        const one = list[Math.floor(random() * list.length)]!;
        counts.set(one, (counts.get(one) ?? 0) + 1);
      }
      return counts;
    });
    return Float64Array.from(repository, (one, i) => {
      const at = place.get(one)!;
      return times[at]! * (drawn[at]!.get(person[i]!) ?? 0);
    });
  });
}

/** A score's AUC within strata, with what it is in each replicate. */
export interface Discrimination {
  auc: Interval | null;
  replicates: Float64Array;
}

/** @param draws from {@link resampleCases} */
export function discriminate(scores: ArrayLike<number>, cases: Scored, draws: readonly Float64Array[]): Discrimination {
  const strata = new Strata(scores, cases.outcome, cases.stratum);
  const replicates = Float64Array.from(draws, (weights) => strata.auc(weights));
  return { auc: middle(strata.auc(), replicates), replicates };
}

/** How much better one is than another, on the same replicates. */
export function difference(a: Discrimination, b: Discrimination): Interval | null {
  if (!a.auc || !b.auc) return null;
  return middle(
    a.auc.estimate - b.auc.estimate,
    a.replicates.map((value, i) => value - b.replicates[i]!),
  );
}

/** The middle 95 % of the replicates in which there was something to compare; null where there was nothing. */
function middle(estimate: number, replicates: Float64Array): Interval | null {
  const sorted = replicates.filter((value) => !Number.isNaN(value)).sort();
  if (Number.isNaN(estimate) || sorted.length === 0) return null;
  return {
    estimate,
    low: Math.min(estimate, quantile(sorted, 0.025)),
    high: Math.max(estimate, quantile(sorted, 0.975)),
  };
}
