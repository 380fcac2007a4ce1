import * as Plot from "@observablehq/plot";
import { useMemo } from "react";

import { percent } from "../../../../src/model/words.ts";
import type { AreaLife } from "../../../../src/reports/html/area-shapes.ts";
import { count } from "../../../../src/reports/html/format.ts";
import { type ChartRow, type RowScale, Rows } from "../../design/rows.tsx";

const POWERS = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];
/** CSS pixels between labels of the scale. */
const APART = 44;

/** What a year changed in each area: from the living lines of a year before to those of today. */
export function YearChange({ areas }: { areas: readonly AreaLife[] }): React.JSX.Element {
  const moved = useMemo(() => areas.filter(({ living, yearAgo }) => living + yearAgo > 0), [areas]);
  const scale = useMemo((): RowScale => {
    const figures = moved.flatMap(({ living, yearAgo }) => [living, yearAgo].filter((lines) => lines > 0));
    const [least, most] = [Math.min(...figures), Math.max(...figures)];
    const from = Math.min(least / 1.5, most / 20);
    const to = 1.25 * most;
    const powers = POWERS.filter((power) => power >= from && power <= to);
    return {
      x: { type: "log", domain: [from, to], axis: null },
      ticks: (pixels) => {
        const every = Math.ceil((powers.length * APART) / Math.max(APART, pixels));
        return powers.filter((_, index) => index % every === 0);
      },
      tickName: short,
      label: "Living lines",
    };
  }, [moved]);
  const groups = useMemo(() => [{ rows: moved.map(rowOf) }], [moved]);
  return (
    <figure className="areas-year">
      <h3>What the last year changed</h3>
      <Rows scale={scale} groups={groups} height={32} />
      <figcaption>
        From the ring, a year before, to the dot, now. The scale is logarithmic: lines of one length are changes by one
        factor. Files are sorted into areas as they are today.
      </figcaption>
    </figure>
  );
}

function rowOf({ area, name, living, yearAgo }: AreaLife): ChartRow {
  const span = [{ from: yearAgo, to: living }];
  const colour = living >= yearAgo ? "var(--accent)" : "var(--warn)";
  const both = living > 0 && yearAgo > 0;
  return {
    key: area,
    head: <span className="areas-year-name">{name}</span>,
    value: (
      <>
        <strong>{changeText(living, yearAgo)}</strong>{" "}
        <span className="quiet areas-from-to">
          {count(yearAgo)} → {count(living)}
        </span>
      </>
    ),
    label: `${name}: ${count(yearAgo)} living lines a year before, ${count(living)} now`,
    marks: [
      ...(both ? [Plot.link(span, { x1: "from", x2: "to", y1: 0, y2: 0, stroke: colour, strokeWidth: 2.5 })] : []),
      ...(yearAgo > 0
        ? [Plot.dot(span, { x: "from", y: 0, r: 4, fill: "var(--bg)", stroke: colour, strokeWidth: 1.5 })]
        : []),
      ...(living > 0 ? [Plot.dot(span, { x: "to", y: 0, r: 5, fill: colour })] : []),
    ],
  };
}

/** `+45 %`, `−31 %`, `3.2 times`, `new`; percentages are hard to read where there is several times as much. */
function changeText(living: number, yearAgo: number): string {
  if (yearAgo === 0) return "new";
  const times = living / yearAgo;
  if (times >= 3) return `${times.toFixed(1)} times`;
  return `${times >= 1 ? "+" : "−"}${percent(Math.abs(times - 1))}`;
}

/** `10k` */
function short(lines: number): string {
  if (lines >= 1_000_000) return `${lines / 1_000_000}M`;
  return lines >= 1000 ? `${lines / 1000}k` : String(lines);
}
