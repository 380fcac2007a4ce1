import { readFileSync } from "node:fs";

import type { PlanResult } from "../../src/model/planning.ts";
import { bandText, monthText } from "../../src/planning/planning-text.ts";
import { expect, seriousViolations, settled, terminal, test } from "./fixtures.ts";

const BOTH = "/plan?plan=seniors-first&with=grow-juniors";

test("says of the examples what the terminal says, and its JSON is the terminal’s", async ({ sample: page }) => {
  const told = terminal<PlanResult>("plan", "seniors-first", "grow-juniors");
  await page.goto(BOTH);
  await settled(page);
  await expect(page.locator(".plan-compared li")).toHaveText(told.comparison!.says);
  await expect(page.locator(".plan-lead")).toHaveText(told.plans.map(({ says }) => says[0]!));
  const ways = page.locator(".plan-when .rows-value");
  const ids = told.plans[0]!.areas.map(({ area }) => area);
  for (const [index, id] of ids.entries())
    for (const [place, plan] of told.plans.entries())
      await expect(ways.nth(2 * index + place)).toContainText(
        monthText(plan.areas.find(({ area }) => area === id)!.byWhen.even),
      );
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download the plan as JSON" }).click(),
  ]);
  expect(JSON.parse(readFileSync(await file.path(), "utf8"))).toEqual(told);
});

test("a month is chosen by keyboard, and its chances are the terminal’s", async ({ sample: page }) => {
  const { plans } = terminal<PlanResult>("plan", "seniors-first");
  await page.goto("/plan?plan=seniors-first");
  await settled(page);
  await page.getByRole("slider", { name: "Month of Seniors first" }).focus();
  await page.keyboard.press("End");
  await expect(page.locator(".plan-month li")).toHaveText(
    plans[0]!.areas.map(({ name, monthly }) => `${name}: ${bandText(monthly.at(-1)!.chance)}`),
  );
});

test("fewer seats cover less; it is kept in the browser, is not in the link, and the file gives the same", async ({
  sample: page,
}) => {
  await page.goto("/plan?plan=seniors-first");
  await settled(page);
  const before = await page.locator(".plan-lead").textContent();
  await page.getByRole("button", { name: "Change it: Seniors first" }).click();
  await page.getByRole("textbox", { name: "How many" }).first().fill("1");
  await expect(page).toHaveURL(/plan=mine/);
  await expect(page.locator(".plan-lead")).not.toHaveText(before!);
  const covered = (text: string | null): number => Number(/It covers (\d+) %/.exec(text ?? "")?.[1]);
  const after = await page.locator(".plan-lead").textContent();
  expect(covered(after)).toBeLessThan(covered(before));
  expect(new URL(page.url()).search).not.toContain("310000");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download Seniors first as YAML" }).click(),
  ]);
  expect(terminal<PlanResult>("plan", await file.path()).plans[0]!.says[0]).toBe(after);
  await page.goto("/plan");
  await expect(page.locator(".plan-lead")).toHaveText(after!);
});

test("YAML that is wrong is said with its place, and what was found before stays", async ({ sample: page }) => {
  await page.goto("/plan?plan=seniors-first");
  await settled(page);
  await page.getByRole("button", { name: "Change it: Seniors first" }).click();
  await page.getByText("YAML", { exact: true }).last().click();
  const yaml = page.getByRole("textbox", { name: "The same plan as a file" });
  await yaml.fill((await yaml.inputValue()).replace("level: senior", "level: boss"));
  await expect(page.getByRole("alert")).toContainText(/my-seniors-first\.yaml:\d+:\d+: seats\.0\.level/);
  await expect(page.locator("#timeline svg")).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await seriousViolations(page)).toEqual([]);
  }
});

test("goes home as one HTML file without scripts", async ({ sample: page }) => {
  await page.goto(BOTH);
  await settled(page);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "One HTML file" }).click(),
  ]);
  const text = readFileSync(await file.path(), "utf8");
  expect(text).toContain("Two plans of seats");
  expect(text).toContain("<svg");
  expect(text).not.toContain("<script");
});
