import * as Plot from "@observablehq/plot";

import type { OfferResult } from "../../../../src/model/offers.ts";
import { plainText } from "../../../../src/model/plain-text.ts";
import { figureText } from "../../../../src/reports/offers-text.ts";
import type { Room } from "../../design/chart.tsx";
import { moneyAxisX, moneyTicks, spanOf } from "./money-axis.ts";

type PathResult = OfferResult["paths"][number];

const ROW = 34;
const BESIDE = 620;
const LABEL = 350;
const SIDE = 62;
const HEAD = 16;

/** How many are drawn; the others matter less. */
export const BARS = 10;

/** A row for each assumption: the lead at its low and at its high value, what matters most first. */
export function tornadoChart({ tornado, currency }: PathResult, lead: number, { width }: Room): Plot.PlotOptions {
  const beside = width >= BESIDE;
  const left = beside ? LABEL : SIDE;
  const bars = tornado.slice(0, BARS).map((bar, index) => ({
    ...bar,
    row: index,
    name: `${bar.of === null ? "" : `${bar.of}: `}${bar.label}`,
    lowText: figureText(bar.low, bar, currency),
    highText: figureText(bar.high, bar, currency),
  }));
  const domain = spanOf([lead, 0, ...bars.flatMap(({ atLow, atHigh }) => [atLow, atHigh])], 0.02);
  const row = beside ? ROW : ROW + HEAD;
  const ends = bars.flatMap((bar) => [
    { row: bar.row, at: bar.atLow, text: bar.lowText, side: bar.atLow <= bar.atHigh ? "end" : "start" },
    { row: bar.row, at: bar.atHigh, text: bar.highText, side: bar.atLow <= bar.atHigh ? "start" : "end" },
  ]);
  const text = (side: string): Plot.Markish =>
    Plot.text(
      ends.filter((one) => one.side === side),
      {
        fy: "row",
        x: "at",
        y: 0,
        text: "text",
        textAnchor: side === "end" ? "end" : "start",
        dx: side === "end" ? -8 : 8,
        dy: beside ? 0 : HEAD / 2,
        fontSize: 11.5,
        fill: "var(--muted)",
        stroke: "var(--bg)",
        strokeWidth: 3,
      },
    );
  const dy = beside ? 0 : HEAD / 2;
  return {
    height: bars.length * row + 30,
    marginLeft: left,
    marginRight: SIDE,
    marginTop: 4,
    marginBottom: 26,
    x: { domain },
    y: { domain: [-1, 1], axis: null },
    fy: { domain: bars.map(({ row }) => row), axis: null, padding: 0 },
    marks: [
      ...moneyAxisX(moneyTicks(domain, width - left - SIDE)),
      Plot.ruleX([0], { stroke: "var(--ink)" }),
      Plot.ruleX([lead], { stroke: "var(--ink)", strokeDasharray: "2 3" }),
      Plot.link(bars, {
        fy: "row",
        x1: "atLow",
        x2: "atHigh",
        y1: 0,
        y2: 0,
        stroke: "var(--accent-soft)",
        strokeWidth: 6,
        dy,
      }),
      Plot.dot(bars, {
        fy: "row",
        x: "atLow",
        y: 0,
        r: 4.5,
        fill: "var(--bg)",
        stroke: "var(--accent)",
        strokeWidth: 2,
        dy,
      }),
      Plot.dot(bars, { fy: "row", x: "atHigh", y: 0, r: 5, fill: "var(--accent)", stroke: "var(--bg)", dy }),
      text("end"),
      text("start"),
      Plot.text(bars, {
        fy: "row",
        text: ({ name }: { name: string }) => plainText(name),
        frameAnchor: beside ? "left" : "top-left",
        textAnchor: beside ? "end" : "start",
        dx: beside ? -SIDE : -SIDE + 4,
        dy: beside ? 0 : 4,
        fontSize: 12.5,
        lineWidth: (beside ? LABEL - SIDE : width - 12) / 12.5,
        textOverflow: "ellipsis-end",
      }),
    ],
  };
}
