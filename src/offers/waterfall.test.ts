import fc from "fast-check";
import { expect, it } from "vitest";

import type { Preference } from "./path.ts";
import { waterfall } from "./waterfall.ts";

function preferred(change: Partial<Preference>): Preference {
  return {
    name: "preferred",
    invested: 1,
    multiple: 1,
    kind: "non-participating",
    cap: 1,
    share: 0.2,
    rank: 1,
    ...change,
  };
}

/** Common stock and each class, in millions. */
function split(proceeds: number, classes: readonly Preference[]): number[] {
  const common = 1 - classes.reduce((sum, { share }) => sum + share, 0);
  const { commonPrice, classes: paid } = waterfall(proceeds, classes, common);
  return [common * commonPrice, ...paid];
}

// The stacked table of a public coding challenge on waterfalls (Ledgy, "Coding Challenge: Waterfall Analysis"):
// founders 1,000,000 shares; A 200,000 for 0.9 M, B 300,000 for 2.1 M, C 1,500,000 for 15 M, each 1x participating
// with a cap of 2x, C paid first. The answers are the challenge's own, in the digits that it gives.
const LEDGY = [
  preferred({ name: "A", invested: 0.9, share: 0.2 / 3, kind: "capped", cap: 2, rank: 1 }),
  preferred({ name: "B", invested: 2.1, share: 0.1, kind: "capped", cap: 2, rank: 2 }),
  preferred({ name: "C", invested: 15, share: 0.5, kind: "capped", cap: 2, rank: 3 }),
];
it.each([
  [60, [20, 4, 6, 30], 6],
  [25, [2.333_333, 0.9 + 0.466_667, 2.1 + 0.7, 15 + 3.5], 5],
  [35, [5.75, 1.8, 3.825, 23.625], 6],
  [45, [9.56, 1.91, 4.2, 15 + 14.33], 2],
])("splits %d M as the challenge does: caps and conversions", (proceeds, answer, digits) => {
  const paid = split(proceeds, LEDGY);
  answer.forEach((part, index) => expect(paid[index]).toBeCloseTo(part, digits));
});

// The same challenge: 20 % for 1 M without participation; sold for 3 M and for 6 M.
it("takes the preference or converts", () => {
  const classes = [preferred({ share: 0.2 })];
  expect(split(3, classes)[1]).toBeCloseTo(1, 12);
  expect(split(6, classes)[1]).toBeCloseTo(1.2, 12);
});

// pitchkit.net, glossary: 2 M for 20 %, sold for 8 M: 2 M rather than 1.6 M.
it("prefers the preference where it is more", () => {
  expect(split(8, [preferred({ invested: 2 })])[1]).toBeCloseTo(2, 12);
});

it.each([
  // docs.equity.gust.com, article 42: 2 M for 30 %, participating, sold for 10 M.
  ["Gust", 10, { invested: 2, share: 0.3 }, 4.4],
  // solutioninn.com, question 7832082: 2.1 M for 30 %, sold for 10 M.
  ["an exercise with 1x", 10, { invested: 2.1, share: 0.3 }, 4.47],
  // homeworksource.com, question 1018928: 40 M, 3x, 6 of 20 million shares, sold for 300 M.
  ["an exercise with 3x", 300, { invested: 40, multiple: 3, share: 0.3 }, 174],
])("participates as %s says", (_, proceeds, change, paid) => {
  expect(split(proceeds, [preferred({ kind: "participating", ...change })])[1]).toBeCloseTo(paid, 10);
});

// plnmw.com, on liquidation preferences: 5 M for a third, 2x participating up to 4x.
// The cap is reached at 40 M, and from 60 M on it is better to convert.
it("stays at the cap until converting is worth more", () => {
  const classes = [preferred({ invested: 5, multiple: 2, share: 1 / 3, kind: "capped", cap: 4 })];
  expect(split(9, classes)).toEqual([0, 9]);
  for (const proceeds of [40, 50, 60]) expect(split(proceeds, classes)[1]).toBeCloseTo(20, 10);
  expect(split(39, classes)[1]).toBeLessThan(20);
  expect(split(66, classes)[1]).toBeCloseTo(22, 10);
});

it("pays by rank, and in proportion within a rank, where there is too little", () => {
  const series = (rank: number): Preference[] => [
    preferred({ name: "A", invested: 10, rank: 1 }),
    preferred({ name: "B", invested: 20, rank }),
  ];
  expect(split(15, series(2))).toEqual([0, 0, 15]);
  expect(split(25, series(2))).toEqual([0, 5, 20]);
  expect(split(15, series(1))).toEqual([0, 5, 10]);
});

