import { expect, it } from "vitest";

import { type History, NO_CONTRIBUTIONS, type PeopleByCommit, type Person } from "../model/history.ts";
import { DEFAULT_SETTINGS } from "../model/signal.ts";
import { DAY } from "../model/time.ts";
import { generator } from "../statistics/bootstrap.ts";
import { type AgentExposure, agentExposure } from "./agent-exposure.ts";
import { type AgentWork, agentWork } from "./agent-work.ts";
import { viewOf } from "./view.ts";

const NOW = 1_750_000_000;
const PEOPLE = 30;
const COMMITS = 1500;
/** Works like an agent and discloses nothing. */
const LIKE_AGENT = 0;
/** Works as most do. */
const USUAL = 1;
const BOT = PEOPLE;
const PATHS = ["src/a.py", "src/b.py", "src/c.py", "tests/test_a.py", "tests/test_b.py", "README.md"];
const TESTS = 1;

interface Planted {
  /** Whether agents' work is of another kind: small changes to many tests. */
  planted: boolean;
  /** Share of the commits of those who use agents that disclose it. */
  disclosed?: number;
  name?: (person: number) => string;
}

/** Two repositories of one year; the second discloses twice as often, and all of its changes are large. */
function historyWith({ planted, disclosed = 0.4, name = (person) => `Person ${person}` }: Planted): History {
  const random = generator(5);
  const people = Array.from({ length: PEOPLE + 1 }, (_, person): Person => ({
    id: name(person),
    name: name(person),
    identities: [],
    names: [name(person)],
    kind: person === BOT ? "bot" : "human",
  }));
  const repositories = ["one", "two"].map((source, place) => {
    const commits = Array.from({ length: COMMITS }, (_, i) => {
      const person = Math.floor(random() * (PEOPLE + 1));
      const uses = person === LIKE_AGENT || (person >= 2 && person < BOT && random() < 0.15);
      const discloses = uses && person !== LIKE_AGENT && random() < disclosed * (1 + place);
      const agentLike = planted && uses && random() < 0.8;
      const files = agentLike ? [3, 4, Math.floor(random() * 3)] : [Math.floor(random() * 6)];
      const size = (agentLike ? 5 : 40) * (1 + 9 * place) * random();
      return { person, discloses, files, size, at: NOW - 365 * DAY + (i * 365 * DAY) / COMMITS };
    });
    const changes = commits.flatMap(({ files, size }) => files.map((path) => ({ path, size: Math.ceil(size) })));
    const start = new Int32Array(COMMITS + 1);
    for (const [i, { files }] of commits.entries()) start[i + 1] = start[i]! + files.length;
    const nobody: PeopleByCommit = { start: new Int32Array(COMMITS + 1), people: new Int32Array(0) };
    const none = new Uint8Array(COMMITS);
    return {
      source,
      web: null,
      shallow: false,
      commits: {
        count: COMMITS,
        sha: commits.map((_, i) => `${source}${i}`),
        title: commits.map(() => null),
        landedAt: Float64Array.from(commits, ({ at }) => at),
        merge: none,
        main: none,
        skip: none,
        elsewhere: none,
        files: Int32Array.from(commits, ({ files }) => files.length),
        agent: Uint8Array.from(commits, ({ discloses }) => (discloses ? 1 : 0)),
        authors: {
          start: Int32Array.from({ length: COMMITS + 1 }, (_, i) => i),
          people: Int32Array.from(commits, ({ person }) => person),
        },
        reviewers: nobody,
        committers: nobody,
      },
      changes: {
        count: changes.length,
        start,
        path: Int32Array.from(changes, ({ path }) => path),
        file: Int32Array.from(changes, ({ path }) => path),
        created: new Uint8Array(changes.length),
        // Of some files lines are not known.
        added: Int32Array.from(changes, ({ size }, i) => (i % 50 === 0 ? -1 : size)),
        deleted: Int32Array.from(changes, ({ size }, i) => (i % 50 === 0 ? -1 : Math.floor(size / 2))),
        lines: Int32Array.from(changes, ({ size }, i) => (i % 50 === 0 ? -1 : size)),
      },
      proposals: {
        known: false,
        at: new Float64Array(0),
        person: new Int32Array(0),
        merge: new Uint8Array(0),
        pullRequest: new Int32Array(0),
      },
      contributions: NO_CONTRIBUTIONS,
      files: { count: PATHS.length, path: Int32Array.from(PATHS.keys()), living: new Uint8Array(PATHS.length).fill(1) },
      lineFiles: { path: new Int32Array(0), kind: new Uint8Array(0) },
      paths: PATHS,
      purposes: Uint8Array.of(0, 0, 0, TESTS, TESTS, 2),
      own: new Uint8Array(PATHS.length).fill(1),
      areas: new Int16Array(PATHS.length),
      modules: { names: ["/", "src", "tests"], of: Int32Array.of(1, 1, 1, 2, 2, 0) },
    };
  });
  return { asOf: NOW, people, repositories, areaIds: ["tooling"] };
}

