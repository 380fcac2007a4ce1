import * as Plot from "@observablehq/plot";
import { type ReactNode, useCallback, useMemo } from "react";

import { durationText, YEAR } from "../../../../src/reports/half-life.ts";
import { Chart } from "../../design/chart.tsx";
import { type CurvePoint, readingText } from "./curve.ts";

export interface Panel {
  key: string;
  name: ReactNode;
  curve: readonly CurvePoint[];
  /** Days until one half; null where it is not reached. */
  median: number | null;
  /** The figures in words. */
  words: ReactNode;
  /** What a screen reader says instead of the drawing. */
  label: string;
}

/** Ends of the scales that all panels share. */
export interface PanelScale {
  years: number;
  /** In percent. */
  top: number;
  /** Where the curves are read, days. */
  at?: number | undefined;
}

const HEIGHT = 132;
const LEFT = 42;

/** A share over time with its 95 % interval; a pointer reads its values. */
export function CurvePanel({ panel, scale }: { panel: Panel; scale: PanelScale }): React.JSX.Element {
  const { curve, median } = panel;
  const points = useMemo(
    () =>
      curve.map((point) => ({
        ...point,
        years: point.days / YEAR,
        title: `after ${durationText(point.days)}:\n${readingText(point)}`,
      })),
    [curve],
  );
  const { years, top, at } = scale;
  const options = useCallback(
    ({ width }: { width: number }): Plot.PlotOptions => {
      const quiet = { tickSize: 0, label: null, color: "var(--muted)", fontSize: 12 } as const;
      const ticks = yearTicks(years, Math.max(2, Math.floor((width - LEFT) / 30)));
      const last = points.at(-1);
      return {
        height: HEIGHT,
        marginTop: 8,
        marginRight: 10,
        marginBottom: 24,
        marginLeft: LEFT,
        x: { domain: [0, years] },
        y: { domain: [0, top / 100], clamp: true },
        marks: [
          Plot.gridY([0, top / 200, top / 100], { stroke: "var(--line)", strokeOpacity: 1 }),
          Plot.areaY(points, { x: "years", y1: "low", y2: "high", fill: "var(--accent-soft)", fillOpacity: 0.35 }),
          Plot.lineY(points, { x: "years", y: "share", stroke: "var(--accent)", strokeWidth: 2 }),
          ...(at !== undefined && last && at <= last.days
            ? [Plot.ruleX([at / YEAR], { stroke: "var(--ink)", strokeDasharray: "2 3" })]
            : []),
          ...(median !== null && top >= 50
            ? [
                Plot.dot([median / YEAR], {
                  x: (x: number) => x,
                  y: 0.5,
                  r: 4.5,
                  fill: "var(--accent)",
                  stroke: "var(--bg)",
                  strokeWidth: 1.5,
                }),
              ]
            : []),
          Plot.axisY([0, top / 200, top / 100], {
            ...quiet,
            tickFormat: (share: number) => `${Math.round(100 * share)} %`,
          }),
          Plot.axisX(ticks, {
            ...quiet,
            tickFormat: (tick: number) => (tick === ticks.at(-1) ? `${tick} y` : String(tick)),
          }),
          Plot.dot(points, Plot.pointerX({ x: "years", y: "share", r: 4, fill: "var(--ink)" })),
          Plot.tip(
            points,
            Plot.pointerX({
              x: "years",
              y: "share",
              title: "title",
              fill: "var(--raised)",
              stroke: "var(--strong-line)",
              fontSize: 12,
            }),
          ),
        ],
      };
    },
    [points, median, years, top, at],
  );
  return (
    <figure className="areas-panel">
      <h3>{panel.name}</h3>
      <p className="quiet">{panel.words}</p>
      <Chart options={options} label={panel.label} />
    </figure>
  );
}

/** Whole years, or parts of the first, that leave room for their labels. */
function yearTicks(most: number, labels: number): number[] {
  const step = [0.25, 0.5, 1, 2, 5, 10, 20].find((size) => most / size <= labels) ?? 50;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
}
