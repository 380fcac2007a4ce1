import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { request } from "node:http";
import { fileURLToPath } from "node:url";

import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import type { serve as Serve, Serving } from "../src/http/serve.ts";
import { Evidence } from "../src/evidence/load.ts";
import { Workspace } from "../src/evidence/workspace.ts";
import type { SourceResult } from "../src/model/results.ts";
import { StandingsResult } from "../src/model/standings.ts";
import { areas } from "../src/operations/areas.ts";
import { find } from "../src/operations/find.ts";
import { plan } from "../src/operations/plan.ts";
import { plans } from "../src/operations/plans.ts";
import { checkRole } from "../src/operations/role-check.ts";
import { team } from "../src/operations/team.ts";
import { sources } from "../src/operations/sources.ts";
import { readTemplate } from "../src/roles/load.ts";
import { git, lines, makeRepository, temporaryFolder } from "./repository.ts";

// The server starts threads and processes of its own, which only the build has.
const { serve } = (await import(String(new URL("../dist/http/serve.js", import.meta.url)))) as { serve: typeof Serve };

const MAIN = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const SAMPLE = fileURLToPath(new URL("../data/sample", import.meta.url));
const START = 1_650_000_000;

interface Line {
  progress?: { done: number; all: number; what: string };
  result?: unknown;
  error?: { code: string; message: string; hint: string };
}

/** A browser, as far as the server can tell. */
class Visitor {
  readonly origin: string;
  readonly cookie: string;

  private constructor(origin: string, cookie: string) {
    this.origin = origin;
    this.cookie = cookie;
  }

  static async open(link: string): Promise<Visitor> {
    const answer = await fetch(link, { redirect: "manual" });
    expect(answer.status).toBe(302);
    return new Visitor(new URL(link).origin, answer.headers.get("set-cookie")!.split(";")[0]!);
  }

  post(operation: string, body: string, headers: Record<string, string> = {}, signal?: AbortSignal): Promise<Response> {
    return fetch(`${this.origin}/api/${operation}`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie: this.cookie, ...headers },
      body,
      ...(signal ? { signal } : {}),
    });
  }

  /** Every line of an answer. @param onLine told each as it comes */
  async lines(
    operation: string,
    input: unknown,
    { signal, onLine }: { signal?: AbortSignal; onLine?: (line: Line) => void } = {},
  ): Promise<Line[]> {
    const answer = await this.post(operation, JSON.stringify(input), {}, signal);
    const found: Line[] = [];
    let rest = "";
    for await (const part of answer.body!.pipeThrough(new TextDecoderStream())) {
      const parts = (rest + part).split("\n");
      rest = parts.pop()!;
      for (const text of parts) {
        const line = JSON.parse(text) as Line;
        found.push(line);
        onLine?.(line);
      }
    }
    expect(rest).toBe("");
    return found;
  }

  /** The last line of an answer. */
  async ask(operation: string, input: unknown): Promise<Line> {
    return (await this.lines(operation, input)).at(-1)!;
  }
}

const running: Serving[] = [];
const children: ChildProcess[] = [];