function measure(history: History, person: number): { work: AgentWork; exposure: AgentExposure } {
  const work = agentWork(history, DEFAULT_SETTINGS);
  const views = history.repositories.map((one) => viewOf(history, one, undefined, DEFAULT_SETTINGS));
  return { work, exposure: agentExposure(history, work, views, person, DEFAULT_SETTINGS) };
}

it("finds work that is like that of agents, and says what raises the likeness", () => {
  const history = historyWith({ planted: true });
  const like = measure(history, LIKE_AGENT);
  const usual = measure(history, USUAL);
  expect(like.work.discrimination!.auc.low).toBeGreaterThan(0.6);
  expect(like.exposure.state).toBe("measured");
  expect(like.exposure.likeness!.low).toBeGreaterThan(usual.exposure.likeness!.high);
  expect(usual.exposure.likeness!.estimate).toBeLessThan(0.55);
  const raising = like.exposure.effects.filter(({ effect }) => effect > 0);
  expect(raising).toContainEqual(expect.objectContaining({ feature: "files", more: true }));
  expect(raising).toContainEqual(expect.objectContaining({ feature: "concentration", more: false }));
  // What nobody disclosed is unknown, whatever it is like.
  expect(like.exposure.provenance).toMatchObject({ disclosed: 0, attested: 0 });
});

it("finds nothing where nothing was planted, though one repository discloses more and has larger changes", () => {
  const { work, exposure } = measure(historyWith({ planted: false }), LIKE_AGENT);
  const { auc, calibrationError } = work.discrimination!;
  expect(Math.abs(auc.estimate - 0.5)).toBeLessThan(0.06);
  expect(auc.low).toBeLessThan(0.5);
  expect(calibrationError).toBeLessThan(0.03);
  expect(Math.abs(exposure.likeness!.estimate - 0.5)).toBeLessThan(0.1);
});

it("says nothing where too little is disclosed, or too little work is known", () => {
  const few = measure(historyWith({ planted: true, disclosed: 0.02 }), USUAL);
  expect(few.work.discrimination).toBeNull();
  expect(few.exposure).toMatchObject({ state: "too-few-disclosed", likeness: null });
  const { exposure } = measure(historyWith({ planted: true }), BOT);
  expect(exposure).toMatchObject({ state: "too-little-work", likeness: null });
});

it("takes no bot for an agent, and nobody's own disclosures against them", () => {
  const history = historyWith({ planted: true });
  const before = measure(history, LIKE_AGENT);
  expect([...before.work.cases.author]).not.toContain(BOT);
  for (const { commits } of history.repositories)
    for (const [commit, person] of commits.authors.people.entries())
      if (person === LIKE_AGENT) commits.agent[commit] = 1;
  const after = measure(history, LIKE_AGENT);
  expect(after.exposure.provenance.disclosed).toBe(before.exposure.provenance.unknown);
  expect(after.exposure.likeness!.estimate).toBeCloseTo(before.exposure.likeness!.estimate, 2);
});

it("does not care what people are called, and gives the same each time", () => {
  const once = measure(historyWith({ planted: true }), LIKE_AGENT);
  const renamed = measure(historyWith({ planted: true, name: (person) => `王 ${100 - person}` }), LIKE_AGENT);
  expect(renamed).toEqual(once);
});
