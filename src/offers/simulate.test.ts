import { expect, it } from "vitest";

import {
  AT_ONCE,
  bigCompany,
  companyOf,
  pathOf as path,
  PERSON,
  phd,
  stageOf,
  startUp,
} from "../../test/offer-paths.ts";
import { normalBelow } from "../statistics/normal.ts";
import type { Grant, Path, Person, Stage } from "./path.ts";
import { simulating } from "./simulate.ts";
import { finish } from "./steps.ts";
import { withExit } from "./change.ts";
import { valuing } from "./valued.ts";
import { certaintyEquivalent } from "./utility.ts";
import { steadyVesting } from "./vesting.ts";

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const run = (one: Path, person: Person = PERSON) => finish(simulating(one, person));
const worth = (stage: Partial<Stage>, person: Person = PERSON): number =>
  mean(run(path([stageOf(stage)]), person).money);

// A growing annuity, paid in the middle of each year: s sqrt(1 + r) (1 - ((1 + g) / (1 + r))^n) / (r - g).
it("discounts pay as a growing annuity", () => {
  const [r, g, n] = [0.03, 0.05, 10];
  const exact = (100_000 * Math.sqrt(1 + r) * (1 - ((1 + g) / (1 + r)) ** n)) / (r - g);
  expect(worth({ growth: g })).toBeCloseTo(exact, 4);
  expect(worth({ growth: g, bonus: 0.1, tax: { rate: 0.4, equityRate: 0, label: "" } })).toBeCloseTo(0.66 * exact, 4);
  expect(worth({ growth: g, signing: 500, moving: 300 })).toBeCloseTo(exact + 200, 4);
});

it("knows nominal from real: growth and a discount rate that contain inflation come to the same", () => {
  const inflation = 0.02;
  const nominal = path([stageOf({ growth: 1.05 * (1 + inflation) - 1 })], { figures: "nominal" });
  const real = path([stageOf({ growth: 0.05 })]);
  // The first year's pay is written in money of now and paid half a year later.
  const half = Math.sqrt(1 + inflation);
  expect(mean(run(nominal).money) * half).toBeCloseTo(mean(run(real).money), 3);
  const rate = { rate: 1.03 * (1 + inflation) - 1, kind: "nominal" as const };
  expect(mean(run(real, { ...PERSON, discount: rate }).money)).toBeCloseTo(mean(run(real).money), 3);
});

it("turns another currency and another year's money into the person's, and refuses to guess a rate", () => {
  const euro = path([stageOf()], { currency: "EUR", year: 2024 });
  const exchange = [{ from: "EUR", rate: 1.1, date: "2026-11-02", source: "example" }];
  expect(mean(run(euro, { ...PERSON, exchange }).money)).toBeCloseTo(1.1 * 1.02 ** 2 * worth({}), 3);
  expect(() => run(euro)).toThrow(/EUR.*USD/);
});

/** Worth of a grant in a private company, alone. */
function equity(
  grant: Partial<Extract<Grant, { kind: "units" | "options" | "profit-units" }>>,
  company = companyOf(),
): number {
  const whole: Grant = { kind: "units", share: 0.01, threshold: 0, vesting: AT_ONCE, kept: true, ...grant };
  return worth({ salary: 0, company, grants: [whole] });
}

it("expects of units what the closed form says: chance, mean of the lognormal, discount", () => {
  const exact = 0.01 * 0.25 * 3e8 * Math.exp(0.72) * 1.03 ** -5;
  expect(equity({}) / exact).toBeCloseTo(1, 6);
});

// E[max(X - K, 0)] = median exp(s^2 / 2) F(d + s) - K F(d), d = ln(median / K) / s (as in Black and Scholes 1973).
it("expects of options what the closed form says", () => {
  const [median, s, strike] = [3e8, 1.2, 2e8];
  const d = Math.log(median / strike) / s;
  const call = median * Math.exp(s ** 2 / 2) * normalBelow(d + s) - strike * normalBelow(d);
  const exact = 0.01 * 0.25 * call * 1.03 ** -5;
  expect(equity({ kind: "options", threshold: strike }) / exact).toBeCloseTo(1, 3);
});

