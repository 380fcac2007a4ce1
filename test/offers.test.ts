import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, it } from "vitest";
import { parse, stringify } from "yaml";

import { Workspace } from "../src/evidence/workspace.ts";
import { ConfigError } from "../src/model/errors.ts";
import { OfferResult } from "../src/model/offers.ts";
import { offer, type OfferInput } from "../src/operations/offer.ts";
import { offerTemplate, offerTemplates } from "../src/operations/offer-templates.ts";
import { comparing } from "../src/offers/compare.ts";
import type { Steps } from "../src/offers/steps.ts";
import { bigCompany, PERSON, startUp } from "./offer-paths.ts";
import { temporaryFolder } from "./repository.ts";

const MAIN = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const NOTHING = Workspace.at(join(temporaryFolder(), "nothing"));

function workprint(args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [MAIN, ...args], { encoding: "utf8", env: { ...process.env, COLUMNS: "80" } });
}

const file = (name: string, text = offerTemplate(name)): OfferInput["paths"][number] => ({
  name: `${name}.yaml`,
  text,
});
const ask = (input: Partial<OfferInput>): Promise<OfferResult> =>
  offer(NOTHING, { paths: [file("stay"), file("start-up")], runs: 1024, ...input });

const PLAIN = `path: plain
title: Plain
currency: USD
year: 2026
figures: real
salary: 100000
tax: { rate: 0.2, label: example }
`;

it("compares every template that is shipped, without a workspace", async () => {
  const names = offerTemplates().map(({ name }) => name);
  expect(names).toEqual(["big-company", "frontier-lab", "phd", "postdoc", "start-up", "stay"]);
  const found = await ask({ paths: names.map((name) => file(name)), you: file("you"), runs: 16_384 });
  expect(found.baseline).toBe("stay");
  for (const { value, certain, certainMoney, byAversion, beats, error, tornado, path } of found.paths) {
    expect(value.p10 <= value.p25 && value.p25 <= value.median && value.median <= value.p75).toBe(true);
    expect(value.p75).toBeLessThanOrEqual(value.p90);
    expect(certain).toBeLessThanOrEqual(value.mean + 1);
    expect(certainMoney).toBeLessThan(certain);
    expect(byAversion.map((one) => one.certain)).toEqual(byAversion.map((one) => one.certain).sort((a, b) => b - a));
    expect(beats).toHaveLength(names.length - 1);
    expect(error).toBeLessThan(0.0025);
    expect(tornado.length > 0).toBe(path !== "stay");
  }
  // Every default says where it comes from and of when.
  for (const { source, date, where } of found.defaults)
    expect(source !== "" && /^\d{4}-\d{2}$/.test(date) && where.length > 0).toBe(true);
  expect(found.halfLives.every(({ source }) => source === "default")).toBe(true);
});

it("prints the same bytes for the same files in any order, and templates to begin with", () => {
  const one = workprint(["offer", "stay", "start-up", "--json", "--runs", "1024"]);
  expect(one.status).toBe(0);
  expect(workprint(["offer", "start-up", "stay", "--json", "--runs", "1024"]).stdout).toBe(one.stdout);
  expect(OfferResult.parse(JSON.parse(one.stdout)).paths).toHaveLength(2);
  expect(workprint(["offer"]).stdout).toContain("start-up");
  const template = workprint(["offer", "--template", "start-up"]).stdout;
  expect(template).toBe(offerTemplate("start-up"));
  const path = join(temporaryFolder(), "mine.yaml");
  writeFileSync(path, template.replace("path: start-up", "path: mine"));
  expect(workprint(["offer", path, "stay", "--runs", "512"]).stdout).toMatch(/^mine +/m);
});

it("shows defaults no longer once a file says otherwise", async () => {
  const keys = ({ defaults }: OfferResult): string[] => defaults.map(({ key }) => key);
  expect(keys(await ask({}))).toContain("exitChance");
  const said = offerTemplate("start-up").replace("  preferences:", "  exit: { chance: 0.4 }\n  preferences:");
  expect(keys(await ask({ paths: [file("start-up", said)] }))).not.toContain("exitChance");
  expect(keys(await ask({}))).toContain("riskAversion");
  expect(keys(await ask({ you: file("you") }))).not.toContain("riskAversion");
});

