import * as Plot from "@observablehq/plot";

import { plainText } from "../../model/plain-text.ts";
import { plural } from "../../model/words.ts";
import { YEAR } from "../half-life.ts";
import type { AreaLife } from "./area-shapes.ts";
import { type ChartOptions, figure, type Room } from "./chart.ts";
import { type Html, html } from "./escape.ts";
import { WIDEST } from "./rows.ts";

const PANEL = 105;
const TITLE_LINE = 16;
/** Of a name, in ems. */
const WIDE_CHARACTER = 0.6;
const LEFT = 46;
/** Between panels, as a part of one panel with its gap. */
const GAP = 0.13;
/** A panel has not more pixels than that to show them. */
const MOST_POINTS = 150;
const SHARES = [0, 50, 100];

interface Point {
  /** Place of the area. */
  panel: number;
  years: number;
  /** In percent. */
  share: number;
  low: number;
  high: number;
}

/** Survival curves, one small panel for each area, all on one scale. @param areas those that have a curve */
export function survivalChart(areas: readonly AreaLife[]): Html {
  const points = areas.flatMap(({ curve }, panel) => pointsOf(curve, panel));
  const most = Math.max(...points.map(({ years }) => years));
  return figure(
    (room) => options(room, areas, points, most),
    html`Each panel is an area, all on one scale. The curve shows how many of the lines are still there so many years
    after they were written; the band around it is the 95&nbsp;% interval. The thin line is at half of the lines, and
    the dot is the half-life. A curve ends where too few lines were followed for longer.`,
  );
}

function pointsOf(curve: AreaLife["curve"], panel: number): Point[] {
  const every = Math.ceil(curve.length / MOST_POINTS);
  return curve
    .filter((_, index) => index % every === 0 || index === curve.length - 1)
    .map(({ days, share, low, high }) => ({
      panel,
      years: days / YEAR,
      share: 100 * share,
      low: 100 * low,
      high: 100 * high,
    }));
}

function options(
  { width, beside }: Room,
  areas: readonly AreaLife[],
  points: readonly Point[],
  most: number,
): ChartOptions {
  const across = Math.min(areas.length, Math.max(2, Math.floor(width / 210)));
  const down = Math.ceil(areas.length / across);
  const step = (width - LEFT - 8) / across;
  const panelWidth = step * (1 - GAP);
  const fontSize = beside ? 13 : 12;
  const lineWidth = step / fontSize / WIDEST;
  // A name of more than one line grows upwards.
  const titleLines = Math.ceil((Math.max(...areas.map(({ name }) => name.length)) * WIDE_CHARACTER) / lineWidth);
  const title = Math.min(3, titleLines) * TITLE_LINE + 10;
  const place = (panel: number): { fx: number; fy: number } => ({
    fx: panel % across,
    fy: Math.floor(panel / across),
  });
  const facet = {
    fx: ({ panel }: { panel: number }) => place(panel).fx,
    fy: ({ panel }: { panel: number }) => place(panel).fy,
  };
  const panels = areas.map(({ name, halfLifeDays: { estimate } }, panel) => ({
    panel,
    name: plainText(name),
    halfLife: estimate === null ? undefined : estimate / YEAR,
  }));
  const ticks = yearTicks(most, Math.max(2, Math.floor(panelWidth / 22)));
  const between = title + 14;
  const quiet = { color: "var(--muted)", tickSize: 0, fontSize: 12, label: null } as const;
  const grid = { ...facet, stroke: "var(--line)" };
  return {
    ariaLabel: `Curves: share of lines that are still there by years since they were written, in ${plural(areas.length, "area")}. The table below has the half-lives.`,
    height: title + down * PANEL + (down - 1) * between + 44,
    marginTop: title,
    marginBottom: 44,
    marginLeft: LEFT,
    marginRight: 8,
    x: { domain: [0, most] },
    y: { domain: [0, 100] },
    fx: { domain: range(across), axis: null, paddingInner: GAP, paddingOuter: 0 },
    fy: { domain: range(down), axis: null, paddingInner: between / (PANEL + between), paddingOuter: 0 },
    marks: [
      Plot.ruleX(crossed(panels, ticks), { ...grid, x: "tick" }),
      Plot.ruleY(crossed(panels, [0, 100]), { ...grid, y: "tick" }),
      Plot.areaY(points, {
        ...facet,
        x: "years",
        y1: "low",
        y2: "high",
        z: "panel",
        fill: "var(--accent-soft)",
        fillOpacity: 0.35,
      }),
      Plot.ruleY(crossed(panels, [50]), { ...grid, y: "tick", stroke: "var(--muted)", strokeDasharray: "2 3" }),
      Plot.line(points, { ...facet, x: "years", y: "share", z: "panel", stroke: "var(--accent)", strokeWidth: 2 }),
      Plot.dot(
        panels.filter(({ halfLife }) => halfLife !== undefined && halfLife <= most),
        { ...facet, x: "halfLife", y: 50, r: 4, fill: "var(--accent)", stroke: "var(--bg)", strokeWidth: 1.5 },
      ),
      Plot.text(panels, {
        ...facet,
        text: "name",
        frameAnchor: "top-left",
        lineAnchor: "bottom",
        textAnchor: "start",
        dy: -7,
        fontSize,
        fontWeight: 600,
        lineWidth,
      }),
      Plot.axisY(SHARES, { ...quiet, anchor: "left", tickFormat: (share: number) => `${share}\u00a0%` }),
      Plot.axisX(ticks, { ...quiet, anchor: "bottom", tickFormat: String }),
      Plot.text(["years since the line was written"], {
        text: (label: string) => label,
        fx: () => 0,
        fy: () => down - 1,
        frameAnchor: "bottom-left",
        textAnchor: "start",
        dy: 38,
        fontSize: 12,
        fill: "var(--muted)",
      }),
    ],
  };
}

/** Whole years, or parts of the first, that leave room for their labels. */
function yearTicks(most: number, labels: number): number[] {
  const step = [0.1, 0.25, 0.5, 1, 2, 5, 10, 20].find((size) => most / size <= labels) ?? 50;
  return range(Math.floor(most / step) + 1).map((index) => Number((index * step).toFixed(2)));
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** Each panel with each tick. */
function crossed(panels: readonly { panel: number }[], ticks: readonly number[]): { panel: number; tick: number }[] {
  return panels.flatMap(({ panel }) => ticks.map((tick) => ({ panel, tick })));
}
