import type { Figure, PlanReport, PlanResult } from "../model/planning.ts";
import { percent, plural } from "../model/words.ts";
import { figure } from "../reports/html/chart.ts";
import { type Html, html } from "../reports/html/escape.ts";
import { minute } from "../reports/html/format.ts";
import { contents, factsList, notesList, page } from "../reports/html/page.ts";
import { type Column, table } from "../reports/html/tables.ts";
import { budgetChart, mostMoney } from "./charts/budget-chart.ts";
import { coverageChart, mostPeople } from "./charts/coverage-chart.ts";
import { matrixChart } from "./charts/matrix-chart.ts";
import { payBackChart } from "./charts/pay-back-chart.ts";
import { seatsText, TIMELINE_LEGEND, timelineChart } from "./charts/timeline-chart.ts";
import { payBackText } from "./plan-text.ts";
import { bandText, figureText, moneyText, monthText, PLAN_LIMITS } from "./planning-text.ts";

/**
 * One plan of seats, or two side by side, as one HTML file that opens anywhere: no script, and nothing is loaded from
 * any host. The same result gives the same bytes. Everything in it is taken for hostile and escaped.
 */
export function planHtml(result: PlanResult): string {
  const { plans, comparison, agents } = result;
  const sections = [
    ...plans.map((plan, index) => [`plan-${index + 1}`, plan.title] as const),
    ["agents", "People and agents"] as const,
    ["rests", "What this rests on"] as const,
  ];
  return page(
    "Plan: workprint",
    html`<header class="top">
        <p class="brand">Workprint</p>
        <h1>${plans.length === 1 ? "A plan of seats" : "Two plans of seats"}</h1>
        <dl>
          <div>
            <dt>Measured as of</dt>
            <dd><time datetime="${result.asOf}">${minute(result.asOf)}</time></dd>
          </div>
        </dl>
        ${notesList(result.notes)} ${contents(sections)}
      </header>
      <main>
        ${comparison ? notesList(comparison.says) : ""} ${plans.map((plan, index) => planSection(plan, index, plans))}
        <section id="agents" aria-labelledby="agents-title">
          <h2 id="agents-title">Where people beat agents, and where not</h2>
          ${table("Commits of the last year, by what they disclose.", AGENTS, agents.areas)} ${factsList(agents.says)}
        </section>
        <section id="rests" aria-labelledby="rests-title">
          <h2 id="rests-title">What this rests on</h2>
          <p class="quiet">What is measured is measured on: ${result.repositories.join(", ")}.</p>
          ${plans.map((plan) => table(plan.title, FIGURES, plan.figures))}
          <p class="quiet">${PLAN_LIMITS}</p>
        </section>
      </main>`,
  );
}

const AGENTS: readonly Column<PlanResult["agents"]["areas"][number]>[] = [
  { name: "Area", cell: ({ name }) => name },
  { name: "Commits", figure: true, cell: ({ commits }) => commits },
  { name: "Disclosed", figure: true, cell: ({ disclosed }) => disclosed },
  {
    name: "Share",
    figure: true,
    cell: ({ share }) =>
      share === null ? "no commits" : bandText({ low: share.low, expected: share.estimate, high: share.high }),
  },
  { name: "Whose lines last longer", cell: ({ lasting }) => lasting.says },
];

const FIGURES: readonly Column<Figure>[] = [
  { name: "Figure", cell: ({ label }) => label },
  { name: "Value", figure: true, long: true, cell: (one) => figureText(one) },
  { name: "Origin", cell: ({ origin }) => origin },
  { name: "Source", cell: ({ source, date }) => `${source} (${date})` },
  { name: "To change it", cell: ({ change }) => change },
];

const AREAS: readonly Column<PlanReport["areas"][number]>[] = [
  { name: "Area", cell: ({ name }) => name },
  { name: "Need", figure: true, cell: ({ need }) => need },
  { name: "Enough at even odds", figure: true, long: true, cell: ({ byWhen }) => monthText(byWhen.even) },
  { name: "With 90 %", figure: true, long: true, cell: ({ byWhen }) => monthText(byWhen.likely) },
  { name: "Covered", figure: true, cell: ({ covered }) => bandText(covered) },
];

function planSection(plan: PlanReport, index: number, plans: readonly PlanReport[]): Html {
  const id = `plan-${index + 1}`;
  const { title, areas, timeline, payBack, currency, budget } = plan;
  const texts = payBack.map((one) => payBackText(one, currency));
  return html`<section id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${factsList(plan.says.filter((text) => !texts.includes(text)))}
    <h3>From the search to carrying the work</h3>
    ${figure(
      (room) => ({ ...timelineChart(plan, room), ariaLabel: timeline.map(seatsText).join("; ") }),
      html`<span class="legend"
          >${TIMELINE_LEGEND.map(({ colour, name }) => html`<span><i style="background: ${colour}"></i>${name}</span> `)}</span
        >
        The dot is expected; the line runs from good luck to bad.`,
    )}
    <h3>Coverage by area</h3>
    ${figure(
      (room) => ({ ...coverageChart(plan, mostPeople(plans), room), ariaLabel: "People who carry the work by month." }),
      html`People who carry the work. The band: 95 % of outcomes, with all that is not known turned out badly or well.
      The dashed line is the need.`,
    )}
    ${table("By when each area has enough people.", AREAS, areas)}
    <h3>Chance of enough people</h3>
    ${figure(
      (room) => ({ ...matrixChart(plan, room), ariaLabel: "Chance of enough people by area and month, as expected." }),
      html`Deeper is more certain; numbers are percent.`,
    )}
    <h3>Money</h3>
    ${figure(
      (room) => ({ ...budgetChart(plan, mostMoney(plans), room), ariaLabel: "Money by month against the limit." }),
      html`What each year has come to by month, when every seat is filled and nobody leaves.
      ${budget.years
        .map(
          (year) =>
            `${year.from} to ${year.to}: ${moneyText(year.cost, currency)} of ${moneyText(year.budget, currency)}.`,
        )
        .join(" ")}`,
    )}
    ${payBack.map(
      (one, place) =>
        html`<h3>What a junior seat pays back: ${one.areas.join(", ")}</h3>
          ${figure(
            (room) => ({ ...payBackChart(one, room), ariaLabel: texts[place]! }),
            html`${texts[place]!} The scale is ${currency} for a month of work so far, against ${one.seniorFrom}; over
            ${plural(one.months.length - 1, "month")}.`,
          )}`,
    )}
    <p class="quiet">Of all needed work ${percent(plan.covered.expected)} is covered.</p>
  </section>`;
}
