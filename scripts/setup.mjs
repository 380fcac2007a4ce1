// Installs and builds what is missing or out of date, and nothing else. Talks on stderr only.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Makes sure that dependencies are installed and `dist` is what `src` says. */
export function setUp() {
  step("node_modules", ".workprint-stamp", ["package-lock.json"], "Installing dependencies", () => {
    const npm = process.env.npm_execpath;
    const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
    run(npm ? process.execPath : "npm", npm ? [npm, ...args] : args);
  });
  step(
    "dist",
    ".stamp",
    ["package-lock.json", "tsconfig.json", "tsconfig.build.json", ...files("src"), ...files("web")],
    "Building",
    () => {
      // Built beside and moved into place, so that a command that runs meanwhile finds a whole build.
      const fresh = `dist-${process.pid}`;
      run(process.execPath, [
        join("node_modules", "typescript", "bin", "tsc"),
        "-p",
        "tsconfig.build.json",
        "--outDir",
        fresh,
      ]);
      run(process.execPath, [
        join("node_modules", "vite", "bin", "vite.js"),
        "build",
        "web",
        "--logLevel=error",
        `--outDir=${join("..", fresh, "page")}`,
      ]);
      rmSync(join(ROOT, "dist"), { recursive: true, force: true });
      renameSync(join(ROOT, fresh), join(ROOT, "dist"));
    },
  );
}

/** Does something unless the stamp says that it was done with the same inputs. */
function step(folder, stampName, inputs, title, work) {
  const hash = createHash("sha256").update(process.version.split(".")[0]);
  for (const input of inputs) hash.update(`\0${input}\0`).update(readFileSync(join(ROOT, input)));
  const digest = hash.digest("hex");
  const stamp = join(ROOT, folder, stampName);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  process.stderr.write(`${title} …\n`);
  work();
  mkdirSync(join(ROOT, folder), { recursive: true });
  writeFileSync(stamp, digest);
}

function files(folder) {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(ROOT.length))
    .sort();
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: ["ignore", 2, 2] });
  if (status === 0) return;
  process.stderr.write(
    `error: '${command} ${args.join(" ")}' failed${error ? ` (${error.message})` : ""}.\n       Look at what it said above, mend that, and run the command again.\n`,
  );
  process.exit(2);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp();