afterAll(async () => {
  for (const serving of running) await serving.close();
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

async function start(folder: string): Promise<{ links: string[]; serving: Serving }> {
  const links: string[] = [];
  const serving = await serve({
    workspace: Workspace.at(folder) as never,
    port: 0,
    onLink: (link) => links.push(link),
  });
  running.push(serving);
  return { links, serving };
}

/** `workprint serve` in a process of its own, which can be killed. */
async function startChild(folder: string): Promise<{ child: ChildProcess; visitor: Visitor }> {
  const child = spawn(process.execPath, [MAIN, "serve", "--workspace", folder, "--port", "0", "--no-open"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  children.push(child);
  let text = "";
  for await (const part of child.stdout!.setEncoding("utf8")) {
    text += part as string;
    const link = /(http:\S+)\n/.exec(text)?.[1];
    if (link) return { child, visitor: await Visitor.open(link) };
  }
  throw new Error("The server said no link.");
}

function makeHistory(commits: number, folder?: string): string {
  return makeRepository(
    Array.from({ length: commits }, (_, index) => ({
      author: `Person ${index % 7}`,
      at: START + index * 40_000,
      files: {
        [`src/part${index % 23}/file${index % 41}.py`]: lines(
          ...Array.from({ length: 30 }, (_, line) => line * (index % 5)),
          index,
        ),
      },
    })),
    folder,
  );
}

/** What was read can be opened, and is as much as its manifest says. */
async function expectWhole(workspace: Workspace, source: string, commits: number): Promise<void> {
  const manifest = workspace.source(source)!;
  expect(manifest.commits).toBe(commits);
  const evidence = await Evidence.open(workspace, [manifest]);
  const rows = await evidence.rows(manifest.headAt!);
  evidence.close();
  expect(rows.commits["commit"]).toHaveLength(commits);
  expect(rows.changes["commit"]!.length).toBe(manifest.changes);
}

/** Folders of readings under way. */
function readings(workspace: Workspace): string[] {
  return existsSync(workspace.temporary) ? readdirSync(workspace.temporary) : [];
}

async function until(test: () => boolean): Promise<void> {
  for (let waited = 0; !test(); waited += 20) {
    if (waited > 20_000) throw new Error("It did not come.");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe("over the sample", () => {
  let links: string[];
  let visitor: Visitor;

  beforeAll(async () => {
    ({ links } = await start(SAMPLE));
    visitor = await Visitor.open(links[0]!);
  });

  it("opens each link once, and shows the next one", async () => {
    const next = links.at(-1)!;
    expect(next).not.toBe(links[0]);
    const again = await fetch(links[0]!, { redirect: "manual" });
    expect(again.status).toBe(401);
    expect(again.headers.get("set-cookie")).toBeNull();
    expect(await again.text()).toContain("used before");

    const opened = await fetch(`${next}&role=junior-kernel`, { redirect: "manual" });
    expect(opened.headers.get("location")).toBe("/?role=junior-kernel");
    const cookie = opened.headers.get("set-cookie")!;
    expect(cookie).toMatch(/^workprint-\d+=[\w-]{32};/);
    expect(cookie).toContain("HttpOnly");
    expect(cookie).toContain("SameSite=Strict");
    expect(links.at(-1)).not.toBe(next);
  });

  it("answers nobody without a session", async () => {
    for (const headers of [{}, { cookie: "workprint-1=guess" }, { cookie: visitor.cookie.replace(/.{4}$/, "AAAA") }]) {
      const asked = await fetch(`${visitor.origin}/api/sources`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: "{}",
      });
      expect(asked.status).toBe(401);
      expect(await asked.json()).toMatchObject({ error: { code: "session" } });
      const page = await fetch(`${visitor.origin}/people`, { headers });
      expect(page.status).toBe(401);
      expect(await page.text()).not.toContain("<script");
    }
  });

  it("answers only under its own address", async () => {
    const { port } = new URL(visitor.origin);
    const statusUnder = async (host: string): Promise<number> => {
      const asked = request({ host: "127.0.0.1", port, path: "/", headers: { host, cookie: visitor.cookie } }).end();
      const [answer] = (await once(asked, "response")) as [{ statusCode: number; resume(): void }];
      answer.resume();
      return answer.statusCode;
    };
    expect(await statusUnder(`127.0.0.1:${port}`)).toBe(200);
    expect(await statusUnder(`localhost:${port}`)).toBe(200);
    for (const host of ["attacker.example", `attacker.example:${port}`, "127.0.0.1", "localhost:1"])
      expect(await statusUnder(host)).toBe(421);
  });

  it("sends pages that run and load nothing of others", async () => {
    const page = await fetch(`${visitor.origin}/role`, { headers: { cookie: visitor.cookie } });
    expect(page.status).toBe(200);
    const policy = page.headers.get("content-security-policy")!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(page.headers.get("x-content-type-options")).toBe("nosniff");
    expect(page.headers.get("referrer-policy")).toBe("no-referrer");
    const text = await page.text();
    expect(text).not.toMatch(/<script(?![^>]* src="\/)/);
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(text)![1]!;
    const asset = await fetch(visitor.origin + script, { headers: { cookie: visitor.cookie } });
    expect(asset.headers.get("cache-control")).toContain("immutable");
    for (const path of ["/assets/../../package.json", "/assets/%2e%2e/%2e%2e/package.json", "/assets/none.js"]) {
      const outside = await fetch(visitor.origin + path, { headers: { cookie: visitor.cookie } });
      expect(await outside.text()).not.toContain('"dependencies"');
    }
  });

  it("takes JSON alone, and not too much of it", async () => {
    const form = await visitor.post("sources", "{}", { "content-type": "text/plain" });
    expect(form.status).toBe(415);
    const broken = await visitor.post("sources", "{");
    expect(broken.status).toBe(400);
    expect(await broken.json()).toMatchObject({ error: { code: "input" } });
    const long = await visitor.post("person", JSON.stringify({ person: "a".repeat(70_000) }));
    expect(long.status).toBe(413);
    const get = await fetch(`${visitor.origin}/api/sources`, { headers: { cookie: visitor.cookie } });
    expect(get.headers.get("content-type")).not.toContain("json");
  });

  it("knows no other operations", async () => {
    for (const name of ["nothing", "constructor", "__proto__", "toString"]) {
      const answer = await visitor.post(name, "{}");
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ error: { code: "input" } });
    }
  });

  it("says what is wrong with an input, and where", async () => {
    expect(await visitor.ask("person", { person: "" })).toMatchObject({
      error: { code: "input", message: expect.stringMatching(/^person: /) as string },
    });
    expect(await visitor.ask("areas", { asOf: "yesterday" })).toMatchObject({
      error: { code: "input", message: expect.stringContaining("yesterday") as string },
    });
    expect(await visitor.ask("standings", { areas: ["nonsense"] })).toMatchObject({
      error: { code: "input", hint: expect.stringContaining("kernels") as string },
    });
    expect(await visitor.ask("person", { person: "Nobody Whatsoever" })).toMatchObject({
      error: { code: "not-found" },
    });
    expect(
      await visitor.ask("plan", { plans: [{ name: "mine", text: "title: Mine\ncurrency: EUR\nstart: now\n" }] }),
    ).toMatchObject({
      error: { code: "config", message: expect.stringMatching(/^mine:\d+:\d+: /) as string },
    });
    expect(await visitor.ask("roleCheck", { role: { role: "x" } })).toMatchObject({
      error: { code: "input", message: expect.stringMatching(/^role\./) as string },
    });
    expect(await visitor.ask("team", { text: "title: x\nmembers: everyone\nrepositories: [nowhere]\n" })).toMatchObject(
      {
        error: { code: "config", message: expect.stringMatching(/^team:3:16: .*'nowhere' was not read/) as string },
      },
    );
    // A page has no business with files of this machine.
    const taxonomy = await visitor.ask("areas", { taxonomy: "/etc/passwd" });
    expect(taxonomy.error!.message).toContain("taxonomy");
    expect(taxonomy.error!.code).toBe("input");
  });

  it("gives what the operations give", async () => {
    const workspace = Workspace.at(SAMPLE);
    const same = async (operation: string, input: unknown, own: unknown): Promise<void> =>
      expect((await visitor.ask(operation, input)).result).toEqual(JSON.parse(JSON.stringify(own)));
    await same("sources", {}, sources(workspace));
    await same("areas", {}, await areas(workspace, {}));
    await same("find", { name: "eagle" }, await find(workspace, { name: "eagle" }));
    const given = { of: "ml-explore/mlx", private: ["ml-explore/mlx"] };
    await same("team", given, await team(workspace, given));
    StandingsResult.parse((await visitor.ask("standings", { areas: ["kernels"] })).result);
    const role = readTemplate("junior-kernel");
    await same("roleCheck", { role, fillMonths: 6 }, await checkRole(workspace, { role, fillMonths: 6 }));
    await same("plans", {}, plans());
    const [example] = plans().plans;
    await same("plan", { plans: [example] }, await plan(workspace, { plans: [example!] }));
  });

  it("finds people by a part of a name, most commits first", async () => {
    const { people, more } = await find(Workspace.at(SAMPLE), { name: "eagle", limit: 5 });
    expect(people).toHaveLength(5);
    expect(more).toBeGreaterThan(0);
    expect(people.every(({ name }) => name.toLowerCase().includes("eagle"))).toBe(true);
    expect(people.map(({ commits }) => commits)).toEqual(
      people.map(({ commits }) => commits).toSorted((a, b) => b - a),
    );
    const [first] = people;
    expect((await find(Workspace.at(SAMPLE), { name: first!.person })).people).toEqual([first]);
    expect(await find(Workspace.at(SAMPLE), { name: "Nobody Whatsoever" })).toEqual({ people: [], more: 0 });
  });

  it("can't be read into", async () => {
    const { error } = await visitor.ask("read", { locations: [makeHistory(3)] });
    expect(error).toMatchObject({ code: "input", message: "The sample can't be read into." });
    expect(existsSync(`${SAMPLE}/key`)).toBe(false);
  });
});

describe("over a workspace", () => {
  it("says that there is nothing yet", async () => {
    const { links } = await start(temporaryFolder());
    const visitor = await Visitor.open(links[0]!);
    expect(await visitor.ask("sources", {})).toMatchObject({ error: { code: "not-found" } });
  });

  it("reads with progress, names what failed beside what worked, and answers from the new evidence", async () => {
    const folder = temporaryFolder();
    const path = makeHistory(300);
    const { links } = await start(folder);
    const visitor = await Visitor.open(links[0]!);
    git(path, "update-ref", "refs/heads/main", git(path, "rev-list", "--reverse", "HEAD").split("\n")[99]!);
    await visitor.ask("read", { locations: [path] });
    const before = (await visitor.ask("sources", {})).result as { sources: SourceResult[] };
    expect(before.sources.map(({ commits }) => commits)).toEqual([100]);

    git(path, "update-ref", "refs/heads/main", "refs/heads/c298");
    const told = await visitor.lines("read", { locations: ["/nowhere/at/all", path] });
    const { result } = told.at(-1)!;
    expect(result).toMatchObject({
      sources: [{ source: "project", commits: 299, newCommits: 199 }],
      failures: [{ code: "input", message: expect.stringContaining("/nowhere/at/all") as string }],
    });
    const steps = told.slice(0, -1).map(({ progress }) => progress!);
    expect(steps.length).toBeGreaterThan(1);
    expect(steps.every(({ what, all }) => what === "reading project (2 of 2)" && all === 199)).toBe(true);
    expect(steps.map(({ done }) => done)).toEqual(steps.map(({ done }) => done).toSorted((a, b) => a - b));

    const after = (await visitor.ask("sources", {})).result as { sources: SourceResult[] };
    expect(after.sources.map(({ commits }) => commits)).toEqual([299]);
  });

  it("tells how far a long question is, and keeps its answer", async () => {
    const folder = temporaryFolder();
    const { links } = await start(folder);
    const visitor = await Visitor.open(links[0]!);
    // Two years and more, so that there are dates to ask.
    await visitor.ask("read", { locations: [makeHistory(2500)] });
    const told = await visitor.lines("backtest", {});
    expect(told.length).toBeGreaterThan(1);
    expect(told[0]!.progress).toMatchObject({ done: 0, what: expect.stringContaining("past") as string });
    const again = await visitor.lines("backtest", {});
    expect(again).toEqual([told.at(-1)]);
  });

  it("reads while another tab and the command line read, and nothing is lost", async () => {
    const folder = temporaryFolder();
    const workspace = Workspace.at(folder);
    const [one, other, both] = [`${temporaryFolder()}/one`, `${temporaryFolder()}/other`, `${temporaryFolder()}/both`];
    makeHistory(250, one);
    makeHistory(350, other);
    makeHistory(150, both);
    const { links } = await start(folder);
    const visitor = await Visitor.open(links[0]!);
    const second = await Visitor.open(links[1]!);
    const child = spawn(process.execPath, [MAIN, "read", other, both, "--workspace", folder], { stdio: "ignore" });
    children.push(child);
    const exit = once(child, "exit");
    const [{ result }, { result: inSecond }, [status]] = await Promise.all([
      visitor.ask("read", { locations: [both, one] }),
      second.ask("read", { locations: [both, other] }),
      exit,
    ]);
    expect(status).toBe(0);
    expect(inSecond).toMatchObject({ sources: [{ source: "both" }, { source: "other" }], failures: [] });
    expect(result).toMatchObject({ sources: [{ source: "both" }, { source: "one" }], failures: [] });
    await expectWhole(workspace, "one", 250);
    await expectWhole(workspace, "other", 350);
    await expectWhole(workspace, "both", 150);
    expect(readings(workspace)).toEqual([]);
    const seen = (await visitor.ask("sources", {})).result as { sources: SourceResult[] };
    expect(seen.sources.map(({ source }) => source)).toEqual(["both", "one", "other"]);
  });

  it("stops a reading when nobody waits for it any more, and keeps what was there", async () => {
    const folder = temporaryFolder();
    const workspace = Workspace.at(folder);
    const path = makeHistory(1500);
    const all = git(path, "rev-list", "--reverse", "HEAD").split("\n");
    git(path, "update-ref", "refs/heads/main", all[99]!);
    const { links } = await start(folder);
    const visitor = await Visitor.open(links[0]!);
    await visitor.ask("read", { locations: [path] });

    git(path, "update-ref", "refs/heads/main", all.at(-1)!);
    const stop = new AbortController();
    const told = visitor.lines("read", { locations: [path] }, { signal: stop.signal, onLine: () => stop.abort() });
    await expect(told).rejects.toThrow(/abort/i);
    await expectWhole(workspace, "project", 100);
    // The process of the reading ends before it has published anything.
    await until(() => readings(workspace).every((name) => !isAlive(name)));
    await expectWhole(workspace, "project", 100);

    expect(await visitor.ask("read", { locations: [path] })).toMatchObject({ result: { failures: [] } });
    await expectWhole(workspace, "project", 1500);
    expect(readings(workspace)).toEqual([]);
  });

  it("comes back whole when the server is killed in the middle of a reading", async () => {
    const folder = temporaryFolder();
    const workspace = Workspace.at(folder);
    const path = makeHistory(1500);
    const all = git(path, "rev-list", "--reverse", "HEAD").split("\n");
    git(path, "update-ref", "refs/heads/main", all[99]!);
    const first = await startChild(folder);
    await first.visitor.ask("read", { locations: [path] });

    git(path, "update-ref", "refs/heads/main", all.at(-1)!);
    const told = first.visitor.lines("read", { locations: [path] }, { onLine: () => void first.child.kill("SIGKILL") });
    await expect(told).rejects.toThrow(/terminated|socket|fetch/);
    await expectWhole(workspace, "project", 100);

    const second = await startChild(folder);
    const { result } = await second.visitor.ask("sources", {});
    expect((result as { sources: SourceResult[] }).sources.map(({ commits }) => commits)).toEqual([100]);
    // The process that was reading ends with its server, and leaves what the next reading clears away.
    await until(() => readings(workspace).every((name) => !isAlive(name)));
    await expectWhole(workspace, "project", 100);
    expect(await second.visitor.ask("read", { locations: [path] })).toMatchObject({
      result: { sources: [{ commits: 1500, newCommits: 1400 }], failures: [] },
    });
    await expectWhole(workspace, "project", 1500);
    expect(readings(workspace)).toEqual([]);
  });
});

/** Whether the process that a folder of a reading is named after still runs. */
function isAlive(reading: string): boolean {
  try {
    process.kill(Number(/^reading-(\d+)-/.exec(reading)![1]), 0);
    return true;
  } catch {
    return false;
  }
}
