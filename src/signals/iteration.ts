import type { MeasureDefinition, MeasuredRepository } from "../model/signal.ts";
import { DAY } from "../model/time.ts";
import { percent } from "../model/words.ts";
import { actOf, authorsOf, kindOf, reviewsOf } from "./acts.ts";
import { Collector, RECENT_DAYS, type View } from "./view.ts";

/** Results further apart than this are not steps on one question. */
const LONGEST_STEP_DAYS = 365;

const NEXT_RESULT: MeasureDefinition = {
  id: "next-result",
  signal: "iteration",
  label: "Days from one result to the next on the same question",
  unit: "days",
  kind: "ratio",
  better: "less",
  weight: 0.5,
  zeroIsKnown: false,
  among: "everybody",
  exponential: true,
  say: (estimate) => `the next result on the same question comes after ${estimate.toFixed(1)} days`,
};

const REVISED: MeasureDefinition = {
  id: "revised",
  signal: "iteration",
  label: "Reviews of their pull requests after which they changed the lines in question",
  unit: "share",
  kind: "ratio",
  better: "more",
  weight: 0.5,
  zeroIsKnown: false,
  among: "everybody",
  say: (estimate) => `changed the lines in question after ${percent(estimate)} of the comments on them`,
};

/**
 * Iteration: how soon one result on a question follows another, and whether criticism changes the work.
 *
 * A question is a module for pull requests, a series for posts, a paper for its versions.
 */
export function iteration(view: View): MeasuredRepository[] {
  return [nextResult(view), revised(view)];
}

function nextResult(view: View): MeasuredRepository {
  const collector = new Collector(NEXT_RESULT);
  const { contributions } = view.repository;
  const last = new Map<string, number>();
  for (const act of view.acts) {
    const questions = questionsOf(view, act);
    for (const person of authorsOf(view, act)) {
      const { item, at } = actOf(view, person, act);
      for (const question of questions) {
        const thread = `${person} ${question}`;
        const before = last.get(thread);
        last.set(thread, at);
        if (before === undefined || view.asOf - at > RECENT_DAYS * DAY) continue;
        const days = (at - before) / DAY;
        if (days <= LONGEST_STEP_DAYS) collector.add(person, view.week[item]!, item, Math.log(days + 0.5));
      }
    }
  }
  return collector.done();

  function questionsOf({ repository }: View, act: number): string[] {
    const kind = kindOf(view, act);
    if (kind === "pull-request") {
      const { start, module } = repository.contributions.modules;
      return [...module.subarray(start[act]!, start[act + 1]!)].map((one) => `module ${one}`);
    }
    if (kind !== "post" && kind !== "paper") return [];
    // The first of a series or of the versions has no thread: it is what the others name.
    return [`series ${contributions.thread[act]! < 0 ? act : contributions.thread[act]!}`];
  }
}

function revised(view: View): MeasuredRepository {
  const collector = new Collector(REVISED);
  for (const { act, of, spoken, changed } of reviewsOf(view)) {
    // Only a comment on lines can tell whether they were changed.
    if (of < 0 || !spoken || kindOf(view, act) !== "review-comment") continue;
    for (const person of authorsOf(view, of)) {
      const { item } = actOf(view, person, act);
      collector.add(person, view.week[item]!, item, Number(changed));
    }
  }
  return collector.done();
}
