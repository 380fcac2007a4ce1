import { expect, it } from "vitest";

import type { HalfLifeResult } from "../model/results.ts";
import { durationText, halfLifeText, MONTH, YEAR } from "./half-life.ts";

function days(estimate: number | null, low: number | null, high: number | null): HalfLifeResult {
  return { estimate, low, high, reached: estimate !== null };
}

it("gives the half-life and its limits in the unit of the half-life", () => {
  expect(halfLifeText(days(2.4 * YEAR, 1.1 * YEAR, 3 * YEAR))).toBe("2.4 years (1.1 to 3.0)");
  expect(halfLifeText(days(8 * MONTH, 6 * MONTH, 26 * MONTH))).toBe("8 months (6 to 26)");
  expect(halfLifeText(days(45, 31, 80))).toBe("45 days (31 to 80)");
});

it("says what was not reached", () => {
  expect(halfLifeText(days(null, 2.3 * YEAR, null))).toBe("longer than 2.3 years");
  expect(halfLifeText(days(2.4 * YEAR, 1.1 * YEAR, null))).toBe("2.4 years (1.1 or more)");
  expect(halfLifeText(days(2.4 * YEAR, null, 3 * YEAR))).toBe("2.4 years (3.0 or less)");
  expect(halfLifeText(days(2.4 * YEAR, null, null))).toBe("2.4 years");
});

it("says that too little is known, never a number", () => {
  expect(halfLifeText(days(null, null, null))).toBe("too few lines to say");
});

it("changes to months at 60 days and to years at two years", () => {
  expect(durationText(0)).toBe("0 days");
  expect(durationText(1.2)).toBe("1 day");
  expect(durationText(59)).toBe("59 days");
  expect(durationText(60)).toBe("2 months");
  expect(durationText(2 * YEAR - 30)).toBe("23 months");
  expect(durationText(2 * YEAR)).toBe("2.0 years");
});
