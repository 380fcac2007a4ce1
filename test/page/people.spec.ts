import type { PeopleResult } from "../../src/model/results.ts";
import { expect, settled, terminal, test } from "./fixtures.ts";

test("shows the same list as the terminal, with the same ranges and criteria", async ({ sample: page }) => {
  const { people } = terminal<PeopleResult>("people", "--role", "junior-kernel", "--limit", "25");
  await page.goto("/people?role=junior-kernel");
  await settled(page);
  const rows = page.locator("li.people-row");
  await expect(rows).toHaveCount(Math.min(25, people.length));
  for (const [index, { name, rank, criteria }] of people.entries()) {
    const row = rows.nth(index);
    await expect(row.locator(".people-name a")).toHaveText(name);
    await expect(row.locator(".people-place > span").first()).toHaveText(
      rank.low === rank.high ? String(rank.low) : `${rank.low}–${rank.high}`,
    );
    for (const { criterion, percentile, percentileLow, percentileHigh } of criteria)
      await expect(row.getByRole("img", { name: new RegExp(`^${criterion}:`) })).toHaveAttribute(
        "aria-label",
        percentile === null
          ? `${criterion}: not enough public work to say`
          : `${criterion}: ${Math.round(percentile)}, 95 % interval ${Math.round(percentileLow!)} to ${Math.round(percentileHigh!)}`,
      );
  }
});

test("ranks again when a weight moves, by keyboard, and a link restores it", async ({ sample: page }) => {
  await page.goto("/people?role=senior-inference");
  await settled(page);
  const names = page.locator(".people-name a");
  const before = await names.allTextContents();
  const thumb = page.locator(".people-side").getByRole("slider", { name: "Weight of reach" });
  await thumb.focus();
  await page.keyboard.press("End");
  await expect(page).toHaveURL(/weights=.*reach:10/);
  await expect.poll(() => names.allTextContents()).not.toEqual(before);
  await settled(page);
  const after = await names.allTextContents();
  await page.goto(page.url());
  await settled(page);
  expect(await names.allTextContents()).toEqual(after);
});

test("filters, picks people and leads to their comparison and to a workprint", async ({ sample: page }) => {
  await page.goto("/people");
  await settled(page);
  const first = await page.locator(".people-name a").first().textContent();
  await page.locator(".people-side").getByRole("searchbox", { name: "Name" }).fill(first!.toLowerCase());
  await expect(page.locator("li.people-row")).toHaveCount(1);
  await page.locator(".people-side").getByRole("searchbox", { name: "Name" }).fill("");
  await page.locator(".people-pick input").nth(0).check();
  await page.locator(".people-pick input").nth(1).check();
  await page.getByRole("link", { name: "Compare 2" }).click();
  await expect(page).toHaveURL(/\/compare\?.*people=/);
  await page.goBack();
  await page.locator(".people-name a").first().click();
  await expect(page).toHaveURL(/\/people\/p/);
  await page.goBack();
  await expect(page.locator(".people-pick input:checked")).toHaveCount(2);
});

test("has the controls in a dialog on a phone", async ({ sample: page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/people");
  await settled(page);
  await page.getByRole("button", { name: "Weights and filters" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("slider", { name: "Weight of drive" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("exports what it shows", async ({ sample: page }) => {
  await page.goto("/people");
  await settled(page);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download the list as CSV" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
});
