import { parseHTML } from "linkedom";
import { expect, it } from "vitest";

import type { AgentExposureResult } from "../../model/agent-exposure.ts";
import type { PersonResult, SignalResult } from "../../model/results.ts";
import { SIGNALS, type SignalId } from "../../model/signal.ts";
import { personHtml } from "./person-html.ts";

const SCRIPT = "</title></text></style><script>alert(1)</script>";
const BREAKOUT = "\"><img src=x onerror=alert(1)>' onload=alert(1) ";
const TURNED = "\u202egnp.exe";
const HOSTILE = `${SCRIPT}${BREAKOUT}${TURNED}&quot;&lt;`;

function signal(id: SignalId, changes: Partial<SignalResult> = {}): SignalResult {
  const value = { estimate: 12, low: 8, high: 17 };
  return {
    signal: id,
    ...value,
    unit: "weeks",
    n: 40,
    percentile: 80,
    percentileLow: 61.4,
    percentileHigh: 93,
    cohort: [{ source: "org+repo", people: 30 }],
    measures: [
      {
        measure: "m",
        label: "Weeks",
        unit: "weeks",
        weight: 1,
        n: 40,
        value,
        percentile: 80,
        percentileLow: 80,
        percentileHigh: 80,
        sentence: "merged work",
      },
    ],
    evidence: ["org+repo@1", "org+repo@2"],
    caveats: ["Only public work."],
    ...changes,
  };
}

const UNKNOWN = { estimate: null, low: null, high: null, percentile: null, percentileLow: null, percentileHigh: null };

const EXPOSURE: AgentExposureResult = {
  state: "measured",
  likeness: 56,
  low: 51,
  high: 61,
  weeks: 30,
  commits: 80,
  raises: [{ feature: "modules", words: "changes across more modules", effect: 0.2 }],
  lowers: [],
  disclosedWork: ["changes across more modules", "fewer lines added"],
  provenance: { disclosed: 3, attested: 0, unknown: 77 },
  trust: {
    verdict: "little",
    auc: { estimate: 0.58, low: 0.52, high: 0.64 },
    calibrationError: 0.004,
    calibration: [{ cases: 800, foreseen: 0.02, observed: 0.024 }],
    disclosed: 114,
    disclosers: 60,
  },
  caveats: ["Disclosed agent use is a fact about work, never a penalty."],
};

function result(changes: Partial<PersonResult> = {}, of: Partial<SignalResult> = {}): PersonResult {
  const entry = { kind: "commit", at: "2025-05-01T10:00:00Z", repo: "org+repo", title: "Fix it" } as const;
  return {
    person: "p1",
    name: "Ada",
    names: ["Ada", "ada99"],
    asOf: "2026-08-22T08:00:42Z",
    scope: [],
    foresight: [{ repo: "org+repo", chances: { sustained: 0.4, core: 0.5, across: 0.2 }, proposalsSeen: true }],
    trust: { cases: 0, repositories: 0, enough: false, outcomes: [], says: "Too little to say." },
    trajectory: null,
    attested: [],
    observability: {
      sources: [
        {
          source: "org+repo",
          commits: 1204,
          merges: 0,
          coAuthored: 1,
          disclosedAgent: 0,
          first: "2024-01-01T00:00:00Z",
          last: "2025-05-01T10:00:00Z",
          readUpTo: null,
          missingBlobs: 0,
          shallow: false,
        },
      ],
      knownWeeks: 40,
      seenBy: [{ source: "org+repo", weeks: 40, share: 1, counts: { commit: 3 } }],
      notes: ["Only one repository."],
    },
    signals: {
      drive: signal("drive", of),
      depth: signal("depth", of),
      steering: signal("steering", of),
      reach: signal("reach", of),
      relevance: signal("relevance", of),
      rigour: signal("rigour", of),
      iteration: signal("iteration", of),
    },
    areas: [{ area: "kernels", name: "Kernels", share: 1, weeks: 40, last: "2025-05-01T10:00:00Z" }],
    modules: [{ repo: "org+repo", module: "src", weeks: 40, authored: 3, files: 7 }],
    livingLines: {
      lines: 120,
      share: 0.2,
      byArea: [{ area: "data", name: "Data", lines: 120, share: 0.4 }],
    },
    agentExposure: EXPOSURE,
    timeline: [{ quarter: "2025-Q2", area: "kernels", weeks: 9 }],
    evidence: [
      { ...entry, id: "org+repo@1", url: "https://example.org/commit/1", coAuthor: false, signals: ["drive"] },
      { ...entry, id: "org+repo@2", url: null, coAuthor: false, signals: [] },
    ],
    ...changes,
  };
}

