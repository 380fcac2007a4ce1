// npm start: the main job, in the terminal and as a page, on what was read or else on the sample.
// npm start --silent -- COMMAND ...: any command.

import { existsSync } from "node:fs";

import { setUp } from "./setup.mjs";

setUp();
const { run } = await import("../dist/cli/run.js");
const given = process.argv.slice(2);
const surroundings = { stdout: process.stdout, stderr: process.stderr, now: Date.now, env: process.env };
if (given.length > 0) process.exitCode = await run(given, surroundings);
else {
  const from = existsSync(".workprint/evidence") ? [] : ["--sample"];
  const role = from.length > 0 ? ["--role", "senior-pretraining-systems"] : [];
  await run(["people", ...from, ...role, "--limit", "5"], surroundings);
  if (from.length > 0)
    process.stderr.write(
      [
        "",
        "That was the sample: facts of four repositories, with invented names. Read your own, in another terminal:",
        "  npm start --silent -- read PATH-OR-URL ...",
        "  npm start --silent -- --help                           all commands",
        "",
        "",
      ].join("\n"),
    );
  process.exitCode = await run(["serve", ...from], surroundings);
}
