import type { AreasResult } from "../../model/results.ts";
import type { AreasSource, LinesLeft } from "./area-shapes.ts";
import { type Html, html } from "./escape.ts";
import { count, day, minute } from "./format.ts";
import { halfLivesSection, moduleLivesSection } from "./half-lives.ts";
import { contents, page, notesList } from "./page.ts";
import { type Column, table } from "./tables.ts";
import { movesSection } from "./turnover.ts";

/**
 * How long code lives in each area, as one HTML file that opens anywhere: no script, and nothing is loaded from any
 * host. The same result gives the same bytes. Everything in it is taken for hostile and escaped.
 */
export function areasHtml(result: AreasResult): string {
  return page(
    "Areas: workprint",
    html`${heading(result)}
      <main>
        ${seenSection(result)} ${halfLivesSection(result)} ${movesSection(result)} ${moduleLivesSection(result)}
        ${MEANING}
      </main>`,
  );
}

const SECTIONS = [
  ["seen", "What could be seen"],
  ["half-lives", "How long code lives"],
  ["moves", "Where these repositories grow"],
  ["modules", "Modules"],
  ["meaning", "What this means"],
] as const;

const MEANING = html`<section id="meaning" aria-labelledby="meaning-title">
  <h2 id="meaning-title">What this means, and what it does not</h2>
  <ul class="facts">
    <li>A half-life describes the area, and not anybody’s skill.</li>
    <li>Code that lives long is not better. It may be right, or nobody may dare to touch it.</li>
    <li>Lines are counted, so large files weigh more.</li>
    <li>The intervals treat the lines of one file, one commit or one removal as moving together.</li>
    <li>What is young can only say “longer than”.</li>
  </ul>
</section>`;

function heading({ asOf, notes }: AreasResult): Html {
  return html`<header class="top">
    <p class="brand">Workprint</p>
    <h1>Areas: what lasts</h1>
    <dl>
      <div>
        <dt>As of</dt>
        <dd><time datetime="${asOf}">${minute(asOf)}</time></dd>
      </div>
    </dl>
    ${notesList(notes)} ${contents(SECTIONS)}
  </header>`;
}

const SOURCES: readonly Column<AreasSource>[] = [
  { name: "Source", cell: ({ source }) => html`<bdi>${source}</bdi>` },
  { name: "Read up to", figure: true, cell: ({ headAt }) => (headAt === null ? "unknown" : day(headAt)) },
  { name: "Files not followed", figure: true, cell: ({ unfollowedFiles }) => count(unfollowedFiles) },
];

const REASONS: readonly Column<LinesLeft>[] = [
  { name: "Lines that …", cell: ({ reason }) => reason },
  { name: "Lines", figure: true, cell: ({ lines }) => count(lines) },
];

/** What could be seen, before any figure. */
function seenSection({ sources, excluded, censored }: AreasResult): Html {
  return html`<section id="seen" aria-labelledby="seen-title">
    <h2 id="seen-title">What could be seen</h2>
    ${
      sources.length > 0
        ? table(
            "The sources that were read. Days are in UTC. Some living files can’t be followed line by line.",
            SOURCES,
            sources,
          )
        : html`<p class="notice">No sources were read.</p>`
    }
    ${excluded.length + censored.length > 0 ? html`<h3>What the half-lives leave out</h3>` : ""}
    ${
      excluded.length > 0
        ? table("Left out: written by a program or elsewhere, or it is not known when.", REASONS, excluded)
        : ""
    }
    ${
      censored.length > 0
        ? table("Lost from sight: these lines count as living until then, and not as gone.", REASONS, censored)
        : ""
    }
  </section> `;
}
