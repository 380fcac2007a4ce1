import { copyFileSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { beforeAll, describe, expect, it } from "vitest";

import { Workspace } from "../src/evidence/workspace.ts";
import { OPERATIONS } from "../src/http/operations.ts";
import type { TeamResult } from "../src/model/team.ts";
import { isoTime } from "../src/model/time.ts";
import { team, type TeamInput } from "../src/operations/team.ts";
import { readGitSource } from "../src/sources/git/read.ts";
import { temporaryFolder } from "./repository.ts";
import { START, teamRepositories, WEEK, WEEKS } from "./team-repositories.ts";

const NOW = START + (WEEKS + 10) * WEEK;

const TEAM = {
  title: "Systems",
  members: ["Ada Stone", "Bo Marsh", "Cy Wood"],
  repositories: ["closed", "open"],
  private: ["closed"],
  public: "all" as const,
  needs: ["kernels", "quantization", "serving", "safety"],
};

async function workspaceOf(repositories: readonly string[], key?: Workspace): Promise<Workspace> {
  const workspace = Workspace.at(temporaryFolder());
  if (key) {
    mkdirSync(workspace.folder, { recursive: true });
    copyFileSync(join(key.folder, "key"), join(workspace.folder, "key"));
  }
  for (const path of repositories) await readGitSource(path, { workspace, now: NOW });
  return workspace;
}

let workspace: Workspace;
let found: TeamResult;
const ask = (given: TeamInput): Promise<TeamResult> => team(workspace, given);

beforeAll(async () => {
  workspace = await workspaceOf(teamRepositories());
  found = await ask({ team: TEAM });
});

const idOf = (name: string, result = found): string => result.members.find((one) => one.name === name)!.person;

describe("coverage", () => {
  it("counts weeks by member and area, and says who is alone and what nobody was seen in", () => {
    const cell = (name: string, area: string): TeamResult["coverage"]["cells"][number] | undefined =>
      found.coverage.cells.find((one) => one.person === idOf(name) && one.area === area);
    // Each of the last 52 weeks in the private repository, every fifth of them in public too.
    expect(cell("Ada Stone", "kernels")).toMatchObject({ weeks: 52 });
    const fifth = Array.from({ length: 52 }, (_, i) => WEEKS - 1 - i).filter((week) => week % 5 === 0).length;
    expect(cell("Ada Stone", "kernels")!.publicWeeks).toBe(fifth);
    expect(cell("Ada Stone", "kernels")!.commits).toBe(52 + fifth);
    expect(cell("Bo Marsh", "quantization")).toMatchObject({ weeks: 26, publicWeeks: 26, commits: 26 });
    expect(cell("Bo Marsh", "kernels")).toBeUndefined();
    const area = (id: string): TeamResult["coverage"]["areas"][number] =>
      found.coverage.areas.find((one) => one.area === id)!;
    expect(area("quantization")).toMatchObject({ state: "several", members: 2, needed: true });
    expect(area("serving")).toMatchObject({ state: "one", members: 1, weeks: 52 });
    expect(area("safety")).toMatchObject({ state: "nobody seen", members: 0, weeks: 0, lines: 0, teamShare: null });
    expect(area("safety").says).toContain("is not known");
    expect(area("serving").core).toEqual([{ person: idOf("Ada Stone"), name: "Ada Stone" }]);
    for (const { evidence } of found.coverage.cells)
      for (const id of evidence) expect(found.evidence.some((entry) => entry.id === id)).toBe(true);
  });

  it("takes what was not read for unknown, not for nothing", async () => {
    const { coverage, notSeen } = await ask({
      team: { ...TEAM, members: ["Ada Stone", "Ivy A"], notSeen: ["Quiet One"] },
      asOf: isoTime(START + 100 * WEEK).slice(0, 10),
    });
    expect(notSeen).toEqual(["Quiet One"]);
    expect(coverage.says.join(" ")).toContain("not the same as nothing");
  });
});

describe("whom the knowledge rests on", () => {
  it("names the one, and who could share it", () => {
    const of = (module: string): TeamResult["keyPeople"]["modules"][number] =>
      found.keyPeople.modules.find((one) => one.module === module && one.repo === "closed")!;
    expect(of("kernels")).toMatchObject({ truckFactor: 1, teamShare: 1, unowned: 0, sharers: [] });
    expect(of("kernels").holders).toMatchObject([{ name: "Ada Stone", member: true, share: 1, authored: 4 }]);
    expect(of("kernels").says).toContain("Nobody else has been seen at work in it");
    const serve = of("serve");
    expect(serve.holders[0]!.name).toBe("Ada Stone");
    // Every twentieth week somebody from outside changes it; never another member.
    expect(serve.sharers.every(({ member }) => !member)).toBe(true);
    expect(serve.says).toContain("No other member");
    const lib = of("lib");
    expect(lib.teamShare!).toBeCloseTo(lib.lines > 0 ? bosShare() : 0, 2);
    expect(JSON.stringify(found)).not.toMatch(/\b(leav(e|es|ing) the (team|company)|quit|resign)/i);
  });

  /** Bo writes as many lines each time as everybody else. */
  function bosShare(): number {
    const all = Array.from({ length: WEEKS }, (_, week) => week);
    const bo = all.filter((week) => week % 4 === 1).length;
    return bo / (bo + all.filter((week) => week % 2 === 0).length);
  }
});

describe("over time", () => {
  it("gives figures of all together, with intervals that hold them, and none of anybody", () => {
    const { points } = found.overTime;
    expect(points).toHaveLength(6);
    expect(points.at(-1)).toMatchObject({ people: 3, areas: 3 });
    // Ada 26, Bo 13 in one and 6 or 7 more in the other, Cy 8 or 9.
    expect(points.at(-1)!.weeks!.estimate).toBeGreaterThan(50);
    expect(points.at(-1)!.weeksPerPerson!.estimate).toBeGreaterThan(15);
    for (const { weeks, weeksPerPerson, evenAreas, linesShare } of points)
      for (const one of [weeks, weeksPerPerson, evenAreas, linesShare])
        if (one) expect(one.low <= one.estimate && one.estimate <= one.high).toBe(true);
    expect(JSON.stringify(found.overTime)).not.toContain("Ada");
  });

  it("knows nothing of half-years before the repositories begin", async () => {
    const { overTime } = await ask({ team: TEAM, asOf: isoTime(START + 60 * WEEK).slice(0, 10) });
    expect(overTime.points[0]).toMatchObject({ people: null, weeks: null, linesShare: null });
    expect(overTime.points.at(-1)!.people).toBe(3);
  });

  it("asks anew at each date who is everyone", async () => {
    const { overTime, members, rule } = await ask({ of: "open" });
    expect(members.map(({ name }) => name)).toEqual(["Ada Stone", "Bo Marsh", "Cy Wood"]);
    expect(rule).toContain("at least 3 weeks of the 365 days");
    expect(overTime.says.at(-1)).toContain("anew");
  });
});

describe("visibility", () => {
  it("counts public and private weeks, and stands the team beside its peers", () => {
    const { people, areas, peers } = found.visibility;
    expect(people.find(({ name }) => name === "Cy Wood")).toMatchObject({ privateWeeks: 0, unknownWeeks: 0 });
    const ada = people.find(({ name }) => name === "Ada Stone")!;
    expect(ada).toMatchObject({ weeks: 52, privateWeeks: 52, publicAreas: ["kernels"] });
    expect(areas.find(({ area }) => area === "serving")).toMatchObject({ publicWeeks: 0, visible: [] });
    expect(peers.map(({ title, people: count, enough }) => [title, count, enough])).toEqual([
      ["evaluation", 3, true],
      ["serving", 3, true],
      ["tokens", 3, true],
    ]);
    const quantization = areas.find(({ area }) => area === "quantization")!;
    expect(quantization.peers).toEqual({ teams: 3, low: 0, median: 0, high: 0, less: 3 });
    // Two of three people do all of it, so three people do not tell that a team is about it.
    expect(quantization).toMatchObject({ part: { low: 0 }, stands: "near the middle" });
    const parts = areas.reduce((sum, { part }) => sum + (part?.estimate ?? 0), 0);
    expect(parts).toBeCloseTo(1, 2);
  });

  it("says that a team stands out where its interval does", async () => {
    const { visibility } = await ask({ team: { ...TEAM, members: ["Bo Marsh", "Cy Wood", "Ivy A"] } });
    expect(visibility.areas.find(({ area }) => area === "quantization")).toMatchObject({
      part: { estimate: 1, low: 1, high: 1 },
      stands: "above all",
    });
  });

  it("takes no source for public of which nobody said so", async () => {
    const { visibility, sources } = await ask({ team: { ...TEAM, public: [] } });
    expect(sources.filter((one) => one.visibility === "unknown").map(({ source }) => source)).toContain("open");
    expect(visibility.people.every(({ publicWeeks }) => publicWeeks === 0)).toBe(true);
    expect(visibility.people.find(({ name }) => name === "Cy Wood")!.unknownWeeks).toBeGreaterThan(10);
    expect(visibility.areas.every(({ stands }) => stands === null)).toBe(true);
  });
});

describe("worth publishing", () => {
  it("suggests the folder that many change and that changes alone, with figures", () => {
    const lib = found.publish.folders.find(({ folder }) => folder === "lib")!;
    const last104 = Array.from({ length: WEEKS }, (_, week) => week).filter(
      (week) => START + week * WEEK >= START + (WEEKS - 1) * WEEK - 730 * 86_400,
    );
    const byOthers = last104.filter((week) => week % 2 === 0);
    const byBo = last104.filter((week) => week % 4 === 1);
    expect(lib).toMatchObject({ repo: "closed", candidate: true, whyNot: null, people: 9, tests: 0, docs: 0 });
    expect(Math.abs(lib.commits - byOthers.length - byBo.length)).toBeLessThanOrEqual(1);
    expect(lib.coupling).toBeCloseTo(byOthers.filter((week) => week % 20 === 0).length / lib.commits, 2);
    expect(lib.together[0]!.module).toBe("serve");
    expect(lib.kept).toBe(1);
    expect(lib.others + lib.keepers.length).toBe(9);
    expect(lib.against.join(" ")).toContain("It holds no tests");
    for (const folder of ["serve", "kernels"])
      expect(found.publish.folders.find((one) => one.folder === folder)).toMatchObject({ candidate: false });
    expect(found.publish.folders.every(({ repo }) => repo === "closed")).toBe(true);
  });

  it("suggests nothing of repositories that are not private", async () => {
    const { publish } = await ask({ team: { ...TEAM, private: [] } });
    expect(publish.folders).toEqual([]);
    expect(publish.says[0]).toContain("No repository of the team is named private");
  });

  it("finds what could seed a post, and quotes it", () => {
    const { seeds } = found.publish;
    expect(seeds[0]).toMatchObject({
      kind: "measured",
      title: "Quantize the cache, 2.5x less memory",
      people: [{ name: "Bo Marsh" }],
      area: "quantization",
      visibility: "public",
      measurements: [{ text: "2.5x", kind: "factor" }],
    });
    expect(seeds.slice(1).every(({ kind, title }) => kind === "claimed" && title === "Faster packing")).toBe(true);
    expect(seeds.length).toBe(21);
    expect(found.publish.moreSeeds).toBeGreaterThan(0);
  });
});

describe("a team's report", () => {
  it("does not depend on the order in which anything was named", async () => {
    const turned = await ask({
      team: {
        ...TEAM,
        members: ["Cy Wood", idOf("Ada Stone"), "bo marsh", "Bo Marsh"],
        repositories: TEAM.repositories.toReversed(),
        needs: TEAM.needs.toReversed(),
      },
    });
    expect(JSON.stringify(turned)).toBe(JSON.stringify(found));
    const yaml = `title: Systems\nmembers: [Ada Stone, Bo Marsh, Cy Wood]\nrepositories: [open, closed]\nprivate: [closed]\npublic: all\nneeds: [kernels, quantization, serving, safety]\n`;
    expect(JSON.stringify(await ask({ text: yaml, name: "team.yaml" }))).toBe(JSON.stringify(found));
  });

  it("lets nothing in that is later than its date", async () => {
    const cut = 130;
    const asOf = isoTime(START + (cut - 1) * WEEK + 86_400);
    const then = await workspaceOf(teamRepositories({ upTo: cut }), workspace);
    const early = await team(then, { team: TEAM, asOf });
    const late = await ask({ team: TEAM, asOf });
    expect(late).toEqual(early);
  });

  it("has the same figures when people have other names", async () => {
    const renamed = (name: string): string => `Zoe ${[...name].toReversed().join("").replace(" ", "")}`;
    const other = await workspaceOf(teamRepositories({ rename: renamed }), workspace);
    const result = await team(other, { team: { ...TEAM, members: TEAM.members.map(renamed) } });
    expect(figures(result)).toEqual(figures(found));
  });

  it("changes nothing but the cache", async () => {
    const before = filesOf(workspace.folder);
    await ask({ team: TEAM });
    await ask({ of: "closed", private: ["closed"] });
    expect(filesOf(workspace.folder)).toEqual(before);
  });

  it("is there for a page, which may name no file", () => {
    expect(OPERATIONS.team.input.safeParse({ text: "title: x" }).success).toBe(true);
    expect(OPERATIONS.team.input.safeParse({ of: "open", taxonomy: "/etc/passwd" }).success).toBe(false);
  });

  it("can be tried on the sample", async () => {
    const folder = fileURLToPath(new URL("../data/", import.meta.url));
    const sample = Workspace.at(join(folder, "sample"));
    const text = readFileSync(join(folder, "teams/sample.yaml"), "utf8");
    const result = await team(sample, { text, name: "sample.yaml" });
    expect(result.members.length).toBe(9);
    expect(result.publish.titles).toBe(false);
    expect(result.publish.folders.some(({ candidate }) => candidate)).toBe(true);
  });
});

/** All that is not a name or holds one, in an order that names do not give. */
function figures(result: TeamResult): unknown {
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value))
      return value
        .map(strip)
        .map((one) => JSON.stringify(one))
        .sort();
    if (typeof value !== "object" || value === null) return value;
    const kept = Object.entries(value).filter(
      ([key]) => !["name", "says", "against", "reasons", "evidence", "id", "title", "url"].includes(key),
    );
    return Object.fromEntries(kept.map(([key, of]) => [key, strip(of)]));
  };
  return strip(result);
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("cache"))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => `${file} ${readFileSync(file).toString("base64").length}`)
    .sort();
}
