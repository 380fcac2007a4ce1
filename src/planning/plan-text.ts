import type { PayBack, PlanReport, PlanResult } from "../model/planning.ts";
import { inWords, percent, plural } from "../model/words.ts";
import { bandText, countingText, moneyBandText, moneyText } from "./planning-text.ts";

/** A plan in sentences: what it covers and not, what it costs, when its juniors pay back. */
export function planSentences(plan: Omit<PlanReport, "says">): string[] {
  const { areas, covered, budget, currency, payBack } = plan;
  const met = areas.filter(({ byWhen }) => byWhen.even.month !== null);
  const sure = areas.filter(({ byWhen }) => byWhen.likely.month !== null);
  const says = [
    `It covers ${bandText(covered)} of the work that is needed in ${plural(plan.horizonMonths, "month")}. At even odds it has enough people at some time in ${met.length} of ${plural(areas.length, "area")}, with a chance of 90 % in ${sure.length}.`,
  ];
  for (const { name, best, byWhen } of areas)
    if (byWhen.even.month === null)
      says.push(
        `${name} has at no time enough people at even odds; at best ${percent(best.chance)}, in ${best.month}.`,
      );
  if (plan.coveredAsMeasured && plan.coveredAsMeasured.expected !== covered.expected)
    says.push(
      `If people left as the core of public repositories does, it would cover ${bandText(plan.coveredAsMeasured)}.`,
    );
  const lost = areas.filter(({ lostAgain }) => lostAgain !== null);
  for (const { name, lostAgain } of lost)
    says.push(
      `People leave: from ${lostAgain} on the odds for ${name} are below even again, unless seats are filled anew.`,
    );
  const over = budget.years.filter(({ overFrom }) => overFrom !== null);
  says.push(
    over.length === 0
      ? `It costs ${moneyText(budget.total, currency)} when every seat is filled and nobody leaves, and stays within the budget.`
      : `It costs ${moneyText(budget.total, currency)} when every seat is filled and nobody leaves, and is over the budget: ${inWords(over.map(({ from, cost, budget, overFrom }) => `by ${moneyText(cost - budget, currency)} in the year from ${from}, whose money is used up in ${overFrom}`))}.`,
  );
  return [...says, ...payBack.map((one) => payBackText(one, currency))];
}

/** After how long a junior seat has overtaken a senior one, and what each has cost by then. */
export function payBackText(
  { areas: where, overtakes, overtakesLikeEverybody, stillCounting, costOfAMonth }: PayBack,
  currency: string,
): string {
  const { month, earliest, latest } = overtakes;
  const between = `${earliest ?? "more than 60"} to ${latest ?? "more than 60"}`;
  const dear =
    costOfAMonth.junior && costOfAMonth.senior !== null
      ? ` By the end a month of work has cost ${moneyBandText(costOfAMonth.junior, currency)} with the junior, and ${moneyText(costOfAMonth.senior, currency)} with the senior.`
      : "";
  const everybody =
    overtakesLikeEverybody === null
      ? ""
      : `; if juniors took as long as everybody who ever tried, ${overtakesLikeEverybody.month === null ? "not within five years" : `after ${plural(overtakesLikeEverybody.month, "month")}`}`;
  return `A junior seat in ${inWords(where)} ${month === null ? "does not overtake a senior one for its money within five years" : `has overtaken a senior one for its money after ${plural(month, "month")}`} (${between})${everybody}.${dear} Of what is learned on the way ${countingText(stillCounting)} still counts at the end.`;
}

/** Two plans side by side, for the same months. */
export function comparePlans(plans: readonly PlanReport[]): PlanResult["comparison"] {
  const [one, other] = plans;
  if (!one || !other) return null;
  const ids = [...new Set(plans.flatMap(({ areas }) => areas.map(({ area }) => area)))];
  const areas = ids.map((id) => {
    const found = plans.map(({ areas }) => areas.find(({ area }) => area === id));
    return {
      area: id,
      name: found.find((area) => area !== undefined)!.name,
      even: found.map((area) => area?.byWhen.even.month ?? null),
      atEnd: found.map((area) => area?.monthly.at(-1)?.chance.expected ?? null),
    };
  });
  const names = plans.map(({ name }) => name);
  const says: string[] = [];
  const earlier = (mine: 0 | 1): string[] =>
    areas
      .filter(({ even }) => even[mine] !== null && (even[1 - mine] === null || even[mine]! < even[1 - mine]!))
      .map(({ name }) => name);
  for (const mine of [0, 1] as const)
    if (earlier(mine).length > 0) says.push(`${names[mine]} has enough people sooner in ${inWords(earlier(mine))}.`);
  const saved = one.budget.total - other.budget.total;
  says.push(
    saved === 0
      ? "Both cost the same."
      : `${names[saved > 0 ? 1 : 0]} costs ${moneyText(Math.abs(saved), one.currency)} less.`,
  );
  const [a, b] = [one.covered, other.covered];
  const apart = a.low > b.high || b.low > a.high;
  const more = a.expected > b.expected ? 0 : 1;
  says.push(
    `${names[more]} covers more of the work that is needed: ${bandText([a, b][more]!)} against ${bandText([a, b][1 - more]!)}${apart ? "." : ", and the ranges overlap: what is not known is larger than the difference."}`,
  );
  return {
    areas,
    total: plans.map(({ budget }) => budget.total),
    covered: plans.map(({ covered }) => covered),
    says,
  };
}
