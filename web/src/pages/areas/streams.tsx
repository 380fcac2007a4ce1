import * as Plot from "@observablehq/plot";
import { useCallback, useMemo } from "react";

import type { AreasResult } from "../../../../src/model/results.ts";
import { plural } from "../../../../src/model/words.ts";
import { quarterName, quarterOf, quarterStart, quarterTicks } from "../../../../src/reports/html/quarters.ts";
import { type Layer, layersOf, OTHER } from "../../../../src/reports/html/stream-layers.ts";
import { streamsOf, type Streams as StreamsOf } from "../../../../src/reports/html/streams.ts";
import { Chart } from "../../design/chart.tsx";
import { count } from "../../../../src/reports/html/format.ts";

const HEIGHT = 400;
/** Fewer make no stream. */
const LEAST_QUARTERS = 4;

/** Living lines by area as streams; a pointer reads a quarter. */
export function Streams({ result }: { result: AreasResult }): React.JSX.Element {
  const { layers, streams } = useMemo(() => {
    const all = layersOf(result);
    const own = new Set(all.map(({ key }) => key));
    const found = streamsOf(result.turnover, (area) => (own.has(area) ? area : OTHER), result.asOf);
    return { layers: all.filter(({ key }) => found.streams.some((stream) => stream.key === key)), streams: found };
  }, [result]);
  const options = useCallback((room: { width: number }) => optionsOf(room.width, layers, streams), [layers, streams]);
  if (streams.times.length < LEAST_QUARTERS)
    return (
      <p className="notice">Fewer than {LEAST_QUARTERS} quarters are too little to draw. The table below has them.</p>
    );
  return (
    <figure>
      <div className="legend">
        {layers.map(({ key, name, colour }) => (
          <span key={key}>
            <i style={{ background: colour }} />
            {name}
          </span>
        ))}
      </div>
      <Chart
        options={options}
        label={`Streams: living lines of ${plural(layers.length, "area")} at the end of each quarter. The table below has the figures.`}
      />
      <figcaption>
        The height of a stream is the number of living lines; only heights count, not where a stream lies. Quarters are
        in UTC, the last one up to the date of this page. Vendored and generated files are left out. Point at a quarter
        to read it.
      </figcaption>
    </figure>
  );
}

function optionsOf(width: number, layers: readonly Layer[], { times, streams, most }: StreamsOf): Plot.PlotOptions {
  const layerOf = new Map(layers.map((layer) => [layer.key, layer]));
  const dates = times.map((time) => new Date(time));
  const edges = streams.flatMap(({ key, lower, upper }) =>
    dates.map((time, index) => ({ key, time, lower: lower[index], upper: upper[index] })),
  );
  // The last moment of a quarter, not the first of the next.
  const quarters = times.map((time) => quarterOf(new Date(time - 1).toISOString()));
  const readings = dates.map((time, index) => ({ time, title: readingOf(quarters[index]!, index, layers, streams) }));
  const { ticks, name } = quarterTicks(quarters[0]!, quarters.at(-1)!, Math.floor(width / 62));
  const marked = ticks.map(quarterStart).filter((tick) => tick >= dates[0]!);
  const pointed = { x: "time", maxRadius: Infinity } as const;
  return {
    height: HEIGHT,
    marginTop: 6,
    marginBottom: 26,
    // Names of quarters at the ends stand in the margins.
    marginLeft: 22,
    marginRight: 22,
    x: { type: "utc", domain: [dates[0]!, dates.at(-1)!] },
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
      }),
      Plot.axisX(marked, {
        tickSize: 0,
        fontSize: 12,
        color: "var(--muted)",
        tickFormat: (tick: Date) => name(quarterOf(tick.toISOString())),
        label: null,
      }),
      Plot.ruleX(readings, Plot.pointerX({ ...pointed, stroke: "var(--ink)" })),
      Plot.tip(
        readings,
        Plot.pointerX({
          ...pointed,
          title: "title",
          frameAnchor: "middle",
          fill: "var(--raised)",
          stroke: "var(--strong-line)",
          fontSize: 12,
          lineWidth: 30,
          lineHeight: 1.35,
        }),
      ),
    ],
  };
}

function readingOf(quarter: number, index: number, layers: readonly Layer[], streams: StreamsOf["streams"]): string {
  const lines = new Map(streams.map(({ key, lower, upper }) => [key, upper[index]! - lower[index]!]));
  const all = [...lines.values()].reduce((sum, living) => sum + living, 0);
  const parts = layers
    .map(({ key, name }) => ({ name, living: lines.get(key) ?? 0 }))
    .filter(({ living }) => living > 0)
    .sort((a, b) => b.living - a.living);
  return [
    `${quarterName(quarter)}: ${count(all)} living lines`,
    ...parts.map(({ name, living }) => `${count(living)}  ${name}`),
  ].join("\n");
}
