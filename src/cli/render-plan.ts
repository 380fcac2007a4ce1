import { plainText } from "../model/plain-text.ts";
import type { AgentsReport, PlanReport, PlanResult } from "../model/planning.ts";
import { percent, plural } from "../model/words.ts";
import { moneyText, monthText, PLAN_LIMITS } from "../planning/planning-text.ts";
import { Page } from "./page.ts";
import { renderFigures } from "./render-figures.ts";
import { fit, type Screen, style } from "./text.ts";

/** From a chance of nothing to a certain one. */
const SHADES = [" ", "░", "▒", "▓", "█"];
const MONTH = 8;

/** Columns of an area's name. */
function nameWidth({ width }: Screen): number {
  return width >= 110 ? 30 : width >= 76 ? 21 : 12;
}

/** One plan, or two beside each other, as text. */
export function renderPlan(result: PlanResult, screen: Screen): string {
  const page = new Page(screen);
  const [one] = result.plans;
  page.title(
    plainText(
      result.plans.length === 1
        ? `Plan: ${one!.title}`
        : `Two plans: ${result.plans.map(({ title }) => title).join(", and ")}`,
    ),
  );
  page.say(
    `Measured as of ${result.asOf.slice(0, 10)} on ${plural(result.repositories.length, "repository", "repositories")}. Somebody who carries the work is like somebody of the core there: the fewest people with 80 % of the commits. Limits are what comes of it when all that is not known turns out badly, and when it turns out well.`,
    { dim: true },
  );
  for (const note of result.notes) page.say(plainText(note), { dim: true });
  if (result.comparison) renderComparison(page, result, result.comparison, screen);
  for (const plan of result.plans) renderOne(page, plan, result.plans.length > 1, screen);
  renderAgents(page, result.agents, screen);
  for (const plan of result.plans) {
    renderFigures(page, plan.figures, result.repositories, result.plans.length > 1 ? plan.name : undefined);
  }
  page.say(`${PLAN_LIMITS} Method and limits: docs/method/mix.md`, { dim: true });
  return page.text();
}

function renderOne(page: Page, plan: PlanReport, several: boolean, screen: Screen): void {
  page.title(plainText(several ? `${plan.name}: ${plan.title}` : "In short"));
  for (const says of plan.says) page.say(plainText(says), { indent: "  ", hanging: "  " });
  page.title("Seats");
  for (const { level, areas, count, opens, filled, carries } of plan.timeline)
    page.say(
      plainText(
        `${opens}  ${count} ${level} for ${areas.join(", ")}: there from ${monthText(filled)}, carries the work from ${monthText(carries)}`,
      ),
      { indent: "  ", hanging: "         " },
    );
  page.title("By when each area has enough people");
  const name = nameWidth(screen);
  const wide = screen.width >= 110;
  const cell = 28;
  const likely = wide ? cell : Math.max(9, Math.min(16, screen.width - name - cell - 9));
  page.row(`  ${fit("", name)} ${fit("need", 4)} ${fit("at even odds", cell)} ${fit("with 90 %", likely)}`);
  for (const { name: area, need, byWhen } of plan.areas) {
    const sure = wide ? shortMonth(byWhen.likely) : (byWhen.likely.month ?? "not in it");
    page.row(
      `  ${fit(plainText(area), name)} ${fit(String(need), 4)} ${fit(shortMonth(byWhen.even), cell)} ${fit(sure, likely)}`,
    );
  }
  renderMatrix(page, plan, name, screen);
  page.title("Money");
  for (const { from, to, cost, budget, overFrom } of plan.budget.years)
    page.say(
      `${from} to ${to}: ${moneyText(cost, plan.currency)} of ${moneyText(budget, plan.currency)}${overFrom === null ? "" : `; used up in ${overFrom}`}`,
      { indent: "  " },
    );
  if (plan.budget.agents > 0)
    page.say(`Of the whole, ${moneyText(plan.budget.agents, plan.currency)} are for agents.`, { indent: "  " });
  if (plan.costOfACoveredMonth !== null)
    page.say(`A covered month of work costs ${moneyText(plan.costOfACoveredMonth, plan.currency)}.`, { indent: "  " });
  if (plan.payBack.length > 0) renderPayBack(page, plan);
}

