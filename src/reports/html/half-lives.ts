import { plainText } from "../../model/plain-text.ts";
import type { AreasResult, HalfLifeResult } from "../../model/results.ts";
import { moduleName, plural } from "../../model/words.ts";
import { durationText, halfLifeText } from "../half-life.ts";
import { type AreaLife, byHalfLife, isKnown, type ModuleLife } from "./area-shapes.ts";
import { type Html, html, type Part } from "./escape.ts";
import { count, percent } from "./format.ts";
import { halfLivesChart } from "./half-lives-chart.ts";
import { survivalChart } from "./survival-chart.ts";
import { type Column, details, table } from "./tables.ts";

const AREAS: readonly Column<AreaLife>[] = [
  { name: "Area", cell: ({ name }) => html`<bdi>${name}</bdi>` },
  { name: "Half-life", figure: true, long: true, cell: oneLine },
  { name: "Rests on lines", figure: true, cell: ({ lines }) => count(lines) },
  { name: "End not seen", figure: true, cell: ({ censoredShare }) => percent(censoredShare) },
  { name: "Followed for", figure: true, cell: followed },
  { name: "People", figure: true, cell: ({ people }) => count(people) },
  { name: "Living lines", figure: true, cell: ({ living }) => count(living) },
  { name: "A year before", figure: true, cell: ({ yearAgo }) => count(yearAgo) },
];

const MODULES: readonly Column<ModuleLife>[] = [
  { name: "Module", cell: ({ module }) => html`<bdi>${moduleName(module)}</bdi>` },
  { name: "Repository", cell: ({ repo }) => html`<bdi>${repo}</bdi>` },
  { name: "Half-life", figure: true, long: true, cell: oneLine },
  { name: "Rests on lines", figure: true, cell: ({ lines }) => count(lines) },
  { name: "End not seen", figure: true, cell: ({ censoredShare }) => percent(censoredShare) },
];

function oneLine({ halfLifeDays }: { halfLifeDays: HalfLifeResult }): string {
  return halfLifeText(halfLifeDays).replaceAll(" ", "\u00a0");
}

function followed({ followedDays }: AreaLife): string {
  return followedDays > 0 ? durationText(followedDays) : "too few";
}

const MOST_MODULES = 30;

/** How long lines live in each area: half-lives, curves, and all of it as a table. */
export function halfLivesSection({ areas }: AreasResult): Html {
  const known = byHalfLife(areas);
  const curves = known.filter(({ curve }) => curve.length > 1);
  const unknown = areas.filter((area) => !isKnown(area));
  return html`<section id="half-lives" aria-labelledby="half-lives-title">
    <h2 id="half-lives-title">How long code lives</h2>
    ${known.length > 0 ? halfLivesChart(known) : ""} ${unknown.length > 0 ? tooFew(unknown) : ""}
    ${areas.length === 0 ? html`<p class="notice">No lines were seen.</p>` : ""}
    ${
      curves.length > 0
        ? html`<h3>Survival curves</h3>
            ${survivalChart(curves)}`
        : ""
    }
    ${areas.length > 0 ? details("The areas as a table", areasTable([...known, ...unknown])) : ""}
  </section> `;
}

/** Half-lives of modules, the largest first. */
export function moduleLivesSection({ modules }: AreasResult): Html {
  const shown = modules.slice(0, MOST_MODULES);
  const left = modules.length - shown.length;
  const caption = `Half-lives of the modules with most lines, with 95 % intervals${left > 0 ? `; ${left} more are left out` : ""}.`;
  return html`<section id="modules" aria-labelledby="modules-title">
    <h2 id="modules-title">Modules</h2>
    ${
      modules.length > 0
        ? html`<p class="quiet">
              ${plural(modules.length, "module has", "modules have")} enough lines to say how long they live.
            </p>
            ${details(`Half-lives of ${left > 0 ? `the ${shown.length} largest modules` : plural(shown.length, "module")}`, table(caption, MODULES, shown))}`
        : html`<p class="notice">No module has enough lines to say.</p>`
    }
  </section> `;
}

function areasTable(areas: readonly AreaLife[]): Html {
  return table(
    "Half-lives by area with their 95 % intervals, and what they rest on. “End not seen” is the share of these lines that live, or were lost from sight. “Followed for” is how long enough lines were followed to say anything.",
    AREAS,
    areas,
  );
}

function tooFew(areas: readonly AreaLife[]): Html {
  const names = areas.map(({ name }, index): Part => {
    const before = index === 0 ? "" : index === areas.length - 1 ? " and " : ", ";
    return html`${before}<bdi>${plainText(name)}</bdi>`;
  });
  return html`<p class="too-few">Too few lines to say: ${names}.</p>`;
}
