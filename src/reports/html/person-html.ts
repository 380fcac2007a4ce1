import type { PersonResult } from "../../model/results.ts";
import { FORESIGHT, foresightSentence } from "../foresight-text.ts";
import { ATTESTED_TITLE } from "../attested-text.ts";
import { agentExposureSection } from "./agent-exposure.ts";
import { anchorsOf } from "./anchors.ts";
import { attestedSection } from "./attested.ts";
import { type Html, html, type Part } from "./escape.ts";
import { evidenceSection } from "./evidence.ts";
import { minute } from "./format.ts";
import { observabilitySection } from "./observability.ts";
import { contents, page } from "./page.ts";
import { signalsSection } from "./signals.ts";
import { trajectorySection } from "./trajectory.ts";
import { areasSection, livingLinesSection, modulesSection, timelineSection } from "./work.ts";

/**
 * A person's workprint as one HTML file that opens anywhere: no script, and nothing is loaded from any host.
 * The same result gives the same bytes. Everything in it is taken for hostile and escaped.
 */
export function personHtml(result: PersonResult): string {
  return page(
    `${result.name}: workprint`,
    html`${heading(result)}
      <main>
        ${observabilitySection(result.observability)} ${attestedSection(result.attested)}
        ${signalsSection(result.signals, anchorsOf(result.evidence))} ${trajectorySection(result)}
        ${timelineSection(result)} ${areasSection(result)} ${livingLinesSection(result)} ${modulesSection(result)}
        ${foresightSection(result.foresight)} ${agentExposureSection(result.agentExposure)}
        ${evidenceSection(result.evidence)} ${trustSection(result.trust)}
      </main>`,
  );
}

const SECTIONS = [
  ["seen", "What could be seen"],
  ["attested", ATTESTED_TITLE],
  ["signals", "Signals"],
  ["trajectory", "The last two years"],
  ["timeline", "Timeline"],
  ["areas", "Areas"],
  ["living", "Living lines"],
  ["modules", "Modules"],
  ["foresight", "Foresight"],
  ["agents", "Agent exposure"],
  ["evidence", "Evidence"],
  ["trust", "How far to trust this"],
] as const;

function foresightSection(foresight: PersonResult["foresight"]): Html {
  return html`<section id="foresight" aria-labelledby="foresight-title">
    <h2 id="foresight-title">Foresight</h2>
    ${
      foresight.length === 0
        ? html`<p>Fewer than 5 commits in the last year in any repository: too little to say.</p>`
        : html`<dl class="foresight">
            ${foresight.map(
              (one) =>
                html`<div>
                  <dt><bdi>${one.repo}</bdi></dt>
                  <dd>${foresightSentence(one)}</dd>
                </div>`,
            )}
          </dl>`
    }
    <p class="quiet">${FORESIGHT}</p>
  </section>`;
}

function trustSection({ says }: PersonResult["trust"]): Html {
  return html`<section id="trust" aria-labelledby="trust-title">
    <h2 id="trust-title">How far to trust this</h2>
    <ul class="facts">
      <li>${says}</li>
      <li>Signals describe public work, not a person.</li>
      <li>They decide nothing. A person has to.</li>
    </ul>
  </section>`;
}

function heading({ person, name, names, asOf, scope, areas, trajectory, attested }: PersonResult): Html {
  const others = names.filter((other) => other !== name);
  const nameOf = (area: string): string => areas.find((known) => known.area === area)?.name ?? area;
  const list = (texts: readonly string[]): Part =>
    texts.map((text, index) => html`${index > 0 ? ", " : ""}<bdi>${text}</bdi>`);
  return html`<header class="top">
    <p class="brand">Workprint</p>
    <h1><bdi>${name}</bdi></h1>
    <dl>
      <div>
        <dt>Id</dt>
        <dd><code>${person}</code></dd>
      </div>
      <div>
        <dt>As of</dt>
        <dd><time datetime="${asOf}">${minute(asOf)}</time></dd>
      </div>
      ${
        others.length > 0
          ? html`<div>
              <dt>Also</dt>
              <dd>${list(others)}</dd>
            </div>`
          : ""
      }
      ${
        scope.length > 0
          ? html`<div>
              <dt>Only work in</dt>
              <dd>${list(scope.map(nameOf))}</dd>
            </div>`
          : ""
      }
    </dl>
    ${contents(SECTIONS.filter(([id]) => (id !== "trajectory" || trajectory !== null) && (id !== "attested" || attested.length > 0)))}
  </header>`;
}
