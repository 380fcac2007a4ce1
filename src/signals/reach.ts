import type { MeasureDefinition, MeasuredRepository } from "../model/signal.ts";
import { isoDate } from "../model/time.ts";
import { plural } from "../model/words.ts";
import { actOf, authorsOf, kindOf } from "./acts.ts";
import { builtUpon } from "./built-upon.ts";
import { Collector, type View } from "./view.ts";

/** Papers of one year that were read, from which one can be compared with them. */
const LEAST_PAPERS = 5;

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

const CITATIONS: MeasureDefinition = {
  id: "citations",
  signal: "reach",
  label: "Citations of their papers, against papers of the same year",
  unit: "times",
  kind: "ratio",
  better: "more",
  weight: 0.4,
  zeroIsKnown: false,
  among: "everybody",
  say: (estimate, n) =>
    `${plural(n, "paper")} of theirs ${n === 1 ? "is" : "are"} cited ${estimate.toFixed(1)} times as often as papers of the same year`,
};

const LINKED: MeasureDefinition = {
  id: "linked",
  signal: "reach",
  label: "Others whose posts and papers point to theirs",
  unit: "people",
  kind: "distinct",
  better: "more",
  weight: 0.2,
  zeroIsKnown: false,
  among: "everybody",
  say: (estimate) => `${plural(Math.round(estimate), "other person", "other people")} pointed to their posts or papers`,
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
  return [ratio.done(), people.done(), citations(view), linked(view)];
}

function citations(view: View): MeasuredRepository {
  const collector = new Collector(CITATIONS);
  const { contributions } = view.repository;
  const known = [...view.acts].filter((act) => contributions.citations[act] !== null && kindOf(view, act) === "paper");
  const years = new Map<string, { sum: number; count: number }>();
  const yearOf = (act: number): string => isoDate(contributions.at[act]!).slice(0, 4);
  for (const act of known) {
    const year = years.get(yearOf(act)) ?? { sum: 0, count: 0 };
    years.set(yearOf(act), { sum: year.sum + contributions.citations[act]!, count: year.count + 1 });
  }
  for (const act of known) {
    const { sum, count } = years.get(yearOf(act))!;
    // A paper is compared with the others of its year, which need to be some.
    const expected = count < LEAST_PAPERS ? 0 : sum / count;
    if (expected === 0) continue;
    for (const person of authorsOf(view, act)) {
      const { item } = actOf(view, person, act);
      collector.add(person, view.week[item]!, item, contributions.citations[act]!, expected);
    }
  }
  return collector.done();
}

function linked(view: View): MeasuredRepository {
  const collector = new Collector(LINKED);
  const { contributions } = view.repository;
  // To point to an issue or a pull request is part of working on it.
  const published = [...view.acts].filter((act) => ["post", "paper"].includes(kindOf(view, act)));
  const byUrl = new Map<string, number>();
  for (const act of published) {
    const url = contributions.url[act];
    if (url) byUrl.set(addressOf(url), act);
  }
  for (const act of published) {
    for (const { target } of contributions.links[act]!) {
      const to = byUrl.get(addressOf(target));
      if (to === undefined) continue;
      const own = authorsOf(view, to);
      for (const other of authorsOf(view, act)) {
        if (own.includes(other)) continue;
        const { item } = actOf(view, other, act);
        for (const person of own) collector.add(person, view.week[item]!, item, 1, 1, other);
      }
    }
  }
  return collector.done();
}

/** An address without what does not tell pages apart. */
function addressOf(url: string): string {
  return url
    .replace(/^https?:\/\/(www\.)?/i, "")
    .replace(/[?#].*$/, "")
    .replace(/\/$/, "")
    .toLowerCase();
}
