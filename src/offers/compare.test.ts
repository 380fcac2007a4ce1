import { expect, it } from "vitest";

import { AT_ONCE, bigCompany, companyOf, pathOf, PERSON, stageOf, startUp } from "../../test/offer-paths.ts";
import { breakingEven, yearAhead } from "./break-even.ts";
import { withExit, withSalary } from "./change.ts";
import { closing, delayOf } from "./closing.ts";
import { comparing } from "./compare.ts";
import type { Path } from "./path.ts";
import { finish } from "./steps.ts";
import { tornado } from "./tornado.ts";
import { certainOf, valuing } from "./valued.ts";

const certain = (path: Path): number => finish(certainOf(path, PERSON));
const valued = (path: Path) => finish(valuing(path, PERSON));
const sure = (salary: number, name: string, growth = 0): Path => pathOf([stageOf({ salary, growth })], { name });

it("finds the figures at which two paths are worth as much", () => {
  const one = startUp({ salary: 200_000 });
  const other = bigCompany({ salary: 185_000 });
  const { salary, exitChance, exitMedian } = finish(breakingEven(valued(one), valued(other), PERSON));
  const target = certain(other);
  const close = (path: Path): void => expect(Math.abs(certain(path) / target - 1)).toBeLessThan(1e-3);
  close(withSalary(one, salary.needed as number));
  expect(exitChance!.now).toBe(0.25);
  if (typeof exitChance!.needed === "number") close(withExit(one, 0, { chance: exitChance!.needed }));
  if (typeof exitMedian!.needed === "number") close(withExit(one, 0, { median: exitMedian!.needed }));
});

it("says when a figure is not needed, or does not help", () => {
  const company = companyOf({ median: 1e7, spread: 0 });
  const grants = [{ kind: "units" as const, share: 0.001, threshold: 0, vesting: AT_ONCE, kept: true }];
  const poor = pathOf([stageOf({ salary: 50_000, company, grants })], { name: "poor" });
  const against = (salary: number) => finish(breakingEven(valued(poor), valued(sure(salary, "sure")), PERSON));
  expect(against(40_000).exitChance!.needed).toBe("already");
  expect(against(200_000).exitChance!.needed).toBe("never");
  // With a quarter's chance of a prize, no prize makes up for so much: utility has a ceiling.
  expect(against(2_000_000).exitMedian!.needed).toBe("never");
  // The stock is worth a little less than its expected 2,500 in five years, spread over ten.
  expect(against(60_000).salary.needed).toBeCloseTo(59_750, -1);
});

it("knows the year from which money stays ahead", () => {
  const by = (...values: number[]): Float64Array => Float64Array.from(values);
  expect(yearAhead(by(1, 1, 1), by(2, 1, 1))).toBeNull();
  expect(yearAhead(by(1, 2, 3), by(2, 1, 1))).toBe(3);
  expect(yearAhead(by(3, 0, 3), by(2, 2, 0))).toBe(3);
  // 100 growing by 20 % a year against 150: ahead when (1.2^n - 1) / 0.2 > 1.5 n: 7.4 to 7.5 after five years, 9.9 to 9 after six.
  const person = { ...PERSON, discount: { rate: 0, kind: "real" as const } };
  const [slow, fast] = [sure(150_000, "slow"), sure(100_000, "fast", 0.2)].map((path) => finish(valuing(path, person)));
  expect(yearAhead(fast!.byYear, slow!.byYear)).toBe(6);
});

it("sorts assumptions by what they do to the lead, each alone", () => {
  const bars = finish(tornado(startUp(), bigCompany(), PERSON));
  const widths = bars.map(({ atLow, atHigh }) => Math.abs(atHigh - atLow));
  expect(widths).toEqual(widths.toSorted((a, b) => b - a));
  const chance = bars.find(({ assumption }) => assumption.id === "exit.chance")!;
  const lead = (at: number): number => certain(withExit(startUp(), 0, { chance: at })) - certain(bigCompany());
  expect(chance.atHigh).toBeCloseTo(lead(0.375), 6);
  expect(chance.atLow).toBeCloseTo(lead(0.125), 6);
  expect(bars.map(({ assumption }) => assumption.id)).toContain("risk-aversion");
});

