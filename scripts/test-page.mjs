// npm run test:page: the flows of the page in a real Chromium, over the built page; arguments go to the test runner.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

import { ROOT, setUp } from "./setup.mjs";

const CHROMIUM =
  process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

if (CHROMIUM === undefined) {
  process.stderr.write(
    "error: there is no Chromium.\n       Install it (Debian: apt-get install chromium), or set CHROMIUM to its path.\n",
  );
  process.exit(2);
}
setUp();
const { status } = spawnSync(
  process.execPath,
  [
    "node_modules/@playwright/test/cli.js",
    "test",
    "--config",
    "test/page/playwright.config.ts",
    ...process.argv.slice(2),
  ],
  { cwd: ROOT, stdio: "inherit", env: { ...process.env, TZ: "UTC", CHROMIUM } },
);
process.exitCode = status ?? 2;
