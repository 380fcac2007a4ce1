import type { Interval } from "../../../../src/model/signal.ts";
import {
  BASELINE,
  type BaselineName,
  type OutcomeName,
  type ScoredOutcome,
} from "../../../../src/reports/backtest-text.ts";

/** The outcomes as a hiring lead would ask for them. */
export const QUESTION: Record<OutcomeName, { name: string; who: string }> = {
  sustained: { name: "Who goes on", who: "the one who goes on" },
  core: { name: "Who is in the core", who: "the one who is in the core then" },
  across: { name: "Who works across modules", who: "the one who works across modules then" },
};

/** `88 of 100 (76 to 96)` */
export function ofHundred({ estimate, low, high }: Interval): string {
  const [of, from, to] = [estimate, low, high].map((auc) => Math.round(100 * auc));
  return `${of} of 100 pairs (${from} to ${to})`;
}

/** The simple figure that does best, and how it does. */
export function bestBaseline({ baselines }: ScoredOutcome): {
  name: BaselineName;
  auc: Interval | null;
  oursIsBetterBy: Interval | null;
} {
  const [name, best] = (Object.entries(baselines) as [BaselineName, ScoredOutcome["baselines"][BaselineName]][]).sort(
    ([, a], [, b]) => (b.auc?.estimate ?? 0) - (a.auc?.estimate ?? 0),
  )[0]!;
  return { name, ...best };
}

/** What foresight is worth against the best simple figure, in words. */
export function againstBest(scored: ScoredOutcome): string {
  const { name, auc, oursIsBetterBy: better } = bestBaseline(scored);
  if (!auc || !better) return "How simple figures do can’t be said.";
  const simple = `Simply counting ${BASELINE[name]} gets ${Math.round(100 * auc.estimate)}`;
  if (better.low > 0) return `${simple}: foresight is better.`;
  if (better.high < 0) return `${simple}: foresight is worse.`;
  return `${simple}: the two can’t be told apart.`;
}
