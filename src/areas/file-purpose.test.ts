import { expect, it } from "vitest";

import { filePurpose } from "./file-purpose.ts";

it.each([
  ["src/model/attention.py", "code"],
  ["csrc/flash.cu", "code"],
  ["tests/test_engine.py", "tests"],
  ["src/engine.test.ts", "tests"],
  ["pkg/engine_test.go", "tests"],
  ["src/testament.py", "code"],
  ["tests/README.md", "docs"],
  ["docs/source/index.rst", "docs"],
  ["docs/images/loss.png", "docs"],
  ["docs/conf.py", "code"],
  ["tests/config.yaml", "configuration"],
  [".github/workflows/ci.yml", "configuration"],
  [".gitignore", "configuration"],
  ["pyproject.toml", "configuration"],
  ["assets/logo.png", "other"],
  ["data/train.jsonl", "other"],
])("knows what %s is for: %s", (path, purpose) => {
  expect(filePurpose(path)).toBe(purpose);
});
