import { fileURLToPath } from "node:url";

import { expect, it } from "vitest";

import { Workspace } from "../src/evidence/workspace.ts";
import { answer } from "../src/http/answer.ts";
import { createApp } from "../src/http/app.ts";
import { Sessions } from "../src/http/session.ts";
import { isoQuarter, quarterOf, weekOf } from "../src/model/time.ts";
import { commits } from "../src/operations/commits.ts";
import { person } from "../src/operations/person.ts";
import { standings } from "../src/operations/standings.ts";

const SAMPLE = fileURLToPath(new URL("../data/sample", import.meta.url));
const sample = Workspace.at(SAMPLE);
const secondsOf = (time: string): number => Date.parse(time) / 1000;

/** Whoever did most in the sample. */
async function busiest(): Promise<string> {
  const { people } = await standings(sample, {});
  return people.toSorted((a, b) => b.weeks - a.weeks)[0]!.person;
}

it("shows the commits that each figure of a timeline rests on", async () => {
  const id = await busiest();
  const { timeline, areas, modules } = await person(sample, { person: id });
  for (const { quarter, area, weeks } of timeline) {
    const { commits: found, more } = await commits(sample, { person: id, quarter, area, limit: 1000 });
    expect(more).toBe(0);
    expect(new Set(found.map(({ at }) => weekOf(secondsOf(at)))).size).toBe(weeks);
    expect(found.every(({ at }) => isoQuarter(quarterOf(secondsOf(at))) === quarter)).toBe(true);
  }
  const [area] = areas;
  const inArea = await commits(sample, { person: id, area: area!.area, limit: 1000 });
  expect(inArea.commits[0]!.at).toBe(area!.last);
  for (const { repo, module, weeks } of modules.slice(0, 3)) {
    const { commits: found } = await commits(sample, { person: id, repo, module, limit: 1000 });
    expect(new Set(found.map(({ at }) => weekOf(secondsOf(at)))).size).toBe(weeks);
  }
  const few = await commits(sample, { person: id, limit: 3 });
  expect(few.commits).toHaveLength(3);
  expect(few.more + 3).toBe((await commits(sample, { person: id, limit: 1000 })).commits.length);
});

it("answers the same whatever was asked before in one process", async () => {
  const id = await busiest();
  const first = await person(sample, { person: id });
  await standings(sample, { halfLife: "0.5x" });
  await person(sample, { person: id, areas: ["kernels"] });
  await person(sample, { person: id, evidence: 3 });
  expect(await person(sample, { person: id })).toEqual(first);
});

it("gives results as files, to those who may ask", async () => {
  const sessions = new Sessions(() => {});
  const app = createApp({
    runner: {
      ask: (operation, input, options) =>
        answer({ operation, folder: SAMPLE, input, html: options?.html ?? false }, () => {}),
    },
    sessions,
    page: SAMPLE,
    hosts: ["here"],
    port: 1,
  });
  const get = async (path: string, session?: string): Promise<Response> =>
    app.request(path, { headers: { host: "here", ...(session ? { cookie: `workprint-1=${session}` } : {}) } });
  const id = await busiest();
  const question = encodeURIComponent(JSON.stringify({ person: id }));
  expect((await get(`/export/person.json?input=${question}`)).status).toBe(401);
  const session = sessions.open(sessions.link)!;

  const json = await get(`/export/person.json?input=${question}`, session);
  expect(json.headers.get("content-disposition")).toBe("attachment");
  expect(await json.json()).toEqual(await person(sample, { person: id }));

  for (const path of [`/export/person.html?input=${question}`, "/export/areas.html"]) {
    const html = await get(path, session);
    expect(html.headers.get("content-type")).toMatch(/^text\/html/);
    expect(html.headers.get("content-disposition")).toBe("attachment");
    expect(await html.text()).toMatch(/^<!doctype html>/);
  }

  expect((await get("/export/person.json?input=%7B%22person%22%3A%22nobody-at-all%22%7D", session)).status).toBe(422);
  expect((await get("/export/person.json?input=nonsense", session)).status).toBe(400);
  for (const path of ["/export/read.json", "/export/sources.html", "/export/nothing.json", "/export/__proto__.json"])
    expect((await get(path, session)).status).toBe(404);
});
