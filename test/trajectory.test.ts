import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, it } from "vitest";

import { Workspace } from "../src/evidence/workspace.ts";
import type { PersonResult } from "../src/model/results.ts";
import { people } from "../src/operations/people.ts";
import { person } from "../src/operations/person.ts";
import { DEFAULT_SETTINGS, FOLLOWED } from "../src/model/signal.ts";
import { measureCohorts } from "../src/signals/cohort.ts";
import { changeBetween, personBefore, type Sight } from "../src/signals/trajectory.ts";
import { temporaryFolder } from "./repository.ts";
import { weeklyHistory } from "./weekly-history.ts";

/** The sample, where histories can be kept. */
function sample(): Workspace {
  const folder = join(temporaryFolder(), "sample");
  cpSync(fileURLToPath(new URL("../data/sample", import.meta.url)), folder, { recursive: true });
  return Workspace.at(folder);
}

/** Points say what `person --as-of` says of their dates. @param places of the points that are looked at */
async function expectSame(workspace: Workspace, found: PersonResult, places: readonly number[]): Promise<void> {
  const { points, change } = found.trajectory!;
  expect(points).toHaveLength(9);
  expect(points.at(-1)!.asOf).toBe(found.asOf);
  for (const point of places.map((place) => points[place]!)) {
    const then = await person(workspace, { person: found.person, asOf: point.asOf }).catch(() => undefined);
    for (const signal of FOLLOWED) {
      const { percentile, percentileLow, percentileHigh, n } = then?.signals[signal] ?? { percentile: null };
      expect(point[signal]).toEqual(
        percentile === null ? null : { percentile, low: percentileLow, high: percentileHigh, n },
      );
    }
  }
  for (const signal of FOLLOWED) {
    const [first, last] = [points[0]![signal], points.at(-1)![signal]];
    expect(change[signal] === null).toBe(first === null || last === null);
    if (!change[signal]) continue;
    const { estimate, low, high } = change[signal];
    expect(Math.abs(estimate - (last!.percentile - first!.percentile))).toBeLessThan(0.11);
    expect(-100 <= low && low <= estimate && estimate <= high && high <= 100).toBe(true);
  }
}

it("says at each date what was known then, and the same bytes each time", async () => {
  const workspace = sample();
  const { people: listed } = await people(workspace, { role: "junior-kernel", limit: 6 });
  const all = await Promise.all(listed.map(({ person: id }) => person(workspace, { person: id, trajectory: true })));
  const found = all.find(({ trajectory }) => trajectory!.points[0]!.drive === null)!;
  await expectSame(workspace, found, [0, 1, 8]);
  const known = all.find(({ trajectory }) => trajectory!.change.drive !== null)!;
  const old = known.person;
  await expectSame(workspace, known, [0, 4, 8]);
  expect(JSON.stringify(await person(workspace, { person: old, trajectory: true }))).toBe(JSON.stringify(known));
  expect((await person(workspace, { person: old })).trajectory).toBeNull();
});

it("knows people again who were two before an identity joined them", () => {
  const now = weeklyHistory(
    [
      [0, 1, 2, 5, 6],
      [3, 4],
    ],
    8,
  );
  const then = weeklyHistory([[0], [1, 2], [3]], 4);
  expect(personBefore(now, 0, then)).toBe(1);
  expect(personBefore(now, 1, then)).toBe(2);
  expect(personBefore(now, 1, weeklyHistory([[0, 1]], 2))).toBeUndefined();
});

it("gives no interval to nothing, and a change of nought to who does the same", () => {
  const active = [[...Array(156).keys()], Array.from({ length: 52 }, (_, i) => 3 * i), [3, 40, 70, 110, 120, 140, 150]];
  const sight = (weeks: number): Sight => {
    const history = weeklyHistory(
      active.map((own) => own.filter((week) => week < weeks)),
      weeks,
    );
    return { history, person: 0, cohorts: measureCohorts(history, undefined, DEFAULT_SETTINGS) };
  };
  const { drive } = changeBetween(sight(52), sight(156), undefined, DEFAULT_SETTINGS);
  expect(drive!.low).toBeLessThanOrEqual(0);
  expect(drive!.high).toBeGreaterThanOrEqual(0);
  expect(changeBetween(undefined, sight(156), undefined, DEFAULT_SETTINGS)).toEqual({
    drive: null,
    depth: null,
    steering: null,
  });
});
