import { expect, it } from "vitest";

import { weekOf } from "../model/time.ts";
import { peopleByArea } from "./area-people.ts";

const AS_OF = 1_780_000_000;
const NOW = weekOf(AS_OF);

it("knows who worked in an area for three weeks of two years, over all repositories", () => {
  const worked = (person: number, part: number, weeks: readonly number[], repository = 0) =>
    weeks.map((ago) => ({ person, part, repository, week: NOW - ago, commits: [] }));
  const found = peopleByArea(
    [
      ...worked(1, 0, [0, 5]),
      ...worked(1, 0, [9], 1),
      // The same week in another repository is no other week.
      ...worked(2, 0, [1, 2]),
      ...worked(2, 0, [2], 1),
      // One of three weeks was more than two years ago.
      ...worked(3, 0, [10, 20, 110]),
      ...worked(3, 4, [10, 20, 30]),
    ],
    AS_OF,
  );
  expect([...found].map(([area, people]) => [area, [...people]])).toEqual([
    [0, [1]],
    [4, [3]],
  ]);
});