it("compares with the role one is in, or the best, or what was asked for", () => {
  const paths = [sure(1e5, "low"), sure(2e5, "high"), { ...sure(15e4, "now"), current: true }];
  expect(finish(comparing(paths, PERSON)).baseline).toBe("now");
  expect(finish(comparing(paths.slice(0, 2), PERSON)).baseline).toBe("high");
  expect(finish(comparing(paths, PERSON, "low")).baseline).toBe("low");
});

const close = (
  ours: Path,
  theirs: readonly Path[],
  knownWithin = 0.15,
  band: readonly [number, number] | null = null,
) => finish(closing(ours, theirs, PERSON, { knownWithin, band }));

it("closes at the same salary where all is sure, and at a distance that grows with doubt", () => {
  const at = (knownWithin: number) => close(sure(100_000, "ours"), [sure(150_000, "theirs")], knownWithin);
  const known = at(0);
  for (const { salary } of [known.indifferent, known.evenOdds, known.nineInTen])
    expect(salary).toBeCloseTo(150_000, -2);
  // Nine in ten: z = 1.2816 of the doubt above what is expected of theirs.
  const doubted = at(0.15).nineInTen.salary as number;
  expect(Math.abs(doubted / (150_000 * Math.exp(1.2816 * 0.15 - 0.15 ** 2 / 2)) - 1)).toBeLessThan(0.02);
  expect(at(0.3).nineInTen.salary).toBeGreaterThan(doubted);
});

it("says where in the band a salary is, and what is missing at its end", () => {
  const needed = (band: readonly [number, number]) =>
    close(sure(100_000, "ours"), [sure(150_000, "theirs")], 0, band).indifferent;
  expect(needed([160_000, 180_000])).toMatchObject({ place: "below", signing: 0 });
  expect(needed([120_000, 180_000])).toMatchObject({ place: "within", signing: 0 });
  const above = needed([100_000, 140_000]);
  expect(above.place).toBe("above");
  const gap = certain(sure(150_000, "theirs")) - certain(sure(140_000, "ours"));
  expect(Math.abs((above.signing as number) / gap - 1)).toBeLessThan(0.001);
});

it("has to beat all of their alternatives, and the best of them counts", () => {
  const ours = sure(100_000, "ours");
  const one = close(ours, [sure(150_000, "b")]);
  const two = close(ours, [sure(150_000, "b"), sure(149_000, "c")]);
  expect(two.chance).toBeLessThan(one.chance + 1e-12);
  expect(two.nineInTen.salary).toBeGreaterThan(one.nineInTen.salary as number);
  expect(two.indifferent.salary).toBeCloseTo(one.indifferent.salary as number, 0);
});

it("finds the term that moves most", () => {
  const person = { ...PERSON, worth: { compute: 10_000, hours: 30_000 } };
  const ours = pathOf([stageOf({ terms: { hours: 0.9, compute: 0.2 } })]);
  const { terms } = finish(closing(ours, [sure(150_000, "theirs")], person, { knownWithin: 0, band: null }));
  expect(terms.map(({ term }) => term)).toEqual(["compute", "hours"]);
  let annuity = 0;
  for (let year = 0; year < 10; year++) annuity += 1.03 ** -(year + 0.5);
  expect(terms[0]!.adds).toBeCloseTo(8000 * annuity, 4);
});

it("says what half a year costs: all of its work, or what goes stale of the plan's", () => {
  const { lost, late, fresh } = delayOf(600_000, 2, 182.625);
  expect(lost).toBe(300_000);
  expect(fresh).toBeCloseTo(0.5, 12);
  expect(late).toBeCloseTo(600_000, 6);
});
