import type { RoleCheckResult } from "../../src/model/planning.ts";
import type { PeopleResult } from "../../src/model/results.ts";
import { countingText } from "../../src/planning/planning-text.ts";
import { expect, settled, terminal, test } from "./fixtures.ts";

test("a weight that moves by keyboard gives another order, and the file gives it to the terminal", async ({
  sample: page,
}) => {
  await page.goto("/role?role=senior-inference");
  await settled(page);
  const names = page.locator(".role-first a");
  const before = await names.allTextContents();
  await page.getByRole("slider", { name: "Weight of reach" }).focus();
  await page.keyboard.press("End");
  await expect(page).toHaveURL(/weights=.*reach:10/);
  await expect.poll(() => names.allTextContents()).not.toEqual(before);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download the role as YAML" }).click(),
  ]);
  const { people } = terminal<PeopleResult>("people", "--role", await file.path(), "--limit", "8");
  await expect(names).toHaveText(people.map(({ name }) => name));
});

test("goes to the shortlist with what was changed, and back to it", async ({ sample: page }) => {
  await page.goto("/role?asOf=2026-01-01");
  await page.getByLabel("Start from a template").selectOption("junior-kernel");
  await expect(page).toHaveURL(/asOf=2026-01-01&role=junior-kernel|role=junior-kernel&asOf=2026-01-01/);
  await page.getByRole("button", { name: "Multimodal" }).click();
  await expect(page).toHaveURL(/areas=.*multimodal/);
  await page.getByRole("link", { name: "Show the shortlist" }).first().click();
  await expect(page).toHaveURL(/\/people\?.*multimodal/);
  await expect(page).toHaveURL(/asOf=2026-01-01/);
  await expect(page.locator(".lead")).toContainText("Multimodal");
  await page.goBack();
  await expect(page.getByRole("button", { name: "Multimodal" })).toHaveAttribute("aria-pressed", "true");
});

test("says how long the role holds as the terminal does, and a longer search leaves less", async ({ sample: page }) => {
  const usual = terminal<RoleCheckResult>("role", "check", "senior-post-training-lead");
  await page.goto("/role?role=senior-post-training-lead");
  await settled(page);
  const again = page.locator(".role-again");
  const first = ({ combined }: RoleCheckResult): string => countingText(combined[0]!.counts);
  await expect(again).toContainText(`Look again by ${usual.lookAgain.by}`);
  await expect(again).toContainText(first(usual));
  await expect(page.locator(".role-advice li")).toHaveCount(usual.advice.length);
  await page.getByRole("slider", { name: "Time to fill" }).focus();
  await page.keyboard.press("End");
  await expect(page).toHaveURL(/fill=24/);
  const late = terminal<RoleCheckResult>("role", "check", "senior-post-training-lead", "--fill", "24");
  await expect(again).toContainText(first(late));
  expect(late.combined[0]!.counts!.estimate).toBeLessThan(usual.combined[0]!.counts!.estimate);
});
