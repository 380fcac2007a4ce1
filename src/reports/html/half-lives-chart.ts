import * as Plot from "@observablehq/plot";

import { plainText } from "../../model/plain-text.ts";
import { plural } from "../../model/words.ts";
import { halfLifeText, MONTH, YEAR } from "../half-life.ts";
import { type AreaLife, lineCount } from "./area-shapes.ts";
import { figure, type Room } from "./chart.ts";
import { type Html, html } from "./escape.ts";
import { AREA_LABEL, EDGE, type Row, rowChart } from "./rows.ts";

/** Half-lives stand beside the rows only where the scale keeps more room than they do. */
const BESIDE = 800;
const VALUE = 185;
/** CSS pixels that the label of a tick takes. */
const TICK = 66;

/** Days at which the scale can have ticks: all of them, or fewer where there is little room. */
const FINE = [
  ...[1, 2, 4, 7, 14],
  ...[1, 2, 3, 6].map((months) => months * MONTH),
  ...[1, 2, 3, 5, 10, 20, 50].map((years) => years * YEAR),
];
const COARSE = [1, 3, 10, MONTH, 3 * MONTH, YEAR, 3 * YEAR, 10 * YEAR, 50 * YEAR];
const SPARSE = [1, MONTH, YEAR, 10 * YEAR, 50 * YEAR];

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
  const { from, to } = span(areas);
  const lives = areas.map((area) => lifeOf(area, from, to));
  const reached = lives.filter(({ estimate }) => estimate !== undefined);
  const open = lives.filter(({ open }) => open);
  const guides = { y: "area", x1: from, x2: to, stroke: "var(--line)" } as const;
  const interval = { y: "area", x1: "low", x2: "high", stroke: "var(--accent-soft)" } as const;
  const words = areas.map(({ name, halfLifeDays }) => `${plainText(name)}: ${halfLifeText(halfLifeDays)}.`);
  return figure(
    (room) => {
      const ticks = ticksFor(from, to, room.width - (room.width > BESIDE ? AREA_LABEL + VALUE : 2 * EDGE));
      return rowChart({
        rows: rowsOf(areas, room),
        room: { ...room, beside: room.width > BESIDE },
        labelWidth: AREA_LABEL,
        valueWidth: room.width > BESIDE ? VALUE : 105,
        cut: "ellipsis-end",
        ariaLabel: `Dots with 95 % intervals: half-lives of lines in ${plural(areas.length, "area")}, on a logarithmic scale. ${words.join(" ")}`,
        x: { type: "log", domain: [from, to] },
        axis: { ticks, tickFormat: tickName, label: "until half of the lines are gone" },
        marks: [
          Plot.gridX(ticks, { stroke: "var(--line)", strokeOpacity: 1 }),
          Plot.ruleY(lives, guides),
          Plot.ruleY(
            lives.filter(({ open }) => !open),
            { ...interval, strokeWidth: 6 },
          ),
          Plot.ruleY(open, { ...interval, strokeWidth: 2.5 }),
          Plot.text(open, {
            y: "area",
            x: "low",
            text: () => "|",
            fontSize: 12,
            fontWeight: 700,
            fill: "var(--accent-soft)",
          }),
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
    arrow begins. The scale is logarithmic. Beside or below each name is the number of lines that it rests on.`,
  );
}

/** Where there is little room the half-life takes the line below the name, and the lines its place. */
function rowsOf(areas: readonly AreaLife[], { width }: Room): Row[] {
  return areas.map(({ area, name, halfLifeDays, lines }) => {
    const [life, rests] = [halfLifeText(halfLifeDays), lineCount(lines)];
    const [value, detail] = width > BESIDE ? [life, rests] : [rests, life];
    return { key: area, label: name, value, detail };
  });
}

/** Ticks on both sides of everything that is known. */
function span(areas: readonly AreaLife[]): { from: number; to: number } {
  const known = areas.flatMap(({ halfLifeDays: { estimate, low, high } }) =>
    [estimate, low, high].filter((days) => days !== null),
  );
  const [least, most] = [Math.min(...known), Math.max(...known)];
  return {
    from: FINE.findLast((tick) => tick < least) ?? FINE[0]!,
    // Room for an arrow behind the last limit.
    to: FINE.find((tick) => tick > 1.15 * most) ?? 1.15 * most,
  };
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

function ticksFor(from: number, to: number, pixels: number): number[] {
  const within = [FINE, COARSE, SPARSE].map((ticks) => ticks.filter((tick) => tick >= from && tick <= to));
  const fits = (ticks: readonly number[]): boolean =>
    ticks.every(
      (tick, index) => index === 0 || (Math.log(tick / ticks[index - 1]!) / Math.log(to / from)) * pixels >= TICK,
    );
  return within.find(fits) ?? within.at(-1)!;
}

function tickName(days: number): string {
  if (days >= YEAR) return plural(Math.round(days / YEAR), "year");
  return days >= MONTH ? plural(Math.round(days / MONTH), "month") : plural(days, "day");
}
