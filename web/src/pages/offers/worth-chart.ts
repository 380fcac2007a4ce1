import * as Plot from "@observablehq/plot";

import type { OfferResult } from "../../../../src/model/offers.ts";
import { plainText } from "../../../../src/model/plain-text.ts";
import type { Room } from "../../design/chart.tsx";
import type { Drawn } from "../../offers/offers.worker.ts";
import { moneyAxisX, moneyTicks, spanOf } from "./money-axis.ts";

const ROW = 62;
const BESIDE = 620;
const LABEL = 210;
const BOTTOM = 26;
/** Above each row, where the name has no room beside it. */
const HEAD = 24;

/** Whether a scale by factors can show all of it. */
export function canBeLog(drawn: readonly Drawn[]): boolean {
  return drawn.every(({ strip }) => strip[0]! > 0);
}

/** Some outcomes are so far above the middle that a plain scale would press everything else together. */
export function hasHeavyTail(drawn: readonly Drawn[]): boolean {
  const most = Math.max(...drawn.map(({ strip }) => strip.at(-1)!));
  const middle = Math.max(...drawn.map(({ strip }) => strip[strip.length >> 1]!));
  return most > 4 * middle;
}

/** A row for each path: ticks are outcomes, each as likely as another; on them the range and the sure sum. */
export function worthChart(
  { paths }: OfferResult,
  drawn: readonly Drawn[],
  log: boolean,
  { width }: Room,
): Plot.PlotOptions {
  const beside = width >= BESIDE;
  const left = beside ? LABEL : 12;
  const right = 16;
  const values = [...drawn.flatMap(({ strip }) => strip), ...paths.map(({ certain }) => certain)];
  const domain = log ? ([Math.min(...values) * 0.95, Math.max(...values) * 1.05] as const) : spanOf(values);
  const ticks = moneyTicks(domain, width - left - right, log);
  const strips = drawn.flatMap(({ path, strip }) => strip.map((value) => ({ path, value })));
  const gap = beside ? 6 : HEAD;
  return {
    height: paths.length * (ROW - (beside ? 0 : 14) + gap) + BOTTOM + (beside ? 0 : HEAD),
    marginLeft: left,
    marginRight: right,
    marginTop: beside ? 4 : HEAD,
    marginBottom: BOTTOM,
    x: { type: log ? "log" : "linear", domain: [...domain] },
    y: { domain: [-1, 1], axis: null },
    fy: {
      domain: paths.map(({ path }) => path),
      axis: null,
      paddingInner: gap / (ROW + gap),
      paddingOuter: 0,
    },
    marks: [
      ...moneyAxisX(ticks),
      Plot.ruleX(strips, {
        x: "value",
        fy: "path",
        y1: -0.75,
        y2: 0.75,
        stroke: "var(--accent-soft)",
        strokeOpacity: 0.45,
        strokeWidth: 1.5,
      }),
      Plot.link(paths, {
        fy: "path",
        x1: ({ value }) => value.p10,
        x2: ({ value }) => value.p90,
        y1: 0,
        y2: 0,
        stroke: "var(--accent)",
        strokeWidth: 3,
      }),
      Plot.tickX(paths, {
        fy: "path",
        x: ({ value }) => value.median,
        stroke: "var(--ink)",
        strokeWidth: 2,
        insetTop: 14,
        insetBottom: 14,
      }),
      Plot.dot(paths, {
        fy: "path",
        x: "certain",
        y: 0,
        r: 6,
        fill: "var(--accent)",
        stroke: "var(--bg)",
        strokeWidth: 2,
      }),
      Plot.text(paths, {
        fy: "path",
        text: ({ title }) => plainText(title),
        fontSize: 13,
        fontWeight: 600,
        frameAnchor: beside ? "left" : "top-left",
        textAnchor: beside ? "end" : "start",
        dx: beside ? -14 : -8,
        dy: beside ? 0 : -16,
        lineWidth: (beside ? LABEL - 20 : width) / 13,
        textOverflow: "ellipsis-end",
      }),
    ],
  };
}
