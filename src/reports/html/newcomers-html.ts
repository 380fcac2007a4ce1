import type { NewcomersResult } from "../../model/results.ts";
import { plural } from "../../model/words.ts";
import { coreMedianText, coreShareText } from "../core-text.ts";
import { type Curve, curvesChart } from "./curves-chart.ts";
import { type Html, html } from "./escape.ts";
import { count, minute } from "./format.ts";
import { contents, page, notesList } from "./page.ts";
import { type Column, table } from "./tables.ts";

type ToCore = NewcomersResult["all"];
type CoreCurve = ToCore["everybody"];

interface Row {
  name: string;
  curve: CoreCurve;
  leftOut: ToCore["leftOut"];
}

/**
 * How long it takes from the first commit to the core, as one HTML file that opens anywhere: no script, and nothing is
 * loaded from any host. The same result gives the same bytes. Everything in it is taken for hostile and escaped.
 */
export function newcomersHtml(result: NewcomersResult): string {
  return page(
    "Newcomers: workprint",
    html`${heading(result)}
      <main>
        ${section("regular", "Who does more than try it once", REGULAR, rowsOf(result, "regular"))}
        ${section("everybody", "Everybody who came", EVERYBODY, rowsOf(result, "everybody"))} ${MEANING}
      </main>`,
  );
}

const SECTIONS = [
  ["regular", "Who does more than try it once"],
  ["everybody", "Everybody who came"],
  ["meaning", "What this means"],
] as const;

const REGULAR = "People with at least five commits in their first year, all of which was seen.";
const EVERYBODY = "Most people who come make one contribution, and go: that is why few of all become core.";

const MEANING = html`<section id="meaning" aria-labelledby="meaning-title">
  <h2 id="meaning-title">What this means, and what it does not</h2>
  <ul class="facts">
    <li>
      The core are the fewest people with 80&nbsp;% of the commits of the twelve months before, looked at every quarter.
    </li>
    <li>
      Who was there in a repository’s first year, or is in a shallow clone, is left out: their start can’t be seen.
    </li>
    <li>People who are paid to work on a repository become core sooner. Who is paid can’t be seen.</li>
    <li>It describes repositories, not what anybody can do.</li>
  </ul>
</section>`;

function heading({ asOf, scope, notes }: NewcomersResult): Html {
  return html`<header class="top">
    <p class="brand">Workprint</p>
    <h1>From the first commit to the core</h1>
    <dl>
      <div>
        <dt>As of</dt>
        <dd><time datetime="${asOf}">${minute(asOf)}</time></dd>
      </div>
      ${
        scope.length > 0
          ? html`<div>
              <dt>Only work in</dt>
              <dd>${scope.join(", ")}</dd>
            </div>`
          : ""
      }
    </dl>
    ${notesList(notes)} ${contents(SECTIONS)}
  </header>`;
}

function rowsOf({ all, repositories }: NewcomersResult, population: "everybody" | "regular"): Row[] {
  const own = repositories.map((one) => ({ name: one.repo, curve: one[population], leftOut: one.leftOut }));
  return own.length > 1 ? [{ name: "All together", curve: all[population], leftOut: all.leftOut }, ...own] : own;
}

const COLUMNS: readonly Column<Row>[] = [
  { name: "Repository", cell: ({ name }) => html`<bdi>${name}</bdi>` },
  { name: "Newcomers", figure: true, cell: ({ curve }) => count(curve.people) },
  { name: "Became core", figure: true, cell: ({ curve }) => count(curve.becameCore) },
  ...[0, 1, 2].map((place): Column<Row> => ({
    name: `After ${[6, 12, 24][place]} months`,
    figure: true,
    cell: ({ curve }) => (curve.followedDays === 0 ? "too few" : coreShareText(curve.after[place]!)),
  })),
  {
    name: "Half are core after",
    figure: true,
    long: true,
    cell: ({ curve }) => (curve.followedDays === 0 ? "too few" : coreMedianText(curve)),
  },
  { name: "Left out", figure: true, cell: ({ leftOut }) => count(leftOut.founders + leftOut.shallow) },
];

function section(id: string, title: string, about: string, rows: readonly Row[]): Html {
  const curves = rows
    .filter(({ curve }) => curve.curve.length > 1 && curve.followedDays > 0)
    .map(({ name, curve }): Curve => ({
      name: shortName(name),
      curve: curve.curve,
      median: curve.medianDays.estimate,
    }));
  return html`<section id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    <p class="quiet">${about}</p>
    ${curves.length > 0 ? chart(curves) : html`<p class="notice">Too few people came to say.</p>`}
    ${table("Share that became core, with 95 % intervals.", COLUMNS, rows)}
  </section> `;
}

function chart(curves: readonly Curve[]): Html {
  const highest = Math.max(...curves.flatMap(({ curve }) => curve.map(({ share }) => 100 * share)));
  const top = [10, 20, 40, 60].find((percent) => highest <= 0.8 * percent) ?? 100;
  return curvesChart(
    curves,
    {
      ariaLabel: `Curves: share of newcomers who became core by years since their first commit, in ${plural(curves.length, "panel")}. The table below has the figures.`,
      axis: "years since the first commit",
      caption: html`All panels are on one scale${top < 100 ? html`, which ends at ${top}&nbsp;%` : ""}. The curve shows
      how many newcomers have become core so many years after their first commit; the band around it is the 95&nbsp;%
      interval. A curve ends where nobody was followed for longer; of fewer than ten people nothing is said.`,
    },
    top,
  );
}

/** A source's name without its owner: a panel is narrow, and the table has all of it. */
function shortName(source: string): string {
  return source.replace(/^.*[+/](?=.)/, "");
}
