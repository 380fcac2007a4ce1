import { type Html, html, type Part } from "./escape.ts";
import { day } from "./format.ts";
import type { EvidenceItem } from "./shapes.ts";

/** Where on the page a piece of evidence stands. */
export type Anchors = ReadonlyMap<string, { anchor: string; item: EvidenceItem }>;

/** Anchors that are counted, never made of text from a source; of entries with one id the first. */
export function anchorsOf(evidence: readonly EvidenceItem[]): Anchors {
  const anchors = new Map<string, { anchor: string; item: EvidenceItem }>();
  evidence.forEach((item, index) => {
    if (!anchors.has(item.id)) anchors.set(item.id, { anchor: evidenceAnchor(index), item });
  });
  return anchors;
}

/** The anchor of the entry at this place in the list. */
export function evidenceAnchor(index: number): string {
  return `evidence-${index + 1}`;
}

/** Links to the entries lower on the page; an id without an entry is only text. */
export function evidenceLinks(ids: readonly string[], anchors: Anchors): Html {
  const link = (id: string): Part => {
    const found = anchors.get(id);
    if (!found) return html`<code>${id}</code>`;
    return html`<time datetime="${found.item.at}">${day(found.item.at)}</time>
      <a href="#${found.anchor}"><bdi>${found.item.title}</bdi></a>`;
  };
  return html`<ul class="links">
    ${ids.map((id) => html`<li>${link(id)}</li> `)}
  </ul>`;
}
