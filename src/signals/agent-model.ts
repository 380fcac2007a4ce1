import { fitLogistic, type Logistic } from "../statistics/logistic.ts";
import { type AgentCases, rowOf } from "./agent-cases.ts";

/** Strength of the ridge penalty, in cases: there are few disclosed commits for a dozen features. */
const RIDGE = 30;

/** Cases of each kind in each stratum. */
export function balanceOf(
  { stratum, disclosed }: AgentCases,
  places: ArrayLike<number>,
): ReadonlyMap<number, { disclosed: number; undisclosed: number }> {
  const counts = new Map<number, { disclosed: number; undisclosed: number }>();
  for (let i = 0; i < places.length; i++) {
    const place = places[i]!;
    let here = counts.get(stratum[place]!);
    if (!here) counts.set(stratum[place]!, (here = { disclosed: 0, undisclosed: 0 }));
    if (disclosed[place]) here.disclosed++;
    else here.undisclosed++;
  }
  return counts;
}

/**
 * Fits what tells disclosed from undisclosed work. In each repository and quarter undisclosed cases are
 * weighed down to as many as there are disclosed ones, so that the model can't learn where or when agents
 * are disclosed, only what their work is like.
 *
 * Undisclosed is not the same as without an agent: the model is one of labels (Elkan and Noto, "Learning
 * classifiers from only positive and unlabeled data", KDD 2008), and what it gives is no chance of
 * agent use.
 *
 * @param places the cases that it may learn from
 * @returns a similarity in log odds at even numbers of both kinds
 */
export function fitAgentModel(cases: AgentCases, places: readonly number[]): Logistic {
  const balance = balanceOf(cases, places);
  const both = places.filter((place) => {
    const here = balance.get(cases.stratum[place]!)!;
    return here.disclosed > 0 && here.undisclosed > 0;
  });
  const weights = both.map((place) => {
    const here = balance.get(cases.stratum[place]!)!;
    return cases.disclosed[place] ? 1 : here.disclosed / here.undisclosed;
  });
  return fitLogistic(
    both.map((place) => rowOf(cases, place)),
    both.map((place) => cases.disclosed[place]!),
    { ridge: RIDGE, weights },
  );
}

/** How much more a case is like disclosed than like undisclosed work, in log odds. */
export function similarity({ coefficients, intercept }: Logistic, row: ArrayLike<number>): number {
  let sum = intercept;
  for (const [j, coefficient] of coefficients.entries()) sum += coefficient * row[j]!;
  return sum;
}
