import { expect, it } from "vitest";

import { Role } from "../model/role.ts";
import { adviceFor, type AdviceFacts } from "./advice.ts";
import { countsAfter } from "./horizon.ts";

const YEAR = 365.25;

/** A role of one area whose code has this half-life in years; with nothing to advise when it is two. */
function factsOf(years: number, given: Partial<AdviceFacts> = {}, role: Partial<Role> = {}): AdviceFacts {
  const days = years * YEAR;
  return {
    role: Role.parse({
      role: "test",
      title: "Test",
      level: "senior",
      areas: ["kernels"],
      criteria: [
        { signal: "drive", weight: 3 },
        { signal: "relevance", weight: 1 },
      ],
      horizonMonths: 12,
      ...role,
    }),
    areas: [{ area: "kernels", name: "Kernels", halfLife: days, halfLifeLow: days, people: 50, shared: 0 }],
    inMoreThanHalf: 50,
    fill: 0,
    ramp: { low: 1, expected: 2, high: 3, measured: true },
    threshold: 0.75,
    counts: (after) => countsAfter({ halfLifeDays: { estimate: days, low: days, high: days }, curve: [] }, after),
    cohort: { placed: 40, unknown: 0 },
    neighbours: [],
    ...given,
  };
}

const kinds = (facts: AdviceFacts): string[] => adviceFor(facts).map(({ kind }) => kind);

it("keeps a role that holds, and says why", () => {
  const [one, ...more] = adviceFor(factsOf(2));
  expect(more).toEqual([]);
  expect(one).toMatchObject({ kind: "keep", figures: { placed: 40, horizonMonths: 12 } });
  expect(one!.reason).toContain("71 %");
});

it("shortens to where half is left, and asks for the way of working", () => {
  const [shorter, wider] = adviceFor(factsOf(0.5));
  // One half is left after six months.
  expect(shorter).toMatchObject({ kind: "shorten", figures: { months: 6, atEnd: 0.25 } });
  expect(wider).toMatchObject({ kind: "widen", figures: { relevanceShare: 0.25 } });
  // Eleven months instead of twelve are not worth saying.
  expect(kinds(factsOf(0.95))).toEqual(["widen"]);
});

it("lengthens when the lower limit stays above the threshold for long", () => {
  // 2^(-t / 10 years) = 0.75 after 4.15 years.
  expect(adviceFor(factsOf(10))).toMatchObject([{ kind: "lengthen", figures: { months: 49 } }]);
});

it("splits areas that fade from areas that last, and leaves those alone of which it is not known", () => {
  const fast = { area: "rl", name: "RL", halfLife: 200, halfLifeLow: 150, people: 50, shared: 40 };
  const slow = { area: "kernels", name: "Kernels", halfLife: null, halfLifeLow: 2000, people: 50, shared: 40 };
  const young = { ...slow, area: "tokens", name: "Tokens", halfLifeLow: 100 };
  const [one] = adviceFor(factsOf(2, { areas: [fast, slow, young] }));
  expect(one!.kind).toBe("narrow");
  expect(one!.what).toContain("in Kernels only; in RL");
  expect(JSON.stringify(one)).not.toContain("Tokens");
  expect(kinds(factsOf(2, { areas: [fast, young] }))).toEqual(["keep"]);
});

it("widens to areas that share people when few could be placed", () => {
  const neighbours = [
    { area: "serving", name: "Serving", people: 30, shared: 12 },
    { area: "tooling", name: "Tooling", people: 300, shared: 11 },
  ];
  const [one] = adviceFor(factsOf(2, { cohort: { placed: 7, unknown: 3 }, neighbours }));
  expect(one).toMatchObject({ kind: "widen", what: "Take in Serving.", figures: { placed: 7, serving: 12 } });
  const [alone] = adviceFor(factsOf(2, { cohort: { placed: 7, unknown: 3 } }));
  expect(alone!.what).toContain("Read more repositories");
});

it("narrows away an area whose people do nothing in the others", () => {
  const areas = [
    { area: "kernels", name: "Kernels", halfLife: 800, halfLifeLow: 800, people: 50, shared: 4 },
    { area: "serving", name: "Serving", halfLife: 800, halfLifeLow: 800, people: 40, shared: 4 },
    { area: "tiny", name: "Tiny", halfLife: 800, halfLifeLow: 800, people: 9, shared: 0 },
  ];
  const found = adviceFor(factsOf(2, { areas }));
  // 4 of 40 is a tenth, and enough; of nine people no share is taken.
  expect(found.map(({ kind, what }) => [kind, what])).toEqual([
    ["narrow", "Leave Serving and Tiny out, or make roles of them."],
  ]);
  const smaller = areas.map((one) => (one.area === "serving" ? { ...one, shared: 3 } : { ...one, shared: 40 }));
  expect(adviceFor(factsOf(2, { areas: smaller })).map(({ what }) => what)).toEqual([
    "Leave Serving out, or make it a role of its own.",
  ]);
});

it("narrows a role of many areas that nobody has together", () => {
  const areas = ["a", "b", "c", "d"].map((area, i) => ({
    area,
    name: area.toUpperCase(),
    halfLife: 800,
    halfLifeLow: 800,
    people: 50,
    shared: 20 + i,
  }));
  expect(adviceFor(factsOf(2, { areas, inMoreThanHalf: 3 }))).toMatchObject([
    { kind: "narrow", what: "Ask for fewer areas at once, for instance D and C.", figures: { inMoreThanHalf: 3 } },
  ]);
  expect(kinds(factsOf(2, { areas, inMoreThanHalf: 30 }))).toEqual(["keep"]);
});

it("says when ramping up takes most of the horizon", () => {
  const ramp = { low: 5, expected: 8, high: 12, measured: true };
  const [one] = adviceFor(factsOf(2, { ramp }, { level: "junior" }));
  expect(one).toMatchObject({ kind: "lengthen", figures: { rampMonths: 8, horizonMonths: 12 } });
  expect(one!.what).toContain("does not pay back");
});
