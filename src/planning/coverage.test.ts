import fc from "fast-check";
import { expect, it } from "vitest";

import { type Plan, planSchema } from "../model/plan.ts";
import { assumedBy } from "./assumptions.ts";
import { budgetOf } from "./budget.ts";
import { carriersOf, chanceToCarry, coverageOf, type Known } from "./coverage.ts";
import { type Monthly, fallingByMonth, risingByMonth, stayingAt } from "./curves.ts";
import { payBackOf } from "./pay-back.ts";

const AREAS = ["kernels", "serving"];

const exactly = (months: number): object => ({
  low: months,
  expected: months,
  high: months,
  source: "test",
  date: "2026",
});

function planOf(given: object): Plan {
  return planSchema(AREAS).parse({
    title: "test",
    currency: "EUR",
    budgetPerYear: 100,
    start: "2026-09",
    horizonMonths: 12,
    areas: [{ area: "kernels", need: 1 }],
    assumptions: {
      fillMonths: exactly(2),
      rampMonths: { senior: exactly(1), junior: exactly(3), researcher: exactly(1) },
      mentorShare: exactly(0),
      lossPerYear: exactly(0),
    },
    ...given,
  });
}

const flat = (share: number, months = 60): Monthly => {
  const curve = new Float64Array(months + 1).fill(share);
  return { low: curve, expected: curve, high: curve };
};

function knownOf(plan: Plan, core = flat(0.5), stay = flat(1)): Known {
  return { assumed: assumedBy(plan, true), core: () => core, stay };
}

function kernels(plan: Plan, known = knownOf(plan)): ReturnType<typeof coverageOf> {
  return coverageOf(plan, plan.areas[0]!, "Kernels", carriersOf(plan, known));
}

const senior = { level: "senior", areas: ["kernels"], costPerYear: 120 };
const junior = { level: "junior", areas: ["kernels"], costPerYear: 60 };

it("has a senior after filling and ramping up, and a junior when they are core too", () => {
  const one = kernels(planOf({ seats: [senior] }));
  expect(one.monthly.map(({ chance }) => chance.expected)).toEqual([0, 0, 0, ...Array.from({ length: 10 }, () => 1)]);
  expect(one.byWhen.likely).toEqual({ month: "2026-12", earliest: "2026-12", latest: "2026-12" });
  const two = kernels(planOf({ seats: [{ ...junior, count: 2 }] }));
  // Two juniors, each core with a chance of one half: 1 - 0.5^2.
  expect(two.monthly.map(({ chance }) => chance.expected).slice(4, 7)).toEqual([0, 0.75, 0.75]);
  expect(two.byWhen.even.month).toBe("2027-02");
  expect(two.byWhen.likely.month).toBeNull();
  // Mean of min(1, people), over 8 of 12 months.
  expect(two.covered.expected).toBeCloseTo((0.75 * 8) / 12, 12);
});

it("counts somebody with two areas as half a person in each", () => {
  const half = kernels(
    planOf({
      areas: [
        { area: "kernels", need: 0.5 },
        { area: "serving", need: 1 },
      ],
      seats: [{ ...senior, areas: AREAS }],
    }),
  );
  expect(half.monthly.at(-1)).toMatchObject({ expected: 0.5, chance: { expected: 1 } });
  const whole = kernels(
    planOf({
      areas: [
        { area: "kernels", need: 1 },
        { area: "serving", need: 1 },
      ],
      seats: [{ ...senior, areas: AREAS, count: 2 }],
    }),
  );
  expect(whole.monthly.at(-1)).toMatchObject({ expected: 1, chance: { expected: 1 } });
});

it("loses people as they leave, from their first day on", () => {
  const plan = planOf({ seats: [senior] });
  const stay = stayingAt({ low: 0.1, expected: 0.19, high: 0.36, source: "test", date: "2026" }, 60);
  const { monthly, lostAgain } = kernels(plan, knownOf(plan, flat(1), stay));
  expect(monthly[8]!.chance.expected).toBeCloseTo(0.81 ** (6 / 12), 12);
  expect(monthly[8]!.chance.low).toBeCloseTo(0.64 ** (6 / 12), 12);
  expect(lostAgain).toBeNull();
  const fast = knownOf(
    plan,
    flat(1),
    stayingAt({ low: 0.9, expected: 0.9, high: 0.9, source: "test", date: "2026" }, 60),
  );
  // 0.1^(t / 12) is below one half from the fourth month after the first day on.
  expect(kernels(plan, fast).lostAgain).toBe("2027-03");
});

it("counts who is there already from the first month on", () => {
  const { monthly } = kernels(planOf({ people: [{ areas: ["kernels"] }] }));
  expect(monthly[0]!.chance.expected).toBe(1);
});

