import * as Plot from "@observablehq/plot";

import { quarterStart, quarterTicks } from "../../../../src/reports/html/quarters.ts";

import type { Room } from "../../design/chart.tsx";
import type { Bands, Work } from "./bands.ts";

const HEIGHT = 280;
const LEFT = 4;
/** Room for the measure of thickness. */
const RIGHT = 76;

/** Weeks with work as streams around a middle line, one for each area. */
export function streamChart({ bands, work, first, last }: Bands, { width }: Room): Plot.PlotOptions {
  const band = new Map(bands.map((one) => [one.key, one]));
  const { ticks, name } = quarterTicks(first, last, Math.floor((width - LEFT - RIGHT) / 70));
  const thickest = Math.max(...totals(work));
  const most = Math.max(13, thickest);
  // Where Plot lays the middle of all streams.
  const centre = thickest / 2;
  return {
    height: HEIGHT,
    marginLeft: LEFT,
    marginRight: RIGHT,
    marginTop: 8,
    marginBottom: 30,
    x: { type: "utc", domain: [quarterStart(first), quarterStart(last + 1)] },
    y: { domain: [centre - most / 2, centre + most / 2], axis: null },
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
        // The same all along: a stream whose title changed would be cut into pieces.
        title: ({ band: key }: Work) => band.get(key)!.name,
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
      Plot.ruleX([quarterStart(last + 1)], {
        y1: centre - 6.5,
        y2: centre + 6.5,
        stroke: "var(--ink)",
        strokeWidth: 2,
        dx: 8,
      }),
      Plot.text([quarterStart(last + 1)], {
        x: (end: Date) => end,
        y: centre,
        text: () => "13 weeks",
        textAnchor: "start",
        dx: 15,
        fontSize: 12,
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
