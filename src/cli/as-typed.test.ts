import { expect, it } from "vitest";

import { asTyped } from "./as-typed.ts";

it.each<[string[], Record<string, unknown>, Record<string, unknown>]>([
  [["--by", "007"], { by: 7 }, { by: "007" }],
  [["--by=0x10"], { by: 16 }, { by: "0x10" }],
  [["--by", "1e3", "--by", "ada"], { by: [1000, "ada"] }, { by: ["1e3", "ada"] }],
  [["--limit", "20", "--json"], { limit: 20, json: true }, { limit: 20, json: true }],
  [["--half-life", "0.50"], { halfLife: 0.5 }, { halfLife: "0.50" }],
  [["--json", "--by", "--limit", "020"], { json: true, by: true, limit: 20 }, { json: true, by: true, limit: "020" }],
  [["read", "--", "--by", "007"], { by: 7 }, { by: 7 }],
])("%j", (args, parsed, expected) => {
  const options = { ...parsed };
  asTyped(options, args);
  expect(options).toEqual(expected);
});
