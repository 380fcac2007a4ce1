import type { PersonResult, SignalResult } from "../../model/results.ts";
import { SIGNALS } from "../../model/signal.ts";
import { plural } from "../../model/words.ts";
import { MEANING, unknownText } from "../signal-text.ts";
import { type Anchors, evidenceLinks } from "./anchors.ts";
import { type Html, html, type Part } from "./escape.ts";
import { count, measured, percent, placed, sentence } from "./format.ts";
import type { MeasureResult } from "./shapes.ts";
import { signalsChart, signalStrip } from "./signals-chart.ts";
import { type Column, details, table } from "./tables.ts";
import { factsList } from "./page.ts";

const COLUMNS: readonly Column<MeasureResult>[] = [
  { name: "Measure", cell: ({ label }) => label },
  { name: "Value (95 % interval)", figure: true, long: true, cell: measured },
  { name: "Observations", figure: true, cell: ({ n }) => count(n) },
  { name: "Percentile", figure: true, cell: ({ percentile }) => (percentile === null ? "unknown" : count(percentile)) },
  { name: "Weight", figure: true, cell: ({ weight }) => percent(weight) },
];

/** The signals: all on one scale, then each with what it rests on. */
export function signalsSection(signals: PersonResult["signals"], anchors: Anchors): Html {
  const all = SIGNALS.map((id) => signals[id]);
  const unknown = all.every(({ percentile }) => percentile === null);
  return html`<section id="signals" aria-labelledby="signals-title">
    <h2 id="signals-title">Signals</h2>
    ${unknown ? html`<p class="notice"><strong>There is not enough public work to say.</strong> That is no low place: little is known here, for or against. What was seen stands below.</p>` : signalsChart(all)}
    ${all.map((signal) => article(signal, anchors))}
  </section> `;
}

function article(signal: SignalResult, anchors: Anchors): Html {
  const { signal: id, percentile, measures, caveats, evidence } = signal;
  const facts = measures.filter(({ sentence: fact }) => fact !== "");
  return html`<article id="${id}" aria-labelledby="${id}-title">
    <header>
      <h3 id="${id}-title">${sentence(id)}</h3>
      <p class="meaning">${MEANING[id]}</p>
      ${
        percentile === null
          ? html`<p class="unknown">${sentence(unknownText(signal))}</p>`
          : html`${signalStrip(signal)}
              <p class="place">Percentile <strong>${placed(signal)}</strong></p>`
      }
    </header>
    <div>
      ${facts.length > 0 ? factsList(facts.map(({ sentence: fact }) => sentence(fact))) : ""}
      <p class="quiet">${against(signal)}</p>
      ${
        caveats.length > 0
          ? html`<ul class="caveats">
              ${caveats.map((caveat) => html`<li>${caveat}</li>`)}
            </ul>`
          : ""
      }
      ${measures.length > 0 ? details("How it was measured", table(`Measures of ${id}. “Weight” is their part in the percentile of the signal; 0 % is only shown.`, COLUMNS, measures)) : ""}
      ${evidence.length > 0 ? details(`Evidence: ${plural(evidence.length, "piece")}`, evidenceLinks(evidence, anchors)) : ""}
    </div>
  </article> `;
}

/** Whom they are compared with, and on how much. */
function against({ cohort, n, percentile }: SignalResult): Part {
  const seen = `Seen in ${plural(n, "active week")} of the last two years.`;
  if (cohort.length === 0) return `${seen} Nobody to compare with.`;
  const groups = cohort.map(
    ({ source, people }, index) =>
      html`${index === 0 ? "" : index === cohort.length - 1 ? " and " : ", "}${plural(people, "person", "people")} in
        <bdi>${source}</bdi>`,
  );
  return html`${percentile === null ? "Would be compared" : "Compared"} with ${groups}. ${seen}`;
}
