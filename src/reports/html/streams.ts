import type { Turnover } from "./area-shapes.ts";
import { quarterNumber, quarterStart } from "./quarters.ts";

/** Places that are tried for a name. */
const STEPS = 80;

/** One layer of a stream plot; both edges run over the same times. */
interface Stream {
  key: string;
  /** Lines below and above the middle of all streams together, at each time. */
  lower: number[];
  upper: number[];
}

export interface Streams {
  /** Ends of quarters, in milliseconds; the last one is the date of the report. */
  times: number[];
  streams: Stream[];
  /** Living lines of all streams together, where they are most. */
  most: number;
}

/**
 * Living lines as layers that lie around a middle line, those that come first inside (Byron and
 * Wattenberg 2008). An area that has no row for a quarter has no lines then.
 *
 * @param keyOf the layer of an area @param asOf the last quarter is known up to then
 */
export function streamsOf(turnover: readonly Turnover[], keyOf: (area: string) => string, asOf: string): Streams {
  const rows = turnover.flatMap(({ quarter, area, living }) => {
    const number = quarterNumber(quarter);
    return number === undefined ? [] : [{ number, key: keyOf(area), living }];
  });
  const numbers = rows.map(({ number }) => number);
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  const count = rows.length === 0 ? 0 : last - first + 1;
  const living = new Map<string, number[]>();
  for (const { number, key, living: lines } of rows) {
    const layer = living.get(key) ?? Array.from({ length: count }, () => 0);
    layer[number - first]! += lines;
    living.set(key, layer);
  }
  const times = Array.from({ length: count }, (_, index) =>
    Math.min(quarterStart(first + index + 1).getTime(), Date.parse(asOf)),
  );
  const totals = times.map((_, time) => sum([...living.values()].map((layer) => layer[time]!)));
  const below = totals.map((total) => -total / 2);
  const streams = insideOut(living).map((key): Stream => {
    const lower = [...below];
    living.get(key)!.forEach((lines, time) => (below[time]! += lines));
    return { key, lower, upper: [...below] };
  });
  return { times, streams, most: Math.max(0, ...totals) };
}

/** Keys from the lowest layer to the highest: those with an early peak in the middle, both sides of one weight. */
function insideOut(living: ReadonlyMap<string, readonly number[]>): string[] {
  const layers = [...living].map(([key, lines]) => ({ key, sum: sum(lines), peak: lines.indexOf(Math.max(...lines)) }));
  const [under, over]: [string[], string[]] = [[], []];
  let balance = 0;
  for (const { key, sum } of layers.sort((a, b) => a.peak - b.peak)) {
    if (balance > 0) under.unshift(key);
    else over.push(key);
    balance += balance > 0 ? -sum : sum;
  }
  return [...under, ...over];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Where a name fits on a stream. */
interface Spot {
  /** In milliseconds. */
  time: number;
  /** Lines above the middle. */
  level: number;
}

/** The widest place of a stream for a name of this size; undefined where none is as high as the name. */
export function spotFor(
  { lower, upper }: Stream,
  times: readonly number[],
  { duration, lines }: { duration: number; lines: number },
): Spot | undefined {
  const [from, to] = [times[0]! + duration / 2, times.at(-1)! - duration / 2];
  if (from > to) return undefined;
  let best: Spot | undefined;
  let most = lines;
  for (let step = 0; step <= STEPS; step++) {
    const time = from + ((to - from) * step) / STEPS;
    const under = [time - duration / 2, time, time + duration / 2];
    times.forEach((known) => Math.abs(known - time) < duration / 2 && under.push(known));
    const floor = Math.max(...under.map((moment) => at(lower, times, moment)));
    const ceiling = Math.min(...under.map((moment) => at(upper, times, moment)));
    const room = ceiling - floor;
    if (room < most || (best && room === most)) continue;
    best = { time, level: (floor + ceiling) / 2 };
    most = room;
  }
  return best;
}

/** An edge at a moment between two times. */
function at(edge: readonly number[], times: readonly number[], moment: number): number {
  const next = times.findIndex((time) => time >= moment);
  const after = next < 0 ? times.length - 1 : Math.max(1, next);
  const [start, end] = [times[after - 1]!, times[after]!];
  const part = end > start ? (moment - start) / (end - start) : 0;
  return edge[after - 1]! + part * (edge[after]! - edge[after - 1]!);
}
