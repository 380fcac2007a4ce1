import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { type Page, expect, test as base } from "@playwright/test";

const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What the command line says of the sample, as data. */
export function terminal<T>(...args: string[]): T {
  const out = execFileSync(process.execPath, [MAIN, ...args, "--sample", "--json"], {
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  return JSON.parse(out) as T;
}

/** Runs a command while something else goes on. */
export async function command(...args: string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [MAIN, ...args]);
}

/** `workprint serve` in a process of its own, and the links that it prints. */
export class Server {
  readonly process: ChildProcess;
  readonly #links: string[] = [];
  readonly #waiting: ((link: string) => void)[] = [];

  constructor(args: readonly string[]) {
    this.process = spawn(process.execPath, [MAIN, "serve", "--port", "0", ...args], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    createInterface({ input: this.process.stdout! }).on("line", (line) => {
      const link = /(http:\S+token=\S+)/.exec(line)?.[1];
      if (!link) return;
      const next = this.#waiting.shift();
      if (next) next(link);
      else this.#links.push(link);
    });
  }

  /** A link that was not used yet. */
  link(): Promise<string> {
    const link = this.#links.shift();
    return link === undefined ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve(link);
  }

  async origin(): Promise<string> {
    const link = await this.link();
    this.#links.unshift(link);
    return new URL(link).origin;
  }

  async end(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    this.process.kill();
    await ended;
  }
}

/** A page with a session on a server over the sample; it fails the test for what no page may do. */
export const test = base.extend<{ sample: Page }, { server: Server }>({
  server: [
    // The first argument has to be taken apart, even where nothing is wanted of it.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const server = new Server(["--sample"]);
      await use(server);
      await server.end();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ server }, use) => use(await server.origin()),
  sample: async ({ page, server }, use) => {
    const wrong: string[] = [];
    watch(page, wrong);
    await page.goto(await server.link());
    await use(page);
    expect(wrong).toEqual([]);
  },
});

/** Notes errors in the console and requests that leave this machine. */
export function watch(page: Page, wrong: string[]): void {
  page.on("console", (message) => {
    if (message.type() === "error") wrong.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (!["data:", "blob:"].includes(protocol) && hostname !== "127.0.0.1") wrong.push(`request: ${request.url()}`);
  });
}

/** Waits until nothing is being worked out. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await expect(page.locator("progress")).toHaveCount(0);
}

interface Violation {
  id: string;
  impact: string;
  nodes: { html: string }[];
}

/** What axe finds that is serious or worse. */
export async function seriousViolations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    return (await axe.run()).violations;
  });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
}

export { expect };
