import * as Plot from "@observablehq/plot";

import type { PersonResult } from "../../../../src/model/results.ts";
import { count, percent } from "../../../../src/reports/html/format.ts";
import type { Room } from "../../design/chart.tsx";

type AreaLines = PersonResult["livingLines"]["byArea"][number];

const MOST_ROWS = 8;
const BESIDE = 640;
const LABEL = 230;

/** `12 %`; who wrote a line has some share, however small. */
export function partText(share: number): string {
  return share === 0 ? "<1\u00a0%" : percent(share);
}

/** Areas that can be drawn: a share that was rounded to nothing does not tell how large the area is. */
export function drawable(byArea: readonly AreaLines[]): AreaLines[] {
  return byArea.filter(({ share }) => share > 0).slice(0, MOST_ROWS);
}

/** Their part of the living lines of each area. */
export function livingChart(byArea: readonly AreaLines[], { width }: Room): Plot.PlotOptions {
  const beside = width >= BESIDE;
  const rows = drawable(byArea);
  const all = ({ lines, share }: AreaLines): number => Math.max(lines, lines / share);
  const row = beside ? 34 : 50;
  const inset = beside ? { insetTop: 9, insetBottom: 9 } : { insetTop: 24, insetBottom: 10 };
  const text = { y: "area", fontSize: 13, dy: beside ? 0 : -9 } as const;
  return {
    height: rows.length * row + 48,
    marginLeft: beside ? LABEL : 2,
    marginRight: beside ? 190 : 26,
    marginTop: 0,
    marginBottom: 48,
    x: { domain: [0, Math.max(...rows.map(all))] },
    y: { type: "band", domain: rows.map(({ area }) => area), axis: null, padding: 0 },
    marks: [
      Plot.barX(rows, { y: "area", x: all, fill: "var(--line)", ...inset }),
      Plot.barX(rows, { y: "area", x: "lines", fill: "var(--accent)", ...inset }),
      Plot.text(rows, {
        ...text,
        text: "name",
        fontWeight: 600,
        frameAnchor: "left",
        textAnchor: beside ? "end" : "start",
        dx: beside ? -14 : 0,
        lineWidth: (beside ? LABEL - 14 : width - 150) / 13 / 1.2,
        textOverflow: "ellipsis-end",
      }),
      Plot.text(rows, {
        ...text,
        text: (one: AreaLines) =>
          `${count(one.lines)}${beside ? (one.lines === 1 ? " line" : " lines") : ""}, ${partText(one.share)}`,
        frameAnchor: "right",
        textAnchor: beside ? "start" : "end",
        dx: beside ? 14 : 0,
      }),
      Plot.axisX({
        anchor: "bottom",
        ticks: Math.max(2, Math.floor((width - (beside ? LABEL + 190 : 28)) / 100)),
        tickSize: 0,
        fontSize: 12,
        color: "var(--muted)",
        tickFormat: (lines: number) => (Number.isInteger(lines) ? count(lines) : ""),
        label: "living lines",
        labelAnchor: "center",
        labelArrow: "none",
        labelOffset: 40,
      }),
    ],
  };
}
