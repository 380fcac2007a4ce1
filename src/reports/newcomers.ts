import type { NewcomersResult } from "../model/results.ts";
import { type Newcomers, newcomersOf, timeToCore, type TimeToCore } from "../signals/newcomers.ts";
import type { View } from "../signals/view.ts";
import { MONTH } from "./half-life.ts";
import { round } from "./signal-result.ts";

const MONTHS = [6, 12, 24];

/** How long it takes from the first commit to the core, of each repository and all together. */
export function newcomersReport(views: readonly View[]): Pick<NewcomersResult, "all" | "repositories"> {
  const seen = views
    .map((view) => ({ repo: view.repository.source, found: newcomersOf(view) }))
    .filter(({ found }) => found.newcomers.length + found.founders + found.shallow > 0);
  return {
    all: populations(seen.map(({ found }) => found)),
    repositories: seen
      .map(({ repo, found }) => ({ repo, ...populations([found]) }))
      .sort((a, b) => b.everybody.people - a.everybody.people || (a.repo < b.repo ? -1 : 1)),
  };
}

function populations(found: readonly Newcomers[]): NewcomersResult["all"] {
  return {
    everybody: curveOf(timeToCore(found.map(({ newcomers }) => newcomers))),
    regular: curveOf(timeToCore(found.map(({ newcomers }) => newcomers.filter(({ regular }) => regular)))),
    leftOut: {
      founders: found.reduce((sum, { founders }) => sum + founders, 0),
      shallow: found.reduce((sum, { shallow }) => sum + shallow, 0),
    },
  };
}

function curveOf(time: TimeToCore): NewcomersResult["all"]["everybody"] {
  return {
    people: time.people,
    becameCore: time.becameCore,
    after: MONTHS.map((months) => {
      const core = time.after(Math.round(months * MONTH));
      return {
        months,
        share: core && round(core.share),
        low: core && round(core.low),
        high: core && round(core.high),
      };
    }),
    medianDays: { estimate: time.estimate, low: time.low, high: time.high, reached: time.reached },
    followedDays: time.followedDays,
    curve: time.rise.map(({ days, share, low, high }) => ({
      days,
      share: round(share),
      low: round(low),
      high: round(high),
    })),
  };
}