it("takes ranges of the tornado from the file", async () => {
  const text = `${offerTemplate("start-up")}ranges: { exit.chance: [0.1, 0.3] }\n`;
  const { paths } = await ask({ paths: [file("start-up", text), file("stay")] });
  const bar = paths.find(({ path }) => path === "start-up")!.tornado.find(({ id }) => id === "exit.chance")!;
  expect([bar.low, bar.high]).toEqual([0.1, 0.3]);
});

it("turns currencies with a rate that is given, with its date and source", async () => {
  const euro = PLAIN.replace("USD", "EUR").replace("path: plain", "path: euro");
  const you = "currency: USD\nexchange:\n  - { from: EUR, rate: 1.2, date: 2026-11-02, source: example }\n";
  const { paths, exchange } = await ask({
    paths: [file("plain", PLAIN), file("euro", euro)],
    you: file("you", you),
  });
  const value = (name: string): number => paths.find(({ path }) => path === name)!.value.mean;
  expect(value("euro") / value("plain")).toBeCloseTo(1.2, 5);
  expect(exchange).toEqual([{ from: "EUR", rate: 1.2, date: "2026-11-02", source: "example" }]);
});

it("takes half-lives from the workspace where it has them", async () => {
  const measured = await offer(Workspace.at(fileURLToPath(new URL("../data/sample", import.meta.url))), {
    paths: [file("frontier-lab"), file("stay")],
    runs: 512,
  });
  expect(measured.halfLives).toMatchObject([{ path: "frontier-lab", area: "post-training", source: "measured" }]);
  expect(measured.halfLives[0]!.days).toBeGreaterThan(30);
  const text = offerTemplate("frontier-lab").replace("area: post-training", "area: post-training\n  halfLifeDays: 500");
  const written = await ask({ paths: [file("frontier-lab", text)] });
  expect(written.halfLives).toMatchObject([{ days: 500, source: "file" }]);
});

it("closes within the role's band, and says what half a year costs", async () => {
  const ours = `${PLAIN.replace("path: plain", "path: ours")}band: [90000, 130000]
role: { worthPerYear: 400000, years: 2, area: kernels, halfLifeDays: 365.25 }
`;
  const { closing } = await ask({
    paths: [file("ours", ours), file("theirs", PLAIN.replace("100000", "120000"))],
    close: "ours.yaml",
  });
  expect(closing).toMatchObject({ ours: "ours", theirs: ["plain"], band: [90_000, 130_000] });
  expect(closing!.indifferent).toEqual({ salary: 120_000, place: "within", signing: 0 });
  expect(closing!.nineInTen.place).toBe("above");
  expect(closing!.nineInTen.signing).toBeGreaterThan(0);
  expect(closing!.delay).toMatchObject({ lost: 200_000, late: Math.round(800_000 * (1 - 2 ** -0.5)) });
  await expect(ask({ paths: [file("ours", ours)], close: "ours.yaml" })).rejects.toThrow(/instead/);
});

interface Written {
  equity: object[];
  company: object;
  stages: object[];
  salary: number;
}

/** A template with one place changed. */
function changed(change: (path: Written) => void, template = "start-up"): string {
  const path = parse(offerTemplate(template)) as Written;
  change(path);
  return stringify(path);
}

const grant = (change: object): string => changed((path) => (path.equity[0] = { ...path.equity[0], ...change }));
const company = (change: object): string => changed((path) => (path.company = { ...path.company, ...change }));
const stage = (index: number, change: object): string =>
  changed((path) => (path.stages[index] = { ...path.stages[index], ...change }), "phd");

