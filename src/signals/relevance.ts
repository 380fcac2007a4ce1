import type { MeasureDefinition, MeasuredRepository } from "../model/signal.ts";
import { percent, plural } from "../model/words.ts";
import { changesInScope, Collector, decay, type View, weekAgeDays } from "./view.ts";

const COUNTING: MeasureDefinition = {
  id: "counting",
  signal: "relevance",
  label: "Weeks of evidence that still count, at the half-life of their area",
  unit: "faded weeks",
  kind: "weeks",
  better: "more",
  weight: 1,
  zeroIsKnown: true,
  say: (estimate, n) => `${estimate.toFixed(1)} of ${plural(n, "week")} of evidence still count`,
};

const CURRENT: MeasureDefinition = {
  id: "current",
  signal: "relevance",
  label: "Share of the evidence that still counts",
  unit: "share",
  kind: "ratio",
  better: "more",
  weight: 0,
  zeroIsKnown: false,
  say: (estimate) => `${percent(estimate)} of their evidence still counts`,
};

/** Relevance: work loses its worth at the half-life of its area. This describes the area, not anybody's skill. */
export function relevance(view: View): MeasuredRepository[] {
  const counting = new Collector(COUNTING);
  const current = new Collector(CURRENT);
  const { changes, areas } = view.repository;
  const { relevanceHalfLife, defaultRelevanceHalfLife } = view.settings;
  const seen = new Set<string>();
  for (const commit of view.work) {
    const week = view.week[commit]!;
    const touched = new Set<number>();
    for (const i of changesInScope(view, commit)) touched.add(areas[changes.path[i]!]!);
    for (const area of touched) {
      const worth = decay(
        weekAgeDays(view, commit),
        relevanceHalfLife.get(view.areaIds[area] ?? "") ?? defaultRelevanceHalfLife,
      );
      for (const person of view.counting(commit)) {
        const key = `${person} ${area} ${week}`;
        if (seen.has(key)) continue;
        seen.add(key);
        counting.add(person, week, commit, worth);
        current.add(person, week, commit, worth);
      }
    }
  }
  return [counting.done(), current.done()];
}
