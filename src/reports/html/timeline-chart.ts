import * as Plot from "@observablehq/plot";

import type { PersonResult } from "../../model/results.ts";
import { plural } from "../../model/words.ts";
import { type ChartOptions, figure, type Room } from "./chart.ts";
import { plainText } from "../../model/plain-text.ts";
import { type Html, html } from "./escape.ts";
import { paletteOf } from "./palette.ts";
import { quarterName, quarterNumber, quarterOf, quarterStart, quarterTicks } from "./quarters.ts";
import { AREA_LABEL, EDGE, WIDEST } from "./rows.ts";

/** Areas that have a row; the others share one. */
const MOST_ROWS = 8;
/** Two years at least, so that a single quarter is seen for what it is. */
const LEAST_QUARTERS = 8;
/** A quarter touches 14 weeks at most. */
const WEEKS = [0, 14];
const OTHER = "\u0000other";

interface Bar {
  row: string;
  quarter: number;
  weeks: number;
}

/**
 * Weeks with work by quarter, one row for each area, all on one scale. Rows are not stacked: a week can
 * count in several areas, so a stack would show more weeks than a quarter has.
 */
export function timelineChart({ timeline, areas, asOf }: Pick<PersonResult, "timeline" | "areas" | "asOf">): Html {
  const own = areas.slice(0, areas.length > MOST_ROWS ? MOST_ROWS - 1 : MOST_ROWS).map(({ area }) => area);
  const bars = barsOf(timeline, own);
  const names = new Map(areas.map(({ area, name }) => [area, plainText(name)]));
  const others = areas.length - own.length;
  const rows = [
    ...own.map((row) => ({ row, name: names.get(row)! })),
    ...(others > 0 ? [{ row: OTHER, name: `Other (${plural(others, "area")})` }] : []),
  ];
  const last = Math.max(quarterOf(asOf), ...bars.map(({ quarter }) => quarter));
  const first = Math.min(last - LEAST_QUARTERS + 1, ...bars.map(({ quarter }) => quarter));
  const palette = paletteOf(areas);
  const named = bars.map((bar) => ({
    ...bar,
    title: `${rows.find(({ row }) => row === bar.row)!.name}, ${quarterName(bar.quarter)}: ${plural(bar.weeks, "week")}`,
  }));
  return figure(
    (room) => options(room, { bars: named, rows, first, last, colour: palette }),
    html`Each row is an area; all rows have one scale. A row that is full to the line has work in all 14 weeks that a
    quarter can touch. A gap is a quarter without public work in the area. Quarters are in UTC. A week with work in two
    areas counts in both.${others > 0 ? " “Other” shows the busiest of the areas that have no row." : ""}`,
  );
}

/** A bar for each row and quarter; a week may be in several of the other areas, so these are not summed. */
function barsOf(timeline: PersonResult["timeline"], own: readonly string[]): Bar[] {
  const bars = new Map<string, Bar>();
  for (const { quarter: text, area, weeks } of timeline) {
    const quarter = quarterNumber(text);
    if (quarter === undefined) continue;
    const row = own.includes(area) ? area : OTHER;
    const key = `${quarter} ${row}`;
    bars.set(key, { row, quarter, weeks: Math.max(weeks, bars.get(key)?.weeks ?? 0) });
  }
  return [...bars.values()];
}

interface Timeline {
  bars: readonly (Bar & { title: string })[];
  rows: readonly { row: string; name: string }[];
  first: number;
  last: number;
  colour: (area: string) => string;
}

function options(room: Room, { bars, rows, first, last, colour }: Timeline): ChartOptions {
  const left = room.beside ? AREA_LABEL : EDGE;
  const right = EDGE;
  const plotWidth = room.width - left - right;
  const { ticks, name, labelled } = quarterTicks(first, last, Math.floor(plotWidth / 62));
  const gap = plotWidth / (last - first + 1) > 4 ? 0.75 : 0.2;
  const quiet = { fontSize: 12, color: "var(--muted)", tickSize: 0 } as const;
  return {
    ariaLabel: `Bars: weeks with work per quarter in ${plural(rows.length, "area")}, from ${quarterName(first)} to ${quarterName(last)}, UTC. The table below has the figures.`,
    height: rows.length * (room.beside ? 46 : 62) + 52,
    marginLeft: left,
    marginRight: right,
    marginTop: 20,
    marginBottom: 32,
    x: { type: "utc", domain: [quarterStart(first), quarterStart(last + 1)] },
    y: { domain: WEEKS, axis: null },
    fy: { domain: rows.map(({ row }) => row), axis: null, padding: room.beside ? 0.16 : 0.4 },
    marks: [
      Plot.ruleY([14], { stroke: "var(--line)" }),
      Plot.gridX(ticks.map(quarterStart), { stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.rectY(bars, {
        fy: "row",
        x1: ({ quarter }: Bar) => quarterStart(quarter),
        x2: ({ quarter }: Bar) => quarterStart(quarter + 1),
        y1: 0,
        y2: "weeks",
        fill: { value: ({ row }: Bar) => colour(row), scale: null },
        insetLeft: gap,
        insetRight: gap,
        title: "title",
      }),
      Plot.ruleY([0], { stroke: "var(--muted)" }),
      Plot.text(rows, {
        fy: "row",
        text: "name",
        fontSize: 13,
        fontWeight: 600,
        frameAnchor: room.beside ? "left" : "top-left",
        textAnchor: room.beside ? "end" : "start",
        dx: room.beside ? -14 : 0,
        dy: room.beside ? 0 : -15,
        lineWidth: (room.beside ? left - 14 : plotWidth - 100) / 13 / WIDEST,
        textOverflow: "ellipsis-end",
      }),
      Plot.axisX(ticks.map(labelled), {
        ...quiet,
        anchor: "bottom",
        tickFormat: (start: Date) => name(quarterOf(start.toISOString())),
        label: null,
      }),
      Plot.text(rows.slice(0, 1), {
        fy: "row",
        y: () => 14,
        text: () => "line: 14 weeks",
        fontSize: 12,
        fill: "var(--muted)",
        frameAnchor: "right",
        textAnchor: "end",
        dy: -10,
      }),
    ],
  };
}
