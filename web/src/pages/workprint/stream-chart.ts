import * as Plot from "@observablehq/plot";

import { quarterStart, quarterTicks } from "../../../../src/reports/html/quarters.ts";

import type { Room } from "../../design/chart.tsx";
import { type Bands, layersOf, quarterMiddle, type Work } from "./bands.ts";

const HEIGHT = 280;
/** Of a quarter, for the measure of thickness. */
const WEEKS = 13;
const LEFT = 4;
/** Room for the measure of thickness. */
const RIGHT = 76;

/** Weeks with work as streams around a middle line, one for each area. */
export function streamChart({ bands, work, first, last }: Bands, { width }: Room): Plot.PlotOptions {
  const band = new Map(bands.map((one) => [one.key, one]));
  const { ticks, name } = quarterTicks(first, last, Math.floor((width - LEFT - RIGHT) / 70));
  const { layers, thickest } = layersOf(bands, work);
  const most = Math.max(WEEKS, thickest) / 2;
  return {
    height: HEIGHT,
    marginLeft: LEFT,
    marginRight: RIGHT,
    marginTop: 8,
    marginBottom: 30,
    x: { type: "utc", domain: [quarterStart(first), quarterStart(last + 1)] },
    y: { domain: [-most, most], axis: null },
    marks: [
      Plot.gridX(ticks.map(quarterStart), { stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.areaY(layers, {
        x: ({ quarter }: Work) => quarterMiddle(quarter),
        y1: "y1",
        y2: "y2",
        z: "band",
        fill: { value: ({ band: key }: Work) => band.get(key)!.colour, scale: null },
        stroke: "var(--bg)",
        strokeWidth: 0.75,

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
        y1: -WEEKS / 2,
        y2: WEEKS / 2,
        stroke: "var(--ink)",
        strokeWidth: 2,
        dx: 8,
      }),
      Plot.text([quarterStart(last + 1)], {
        x: (end: Date) => end,
        y: 0,
        text: () => "13 weeks",
        textAnchor: "start",
        dx: 15,
        fontSize: 12,
      }),
    ],
  };
}
