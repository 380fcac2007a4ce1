import { readFile } from "node:fs/promises";

import type { PersonResult } from "../../src/model/results.ts";
import { SIGNALS } from "../../src/model/signal.ts";
import { expect, settled, terminal, test } from "./fixtures.ts";

const PEACH = "/people/Peach%20Eagle";

test("shows the same places as the terminal, and the commits behind them", async ({ sample: page }) => {
  const { signals } = terminal<PersonResult>("person", "Peach Eagle");
  await page.goto(PEACH);
  await settled(page);
  await expect(page).toHaveTitle("Peach Eagle · Workprint");
  for (const id of SIGNALS) {
    const { percentile, percentileLow, percentileHigh } = signals[id];
    await expect(page.locator(`#signal-${id} .workprint-track`).getByRole("img")).toHaveAttribute(
      "aria-label",
      percentile === null
        ? `${id}: not enough public work to say`
        : `${id}: ${Math.round(percentile)}, 95 % interval ${Math.round(percentileLow!)} to ${Math.round(percentileHigh!)}`,
    );
  }
  await page.getByRole("button", { name: "Evidence of drive" }).click();
  await expect(page.locator("#signal-drive .workprint-evidence li code")).toHaveCount(signals.drive.evidence.length);
});

test("goes back in time by keyboard, and says the same as the terminal of that day", async ({ sample: page }) => {
  await page.goto(PEACH);
  await settled(page);
  await page.getByRole("slider", { name: "As-of date, by quarter" }).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(/asOf=\d{4}-\d\d-\d\d/);
  await settled(page);
  const day = new URL(page.url()).searchParams.get("asOf")!;
  await expect(page.getByLabel("As of (UTC)")).toHaveValue(day);
  const { percentile } = terminal<PersonResult>("person", "Peach Eagle", "--as-of", day).signals.depth;
  await expect(page.locator("#signal-depth .workprint-track").getByRole("img")).toHaveAttribute(
    "aria-label",
    new RegExp(`^depth: ${Math.round(percentile!)},`),
  );
  await page.getByRole("button", { name: "Back to the latest" }).click();
  await expect(page).not.toHaveURL(/asOf/);
});

test("leads to the list, to be compared with somebody of it", async ({ sample: page }) => {
  await page.goto(PEACH);
  await settled(page);
  await page.getByRole("link", { name: "Compare with others" }).click();
  await expect(page.getByRole("region", { name: "People to compare" })).toContainText("Peach Eagle");
  await page.locator(".people-pick input:not(:checked)").first().check();
  await page.getByRole("link", { name: "Compare 2" }).click();
  await expect(page.locator(".compare-card")).toHaveCount(2);
});

test("goes home as one file that opens anywhere", async ({ sample: page }) => {
  await page.goto(PEACH);
  await settled(page);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "One HTML file" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^workprint-p[0-9a-f]+\.html$/);
  const text = await readFile(await file.path(), "utf8");
  expect(text).toContain("Peach Eagle");
  expect(text).not.toMatch(/<script|src="http/);
});

test("says so when nobody is called that, and before anything had landed", async ({ sample: page }) => {
  await page.goto("/people/p0000000000");
  await expect(page.getByRole("heading", { name: "Nobody like that was seen" })).toBeVisible();
  await page.goto(`${PEACH}?asOf=2023-04-01`);
  await expect(page.getByRole("heading", { name: /had landed by 2023-04-01/ })).toBeVisible();
});
