import type { BacktestResult } from "../../src/model/results.ts";
import { expect, settled, terminal, test } from "./fixtures.ts";

test("shows how well foresight would have done, as the terminal says", async ({ sample: page }) => {
  const { outcomes, cases } = terminal<BacktestResult>("backtest");
  await page.goto("/trust");
  await settled(page);
  await expect(page.getByText(`${cases} cases`, { exact: false }).first()).toBeVisible();
  const { auc } = outcomes.find(({ outcome, population }) => outcome === "core" && population === "all")!.ours;
  await page.getByRole("radio", { name: "Who is in the core" }).click();
  await expect(page).toHaveURL(/outcome=core/);
  await expect(page.locator("#against .rows-value").first()).toHaveText(
    `${auc!.estimate.toFixed(3)} (${auc!.low.toFixed(3)}–${auc!.high.toFixed(3)})`,
  );
});

test("says what it is not evidence of, and goes home as a table", async ({ sample: page }) => {
  await page.goto("/trust");
  await settled(page);
  await expect(page.getByText("How well somebody does in a role.")).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download the backtest as CSV" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^workprint-backtest-.*\.csv$/);
});