const seat = fc.record({
  level: fc.constantFrom("senior", "junior", "researcher"),
  areas: fc.constantFrom(["kernels"], ["serving"], ["kernels", "serving"]),
  count: fc.integer({ min: 1, max: 3 }),
  costPerYear: fc.nat(1000),
  opens: fc.constantFrom("2026-09", "2027-01"),
});
const rising: Monthly = {
  low: Float64Array.from({ length: 61 }, (_, month) => Math.min(0.6, month / 30)),
  expected: Float64Array.from({ length: 61 }, (_, month) => Math.min(0.8, month / 20)),
  high: Float64Array.from({ length: 61 }, (_, month) => Math.min(1, month / 10)),
};

it("is never lowered by one more seat, and does not depend on the order of seats", () => {
  const areas = [
    { area: "kernels", need: 1.5 },
    { area: "serving", need: 1 },
  ];
  const stay = stayingAt({ low: 0.05, expected: 0.1, high: 0.3, source: "test", date: "2026" }, 60);
  fc.assert(
    fc.property(fc.array(seat, { minLength: 1, maxLength: 4 }), seat, (seats, more) => {
      const of = (given: readonly object[]): ReturnType<typeof coverageOf> => {
        const plan = planOf({ areas, seats: given, assumptions: {} });
        return kernels(plan, knownOf(plan, rising, stay));
      };
      const before = of(seats);
      const after = of([...seats, more]);
      expect(JSON.stringify(of(seats.toReversed()))).toBe(JSON.stringify(before));
      for (const [month, { chance, low, expected, high }] of before.monthly.entries()) {
        const later = after.monthly[month]!;
        for (const setting of ["low", "expected", "high"] as const)
          expect(later.chance[setting]).toBeGreaterThanOrEqual(chance[setting] - 1e-12);
        expect(chance.low <= chance.expected + 1e-12 && chance.expected <= chance.high + 1e-12).toBe(true);
        expect(low <= high && later.expected >= expected - 1e-12).toBe(true);
      }
      expect(after.covered.expected).toBeGreaterThanOrEqual(before.covered.expected - 1e-12);
    }),
    { numRuns: 60 },
  );
});

it("gives nobody a chance before the seat is filled, whatever is assumed", () => {
  const plan = planOf({ seats: [junior] });
  const chance = chanceToCarry("junior", ["kernels"], knownOf(plan, flat(1)), 12);
  expect([...chance.expected]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1]);
});

it("counts money from the first day on, and says when a year's budget is used up", () => {
  const { total, years, months } = budgetOf(planOf({ seats: [senior], horizonMonths: 18 }), 2);
  expect(months.slice(0, 3).map(({ cost }) => cost)).toEqual([0, 0, 10]);
  expect(total).toBe(160);
  expect(years).toEqual([
    { from: "2026-09", to: "2027-08", cost: 100, budget: 100, overFrom: null },
    { from: "2027-09", to: "2028-02", cost: 60, budget: 50, overFrom: "2028-02" },
  ]);
});

it("lets a junior seat overtake when its work is cheaper, in closed form", () => {
  const plan = planOf({ seats: [junior, senior] });
  const found = payBackOf(["kernels"], { junior: 60, senior: 120 }, knownOf(plan, flat(1)), flat(0), 12);
  // Work after t months: senior t - 3 for 10 (t - 2), junior t - 5 for 5 (t - 2): as much for the money when 2 (t - 5) >= t - 3.
  expect(found.overtakes).toEqual({ month: 7, earliest: 7, latest: 7 });
  expect(found.months[7]).toMatchObject({ junior: { cost: 25, work: { expected: 2 } }, senior: { cost: 50, work: 4 } });
  expect(found.overtakesLikeEverybody).toEqual({ month: null });
  expect(found.costOfAMonth.senior).toBeCloseTo(100 / 9, 12);
  expect(found.mentorMonths).toBe(0);
});

it("counts a mentor's time as cost until the junior is core", () => {
  const plan = planOf({
    seats: [junior, senior],
    assumptions: { ...planOf({ seats: [senior] }).assumptions, mentorShare: exactly(0.5) },
  });
  const found = payBackOf(["kernels"], { junior: 60, senior: 120 }, knownOf(plan, flat(1)), flat(1), 12);
  // Three months at half of a senior's 10 a month, beside their own 5.
  expect(found.months[5]!.junior.cost).toBe(3 * (5 + 5));
  expect(found.mentorMonths).toBe(1.5);
});

it("never lets a curve of becoming core fall, nor one of staying rise, and goes on beyond what was followed", () => {
  const months = (days: number): number => Math.round(days / 30.4375);
  const bumpy = [0, 0.5, 0.4, 0.6];
  const rise = risingByMonth((days) => {
    const share = bumpy[months(days)];
    return share === undefined ? null : { share, low: share / 2, high: share };
  }, 5);
  expect([...rise.expected]).toEqual([0, 0.5, 0.5, 0.6, 0.6, 0.6]);
  const fall = fallingByMonth((days) => ({ share: 0.9 ** months(days), low: 0.8 ** months(days), high: 1 }), 61, 6);
  expect(fall.expected[2]).toBeCloseTo(0.81, 12);
  expect(fall.expected[6]).toBeCloseTo(0.9 ** 6, 12);
  expect(fall.high[6]).toBe(1);
});