/** `2027-03 (2027-01 to 2027-09)`, in few columns where a month is missing. */
function shortMonth(when: PlanReport["areas"][number]["byWhen"]["even"]): string {
  if (when.month === null) return when.earliest === null ? "not in it" : `not in it (${when.earliest} if well)`;
  return `${when.month} (${when.earliest} to ${when.latest ?? "later"})`;
}

/** The chance of enough people, each month a sign. */
function renderMatrix(page: Page, { areas, start }: PlanReport, name: number, screen: Screen): void {
  const months = areas[0]?.monthly.length ?? 0;
  const step = Math.max(1, Math.ceil(months / Math.max(12, screen.width - name - 4)));
  page.title("Chance of enough people, by month");
  let head = "";
  for (let month = 0; month < months; month += 12) {
    const column = Math.floor(month / step);
    if (column >= head.length && column + MONTH <= months / step)
      head = `${head.padEnd(column)}${areas[0]!.monthly[month]!.month} `;
  }
  page.row(`  ${fit("", name)} ${head}`);
  for (const { name: area, monthly } of areas) {
    const strip = monthly
      .filter((_, month) => month % step === 0)
      .map(({ chance }) => SHADES[Math.min(4, Math.floor(chance.expected * 4 + 0.5))]!)
      .join("");
    page.row(`  ${fit(plainText(area), name)} ${style(screen, "cyan", strip)}`);
  }
  page.say(`From ${start} on; ░ a quarter, ▒ half, ▓ three quarters, █ nearly certain.`, { indent: "  ", dim: true });
}

/** How a junior and a senior seat compare after one year, two and three. */
function renderPayBack(page: Page, { payBack, currency }: PlanReport): void {
  page.title("What a junior seat pays back");
  for (const { areas, seniorFrom, months, mentorMonths } of payBack) {
    page.say(
      plainText(
        `${areas.join(", ")}, against ${seniorFrom}; a senior gives each junior ${mentorMonths.toFixed(1)} months of time.`,
      ),
      { indent: "  " },
    );
    for (const at of [12, 24, 36, 60]) {
      const { junior, senior } = months[at]!;
      page.say(
        `after ${at} months: junior ${junior.work.expected.toFixed(1)} months of work (${junior.work.low.toFixed(1)} to ${junior.work.high.toFixed(1)}) for ${moneyText(junior.cost, currency)}, senior ${senior.work.toFixed(1)} for ${moneyText(senior.cost, currency)}`,
        { indent: "    ", hanging: "  " },
      );
    }
  }
}

function renderComparison(
  page: Page,
  { plans }: PlanResult,
  { areas, says }: NonNullable<PlanResult["comparison"]>,
  screen: Screen,
): void {
  page.title("Side by side");
  const name = nameWidth(screen);
  const cell = Math.max(14, Math.min(34, Math.floor((screen.width - name - 5) / 2)));
  page.row(`  ${fit("enough at even odds", name)} ${plans.map((plan) => fit(plainText(plan.name), cell)).join(" ")}`);
  for (const { name: area, even, atEnd } of areas)
    page.row(
      `  ${fit(plainText(area), name)} ${even.map((month, i) => fit(`${month ?? "not in it"}${atEnd[i] == null ? "" : `, end ${percent(atEnd[i]!)}`}`, cell)).join(" ")}`,
    );
  for (const one of says) page.say(plainText(one), { indent: "  ", hanging: "  " });
}

function renderAgents(page: Page, { areas, says }: AgentsReport, screen: Screen): void {
  page.title("Where people beat agents, and where not");
  const name = nameWidth(screen);
  for (const { name: area, commits, disclosed, share } of areas)
    page.row(
      `  ${fit(plainText(area), name)} ${fit(share === null ? "no commits" : `${percent(share.estimate)} disclosed (${(100 * share.low).toFixed(1)}–${(100 * share.high).toFixed(1)})`, 26)} ${disclosed} of ${commits} commits`,
    );
  for (const one of says) page.say(plainText(one), { indent: "  ", hanging: "  " });
}
