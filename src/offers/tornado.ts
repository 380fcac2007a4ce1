import { type Assumption, assumptionsOf, personAssumptions } from "./assumptions.ts";
import type { Path, Person } from "./path.ts";
import type { Steps } from "./steps.ts";
import { certainOf } from "./valued.ts";

/** What one assumption does to the difference between two paths. */
export interface Bar {
  assumption: Assumption;
  /** By how much the certainty equivalent of one is above the other's, at the low and at the high value. */
  atLow: number;
  atHigh: number;
}

/** How the lead of one path over another depends on each assumption alone, what matters most first. */
export function* tornado(one: Path, other: Path, person: Person): Steps<Bar[]> {
  const bars: Bar[] = [];
  for (const assumption of [...assumptionsOf(one), ...assumptionsOf(other), ...personAssumptions(person)]) {
    const lead = function* (value: number): Steps<number> {
      const changed = assumption.with(value, [one, other], person);
      return (
        (yield* certainOf(changed.paths[0]!, changed.person)) - (yield* certainOf(changed.paths[1]!, changed.person))
      );
    };
    bars.push({ assumption, atLow: yield* lead(assumption.low), atHigh: yield* lead(assumption.high) });
  }
  const width = ({ atLow, atHigh }: Bar): number => Math.abs(atHigh - atLow);
  return bars.sort((a, b) => width(b) - width(a) || (a.assumption.id < b.assumption.id ? -1 : 1));
}
