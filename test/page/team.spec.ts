import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import type { Page } from "@playwright/test";

import type { TeamResult } from "../../src/model/team.ts";
import { expect, seriousViolations, settled, terminal, test } from "./fixtures.ts";

const FILE = fileURLToPath(new URL("../../data/teams/sample.yaml", import.meta.url));

async function openExample(page: Page): Promise<void> {
  await page.goto("/team");
  await settled(page);
  await page.getByLabel("Team file").setInputFiles(FILE);
  await expect(page.getByRole("grid")).toBeVisible();
  await settled(page);
}

test("a team file opens, and its figures are the terminal’s; the link restores them", async ({ sample: page }) => {
  const result = terminal<TeamResult>("team", FILE);
  await page.setViewportSize({ width: 1440, height: 1000 });
  await openExample(page);
  await page.goto(page.url());
  await settled(page);
  await expect(page.locator(".team-facts h2")).toHaveText(result.title);
  await expect(page.locator(".team-matrix button")).toHaveCount(
    result.coverage.cells.filter((cell) => cell.weeks > 0).length,
  );
  const names = new Map(result.members.map(({ person, name }) => [person, name]));
  for (const { person, area, weeks } of result.coverage.cells.filter(({ weeks }) => weeks > 0).slice(0, 12)) {
    const { name } = result.coverage.areas.find((one) => one.area === area)!;
    const label = new RegExp(`^${weeks} weeks? of ${names.get(person)!} in ${name},`);
    await expect(page.getByRole("button", { name: label })).toHaveText(String(weeks));
  }
  const alone = result.keyPeople.modules.filter(({ truckFactor }) => truckFactor === 1).length;
  await expect(page.getByRole("radio", { name: `Rest on one person (${alone})` })).toBeChecked();
  await expect(page.locator("#public")).toContainText(result.visibility.says[0]!);
  for (const { folder, candidate } of result.publish.folders.filter(({ candidate }) => candidate))
    await expect(page.locator(".team-candidates h4").filter({ hasText: folder })).toHaveCount(Number(candidate));
});

test("the matrix goes by arrow keys, and a cell opens its commits", async ({ sample: page }) => {
  await page.setViewportSize({ width: 1440, height: 1000 });
  await openExample(page);
  await page.locator("[data-cell='0-0']").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("[data-cell='1-1']")).toBeFocused();
  await expect(page.locator("[data-cell][tabindex='0']")).toHaveCount(1);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("listitem").first()).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.locator("[data-cell='1-1']")).toBeFocused();
});

test("everyone of a source at once; named private, its folders are looked at", async ({ sample: page }) => {
  const result = terminal<TeamResult>("team", "--of", "ml-explore/mlx");
  await page.goto("/team");
  await page.getByRole("link", { name: "The people of ml-explore/mlx" }).click();
  await expect(page).toHaveURL(/\/team\?of=ml-explore/);
  await settled(page);
  await expect(page.locator(".team-facts")).toContainText(`${result.members.length} members.`);
  await expect(page.getByText("No repository of the team is named private.", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Change the team" }).click();
  await page.locator("[aria-label^='Private']").getByText("ml-explore/mlx").click();
  await expect(page).toHaveURL(/private=ml-explore/);
  await expect(page.locator(".team-candidates h4").first()).toBeVisible();
});

test("members by name, added and taken out", async ({ sample: page }) => {
  await page.goto("/team?members=-&repos=pytorch/torchtitan");
  await expect(page.getByText("Add at least one member.")).toBeVisible();
  await page.getByLabel("Add a member", { exact: false }).fill("Tan Bison");
  await page.getByRole("button", { name: /^Add Tan Bison/ }).click();
  await expect(page).toHaveURL(/members=p/);
  await settled(page);
  await expect(page.locator(".team-facts")).toContainText("1 member.");
  await page.getByRole("button", { name: "Take Tan Bison out" }).click();
  await expect(page.getByText("Add at least one member.")).toBeVisible();
});

test("the team as YAML comes down, and the terminal takes it", async ({ sample: page }, info) => {
  await openExample(page);
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Team as YAML" }).click();
  const path = await (await coming).path();
  const text = readFileSync(path, "utf8");
  expect(text).toContain("# Tan Bison");
  const file = info.outputPath("team.yaml");
  writeFileSync(file, text);
  const again = terminal<TeamResult>("team", file);
  const first = terminal<TeamResult>("team", FILE);
  expect(again).toEqual({ ...first, team: again.team });
  const html = page.waitForEvent("download");
  await page.getByRole("link", { name: "One HTML file" }).click();
  expect(readFileSync(await (await html).path(), "utf8")).toContain("What rests on whom");
});

test("a broken file says where, and a source that was not read is named", async ({ sample: page }) => {
  await page.goto("/team");
  await page.getByLabel("Team file").setInputFiles({
    name: "mine.yaml",
    mimeType: "application/yaml",
    buffer: Buffer.from("title: T\nmembers: [Nobody Here]\nrepositories: [pytorch/torchtitan]\n"),
  });
  await expect(page.getByRole("alert")).toContainText("mine.yaml:2:11");
  await page.goto("/team?of=no/such");
  await expect(page.getByRole("alert")).toContainText("'no/such' was not read.");
});

for (const width of [390, 360])
  test(`on a phone of ${width} areas are rows, and nothing is wrong`, async ({ sample: page }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.goto("/team");
    await page.getByLabel("Team file").setInputFiles(FILE);
    const row = page.locator(".team-areas > li").first();
    await row.getByRole("button").first().click();
    await expect(row.locator(".team-who li").first()).toBeVisible();
    const current = page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Team" });
    await expect(current).toBeInViewport();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await seriousViolations(page)).toEqual([]);
    }
    const over = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    await expect.poll(() => page.evaluate(over)).toBe(0);
  });
