// npm test: sets up what is missing and runs the tests; arguments go to the test runner.

import { spawnSync } from "node:child_process";

import { ROOT, setUp } from "./setup.mjs";

setUp();
const { status } = spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", "run", ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: "inherit",
  env: { ...process.env, TZ: "UTC" },
});
process.exitCode = status ?? 2;
