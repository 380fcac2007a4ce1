import { deserialize, serialize } from "node:v8";

import fc from "fast-check";
import { expect, it } from "vitest";

import { emptyPathMap, getPath, type PathMap, pathEntries, setPath } from "./path-map.ts";

/** Numbers near the places where the tree grows by a level, and any others. */
const path = fc.oneof(
  fc.nat({ max: 40 }),
  fc.constantFrom(31, 32, 33, 1023, 1024, 1025, 32_767, 32_768, 1_048_575, 1_048_576),
  fc.nat({ max: 2 ** 31 - 1 }),
);
const change = fc.record({ path, value: fc.option(fc.nat(), { nil: undefined, freq: 3 }) });

it("holds what a plain map holds, and no version ever changes", () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 120 }), fc.array(path), (changes, others) => {
      let map: PathMap<number> = emptyPathMap();
      const model = new Map<number, number>();
      const versions = [{ map, model: new Map(model) }];
      for (const { path, value } of changes) {
        map = setPath(map, path, value);
        if (value === undefined) model.delete(path);
        else model.set(path, value);
        versions.push({ map, model: new Map(model) });
      }
      const asked = [...changes.map(({ path }) => path), ...others];
      for (const { map, model } of versions) {
        expect([...pathEntries(map)]).toEqual([...model].sort(([a], [b]) => a - b));
        for (const path of asked) expect(getPath(map, path)).toBe(model.get(path));
      }
    }),
  );
});

it("is the same after it was saved, and saves but once what two versions share", () => {
  let map: PathMap<{ lines: number }> = emptyPathMap();
  for (let path = 0; path < 5000; path++) map = setPath(map, path, { lines: path });
  const later = setPath(map, 4321, { lines: -1 });
  const [restored, restoredLater] = deserialize(serialize([map, later])) as [typeof map, typeof map];
  expect([...pathEntries(restored)]).toEqual([...pathEntries(map)]);
  expect([...pathEntries(restoredLater)]).toEqual([...pathEntries(later)]);
  expect(getPath(restoredLater, 17)).toBe(getPath(restored, 17));
  expect(serialize([map, later]).length).toBeLessThan(1.02 * serialize([map]).length);
});
