import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import stringWidth from "string-width";
import { expect, it } from "vitest";
import { z } from "zod";

import { CommitsResult } from "../src/model/commits.ts";
import { OfferResult } from "../src/model/offers.ts";
import {
  AreasResult,
  BacktestResult,
  DecisionLogResult,
  DecisionResult,
  FindResult,
  IdentitiesResult,
  IdentityOfResult,
  ModulesResult,
  NewcomersResult,
  PeopleResult,
  PersonResult,
  ReadResult,
  SourceResult,
} from "../src/model/results.ts";
import { PlanResult, RoleCheckResult } from "../src/model/planning.ts";
import { TeamResult } from "../src/model/team.ts";
import { temporaryFolder } from "./repository.ts";

const MAIN = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const EXAMPLE = fileURLToPath(new URL("../data/teams/sample.yaml", import.meta.url));

function workprint(args: readonly string[], columns = 80): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    encoding: "utf8",
    maxBuffer: 1e9,
    env: { ...process.env, COLUMNS: String(columns) },
  });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return stdout;
}

const SHAPES = {
  areas: AreasResult,
  backtest: BacktestResult,
  commits: CommitsResult,
  decision: DecisionResult,
  decisions: DecisionLogResult,
  find: FindResult,
  identities: IdentitiesResult,
  identity: IdentityOfResult,
  modules: ModulesResult,
  newcomers: NewcomersResult,
  offer: OfferResult,
  people: PeopleResult,
  person: PersonResult,
  plan: PlanResult,
  read: ReadResult,
  "role-check": RoleCheckResult,
  source: SourceResult,
  team: TeamResult,
};

it.each(Object.entries(SHAPES))("keeps the shape of %s", async (name, schema) => {
  await expect(`${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`).toMatchFileSnapshot(`contract/${name}.json`);
});

it("prints what it promises, the same bytes each time", () => {
  const args = ["people", "--sample", "--role", "junior-kernel", "--json"];
  const first = workprint(args);
  expect(workprint(args)).toBe(first);
  const { people, cohort } = PeopleResult.parse(JSON.parse(first));
  expect(people.length).toBeGreaterThan(5);
  expect(cohort.placed).toBeGreaterThanOrEqual(people.length);

  const [one] = people;
  const shown = PersonResult.parse(JSON.parse(workprint(["person", one!.person, "--sample", "--json"])));
  expect(shown.name).toBe(one!.name);
  const listed = new Set(shown.evidence.map(({ id }) => id));
  for (const { evidence } of Object.values(shown.signals)) expect(evidence.every((id) => listed.has(id))).toBe(true);
});

it("measures areas and modules, the same bytes each time", () => {
  const areas = workprint(["areas", "--sample", "--json"]);
  expect(workprint(["areas", "--sample", "--json"])).toBe(areas);
  const measured = AreasResult.parse(JSON.parse(areas));
  for (const { halfLifeDays, censoredShare, lines, curve } of measured.areas) {
    const { estimate, low, high, reached } = halfLifeDays;
    expect(reached).toBe(estimate !== null);
    if (estimate !== null) expect(low!).toBeLessThanOrEqual(estimate);
    if (high !== null) expect(high).toBeGreaterThanOrEqual(estimate!);
    if (lines > 0) expect(censoredShare).toBeGreaterThan(0);
    expect(curve.every(({ low: least, share, high: most }) => least <= share && share <= most)).toBe(true);
  }
  const last = measured.turnover.at(-1)!.quarter;
  const living = (rows: readonly { area: string; living: number }[]): [string, number][] =>
    rows.map(({ area, living: lines }): [string, number] => [area, lines]).sort();
  const atLast = measured.turnover.filter(({ quarter }) => quarter === last);
  expect(living(atLast.filter((row) => row.living > 0))).toEqual(
    living(measured.areas.filter((row) => row.living > 0)),
  );

  const { modules } = ModulesResult.parse(
    JSON.parse(workprint(["modules", "--sample", "--json", "--people", "10000", "--limit", "1000"])),
  );
  const lines = modules.reduce((sum, module) => sum + module.lines, 0);
  expect(lines).toBe(measured.areas.reduce((sum, area) => sum + area.living, 0));
  for (const { people, others } of modules) {
    expect(people.reduce((sum, { share }) => sum + share, 0)).toBeLessThan(1.01);
    expect(others).toBe(0);
  }
});

it("counts every newcomer once in each repository, and the shares lie in their intervals", () => {
  const text = workprint(["newcomers", "--sample", "--json"]);
  const { all, repositories } = NewcomersResult.parse(JSON.parse(text));
  expect(workprint(["newcomers", "--sample", "--json"])).toBe(text);
  const sum = (of: (one: (typeof repositories)[number]) => number): number =>
    repositories.reduce((total, one) => total + of(one), 0);
  expect(all.everybody.people).toBe(sum(({ everybody }) => everybody.people));
  expect(all.regular.becameCore).toBe(sum(({ regular }) => regular.becameCore));
  expect(all.leftOut.founders).toBe(sum(({ leftOut }) => leftOut.founders));
  for (const { everybody, regular } of [all, ...repositories]) {
    expect(regular.people).toBeLessThanOrEqual(everybody.people);
    for (const { share, low, high } of [...everybody.after, ...regular.after])
      if (share !== null) expect(low! <= share && share <= high!).toBe(true);
  }
  const one = NewcomersResult.parse(
    JSON.parse(workprint(["newcomers", "--sample", "--repo", "ml-explore/mlx", "--json"])),
  );
  expect(one.repositories[0]).toEqual(repositories.find(({ repo }) => repo === "ml-explore/mlx"));
});

