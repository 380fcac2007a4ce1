import type { Case } from "../backtest/cases.ts";
import type { ForesightModel } from "../foresight/model.ts";
import type { History } from "../model/history.ts";
import type { TrustResult } from "../model/results.ts";
import type { Interval } from "../model/signal.ts";
import { plural } from "../model/words.ts";
import { scoreForesight } from "./backtest.ts";
import { OUTCOMES } from "../foresight/outcomes.ts";

/** How far to trust what is shown: foresight against the best of the simple figures, on earlier dates. */
export function trustReport(full: History, cases: readonly Case[], model: ForesightModel): TrustResult {
  const judged = cases.filter(({ outcomes }) => outcomes !== null);
  const repositories = new Set(judged.map(({ repository }) => repository)).size;
  const outcomes = OUTCOMES.map((outcome) => {
    const { n, positives, enough, ours, baselines } = scoreForesight(full, judged, model, outcome);
    const [baseline, best] = Object.entries(baselines).sort(
      ([, a], [, b]) => (b.auc?.estimate ?? 0) - (a.auc?.estimate ?? 0),
    )[0]!;
    return {
      outcome,
      n,
      positives,
      enough,
      auc: ours.auc,
      baseline,
      baselineAuc: best.auc,
      oursIsBetterBy: best.oursIsBetterBy,
      calibrationError: ours.calibrationError,
    };
  });
  const enough = outcomes.some((one) => one.enough);
  return {
    cases: judged.length,
    repositories,
    enough,
    outcomes: outcomes.map(({ enough: _enough, ...one }) => one),
    says: sentence(judged.length, repositories, outcomes[0]!),
  };
}

function sentence(
  cases: number,
  repositories: number,
  { auc, baselineAuc, oursIsBetterBy }: TrustResult["outcomes"][number],
): string {
  if (!auc || !baselineAuc)
    return `Too little to say: only ${plural(cases, "earlier case")} of which it is known what came. What is shown has not been tested on these sources.`;
  const better = oursIsBetterBy && oursIsBetterBy.low > 0 ? "better than" : "not told apart from";
  return `On ${plural(cases, "earlier case")} in ${plural(repositories, "repository", "repositories")}, who goes on was foreseen with an AUC of ${shown(auc)}; ${better} simply counting active weeks and commits, of which the best reaches ${shown(baselineAuc)}. This tests foresight of public work, not of how well somebody does in a role.`;
}

function shown({ estimate, low, high }: Interval): string {
  return `${estimate.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}
