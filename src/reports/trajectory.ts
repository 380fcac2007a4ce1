import type { TrajectoryResult } from "../model/results.ts";
import type { Interval } from "../model/signal.ts";
import { isoTime } from "../model/time.ts";
import type { changeBetween, Standing } from "../signals/trajectory.ts";
import { toPercentile } from "./signal-result.ts";

type Point = TrajectoryResult["points"][number];
type Change = TrajectoryResult["change"]["drive"];

/** Where somebody stood at each date, and what has become of it. */
export function trajectoryReport(
  standings: readonly Standing[],
  change: ReturnType<typeof changeBetween>,
): TrajectoryResult {
  return {
    points: standings.map(({ asOf, places }) => ({
      asOf: isoTime(asOf),
      drive: point(places.drive),
      depth: point(places.depth),
      steering: point(places.steering),
    })),
    change: {
      drive: percentiles(change.drive),
      depth: percentiles(change.depth),
      steering: percentiles(change.steering),
    },
  };
}

function point(standing: Standing["places"]["drive"]): Point["drive"] {
  if (!standing) return null;
  const { estimate, low, high } = standing.place;
  return { percentile: toPercentile(estimate), low: toPercentile(low), high: toPercentile(high), n: standing.n };
}

function percentiles(change: Interval | null): Change {
  return (
    change && {
      estimate: toPercentile(change.estimate),
      low: toPercentile(change.low),
      high: toPercentile(change.high),
    }
  );
}

/** `92 (90–94)`, or `unknown`. */
export function placeText(place: Point["drive"]): string {
  return place ? `${Math.round(place.percentile)} (${Math.round(place.low)}–${Math.round(place.high)})` : "unknown";
}

/** `lower by 6 (−8 to −3)`, or that no change can be told; in percentiles. */
export function changeText(change: Change): string {
  if (!change) return "the change is not known";
  const [estimate, low, high] = [change.estimate, change.low, change.high].map(Math.round) as [number, number, number];
  const range = `${signed(low)} to ${signed(high)}`;
  return low <= 0 && high >= 0
    ? `no change can be told: ${signed(estimate)} (${range})`
    : `${estimate > 0 ? "higher" : "lower"} by ${Math.abs(estimate)} (${range})`;
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : value < 0 ? `−${-value}` : "0";
}
