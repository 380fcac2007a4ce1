import type { RepositoryResult } from "../../src/model/results.ts";
import { count } from "../../src/reports/html/format.ts";
import { expect, settled, terminal, test } from "./fixtures.ts";

test("says what was read, as the terminal does", async ({ sample: page }) => {
  const { sources } = terminal<{ sources: RepositoryResult[] }>("sources");
  await page.goto("/");
  await settled(page);
  await expect(page.locator(".start-sources tbody tr")).toHaveCount(sources.length);
  for (const { source, commits, lines } of sources) {
    const row = page.getByRole("row").filter({ hasText: source });
    await expect(row.getByRole("cell").nth(0)).toHaveText(count(commits));
    await expect(row.getByRole("cell").nth(2)).toHaveText(count(lines));
  }
});

test("leads to a shortlist, and back", async ({ sample: page }) => {
  await page.goto("/");
  await page.getByLabel("Role").selectOption("junior-kernel");
  await page.getByRole("link", { name: "Show the shortlist" }).click();
  await expect(page).toHaveURL(/\/people\?role=junior-kernel$/);
  await expect(page).toHaveTitle("People · Workprint");
  await expect(page.getByRole("link", { name: "People", exact: true })).toHaveAttribute("aria-current", "page");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What do you want to know?");
});

test("finds a person by keyboard; Escape closes who can be meant", async ({ sample: page }) => {
  await page.goto("/");
  const field = page.getByRole("searchbox", { name: "Name or id of a person" });
  await field.pressSequentially("peach");
  const found = page.getByRole("dialog", { name: "Who can be meant" });
  await expect(found).toContainText("Peach Eagle");
  await page.keyboard.press("Escape");
  await expect(found).toBeHidden();
  await field.fill("Peach Eagle");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Peach Eagle");
});
