import type { AreasResult } from "../../model/results.ts";
import { type AreaLife, lineCount, type Turnover } from "./area-shapes.ts";
import { type Html, html } from "./escape.ts";
import { count, percent } from "./format.ts";
import { quarterName, quarterNumber } from "./quarters.ts";
import { type Column, details, table } from "./tables.ts";
import { turnoverChart } from "./turnover-chart.ts";

/** Areas that are named on each side. */
const MOST_MOVED = 5;

/** Living lines by area over the quarters, and which areas grew or shrank most in the last year. */
export function movesSection(result: AreasResult): Html {
  return html`<section id="moves" aria-labelledby="moves-title">
    <h2 id="moves-title">Where these repositories grow</h2>
    ${
      result.turnover.length > 0
        ? html`${turnoverChart(result) ?? ""}${details("The quarters as a table", quartersTable(result))}`
        : html`<p class="notice">No living lines were seen.</p>`
    }
    ${lastYear(result.areas)}
  </section> `;
}

function lastYear(areas: readonly AreaLife[]): Html | "" {
  const moved = areas.map((area) => ({ ...area, by: area.living - area.yearAgo }));
  const grew = moved.filter(({ by }) => by > 0).sort((a, b) => b.by - a.by);
  const shrank = moved.filter(({ by }) => by < 0).sort((a, b) => a.by - b.by);
  if (moved.length === 0) return "";
  return html`<h3>What grew and shrank most in the last year</h3>
    <ul class="facts">
      ${grew.length > 0 ? grew.slice(0, MOST_MOVED).map(move) : html`<li>No area grew.</li>`}
      ${shrank.length > 0 ? shrank.slice(0, MOST_MOVED).map(move) : html`<li>No area shrank.</li>`}
    </ul>`;
}

function move({ name, by, living, yearAgo }: AreaLife & { by: number }): Html {
  return html`<li>
    <bdi>${name}</bdi> ${by > 0 ? "grew" : "shrank"} by ${lineCount(Math.abs(by))}${compared(living, yearAgo)}, from
    ${count(yearAgo)} to ${count(living)}.
  </li> `;
}

/** Percentages are hard to read where there is several times as much. */
function compared(living: number, yearAgo: number): string {
  if (yearAgo === 0) return "";
  const times = living / yearAgo;
  return times < 3 ? ` (${percent(Math.abs(times - 1))})` : `, to ${count(times)} times as many`;
}

interface Quarter {
  quarter: string;
  living: number;
  came: number;
  went: number;
  areas: { name: string; living: number }[];
}

const QUARTERS: readonly Column<Quarter>[] = [
  { name: "Quarter", cell: ({ quarter }) => quarter },
  { name: "Living", figure: true, cell: ({ living }) => count(living) },
  { name: "Came", figure: true, cell: ({ came }) => count(came) },
  { name: "Went", figure: true, cell: ({ went }) => count(went) },
  {
    name: "Living lines by area",
    cell: ({ areas }) =>
      areas
        .filter(({ living }) => living > 0)
        .sort((a, b) => b.living - a.living)
        .map(({ name, living }) => `${name}\u00a0${count(living)}`)
        .join(", "),
  },
];

/** A line for each quarter: one column for each area would not fit a phone. */
function quartersTable({ turnover, areas }: AreasResult): Html {
  const names = new Map(areas.map(({ area, name }) => [area, name]));
  const quarters = new Map<string, Quarter>();
  for (const row of turnover) add(quarters, row, names.get(row.area) ?? row.area);
  return table(
    "Living lines at the end of each quarter (UTC), and what came and went in it. Lines that were moved or formatted come and go, too.",
    QUARTERS,
    [...quarters.values()],
  );
}

function add(quarters: Map<string, Quarter>, { quarter: text, living, came, went }: Turnover, name: string): void {
  const number = quarterNumber(text);
  const quarter = quarters.get(text) ?? {
    quarter: number === undefined ? text : quarterName(number),
    living: 0,
    came: 0,
    went: 0,
    areas: [],
  };
  quarter.living += living;
  quarter.came += came;
  quarter.went += went;
  quarter.areas.push({ name, living });
  quarters.set(text, quarter);
}
