import * as Plot from "@observablehq/plot";

import { plainText } from "../../model/plain-text.ts";
import type { RoleCheckResult } from "../../model/planning.ts";
import { percent } from "../../model/words.ts";
import { AXIS, type Room } from "./axes.ts";

type Point = { months: number; estimate: number; low: number; high: number; beyond: boolean };

const LEFT = 44;
const PANEL = 210;
const PANEL_HEIGHT = 96;
const HEAD = 26;

function known(points: readonly { months: number; counts: RoleCheckResult["combined"][number]["counts"] }[]): Point[] {
  return points.flatMap(({ months, counts }) => (counts === null ? [] : [{ months, ...counts }]));
}

const years = (months: number): string => (months === 0 ? "today" : `${months / 12} y`);

/** What still counts by month with its interval; solid as far as lines were followed, dashed beyond. */
export function holdsChart({ curve, combined, lookAgain }: RoleCheckResult, { width }: Room): Plot.PlotOptions {
  const points = known(curve);
  const dots = known(combined);
  const most = Math.max(12, ...points.map(({ months }) => months), ...dots.map(({ months }) => months));
  // The dashed part begins where the solid one ends.
  const first = points.findIndex(({ beyond }) => beyond);
  const solid = first < 0 ? points : points.slice(0, first);
  const dashed = first < 0 ? [] : points.slice(Math.max(0, first - 1));
  const named = combined.flatMap(({ at, months, counts }) =>
    counts === null || (at === "ramped up" && width < 620) || at === "end of the horizon"
      ? []
      : [{ at, months, y: counts.estimate, text: `${at}\n${percent(counts.estimate)}` }],
  );
  const ticks = Array.from({ length: Math.floor(most / 12) + 1 }, (_, index) => 12 * index);
  return {
    height: 280,
    marginTop: 14,
    marginBottom: 26,
    marginLeft: LEFT,
    marginRight: 66,
    x: { domain: [0, most] },
    y: { domain: [0, 1] },
    marks: [
      Plot.gridY([0, 0.25, 0.5, 0.75, 1], { stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.axisY([0, 0.5, 1], { ...AXIS, tickFormat: (share: number) => `${100 * share} %` }),
      Plot.axisX(ticks, { ...AXIS, anchor: "bottom", tickFormat: years }),
      Plot.areaY(points, { x: "months", y1: "low", y2: "high", fill: "var(--accent-soft)", fillOpacity: 0.28 }),
      Plot.ruleY([lookAgain.threshold], { stroke: "var(--ink)", strokeDasharray: "2 3" }),
      Plot.text([`look again below ${percent(lookAgain.threshold)}`], {
        y: lookAgain.threshold,
        text: (text: string) => text,
        frameAnchor: "right",
        textAnchor: "end",
        dx: 60,
        dy: -8,
        fontSize: 12,
        fill: "var(--ink)",
        stroke: "var(--bg)",
        strokeWidth: 4,
      }),
      Plot.lineY(solid, { x: "months", y: "estimate", stroke: "var(--accent)", strokeWidth: 2 }),
      Plot.lineY(dashed, {
        x: "months",
        y: "estimate",
        stroke: "var(--accent)",
        strokeWidth: 2,
        strokeDasharray: "5 4",
      }),
      Plot.link(dots, { x1: "months", x2: "months", y1: "low", y2: "high", stroke: "var(--accent)", strokeWidth: 2.5 }),
      Plot.dot(dots, {
        x: "months",
        y: "estimate",
        r: 5.5,
        fill: { value: ({ beyond }: Point) => (beyond ? "var(--bg)" : "var(--accent)"), scale: null },
        stroke: "var(--accent)",
        strokeWidth: 2,
      }),
      Plot.text(named, {
        x: "months",
        y: "y",
        text: "text",
        textAnchor: "start",
        dx: 8,
        dy: -16,
        fontSize: 12,
        fontWeight: 600,
        lineHeight: 1.15,
        fill: "var(--ink)",
        stroke: "var(--bg)",
        strokeWidth: 4,
      }),
    ],
  };
}

/** The same for each area of the role: small panels on one scale. Undefined when nothing is known of any. */
export function holdsByAreaChart({ areas }: RoleCheckResult, { width }: Room): Plot.PlotOptions {
  const columns = Math.max(1, Math.min(areas.length, Math.floor((width - LEFT) / PANEL)));
  const rows = Math.max(1, Math.ceil(areas.length / columns));
  const panels = areas.map(({ name, points }, index) => ({
    name: plainText(name),
    fx: index % columns,
    fy: Math.floor(index / columns),
    points: known(points.filter(({ at }) => at !== "end of the horizon")),
  }));
  const points = panels.flatMap(({ fx, fy, points }) => points.map((point) => ({ fx, fy, ...point })));
  const most = Math.max(12, ...points.map(({ months }) => months));
  const facet = { fx: "fx", fy: "fy" } as const;
  const ticks = Array.from({ length: Math.floor(most / 12) + 1 }, (_, index) => 12 * index);
  return {
    height: rows * (PANEL_HEIGHT + HEAD) + 30,
    marginTop: HEAD,
    marginBottom: 26,
    marginLeft: LEFT,
    marginRight: 16,
    x: { domain: [0, most * 1.04] },
    y: { domain: [0, 1] },
    fx: { domain: Array.from({ length: columns }, (_, index) => index), axis: null, padding: 0.12 },
    fy: {
      domain: Array.from({ length: rows }, (_, index) => index),
      axis: null,
      padding: HEAD / (PANEL_HEIGHT + HEAD),
    },
    marks: [
      Plot.gridY([0, 0.5, 1], { stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.axisY([0, 0.5, 1], { ...AXIS, tickFormat: (share: number) => `${100 * share} %` }),
      Plot.axisX(ticks, { ...AXIS, anchor: "bottom", tickFormat: years }),
      Plot.link(points, {
        ...facet,
        x1: "months",
        x2: "months",
        y1: "low",
        y2: "high",
        stroke: "var(--accent-soft)",
        strokeWidth: 5,
      }),
      Plot.dot(points, {
        ...facet,
        x: "months",
        y: "estimate",
        r: 4.5,
        fill: { value: ({ beyond }: Point) => (beyond ? "var(--bg)" : "var(--accent)"), scale: null },
        stroke: "var(--accent)",
        strokeWidth: 2,
      }),
      Plot.text(panels, {
        ...facet,
        text: ({ name, points }) => (points.length === 0 ? `${name}: too few lines to say` : name),
        frameAnchor: "top-left",
        dx: 2 - 20,
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
