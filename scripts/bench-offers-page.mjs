// The same work in the worker of the page, in Chromium: how long it takes, and whether the page keeps moving meanwhile.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { chromium } from "@playwright/test";

import { median, round } from "./bench-tools.mjs";
import { ROOT } from "./setup.mjs";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"];
const BUTTONS = ["Large company", "Frontier lab"];

/** @param names of templates @returns rows of milliseconds and longest frames, and the page itself in use */
export async function benchOffersPage(names, allRuns, allYears, repeats) {
  const server = spawn(process.execPath, [join(ROOT, "dist/cli/main.js"), "serve", "--sample", "--port", "0"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]();
  let link;
  while (!link) link = /(http:\S+token=\S+)/.exec((await lines.next()).value)?.[1];
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(link);
    await page.goto(`${new URL(link).origin}/offers`);
    await page.locator(".offers-result[data-share='1']").waitFor();
    await page.waitForTimeout(500);
    const files = names.map((name) => ({
      name: `${name}.yaml`,
      text: readFileSync(join(ROOT, "data/offers", `${name}.yaml`), "utf8"),
    }));
    const worker = readdirSync(join(ROOT, "dist/page/assets")).find((name) => name.startsWith("offers.worker-"));
    const rows = [];
    for (const years of allYears)
      for (let count = 1; count <= files.length; count++)
        for (const runs of allRuns) {
          const given = {
            paths: files.slice(0, count),
            you: { name: "you", text: `horizonYears: ${years}` },
            runs,
            seed: 1,
          };
          const found = await page.evaluate(inWorker, { worker: `/assets/${worker}`, given, repeats });
          rows.push({
            runs,
            paths: count,
            years,
            ms: round(median(found.map(({ valuedMs }) => valuedMs))),
            shownMs: round(median(found.map(({ shownMs }) => shownMs))),
            longestFrameMs: round(Math.max(...found.map(({ longest }) => longest))),
          });
        }
    return { rows, inUse: await inUse(page) };
  } finally {
    await browser.close();
    const ended = once(server, "exit");
    server.kill();
    await ended;
  }
}

/** In the page: asks a worker, and watches frames until it has answered. */
async function inWorker({ worker: url, given, repeats }) {
  const worker = new Worker(url, { type: "module" });
  const found = [];
  // The first one is for the compiler.
  for (let repeat = 0; repeat <= repeats; repeat++) {
    let longest = 0;
    let before;
    let going = true;
    const watch = (now) => {
      if (before !== undefined) longest = Math.max(longest, now - before);
      before = now;
      if (going) requestAnimationFrame(watch);
    };
    await new Promise(requestAnimationFrame);
    requestAnimationFrame(watch);
    const begun = performance.now();
    const compared = await new Promise((resolve, reject) => {
      worker.addEventListener("message", ({ data }) => {
        if (data.ticket !== repeat) return;
        if (data.kind === "wrong") reject(new Error(data.problems[0].message));
        else resolve(data.compared);
      });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
      worker.postMessage({ ticket: repeat, given, measured: [] });
    });
    const shownMs = performance.now() - begun;
    going = false;
    if (repeat > 0) found.push({ valuedMs: compared.valuedMs, shownMs, longest });
  }
  worker.terminate();
  return found;
}

/** Four paths and 100,000 runs, asked for as a reader does: frames until everything is drawn. */
async function inUse(page) {
  for (const name of BUTTONS) await page.getByRole("button", { name, exact: true }).click();
  await page.locator(".offers-figures tbody tr").nth(3).waitFor();
  await page.locator(".offers-result[data-share='1']").waitFor({ timeout: 60_000 });
  await page.waitForTimeout(500);
  await page.evaluate(() => {
    const watched = { longest: 0, tasks: [], before: undefined };
    globalThis.watched = watched;
    new PerformanceObserver((list) => watched.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe(
      {
        entryTypes: ["longtask"],
      },
    );
    const watch = (now) => {
      if (watched.before !== undefined) watched.longest = Math.max(watched.longest, now - watched.before);
      watched.before = now;
      requestAnimationFrame(watch);
    };
    requestAnimationFrame(watch);
  });
  const begun = performance.now();
  await page.getByRole("radio", { name: "100,000" }).click();
  await page.locator(".offers-result[data-runs='131072']").waitFor({ timeout: 60_000 });
  const valuedMs = performance.now() - begun;
  const first = await page.evaluate(() => ({
    longest: globalThis.watched.longest,
    tasks: [...globalThis.watched.tasks],
  }));
  await page.locator(".offers-result[data-runs='131072'][data-share='1']").waitFor({ timeout: 120_000 });
  const wholeMs = performance.now() - begun;
  const { longest, tasks } = await page.evaluate(() => globalThis.watched);
  return {
    valuedMs: Math.round(valuedMs),
    wholeMs: Math.round(wholeMs),
    longestFrameMs: round(longest),
    longestFrameUntilValuedMs: round(first.longest),
    longTasksMs: tasks.map(round),
  };
}

/** A line for each number of paths and years. */
export function offersPageText({ rows, inUse }, allRuns) {
  const lines = [
    `in the page’s worker, milliseconds (longest frame of the page meanwhile)`,
    `paths  years  ${allRuns.map((runs) => `${runs.toLocaleString("en-US")} runs`.padStart(18)).join("")}`,
  ];
  for (const { paths, years } of rows.filter(({ runs }) => runs === allRuns[0]))
    lines.push(
      `${String(paths).padStart(5)}  ${String(years).padStart(5)}  ${rows
        .filter((row) => row.paths === paths && row.years === years)
        .map(({ ms, longestFrameMs }) => `${ms} (${longestFrameMs})`.padStart(18))
        .join("")}`,
    );
  lines.push(
    `the page in use, four paths, 100,000 runs: worth shown after ${inUse.valuedMs} ms, everything after ${inUse.wholeMs} ms; longest frame ${inUse.longestFrameMs} ms, tasks over 50 ms: ${inUse.longTasksMs.length}`,
  );
  return lines.join("\n");
}
