import * as Plot from "@observablehq/plot";

import { plainText } from "../../model/plain-text.ts";
import type { Month3, PlanReport } from "../../model/planning.ts";
import { inWords, plural } from "../../model/words.ts";
import { monthsBetween } from "../months.ts";
import { monthText } from "../planning-text.ts";
import { monthAxis, type Room } from "./axes.ts";

type Seats = PlanReport["timeline"][number];

const ROW = 46;
const SIDE = 14;
const SEARCH = "color-mix(in oklab, var(--muted) 40%, var(--bg))";
const LEARN = "color-mix(in oklab, var(--accent-soft) 55%, var(--bg))";
const CARRY = "var(--accent)";

/** What each colour of a timeline is. */
export const TIMELINE_LEGEND = [
  { colour: SEARCH, name: "searching" },
  { colour: LEARN, name: "there, and learning" },
  { colour: CARRY, name: "carries the work" },
] as const;

/** `2 juniors for kernels and quantization` */
function seatsName({ level, count, areas }: Seats): string {
  return plainText(`${plural(count, level)} for ${inWords(areas)}`);
}

/** One line of the timeline in words. */
export function seatsText(seats: Seats): string {
  return `${seatsName(seats)}: searched from ${seats.opens}, there from ${monthText(seats.filled)}, carries the work from ${monthText(seats.carries)}`;
}

/** Seats from the start of the search over the first day to carrying the work; whiskers are from good to bad luck. */
export function timelineChart({ timeline, start, horizonMonths }: PlanReport, { width }: Room): Plot.PlotOptions {
  const at = (month: string | null): number =>
    month === null ? horizonMonths : Math.min(horizonMonths, monthsBetween(start, month));
  const rows = timeline.map((seats, row) => ({ seats, row, name: seatsName(seats) }));
  const parts = rows.flatMap(({ seats: { opens, filled, carries }, row }) => [
    { row, from: at(opens), to: at(filled.month), colour: SEARCH },
    { row, from: at(filled.month), to: at(carries.month), colour: LEARN },
    { row, from: at(carries.month), to: horizonMonths, colour: CARRY },
  ]);
  const known = (one: Month3, row: number): { row: number; from: number; to: number; dot: number | null }[] =>
    one.earliest === null
      ? []
      : [{ row, from: at(one.earliest), to: at(one.latest), dot: one.month === null ? null : at(one.month) }];
  const whiskers = rows.flatMap(({ seats: { filled, carries }, row }) => [
    ...known(filled, row),
    ...known(carries, row),
  ]);
  const { ticks, axis } = monthAxis(start, horizonMonths, width - 2 * SIDE - 20, "top");
  return {
    height: timeline.length * ROW + 30,
    marginTop: 24,
    marginBottom: 6,
    marginLeft: SIDE + 12,
    marginRight: SIDE + 12,
    x: { domain: [0, horizonMonths] },
    y: { domain: [-0.5, timeline.length - 0.5], reverse: true, axis: null },
    marks: [
      Plot.ruleX(ticks, { stroke: "var(--line)" }),
      axis,
      Plot.rect(
        parts.filter(({ from, to }) => to > from),
        {
          x1: "from",
          x2: "to",
          y1: ({ row }: { row: number }) => row + 0.02,
          y2: ({ row }: { row: number }) => row + 0.36,
          fill: { value: "colour", scale: null },
        },
      ),
      ...["var(--bg)", "var(--ink)"].map((stroke, index) =>
        Plot.link(whiskers, {
          x1: "from",
          x2: "to",
          y1: ({ row }: { row: number }) => row + 0.19,
          y2: ({ row }: { row: number }) => row + 0.19,
          stroke,
          strokeWidth: index === 0 ? 5 : 1.75,
        }),
      ),
      Plot.dot(
        whiskers.filter(({ dot }) => dot !== null),
        {
          x: "dot",
          y: ({ row }: { row: number }) => row + 0.19,
          r: 4.5,
          fill: "var(--ink)",
          stroke: "var(--bg)",
          strokeWidth: 1.5,
        },
      ),
      Plot.text(rows, {
        x: 0,
        y: ({ row }: { row: number }) => row - 0.2,
        text: "name",
        textAnchor: "start",
        dx: -8,
        fontSize: 13,
        fill: "var(--ink)",
        stroke: "var(--bg)",
        strokeWidth: 4,
        lineWidth: Math.max(4, (width - 2 * SIDE) / 13),
        textOverflow: "ellipsis-end",
      }),
    ],
  };
}
