import * as Plot from "@observablehq/plot";

import type { PlanReport } from "../../model/planning.ts";
import { monthsBetween } from "../months.ts";
import { AXIS, amountTicks, monthAxis, shortMoney, type Room } from "./axes.ts";

const LEFT = 52;

/** Money of a plan by month, added up anew each year, as the budget is. */
export function spentInYears({
  budget: { months, years },
}: PlanReport): { month: string; spent: number; limit: number }[] {
  return years.flatMap(({ from, to, budget }) => {
    let spent = 0;
    return months
      .filter(({ month }) => month >= from && month <= to)
      .map(({ month, cost }) => ({ month, spent: (spent += cost), limit: budget }));
  });
}

/** The most that is spent or allowed in a year of any plan. */
export function mostMoney(plans: readonly PlanReport[]): number {
  return Math.max(1, ...plans.flatMap(({ budget }) => budget.years.flatMap((year) => [year.cost, year.budget])));
}

/** What each year's money has come to by month, against its limit. @param most the end of the scale */
export function budgetChart(plan: PlanReport, most: number, { width }: Room): Plot.PlotOptions {
  const { start, horizonMonths, budget } = plan;
  const at = (month: string): number => monthsBetween(start, month);
  const points = spentInYears(plan).map((one) => ({ ...one, x: at(one.month), over: one.spent > one.limit }));
  const years = budget.years.map(({ from, to, budget: limit, overFrom }) => ({
    from: at(from),
    to: at(to) + 1,
    limit,
    overFrom,
  }));
  const { axis } = monthAxis(start, horizonMonths, width - LEFT - 50);
  const ticks = amountTicks(most);
  return {
    height: 210,
    marginTop: 22,
    marginBottom: 26,
    marginLeft: LEFT,
    marginRight: 30,
    x: { domain: [0, horizonMonths] },
    y: { domain: [0, most * 1.08] },
    marks: [
      Plot.gridY(ticks, { stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.axisY(ticks, { ...AXIS, tickFormat: shortMoney }),
      axis,
      Plot.rect(points, {
        x1: "x",
        x2: ({ x }: { x: number }) => x + 1,
        y1: 0,
        y2: "spent",
        insetLeft: 0.5,
        insetRight: 0.5,
        fill: { value: ({ over }: { over: boolean }) => (over ? "var(--c2)" : "var(--accent-soft)"), scale: null },
        title: ({ month, spent }: (typeof points)[number]) => `${month}: ${shortMoney(spent)}`,
      }),
      Plot.link(years, {
        x1: "from",
        x2: "to",
        y1: "limit",
        y2: "limit",
        stroke: "var(--ink)",
        strokeWidth: 2,
        strokeDasharray: "4 3",
      }),
      Plot.text(years.slice(0, 1), {
        x: "from",
        y: "limit",
        text: ({ limit }: { limit: number }) => `limit of a year: ${shortMoney(limit)}`,
        textAnchor: "start",
        dy: -9,
        fontSize: 12,
        fill: "var(--ink)",
      }),
      Plot.text(
        years.filter(({ overFrom }) => overFrom !== null),
        {
          x: ({ overFrom }: (typeof years)[number]) => at(overFrom!) + 0.5,
          y: "limit",
          text: ({ overFrom }: (typeof years)[number]) => `used up ${overFrom}`,
          dy: 12,
          fontSize: 12,
          fontWeight: 600,
          fill: "var(--ink)",
          stroke: "var(--bg)",
          strokeWidth: 4,
        },
      ),
    ],
  };
}
