import type { TrajectoryResult } from "../../model/results.ts";
import { figure } from "./chart.ts";
import { type Html, html } from "./escape.ts";
import { trajectoryPlot } from "./trajectory-plot.ts";

/** Places over two years, with what they are. */
export function trajectoryChart({ points }: TrajectoryResult): Html {
  return figure(
    ({ beside }) => ({
      ...trajectoryPlot(points, beside),
      ariaLabel:
        "Lines: place in the cohort for drive, depth and steering at nine dates over two years. The table below has the figures.",
    }),
    html`A dot is the place among the people active at that date in the same repositories, from 0 to 100, seen with only
    what was known then; the band around it is the 95&nbsp;% interval. Where there is no dot, too little was known.`,
  );
}
