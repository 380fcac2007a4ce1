import * as Plot from "@observablehq/plot";

import { moduleName, plural } from "../../model/words.ts";
import { figure } from "./chart.ts";
import { type Html, html } from "./escape.ts";
import { rowChart } from "./rows.ts";
import type { ModuleWork } from "./shapes.ts";

/** Weeks of work in each module, and of how many of its files the person is a main author. */
export function modulesChart(modules: readonly ModuleWork[]): Html {
  const repos = new Set(modules.map(({ repo }) => repo));
  const one = repos.size === 1;
  const rows = modules.map((work, index) => ({
    key: String(index),
    label: moduleName(work.module),
    value: `${work.authored} of ${plural(work.files, "file")}`,
    ...(one ? {} : { detail: work.repo }),
  }));
  const points = modules.map(({ weeks }, index) => ({ key: String(index), weeks }));
  return figure(
    (room) =>
      rowChart({
        rows,
        room,
        labelWidth: room.width > 800 ? 300 : 220,
        valueWidth: 125,
        valueName: "main author of",
        cut: "ellipsis-start",
        ariaLabel: `Dots: weeks of work in ${plural(modules.length, "module")}. The table below has the figures.`,
        // A tenth more, for the number beside the last dot.
        x: { domain: [0, 1.12 * Math.max(4, ...modules.map(({ weeks }) => weeks))] },
        axis: { ticks: room.beside ? 6 : 4, tickFormat: "d", label: "weeks with work in the module" },
        marks: [
          Plot.ruleX([0], { stroke: "var(--line)" }),
          Plot.ruleY(points, { y: "key", x1: 0, x2: "weeks", stroke: "var(--line)", strokeWidth: 2 }),
          Plot.dot(points, { y: "key", x: "weeks", r: 5, fill: "var(--accent)", stroke: "var(--bg)" }),
          Plot.text(points, {
            y: "key",
            x: "weeks",
            text: ({ weeks }: { weeks: number }) => String(weeks),
            textAnchor: "start",
            dx: 10,
            fontSize: 12,
            fill: "var(--muted)",
            stroke: "var(--bg)",
            strokeWidth: 4,
          }),
        ],
      }),
    html`The dot is the number of weeks. Beside it: of how many of the module's living files they are a main
    author.${one ? html` All are in <bdi>${[...repos]}</bdi>.` : ""}`,
  );
}
