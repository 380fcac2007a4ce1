import { join } from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { Workspace } from "../src/evidence/workspace.ts";
import type { Contribution, ContributionAuthor } from "../src/model/contribution.ts";
import { loginText } from "../src/model/evidence.ts";
import { NotFoundError } from "../src/model/errors.ts";
import type { PeopleResult, PersonResult } from "../src/model/results.ts";
import { DAY, isoDate } from "../src/model/time.ts";
import { openHistory } from "../src/operations/history.ts";
import { people } from "../src/operations/people.ts";
import { person } from "../src/operations/person.ts";
import { sources } from "../src/operations/sources.ts";
import { team } from "../src/operations/team.ts";
import { unknownText } from "../src/reports/signal-text.ts";
import { storeContributions } from "../src/sources/contribution-source.ts";
import { readGitSource } from "../src/sources/git/read.ts";
import { lines, makeRepository, temporaryFolder } from "./repository.ts";

const START = 1_650_000_000;
const NOW = START + 400 * DAY;
const WEEK = 7 * DAY;
const HOME = "github.com/lab/project";

/** Two who commit, every week in turn; commits are squashed pull requests with their number in the title. */
const commits = Array.from({ length: 50 }, (_, index) => ({
  author: index % 2 === 0 ? "Ada Stone" : "Bo Marsh",
  email: index % 2 === 0 ? "ada@lab.dev" : "bo@lab.dev",
  at: START + index * WEEK,
  message: `Make it faster (#${index + 1})`,
  files: { [`kernels/f${index % 5}.cu`]: lines(...Array.from({ length: 12 }, (_, i) => index * 100 + i)) },
}));

let workspace: Workspace;
let hash: (text: string) => string;

function account(login: string, id: number, email?: string): ContributionAuthor {
  return {
    name: login,
    address: email === undefined ? null : hash(`address:${email}`),
    login: hash(loginText(login)),
    account: hash(`github-account:${id}`),
    kind: "human",
    role: "author",
    place: 1,
    places: 1,
  };
}

function contribution(
  one: Pick<Contribution, "ref" | "kind" | "madeAt" | "authors"> & Partial<Contribution>,
): Contribution {
  return {
    repository: HOME,
    thread: null,
    number: null,
    state: null,
    endedAt: null,
    commits: [],
    title: null,
    url: `https://${HOME}/${one.ref}`,
    words: 0,
    changedAt: null,
    paths: [],
    frequent: [],
    claims: [],
    links: [],
    counts: [],
    venue: null,
    ...one,
  };
}

function found(): Contribution[] {
  const ada = account("adastone", 1);
  const bo = account("bom", 2);
  const cy = account("cyr", 3);
  return commits.flatMap(({ at }, index) => {
    const author = index % 2 === 0 ? ada : bo;
    const number = index + 1;
    const ref = `pull/${number}`;
    const madeAt = at - 2 * DAY;
    return [
      contribution({
        ref,
        kind: "pull-request",
        madeAt,
        authors: [author],
        number,
        state: "merged",
        endedAt: at,
        title: `Make it faster ${number}`,
        paths: [`kernels/f${index % 5}.cu`],
        words: 40,
        claims: [
          {
            kind: "improvement",
            quote: "It is faster.",
            place: "paragraph 1",
            support: index % 2 === 0 ? [{ kind: "number", quote: "12 %" }] : [],
          },
        ],
      }),
      // Cy reviews with words and never commits; Bo approves without a word; Ada comments on her own.
      contribution({
        ref: `${ref}/review/1`,
        kind: "review",
        madeAt: madeAt + DAY,
        authors: [cy],
        thread: ref,
        state: "commented",
        endedAt: madeAt + DAY,
        words: 20,
      }),
      contribution({
        ref: `${ref}/comment/1`,
        kind: "review-comment",
        madeAt: madeAt + DAY,
        authors: [cy],
        thread: ref,
        words: 12,
        changedAt: index % 2 === 0 ? madeAt + 1.5 * DAY : null,
      }),
      contribution({
        ref: `${ref}/review/2`,
        kind: "review",
        madeAt: madeAt + DAY,
        authors: [index % 2 === 0 ? bo : ada],
        thread: ref,
        state: "approved",
        endedAt: madeAt + DAY,
      }),
      contribution({
        ref: `${ref}/review/3`,
        kind: "review",
        madeAt: madeAt + DAY,
        authors: [author],
        thread: ref,
        state: "commented",
        endedAt: madeAt + DAY,
        words: 30,
      }),
    ];
  });
}

