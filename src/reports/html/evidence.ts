import { plural } from "../../model/words.ts";
import { evidenceAnchor } from "./anchors.ts";
import { type Html, html, type Part, webAddress } from "./escape.ts";
import { day, sentence } from "./format.ts";
import type { EvidenceItem } from "./shapes.ts";

/** Every piece of evidence, by year, each with its link when it has one. */
export function evidenceSection(evidence: readonly EvidenceItem[]): Html {
  const years = new Map<string, Html[]>();
  evidence.forEach((item, index) => {
    const year = item.at.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), entry(item, evidenceAnchor(index))]);
  });
  const lists = [...years].map(
    ([year, entries]) =>
      html`<h3>${year}</h3>
        <ul class="evidence">
          ${entries}
        </ul> `,
  );
  return html`<section id="evidence" aria-labelledby="evidence-title">
    <h2 id="evidence-title">Evidence</h2>
    ${evidence.length > 0 ? html`<p class="quiet">${plural(evidence.length, "piece of work", "pieces of work")} listed: what the signals rest on, and the latest. The day of a commit is when it reached the main line, in UTC.</p>` : html`<p class="notice">There is no evidence in scope.</p>`}
    ${lists}
  </section> `;
}

function entry({ id, at, title, url, signals, coAuthor }: EvidenceItem, anchor: string): Html {
  const address = webAddress(url);
  const name: Part = html`<bdi>${title}</bdi>`;
  const marks = signals.map((signal) => html`<a class="mark" href="#${signal}">${sentence(signal)}</a>`);
  return html`<li id="${anchor}">
    <time datetime="${at}">${day(at)}</time>
    <div>
      <p>${address === undefined ? name : html`<a href="${address}" rel="noopener noreferrer">${name}</a>`}</p>
      <p class="about"><code>${id}</code>${coAuthor ? html`<span>as co-author</span>` : ""}${marks}</p>
    </div>
  </li> `;
}
