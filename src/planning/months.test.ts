import { expect, it } from "vitest";

import { monthAfter, monthsBetween } from "./months.ts";

it("counts months over years", () => {
  expect(monthAfter("2026-11", 0)).toBe("2026-11");
  expect(monthAfter("2026-11", 2)).toBe("2027-01");
  expect(monthAfter("2026-01", 23)).toBe("2027-12");
  expect(monthsBetween("2026-11", "2027-01")).toBe(2);
  expect(monthsBetween("2026-11", "2026-10")).toBe(-1);
});
