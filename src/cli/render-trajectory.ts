import type { TrajectoryResult } from "../model/results.ts";
import { FOLLOWED } from "../model/signal.ts";
import { changeText, placeText } from "../reports/trajectory.ts";
import { fit, type Screen, style, wrap } from "./text.ts";

const DATE = 12;
const COLUMN = 14;

/** Places at each date and what has become of them, as lines of a table. */
export function renderTrajectory({ points, change }: TrajectoryResult, screen: Screen): string[] {
  const row = (first: string, cells: readonly string[]): string =>
    `  ${fit(first, DATE)}${cells.map((cell) => fit(cell, COLUMN)).join("")}`.trimEnd();
  return [
    style(screen, "dim", row("as of", FOLLOWED)),
    ...points.map((point) =>
      row(
        point.asOf.slice(0, 10),
        FOLLOWED.map((signal) => placeText(point[signal])),
      ),
    ),
    ...FOLLOWED.flatMap((signal) => wrap(`${signal}: ${changeText(change[signal])}`, screen.width - 2, "  ")).map(
      (line) => `  ${line}`,
    ),
    ...wrap(
      "Percentiles, each from only what was known then. A place also changes when others do more or less.",
      screen.width - 2,
    ).map((line) => style(screen, "dim", `  ${line}`)),
  ];
}
