import { expect, it } from "vitest";

import { fileKind } from "./file-kind.ts";

it.each([
  ["src/model.py", "own"],
  ["third_party/cutlass/include/a.h", "vendored"],
  ["web/node_modules/x/index.js", "vendored"],
  ["uv.lock", "generated"],
  ["proto/server_pb2.py", "generated"],
  ["docs/plot.svg", "generated"],
  ["src/external_memory.py", "own"],
  ["src/lock.py", "own"],
])("knows whose work %s is", (path, kind) => {
  expect(fileKind(path)).toBe(kind);
});
