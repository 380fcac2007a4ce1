import * as Plot from "@observablehq/plot";

import { plainText } from "../../../../src/model/plain-text.ts";
import { quarterName, quarterOf, quarterStart, quarterTicks } from "../../../../src/reports/html/quarters.ts";
import { plural } from "../../../../src/model/words.ts";
import type { Room } from "../../design/chart.tsx";
import type { Band, Bands, Work } from "./bands.ts";

/** A quarter touches 14 weeks at most. */
const WEEKS = [0, 14];
const BESIDE = 640;
const LABEL = 230;
const END = 18;

/** Weeks with work as small multiples: a row for each area, all on one scale. */
export function rowsChart({ bands, work, first, last }: Bands, { width }: Room): Plot.PlotOptions {
  const beside = width >= BESIDE;
  // Names of years at the ends stand in the margins.
  const left = beside ? LABEL : END;
  const band = new Map(bands.map((one) => [one.key, one]));
  const plotWidth = width - left - END;
  const { ticks, name, labelled } = quarterTicks(first, last, Math.floor(plotWidth / 62));
  const gap = plotWidth / (last - first + 1) > 4 ? 0.75 : 0.2;
  return {
    height: bands.length * (beside ? 46 : 60) + 50,
    marginLeft: left,
    marginRight: END,
    marginTop: 20,
    marginBottom: 30,
    x: { type: "utc", domain: [quarterStart(first), quarterStart(last + 1)] },
    y: { domain: WEEKS, axis: null },
    fy: { domain: bands.map(({ key }) => key), axis: null, padding: beside ? 0.16 : 0.4 },
    marks: [
      Plot.ruleY([14], { stroke: "var(--line)" }),
      Plot.gridX(ticks.map(quarterStart), { stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.rectY(
        work.filter(({ weeks }) => weeks > 0),
        {
          fy: "band",
          x1: ({ quarter }: Work) => quarterStart(quarter),
          x2: ({ quarter }: Work) => quarterStart(quarter + 1),
          y1: 0,
          y2: "weeks",
          fill: { value: ({ band: key }: Work) => band.get(key)!.colour, scale: null },
          insetLeft: gap,
          insetRight: gap,
          title: ({ band: key, quarter, weeks }: Work) =>
            `${band.get(key)!.name}, ${quarterName(quarter)}: ${plural(weeks, "week")}`,
        },
      ),
      Plot.ruleY([0], { stroke: "var(--muted)" }),
      Plot.text(bands, {
        fy: "key",
        text: ({ name: area }: Band) => plainText(area),
        fontSize: 13,
        fontWeight: 600,
        frameAnchor: beside ? "left" : "top-left",
        textAnchor: beside ? "end" : "start",
        dx: beside ? -14 : 0,
        dy: beside ? 0 : -15,
        lineWidth: (beside ? left - 14 : plotWidth) / 13 / 1.2,
        textOverflow: "ellipsis-end",
      }),
      Plot.axisX(ticks.map(labelled), {
        anchor: "bottom",
        tickSize: 0,
        fontSize: 12,
        color: "var(--muted)",
        label: null,
        tickFormat: (start: Date) => name(quarterOf(start.toISOString())),
      }),
      Plot.text(bands.slice(0, 1), {
        fy: "key",
        y: () => 14,
        text: () => "line: 14 weeks",
        fontSize: 12,
        fill: "var(--muted)",
        frameAnchor: "right",
        textAnchor: "end",
        dy: -10,
      }),
    ],
  };
}
