// npm run screenshots: every page over the sample at two widths, light and dark, into docs/images/page/.

import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { chromium } from "@playwright/test";

import { ROOT, setUp } from "./setup.mjs";

setUp();
const FOLDER = join(ROOT, "docs/images/page");
const PAGES = {
  start: "/",
  people: "/people?role=junior-kernel",
  workprint: "/people/Cobalt%20Crane",
  compare: "/compare?role=junior-kernel&people=",
  role: "/role?role=junior-kernel",
  areas: "/areas",
  team: "/team?of=pytorch/torchtitan,ml-explore/mlx&private=ml-explore/mlx&needs=distributed,kernels,safety",
  offers: "/offers",
  plan: "/plan?plan=seniors-first&with=grow-juniors",
  trust: "/trust",
};
const SIZES = [
  { width: 1440, height: 1000 },
  { width: 390, height: 844 },
];

const server = spawn(process.execPath, [join(ROOT, "dist/cli/main.js"), "serve", "--sample", "--port", "0"], {
  stdio: ["ignore", "pipe", "ignore"],
});
const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"],
});
mkdirSync(FOLDER, { recursive: true });
for (const colorScheme of ["light", "dark"]) {
  const context = await browser.newContext({ colorScheme, locale: "en-GB", timezoneId: "UTC" });
  const page = await context.newPage();
  const link = await nextLink();
  const { origin } = new URL(link);
  await page.goto(link);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const [name, path] of Object.entries(PAGES)) {
      await page.goto(origin + path + (name === "compare" ? await firstPeople(page, origin) : ""));
      await page.waitForLoadState("networkidle");
      await page.locator("main h1").waitFor();
      await page.waitForFunction(() => document.querySelector("progress") === null);
      // Ranges of places come a moment after the list.
      await page.waitForTimeout(800);
      await page.screenshot({ path: join(FOLDER, `${name}-${size.width}-${colorScheme}.png`) });
    }
  }
  await context.close();
}
await browser.close();
server.kill();

async function nextLink() {
  for (;;) {
    const link = /(http:\S+token=\S+)/.exec((await lines.next()).value)?.[1];
    if (link) return link;
  }
}

/** Ids of the first three of the list of people. */
async function firstPeople(page, origin) {
  await page.goto(origin + PAGES.people);
  await page.locator("li.people-row").first().waitFor();
  const links = await page.locator(".people-name a").evaluateAll((found) => found.map(({ pathname }) => pathname));
  return links
    .slice(0, 3)
    .map((path) => path.split("/").at(-1))
    .join(",");
}
