import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, it } from "vitest";

import { parseYaml } from "../src/config/yaml-text.ts";
import { planSchema } from "../src/model/plan.ts";
import { PlanResult, RoleCheckResult } from "../src/model/planning.ts";
import type { AreasResult } from "../src/model/results.ts";
import { temporaryFolder } from "./repository.ts";

const MAIN = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));

function sample(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args, "--sample"], { encoding: "utf8" });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return stdout;
}

const check = (...args: string[]): RoleCheckResult =>
  RoleCheckResult.parse(JSON.parse(sample("role", "check", ...args, "--json")));

const plan = (...args: string[]): PlanResult => PlanResult.parse(JSON.parse(sample("plan", ...args, "--json")));

it("checks a role, the same bytes each time, with half-lives as areas has them", () => {
  const text = sample("role", "check", "senior-inference", "--json");
  expect(sample("role", "check", "senior-inference", "--json")).toBe(text);
  const found = RoleCheckResult.parse(JSON.parse(text));
  const { areas } = JSON.parse(sample("areas", "--json")) as AreasResult;
  for (const { area, halfLifeDays, points } of found.areas) {
    expect(halfLifeDays).toEqual(areas.find((one) => one.area === area)!.halfLifeDays);
    for (const { counts } of points)
      if (counts) expect(counts.low <= counts.estimate && counts.estimate <= counts.high).toBe(true);
  }
  const shares = found.curve.map(({ counts }) => counts!.estimate);
  expect(shares[0]).toBe(1);
  expect(shares).toEqual(shares.toSorted((a, b) => b - a));
  expect(found.figures.map(({ name, origin }) => [name, origin])).toEqual([
    ["fillMonths", "assumption"],
    ["rampMonths", "measured"],
    ["threshold", "assumption"],
  ]);
});

it("moves the first day with the time to fill, and the date with the threshold", () => {
  const usual = check("junior-kernel");
  const late = check("junior-kernel", "--fill", "9", "--ramp", "4", "--threshold", "0.5");
  const first = ({ combined }: RoleCheckResult): RoleCheckResult["combined"][number] => combined[0]!;
  expect([first(usual).months, first(late).months]).toEqual([3, 9]);
  expect(first(late).counts!.estimate).toBeLessThan(first(usual).counts!.estimate);
  expect(late.combined[1]!.months).toBe(13);
  expect(late.lookAgain.by! > usual.lookAgain.by!).toBe(true);
  expect(late.figures.slice(0, 2).map(({ source }) => source)).toEqual([
    "given with the question",
    "given with the question",
  ]);
});

it("knows only what was known at a date", () => {
  const early = check("junior-kernel", "--as-of", "2025-06-30");
  expect(early.asOf.startsWith("2025-06-30")).toBe(true);
  expect(early.combined[0]!.date.startsWith("2025-09")).toBe(true);
  for (const { area, lines } of early.areas)
    expect(lines).toBeLessThanOrEqual(check("junior-kernel").areas.find((one) => one.area === area)!.lines);
});

it("checks a role of all areas", () => {
  const file = join(temporaryFolder(), "any.yaml");
  writeFileSync(file, "role: any\ntitle: Any\nlevel: senior\ncriteria:\n  - { signal: drive, weight: 1 }\n");
  const found = check(file);
  expect(found.areas.length).toBeGreaterThan(8);
  expect(found.neighbours).toEqual([]);
});

it("compares the shipped plans, the same bytes each time, each figure with where it comes from", () => {
  const text = sample("plan", "seniors-first", "grow-juniors", "--json");
  expect(sample("plan", "seniors-first", "grow-juniors", "--json")).toBe(text);
  const { plans, comparison, agents } = PlanResult.parse(JSON.parse(text));
  expect(plans.map(({ name }) => name)).toEqual(["seniors-first", "grow-juniors"]);
  expect(comparison!.total).toEqual(plans.map(({ budget }) => budget.total));
  expect(agents.areas.map(({ area }) => area)).toEqual(["serving", "kernels", "quantization"]);
  for (const one of plans) {
    expect(one.figures.every(({ source, date, change }) => source !== "" && date !== "" && change !== "")).toBe(true);
    expect(one.budget.months).toHaveLength(one.horizonMonths);
    for (const { monthly, byWhen, covered } of one.areas) {
      expect(monthly).toHaveLength(one.horizonMonths + 1);
      for (const { chance } of monthly)
        expect(chance.low <= chance.expected && chance.expected <= chance.high).toBe(true);
      expect(covered.low <= covered.expected && covered.expected <= covered.high).toBe(true);
      const { even, likely } = byWhen;
      if (likely.month !== null) expect(even.month! <= likely.month).toBe(true);
      if (even.month !== null) expect(even.earliest! <= even.month).toBe(true);
    }
  }
  expect(plans[0]!.payBack).toEqual([]);
  expect(plans[1]!.payBack.map(({ areas }) => areas)).toEqual([["kernels", "quantization"], ["serving"]]);
});

it("gives one plan the same figures alone as beside another", () => {
  const [alone] = plan("grow-juniors").plans;
  expect(plan("seniors-first", "grow-juniors").plans[1]).toEqual(alone);
});

it("takes what a plan sets otherwise, and says over by how much and when", () => {
  const file = join(temporaryFolder(), "mine.yaml");
  const fixed = (value: number): string =>
    `{ low: ${value}, expected: ${value}, high: ${value}, source: us, date: 2026-06 }`;
  const text = (more: string): string =>
    `title: Mine\ncurrency: EUR\nbudgetPerYear: 100000\nstart: 2026-09\nhorizonMonths: 12\nareas: [{ area: kernels, need: 1 }]\nseats: [{ level: senior, areas: [kernels], costPerYear: 240000 }]\nassumptions: { fillMonths: ${fixed(0)}, rampMonths: { senior: ${fixed(2)} }, ${more} }\n`;
  writeFileSync(file, text(`lossPerYear: ${fixed(0)}`));
  const [kept] = plan(file).plans;
  expect(kept!.areas[0]!.byWhen.likely).toEqual({ month: "2026-11", earliest: "2026-11", latest: "2026-11" });
  expect(kept!.areas[0]!.covered.expected).toBeCloseTo(11 / 12, 4);
  expect(kept!.budget.years).toEqual([
    { from: "2026-09", to: "2027-08", cost: 240000, budget: 100000, overFrom: "2027-02" },
  ]);
  expect(kept!.says.join(" ")).toContain("over the budget");
  writeFileSync(file, text("leaving: measured"));
  const [left] = plan(file).plans;
  expect(left!.areas[0]!.covered.expected).toBeLessThan(11 / 12);
  expect(left!.coveredAsMeasured).toEqual(left!.covered);
  expect(left!.figures.find(({ name }) => name === "leaving")!.origin).toBe("measured");
});

it("lists and prints the examples, which are plans", () => {
  const names = sample("plan").trim().split("\n");
  expect(names).toEqual(["grow-juniors", "seniors-first"]);
  const schema = planSchema(["serving", "kernels", "quantization"]);
  for (const name of names)
    expect(parseYaml(sample("plan", "--template", name), name, schema).seats.length).toBeGreaterThan(1);
});
