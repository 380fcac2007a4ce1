import type { Plan, Seat } from "../model/plan.ts";
import type { Band, Figure, Month3, PayBack, PlanReport } from "../model/planning.ts";
import { MONTH } from "../reports/half-life.ts";
import { assumedBy, assumedFigure } from "./assumptions.ts";
import { budgetOf } from "./budget.ts";
import { carriersOf, chanceToCarry, coverageOf, EVEN, type Known } from "./coverage.ts";
import { certain, type Monthly, type Setting, stayingAt } from "./curves.ts";
import { countsAfter, countsOfLearned, type Lives, together } from "./horizon.ts";
import { monthAfter, monthsBetween } from "./months.ts";
import { PAY_BACK_MONTHS, payBackOf } from "./pay-back.ts";
import { planSentences } from "./plan-text.ts";

/** Months that a measured curve has to reach: a plan's horizon, or as far as pay-back is looked for. */
export const CURVE_MONTHS = PAY_BACK_MONTHS;

/** What was measured for plans, by whole months up to {@link CURVE_MONTHS}. */
export interface Measured {
  /**
   * The share of newcomers who have become core, in areas; and where and on how many people that rests.
   * Null: too few were seen anywhere.
   */
  core(areas: readonly string[], newcomers: "regular" | "everybody"): { curve: Monthly; source: string } | null;
  /** The share of core people still there; null: too few were seen. */
  stay: { curve: Monthly; source: string } | null;
  lives: ReadonlyMap<string, Lives>;
  names: ReadonlyMap<string, string>;
  /** `2026-08-22` */
  date: string;
}

/** A senior seat of this or of the other plan, for juniors to be compared with. */
export interface SeniorSeat {
  seat: Seat;
  plan: string;
}

/** What a plan covers by when and what it costs. */
export function planReport(name: string, plan: Plan, measured: Measured, seniors: readonly SeniorSeat[]): PlanReport {
  const assumed = assumedBy(plan, measured.stay !== null);
  const known: Known = {
    assumed,
    // Where nothing was measured only the ramp-up counts, which is said.
    core: (areas) => measured.core(areas, assumed.newcomers)?.curve ?? certain(CURVE_MONTHS),
    stay: assumed.loss === null ? measured.stay!.curve : stayingAt(assumed.loss, CURVE_MONTHS),
  };
  const carriers = carriersOf(plan, known);
  const full = plan.areas.map((area) => coverageOf(plan, area, measured.names.get(area.area) ?? area.area, carriers));
  const needed = plan.areas.reduce((sum, { need }) => sum + need * plan.horizonMonths, 0);
  const covered = coveredBy(full, needed);
  const budget = budgetOf(plan, assumed.fill.expected);
  const report: Omit<PlanReport, "says"> = {
    name,
    title: plan.title,
    currency: plan.currency,
    start: plan.start,
    horizonMonths: plan.horizonMonths,
    figures: figuresOf(plan, measured, known),
    areas: full.map(({ coveredMonths: _months, ...area }) => area),
    timeline: timelineOf(plan, known),
    budget,
    covered,
    coveredAsMeasured: measured.stay && coveredIf({ ...known, stay: measured.stay.curve }),
    costOfACoveredMonth: covered.expected > 0 ? budget.total / (covered.expected * needed) : null,
    payBack: payBacksOf(plan, measured, known, seniors),
  };
  return { ...report, says: planSentences(report) };

  function coveredIf(otherwise: Known): Band {
    const others = carriersOf(plan, otherwise);
    return coveredBy(
      plan.areas.map((area) => coverageOf(plan, area, area.area, others)),
      needed,
    );
  }
}

function coveredBy(areas: readonly { coveredMonths: Band }[], needed: number): Band {
  const share = (setting: Setting): number =>
    Math.min(1, areas.reduce((sum, { coveredMonths }) => sum + coveredMonths[setting], 0) / needed);
  return { low: share("low"), expected: share("expected"), high: share("high") };
}

function timelineOf(plan: Plan, known: Known): PlanReport["timeline"] {
  return plan.seats
    .map(({ level, areas, count, costPerYear, opens = plan.start }) => {
      const late = monthsBetween(plan.start, opens);
      const chance = chanceToCarry(level, areas, known, plan.horizonMonths);
      const within = (months: number): string | null =>
        months > plan.horizonMonths ? null : monthAfter(plan.start, months);
      const carries = (setting: Setting): string | null => {
        const first = chance[setting].findIndex((one) => one >= EVEN);
        return first < 0 ? null : within(late + first);
      };
      const { low, expected, high } = known.assumed.fill;
      const filled: Month3 = {
        month: within(late + expected),
        earliest: within(late + low),
        latest: within(late + high),
      };
      return {
        level,
        areas,
        count,
        costPerYear,
        opens,
        filled,
        carries: { month: carries("expected"), earliest: carries("high"), latest: carries("low") },
      };
    })
    .sort(
      (a, b) =>
        (a.opens < b.opens ? -1 : a.opens > b.opens ? 1 : 0) ||
        (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0),
    );
}

function keyOf({ level, areas, costPerYear, count }: Pick<Seat, "level" | "areas" | "costPerYear" | "count">): string {
  return JSON.stringify([level, areas.toSorted(), costPerYear, count]);
}