// lexology.com on profits interests: 10 %, hurdle 1 M, 1.5 M to distribute: 50,000.
// carta.com on profits interests: threshold 10 M, exit at 12 M: they share in 2 M.
it.each([
  [0.1, 1e6, 1.5e6, 50_000],
  [1, 10e6, 12e6, 2e6],
])("lets profit units share %d in what is above %d", (share, threshold, exit, paid) => {
  const sure = companyOf({ chance: 1, median: exit, spread: 0, years: 5 });
  expect(equity({ kind: "profit-units", share, threshold }, sure) * 1.03 ** 5).toBeCloseTo(paid, 3);
});

it("dilutes by the rounds until the exit, and discounts what comes after the horizon", () => {
  const sure = companyOf({ chance: 1, median: 1e9, spread: 0, years: 5 });
  const diluted = { ...sure, dilution: { perRound: 0.2, yearsBetween: 2, mostRounds: 9 } };
  expect(equity({}, diluted) / equity({}, sure)).toBeCloseTo(0.64, 9);
  const late = companyOf({ chance: 1, median: 1e9, spread: 0, years: 12 });
  expect(equity({}, late)).toBeCloseTo(0.7 * 0.01 * 1e9 * 1.03 ** -12, 3);
});

it("pays what has vested at the exit, and the rest as it vests", () => {
  const sure = companyOf({ chance: 1, median: 1e8, spread: 0, years: 1.5 });
  const months = Array.from({ length: 30 }, (_, index) => 19 + index);
  const later = months.reduce((sum, month) => sum + 1.03 ** (-month / 12) / 48, 0);
  const exact = 1e6 * ((18 / 48) * 1.03 ** -1.5 + later);
  expect(equity({ vesting: steadyVesting(4, 12, "month") }, sure)).toBeCloseTo(exact, 3);
});

it("forfeits what has not vested on leaving, and all of it where it is not kept", () => {
  const company = companyOf({ chance: 1, median: 1e8, spread: 0, years: 5 });
  const leaving = (kept: boolean): number => {
    const grant: Grant = { kind: "units", share: 0.01, threshold: 0, vesting: steadyVesting(4, 12, "month"), kept };
    const stages = [
      stageOf({ name: "first", salary: 0, years: 2, next: [{ stage: "second", chance: 1 }], company, grants: [grant] }),
      stageOf({ name: "second", salary: 0 }),
    ];
    return mean(run(path(stages)).money);
  };
  expect(leaving(true)).toBeCloseTo(0.5 * 1e6 * 1.03 ** -5, 4);
  expect(leaving(false)).toBe(0);
});

it("expects of fairly priced stock just its value, and a spread that grows with volatility", () => {
  const stock = (volatility: number, refresh = 0): Float64Array => {
    const grants: Grant[] = [
      { kind: "stock", value: 400_000, vesting: steadyVesting(4, 12, "month"), refresh, refreshYears: 4 },
    ];
    return run(path([stageOf({ salary: 0, company: { kind: "listed", return: 0.03, volatility }, grants })])).money;
  };
  // Sold at the mean of the prices at both ends of a year: a little more than in its middle.
  const middle = (1 + 1.03) / 2 / Math.sqrt(1.03);
  expect(mean(stock(0)) / (400_000 * middle)).toBeCloseTo(1, 9);
  expect(Math.abs(mean(stock(0.35)) / (400_000 * middle) - 1)).toBeLessThan(0.001);
  // Granted again at nine anniversaries; of the last three a part vests after the horizon.
  const again = [1, 2, 3, 4, 5, 6, 7, 8, 9].reduce(
    (sum, at) => sum + (Math.min(4, 10 - at) / 4) * 80_000 * 1.03 ** -at,
    0,
  );
  expect(Math.abs(mean(stock(0.35, 80_000)) / ((400_000 + again) * middle) - 1)).toBeLessThan(0.002);
  const spread = (values: Float64Array): number => mean(values.map((value) => (value - mean(values)) ** 2));
  expect(spread(stock(0.5))).toBeGreaterThan(2 * spread(stock(0.3)));
});

it("raises later pay by what was learned, and lets it go stale", () => {
  const learning = { area: null, raisePerYear: 0.1, halfLifeDays: 365.25 };
  // After a year 0.1; after each more half of it and 0.1 anew: 0.1, 0.15, 0.175, ...
  const raises = [0, 0.1, 0.15, 0.175];
  const exact = raises.reduce((sum, raise, year) => sum + 100_000 * (1 + raise) * 1.03 ** -(year + 0.5), 0);
  expect(worth({ learning }, { ...PERSON, horizonYears: 4 })).toBeCloseTo(exact, 4);
});

