import type { AreasResult, ModulesResult } from "../../src/model/results.ts";
import { halfLifeText } from "../../src/reports/half-life.ts";
import { byHalfLife } from "../../src/reports/html/area-shapes.ts";
import { expect, settled, terminal, test } from "./fixtures.ts";

test("shows the half-lives that the terminal says", async ({ sample: page }) => {
  const areas = byHalfLife(terminal<AreasResult>("areas").areas);
  await page.goto("/areas");
  await settled(page);
  const rows = page.locator("#half-lives figure").getByRole("listitem");
  await expect(rows).toHaveCount(areas.length);
  for (const [index, { name, halfLifeDays }] of areas.entries()) {
    await expect(rows.nth(index)).toContainText(name);
    await expect(rows.nth(index).locator(".rows-value")).toHaveText(halfLifeText(halfLifeDays));
  }
});

test("narrows to a repository, and a link restores it", async ({ sample: page }) => {
  const { modules } = terminal<ModulesResult>("modules", "--repo", "ml-explore/mlx");
  await page.goto("/areas");
  await settled(page);
  await page.getByLabel("Repository").selectOption("ml-explore/mlx");
  await expect(page).toHaveURL(/repo=ml-explore/);
  const first = page.locator(".areas-module").first();
  await expect(first.getByText("Truck factor", { exact: false }).first()).toHaveText(
    `Truck factor ${modules[0]!.truckFactor}`,
  );
  await page.goto(page.url());
  await settled(page);
  await expect(first).toContainText("ml-explore/mlx");
});

test("keeps the date on the way to another page", async ({ sample: page }) => {
  await page.goto("/areas?asOf=2026-01-01");
  await settled(page);
  await expect(page.getByLabel("As of (UTC)")).toHaveValue("2026-01-01");
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Trust" }).click();
  await expect(page).toHaveURL(/\/trust\?asOf=2026-01-01$/);
});
