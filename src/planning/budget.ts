import type { Plan } from "../model/plan.ts";
import type { PlanReport } from "../model/planning.ts";
import { monthAfter, monthsBetween } from "./months.ts";

/**
 * What a plan costs by month when every seat is filled in the expected time and nobody leaves: what has to
 * be there. A seat costs from its first day on.
 *
 * @param fillMonths from opening a seat to the first day
 */
export function budgetOf(plan: Plan, fillMonths: number): PlanReport["budget"] {
  const agents = plan.agents?.budgetPerYear ?? 0;
  const cost = (month: number): number =>
    plan.seats.reduce((sum, { count, costPerYear, opens }) => {
      const first = (opens === undefined ? 0 : monthsBetween(plan.start, opens)) + fillMonths;
      return month < first ? sum : sum + (count * costPerYear) / 12;
    }, 0) +
    plan.people.reduce((sum, { count, costPerYear }) => sum + (count * costPerYear) / 12, 0) +
    agents / 12;
  const months: PlanReport["budget"]["months"] = [];
  for (let month = 0; month < plan.horizonMonths; month++)
    months.push({
      month: monthAfter(plan.start, month),
      cost: cost(month),
      cumulative: (months.at(-1)?.cumulative ?? 0) + cost(month),
    });
  const years: PlanReport["budget"]["years"] = [];
  for (let from = 0; from < plan.horizonMonths; from += 12) {
    const ofYear = months.slice(from, from + 12);
    // A year that the horizon cuts off has as much of the budget as it has months.
    const budget = (plan.budgetPerYear * ofYear.length) / 12;
    let spent = 0;
    // A thousandth of a coin is rounding.
    const over = ofYear.find(({ cost }) => (spent += cost) > budget + 1e-3);
    years.push({
      from: ofYear[0]!.month,
      to: ofYear.at(-1)!.month,
      cost: ofYear.reduce((sum, { cost }) => sum + cost, 0),
      budget,
      overFrom: over?.month ?? null,
    });
  }
  return {
    total: months.at(-1)!.cumulative,
    perYear: plan.budgetPerYear,
    months,
    years,
    agents: (agents * plan.horizonMonths) / 12,
  };
}