/** Strings that would run, break out of their place, or turn the text around, wherever a source can put one. */
function hostile(): PersonResult {
  const [source] = result().observability.sources;
  const [entry] = result().evidence;
  const text = { label: HOSTILE, unit: HOSTILE, sentence: HOSTILE, measure: HOSTILE };
  const measures = signal("drive").measures.map((measure) => ({ ...measure, ...text }));
  const urls = ["javascript:alert(1)", "data:text/html,x", " JaVaScRiPt:alert(1)", "https://good@evil.test/", HOSTILE];
  return result(
    {
      person: HOSTILE,
      name: HOSTILE,
      names: [HOSTILE, BREAKOUT],
      scope: [HOSTILE],
      observability: {
        sources: [{ ...source!, source: HOSTILE }],
        knownWeeks: 2,
        seenBy: [
          { source: HOSTILE, weeks: 2, share: 1, counts: { [HOSTILE]: 3 } },
          { source: `${HOSTILE}2`, weeks: 1, share: 0.5, counts: {} },
        ],
        notes: [HOSTILE],
      },
      areas: [{ area: HOSTILE, name: HOSTILE, share: 1, weeks: 1, last: "2025-05-01T10:00:00Z" }],
      modules: [
        { repo: HOSTILE, module: HOSTILE, weeks: 1, authored: 1, files: 1 },
        { repo: BREAKOUT, module: BREAKOUT, weeks: 1, authored: 1, files: 1 },
      ],
      timeline: [
        { quarter: "2025-Q2", area: HOSTILE, weeks: 1 },
        { quarter: HOSTILE, area: HOSTILE, weeks: 1 },
      ],
      evidence: urls.map((url, index) => ({
        ...entry!,
        id: `${HOSTILE}${index}`,
        at: HOSTILE,
        repo: HOSTILE,
        title: HOSTILE,
        url,
      })),
    },
    { cohort: [{ source: HOSTILE, people: 2 }], caveats: [HOSTILE], evidence: [`${HOSTILE}0`, HOSTILE], measures },
  );
}

it("never lets text from a source become live", () => {
  const page = personHtml(hostile());
  const { document } = parseHTML(page);
  expect(page).not.toMatch(/<script|<img|<iframe|<object/i);
  expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      expect(name).not.toMatch(/^on|^src$|^srcdoc$/i);
      if (name === "href") expect(value).toMatch(/^(#[a-z0-9-]+|data:,)$/);
    }
  }
  expect(document.querySelector("h1")!.textContent).toBe(HOSTILE.replace("\u202e", ""));
  expect(document.querySelectorAll("style").length).toBe(1);
});

