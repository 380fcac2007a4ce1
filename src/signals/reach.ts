import type { MeasureDefinition, MeasuredRepository } from "../model/signal.ts";
import { plural } from "../model/words.ts";
import { builtUpon } from "./built-upon.ts";
import { Collector, type View } from "./view.ts";

const BUILT_UPON: MeasureDefinition = {
  id: "built-upon",
  signal: "reach",
  label: "Others who changed files that they created, against files of the same age",
  unit: "times",
  kind: "ratio",
  better: "more",
  weight: 0.6,
  zeroIsKnown: false,
  say: (estimate, n) =>
    `${plural(n, "file")} that they created drew ${estimate.toFixed(1)} times as many others as files of the same age`,
};

const BUILDERS: MeasureDefinition = {
  id: "builders",
  signal: "reach",
  label: "People who changed files that they created",
  unit: "people",
  kind: "distinct",
  better: "more",
  weight: 0.4,
  zeroIsKnown: false,
  say: (estimate) => `${plural(Math.round(estimate), "other person", "other people")} changed files that they created`,
};

/** Reach: who builds on the work. Never followers or stars. */
export function reach(view: View): MeasuredRepository[] {
  const ratio = new Collector(BUILT_UPON);
  const people = new Collector(BUILDERS);
  const { changes } = view.repository;
  for (const { creators, commit, others, expected } of builtUpon(view, (change) => changes.file[change]!)) {
    for (const person of creators) {
      if (expected > 0) ratio.add(person, view.week[commit]!, commit, others.size, expected);
      for (const other of others) people.add(person, view.week[commit]!, commit, 1, 1, other);
    }
  }
  return [ratio.done(), people.done()];
}
