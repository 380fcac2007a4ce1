import { expect, it } from "vitest";

import { truckFactor } from "./truck-factor.ts";

const ADA = 0;
const BEN = 1;
const CY = 2;

it.each([
  ["one person who knows everything", [[ADA], [ADA], [ADA]], 1],
  ["two who share the files", [[ADA], [ADA], [BEN], [BEN]], 2],
  ["files that two know", [[ADA, BEN], [ADA, BEN], [ADA]], 2],
  ["three who know a third each", [[ADA], [BEN], [CY]], 2],
  ["half of the files without anybody already", [[ADA], [], [], [BEN]], 1],
  ["nobody who knows anything", [[], []], null],
  ["no files", [], null],
])("counts the people whose loss leaves most files to nobody: %s", (_, files, expected) => {
  expect(truckFactor(files)).toBe(expected);
});