const BAD: [string, string, RegExp][] = [
  ["negative vesting", grant({ years: -4 }), /more than 0 years/],
  ["a cliff after the end", grant({ cliffMonths: 60 }), /cliff comes after the end/],
  [
    "more than 100 % vesting",
    grant({ years: undefined, cliffMonths: undefined, yearly: [0.5, 0.6] }),
    /more than 100 %/,
  ],
  [
    "more than 100 % of the company",
    grant({ shares: undefined, share: 1.5, strike: undefined, kind: "rsu" }),
    /at most 1/,
  ],
  ["preferred stock of 100 %", company({ preferences: [{ name: "all", invested: 1, share: 1 }] }), /100 % or more/],
  ["options without a strike", grant({ strike: undefined }), /need a 'strike'/],
  ["shares of nobody knows how many", company({ shares: undefined }), /fully diluted/],
  ["two sizes of one grant", grant({ value: 1000 }), /in one way/],
  [
    "a cap below the preference",
    company({ preferences: [{ name: "a", invested: 1, share: 0.1, kind: "capped", multiple: 2, cap: 1 }] }),
    /cap is below/,
  ],
  ["a chance of more than one", company({ exit: { chance: 25 } }), /at most 1/],
  ["an absurd valuation", company({ valuation: 1e15 }), /no company is that large/],
  ["an absurd spread", company({ exit: { spread: 30 } }), /not an estimate/],
  ["a volatility of private stock", company({ volatility: 0.3 }), /private company has no/],
  ["a private company without valuation", company({ valuation: undefined }), /needs its 'valuation'/],
  ["no currency", PLAIN.replace("currency: USD\n", ""), /currency/],
  ["a currency in words", PLAIN.replace("USD", "dollars"), /three capital letters/],
  ["nothing said of inflation", PLAIN.replace("figures: real\n", ""), /figures/],
  ["an absurd salary", PLAIN.replace("100000", "100000000000"), /one person's/],
  ["a negative salary", PLAIN.replace("100000", "-1"), /at least 0/],
  ["a salary in words", PLAIN.replace("100000", "plenty"), /salary/],
  ["a salary that is no number", PLAIN.replace("100000", ".nan"), /NaN/],
  ["nothing but brackets", "[".repeat(100_000), /stack|depth/i],
  ["no salary", PLAIN.replace("salary: 100000\n", ""), /'salary' a year is missing/],
  ["no tax", PLAIN.replace(/tax.*\n/, ""), /'tax'/],
  ["a tax of 120 %", PLAIN.replace("0.2", "1.2"), /at most 0.95/],
  ["an unknown key", `${PLAIN}salery: 5\n`, /Remove 'salery'|salery/],
  ["an unknown assumption", `${PLAIN}ranges: { exit.chance: [0, 1] }\n`, /no assumption 'exit.chance'/],
  ["a range out of bounds", `${PLAIN}ranges: { tax: [0, 3] }\n`, /within 0 and 0.95/],
  ["a range upside down", `${PLAIN}ranges: { tax: [0.5, 0.1] }\n`, /from low to high/],
  ["a band upside down", `${PLAIN}band: [200000, 100000]\n`, /comes first/],
  ["equity of no company", `${PLAIN}equity: [{ kind: rsu, value: 1000 }]\n`, /needs a 'company'/],
  ["a stage that is not there", stage(0, { next: [{ stage: "moon" }] }), /no stage 'moon'/],
  [
    "more ways than can be followed",
    changed((path) => {
      const next = ["a", "b", "c", "d", "e"].map((stage) => ({ stage }));
      const one = { salary: 1, years: 1 };
      path.stages = [
        { ...one, stage: "first", next },
        ...next.map(({ stage }) => ({ ...one, stage, next: next.map((other) => ({ stage: `${other.stage}-2` })) })),
        ...next.map(({ stage }) => ({ ...one, stage: `${stage}-2`, next: [{ stage: "last" }] })),
        { salary: 1, stage: "last" },
      ];
    }, "phd"),
    /more than 32 stages/,
  ],
  ["stages in a circle", stage(1, { years: 2, next: [{ stage: "phd" }] }), /lead back to 'phd'/],
  ["no last resort", stage(0, { next: [{ stage: "lab", chance: 0.3 }] }), /last resort/],
  ["a stage that never ends and goes on", stage(0, { years: undefined }), /go together/],
  ["leaving after the end", stage(0, { finish: { chance: 0.5, otherwiseAfter: 9 } }), /after its end/],
  ["pay beside stages", changed((path) => (path.salary = 5), "phd"), /belongs into a stage/],
  ["half a year of study", stage(0, { years: 5.5 }), /whole years|int/],
  ["no YAML", "path: [", /Flow|flow|\]/],
];

