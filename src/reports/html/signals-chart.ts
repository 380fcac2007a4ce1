import * as Plot from "@observablehq/plot";

import type { SignalResult } from "../../model/results.ts";
import { unknownText } from "../signal-text.ts";
import { figure, ornament } from "./chart.ts";
import { type Html, html } from "./escape.ts";
import { placed, sentence } from "./format.ts";
import { rowChart } from "./rows.ts";

const SCALE = [0, 100];

/** All signals on one scale from 0 to 100: a dot with its interval, or words where nothing can be said. */
export function signalsChart(signals: readonly SignalResult[]): Html {
  const rows = signals.map((signal) => ({
    key: signal.signal,
    label: sentence(signal.signal),
    value: signal.percentile === null ? "unknown" : placed(signal),
  }));
  const ariaLabel = `Dots with 95 % intervals, percentiles from 0 to 100. ${signals.map((signal) => `${sentence(signal.signal)}: ${signal.percentile === null ? unknownText(signal) : placed(signal)}.`).join(" ")}`;
  return figure(
    (room) =>
      rowChart({
        rows,
        room,
        labelWidth: 100,
        valueWidth: 110,
        cut: "ellipsis-end",
        ariaLabel,
        x: { domain: SCALE },
        axis: {
          ticks: [0, 25, 50, 75, 100],
          label: room.beside
            ? "percentile among the people active in the same repositories"
            : "percentile in the same repositories",
        },
        marks: [
          Plot.gridX([0, 25, 50, 75, 100], { stroke: "var(--line)", strokeOpacity: 1 }),
          Plot.ruleY(signals, { y: "signal", x1: 0, x2: 100, stroke: "var(--line)" }),
          ...dots(signals),
          Plot.text(
            signals.filter(({ percentile }) => percentile === null),
            {
              y: "signal",
              x: 50,
              text: unknownText,
              fontSize: 13,
              fill: "var(--muted)",
              fontStyle: "italic",
              stroke: "var(--bg)",
              strokeWidth: 8,
            },
          ),
        ],
      }),
    html`The dot is the place among the people active in the same repositories; 100 is most. The bar around it is the
    95&nbsp;% interval: wide means that little is known.`,
  );
}

/** The dot and interval of one signal alone, on the same scale. */
export function signalStrip(signal: SignalResult): Html {
  const rule = Plot.ruleY([signal], {
    y: "signal",
    x1: 0,
    x2: 100,
    stroke: "var(--line)",
    strokeWidth: 2,
    strokeLinecap: "round",
  });
  return ornament(220, {
    height: 24,
    margin: 8,
    x: { domain: SCALE, axis: null },
    y: { axis: null },
    marks: [rule, ...dots([signal])],
  });
}

function dots(signals: readonly SignalResult[]): Plot.Markish[] {
  const known = signals.filter(({ percentile }) => percentile !== null);
  return [
    Plot.ruleY(
      known.filter(({ percentileLow, percentileHigh }) => percentileLow !== null && percentileHigh !== null),
      {
        y: "signal",
        x1: "percentileLow",
        x2: "percentileHigh",
        stroke: "var(--accent-soft)",
        strokeWidth: 6,
      },
    ),
    Plot.dot(known, {
      y: "signal",
      x: "percentile",
      r: 5.5,
      fill: "var(--accent)",
      stroke: "var(--bg)",
      strokeWidth: 1.5,
    }),
  ];
}
