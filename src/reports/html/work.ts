import type { PersonResult } from "../../model/results.ts";
import { moduleName, plural } from "../../model/words.ts";
import { areasChart } from "./areas-chart.ts";
import { type Html, html } from "./escape.ts";
import { count, day, percent } from "./format.ts";
import { modulesChart } from "./modules-chart.ts";
import { paletteOf } from "./palette.ts";
import { quarterName, quarterNumber } from "./quarters.ts";
import type { AreaShare, ModuleWork } from "./shapes.ts";
import { type Column, details, table } from "./tables.ts";
import { timelineChart } from "./timeline-chart.ts";

const AREAS: readonly Column<AreaShare>[] = [
  { name: "Area", cell: ({ name }) => name },
  { name: "Share of changes", figure: true, cell: ({ share }) => percent(share) },
  { name: "Weeks", figure: true, cell: ({ weeks }) => count(weeks) },
  { name: "Last", figure: true, cell: ({ last }) => day(last) },
];

const MODULES: readonly Column<ModuleWork>[] = [
  { name: "Module", cell: (work) => html`<bdi>${moduleName(work.module)}</bdi>` },
  { name: "Repository", cell: ({ repo }) => html`<bdi>${repo}</bdi>` },
  { name: "Weeks", figure: true, cell: ({ weeks }) => count(weeks) },
  { name: "Main author of", figure: true, cell: ({ authored }) => plural(authored, "file") },
  { name: "Living files", figure: true, cell: ({ files }) => count(files) },
];

/** Work over time, by area. */
export function timelineSection(result: PersonResult): Html {
  return section(
    "timeline",
    "Timeline by area",
    result.timeline.length > 0
      ? html`${timelineChart(result)}${details("The timeline as a table", timelineTable(result))}`
      : undefined,
  );
}

const LIVING: readonly Column<PersonResult["livingLines"]["byArea"][number]>[] = [
  { name: "Area", cell: ({ name }) => name },
  { name: "Living lines", figure: true, cell: ({ lines }) => count(lines) },
  { name: "Of the area’s living lines", figure: true, cell: ({ share }) => percent(share) },
];

/** What of their lines is still there. */
export function livingLinesSection({ livingLines: { lines, share, byArea } }: PersonResult): Html {
  return html`<section id="living" aria-labelledby="living-title">
    <h2 id="living-title">Living lines</h2>
    ${
      lines === 0
        ? html`<p class="notice">
            None of the lines that they wrote are there at that date, as far as lines can be followed.
          </p>`
        : html`<p>
              <strong>${count(lines)}</strong> ${lines === 1 ? "line that they wrote is" : "lines that they wrote are"}
              there at that date: ${percent(share)} of those in the repositories that they worked in.
            </p>
            <p class="quiet">
              This says who wrote what lasts, not how good it is. Lines of a commit by several people are shared out
              among them.
            </p>
            ${details("Living lines by area", table("Living lines that they wrote, by area, and their share of the area’s living lines in the repositories that they worked in.", LIVING, byArea))}`
    }
  </section> `;
}

/** Areas with their share of the work. */
export function areasSection({ areas }: PersonResult): Html {
  return section(
    "areas",
    "Areas",
    areas.length > 0
      ? html`${areasChart(areas, paletteOf(areas))}${details("The areas as a table", table("Share of changes, weeks with work and last day (UTC), by area.", AREAS, areas))}`
      : undefined,
  );
}

/** Modules with weeks and authorship. */
export function modulesSection({ modules }: PersonResult): Html {
  return section(
    "modules",
    "Modules",
    modules.length > 0
      ? html`${modulesChart(modules)}${details("The modules as a table", table("The modules with most weeks of work.", MODULES, modules))}`
      : undefined,
  );
}

function section(id: string, title: string, content: Html | undefined): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${content ?? html`<p class="notice">No work in scope was seen.</p>`}
  </section> `;
}

interface Quarter {
  quarter: string;
  work: string;
}

/** A line for each quarter with work: one column for each area would not fit a phone. */
function timelineTable({ timeline, areas }: PersonResult): Html {
  const places = new Map(areas.map(({ area, name }, place) => [area, { name, place }]));
  const quarters = new Map<string, { name: string; place: number; weeks: number }[]>();
  for (const { quarter, area, weeks } of timeline) {
    const { name, place } = places.get(area) ?? { name: area, place: areas.length };
    quarters.set(quarter, [...(quarters.get(quarter) ?? []), { name, place, weeks }]);
  }
  const rows = [...quarters].map(([text, work]): Quarter => {
    const number = quarterNumber(text);
    const words = work
      .sort((a, b) => b.weeks - a.weeks || a.place - b.place)
      .map(({ name, weeks }) => `${name}\u00a0${weeks}`);
    return { quarter: number === undefined ? text : quarterName(number), work: words.join(", ") };
  });
  const columns: readonly Column<Quarter>[] = [
    { name: "Quarter", cell: ({ quarter }) => quarter },
    { name: "Weeks with work", cell: ({ work }) => work },
  ];
  return table("Weeks with work in each quarter (UTC), by area. Quarters without work are left out.", columns, rows);
}
