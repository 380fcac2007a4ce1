// What the benchmarks share: timing of whole processes, and the middle of several runs.

import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname } from "node:path";

export function nameOf(path) {
  const name = basename(path);
  return name === "repo" || name === ".git" ? basename(dirname(path)) : name;
}

/** Wall time, and the highest memory of the process and its children together (where /proc tells). */
export function timed(command, args, { discard = false } = {}) {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn(command, args, { stdio: ["ignore", discard ? "ignore" : "pipe", "pipe"] });
    let peak = 0;
    const watch = setInterval(() => (peak = Math.max(peak, treeMemory(child.pid))), 25);
    child.stdout?.resume();
    let complaint = "";
    child.stderr.on("data", (text) => (complaint += text));
    child.on("close", (status) => {
      clearInterval(watch);
      if (status === 0) resolve({ ms: performance.now() - begun, peakMb: peak / 1e6 });
      else reject(new Error(`${command} ${args.join(" ")} ended with ${status}: ${complaint}`));
    });
  });
}

function treeMemory(pid) {
  try {
    const pages =
      Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]) -
      Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[2]);
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").split(" ").filter(Boolean),
    );
    // Packs that are mapped are shared with the file cache, so they are left out.
    return pages * 4096 + children.reduce((total, child) => total + treeMemory(child), 0);
  } catch {
    return 0;
  }
}

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

export function round(number) {
  return Number(number.toFixed(2));
}
