import { parseHTML } from "linkedom";
import { expect, it } from "vitest";

import { AreasResult } from "../../model/results.ts";
import type { AreaLife } from "./area-shapes.ts";
import { areasHtml } from "./areas-html.ts";

const SCRIPT = "</title></text></style><script>alert(1)</script>";
const BREAKOUT = "\"><img src=x onerror=alert(1)>' onload=alert(1) ";
const HOSTILE = `${SCRIPT}${BREAKOUT}\u202egnp.exe&quot;&lt;`;

const UNKNOWN = { estimate: null, low: null, high: null, reached: false };
const OPEN = { ...UNKNOWN, low: 800 };

function area(id: string, changes: Partial<AreaLife> = {}): AreaLife {
  return {
    area: id,
    name: `Area ${id}`,
    halfLifeDays: { estimate: 500, low: 400, high: 650, reached: true },
    followedDays: 900,
    lines: 12_040,
    censoredShare: 0.5,
    people: 7,
    living: 8000,
    yearAgo: 4000,
    curve: [0, 300, 600, 900].map((days) => ({ days, share: 1 - days / 1000, low: 0.05, high: 1 })),
    ...changes,
  };
}

function result(changes: Partial<AreasResult> = {}): AreasResult {
  const areas = changes.areas ?? [
    area("kernels"),
    area("data", { halfLifeDays: OPEN, living: 1000, yearAgo: 2000 }),
    area("safety", { halfLifeDays: UNKNOWN, curve: [], lines: 3, living: 3, yearAgo: 0 }),
  ];
  const quarters = ["2025-Q4", "2026-Q1", "2026-Q2"];
  return {
    asOf: "2026-08-22T08:00:42Z",
    sources: [{ source: "org+repo", headAt: "2026-08-20T10:00:00Z", unfollowedFiles: 3 }],
    notes: ["Only one repository."],
    areas,
    modules: [
      {
        repo: "org+repo",
        module: "/",
        halfLifeDays: { estimate: 45, low: 30, high: null, reached: true },
        lines: 5000,
        censoredShare: 0.1,
      },
    ],
    excluded: [{ reason: "are in vendored code", lines: 1204 }],
    censored: [{ reason: "went to another file", lines: 77 }],
    turnover: quarters.flatMap((quarter, index) =>
      areas.map(({ area, living }) => ({
        quarter,
        area,
        living: Math.round((living * (index + 1)) / 3),
        came: 20,
        went: 10,
      })),
    ),
    ...changes,
  };
}

function hostile(): AreasResult {
  const areas = [HOSTILE, BREAKOUT, SCRIPT].map((text, index) =>
    area(text, { name: text, halfLifeDays: index === 0 ? UNKNOWN : OPEN }),
  );
  const { modules, turnover } = result({ areas });
  return result({
    areas,
    sources: [{ source: HOSTILE, headAt: null, unfollowedFiles: 0 }],
    notes: [HOSTILE],
    modules: [{ ...modules[0]!, repo: HOSTILE, module: HOSTILE }],
    excluded: [{ reason: HOSTILE, lines: 1 }],
    censored: [{ reason: HOSTILE, lines: 1 }],
    turnover: [...turnover, { ...turnover[0]!, quarter: HOSTILE }, { ...turnover[0]!, area: `${HOSTILE}2` }],
  });
}

function pageOf(shown: AreasResult) {
  expect(AreasResult.safeParse(shown).success).toBe(true);
  return parseHTML(areasHtml(shown)).document;
}

it("never lets text from a source become live", () => {
  const page = areasHtml(hostile());
  const { document } = parseHTML(page);
  expect(page).not.toMatch(/<script|<img|<iframe|<object/i);
  expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069\0]|undefined|NaN|https?:/);
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      expect(name).not.toMatch(/^on|^src$|^srcdoc$/i);
      if (name === "href") expect(value).toMatch(/^(#[a-z0-9-]+|data:,)$/);
    }
  }
  expect(document.querySelectorAll("style").length).toBe(1);
  expect(page).toContain("default-src &#39;none&#39;");
});

it("is the same on every call", () => {
  const first = areasHtml(result());
  areasHtml(hostile());
  expect(areasHtml(result())).toBe(first);
});

