import * as Plot from "@observablehq/plot";

import { plainText } from "../../../../src/model/plain-text.ts";
import type { TeamFolder } from "../../../../src/model/team.ts";
import { moduleName } from "../../../../src/model/words.ts";
import { percent } from "../../../../src/reports/html/format.ts";
import type { Room } from "../../design/chart.tsx";

/** Folders by use and by independence. */
export function folderChart(folders: readonly TeamFolder[], { width }: Room): Plot.PlotOptions {
  const dots = folders.map((one) => ({
    ...one,
    name: plainText(moduleName(one.folder)),
    says: `${plainText(moduleName(one.folder))}: ${one.others} people beside its keepers, ${percent(one.coupling)} of its commits change other code${one.whyNot === null ? "" : `; ${one.whyNot}`}`,
  }));
  const others = dots.filter(({ candidate }) => !candidate);
  const candidates = dots.filter(({ candidate }) => candidate);
  const most = Math.max(5, ...dots.map(({ others }) => others));
  const quiet = { tickSize: 0, color: "var(--muted)", fontSize: 12, labelArrow: "none" } as const;
  return {
    height: Math.min(380, Math.max(280, width * 0.6)),
    marginTop: 30,
    marginRight: 24,
    marginBottom: 44,
    marginLeft: 40,
    x: { domain: [0, 1] },
    y: { domain: [0, most], nice: true },
    marks: [
      Plot.gridY({ stroke: "var(--line)", strokeOpacity: 1, ticks: 5 }),
      Plot.gridX([0, 0.25, 0.5, 0.75, 1], { stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.dot(others, {
        x: "coupling",
        y: "others",
        r: 5,
        fill: "var(--bg)",
        stroke: "var(--strong-line)",
        strokeWidth: 1.5,
      }),
      Plot.dot(candidates, {
        x: "coupling",
        y: "others",
        r: 7,
        fill: "var(--accent)",
        stroke: "var(--bg)",
        strokeWidth: 1.5,
      }),
      Plot.text(candidates, {
        x: "coupling",
        y: "others",
        text: "name",
        dx: 12,
        textAnchor: "start",
        fontSize: 13,
        fontWeight: 600,
        stroke: "var(--bg)",
        fill: "var(--ink)",
        lineWidth: Math.max(8, width / 20),
        textOverflow: "ellipsis-end",
      }),
      Plot.axisX([0, 0.25, 0.5, 0.75, 1], {
        ...quiet,
        tickFormat: percent,
        label: "of its commits, those that change other code too",
        labelAnchor: "center",
        labelOffset: 40,
      }),
      Plot.axisY({ ...quiet, ticks: 5, label: "people beside its keepers", labelAnchor: "top" }),
      Plot.tip(
        dots,
        Plot.pointer({
          x: "coupling",
          y: "others",
          title: "says",
          fill: "var(--raised)",
          stroke: "var(--strong-line)",
          fontSize: 12,
        }),
      ),
    ],
  };
}
