import type { MeasureDefinition, MeasuredRepository } from "../model/signal.ts";
import { percent, plural } from "../model/words.ts";
import { authorship } from "./authorship.ts";
import { ageDays, Collector, countingModules, RECENT_DAYS, type View } from "./view.ts";

const AUTHORED: MeasureDefinition = {
  id: "authored",
  signal: "depth",
  label: "Living files of which they are a main author",
  unit: "share",
  kind: "share",
  better: "more",
  weight: 0.5,
  zeroIsKnown: true,
  say: (estimate, n) =>
    `a main author of ${plural(n, "living file")} (${estimate < 0.01 ? "under 1 %" : percent(estimate)} of those in scope)`,
};

const KNOWLEDGE: MeasureDefinition = {
  id: "knowledge",
  signal: "depth",
  label: "Degree of authorship of the files that they touch",
  unit: "of 1",
  kind: "ratio",
  better: "more",
  weight: 0.25,
  zeroIsKnown: false,
  say: (estimate) => `knows the files they touch ${percent(estimate)} as well as the one who knows each best`,
};

const FOCUS: MeasureDefinition = {
  id: "focus",
  signal: "depth",
  label: "How narrow the work is, over modules",
  unit: "of 1",
  kind: "focus",
  better: "more",
  weight: 0.25,
  zeroIsKnown: false,
  say: (estimate) => `two weeks of theirs are on the same module ${percent(estimate)} of the time`,
};

const BREADTH: MeasureDefinition = {
  id: "breadth",
  signal: "depth",
  label: "How many modules the work is spread over",
  unit: "modules",
  kind: "breadth",
  better: "more",
  weight: 0,
  zeroIsKnown: false,
  say: (estimate) => `work as wide as if spread evenly over ${estimate.toFixed(1)} modules`,
};

/**
 * Depth: knowing living code better than others do, and staying with it. A person with little public
 * work gets the cohort's usual figure and a wide interval, not a low one.
 */
export function depth(view: View): MeasuredRepository[] {
  const authored = new Collector(AUTHORED);
  const knowledge = new Collector(KNOWLEDGE);
  const focus = new Collector(FOCUS);
  const breadth = new Collector(BREADTH);
  const living = new Set<number>();
  for (const { file, person, normalised, main, lastCommit } of authorship(view)) {
    living.add(file);
    const week = view.week[lastCommit]!;
    knowledge.add(person, week, lastCommit, normalised);
    if (main) authored.add(person, week, lastCommit);
  }
  authored.total = living.size;
  for (const commit of view.handwork) {
    if (ageDays(view, commit) > RECENT_DAYS) continue;
    for (const person of view.counting(commit)) {
      for (const module of countingModules(view, commit, person)) {
        focus.add(person, view.week[commit]!, commit, 1, 1, module);
        breadth.add(person, view.week[commit]!, commit, 1, 1, module);
      }
    }
  }
  return [authored.done(), knowledge.done(), focus.done(), breadth.done()];
}