async function store(contributions: readonly Contribution[], kind: "github" | "gharchive" = "github"): Promise<number> {
  const { added } = await storeContributions(
    workspace,
    {
      source: `${kind}:lab/project`,
      kind,
      location: `https://${HOME}`,
      web: `https://${HOME}`,
      contributions,
      contributors: [account("adastone", 1, "ada@lab.dev"), account("bom", 2, "bo@lab.dev")],
      notSeen: [],
      fingerprint: "1",
    },
    NOW,
  );
  return added;
}

const ask = (role: string, asOf?: string): Promise<PeopleResult> =>
  people(workspace, { role, areas: ["kernels"], ...(asOf === undefined ? {} : { asOf }) });
const show = (name: string, asOf?: string): Promise<PersonResult> =>
  person(workspace, { person: name, ...(asOf === undefined ? {} : { asOf }) });

beforeAll(async () => {
  workspace = Workspace.at(join(temporaryFolder(), "workspace"));
  hash = workspace.hasher();
  const path = makeRepository(commits);
  await readGitSource(path, { workspace, now: NOW, url: `https://${HOME}` });
  expect(await store(found())).toBe(250);
});

describe("pull requests and reviews beside commits", () => {
  it("puts the same person of git and of GitHub together, by what GitHub states", async () => {
    const { history } = await openHistory(workspace, {});
    const names = history.people.map((one) => one.names.toSorted().join(" = ")).toSorted();
    expect(names).toEqual(["Ada Stone = adastone", "Bo Marsh = bom", "cyr"]);
  });

  it("counts a pull request and the commit that it became as one piece of work", async () => {
    const { history, settings } = await openHistory(workspace, {});
    const { measureCohorts } = await import("../src/signals/cohort.ts");
    const [cohort] = measureCohorts(history, undefined, await settings());
    const ada = history.people.findIndex(({ names }) => names.includes("Ada Stone"));
    expect(cohort!.weeks.get(ada)!.size).toBe(25);
    const { contributions } = history.repositories[0]!;
    expect(contributions.commits.commit.length).toBe(50);
  });

  it("shows a reviewer who never committed, with reviews and no drive", async () => {
    const result = await show("cyr");
    expect(result.signals.steering.percentile).not.toBeNull();
    expect(result.signals.steering.measures.find(({ measure }) => measure === "reviews")!.n).toBeGreaterThan(20);
    expect(result.signals.steering.measures.find(({ measure }) => measure === "changing-reviews")!.n).toBeGreaterThan(
      20,
    );
    expect(result.signals.drive.percentile).toBeNull();
    expect(result.evidence.some(({ kind }) => kind === "review")).toBe(true);
    const list = await ask("senior-inference");
    expect(list.people.map(({ name }) => name)).toContain("cyr");
  });

  it("takes neither an approval without words nor a comment on one's own pull request for a review", async () => {
    const ada = await show("Ada Stone");
    expect(ada.signals.steering.measures.find(({ measure }) => measure === "reviews")!.n).toBe(0);
  });

  it("measures rigour and iteration, and leaves them out of an order where nothing shows them", async () => {
    const [ada, bo] = [await show("Ada Stone"), await show("Bo Marsh")];
    const backed = (one: PersonResult): number => one.signals.rigour.measures[0]!.value!.estimate;
    expect(backed(ada)).toBeGreaterThan(backed(bo));
    expect(ada.signals.rigour.evidence[0]).toMatch(/#pull\/\d+$/);
    expect(ada.signals.iteration.measures[0]!.value!.estimate).toBeGreaterThan(0);
    const revised = (one: PersonResult): number => one.signals.iteration.measures[1]!.value!.estimate;
    expect(revised(ada)).toBeGreaterThan(revised(bo));
    expect((await ask("research-scientist")).leftOut).toEqual([]);
    const git = await people(Workspace.at(join("data", "sample")), { role: "research-scientist" });
    expect(git.leftOut).toEqual(["rigour", "iteration"]);
  });

  it("says how much of what is known each source shows", async () => {
    const { observability } = await show("cyr");
    expect(observability.seenBy).toEqual([
      {
        source: "github:lab/project",
        weeks: observability.knownWeeks,
        share: 1,
        counts: { review: 50, "review-comment": 50 },
      },
    ]);
  });

  it("offers pull requests whose text gives a figure as seeds of a post, and not their commits again", async () => {
    const { publish } = await team(workspace, { of: "lab/project", seeds: 100 });
    const measured = publish.seeds.filter(({ kind }) => kind === "measured");
    expect(measured.length).toBe(25);
    expect(measured[0]).toMatchObject({
      title: "Make it faster 49: It is faster. (12 %)",
      measurements: [{ text: "12 %" }],
      evidence: "lab/project#pull/49",
      url: `https://${HOME}/pull/49`,
      people: [{ name: "Ada Stone" }],
    });
    const { start, end } = measured[0]!.measurements[0]!;
    expect(measured[0]!.title.slice(start, end)).toBe("12 %");
    const claimed = publish.seeds.filter(({ kind }) => kind === "claimed");
    expect(claimed.length).toBe(25);
    expect(claimed.every(({ people }) => people.every(({ name }) => name === "Bo Marsh"))).toBe(true);
  });

  it("sees nothing that came after the date", async () => {
    const asOf = isoDate(START + 100 * DAY);
    const then = await show("cyr", asOf);
    const reviews = then.observability.seenBy[0]!.counts["review"]!;
    expect(reviews).toBeLessThan(20);
    const { history } = await openHistory(workspace, { asOf: START + 100 * DAY + DAY });
    const { contributions } = history.repositories[0]!;
    expect(Math.max(...contributions.at)).toBeLessThanOrEqual(START + 101 * DAY);
    expect(Math.max(...contributions.changedAt)).toBeLessThanOrEqual(START + 101 * DAY);
    // A pull request that was merged later was open then.
    const late = contributions.ref.findIndex((ref) => ref === "pull/15");
    expect(contributions.at[late]! > START + 90 * DAY).toBe(true);
    await expect(show("cyr", isoDate(START - 30 * DAY))).rejects.toThrow(/Nothing/);
  });

  it("counts once what two sources show, and says the same whatever the order of reading", async () => {
    const before = await show("cyr");
    const [ada, list] = [await show("Ada Stone"), await ask("research-scientist")];
    await store(found().toReversed(), "gharchive");
    const after = await show("cyr");
    expect(after.signals).toEqual(before.signals);
    expect((await show("Ada Stone")).signals).toEqual(ada.signals);
    expect((await ask("research-scientist")).people).toEqual(list.people);
    expect(after.observability.seenBy.map(({ source }) => source)).toEqual([
      "gharchive:lab/project",
      "github:lab/project",
    ]);
  });

  it("goes on from an earlier reading without losing or doubling anything", async () => {
    expect(await store(found())).toBe(0);
    const one = found()[0]!;
    expect(await store([{ ...one, ref: "pull/999", number: 999 }])).toBe(1);
    const github = sources(workspace).sources.find(({ source }) => source === "github:lab/project")!;
    expect(github).toMatchObject({ kind: "github", contributions: 251 });
  });
});

it("works where nothing but contributions was read", async () => {
  workspace = Workspace.at(join(temporaryFolder(), "alone"));
  hash = workspace.hasher();
  await store(found());
  const list = await ask("senior-inference");
  expect(list.people.map(({ name }) => name).toSorted()).toEqual(["adastone", "bom", "cyr"]);
  expect(list.people.every(({ repositories }) => repositories[0]!.source === "lab/project")).toBe(true);
  await expect(person(workspace, { person: "nobody" })).rejects.toThrow(NotFoundError);
  expect((await show("cyr")).livingLines.lines).toBe(0);
});

describe("what does not count", () => {
  const week = (index: number): number => START + index * WEEK;
  const link = (target: string): Contribution["links"] => [{ kind: "page", target }];

  beforeAll(async () => {
    workspace = Workspace.at(join(temporaryFolder(), "workspace"));
    hash = workspace.hasher();
    const years = Array.from({ length: 104 }, (_, index) => ({
      ...commits[index % commits.length]!,
      at: week(index),
      message: "Make it faster",
      files: { [`kernels/f${index % 5}.cu`]: lines(...Array.from({ length: 12 }, (_, i) => index * 100 + i)) },
    }));
    const early = Array.from({ length: 12 }, (_, index) => ({
      author: "Dee Hill",
      email: "dee@lab.dev",
      at: week(index) + DAY,
      message: "Make it right",
      files: { [`kernels/g${index % 3}.cu`]: lines(...Array.from({ length: 12 }, (_, i) => index * 50 + i)) },
    }));
    const path = makeRepository([...years, ...early].toSorted((a, b) => a.at - b.at));
    await readGitSource(path, { workspace, now: week(110), url: `https://${HOME}` });
    const [ada, bo, dee] = [account("adastone", 1), account("bom", 2), account("deeh", 4)];
    const pulls = Array.from({ length: 10 }, (_, index) =>
      contribution({
        ref: `pull/${index + 1}`,
        kind: "pull-request",
        madeAt: week(90 + index),
        authors: [ada],
        number: index + 1,
        paths: ["kernels/f1.cu"],
        links: link(`https://${HOME}/pull/1`),
      }),
    );
    const reviews = pulls.map(({ ref, madeAt }) =>
      contribution({
        ref: `${ref}/review/1`,
        kind: "review",
        madeAt: madeAt + DAY,
        authors: [dee],
        thread: ref,
        state: "commented",
        endedAt: madeAt + DAY,
        words: 20,
        links: link(`https://${HOME}/pull/1`),
      }),
    );
    const posts = [
      contribution({ ref: "post/1", kind: "post", madeAt: week(95), authors: [ada], url: "https://ada.dev/kernels" }),
      contribution({
        ref: "post/2",
        kind: "post",
        madeAt: week(96),
        authors: [bo],
        url: "https://bo.dev/more",
        links: link("https://ada.dev/kernels/"),
      }),
    ];
    await storeContributions(
      workspace,
      {
        source: "github:lab/project",
        kind: "github",
        location: `https://${HOME}`,
        web: `https://${HOME}`,
        contributions: [...pulls, ...reviews, ...posts],
        contributors: [
          account("adastone", 1, "ada@lab.dev"),
          account("bom", 2, "bo@lab.dev"),
          account("deeh", 4, "dee@lab.dev"),
        ],
        notSeen: [],
        fingerprint: "1",
      },
      week(110),
    );
  });

  it("is work of a kind that is too old to be compared, and says so", async () => {
    const { signals } = await show("Dee Hill");
    expect(signals.steering.percentile).not.toBeNull();
    expect(signals.drive.percentile).toBeNull();
    expect(signals.drive.measures[0]!.n).toBeGreaterThan(0);
    expect(unknownText(signals.drive)).toBe("none of it in the last year, so not compared");
    expect(signals.drive.caveats[0]).toContain("compared with nobody's");
    expect(unknownText(signals.rigour)).toBe("no source that was read shows it of them");
  });

  it("is a link to a pull request, which is part of working on it: only posts and papers are pointed to", async () => {
    const linked = async (name: string): Promise<number> =>
      (await show(name)).signals.reach.measures.find(({ measure }) => measure === "linked")!.n;
    expect(await linked("Ada Stone")).toBe(1);
    expect(await linked("Bo Marsh")).toBe(0);
  });
});

describe("a paper that several sources name", () => {
  const TITLE = "Warm starts make long schedules short";
  const page = (id: string): string => (id.startsWith("10.") ? `https://doi.org/${id}` : `https://arxiv.org/abs/${id}`);
  const paper = (ref: string, year: number, ids: readonly string[], more: Partial<Contribution> = {}): Contribution =>
    contribution({
      ref,
      kind: "paper",
      madeAt: START + year * 365 * DAY,
      authors: [{ ...account("x", 1), name: "Ada M. Stone", login: null, account: null }],
      repository: null,
      title: TITLE,
      url: null,
      links: ids.map((id) => ({ kind: "paper", target: page(id) })),
      ...more,
    });
  const published = { state: "published", endedAt: START };

  async function seen(
    given: Readonly<Record<"openalex" | "orcid" | "bibtex", readonly Contribution[]>>,
  ): Promise<{ ref: string; at: number; sources: readonly string[]; links: number }[]> {
    workspace = Workspace.at(join(temporaryFolder(), "workspace"));
    hash = workspace.hasher();
    for (const kind of ["bibtex", "orcid", "openalex"] as const)
      await storeContributions(
        workspace,
        {
          source: `${kind}:a`,
          kind,
          location: `${kind}:a`,
          web: null,
          contributions: given[kind],
          contributors: [],
          notSeen: [],
          fingerprint: "1",
        },
        NOW,
      );
    const { history } = await openHistory(workspace, {});
    return history.repositories.flatMap(({ contributions: { ref, at, sources: shown, links } }) =>
      ref.map((one, i) => ({ ref: one, at: at[i]!, sources: shown[i]!, links: links[i]!.length })),
    );
  }

  it("counts once, by an id that two have or by title and first author, from when it was first there", async () => {
    const found = await seen({
      openalex: [paper("doi:10.5555/a.1", 0.9, ["10.5555/a.1", "2101.00001"], published)],
      orcid: [paper("arxiv:2101.00001", 0, ["2101.00001"])],
      bibtex: [paper("title:0123", 0.5, [], { ...published, title: "Warm Starts make long schedules short." })],
    });
    expect(found).toEqual([
      { ref: "doi:10.5555/a.1", at: START, sources: ["bibtex:a", "openalex:a", "orcid:a"], links: 2 },
    ]);
  });

  it("is two papers where both were published under DOIs of their own, and where others wrote it", async () => {
    const other = [{ ...account("y", 2), name: "Bo Marsh", login: null, account: null }];
    const found = await seen({
      openalex: [paper("doi:10.5555/a.1", 0, ["10.5555/a.1"], published)],
      orcid: [paper("doi:10.5555/b.1", 0.5, ["10.5555/b.1"], published)],
      bibtex: [paper("title:0123", 0.5, [], { authors: other })],
    });
    expect(found.map(({ ref }) => ref).toSorted()).toEqual(["doi:10.5555/a.1", "doi:10.5555/b.1", "title:0123"]);
  });

  it("is one where one of the DOIs is that of a preprint", async () => {
    const found = await seen({
      openalex: [paper("doi:10.5555/a.1", 0.5, ["10.5555/a.1"], published)],
      orcid: [paper("doi:10.2139/ssrn.7", 0, ["10.2139/ssrn.7"])],
      bibtex: [],
    });
    expect(found.map(({ ref, at }) => [ref, at])).toEqual([["doi:10.5555/a.1", START]]);
  });
});
