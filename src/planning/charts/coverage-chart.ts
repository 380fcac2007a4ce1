import * as Plot from "@observablehq/plot";

import { plainText } from "../../model/plain-text.ts";
import type { PlanReport } from "../../model/planning.ts";
import { AXIS, amountTicks, monthAxis, type Room } from "./axes.ts";

const PANEL = 230;
const HEIGHT = 120;
/** Above a panel: its title, clear of the numbers of the panel above it. */
const HEAD = 40;
const TOP = 26;
const BOTTOM = 26;
const LEFT = 30;

/** The most people that any area has or needs, if all goes well. */
export function mostPeople(plans: readonly PlanReport[]): number {
  return Math.max(
    1,
    ...plans.flatMap(({ areas }) => areas.flatMap(({ need, monthly }) => [need, ...monthly.map(({ high }) => high)])),
  );
}

/**
 * A panel for each area, all on one scale: people who carry the work by month with their band, and the need as a line.
 *
 * @param most the end of the scale, people
 */
export function coverageChart(
  { areas, start, horizonMonths }: PlanReport,
  most: number,
  { width }: Room,
): Plot.PlotOptions {
  const columns = Math.max(1, Math.min(areas.length, Math.floor((width - LEFT) / PANEL)));
  const rows = Math.ceil(areas.length / columns);
  const panels = areas.map((area, index) => ({ ...area, fx: index % columns, fy: Math.floor(index / columns) }));
  const points = panels.flatMap(({ fx, fy, monthly }) => monthly.map((one, month) => ({ fx, fy, x: month, ...one })));
  const { axis } = monthAxis(start, horizonMonths, (width - LEFT) / columns - 120);
  const facet = { fx: "fx", fy: "fy" } as const;
  const ticks = amountTicks(most).filter(Number.isInteger);
  return {
    height: rows * (HEIGHT + HEAD) - HEAD + TOP + BOTTOM,
    marginTop: TOP,
    marginBottom: BOTTOM,
    marginLeft: LEFT,
    marginRight: 26,
    x: { domain: [0, horizonMonths] },
    y: { domain: [0, most * 1.04] },
    fx: { domain: Array.from({ length: columns }, (_, index) => index), axis: null, padding: 0.12 },
    fy: {
      domain: Array.from({ length: rows }, (_, index) => index),
      axis: null,
      paddingInner: HEAD / (HEIGHT + HEAD),
      paddingOuter: 0,
    },
    marks: [
      Plot.gridY(ticks, { stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.axisY(ticks, AXIS),
      axis,
      Plot.areaY(points, {
        ...facet,
        x: "x",
        y1: "low",
        y2: "high",
        curve: "step-after",
        fill: "var(--accent-soft)",
        fillOpacity: 0.35,
      }),
      Plot.lineY(points, {
        ...facet,
        x: "x",
        y: "expected",
        curve: "step-after",
        stroke: "var(--accent)",
        strokeWidth: 2,
      }),
      Plot.ruleY(panels, { ...facet, y: "need", stroke: "var(--ink)", strokeDasharray: "4 3", strokeWidth: 1.5 }),
      Plot.text(panels, {
        ...facet,
        text: ({ name, need }: (typeof panels)[number]) => `${plainText(name)}: needs ${need}`,
        frameAnchor: "top-left",
        dx: 2 - LEFT,
        dy: -20,
        textAnchor: "start",
        fontSize: 13,
        fontWeight: 600,
        fill: "var(--ink)",
        lineWidth: Math.max(4, (width - LEFT) / columns / 14),
        textOverflow: "ellipsis-end",
      }),
    ],
  };
}