it.each(BAD)("tells of %s, and where", async (_, text, what) => {
  const told: unknown = await ask({ paths: [file("bad", text)] }).catch((error: unknown) => error);
  expect(told).toBeInstanceOf(ConfigError);
  const { message, hint } = told as ConfigError;
  expect(message).toMatch(/^bad\.yaml:\d+:\d+: /);
  expect(`${message} ${hint}`).toMatch(what);
  expect(message).not.toContain("\n");
});

it.each([
  ["a rate without a date", "currency: USD\nexchange: [{ from: EUR, rate: 1.1, source: x }]\n", /date/],
  ["rates that lead nowhere", "exchange: [{ from: EUR, rate: 1.1, date: 2026-11-02, source: x }]\n", /'currency'/],
  ["no wealth at all", "wealth: 0\n", /at least 1/],
  ["a discount rate that does not say which", "discount: { rate: 0.03 }\n", /kind/],
  ["an unknown key", "gamma: 2\n", /gamma/],
])("tells of %s in the file about the person", async (_, text, what) => {
  const told: unknown = await ask({ you: file("you", text) }).catch((error: unknown) => error);
  expect(told).toBeInstanceOf(ConfigError);
  expect((told as ConfigError).message).toMatch(/^you\.yaml:\d+:\d+: /);
  expect((told as ConfigError).message).toMatch(what);
});

it("refuses to mix currencies, at the place of the one without a rate", async () => {
  const euro = PLAIN.replace("USD", "EUR").replace("path: plain", "path: euro");
  await expect(ask({ paths: [file("plain", PLAIN), file("euro", euro)] })).rejects.toThrow(
    /^euro\.yaml:3:11: EUR, and another path is in USD: currencies are not mixed without a rate/,
  );
  await expect(ask({ paths: [file("euro", euro)], you: file("you", "currency: USD\n") })).rejects.toThrow(
    /euro.yaml:3:11/,
  );
});

it("refuses two paths of one name, and too many", async () => {
  await expect(ask({ paths: [file("a", PLAIN), file("b", PLAIN)] })).rejects.toThrow(/^b\.yaml:1:7: .*'plain'/);
  await expect(ask({ paths: Array.from({ length: 9 }, () => file("a", PLAIN)) })).rejects.toThrow(/at most 8/);
  await expect(ask({ paths: [file("a", `#${"x".repeat(300_000)}`)] })).rejects.toThrow(/not an offer/);
});

it.each([
  [["offer", "no-such"], /no offer template 'no-such'/],
  [["offer", "./no-such.yaml"], /can't be read \(ENOENT\)/],
  [["offer", "stay", "--horizon", "99"], /--horizon '99'/],
  [["offer", "stay", "--runs", "7"], /--runs '7'/],
  [["offer", "stay", "--seed", "1.5"], /--seed '1.5'/],
  [["offer", "stay", "--against", "moon"], /no path 'moon'/],
  [["offer", "--close", "stay"], /what they have instead/],
  [["offer", "--template", "moon"], /no offer template 'moon'/],
])("tells on one line what is wrong with %j, and on one how to mend it", (args, what) => {
  const { status, stdout, stderr } = workprint(args);
  expect(status).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toMatch(what);
  expect(stderr.trimEnd().split("\n")).toHaveLength(2);
});

it("can be stopped between two pieces of work, none of them long", () => {
  const work: Steps<unknown> = comparing([startUp(), bigCompany()], PERSON);
  let pieces = 0;
  let longest = 0;
  for (let begun = performance.now(); !work.next().done; begun = performance.now()) {
    longest = Math.max(longest, performance.now() - begun);
    pieces++;
  }
  expect(pieces).toBeGreaterThan(300);
  // Of a busy machine; alone it is a few milliseconds.
  expect(longest).toBeLessThan(500);
});