it("finishes as often as the chance says, and takes the best of what is open", () => {
  const stage = (name: string, salary: number): Stage => stageOf({ name, salary });
  const stages = [
    stageOf({
      name: "study",
      salary: 0,
      years: 2,
      finish: { chance: 0.6, otherwiseAfter: 1 },
      next: [
        { stage: "poor", chance: 1 },
        { stage: "rich", chance: 0.5 },
      ],
      otherwise: [{ stage: "poor", chance: 1 }],
    }),
    stage("poor", 50_000),
    stage("rich", 200_000),
  ];
  const { money, entered, byYear } = run(path(stages));
  const from = (start: number, salary: number): number =>
    Array.from({ length: 10 - start }, (_, year) => salary * 1.03 ** -(start + year + 0.5)).reduce((a, b) => a + b, 0);
  expect(Object.fromEntries(entered)).toEqual({ study: 1, poor: 0.7, rich: 0.3 });
  const exact = 0.3 * from(2, 200_000) + 0.3 * from(2, 50_000) + 0.4 * from(1, 50_000);
  expect(mean(money) / exact).toBeCloseTo(1, 3);
  expect(mean(byYear) * byYear.length).toBeCloseTo(exact, 3);
});

it("never comes out lower for an option that may be open", () => {
  const base = phd();
  const without: Path = {
    ...base,
    stages: base.stages.map((one, index) => (index === 0 ? { ...one, next: one.next.slice(1) } : one)),
  };
  const certain = (one: Path): number => certaintyEquivalent(run(one).total, PERSON.wealth, 2);
  expect(certain(base)).toBeGreaterThan(certain(without));
});

it("gives the same bytes for the same seed, and others for another", () => {
  expect(run(phd())).toEqual(run(phd()));
  expect(run(phd(), { ...PERSON, seed: 2 }).money).not.toEqual(run(phd()).money);
});

/** Standard deviation over its mean. */
function variation(values: Float64Array): number {
  const middle = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1)) / middle;
}

// The target is half a percent at the default number of runs.
it.each([
  ["a start-up", startUp()],
  ["a start-up with a very heavy tail", withExit(startUp(), 0, { spread: 2.5 })],
  ["a large company", bigCompany()],
  ["a PhD", phd()],
])("is within half a percent for %s, whatever the seed", (_, one) => {
  const seeds = Array.from({ length: 20 }, (_, seed) => finish(valuing(one, { ...PERSON, seed: seed + 1 })));
  const more = finish(valuing(one, { ...PERSON, runs: 262_144 }));
  for (const figure of ["mean", "certain"] as const) {
    const found = Float64Array.from(seeds, (valued) => valued[figure]);
    expect(variation(found)).toBeLessThan(0.0025);
    // Many more runs say the same: what slices round off is small beside the target.
    expect(Math.abs(mean(found) / more[figure] - 1)).toBeLessThan(0.0025);
  }
});

it("expects what the runs come to on average", () => {
  for (const one of [startUp(), bigCompany(), phd()]) {
    const { mean: expected, total } = finish(valuing(one, { ...PERSON, runs: 262_144 }));
    expect(Math.abs(mean(total) / expected - 1)).toBeLessThan(0.001);
  }
});

// Hall and Woodward 2010: 5.8 M on average, nothing in almost three of four cases, heavy-tailed: at risk aversion 2
// worth only slightly more than nothing.
it("values a founder's exit as little as Hall and Woodward do", () => {
  const company = companyOf({ chance: 0.25, median: 1e9, spread: 1.2 });
  const average = 0.25 * 1e9 * Math.exp(0.72) * 1.03 ** -5;
  const share = 5.8e6 / average;
  const grants: Grant[] = [{ kind: "units", share, threshold: 0, vesting: AT_ONCE, kept: true }];
  const { total } = run(path([stageOf({ salary: 0, company, grants })]));
  expect(mean(total) / 5.8e6).toBeCloseTo(1, 3);
  const certain = certaintyEquivalent(total, PERSON.wealth, 2);
  expect(certain).toBeGreaterThan(0);
  expect(certain / 5.8e6).toBeLessThan(0.01);
});
