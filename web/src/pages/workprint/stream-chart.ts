import * as Plot from "@observablehq/plot";

import { quarterName, quarterStart, quarterTicks } from "../../../../src/reports/html/quarters.ts";
import { plural } from "../../../../src/model/words.ts";
import type { Room } from "../../design/chart.tsx";
import type { Bands, Work } from "./bands.ts";

const HEIGHT = 280;
const MARGIN = 4;

/** Weeks with work as streams around a middle line, one for each area. */
export function streamChart({ bands, work, first, last }: Bands, { width }: Room): Plot.PlotOptions {
  const band = new Map(bands.map((one) => [one.key, one]));
  const { ticks, name } = quarterTicks(first, last, Math.floor(width / 70));
  const most = Math.max(13, ...totals(work));
  return {
    height: HEIGHT,
    marginLeft: MARGIN,
    marginRight: MARGIN,
    marginTop: 8,
    marginBottom: 30,
    x: { type: "utc", domain: [quarterStart(first), quarterStart(last + 1)] },
    y: { domain: [-most / 2, most / 2], axis: null },
    marks: [
      Plot.gridX(ticks.map(quarterStart), { stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.areaY(work, {
        x: ({ quarter }: Work) => middle(quarter),
        y: "weeks",
        z: "band",
        fill: { value: ({ band: key }: Work) => band.get(key)!.colour, scale: null },
        stroke: "var(--bg)",
        strokeWidth: 0.75,
        offset: "center",
        order: "inside-out",
        curve: "monotone-x",
        title: ({ band: key, quarter, weeks }: Work) =>
          `${band.get(key)!.name}, ${quarterName(quarter)}: ${plural(weeks, "week")}`,
      }),
      Plot.axisX(ticks.map(quarterStart), {
        anchor: "bottom",
        tickSize: 0,
        fontSize: 12,
        color: "var(--muted)",
        label: null,
        textAnchor: "start",
        tickFormat: (start: Date) => name(4 * start.getUTCFullYear() + Math.floor(start.getUTCMonth() / 3)),
      }),
      // How thick thirteen weeks are.
      Plot.ruleX([quarterStart(last + 1)], { y1: -6.5, y2: 6.5, stroke: "var(--ink)", strokeWidth: 2, dx: -2 }),
      Plot.text([quarterStart(last + 1)], {
        x: (end: Date) => end,
        y: 6.5,
        text: () => "13 weeks",
        textAnchor: "end",
        dx: -2,
        dy: -10,
        fontSize: 12,
        fill: "var(--ink)",
        stroke: "var(--bg)",
        strokeWidth: 4,
      }),
    ],
  };
}

function middle(quarter: number): Date {
  return new Date((quarterStart(quarter).getTime() + quarterStart(quarter + 1).getTime()) / 2);
}

/** Thickness of all streams together in each quarter. */
function totals(work: readonly Work[]): number[] {
  const sums = new Map<number, number>();
  for (const { quarter, weeks } of work) sums.set(quarter, (sums.get(quarter) ?? 0) + weeks);
  return [...sums.values()];
}
