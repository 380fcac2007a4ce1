// npm start: the main job on the sample. npm start --silent -- COMMAND ...: any command.

import { setUp } from "./setup.mjs";

setUp();
const { run } = await import("../dist/cli/run.js");
const given = process.argv.slice(2);
const surroundings = { stdout: process.stdout, stderr: process.stderr, now: Date.now, env: process.env };
process.exitCode = await run(
  given.length > 0 ? given : ["people", "--sample", "--role", "senior-pretraining-systems", "--limit", "10"],
  surroundings,
);
if (given.length === 0 && process.exitCode === 0) {
  process.stderr.write(
    [
      "",
      "That was the sample: facts of four repositories, with invented names. Go on with",
      "  npm start --silent -- person 'Peach Eagle' --sample     one person and the evidence",
      "  npm start --silent -- read PATH-OR-URL ...             your own repositories",
      "  npm start --silent -- people --role junior-kernel      a shortlist from them",
      "  npm start --silent -- --help                           all commands",
      "",
    ].join("\n"),
  );
}