/** One for each kind of junior seat that there is a senior one to compare with. */
function payBacksOf(plan: Plan, measured: Measured, known: Known, seniors: readonly SeniorSeat[]): PayBack[] {
  const juniors = new Map(
    plan.seats
      .filter(({ level }) => level === "junior")
      .map((seat) => [JSON.stringify([seat.areas.toSorted(), seat.costPerYear]), seat]),
  );
  return [...juniors]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, junior]) => {
      const senior = nearest(junior, seniors);
      if (!senior) return [];
      const areas = junior.areas.toSorted();
      const lives = areas.map((area) => measured.lives.get(area) ?? UNKNOWN);
      const found = payBackOf(
        areas,
        { junior: junior.costPerYear, senior: senior.seat.costPerYear },
        known,
        measured.core(areas, "everybody")?.curve ?? null,
        plan.horizonMonths,
      );
      return [
        {
          areas,
          juniorCostPerYear: junior.costPerYear,
          seniorCostPerYear: senior.seat.costPerYear,
          seniorFrom: `the senior seat for ${senior.seat.areas.toSorted().join(", ")} in ${senior.plan}`,
          ...found,
          stillCounting: countsOfLearned(
            (days) => together(lives.map((one) => countsAfter(one, days))),
            plan.horizonMonths * MONTH,
          ),
        },
      ];
    });
}

const UNKNOWN: Lives = { halfLifeDays: { estimate: null, low: null, high: null }, curve: [] };

/** The senior seat that shares most areas; of several the dearest, so that a junior is not made to look dear. */
function nearest(junior: Seat, seniors: readonly SeniorSeat[]): SeniorSeat | undefined {
  const shared = ({ seat }: SeniorSeat): number => seat.areas.filter((area) => junior.areas.includes(area)).length;
  return seniors.toSorted(
    (a, b) =>
      shared(b) - shared(a) ||
      a.seat.costPerYear - b.seat.costPerYear ||
      (keyOf(a.seat) < keyOf(b.seat) ? -1 : keyOf(a.seat) > keyOf(b.seat) ? 1 : 0),
  )[0];
}

function figuresOf(plan: Plan, measured: Measured, { assumed, core }: Known): Figure[] {
  const levels = new Set(plan.seats.map(({ level }) => level));
  const figures: Figure[] = [];
  if (plan.seats.length > 0)
    figures.push(assumedFigure("fillMonths", "time to fill a seat", "months", assumed.fill, "assumptions: fillMonths"));
  for (const level of ["senior", "junior", "researcher"] as const)
    if (levels.has(level))
      figures.push(
        assumedFigure(
          `rampMonths.${level}`,
          level === "junior" ? "ramp-up of a junior, at the least" : `ramp-up of a ${level}`,
          "months",
          assumed.ramp[level],
          `assumptions: rampMonths: ${level}`,
        ),
      );
  const sets = new Map(
    plan.seats
      .filter(({ level }) => level === "junior")
      .map(({ areas }) => [areas.toSorted().join(", "), areas.toSorted()] as const),
  );
  for (const [label, areas] of [...sets].sort(([a], [b]) => (a < b ? -1 : 1)))
    figures.push({
      name: `core.${label}`,
      label: `juniors who are core 12 months after their first day, ${label}`,
      ...at(core(areas), 12),
      unit: "share",
      ...originOf(measured.core(areas, assumed.newcomers)),
      date: measured.date,
      change: "assumptions: newcomers: everybody",
    });
  if (levels.has("junior"))
    figures.push(
      assumedFigure(
        "mentorShare",
        "of a senior's time, for each junior who is not core yet",
        "share",
        assumed.mentor,
        "assumptions: mentorShare",
      ),
    );
  if (assumed.loss !== null)
    figures.push(
      assumedFigure("lossPerYear", "people who leave in a year", "share", assumed.loss, "assumptions: lossPerYear"),
    );
  if (measured.stay !== null)
    figures.push({
      name: "leaving",
      label: `people who are still there after 12 months${assumed.loss === null ? "" : ", for comparison and not used"}`,
      ...at(measured.stay.curve, 12),
      unit: "share",
      origin: "measured",
      source: measured.stay.source,
      date: measured.date,
      change: `assumptions: leaving: ${assumed.loss === null ? "employees" : "measured"}`,
    });
  const costs = new Map(
    plan.seats.map((seat) => [JSON.stringify([seat.level, seat.costPerYear, seat.costSource]), seat]),
  );
  for (const [, { level, costPerYear, costSource }] of [...costs].sort(([a], [b]) => (a < b ? -1 : 1)))
    figures.push({
      name: `costPerYear.${level}`,
      label: `a ${level} seat for a year`,
      low: costPerYear,
      expected: costPerYear,
      high: costPerYear,
      unit: plan.currency,
      origin: "assumption",
      source: costSource,
      date: plan.start,
      change: "seats: costPerYear",
    });
  return figures;
}

function originOf(core: { source: string } | null): Pick<Figure, "origin" | "source"> {
  return core
    ? { origin: "measured", source: core.source }
    : {
        origin: "assumption",
        source: "by judgement: too few newcomers were seen to measure it, so only the ramp-up counts",
      };
}

function at(curve: Monthly, month: number): Pick<Figure, "low" | "expected" | "high"> {
  return { low: curve.low[month]!, expected: curve.expected[month]!, high: curve.high[month]! };
}