it("links only to http and https, and to nothing that it loads", () => {
  const page = personHtml(result());
  const { document } = parseHTML(page);
  const links = [...document.querySelectorAll("#evidence a[rel]")];
  expect(links.map((link) => [link.getAttribute("href"), link.getAttribute("rel")])).toEqual([
    ["https://example.org/commit/1", "noopener noreferrer"],
  ]);
  expect(page.match(/https?:\/\/[^"<\s]+/g)).toEqual(["https://example.org/commit/1"]);
  expect(page).toContain("default-src 'none'".replaceAll("'", "&#39;"));
});

it("is the same on every call", () => {
  const first = personHtml(result());
  personHtml(hostile());
  expect(personHtml(result())).toBe(first);
});

it("says what is unknown in words, and never as a low place", () => {
  const one = result();
  const some = parseHTML(
    personHtml({
      ...one,
      signals: {
        ...one.signals,
        drive: signal("drive", UNKNOWN),
        reach: signal("reach", { ...UNKNOWN, n: 2 }),
        rigour: signal("rigour", { ...UNKNOWN, measures: [] }),
      },
    }),
  ).document;
  expect(some.querySelector("#drive .unknown")!.textContent).toBe("None of it in the last year, so not compared");
  expect(some.querySelector("#reach .unknown")!.textContent).toBe("Not enough public work to say");
  expect(some.querySelector("#rigour .unknown")!.textContent).toBe("No source that was read shows it of them");
  expect(some.querySelector("#reach .place")).toBeNull();
  expect(some.querySelector("#signals .wide svg")!.getAttribute("aria-label")).toContain(
    "Reach: not enough public work to say.",
  );
  expect(some.querySelectorAll("#signals .wide circle").length).toBe(SIGNALS.length - 3);

  const none = parseHTML(personHtml(result({}, UNKNOWN))).document;
  expect(none.querySelector("#signals .notice")!.textContent).toContain("not enough public work to say");
  expect(none.querySelectorAll("#signals svg").length).toBe(0);
});

it("shows a percentile with its interval, what could be seen before it", () => {
  const { document } = parseHTML(personHtml(result()));
  expect(document.querySelector("#drive .place")!.textContent).toBe("Percentile 80\u00a0(61–93)");
  const sections = [...document.querySelectorAll("section")].map(({ id }) => id);
  expect(sections).toEqual([
    "seen",
    "signals",
    "timeline",
    "areas",
    "living",
    "modules",
    "foresight",
    "agents",
    "evidence",
    "trust",
  ]);
});

it("gives every anchor a place to go, and shows evidence that is not listed as text", () => {
  const { document } = parseHTML(personHtml(result({}, { evidence: ["org+repo@2", "org+repo@gone"] })));
  const targets = [...document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute("href")!.slice(1));
  expect(targets.filter((id) => document.getElementById(id) === null)).toEqual([]);
  expect(targets).toContain("evidence-2");
  expect(document.querySelector("#drive .links")!.textContent).toContain("org+repo@gone");
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

it("shows an empty workprint without a chart", () => {
  const unknown = { state: "too-little-work", likeness: null, low: null, high: null } as const;
  const agentExposure = { ...EXPOSURE, ...unknown };
  const empty = result(
    { areas: [], modules: [], timeline: [], evidence: [], names: [], agentExposure },
    { ...UNKNOWN, measures: [] },
  );
  const { document } = parseHTML(
    personHtml({ ...empty, observability: { sources: [], knownWeeks: 0, seenBy: [], notes: [] } }),
  );
  expect(document.querySelectorAll("svg").length).toBe(0);
  expect(document.querySelectorAll(".notice").length).toBe(7);
});

it("shows agent exposure with what it is worth, and no figure where too little is known", () => {
  const section = (exposure: Partial<AgentExposureResult>): string =>
    parseHTML(personHtml(result({ agentExposure: { ...EXPOSURE, ...exposure } })))
      .document.querySelector("#agents")!
      .textContent.replace(/\s+/g, " ");
  expect(section({})).toContain("56 (51–61) in 100");
  expect(section({})).toContain("AUC 0.58, 95 % interval 0.52–0.64");
  expect(section({})).toContain("3 disclosed, 0 attested as their own, 77 unknown");
  expect(section({})).toContain("Raises it: changes across more modules");
  expect(section({})).toContain("Would raise it: changes across more modules, fewer lines added");
  expect(section({ trust: { ...EXPOSURE.trust, verdict: "nothing" } })).toContain("it says nothing");
  const few = section({
    state: "too-few-disclosed",
    likeness: null,
    low: null,
    high: null,
    trust: { ...EXPOSURE.trust, auc: null, verdict: null, calibrationError: null, calibration: [] },
  });
  expect(few).toContain("Too little to say");
  expect(few).not.toMatch(/AUC|in 100/);
});

it("draws the last two years where they were asked for, with gaps where nothing is known", () => {
  expect(personHtml(result())).not.toContain('id="trajectory"');
  const place = { percentile: 60, low: 50, high: 70, n: 12 };
  const page = personHtml(
    result({
      trajectory: {
        points: [
          { asOf: "2024-08-22T08:00:42Z", drive: null, depth: place, steering: null },
          { asOf: "2025-08-22T08:00:42Z", drive: place, depth: place, steering: null },
          { asOf: "2026-08-22T08:00:42Z", drive: place, depth: place, steering: null },
        ],
        change: { drive: null, depth: { estimate: -6, low: -8.2, high: -3 }, steering: null },
      },
    }),
  );
  expect(page).toContain('id="trajectory"');
  expect(page).toContain('href="#trajectory"');
  expect(page).toContain("Depth: lower by 6 (−8 to −3).");
  expect(page).toContain("Steering: the change is not known.");
  expect(page).not.toContain("NaN");
});
