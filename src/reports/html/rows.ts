import * as Plot from "@observablehq/plot";

import type { ChartOptions, Room } from "./chart.ts";
import { plainText } from "../../model/plain-text.ts";

/** One line of a chart whose rows have names. */
export interface Row {
  key: string;
  label: string;
  /** A second, quieter line. */
  detail?: string;
  /** The figures of the row, in words. */
  value: string;
}

export interface RowLayout {
  rows: readonly Row[];
  room: Room;
  /** CSS pixels beside the rows. */
  labelWidth: number;
  valueWidth: number;
  /** What the values are, above the first. */
  valueName?: string;
  /** Which end of a label is cut when it is too long. */
  cut: "ellipsis-start" | "ellipsis-end";
  ariaLabel: string;
  x: Plot.ScaleOptions;
  axis: Plot.AxisXOptions;
  marks: Plot.Markish[];
}

const FONT = 13;
/** System fonts are up to a fifth wider than the font that Plot measures with. */
export const WIDEST = 1.2;
/** CSS pixels for the name of an area; the timeline and the areas line up. */
export const AREA_LABEL = 245;
const AXIS = 40;
/** Left and right of a chart without labels beside it. */
export const EDGE = 4;

/** A chart of rows on one scale: label and value stand beside the row, or above it where there is little room. */
export function rowChart({
  rows,
  room,
  labelWidth,
  valueWidth,
  valueName,
  cut,
  ariaLabel,
  x,
  axis,
  marks,
}: RowLayout): ChartOptions {
  const detailed = rows.some(({ detail }) => detail !== undefined);
  const rowHeight = room.beside ? (detailed ? 42 : 34) : detailed ? 64 : 48;
  const left = room.beside ? labelWidth : EDGE;
  const right = room.beside ? valueWidth : EDGE;
  const above = detailed ? -34 : -17;
  const labelLine = room.beside ? (detailed ? -8 : 0) : above;
  const ems = (room.beside ? labelWidth - 14 : room.width - 2 * EDGE - valueWidth) / FONT / WIDEST;
  const head = valueName === undefined ? 0 : 18;
  const text = { y: "key", fontSize: FONT } as const;
  return {
    ariaLabel,
    height: head + rows.length * rowHeight + AXIS + (room.beside ? 0 : 12),
    marginLeft: left,
    marginRight: right,
    marginTop: head + (room.beside ? 0 : 12),
    marginBottom: AXIS,
    x,
    y: { type: "band", domain: rows.map(({ key }) => key), axis: null, padding: 0 },
    marks: [
      Plot.axisX({
        anchor: "bottom",
        tickSize: 0,
        labelAnchor: "center",
        labelArrow: "none",
        fontSize: 12,
        color: "var(--muted)",
        ...axis,
      }),
      ...marks,
      Plot.text(rows, {
        ...text,
        text: (row: Row) => plainText(row.label),
        fontWeight: 600,
        frameAnchor: "left",
        textAnchor: room.beside ? "end" : "start",
        dx: room.beside ? -14 : 0,
        dy: labelLine,
        lineWidth: ems,
        textOverflow: cut,
      }),
      Plot.text(rows, {
        ...text,
        text: (row: Row) => plainText(row.detail ?? ""),
        fill: "var(--muted)",
        fontSize: 12,
        frameAnchor: "left",
        textAnchor: room.beside ? "end" : "start",
        dx: room.beside ? -14 : 0,
        dy: labelLine + 17,
        lineWidth: (room.beside ? labelWidth - 14 : room.width - 2 * EDGE) / 12 / WIDEST,
        textOverflow: "ellipsis-end",
      }),
      Plot.text(rows, {
        ...text,
        text: (row: Row) => plainText(row.value),
        frameAnchor: "right",
        textAnchor: room.beside ? "start" : "end",
        dx: room.beside ? 14 : 0,
        dy: room.beside ? 0 : labelLine,
      }),
      Plot.text([valueName ?? ""], {
        text: (name: string) => name,
        fill: "var(--muted)",
        fontSize: 12,
        frameAnchor: "top-right",
        textAnchor: room.beside ? "start" : "end",
        dx: room.beside ? 14 : 0,
        dy: room.beside ? -14 : -26,
      }),
    ],
  };
}
