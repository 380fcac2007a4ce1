import {
  ATTESTED_LEAD,
  ATTESTED_TITLE,
  attestedCheck,
  attestedFacts,
  type AttestedOne,
  attestedSource,
} from "../attested-text.ts";
import { type Html, html } from "./escape.ts";

/** What is said of work that was not seen, apart from all that was; nothing where nothing is said. */
export function attestedSection(attested: readonly AttestedOne[]): Html {
  if (attested.length === 0) return html``;
  return html`<section id="attested" aria-labelledby="attested-title">
    <h2 id="attested-title">${ATTESTED_TITLE}</h2>
    <p class="quiet">${ATTESTED_LEAD}</p>
    <dl class="attested">
      ${attested.map(
        (one) =>
          html`<div>
            <dt><bdi>${one.title}</bdi></dt>
            <dd><bdi>${attestedFacts(one)}</bdi></dd>
            ${one.text === null ? "" : html`<dd><bdi>${one.text}</bdi></dd>`}
            <dd class="quiet"><bdi>${attestedSource(one)} ${attestedCheck(one)}</bdi></dd>
          </div>`,
      )}
    </dl>
  </section>`;
}
