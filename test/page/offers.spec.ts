import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Download, Page, Request } from "@playwright/test";

import type { OfferResult } from "../../src/model/offers.ts";
import { amountText, assumptionText, breakEvenTexts, comparisonText } from "../../src/reports/offers-text.ts";
import { expect, seriousViolations, terminal, test } from "./fixtures.ts";

const STAY = "Stay in the present role";
const START_UP = "Early engineer at a start-up";

/** Goes to the page and waits until everything is worked out. */
async function open(page: Page): Promise<void> {
  await page.goto("/offers");
  await whole(page);
}

async function whole(page: Page): Promise<void> {
  // Half-lives of areas come a moment later.
  await page.waitForLoadState("networkidle");
  await expect(page.locator(".offers-result[data-share='1']")).toBeVisible();
  await expect(page.locator(".offers-state").first()).toContainText("runs, the same at every time");
}

async function downloaded(page: Page, button: string): Promise<Download> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).click()]);
  return file;
}

async function textOf(file: Download): Promise<string> {
  return readFileSync(await file.path(), "utf8");
}

/** The sure sum of a path in the table, as it is written. */
function sureSum(page: Page, path: string): Promise<string> {
  return page.locator(`.offers-figures tr[data-path="${path}"] td`).first().innerText();
}

test("says the figures of the terminal, of the examples and of many runs", async ({ sample: page }) => {
  await open(page);
  const said = terminal<OfferResult>("offer", "stay", "start-up");
  await expect(page.getByText("An example, not advice")).toBeVisible();
  for (const { path, certain, value } of said.paths) {
    const cells = page.locator(`.offers-figures tr[data-path="${path}"] td`);
    await expect(cells.nth(0)).toHaveText(amountText(certain));
    await expect(cells.nth(1)).toHaveText(amountText(value.p10));
    await expect(cells.nth(3)).toHaveText(amountText(value.p90));
  }
  const base = said.paths.find(({ path }) => path === said.baseline)!;
  const other = said.paths.find(({ path }) => path !== said.baseline)!;
  await expect(page.locator(".offers-said li")).toHaveText(comparisonText(other, base, "USD"));
  for (const text of breakEvenTexts(other)) await expect(page.getByText(`${text}.`, { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "All assumptions as a list" }).click();
  await expect(page.locator("#against .offers-facts").last().locator("li").first()).toHaveText(
    assumptionText(other.tornado[0]!, "USD"),
  );
  // The whole result is the terminal's, but for which half-lives were measured.
  const json = JSON.parse(await textOf(await downloaded(page, "Download the comparison as JSON"))) as OfferResult;
  expect(json).toEqual(said);
  await page.getByRole("radio", { name: "100,000" }).click();
  await expect(page.locator(".offers-result")).toHaveAttribute("data-runs", "131072");
  await expect(page.locator(".offers-result[data-share='1']")).toBeVisible({ timeout: 60_000 });
});

test("a form changes a figure in the right direction, keeps the file, and is not sent anywhere", async ({
  sample: page,
}) => {
  const sent: Request[] = [];
  page.on("request", (request) => sent.push(request));
  await open(page);
  const before = await sureSum(page, "start-up");
  await page.getByRole("button", { name: `Edit ${START_UP}` }).click();
  const salary = page.getByLabel("Salary", { exact: false }).first();
  await salary.fill("317,913");
  await expect.poll(() => sureSum(page, "start-up")).not.toBe(before);
  await whole(page);
  const number = (text: string): number => Number.parseFloat(text) * (text.endsWith("M") ? 1e6 : 1e3);
  expect(number(await sureSum(page, "start-up"))).toBeGreaterThan(number(before));
  await expect(page.getByText("An example, not advice")).toHaveCount(0);
  await page.getByRole("radio", { name: "YAML" }).click();
  const yaml = page.getByLabel("The same path as a file", { exact: false });
  await expect(yaml).toHaveValue(/salary: 317913 # an example/);
  // The file works in the terminal and says the same there.
  const file = await downloaded(page, `Download ${START_UP} as YAML`);
  expect(file.suggestedFilename()).toBe("start-up.yaml");
  const said = terminal<OfferResult>("offer", "stay", await file.path().then(named));
  await expect(page.locator(".offers-figures tr[data-path='start-up'] td").first()).toHaveText(
    amountText(said.paths.find(({ path }) => path === "start-up")!.certain),
  );
  // A reload in this browser finds it again; the link holds nothing of it.
  await page.reload();
  await whole(page);
  expect(page.url()).not.toContain("317");
  await page.getByRole("button", { name: `Edit ${START_UP}` }).click();
  await expect(page.getByLabel("Salary", { exact: false }).first()).toHaveValue("317913");
  for (const request of sent) {
    expect(request.url()).not.toMatch(/317,?913|start-up/);
    expect(request.postData() ?? "").not.toMatch(/317,?913|start-up/);
    expect(request.url()).not.toContain("/api/offer");
  }
  await page.getByRole("button", { name: "Forget everything" }).click();
  await expect(page.getByText("An example, not advice")).toBeVisible();
  expect(await page.evaluate("localStorage.length")).toBe(0);
});

/** The command line knows files by their ending. */
function named(path: string): string {
  const copy = `${path}.yaml`;
  writeFileSync(copy, readFileSync(path));
  return copy;
}

test("what is wrong is said where it is, beside the field and at line and column", async ({ sample: page }) => {
  await open(page);
  await page.getByRole("button", { name: `Edit ${STAY}` }).click();
  const tax = page.getByLabel("Tax on pay", { exact: false });
  await tax.fill("340");
  await expect(page.locator(".offers-card").first().getByRole("alert")).toContainText(
    /stay\.yaml:\d+:\d+: tax\.rate: a tax rate is at most 0\.95/,
  );
  await expect(tax).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText("Below is what was found before")).toBeVisible();
  await tax.fill("abc");
  await expect(page.getByText("A number, please")).toBeVisible();
  await tax.fill("34");
  await expect(page.locator(".offers-card").first().getByRole("alert")).toHaveCount(0);
  await page.getByRole("radio", { name: "YAML" }).click();
  await page.getByLabel("The same path as a file", { exact: false }).fill("path: stay\nsalary: [");
  await expect(page.locator(".offers-card").first().getByRole("alert")).toContainText(/stay\.yaml:2:\d+/);
});

test("opens files, and says of each what is wrong with it", async ({ sample: page }) => {
  const folder = mkdtempSync(join(tmpdir(), "workprint-offers-"));
  const template = readFileSync(new URL("../../data/offers/big-company.yaml", import.meta.url), "utf8");
  writeFileSync(join(folder, "mine.yaml"), template.replace("path: big-company", "path: mine"));
  writeFileSync(join(folder, "theirs.yaml"), template.replace("salary: 260000", "sallary: 260000"));
  writeFileSync(join(folder, "you.yaml"), "worth: { compute: 20000 }\nhorizonYears: 7\n");
  try {
    await open(page);
    await page
      .getByLabel("YAML files of paths")
      .setInputFiles(["mine.yaml", "theirs.yaml", "you.yaml"].map((name) => join(folder, name)));
    await expect(page.locator(".offers-card")).toHaveCount(2);
    await expect(page.locator(".offers-card").nth(1).getByRole("alert")).toContainText(
      /theirs\.yaml:7:1: Unrecognized key: "sallary"|theirs\.yaml:7:1/,
    );
    await page
      .locator(".offers-card")
      .nth(1)
      .getByRole("button", { name: /^Remove/ })
      .click();
    await whole(page);
    await expect(page.getByText("Horizon: 7 years")).toBeVisible();
    await expect(page.getByText("Add another path to compare this one with.")).toBeVisible();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("closing says what the terminal says", async ({ sample: page }) => {
  await open(page);
  await page.getByLabel("Our offer is").selectOption("start-up");
  await page.getByLabel("The role’s band from", { exact: false }).fill("170000");
  await page.getByLabel("The role’s band up to", { exact: false }).fill("260000");
  await expect(page.locator(".offers-closing li").nth(2)).toContainText("Even odds");
  await whole(page);
  const file = await downloaded(page, `Download ${START_UP} as YAML`).then((one) => one.path());
  const { closing } = terminal<OfferResult>("offer", "stay", "--close", named(file));
  const json = JSON.parse(await textOf(await downloaded(page, "Download the comparison as JSON"))) as OfferResult;
  expect(json.closing).toEqual(closing);
  expect(closing?.band).toEqual([170_000, 260_000]);
});

test("by keyboard alone: another path, another horizon, an edit", async ({ sample: page }) => {
  await open(page);
  await page.getByRole("button", { name: "PhD", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".offers-card")).toHaveCount(3);
  await page.getByRole("slider", { name: "Horizon" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText("Horizon: 11 years")).toBeVisible();
  await page.getByRole("button", { name: `Edit ${STAY}` }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.locator(":focus")).toBeVisible();
  await expect(page.getByLabel("Salary", { exact: false }).first()).toBeVisible();
  await expect(page.locator(".offers-figures tbody tr")).toHaveCount(3);
});

test("pictures, tables and the page go home and open", async ({ sample: page, context }) => {
  await open(page);
  const svg = await textOf(await downloaded(page, "Download what each path is worth as SVG"));
  expect(svg).toMatch(/^<svg /);
  expect(svg).not.toContain("var(--");
  const png = readFileSync(await (await downloaded(page, "Download how money adds up as PNG")).path());
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect(await textOf(await downloaded(page, "Download the comparison as CSV"))).toContain("start-up,");
  const html = await textOf(await downloaded(page, "One HTML file"));
  expect(html).not.toContain("<script");
  const other = await context.newPage();
  const wrong: string[] = [];
  other.on("console", (message) => wrong.push(message.text()));
  await other.setContent(html);
  await expect(other.locator("svg")).toHaveCount(7);
  await expect(other.locator("tbody tr")).toHaveCount(2);
  expect(wrong).toEqual([]);
});

test("with a form open nothing is wrong, light, dark and narrow", async ({ sample: page }) => {
  await open(page);
  await page.getByRole("button", { name: `Edit ${START_UP}` }).click();
  for (const title of ["Other terms, and what they are worth to you", "What you learn there"])
    await page.getByRole("button", { name: title }).click();
  await page.getByRole("button", { name: /defaults, with their sources/ }).click();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await seriousViolations(page)).toEqual([]);
  }
  for (const width of [360, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await expect
      .poll(() => page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
      .toBe(0);
    expect(await seriousViolations(page)).toEqual([]);
  }
});

test("a hostile title stays a text, on the page and in its file", async ({ sample: page }) => {
  await open(page);
  await page.getByRole("button", { name: `Edit ${STAY}` }).click();
  const evil = '<img src=x onerror="document.title=1">';
  await page.getByLabel("What it is").fill(evil);
  await expect(page.locator(".offers-card h3").first()).toHaveText(evil);
  await whole(page);
  const html = await textOf(await downloaded(page, "One HTML file"));
  expect(html).not.toContain("<img");
  await expect(page).toHaveTitle("Offers · Workprint");
});
