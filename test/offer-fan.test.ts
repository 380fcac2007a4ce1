import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { parseYaml } from "../src/config/yaml-text.ts";
import { baselineOf, comparing } from "../src/offers/compare.ts";
import { pathOf, personOf } from "../src/offers/draft.ts";
import { FAN_SHARES, fanOf } from "../src/offers/fan.ts";
import { leadLines } from "../src/offers/lead-lines.ts";
import { OfferFile } from "../src/offers/offer-file.ts";
import { simulating } from "../src/offers/simulate.ts";
import { finish } from "../src/offers/steps.ts";
import { quantile } from "../src/statistics/bootstrap.ts";

const person = personOf({}, "USD", 2026, { runs: 4096, seed: 1 }).value;
const path = (name: string): ReturnType<typeof pathOf>["value"] =>
  pathOf(
    parseYaml(readFileSync(new URL(`../data/offers/${name}.yaml`, import.meta.url), "utf8"), name, OfferFile),
    person,
    new Map(),
  ).value;

test.each(["stay", "start-up", "phd"])("the fan of %s adds up to the money of each run", (name) => {
  const fan = finish(fanOf(path(name), person));
  const { money, byYear, flows } = finish(simulating(path(name), person, true));
  expect(fan).toHaveLength(person.horizonYears + 2);
  const sorted = Float64Array.from(money).sort();
  FAN_SHARES.forEach((share, index) => expect(fan.at(-1)!.at[index]! / quantile(sorted, share)).toBeCloseTo(1, 9));
  let sum = 0;
  for (const [year, value] of byYear.entries()) {
    sum += value;
    expect(fan[year + 1]!.mean).toBe(sum);
    expect(fan[year + 1]!.at).toEqual([...fan[year + 1]!.at].sort((a, b) => a - b));
  }
  for (let run = 0; run < money.length; run += 97)
    expect(flows.reduce((total, flow) => total + flow[run]!, 0) / money[run]!).toBeCloseTo(1, 9);
});

test("lines of the lead cross zero where the paths are worth the same, and pass through the lead as it is", () => {
  const comparison = finish(comparing([path("stay"), path("start-up")], person));
  const base = baselineOf(comparison);
  const one = comparison.paths.find(({ against }) => against)!;
  const lines = finish(leadLines(one.valued.path, base.certain, one.against!.breakEven, person));
  expect(lines.map(({ of }) => of)).toEqual(["salary", "exitChance", "exitMedian"]);
  const [salary] = lines;
  const { needed, points } = salary!;
  expect(points.every(({ lead }, index) => index === 0 || lead > points[index - 1]!.lead)).toBe(true);
  const next = points.findIndex(({ at }) => at > Number(needed));
  expect(points[next - 1]!.lead).toBeLessThan(0);
  expect(points[next]!.lead).toBeGreaterThan(0);
});
