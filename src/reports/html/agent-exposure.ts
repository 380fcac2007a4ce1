import * as Plot from "@observablehq/plot";

import type { AgentExposureResult } from "../../model/agent-exposure.ts";
import { agentExposureSentences, agentTrustSentence } from "../agent-exposure-text.ts";
import { figure } from "./chart.ts";
import { type Html, html } from "./escape.ts";
import { count, percent } from "./format.ts";
import { rowChart } from "./rows.ts";
import { type Column, details, table } from "./tables.ts";
import { factsList, notesList } from "./page.ts";

const CALIBRATION: readonly Column<AgentExposureResult["trust"]["calibration"][number]>[] = [
  { name: "Commits", cell: ({ cases }) => count(cases) },
  { name: "Foreseen disclosed", figure: true, cell: ({ foreseen }) => tenths(foreseen) },
  { name: "Disclosed", figure: true, cell: ({ observed }) => tenths(observed) },
];

const SCALE = [0, 100];
const TICKS = [0, 25, 50, 75, 100];

/** How like their work is to disclosed agent work, and how far that can be trusted. */
export function agentExposureSection(result: AgentExposureResult): Html {
  const { caveats, likeness, trust } = result;
  const worth = agentTrustSentence(result);
  return html`<section id="agents" aria-labelledby="agents-title">
    <h2 id="agents-title">Agent exposure</h2>
    ${worth === "" ? "" : html`<p class="notice">${worth}</p>`} ${likeness === null ? "" : likenessChart(result)}
    ${factsList(agentExposureSentences(result))} ${notesList(caveats)}
    ${trust.calibration.length > 0 ? details("Calibration", table(`Commits in order of the chance with which the model foresees that they disclose an agent, of people whom it has not seen. Mean distance: ${tenths(trust.calibrationError ?? 0)}.`, CALIBRATION, trust.calibration)) : ""}
  </section> `;
}

/** Their work and disclosed work on one scale: how far apart the two ends of the scale are is what it is worth. */
function likenessChart({ likeness, low, high, trust: { auc } }: AgentExposureResult): Html {
  const dots = [
    { key: "theirs", label: "Their work", estimate: likeness!, low: low!, high: high! },
    ...(auc
      ? [
          {
            key: "disclosed",
            label: "Disclosed work",
            estimate: 100 * auc.estimate,
            low: 100 * auc.low,
            high: 100 * auc.high,
          },
        ]
      : []),
  ];
  const rows = dots.map(({ key, label, ...dot }) => ({
    key,
    label,
    value: `${Math.round(dot.estimate)} (${Math.round(dot.low)}–${Math.round(dot.high)})`,
  }));
  const ariaLabel = `Dots with 95 % intervals on a scale from 0 to 100; 50 is usual. ${rows.map(({ label, value }) => `${label}: ${value}.`).join(" ")}`;
  return figure(
    (room) =>
      rowChart({
        rows,
        room,
        labelWidth: 160,
        valueWidth: 100,
        cut: "ellipsis-end",
        ariaLabel,
        x: { domain: SCALE },
        axis: {
          ticks: TICKS,
          label: room.beside
            ? "of 100 undisclosed commits by others, how many are less like disclosed work"
            : "50 is usual",
        },
        marks: [
          Plot.gridX(TICKS, { stroke: "var(--line)", strokeOpacity: 1 }),
          Plot.ruleX([50], { stroke: "var(--muted)", strokeDasharray: "3 3" }),
          Plot.ruleY(dots, { y: "key", x1: "low", x2: "high", stroke: "var(--accent-soft)", strokeWidth: 6 }),
          Plot.dot(dots, {
            y: "key",
            x: "estimate",
            r: 5.5,
            fill: "var(--accent)",
            stroke: "var(--bg)",
            strokeWidth: 1.5,
          }),
        ],
      }),
    html`50 is usual for undisclosed work of the same repository and quarter. “Disclosed work” is where commits that
    disclose an agent stand (the AUC in hundredths): the nearer it is to 50, the less this says.`,
  );
}

/** `0.7 %` */
function tenths(share: number): string {
  return share < 0.1 ? `${(100 * share).toFixed(1)}\u00a0%` : percent(share);
}
