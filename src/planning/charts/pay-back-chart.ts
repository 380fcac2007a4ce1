import * as Plot from "@observablehq/plot";

import type { PayBack } from "../../model/planning.ts";
import { AXIS, amountTicks, shortMoney, type Room } from "./axes.ts";

const LEFT = 52;
/** The scale ends at so many times the senior's price at the end: at first a month of work costs whatever one likes. */
const ROOM_ABOVE = 3;

/** What a month of work has cost so far, junior with its band against senior, and where the one overtakes the other. */
export function payBackChart({ months, overtakes }: PayBack, { width }: Room): Plot.PlotOptions {
  const last = months.at(-1)!;
  const most = ROOM_ABOVE * Math.max(last.senior.price ?? 0, last.junior.price.expected ?? 0, 1);
  const band = months.flatMap(({ month, junior: { price } }) =>
    price.low === null ? [] : [{ month, low: price.low, high: Math.min(most, price.high ?? most) }],
  );
  const junior = months.flatMap(({ month, junior: { price } }) =>
    price.expected === null ? [] : [{ month, price: price.expected }],
  );
  const senior = months.flatMap(({ month, senior: { price } }) => (price === null ? [] : [{ month, price }]));
  const crossing =
    overtakes.month === null
      ? []
      : [{ month: overtakes.month, price: months[overtakes.month]!.junior.price.expected! }];
  const span = [{ from: overtakes.earliest ?? last.month, to: overtakes.latest ?? last.month }];
  const names = [
    { line: junior, text: "junior", fill: "var(--c2)" },
    { line: senior, text: "senior", fill: "var(--accent)" },
  ].flatMap(({ line, text, fill }) => {
    const end = line.at(-1);
    return end ? [{ ...end, text, fill }] : [];
  });
  const lowest = Math.min(...names.map(({ price }) => price));
  const ticks = amountTicks(most);
  return {
    height: 250,
    marginTop: 24,
    marginBottom: 42,
    marginLeft: LEFT,
    marginRight: 56,
    clip: false,
    x: { domain: [0, last.month] },
    y: { domain: [0, most] },
    marks: [
      Plot.gridY(ticks, { stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.axisY(ticks, { ...AXIS, tickFormat: shortMoney }),
      Plot.axisX([0, 12, 24, 36, 48, 60], {
        ...AXIS,
        anchor: "bottom",
        tickFormat: (month: number) =>
          month === 0 ? "search begins" : width < 500 ? `${month / 12} y` : `${month} months`,
      }),
      Plot.areaY(band, { x: "month", y1: "low", y2: "high", fill: "var(--c2)", fillOpacity: 0.22, clip: true }),
      Plot.lineY(senior, { x: "month", y: "price", stroke: "var(--accent)", strokeWidth: 2.25, clip: true }),
      Plot.lineY(junior, { x: "month", y: "price", stroke: "var(--c2)", strokeWidth: 2.25, clip: true }),
      ...(overtakes.earliest === null
        ? []
        : [
            Plot.link(span, {
              x1: "from",
              x2: "to",
              y1: 0,
              y2: 0,
              stroke: "var(--ink)",
              strokeWidth: 5,
              strokeOpacity: 0.45,
            }),
          ]),
      Plot.ruleX(crossing, { x: "month", stroke: "var(--ink)", strokeDasharray: "3 3" }),
      Plot.dot(crossing, { x: "month", y: "price", r: 5, fill: "var(--ink)", stroke: "var(--bg)", strokeWidth: 1.5 }),
      Plot.text(crossing, {
        x: "month",
        text: ({ month }: { month: number }) =>
          `${width < 500 ? "" : "overtakes "}after ${month} months (${overtakes.earliest ?? "60+"} to ${overtakes.latest ?? "60+"})`,
        frameAnchor: "top",
        textAnchor: overtakes.month !== null && overtakes.month > 30 ? "end" : "start",
        dx: overtakes.month !== null && overtakes.month > 30 ? 0 : -6,
        dy: -14,
        fontSize: 12,
        fontWeight: 600,
        fill: "var(--ink)",
      }),
      ...names.map(({ month, price, text, fill }) =>
        Plot.text([{ month, price }], {
          x: "month",
          y: "price",
          text: () => text,
          textAnchor: "start",
          dx: 6,
          // Two lines that end close to each other keep their names apart.
          dy: price === lowest ? 7 : -7,
          fontSize: 12,
          fontWeight: 600,
          fill,
        }),
      ),
    ],
  };
}