it("never converts a class that has next to no shares", () => {
  const tiny = preferred({ share: Number.MIN_VALUE });
  expect(split(10, [tiny])).toEqual([9, 1]);
});

it("stays exact for the largest of companies", () => {
  const classes = [preferred({ invested: 1e12, share: 0.1 })];
  expect(split(3e13, classes)[1]! / 3e12).toBeCloseTo(1, 12);
});

const someClasses = fc.array(
  fc.record({
    invested: fc.double({ min: 0.1, max: 50, noNaN: true }),
    multiple: fc.constantFrom(1, 1.5, 2),
    kind: fc.constantFrom("non-participating" as const, "participating" as const, "capped" as const),
    cap: fc.constantFrom(2, 3),
    share: fc.double({ min: 0.01, max: 0.15, noNaN: true }),
    rank: fc.integer({ min: 1, max: 3 }),
  }),
  { maxLength: 5 },
);

it("gives away all of it, and to nobody less when there is more", () => {
  fc.assert(
    fc.property(
      someClasses,
      fc.double({ min: 0, max: 500, noNaN: true }),
      fc.double({ min: 0, max: 50, noNaN: true }),
      (drawn, proceeds, more) => {
        const classes = drawn.map((one, index) => ({ ...one, name: String(index) }));
        const paid = split(proceeds, classes);
        const larger = split(proceeds + more, classes);
        expect(paid.reduce((sum, part) => sum + part, 0)).toBeCloseTo(proceeds, 6);
        paid.forEach((part, index) => expect(larger[index]!).toBeGreaterThanOrEqual(part - 1e-9));
      },
    ),
  );
});

/** What each class gets when those of a set convert: the plain way, without a price. */
function converted(proceeds: number, classes: readonly Preference[], converts: ReadonlySet<number>): number[] {
  const paid = classes.map(() => 0);
  let left = proceeds;
  for (const rank of [...new Set(classes.map((one) => one.rank))].sort((a, b) => b - a)) {
    const here = classes.map((one, i) => ({ one, i })).filter(({ one, i }) => one.rank === rank && !converts.has(i));
    const owed = here.reduce((sum, { one }) => sum + one.invested * one.multiple, 0);
    const part = owed === 0 ? 0 : Math.min(1, left / owed);
    for (const { one, i } of here) paid[i] = part * one.invested * one.multiple;
    left -= part * owed;
  }
  const open = new Set(
    classes.map((_, i) => i).filter((i) => converts.has(i) || classes[i]!.kind !== "non-participating"),
  );
  const common = 1 - classes.reduce((sum, { share }) => sum + share, 0);
  for (;;) {
    const shares = common + [...open].reduce((sum, i) => sum + classes[i]!.share, 0);
    const capped = [...open].filter((i) => {
      const { kind, cap, invested, multiple, share } = classes[i]!;
      return (
        kind === "capped" && !converts.has(i) && paid[i]! + (left * share) / shares > Math.max(cap, multiple) * invested
      );
    });
    if (capped.length === 0) {
      for (const i of open) paid[i]! += (left * classes[i]!.share) / shares;
      return paid;
    }
    for (const i of capped) {
      const { cap, invested, multiple } = classes[i]!;
      left -= Math.max(cap, multiple) * invested - paid[i]!;
      paid[i] = Math.max(cap, multiple) * invested;
      open.delete(i);
    }
  }
}

it("leaves nobody who would rather have decided otherwise", () => {
  fc.assert(
    fc.property(someClasses, fc.double({ min: 1, max: 500, noNaN: true }), (drawn, proceeds) => {
      const classes = drawn.map((one, index) => ({ ...one, name: String(index) }));
      const { commonPrice, classes: paid } = waterfall(
        proceeds,
        classes,
        1 - classes.reduce((sum, { share }) => sum + share, 0),
      );
      const converts = new Set(
        classes.flatMap(({ share, kind, invested, multiple, cap }, i) =>
          kind !== "participating" &&
          commonPrice * share > (kind === "capped" ? Math.max(cap, multiple) : multiple) * invested + 1e-9
            ? [i]
            : [],
        ),
      );
      const plain = converted(proceeds, classes, converts);
      plain.forEach((part, i) => expect(part).toBeCloseTo(paid[i]!, 6));
      classes.forEach((_, i) => {
        const otherwise = new Set(converts);
        if (!otherwise.delete(i)) otherwise.add(i);
        expect(converted(proceeds, classes, otherwise)[i]!).toBeLessThanOrEqual(paid[i]! + 1e-6);
      });
    }),
  );
});
