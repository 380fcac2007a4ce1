import { afterYear, type Learned } from "./learning.ts";
import { MOST_STAGES, type Next, type Path, type Stage } from "./path.ts";

/** A stage as it is lived through: from when, for how long, knowing what. */
export interface Leg {
  stage: Stage;
  /** Years from now. */
  start: number;
  years: number;
  /** Place in the row of stages. */
  depth: number;
  /** What was learned before. */
  learned: readonly Learned[];
}

/** What may come of a stage. */
export interface Outcome {
  chance: number;
  leg: Leg;
  options: readonly { chance: number; visit: Visit }[];
}

/** A stage that is entered. */
export interface Visit {
  outcomes: readonly Outcome[];
}

/** Everything that may come of a path until the horizon, as a tree. */
export function routesOf({ stages }: Path, horizonYears: number): Visit {
  const named = new Map(stages.map((stage) => [stage.name, stage]));
  const enter = (stage: Stage, start: number, depth: number, learned: readonly Learned[]): Visit => {
    const left = horizonYears - start;
    const outcome = (chance: number, planned: number, next: readonly Next[]): Outcome => {
      const years = Math.min(planned, left);
      let known = learned;
      for (let year = 0; year < years; year++) known = afterYear(known, stage.learning);
      const options =
        planned >= left || depth + 1 >= MOST_STAGES
          ? []
          : next.map((one) => ({
              chance: one.chance,
              visit: enter(named.get(one.stage)!, start + planned, depth + 1, known),
            }));
      return { chance, leg: { stage, start, years, depth, learned }, options };
    };
    const { chance, otherwiseAfter } = stage.finish;
    const whole = outcome(chance, stage.years ?? left, stage.next);
    return {
      outcomes: chance === 1 ? [whole] : [whole, outcome(1 - chance, otherwiseAfter, stage.otherwise)],
    };
  };
  return enter(stages[0]!, 0, 0, []);
}
