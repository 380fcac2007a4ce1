import { expect, it } from "vitest";

import { classesAfter, retained, roundsAfter } from "./dilution.ts";
import { waterfall } from "./waterfall.ts";

const dilution = { perRound: 0.2, yearsBetween: 2, mostRounds: 3 };

it("keeps (1 - d) of a share in each round", () => {
  expect(retained(dilution, 0)).toBe(1);
  expect(retained(dilution, 3)).toBeCloseTo(0.512, 12);
  // Carta's medians of the first quarter of 2024, one after the other: what a seed founder keeps through Series B.
  const rounds = [0.201, 0.205, 0.167].map((perRound) => retained({ ...dilution, perRound }, 1));
  expect(rounds.reduce((left, part) => left * part, 1)).toBeCloseTo(0.799 * 0.795 * 0.833, 12);
});

it("counts rounds by the time between them, up to the most", () => {
  expect([0, 1.9, 2, 5, 6, 60].map((years) => roundsAfter(dilution, years))).toEqual([0, 0, 1, 2, 3, 3]);
});

it("adds a class for each round to come, so that a large exit leaves (1 - d)^n", () => {
  const classes = classesAfter([], dilution, 80, 2);
  expect(classes.map(({ invested }) => invested)).toEqual([20, 20]);
  expect(waterfall(1e6, classes, 1).commonPrice / 1e6).toBeCloseTo(0.64, 12);
  expect(waterfall(30, classes, 1)).toEqual({ commonPrice: 0, classes: [10, 20] });
  expect(waterfall(50, classes, 1).commonPrice).toBeCloseTo(10, 12);
});
