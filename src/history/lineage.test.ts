import { expect, it } from "vitest";

import { followFiles } from "./lineage.ts";

const MODIFIED = 0;
const ADDED = 1;
const DELETED = 2;

/** Paths are places: 0 is `a`, 1 is `b`. */
function follow(changes: [path: number, oldPath: number, kind: number][]): ReturnType<typeof followFiles> {
  return followFiles(
    Int32Array.from(changes, ([path]) => path),
    Int32Array.from(changes, ([, old]) => old),
    Uint8Array.from(changes, ([, , kind]) => kind),
    3,
  );
}

it("gives a file that is renamed one number, under its last path", () => {
  const { file, created, path, living } = follow([
    [0, -1, ADDED],
    [1, 0, MODIFIED],
    [1, -1, MODIFIED],
    [0, -1, ADDED],
  ]);
  expect([...file]).toEqual([0, 0, 0, 1]);
  expect([...created]).toEqual([1, 0, 0, 1]);
  expect([...path]).toEqual([1, 0]);
  expect([...living]).toEqual([1, 1]);
});

it("goes on with a file that is put back, and does not call it created", () => {
  const { file, created, living } = follow([
    [0, -1, ADDED],
    [0, -1, DELETED],
    [0, -1, ADDED],
  ]);
  expect([...file]).toEqual([0, 0, 0]);
  expect([...created]).toEqual([1, 0, 0]);
  expect([...living]).toEqual([1]);
});

it("does not call a file created whose beginning was not seen", () => {
  expect([...follow([[2, -1, MODIFIED]]).created]).toEqual([0]);
});

it("goes on with a file that a branch still changes under its old path", () => {
  const { file, path, living } = follow([
    [0, -1, ADDED],
    [1, 0, MODIFIED],
    [0, -1, MODIFIED],
  ]);
  expect([...file]).toEqual([0, 0, 0]);
  expect([...path]).toEqual([1]);
  expect([...living]).toEqual([1]);
});
