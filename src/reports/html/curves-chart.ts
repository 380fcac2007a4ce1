import * as Plot from "@observablehq/plot";

import { plainText } from "../../model/plain-text.ts";
import { YEAR } from "../half-life.ts";
import { type ChartOptions, figure, type Room } from "./chart.ts";
import type { Html } from "./escape.ts";
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

interface Point {
  /** Place of the curve. */
  panel: number;
  years: number;
  /** In percent. */
  share: number;
  low: number;
  high: number;
}

/** A share over time, with its limits, and when it is one half. */
export interface Curve {
  name: string;
  curve: readonly { days: number; share: number; low: number; high: number }[];
  /** Days; null where it is not reached. */
  median: number | null;
}

export interface CurveWords {
  ariaLabel: string;
  /** What the years are counted from. */
  axis: string;
  caption: Html;
}

/**
 * Curves of shares, one small panel for each, all on one scale.
 *
 * @param curves not empty
 * @param top the highest share that is shown, in percent
 */
export function curvesChart(curves: readonly Curve[], words: CurveWords, top = 100): Html {
  const points = curves.flatMap(({ curve }, panel) => pointsOf(curve, panel));
  const most = Math.max(...points.map(({ years }) => years));
  return figure((room) => options(room, curves, words, points, most, top), words.caption);
}

function pointsOf(curve: Curve["curve"], panel: number): Point[] {
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
  curves: readonly Curve[],
  { ariaLabel, axis }: CurveWords,
  points: readonly Point[],
  most: number,
  top: number,
): ChartOptions {
  const across = Math.min(curves.length, Math.max(2, Math.floor(width / 210)));
  const down = Math.ceil(curves.length / across);
  const step = (width - LEFT - 8) / across;
  const panelWidth = step * (1 - GAP);
  const fontSize = beside ? 13 : 12;
  const lineWidth = step / fontSize / WIDEST;
  // A name of more than one line grows upwards.
  const titleLines = Math.ceil((Math.max(...curves.map(({ name }) => name.length)) * WIDE_CHARACTER) / lineWidth);
  const title = Math.min(3, titleLines) * TITLE_LINE + 10;
  const place = (panel: number): { fx: number; fy: number } => ({
    fx: panel % across,
    fy: Math.floor(panel / across),
  });
  const facet = {
    fx: ({ panel }: { panel: number }) => place(panel).fx,
    fy: ({ panel }: { panel: number }) => place(panel).fy,
  };
  const panels = curves.map(({ name, median }, panel) => ({
    panel,
    name: plainText(name),
    median: median === null ? undefined : median / YEAR,
  }));
  const ticks = yearTicks(most, Math.max(2, Math.floor(panelWidth / 22)));
  const between = title + 14;
  const quiet = { color: "var(--muted)", tickSize: 0, fontSize: 12, label: null } as const;
  const grid = { ...facet, stroke: "var(--line)" };
  return {
    ariaLabel,
    height: title + down * PANEL + (down - 1) * between + 44,
    marginTop: title,
    marginBottom: 44,
    marginLeft: LEFT,
    marginRight: 8,
    x: { domain: [0, most] },
    y: { domain: [0, top], clamp: true },
    fx: { domain: range(across), axis: null, paddingInner: GAP, paddingOuter: 0 },
    fy: { domain: range(down), axis: null, paddingInner: between / (PANEL + between), paddingOuter: 0 },
    marks: [
      Plot.ruleX(crossed(panels, ticks), { ...grid, x: "tick" }),
      Plot.ruleY(crossed(panels, [0, top]), { ...grid, y: "tick" }),
      Plot.areaY(points, {
        ...facet,
        x: "years",
        y1: "low",
        y2: "high",
        z: "panel",
        fill: "var(--accent-soft)",
        fillOpacity: 0.35,
      }),
      Plot.ruleY(crossed(panels, top < 50 ? [] : [50]), {
        ...grid,
        y: "tick",
        stroke: "var(--muted)",
        strokeDasharray: "2 3",
      }),
      Plot.line(points, { ...facet, x: "years", y: "share", z: "panel", stroke: "var(--accent)", strokeWidth: 2 }),
      Plot.dot(
        panels.filter(({ median }) => median !== undefined && median <= most),
        { ...facet, x: "median", y: 50, r: 4, fill: "var(--accent)", stroke: "var(--bg)", strokeWidth: 1.5 },
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
      Plot.axisY([0, top / 2, top], { ...quiet, anchor: "left", tickFormat: (share: number) => `${share}\u00a0%` }),
      Plot.axisX(ticks, { ...quiet, anchor: "bottom", tickFormat: String }),
      Plot.text([axis], {
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
