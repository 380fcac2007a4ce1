import * as Plot from "@observablehq/plot";

import type { TrajectoryResult } from "../../model/results.ts";
import { FOLLOWED } from "../../model/signal.ts";
import { sentence } from "./format.ts";

const PANEL = 110;
const TITLE = 28;
const BOTTOM = 30;
const LEFT = 34;
/** Between panels, as a part of one panel with its gap. */
const GAP = 0.12;

interface Place {
  signal: string;
  at: Date;
  /** Not a number where the place is unknown, so that the line has a gap there. */
  percentile: number;
  low: number;
  high: number;
}

/**
 * Places over two years, one small panel for each signal, all on one scale; here and in the page.
 *
 * @param beside whether there is room for the panels beside each other
 */
export function trajectoryPlot(points: TrajectoryResult["points"], beside: boolean): Plot.PlotOptions {
  const places = FOLLOWED.flatMap((signal) =>
    points.map(({ asOf, [signal]: place }): Place => ({
      signal,
      at: new Date(asOf),
      percentile: place?.percentile ?? Number.NaN,
      low: place?.low ?? Number.NaN,
      high: place?.high ?? Number.NaN,
    })),
  );
  const panels = FOLLOWED.map((signal) => ({ signal }));
  const across = beside ? "fx" : "fy";
  const facet = { [across]: "signal" };
  const between = TITLE + 14;
  const [first, last] = [new Date(points[0]!.asOf), new Date(points.at(-1)!.asOf)];
  const quiet = { color: "var(--muted)", tickSize: 0, fontSize: 12, label: null } as const;
  const known = places.filter(({ percentile }) => !Number.isNaN(percentile));
  const scale = { domain: [...FOLLOWED], axis: null, paddingOuter: 0 } as const;
  return {
    height: TITLE + BOTTOM + (beside ? PANEL : FOLLOWED.length * PANEL + (FOLLOWED.length - 1) * between),
    marginTop: TITLE,
    marginBottom: BOTTOM,
    marginLeft: LEFT,
    marginRight: 8,
    x: { type: "utc", domain: [first, last] },
    y: { domain: [0, 100] },
    ...(beside
      ? { fx: { ...scale, paddingInner: GAP } }
      : { fy: { ...scale, paddingInner: between / (PANEL + between) } }),
    marks: [
      Plot.ruleY([0, 50, 100], { stroke: "var(--line)" }),
      Plot.areaY(places, { ...facet, x: "at", y1: "low", y2: "high", fill: "var(--accent-soft)", fillOpacity: 0.35 }),
      Plot.line(places, { ...facet, x: "at", y: "percentile", stroke: "var(--accent)", strokeWidth: 2 }),
      // A place with unknown ones on both sides has no band to stand in.
      Plot.ruleX(known, { ...facet, x: "at", y1: "low", y2: "high", stroke: "var(--accent-soft)", strokeWidth: 2 }),
      Plot.dot(known, { ...facet, x: "at", y: "percentile", r: 3, fill: "var(--accent)" }),
      Plot.text(panels, {
        ...facet,
        text: ({ signal }: { signal: string }) => sentence(signal),
        frameAnchor: "top-left",
        lineAnchor: "bottom",
        textAnchor: "start",
        dy: -8,
        fontSize: 13,
        fontWeight: 600,
      }),
      Plot.axisY([0, 50, 100], { ...quiet, anchor: "left", tickFormat: String }),
      // Towards the middle, so that labels of neighbouring panels stay apart.
      Plot.axisX([first], { ...quiet, anchor: "bottom", tickFormat: monthOf, textAnchor: "start" }),
      Plot.axisX([last], { ...quiet, anchor: "bottom", tickFormat: monthOf, textAnchor: "end" }),
    ],
  };
}

/** `Aug 2024`, UTC. */
function monthOf(date: Date): string {
  return date.toLocaleDateString("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });
}
