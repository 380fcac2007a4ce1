// The page: how soon it is drawn and how large it is, ranking 1,000 people while a slider moves, a workprint from
// click to drawn, and 20 readers at once against one server beside one reader alone.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { gzipSync } from "node:zlib";

import { chromium } from "@playwright/test";

import { median, round } from "./bench-tools.mjs";
import { ROOT } from "./setup.mjs";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"];
const READERS = 20;
const PEOPLE = 1000;
const STEPS = 120;

/** @param workspace folder of a workspace; the sample unless given */
export async function benchPage(workspace, runs) {
  const server = spawn(
    process.execPath,
    [
      join(ROOT, "dist/cli/main.js"),
      "serve",
      "--port",
      "0",
      ...(workspace ? ["--workspace", workspace] : ["--sample"]),
    ],
    { stdio: ["ignore", "pipe", "ignore"] },
  );
  const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]();
  const nextLink = async () => {
    for (;;) {
      const link = /(http:\S+token=\S+)/.exec((await lines.next()).value)?.[1];
      if (link) return link;
    }
  };
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const link = await nextLink();
    const origin = new URL(link).origin;
    await (await context.newPage()).goto(link);
    const [cookie] = await context.cookies();
    const headers = { cookie: `${cookie.name}=${cookie.value}` };
    return {
      node: process.version,
      workspace: workspace ? "given" : "sample",
      runs,
      first: await firstPages(context, origin, runs),
      ranking: await ranking(context, origin),
      workprint: await workprint(context, origin, headers, runs),
      readers: await readers(origin, headers),
    };
  } finally {
    await browser.close();
    const ended = once(server, "exit");
    server.kill();
    await ended;
  }
}

/** First contentful paint, when the answer is drawn, and the bytes of scripts and styles that it took, gzipped. */
async function firstPages(context, origin, runs) {
  const pages = {};
  for (const [path, drawn] of [
    ["/", "main h1"],
    ["/people", "li.people-row"],
  ]) {
    const found = [];
    for (let run = 0; run < runs; run++) {
      const page = await context.newPage();
      let bytes = 0;
      const weighed = [];
      page.on("response", (response) => {
        if (/\.(js|css)$/.test(new URL(response.url()).pathname))
          weighed.push(response.body().then((body) => (bytes += gzipSync(body).length)));
      });
      await page.goto(origin + path, { waitUntil: "commit" });
      await page.locator(drawn).first().waitFor();
      const times = await page.evaluate(() => ({
        drawn: performance.now(),
        paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
      }));
      await Promise.all(weighed);
      found.push({ ...times, bytes });
      await page.close();
    }
    const pick = (key) => median(found.map((one) => one[key]));
    pages[path] = {
      firstContentfulPaintMs: Math.round(pick("paint")),
      drawnMs: Math.round(pick("drawn")),
      gzippedKb: round(pick("bytes") / 1000),
    };
  }
  return pages;
}

