import { plural } from "../../model/words.ts";
import type { AreaLife } from "./area-shapes.ts";
import { curvesChart } from "./curves-chart.ts";
import { type Html, html } from "./escape.ts";

/** Survival curves, one small panel for each area, all on one scale. @param areas those that have a curve */
export function survivalChart(areas: readonly AreaLife[]): Html {
  return curvesChart(
    areas.map(({ name, curve, halfLifeDays: { estimate } }) => ({ name, curve, median: estimate })),
    {
      ariaLabel: `Curves: share of lines that are still there by years since they were written, in ${plural(areas.length, "area")}. The table below has the half-lives.`,
      axis: "years since the line was written",
      caption: html`Each panel is an area, all on one scale. The curve shows how many of the lines are still there so
      many years after they were written; the band around it is the 95&nbsp;% interval. The thin line is at half of the
      lines, and the dot is the half-life. A curve ends where too few lines were followed for longer.`,
    },
  );
}
