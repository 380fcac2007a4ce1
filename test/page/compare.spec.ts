import type { PeopleResult } from "../../src/model/results.ts";
import { expect, settled, terminal, test } from "./fixtures.ts";

test("puts people side by side with the terminal's figures", async ({ sample: page }) => {
  const { people } = terminal<PeopleResult>("people", "--role", "junior-kernel", "--limit", "3");
  await page.goto(`/compare?role=junior-kernel&people=${people.map(({ person }) => person).join(",")}`);
  await settled(page);
  for (const { name, criteria } of people)
    for (const { criterion, percentile } of criteria)
      await expect(page.getByRole("img", { name: new RegExp(`^${name}, ${criterion}:`) })).toHaveAttribute(
        "aria-label",
        percentile === null
          ? `${name}, ${criterion}: not enough public work to say`
          : new RegExp(`^${name}, ${criterion}: ${Math.round(percentile)},`),
      );
  await page.getByRole("button", { name: `Remove ${people[0]!.name}` }).click();
  await expect(page).not.toHaveURL(new RegExp(people[0]!.person));
  await expect(page.locator(".compare-card")).toHaveCount(2);
  await page.locator(".compare-card h3 a").first().click();
  await expect(page).toHaveURL(/\/people\/p.*role=junior-kernel/);
});

test("says whom it could not find, and that one alone is no comparison", async ({ sample: page }) => {
  await page.goto("/compare?people=Peach%20Eagle,p0000000000");
  await settled(page);
  await expect(page.getByText("Nobody called", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Remove p0000000000" }).click();
  await expect(page.getByText("One person alone is no comparison.")).toBeVisible();
});
