import { expect, it } from "vitest";

import { spotFor, streamsOf } from "./streams.ts";

const ASOF = "2026-02-15T00:00:00Z";

function row(quarter: string, area: string, living: number) {
  return { quarter, area, living, came: 0, went: 0 };
}

const ROWS = [row("2025-Q3", "a", 10), row("2025-Q4", "a", 20), row("2025-Q4", "b", 4), row("2026-Q1", "b", 30)];

it("lays what lives around the middle, each stream as high as its lines", () => {
  const { times, streams, most } = streamsOf(ROWS, (area) => area, ASOF);
  expect(most).toBe(30);
  const heights = streams.map(({ key, lower, upper }) => [key, upper.map((up, time) => up - lower[time]!)]);
  expect(new Map(heights as [string, number[]][])).toEqual(
    new Map([
      ["a", [10, 20, 0]],
      ["b", [0, 4, 30]],
    ]),
  );
  for (const [time] of times.entries()) {
    expect(streams[0]!.lower[time]! + streams.at(-1)!.upper[time]!).toBe(0);
    expect(streams[1]!.lower[time]).toBe(streams[0]!.upper[time]);
  }
});

it("ends quarters where the next begins, and the last one at the date", () => {
  const { times } = streamsOf(ROWS, (area) => area, ASOF);
  expect(times.map((time) => new Date(time).toISOString().slice(0, 10))).toEqual([
    "2025-10-01",
    "2026-01-01",
    "2026-02-15",
  ]);
});

it("puts areas with one key together, and leaves out what is no quarter", () => {
  const { streams } = streamsOf([...ROWS, row("soon", "c", 99)], () => "all", ASOF);
  expect(streams.map(({ key, upper }) => [key, upper])).toEqual([["all", [5, 12, 15]]]);
  expect(streamsOf([], (area) => area, ASOF)).toEqual({ times: [], streams: [], most: 0 });
});

it("finds the widest place that holds a name whole, or none", () => {
  const stream = { key: "a", lower: [0, 0, 0], upper: [0, 10, 40] };
  const times = [0, 100, 200];
  expect(spotFor(stream, times, { duration: 40, lines: 20 })).toEqual({ time: 180, level: 14 });
  expect(spotFor(stream, times, { duration: 40, lines: 29 })).toBeUndefined();
  expect(spotFor(stream, times, { duration: 201, lines: 1 })).toBeUndefined();
});