/** Moves a weight step by step over a list of 1,000 invented people, and times what each step keeps the page busy. */
async function ranking(context, origin) {
  const page = await context.newPage();
  await page.route("**/api/standings", (route) =>
    route.fulfill({ contentType: "application/x-ndjson", body: inventedStandings() }),
  );
  await page.goto(`${origin}/people`);
  await page.locator("li.people-row").first().waitFor();
  await page.waitForTimeout(1500);
  // Dragged from end to end and back: each stop on the way is another weight, and the list is made anew.
  const track = await page.getByRole("slider", { name: "Weight of drive" }).locator("xpath=../..").boundingBox();
  const middle = track.y + track.height / 2;
  const cdp = await context.newCDPSession(page);
  await cdp.send("Performance.enable");
  const busy = async () => {
    const { metrics } = await cdp.send("Performance.getMetrics");
    return (name) => 1000 * metrics.find((metric) => metric.name === name).value;
  };
  await page.mouse.move(track.x + 10, middle);
  await page.mouse.down();
  const before = await busy();
  for (let step = 0; step < STEPS; step++) {
    const along = Math.abs(((step + 10) % 20) - 10) / 10;
    await page.mouse.move(track.x + 10 + (track.width - 20) * along, middle);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  const after = await busy();
  await page.mouse.up();
  await page.close();
  const perStep = (name) => round((after(name) - before(name)) / STEPS);
  const { inOrder } = await import("../dist/ranking/shortlist.js");
  const standings = inventedPeople();
  const begun = performance.now();
  for (let step = 0; step < STEPS; step++)
    inOrder(standings, [
      { signal: "drive", weight: 1 + step },
      { signal: "reach", weight: 3 },
    ]);
  return {
    people: PEOPLE,
    rankMs: round((performance.now() - begun) / STEPS),
    // Script is ours; the rest is the browser's, and painting without a graphics card is most of it.
    scriptMs: perStep("ScriptDuration"),
    styleAndLayoutMs: round(perStep("RecalcStyleDuration") + perStep("LayoutDuration")),
    everythingMs: perStep("TaskDuration"),
  };
}

function inventedPeople() {
  return Array.from({ length: PEOPLE }, (_, person) => ({
    person,
    first: person,
    places: { drive: { estimate: (person * 7919) % PEOPLE }, reach: { estimate: (person * 104729) % PEOPLE } },
  }));
}

function inventedStandings() {
  const signals = ["drive", "depth", "steering", "reach", "relevance"];
  const replicates = 200;
  const places = new Float32Array(PEOPLE * signals.length * (1 + replicates));
  let state = 1;
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  const people = Array.from({ length: PEOPLE }, (_, number) => ({
    person: `p${number}`,
    name: `Invented ${number}`,
    number,
    first: number,
    lastActive: "2026-01-01T00:00:00Z",
    weeks: 10,
    repositories: [{ source: "invented", weeks: 10 }],
    disclosedAgentShare: 0,
    signals: Object.fromEntries(
      signals.map((signal, index) => {
        const middle = random();
        const from = (number * signals.length + index) * (1 + replicates);
        places[from] = middle;
        for (let r = 1; r <= replicates; r++)
          places[from + r] = Math.min(1, Math.max(0, middle + 0.2 * (random() - 0.5)));
        return [
          signal,
          {
            percentile: 100 * middle,
            percentileLow: Math.max(0, 100 * middle - 10),
            percentileHigh: Math.min(100, 100 * middle + 10),
            value: null,
            unit: "weeks",
            measures: [{ sentence: `${signal} of ${number}`, weight: 1, percentile: 100 * middle }],
          },
        ];
      }),
    ),
  }));
  const result = {
    asOf: "2026-01-01T00:00:00Z",
    scope: [],
    cohort: { repositories: [{ source: "invented", people: PEOPLE }], unknown: 0 },
    sources: [],
    notes: [],
    halfLife: { scale: 1, days: {}, otherwise: 365 },
    people,
    seed: 1,
    replicates,
    places: Buffer.from(places.buffer).toString("base64"),
  };
  return `${JSON.stringify({ result })}\n`;
}

/** From the click on a name to their workprint, for the busiest people in turn: no answer was there before. */
async function workprint(context, origin, headers, runs) {
  const { people } = await asked(origin, headers, "standings", {});
  const busiest = people.toSorted((a, b) => b.weeks - a.weeks).slice(0, runs + 1);
  const found = [];
  for (const { person, weeks } of busiest) {
    const page = await context.newPage();
    await page.goto(`${origin}/people?q=${person}`);
    await page.locator("li.people-row").first().waitFor();
    await page.waitForTimeout(500);
    const ms = await page.evaluate(async () => {
      const begun = performance.now();
      document.querySelector(".people-name a").click();
      for (;;) {
        await new Promise(requestAnimationFrame);
        if (document.querySelector(".workprint-signal")) return performance.now() - begun;
      }
    });
    found.push({ weeks, ms: Math.round(ms) });
    await page.close();
  }
  // The first one opens the history, too.
  const [first, ...rest] = found;
  return { firstMs: first.ms, weeks: rest.map(({ weeks }) => weeks), clickToDrawnMs: median(rest.map(({ ms }) => ms)) };
}

/** Each route, asked by one reader and then by twenty at once. */
async function readers(origin, headers) {
  const { people } = await asked(origin, headers, "standings", {});
  const routes = [
    ["sources", {}],
    ["roles", {}],
    ["standings", { areas: ["kernels"] }],
    ["person", { person: people[0].person }],
    ["areas", {}],
    ["modules", {}],
    ["newcomers", {}],
  ];
  const result = {};
  for (const [route, input] of routes) {
    await asked(origin, headers, route, input);
    const alone = await times(1, 20, () => asked(origin, headers, route, input));
    const together = await times(READERS, 10, () => asked(origin, headers, route, input));
    result[route] = { one95Ms: round(alone), twenty95Ms: round(together), ratio: round(together / alone) };
  }
  return result;
}

async function times(readers, each, ask) {
  const found = [];
  await Promise.all(
    Array.from({ length: readers }, async () => {
      for (let i = 0; i < each; i++) {
        const begun = performance.now();
        await ask();
        found.push(performance.now() - begun);
      }
    }),
  );
  return found.toSorted((a, b) => a - b)[Math.floor(0.95 * (found.length - 1))];
}

async function asked(origin, headers, operation, input) {
  const response = await fetch(`${origin}/api/${operation}`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  const last = (await response.text()).trimEnd().split("\n").at(-1);
  const { result, error } = JSON.parse(last);
  if (error) throw new Error(`${operation}: ${error.message}`);
  return result;
}
