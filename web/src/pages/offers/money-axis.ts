import * as Plot from "@observablehq/plot";

import { amountText } from "../../../../src/reports/offers-text.ts";

/** CSS pixels that a name of an amount needs beside others, and above others. */
const BESIDE = 74;
const ABOVE = 38;

/** Round amounts between two, as many as have room beside each other; on a logarithmic scale, round in each power. */
export function moneyTicks(ends: readonly [number, number], pixels: number, log = false): number[] {
  return ticksIn(ends, Math.max(2, Math.floor(pixels / BESIDE)), log);
}

/** Round amounts between two, as many as have room above each other. */
export function moneyTicksUp(ends: readonly [number, number], pixels: number): number[] {
  return ticksIn(ends, Math.max(2, Math.floor(pixels / ABOVE)), false);
}

function ticksIn([from, to]: readonly [number, number], most: number, log: boolean): number[] {
  if (log) {
    for (const steps of [[1, 1.5, 2, 3, 4, 5, 7], [1, 2, 5], [1, 3], [1]]) {
      const found: number[] = [];
      for (let power = Math.floor(Math.log10(from)); power <= Math.ceil(Math.log10(to)); power++)
        for (const step of steps) found.push(step * 10 ** power);
      const inside = found.filter((value) => value >= from && value <= to);
      if (inside.length <= most && inside.length > 1) return inside;
    }
  }
  const rough = (to - from) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough)!;
  const ticks: number[] = [];
  for (let tick = Math.ceil(from / step); tick * step <= to; tick++) ticks.push(tick * step);
  return ticks;
}

export const AXIS = { tickSize: 0, color: "var(--muted)", fontSize: 12, label: null } as const;

export function moneyAxisX(ticks: readonly number[]): Plot.Markish[] {
  return [
    Plot.gridX(ticks, { stroke: "var(--line)", strokeOpacity: 1 }),
    Plot.axisX(ticks, { ...AXIS, anchor: "bottom", tickFormat: amountText }),
  ];
}

export function moneyAxisY(ticks: readonly number[]): Plot.Markish[] {
  return [
    Plot.gridY(ticks, { stroke: "var(--line)", strokeOpacity: 1 }),
    Plot.axisY(ticks, { ...AXIS, anchor: "left", tickFormat: amountText }),
  ];
}

/** The ends of amounts with some air between them and the frame. */
export function spanOf(values: readonly number[], air = 0.04): [number, number] {
  const [from, to] = [Math.min(...values), Math.max(...values)];
  const room = air * (to - from || Math.abs(to) || 1);
  return [from - room, to + room];
}
