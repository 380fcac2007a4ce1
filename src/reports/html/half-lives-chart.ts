import * as Plot from "@observablehq/plot";

import { plural } from "../../model/words.ts";
import { halfLifeText } from "../half-life.ts";
import { daySpan, dayTickName, dayTicks } from "../day-scale.ts";
import { type AreaLife, lineCount } from "./area-shapes.ts";
import { figure } from "./chart.ts";
import { type Html, html } from "./escape.ts";
import { AREA_LABEL, EDGE, type Row, rowChart } from "./rows.ts";

/** Half-lives stand beside the rows only where the scale keeps more room than they do. */
const BESIDE = 800;
const VALUE = 185;

interface Life {
  area: string;
  /** Days; undefined where it is not reached. */
  estimate: number | undefined;
  low: number;
  high: number;
  /** Whether nothing is known of the upper limit. */
  open: boolean;
}

/** Half-lives on one logarithmic scale: a dot with its interval, an arrow where only "longer than" is known. */
export function halfLivesChart(areas: readonly AreaLife[]): Html {
  const { from, to } = daySpan(areas);
  const lives = areas.map((area) => lifeOf(area, from, to));
  const reached = lives.filter(({ estimate }) => estimate !== undefined);
  const open = lives.filter(({ open }) => open);
  const guides = { y: "area", x1: from, x2: to, stroke: "var(--line)" } as const;
  const interval = { y: "area", x1: "low", x2: "high", stroke: "var(--accent-soft)" } as const;
  return figure(
    (room) => {
      const beside = room.width > BESIDE;
      const ticks = dayTicks(from, to, room.width - (beside ? AREA_LABEL + VALUE : 2 * EDGE), beside);
      // Where words stand above a row, ticks leave them free.
      const insets = beside ? {} : { insetTop: 26, insetBottom: 14 };
      const end = beside ? 15 : 26;
      const ends = { insetTop: end, insetBottom: end };
      return rowChart({
        rows: rowsOf(areas, beside),
        room: { ...room, beside },
        labelWidth: AREA_LABEL,
        valueWidth: beside ? VALUE : 0,
        cut: "ellipsis-end",
        ariaLabel: `Dots with 95 % intervals: half-lives of lines in ${plural(areas.length, "area")}, on a logarithmic scale. The table below has the figures.`,
        x: { type: "log", domain: [from, to] },
        axis: { ticks, text: dayTickName, label: "until half of the lines are gone" },
        marks: [
          Plot.tickX(
            lives.flatMap(({ area }) => ticks.map((tick) => ({ area, tick }))),
            { x: "tick", y: "area", stroke: "var(--line)", ...insets },
          ),
          Plot.ruleY(lives, guides),
          Plot.ruleY(
            lives.filter(({ open }) => !open),
            { ...interval, strokeWidth: 6 },
          ),
          Plot.ruleY(open, { ...interval, strokeWidth: 2.5 }),
          Plot.tickX(open, { x: "low", y: "area", stroke: "var(--accent-soft)", strokeWidth: 2.5, ...ends }),
          Plot.dot(open, {
            y: "area",
            x: "high",
            symbol: "triangle",
            rotate: 90,
            r: 5,
            dx: -4,
            fill: "var(--accent-soft)",
          }),
          Plot.dot(reached, {
            y: "area",
            x: "estimate",
            r: 5.5,
            fill: "var(--accent)",
            stroke: "var(--bg)",
            strokeWidth: 1.5,
          }),
        ],
      });
    },
    html`The dot is the half-life: by then half of the lines are gone. The bar around it is the 95&nbsp;% interval. An
    arrow means that the half-life, or its upper limit, was not reached: it can be anywhere to the right of where the
    arrow begins. The scale is logarithmic. Below each name is the number of lines that the half-life rests on.`,
  );
}

/** Where there is little room the half-life stands below the name, with the lines. */
function rowsOf(areas: readonly AreaLife[], beside: boolean): Row[] {
  return areas.map(({ area, name, halfLifeDays, lines }) => {
    const [life, rests] = [halfLifeText(halfLifeDays), lineCount(lines)];
    const row = { key: area, label: name };
    return beside ? { ...row, value: life, detail: rests } : { ...row, value: "", detail: `${life} · ${rests}` };
  });
}

function lifeOf({ area, halfLifeDays: { estimate, low, high } }: AreaLife, from: number, to: number): Life {
  // A logarithmic scale has no zero.
  const shown = (days: number): number => Math.max(from, days);
  return {
    area,
    estimate: estimate === null ? undefined : shown(estimate),
    low: low === null ? from : shown(low),
    high: high === null ? to : shown(high),
    open: high === null,
  };
}
