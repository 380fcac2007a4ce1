import type { PersonResult, TrajectoryResult } from "../../model/results.ts";
import { FOLLOWED } from "../../model/signal.ts";
import { changeText, placeText } from "../trajectory.ts";
import { type Html, html } from "./escape.ts";
import { day, sentence } from "./format.ts";
import { type Column, details, table } from "./tables.ts";
import { trajectoryChart } from "./trajectory-chart.ts";
import { factsList } from "./page.ts";

type Point = TrajectoryResult["points"][number];

const COLUMNS: readonly Column<Point>[] = [
  { name: "As of", cell: ({ asOf }) => day(asOf) },
  ...FOLLOWED.map((signal) => ({
    name: sentence(signal),
    figure: true as const,
    cell: ({ [signal]: place }: Point) => placeText(place),
  })),
];

/** How places changed over two years; nothing where it was not asked for. */
export function trajectorySection({ trajectory }: PersonResult): Html {
  if (trajectory === null) return html``;
  return html`<section id="trajectory" aria-labelledby="trajectory-title">
    <h2 id="trajectory-title">The last two years</h2>
    ${trajectoryChart(trajectory)} ${factsList(changes(trajectory))}
    <p class="quiet">A place also changes when others do more or less, or come and go.</p>
    ${details("The two years as a table", table("Percentiles in the cohort of each date, with 95 % intervals.", COLUMNS, trajectory.points))}
  </section> `;
}

function changes({ change }: TrajectoryResult): string[] {
  if (FOLLOWED.every((signal) => change[signal] === null))
    return ["What changed is not known: two years before, or now, there is not enough public work to say."];
  return FOLLOWED.map((signal) => `${sentence(signal)}: ${changeText(change[signal])}.`);
}
