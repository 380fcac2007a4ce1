import * as Plot from "@observablehq/plot";

import { plural } from "../../model/words.ts";
import { figure, type Room } from "./chart.ts";
import { type Html, html } from "./escape.ts";
import { percent } from "./format.ts";
import type { Palette } from "./palette.ts";
import { AREA_LABEL, type Row, rowChart } from "./rows.ts";
import type { AreaShare } from "./shapes.ts";

const MOST_ROWS = 8;

/** Share of changes by area, in the colours of the timeline. */
export function areasChart(areas: readonly AreaShare[], palette: Palette): Html {
  const shown = areas.slice(0, MOST_ROWS);
  const rows = (room: Room): Row[] =>
    shown.map(({ area, name, share, weeks }) => ({
      key: area,
      label: name,
      value: room.beside ? `${percent(share)}, ${plural(weeks, "week")}` : percent(share),
    }));
  const left = areas.length - shown.length;
  return figure(
    (room) =>
      rowChart({
        rows: rows(room),
        room,
        labelWidth: AREA_LABEL,
        valueWidth: room.beside ? 125 : 50,
        cut: "ellipsis-end",
        ariaLabel: `Bars: share of changes in ${plural(shown.length, "area")}, in percent. The table below has the figures.`,
        x: { domain: [0, Math.max(0.1, ...shown.map(({ share }) => share))] },
        axis: { ticks: 4, tickFormat: (share: number) => String(Math.round(100 * share)), label: "% of changes" },
        marks: [
          Plot.ruleX([0], { stroke: "var(--line)" }),
          Plot.barX(shown, {
            y: "area",
            x: "share",
            fill: { value: ({ area }: AreaShare) => palette(area), scale: null },
            insetTop: room.beside ? 9 : 19,
            insetBottom: room.beside ? 9 : 17,
            rx2: 2,
          }),
        ],
      }),
    html`A commit that changes several areas is shared out among them.${left > 0 ? ` The table has ${left} more.` : ""}`,
  );
}
