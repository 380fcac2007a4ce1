import { expect, it } from "vitest";

import { parseYaml } from "../src/config/yaml-text.ts";
import { ConfigError } from "../src/model/errors.ts";
import { planSchema } from "../src/model/plan.ts";

const GOOD = {
  title: "Mine",
  currency: "EUR",
  budgetPerYear: "100000",
  start: "2026-09",
  horizonMonths: "12",
  areas: "[{ area: kernels, need: 1 }]",
  seats: "[{ level: senior, areas: [kernels], costPerYear: 100000 }]",
};

const parse = (change: Record<string, string>): unknown => {
  const text = Object.entries({ ...GOOD, ...change }).map(([key, value]) => `${key}: ${value}\n`);
  return parseYaml(text.join(""), "plan.yaml", planSchema(["kernels", "serving"]));
};

const seats = (text: string): Record<string, string> => ({ seats: `[{ ${text} }]` });

it("takes a plan, with what is not written as it is usual", () => {
  expect(parse({})).toMatchObject({
    seats: [{ count: 1, costSource: "given in the plan" }],
    people: [],
    assumptions: { newcomers: "regular", leaving: "employees", rampMonths: {} },
  });
  expect(
    parse({ assumptions: "{ fillMonths: { low: 1, expected: 2, high: 3, source: us, date: 2026 } }" }),
  ).toMatchObject({ assumptions: { fillMonths: { expected: 2, date: "2026" } } });
});

it.each([
  [{ title: "" }, /plan\.yaml:1:\d+: title/],
  [{ currency: "euros" }, /plan\.yaml:2:11: currency: give a currency as three capital letters/],
  [{ budgetPerYear: "-1" }, /plan\.yaml:3:16: budgetPerYear/],
  [{ start: "September" }, /plan\.yaml:4:8: start: give a month as YYYY-MM/],
  [{ start: "2026-13" }, /plan\.yaml:4:8: start/],
  [{ horizonMonths: "600" }, /plan\.yaml:5:16: horizonMonths/],
  [{ areas: "[]" }, /plan\.yaml:6:8: areas/],
  [{ areas: "[{ area: kernles, need: 1 }]" }, /plan\.yaml:6:17: areas\.0\.area: there is no area 'kernles'/],
  [{ areas: "[{ area: kernels, need: 0 }]" }, /plan\.yaml:6:32: areas\.0\.need/],
  [
    { areas: "[{ area: kernels, need: 1 }, { area: kernels, need: 2 }]" },
    /plan\.yaml:6:45: areas\.1\.area: 'kernels' stands twice/,
  ],
  [seats("level: boss, areas: [kernels], costPerYear: 1"), /plan\.yaml:7:18: seats\.0\.level/],
  [seats("level: senior, areas: [serving], costPerYear: 1"), /plan\.yaml:7:34: .*'serving' is not among the areas/],
  [seats("level: senior, areas: [], costPerYear: 1"), /seats\.0\.areas/],
  [seats("level: senior, areas: [kernels, kernels], costPerYear: 1"), /an area stands twice/],
  [seats("level: senior, areas: [kernels]"), /plan\.yaml:7:\d+: seats\.0\.costPerYear/],
  [seats("level: senior, areas: [kernels], costPerYear: lots"), /seats\.0\.costPerYear/],
  [seats("level: senior, areas: [kernels], costPerYear: 1, count: 0.5"), /seats\.0\.count/],
  [seats("level: senior, areas: [kernels], costPerYear: 1, opens: 2026-08"), /opens before the plan starts/],
  [seats("level: senior, areas: [kernels], costPerYear: 1, cuont: 2"), /plan\.yaml:7:\d+: .*cuont/],
  [{ seats: "[]" }, /a plan needs seats, or people who are there/],
  [{ assumptions: "{ fillMonths: 3 }" }, /plan\.yaml:8:28: assumptions\.fillMonths/],
  [
    { assumptions: "{ fillMonths: { low: 4, expected: 3, high: 5, source: us, date: 2026 } }" },
    /plan\.yaml:8:28: .*low, expected and high must rise/,
  ],
  [
    { assumptions: "{ mentorShare: { low: 0.1, expected: 0.2, high: 1.2, source: us, date: 2026-01 } }" },
    /plan\.yaml:8:\d+: assumptions\.mentorShare\.high/,
  ],
  [{ assumptions: "{ newcomers: some }" }, /plan\.yaml:8:27: assumptions\.newcomers/],
] as [Record<string, string>, RegExp][])("says where %j is wrong", (change, what) => {
  let error: unknown;
  try {
    parse(change);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(ConfigError);
  const { message, hint } = error as ConfigError;
  expect(message).toMatch(what);
  // One line what and where, one line how to mend it.
  expect(`${message}${hint}`).not.toContain("\n");
  expect(hint).not.toBe("");
});
