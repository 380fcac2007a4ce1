import * as Plot from "@observablehq/plot";

import type { OfferResult } from "../../../../src/model/offers.ts";
import { plainText } from "../../../../src/model/plain-text.ts";
import { FAN_SHARES } from "../../../../src/offers/fan.ts";
import type { Room } from "../../design/chart.tsx";
import type { Drawn } from "../../offers/offers.worker.ts";
import { AXIS, moneyAxisY, moneyTicksUp, spanOf } from "./money-axis.ts";

const PANEL = 250;
const HEIGHT = 190;
const LEFT = 58;
const HEAD = 26;
/** Of the horizon. */
const LATER = 1.17;

/** A panel for each path, all on one scale: how money adds up, with what half and eight in ten of runs have. */
export function fanChart(
  { paths, baseline, horizonYears }: OfferResult,
  drawn: readonly Drawn[],
  { width }: Room,
): Plot.PlotOptions {
  const columns = Math.max(1, Math.min(paths.length, Math.floor((width - LEFT) / PANEL)));
  const rows = Math.ceil(paths.length / columns);
  const fans = new Map(drawn.map(({ path, fan }) => [path, fan]));
  const base = fans.get(baseline)!;
  /** Where what comes after the horizon is drawn. */
  const later = LATER * horizonYears;
  const panels = paths.map((path, index) => ({
    ...path,
    fx: index % columns,
    fy: Math.floor(index / columns),
    fan: fans.get(path.path)!,
  }));
  const points = panels.flatMap(({ fx, fy, fan, path }) =>
    fan.map(({ year, mean, at }, index) => ({
      fx,
      fy,
      path,
      year: year > horizonYears ? later : year,
      mean,
      at,
      base: base[index]!.mean,
    })),
  );
  const domain = spanOf(points.flatMap(({ at }) => at));
  const ticks = moneyTicksUp(domain, HEIGHT);
  const years = yearTicks(horizonYears, (width - LEFT) / columns);
  const facet = { fx: "fx", fy: "fy" } as const;
  const band = (from: number, to: number, opacity: number): Plot.Markish =>
    Plot.areaY(points, {
      ...facet,
      x: "year",
      y1: ({ at }: (typeof points)[number]) => at[from]!,
      y2: ({ at }: (typeof points)[number]) => at[to]!,
      z: "path",
      fill: "var(--accent-soft)",
      fillOpacity: opacity,
    });
  const ahead = panels.flatMap(({ fx, fy, breakEven }) =>
    breakEven?.year == null || breakEven.year > horizonYears ? [] : [{ fx, fy, year: breakEven.year }],
  );
  return {
    height: rows * (HEIGHT + HEAD) + 30,
    marginLeft: LEFT,
    marginRight: 14,
    marginTop: HEAD,
    marginBottom: 30,
    x: { domain: [0, later] },
    y: { domain },
    fx: { domain: Array.from({ length: columns }, (_, index) => index), axis: null, padding: 0.15 },
    fy: { domain: Array.from({ length: rows }, (_, index) => index), axis: null, padding: HEAD / (HEIGHT + HEAD) },
    marks: [
      ...moneyAxisY(ticks),
      Plot.axisX(years, {
        ...AXIS,
        anchor: "bottom",
        tickFormat: (year: number) => (year > horizonYears ? "later" : year === 0 ? "now" : `${year}`),
      }),
      Plot.ruleX([horizonYears], { stroke: "var(--line)" }),
      band(0, FAN_SHARES.length - 1, 0.3),
      band(1, FAN_SHARES.length - 2, 0.45),
      Plot.line(points, {
        ...facet,
        x: "year",
        y: "base",
        z: "path",
        stroke: "var(--muted)",
        strokeDasharray: "3 3",
        strokeWidth: 1.25,
      }),
      Plot.line(points, {
        ...facet,
        x: "year",
        y: ({ at }: (typeof points)[number]) => at[FAN_SHARES.indexOf(0.5)]!,
        z: "path",
        stroke: "var(--accent)",
        strokeWidth: 2,
      }),
      Plot.ruleX(ahead, { ...facet, x: "year", stroke: "var(--ink)", strokeDasharray: "2 3" }),
      ...aheadNames(
        ahead.filter(({ year }) => year <= horizonYears / 2),
        "start",
      ),
      ...aheadNames(
        ahead.filter(({ year }) => year > horizonYears / 2),
        "end",
      ),
      Plot.text(panels, {
        ...facet,
        text: ({ title }) => plainText(title),
        frameAnchor: "top-left",
        dy: -18,
        fontSize: 13,
        fontWeight: 600,
        lineWidth: ((width - LEFT) / columns - 24) / 13,
        textOverflow: "ellipsis-end",
      }),
    ],
  };
}

function aheadNames(
  ahead: readonly { fx: number; fy: number; year: number }[],
  textAnchor: "start" | "end",
): Plot.Markish[] {
  return [
    Plot.text(ahead, {
      fx: "fx",
      fy: "fy",
      x: "year",
      text: ({ year }: { year: number }) => `ahead from year ${year}`,
      frameAnchor: "bottom",
      textAnchor,
      dx: textAnchor === "start" ? 5 : -5,
      dy: -6,
      fontSize: 12,
      stroke: "var(--bg)",
      strokeWidth: 4,
      fill: "var(--ink)",
    }),
  ];
}

/** Years that have room, and what comes later. */
function yearTicks(horizonYears: number, pixels: number): number[] {
  const step = [1, 2, 5, 10].find((size) => (horizonYears / size) * 30 < pixels - 60) ?? 10;
  const years = Array.from({ length: Math.floor(horizonYears / step) + 1 }, (_, index) => index * step);
  return [...years.filter((year) => year < horizonYears - step / 2 || year === 0), horizonYears, LATER * horizonYears];
}