it("says of a team the same bytes each time, and each figure within its bounds", () => {
  const text = workprint(["team", EXAMPLE, "--sample", "--json"]);
  expect(workprint(["team", EXAMPLE, "--sample", "--json"])).toBe(text);
  const { members, coverage, visibility, keyPeople, evidence } = TeamResult.parse(JSON.parse(text));
  const known = new Set(evidence.map(({ id }) => id));
  for (const { person, area, weeks, publicWeeks, evidence: ids } of coverage.cells) {
    expect(members.some((one) => one.person === person && one.weeks >= weeks)).toBe(true);
    expect(coverage.areas.some((one) => one.area === area)).toBe(true);
    expect(publicWeeks).toBeLessThanOrEqual(weeks);
    expect(ids.length > 0 && ids.every((id) => known.has(id))).toBe(true);
  }
  for (const { area, weeks } of coverage.areas) {
    const cells = coverage.cells.filter((one) => one.area === area);
    expect(cells.reduce((sum, cell) => sum + cell.weeks, 0)).toBe(weeks);
  }
  for (const { weeks, publicWeeks, privateWeeks, unknownWeeks } of visibility.people) {
    expect(Math.max(publicWeeks, privateWeeks, unknownWeeks)).toBeLessThanOrEqual(weeks);
    expect(publicWeeks + privateWeeks + unknownWeeks).toBeGreaterThanOrEqual(weeks);
  }
  for (const { holders, truckFactor } of keyPeople.modules) expect(holders.length).toBe(Math.min(10, truckFactor ?? 0));
});

it("says who changes place when half-lives are half or double", () => {
  const at = (scale: string): PeopleResult =>
    PeopleResult.parse(
      JSON.parse(workprint(["people", "--sample", "--half-life", scale, "--limit", "1000", "--json"])),
    );
  const measured = at("1x");
  const half = at("0.5x");
  expect(measured.halfLife.changes).toEqual([]);
  expect(half.halfLife.otherwise).toBeCloseTo(measured.halfLife.otherwise / 2, -1);
  const order = ({ people }: PeopleResult): string[] => people.map(({ person }) => person);
  for (const { person, place, measured: before } of half.halfLife.changes) {
    expect(order(half).indexOf(person) + 1).toBe(place ?? 0);
    expect(order(measured).indexOf(person) + 1).toBe(before ?? 0);
  }
});

it.each([60, 80, 160])("fits into %i columns, without colours in a pipe", (columns) => {
  for (const args of [
    ["people", "--sample", "--role", "senior-inference"],
    ["people", "--sample", "--role", "junior-data", "--limit", "3"],
    ["people", "--sample", "--half-life", "2x", "--limit", "3"],
    ["sources", "--sample"],
    ["areas", "--sample"],
    ["modules", "--sample"],
    ["identities", "--sample", "--at-least", "0.2"],
    ["newcomers", "--sample"],
    ["backtest", "--sample"],
    ["offer", "stay", "start-up", "phd", "--you", "you", "--runs", "512"],
    ["offer", "--close", "frontier-lab", "stay", "--runs", "512"],
    ["role", "check", "junior-kernel", "--sample"],
    ["role", "check", "research-scientist", "--sample"],
    ["plan", "seniors-first", "grow-juniors", "--sample"],
    ["team", EXAMPLE, "--sample"],
    ["team", "--of", "ml-explore/mlx", "--private", "ml-explore/mlx", "--sample"],
  ]) {
    const text = workprint(args, columns);
    expect(text).not.toContain("\u001b");
    for (const line of text.split("\n")) expect(stringWidth(line), line).toBeLessThanOrEqual(columns);
  }
});

it("has a valid template for each role that it lists, with every area known", () => {
  const roles = workprint(["role"])
    .trim()
    .split("\n")
    .map((line) => line.split(" ")[0]!);
  expect(roles.length).toBeGreaterThanOrEqual(8);
  for (const role of roles) expect(workprint(["role", role])).toContain(`role: ${role}`);
});

it("writes pages that ask for nothing else", () => {
  const file = join(temporaryFolder(), "page.html");
  const { people } = JSON.parse(
    workprint(["people", "--sample", "--role", "junior-kernel", "--json", "--limit", "1"]),
  ) as PeopleResult;
  workprint(["person", people[0]!.person, "--sample", "--html", file]);
  const areas = join(temporaryFolder(), "areas.html");
  workprint(["areas", "--sample", "--html", areas]);
  expect(readFileSync(file, "utf8")).toContain(people[0]!.name);
  const newcomers = join(temporaryFolder(), "newcomers.html");
  workprint(["newcomers", "--sample", "--html", newcomers]);
  expect(readFileSync(areas, "utf8")).toContain("Kernels");
  for (const page of [file, areas, newcomers])
    expect(readFileSync(page, "utf8").match(/<script|@import|(src|href)="(?!#|data:,)[^"]*"/gi)).toBeNull();
});

it("carries no address, message or id of a real commit in the sample", () => {
  const { sources } = JSON.parse(workprint(["sources", "--sample", "--json"])) as { sources: SourceResult[] };
  expect(sources.length).toBeGreaterThanOrEqual(3);
  expect(sources.every(({ web, head }) => web === null && head === null)).toBe(true);
});
