import * as Plot from "@observablehq/plot";

import type { AreasResult } from "../../model/results.ts";
import { plural } from "../../model/words.ts";
import { lineCount } from "./area-shapes.ts";
import { type ChartOptions, figure, type Room } from "./chart.ts";
import { type Html, html } from "./escape.ts";
import { quarterName, quarterOf, quarterStart, quarterTicks } from "./quarters.ts";
import { EDGE, WIDEST } from "./rows.ts";
import { type Layer, layersOf, OTHER } from "./stream-layers.ts";
import { spotFor, type Streams, streamsOf } from "./streams.ts";

const FONT = 12.5;
/** CSS pixels for a name on a stream, with some air. */
const LABEL_HEIGHT = 16;
/** Left of the plot, for the bar that shows the scale. */
const SCALE = 14;
const TOP = 30;
const BOTTOM = 30;

/** Living lines by area over the quarters as streams; undefined where there are fewer than two quarters. */
export function turnoverChart(result: AreasResult): Html | undefined {
  const layers = layersOf(result);
  const own = new Set(layers.map(({ key }) => key));
  const streams = streamsOf(result.turnover, (area) => (own.has(area) ? area : OTHER), result.asOf);
  if (streams.times.length < 2 || streams.most === 0) return undefined;
  const shown = layers.filter(({ key }) => streams.streams.some((stream) => stream.key === key));
  return figure(
    (room) => options(room, shown, streams),
    html`${legend(shown)} The height of a stream is the number of living lines; all streams together are as high as all
    of them. Only heights count, not where a stream lies. Quarters are in UTC, the last one up to the date of this
    report. Vendored and generated files are left out.`,
  );
}

/** What each colour is, for names that do not fit on their stream. */
function legend(layers: readonly Layer[]): Html {
  return html`<span class="legend"
    >${layers.map(({ name, colour }) => html`<span><i style="background: ${colour}"></i>${name}</span> `)}</span
  >`;
}

function options({ width }: Room, layers: readonly Layer[], { times, streams, most }: Streams): ChartOptions {
  const plotHeight = width > 800 ? 380 : 300;
  const plotWidth = width - SCALE - EDGE;
  const [start, end] = [times[0]!, times.at(-1)!];
  const [first, last] = [quarterOf(isoTime(start - 1)), quarterOf(isoTime(end - 1))];
  const { ticks, name } = quarterTicks(first, last, Math.floor(plotWidth / 62));
  const marked = ticks.map(quarterStart).filter((tick) => tick.getTime() >= start);
  const layerOf = new Map(layers.map((layer) => [layer.key, layer]));
  const edges = streams.flatMap(({ key, lower, upper }) =>
    times.map((time, index) => ({ key, time: new Date(time), lower: lower[index], upper: upper[index] })),
  );
  const labels = streams.flatMap((stream) => {
    const { name, colour } = layerOf.get(stream.key)!;
    const spot = spotFor(stream, times, {
      duration: ((name.length * 0.53 * FONT * WIDEST + 8) / plotWidth) * (end - start),
      lines: (LABEL_HEIGHT / plotHeight) * most,
    });
    return spot
      ? [{ name, halo: `color-mix(in oklab, ${colour} 60%, var(--ink))`, time: new Date(spot.time), level: spot.level }]
      : [];
  });
  const bar = round(0.3 * most);
  const quiet = { fontSize: 12, fill: "var(--muted)" } as const;
  return {
    ariaLabel: `Streams: living lines of ${plural(layers.length, "area")} at the end of each quarter, from ${quarterName(first)} to ${quarterName(last)}, UTC. The table below has the figures.`,
    height: TOP + plotHeight + BOTTOM,
    marginTop: TOP,
    marginBottom: BOTTOM,
    marginLeft: SCALE,
    marginRight: EDGE,
    x: { type: "utc", domain: [new Date(start), new Date(end)] },
    y: { domain: [-most / 2, most / 2], axis: null },
    marks: [
      Plot.gridX(marked, { stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.areaY(edges, {
        x: "time",
        y1: "lower",
        y2: "upper",
        z: "key",
        fill: { value: ({ key }: { key: string }) => layerOf.get(key)!.colour, scale: null },
        stroke: "var(--bg)",
        strokeWidth: 1,
        curve: "monotone-x",
        title: ({ key }: { key: string }) => layerOf.get(key)!.name,
      }),
      Plot.text(labels, {
        x: "time",
        y: "level",
        text: "name",
        fontSize: FONT,
        fontWeight: 600,
        fill: "var(--bg)",
        stroke: { value: "halo", scale: null },
        strokeWidth: 3,
      }),
      Plot.axisX(marked, {
        anchor: "bottom",
        tickSize: 0,
        fontSize: 12,
        color: "var(--muted)",
        tickFormat: (tick: Date) => name(quarterOf(tick.toISOString())),
        label: null,
      }),
      Plot.ruleX([new Date(start)], {
        y1: most / 2,
        y2: most / 2 - bar,
        dx: 4 - SCALE,
        stroke: "var(--muted)",
        strokeWidth: 3,
      }),
      Plot.text([`the bar is ${lineCount(bar)} high`], {
        ...quiet,
        text: (words: string) => words,
        frameAnchor: "top-left",
        textAnchor: "start",
        dx: 3 - SCALE,
        dy: -16,
      }),
    ],
  };
}

function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** The largest of 1, 2, 5, 10, 20 ... that is not more. */
function round(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return power * ([5, 2].find((digit) => digit * power <= value) ?? 1);
}
