import type { MeasureDefinition, MeasuredRepository } from "../model/signal.ts";
import { percent, plural } from "../model/words.ts";
import { backed, thorough } from "../rigour/support.ts";
import { actOf, authorsOf } from "./acts.ts";
import { Collector, type View } from "./view.ts";

const share = (id: string, label: string, weight: number, say: MeasureDefinition["say"]): MeasureDefinition => ({
  id,
  signal: "rigour",
  label,
  unit: "share",
  kind: "ratio",
  better: "more",
  weight,
  zeroIsKnown: false,
  among: "everybody",
  say,
});

const BACKED = share(
  "backed",
  "Claims in their texts that have data with them",
  0.7,
  (estimate, n) => `${percent(estimate)} of the claims in ${plural(n, "text")} of theirs have data with them`,
);
const THOROUGH = share(
  "thorough",
  "Claims with a baseline, an interval, an ablation or a null result",
  0.3,
  (estimate) => `${percent(estimate)} of their claims come with a baseline, an interval, an ablation or a null result`,
);

/** Rigour: of what somebody claims in pull requests, posts and papers, how much has data with it. */
export function rigour(view: View): MeasuredRepository[] {
  const withData = new Collector(BACKED);
  const withMore = new Collector(THOROUGH);
  const { contributions } = view.repository;
  for (const act of view.acts) {
    const claims = contributions.claims[act]!;
    if (claims.length === 0) continue;
    const many = claims.filter(backed).length;
    const more = claims.filter(thorough).length;
    for (const person of authorsOf(view, act)) {
      const { item } = actOf(view, person, act);
      withData.add(person, view.week[item]!, item, many, claims.length);
      withMore.add(person, view.week[item]!, item, more, claims.length);
    }
  }
  return [withData.done(), withMore.done()];
}
