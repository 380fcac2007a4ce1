import type { MeasureDefinition, MeasuredRepository } from "../model/signal.ts";
import { DAY } from "../model/time.ts";
import { percent, plural } from "../model/words.ts";
import { ageDays, Collector, decay, countingModules, RECENT_DAYS, type View, weekAgeDays } from "./view.ts";

const QUARTER_DAYS = 91;
/** A step that comes later than this begins something new. */
const LONGEST_STEP_DAYS = 90;

const ACTIVE_WEEKS: MeasureDefinition = {
  id: "active-weeks",
  signal: "drive",
  label: "Weeks with merged work, recent ones counting more",
  unit: "faded weeks",
  kind: "weeks",
  better: "more",
  weight: 0.75,
  zeroIsKnown: true,
  say: (_, n) => `merged work in ${plural(n, "week")}`,
};

const STEP_TIME: MeasureDefinition = {
  id: "step-time",
  signal: "drive",
  label: "Time from one step to the next in the same module",
  unit: "days",
  kind: "ratio",
  better: "less",
  // In the backtest quick steps do not foresee who goes on, and among newcomers the opposite.
  weight: 0,
  zeroIsKnown: false,
  exponential: true,
  say: (estimate) => `the next step in the same module comes after ${estimate.toFixed(1)} days`,
};

const RETURNS: MeasureDefinition = {
  id: "returns",
  signal: "drive",
  label: "Comes back to the same module in the next quarter",
  unit: "share",
  kind: "ratio",
  better: "more",
  weight: 0.25,
  zeroIsKnown: false,
  say: (estimate) => `came back to the same module in the next quarter ${percent(estimate)} of the time`,
};

/**
 * Drive: merged work week after week, quick steps on the same thing, and coming back to it. Never
 * looks at hours, weekends, streaks or time zones: these measure a life, not work.
 */
export function drive(view: View): MeasuredRepository[] {
  const weeks = new Collector(ACTIVE_WEEKS);
  const steps = new Collector(STEP_TIME);
  const returns = new Collector(RETURNS);
  const { landedAt } = view.repository.commits;
  const last = new Map<number, number>();
  const quarters = new Map<number, Map<number, number>>();
  for (const commit of view.work) {
    const age = ageDays(view, commit);
    const week = view.week[commit]!;
    for (const person of view.counting(commit)) {
      // The age of the week, not of the commit: all work of a week weighs the same.
      weeks.add(person, week, commit, decay(weekAgeDays(view, commit), view.settings.driveHalfLife));
      for (const module of countingModules(view, commit, person)) {
        const thread = module * view.people + person;
        const before = last.get(thread);
        last.set(thread, commit);
        if (age > RECENT_DAYS) continue;
        const days = before === undefined ? Number.POSITIVE_INFINITY : (landedAt[commit]! - landedAt[before]!) / DAY;
        if (days <= LONGEST_STEP_DAYS) steps.add(person, week, commit, Math.log(days + 0.5), 1, module);
        const quarter = Math.floor(age / QUARTER_DAYS);
        const seen = quarters.get(thread);
        if (seen) {
          if (!seen.has(quarter)) seen.set(quarter, commit);
        } else quarters.set(thread, new Map([[quarter, commit]]));
      }
    }
  }
  for (const [thread, seen] of quarters) {
    for (const [quarter, commit] of seen) {
      // The quarter that is running has no next one yet.
      if (quarter === 0) continue;
      returns.add(thread % view.people, view.week[commit]!, commit, seen.has(quarter - 1) ? 1 : 0);
    }
  }
  return [weeks.done(), steps.done(), returns.done()];
}
