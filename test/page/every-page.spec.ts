import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { CommitSpec } from "../git-repository.ts";
import { makeRepositoryAt } from "../git-repository.ts";
import { command, expect, seriousViolations, Server, settled, test, watch } from "./fixtures.ts";

const PAGES = {
  start: "/",
  people: "/people?role=junior-kernel",
  workprint: "/people/Peach%20Eagle",
  compare: "/compare?people=Peach%20Eagle,Sepia%20Camel",
  role: "/role",
  areas: "/areas",
  team: "/team?of=pytorch/torchtitan,ml-explore/mlx&private=ml-explore/mlx&needs=distributed,kernels,safety",
  noTeam: "/team",
  offers: "/offers",
  plan: "/plan?plan=seniors-first&with=grow-juniors",
  trust: "/trust",
  nowhere: "/nowhere",
};
const WIDTHS = [360, 768, 1440];

for (const [name, path] of Object.entries(PAGES))
  test(`${name}: nothing is wrong in the light, in the dark, or on a narrow screen`, async ({ sample: page }) => {
    await page.goto(path);
    await settled(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await seriousViolations(page)).toEqual([]);
    }
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await expect
        .poll(() => page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .toBe(0);
    }
  });

test("a date that can’t be used is said, and taken out of the link", async ({ sample: page }) => {
  await page.goto("/compare?people=Peach%20Eagle,Sepia%20Camel&asOf=banana");
  await expect(page.getByRole("alert")).toContainText("'banana' is not a date.");
  await page.getByRole("link", { name: "Back to the latest date" }).click();
  await expect(page).not.toHaveURL(/asOf/);
  await expect(page.locator(".compare-card")).toHaveCount(2);
});

const EVIL = '<img src=x onerror="document.title=1">';

test("a reading in the page and one on the command line both finish; a hostile path stays text", async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), "workprint-page-"));
  const workspace = join(folder, "workspace");
  const one = makeRepositoryAt(join(folder, "one"), history(EVIL));
  const two = makeRepositoryAt(join(folder, "two"), history("model"));
  const server = new Server(["--workspace", workspace]);
  const wrong: string[] = [];
  watch(page, wrong);
  try {
    await page.goto(await server.link());
    await page.getByLabel("Paths on this machine", { exact: false }).fill(one);
    const onTheCommandLine = command("read", two, "--workspace", workspace);
    await page.getByRole("button", { name: "Read", exact: true }).click();
    await onTheCommandLine;
    await expect(page.getByText("1 source read")).toBeVisible();
    await page.reload();
    const rows = page.locator(".start-sources tbody th");
    await expect(rows).toHaveText(["one", "two"]);
    await page.goto(new URL("/areas", page.url()).href);
    await settled(page);
    await expect(page).toHaveTitle("Areas · Workprint");
    await expect(page.locator("img[src=x]")).toHaveCount(0);
    await expect(page.locator(".areas-module").first()).toContainText(EVIL);
    expect(wrong).toEqual([]);
    await server.end();
    await page.getByRole("link", { name: "Trust", exact: true }).click();
    await expect(page.getByRole("alert")).toContainText("The server does not answer.");
  } finally {
    await server.end();
    await rm(folder, { recursive: true, force: true });
  }
});

/** A year of work by one person, in a folder. */
function history(folder: string): CommitSpec[] {
  return Array.from({ length: 52 }, (_, week) => ({
    at: 1_700_000_000 + week * 7 * 86_400,
    files: {
      [`${folder}/attention_${week % 12}.py`]: Array.from(
        { length: 20 },
        (_, line) => `x${week}_${line} = ${line}\n`,
      ).join(""),
    },
  }));
}