it("has its sections in order, and a place to go for every anchor", () => {
  const document = pageOf(result());
  const sections = [...document.querySelectorAll("section")].map(({ id }) => id);
  expect(sections).toEqual(["seen", "half-lives", "moves", "modules", "meaning"]);
  const targets = [...document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute("href")!.slice(1));
  expect(targets).toEqual(sections);
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

it("says what could be seen, and what is left out and why", () => {
  const cells = [...pageOf(result()).querySelectorAll("#seen tbody tr > *")].map(({ textContent }) => textContent);
  const [source, excluded, censored] = [
    ["org+repo", "2026-08-20", "3"],
    ["are in vendored code", "1\u00a0204"],
    ["went to another file", "77"],
  ] as const;
  expect(cells).toEqual([...source, ...excluded, ...censored]);
});

it("draws what is known, says what is not reached, and names the others below", () => {
  const document = pageOf(result());
  const chart = document.querySelector("#half-lives .wide svg")!;
  const texts = [...chart.querySelectorAll("text")].map(({ textContent }) => textContent);
  for (const words of ["16 months (13 to 21)", "longer than 2.2 years", "12\u00a0040 lines"])
    expect(texts).toContain(words);
  expect(chart.querySelectorAll("circle").length).toBe(1);
  expect(texts).not.toContain("Area safety");
  expect(document.querySelector(".too-few")!.textContent).toBe("Too few lines to say: Area safety.");
  const rows = [...document.querySelectorAll("#half-lives tbody tr")].map((row) => row.textContent!);
  expect(rows.length).toBe(3);
  expect(rows[2]).toContain("too\u00a0few\u00a0lines\u00a0to\u00a0say");
});

it("orders areas by half-life, those that are not reached last", () => {
  const days = (estimate: number) => ({ halfLifeDays: { estimate, low: estimate / 2, high: null, reached: true } });
  const areas = [area("a", { halfLifeDays: OPEN }), area("b", days(900)), area("c", days(20))];
  const names = [...pageOf(result({ areas })).querySelectorAll("#half-lives tbody th")].map((cell) => cell.textContent);
  expect(names).toEqual(["Area c", "Area b", "Area a"]);
});

it("draws limits of zero days and intervals that are open or alone", () => {
  const zero = area("a", { halfLifeDays: { estimate: 0, low: 0, high: 0, reached: true } });
  const open = area("b", { halfLifeDays: { ...OPEN, low: 0 } });
  for (const areas of [[zero], [open], [zero, open]]) expect(areasHtml(result({ areas }))).not.toMatch(/NaN|Infinity/);
});

it("has a panel for each curve", () => {
  const panels = pageOf(result()).querySelectorAll("#half-lives figure")[1]!;
  expect(panels.querySelectorAll('.narrow [aria-label="line"] path').length).toBe(2);
});

it("gives the largest areas a stream of their own, and the others one together", () => {
  const areas = Array.from({ length: 12 }, (_, index) => area(`a${index}`, { living: 8000 - 100 * index }));
  const document = pageOf(result({ areas }));
  const legend = [...document.querySelectorAll(".legend > span")].map((entry) => entry.textContent);
  expect(legend).toEqual([...areas.slice(0, 9).map(({ name }) => name), "Other (3 areas)"]);
  const fills = [...document.querySelectorAll('#moves .wide [aria-label="area"] path')].map((path) =>
    path.getAttribute("fill"),
  );
  expect(new Set(fills).size).toBe(10);
});

it("says in words what grew and what shrank", () => {
  const said = [...pageOf(result()).querySelectorAll("#moves li")].map(({ textContent }) =>
    textContent!.trim().replaceAll(/\s+/g, " "),
  );
  expect(said).toEqual([
    "Area kernels grew by 4 000 lines (100 %), from 4 000 to 8 000.",
    "Area safety grew by 3 lines, from 0 to 3.",
    "Area data shrank by 1 000 lines (50 %), from 2 000 to 1 000.",
  ]);
});

it("lists the largest modules", () => {
  const [module] = result().modules;
  const modules = Array.from({ length: 31 }, () => module!);
  const document = pageOf(result({ modules }));
  expect(document.querySelectorAll("#modules tbody tr").length).toBe(30);
  expect(document.querySelector("#modules tbody tr")!.textContent).toContain(
    "45\u00a0days\u00a0(30\u00a0or\u00a0more)",
  );
  expect(document.querySelector("#modules caption")!.textContent).toContain("1 more");
});

it("shows one quarter only as a table, and nothing at all in words", () => {
  const one = result();
  const single = pageOf(result({ turnover: one.turnover.slice(0, 3) })).querySelector("#moves")!;
  expect([single.querySelectorAll("svg").length, single.querySelectorAll("tbody tr").length]).toEqual([0, 1]);
  const nothing = { sources: [], notes: [], areas: [], modules: [], excluded: [], censored: [], turnover: [] };
  const document = pageOf(result(nothing));
  expect(document.querySelectorAll("svg, table").length).toBe(0);
  expect(document.querySelectorAll(".notice").length).toBe(4);
});
