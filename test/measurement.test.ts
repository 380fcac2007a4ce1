import { readFileSync } from "node:fs";

import { expect, it } from "vitest";

import { claimsResult } from "../src/rigour/claim.ts";
import { measurementsIn } from "../src/rigour/measurement.ts";

/** Titles that were written for this, `+` where a measured result is stated. */
const TITLES = readFileSync(new URL("./rigour/titles.txt", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => ({ title: line.slice(2), measured: line.startsWith("+") }));

it("finds measured results in titles, and seldom anything else", () => {
  const measured = TITLES.filter((one) => one.measured);
  expect(measured.length).toBeGreaterThan(60);
  expect(TITLES.length - measured.length).toBeGreaterThan(60);
  const found = TITLES.filter(({ title }) => measurementsIn(title).length > 0);
  const right = found.filter((one) => one.measured).length;
  expect(right / found.length).toBeGreaterThanOrEqual(0.98);
  expect(right / measured.length).toBeGreaterThanOrEqual(0.95);
});

it.each([
  ["Fuse rotary embedding, 1.4x faster prefill", [["1.4x", "factor"]]],
  ["Raise MFU from 38% to 45%", [["38% to 45%", "from-to"]]],
  ["12 ms -> 4 ms per batch", [["12 ms -> 4 ms", "from-to"]]],
  ["Paged cache: 2,300 tok/s", [["2,300 tok/s", "rate"]]],
  ["up to –50% VRAM", [["–50%", "percent"]]],
  ["saves 300 ms per step", [["saves 300 ms", "amount"]]],
  [
    "+3% to +9% gain, and 2x faster",
    [
      ["+3%", "percent"],
      ["+9%", "percent"],
      ["2x", "factor"],
    ],
  ],
  ["Halve the memory of the logits", [["Halve the memory", "factor"]]],
  ["Bump torch from 2.0 to 2.1", []],
  ["Change margin from 20% to 10%", []],
  ["Dataset loading for all 171 MMLU tasks", []],
  ["Support 8x H100 nodes", []],
  ["Set the timeout to 30s, faster failure", []],
  ["", []],
])("says where each stands: %s", (text, expected) => {
  const found = measurementsIn(text);
  expect(found.map((one) => [one.text, one.kind])).toEqual(expected);
  for (const { start, end, text: part } of found) expect(text.slice(start, end).trim()).toBe(part);
});

it("finds more than one in a longer text, in its order, none within another", () => {
  const text = `We measured it.\n${"Words that say nothing. ".repeat(20)}Prefill is 1.4x faster, memory fell by 30%.\n${"More. ".repeat(20)}Throughput: 310 GB/s.`;
  const found = measurementsIn(text);
  expect(found.map((one) => one.text)).toEqual(["1.4x", "30%", "310 GB/s"]);
  for (const [i, one] of found.entries()) if (i > 0) expect(one.start).toBeGreaterThanOrEqual(found[i - 1]!.end);
});

it("takes no longer where somebody means it to", () => {
  for (const part of [
    "1",
    "1.",
    "1 ",
    "1,1",
    "1-1 ",
    "1 to ",
    "1% -> ",
    "reduce ",
    "x",
    "+1%",
    "half the ",
    "speed up the ",
    "2x faster ",
  ]) {
    const before = performance.now();
    const text = part.repeat(20_000);
    measurementsIn(text);
    claimsResult(text);
    expect(performance.now() - before, part).toBeLessThan(3000);
  }
});

it.each([
  ["Faster softmax", true],
  ["[RL] Turn on compile, speeding training up", true],
  ["Reduce peak memory use of the optimizer", true],
  ["Make attention more memory efficient", true],
  ["Speed up CI", false],
  ["Make tests faster", false],
  ["Fix an unexpected increase in peak memory", false],
  ["Add memory to the logs", false],
])("tells what claims that something got better: %s", (title, claims) => {
  expect(claimsResult(title)).toBe(claims);
});
