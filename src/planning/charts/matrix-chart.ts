import * as Plot from "@observablehq/plot";

import { plainText } from "../../model/plain-text.ts";
import type { PlanReport } from "../../model/planning.ts";
import { monthAxis, type Room } from "./axes.ts";
import { bandText } from "../planning-text.ts";

const ROW = 54;
/** Wider cells have their number in them. */
const NUMBERED = 23;
const SIDE = 26;

/** The colour of a chance: one hue, deeper with the chance. */
export function chanceColour(chance: number): string {
  return `color-mix(in oklab, var(--accent) ${Math.round(100 * chance)}%, var(--panel))`;
}

/**
 * Areas by months, each cell as deep in colour as the chance of enough people is high.
 *
 * @param picked a month that is marked, counted from the first
 */
export function matrixChart({ areas, start }: PlanReport, { width }: Room, picked?: number): Plot.PlotOptions {
  // The last month is the one after the horizon, where the plan ends.
  const months = areas[0]?.monthly.length ?? 1;
  const cells = areas.flatMap(({ name, monthly }, row) =>
    monthly.map(({ month, chance }, x) => ({
      row,
      x,
      colour: chanceColour(chance.expected),
      percent: String(Math.round(100 * chance.expected)),
      ink: chance.expected > 0.55 ? "var(--bg)" : "var(--ink)",
      title: plainText(`${name}, ${month}: ${bandText(chance)}`),
    })),
  );
  const { axis } = monthAxis(start, months, width - 2 * SIDE - 30, "top");
  const cell = (width - 2 * SIDE) / months;
  return {
    height: areas.length * ROW + 26,
    marginTop: 22,
    marginBottom: 4,
    marginLeft: SIDE,
    marginRight: SIDE,
    x: { domain: [0, months] },
    y: { domain: [-0.5, areas.length - 0.5], reverse: true, axis: null },
    marks: [
      axis,
      Plot.rect(cells, {
        x1: "x",
        x2: ({ x }: { x: number }) => x + 1,
        y1: ({ row }: { row: number }) => row - 0.06,
        y2: ({ row }: { row: number }) => row + 0.44,
        fill: { value: "colour", scale: null },
        insetLeft: 0.5,
        insetRight: 0.5,
        title: "title",
      }),
      ...(cell >= NUMBERED
        ? [
            Plot.text(cells, {
              x: ({ x }: { x: number }) => x + 0.5,
              y: ({ row }: { row: number }) => row + 0.19,
              text: "percent",
              fontSize: 11,
              fill: { value: "ink", scale: null },
              pointerEvents: "none",
            }),
          ]
        : []),
      ...(picked === undefined
        ? []
        : [
            Plot.rect([picked], {
              x1: (x: number) => x,
              x2: (x: number) => x + 1,
              y1: -0.12,
              y2: areas.length - 0.5,
              fill: "none",
              stroke: "var(--ink)",
              strokeWidth: 2,
              pointerEvents: "none",
            }),
          ]),
      Plot.text(areas, {
        x: 0,
        y: (_: unknown, row: number) => row - 0.25,
        text: ({ name }: { name: string }) => plainText(name),
        textAnchor: "start",
        fontSize: 13,
        fontWeight: 600,
        fill: "var(--ink)",
      }),
    ],
  };
}
