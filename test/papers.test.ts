import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";

import { DuckDb } from "../src/evidence/duckdb.ts";
import { Evidence } from "../src/evidence/load.ts";
import { Workspace } from "../src/evidence/workspace.ts";
import type { Contribution } from "../src/model/contribution.ts";
import { isoTime } from "../src/model/time.ts";
import { read } from "../src/operations/read.ts";
import { openIdentities } from "../src/operations/identities.ts";
import { storedContributions } from "../src/sources/contribution-source.ts";
import { withoutBulk } from "../src/sources/papers/bibtex-bulk.ts";
import { readBibtex } from "../src/sources/papers/bibtex-file.ts";
import { readBibtexSource } from "../src/sources/papers/bibtex.ts";
import { joinPapers } from "../src/sources/papers/join-papers.ts";
import { readOpenAlexSource } from "../src/sources/papers/openalex.ts";
import { readOrcidSource } from "../src/sources/papers/orcid.ts";
import { checkDigit, orcidOf, paperRefs } from "../src/sources/papers/paper-ids.ts";
import { makeRepository, temporaryFolder } from "./repository.ts";
import { serveHere } from "./web-server.ts";

const FIXTURES = fileURLToPath(new URL("./papers/", import.meta.url));
const BIB = join(FIXTURES, "lab.bib");
const NOW = Date.UTC(2026, 10, 25, 12) / 1000;
const ORCID = "0000-0002-1825-0097";

const quiet = () => undefined;

function readingIn(workspace: Workspace, now = NOW): Parameters<typeof readBibtexSource>[1] {
  return { workspace, now, onProgress: quiet };
}

function newWorkspace(): Workspace {
  return Workspace.at(join(temporaryFolder(), "workspace"));
}

async function stored(workspace: Workspace, source: string): Promise<Contribution[]> {
  const db = await DuckDb.open();
  try {
    return (await storedContributions(workspace, source, db)).contributions;
  } finally {
    db.close();
  }
}

/** What a paper says, short enough to be compared. */
function gist({ ref, madeAt, authors, state, endedAt, venue, links, counts }: Contribution): unknown {
  return {
    ref: ref.replace(/^title:.*/, "title"),
    madeAt: isoTime(madeAt).slice(0, 10),
    authors: authors.map(({ name, place, places }) => `${name} ${place}/${places}`),
    ...(state === null ? {} : { state: `${state} ${isoTime(endedAt!).slice(0, 10)}` }),
    venue,
    links: links.map(({ kind, target }) => `${kind} ${target}`),
    counts: counts.map(({ kind, at, count }) => `${kind} ${isoTime(at).slice(0, 10)} ${count}`),
  };
}

async function lost(promise: Promise<unknown>): Promise<{ message: string; hint: string }> {
  const error = (await promise.then(
    () => undefined,
    (one: unknown) => one,
  )) as { message: string; hint: string } | undefined;
  expect(error, "it should have failed").toBeDefined();
  expect(error!.message).not.toContain("\n");
  expect(error!.hint.length).toBeGreaterThan(5);
  return error!;
}

describe("ids", () => {
  it("checks the last digit of an ORCID iD", () => {
    expect(orcidOf("https://orcid.org/0000-0002-1825-0097")).toBe(ORCID);
    expect(orcidOf("0000-0002-1694-233x")).toBe("0000-0002-1694-233X");
    expect(orcidOf("0000-0002-1825-0098")).toBeUndefined();
    expect(orcidOf("10000-0002-1825-0097")).toBeUndefined();
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{15}$/),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 1, max: 9 }),
        (digits, place, by) => {
          const id = digits.replace(/(\d{4})(\d{4})(\d{4})(\d{3})/, "$1-$2-$3-$4") + checkDigit(digits);
          expect(orcidOf(id)).toBe(id);
          const at = place + Math.floor(place / 4);
          const other = id.slice(0, at) + ((Number(id[at]) + by) % 10) + id.slice(at + 1);
          expect(orcidOf(other)).toBeUndefined();
        },
      ),
    );
  });
});

describe("BibTeX", () => {
  it("keeps what is good, says what is broken and where, and puts versions together", async () => {
    const workspace = newWorkspace();
    const { manifest, added } = await readBibtexSource(BIB, readingIn(workspace));
    expect(added).toBe(3);
    expect(manifest).toMatchObject({ source: "bibtex:lab.bib", kind: "bibtex", contributions: 3 });
    expect(manifest.notSeen).toEqual([
      "1 entry that can't be read: lab.bib:21 'broken' has no end: a bracket or a quotation mark is missing.",
      "Entries without a year, so that they have no place in time (1), of software, data sets and other things that are no papers (2).",
      "Citations: a BibTeX file holds none.",
    ]);
    expect((await stored(workspace, manifest.source)).map(gist)).toEqual([
      {
        ref: "title",
        madeAt: "2021-12-31",
        authors: ["Josie Sample 1/1"],
        state: "published 2021-12-31",
        venue: "University of Examples",
        links: [],
        counts: [],
      },
      {
        ref: "title",
        madeAt: "2022-11-05",
        authors: ["Bo Test 1/2", "Josie Sample 2/2"],
        state: "published 2022-11-05",
        venue: "Workshop on Systems",
        links: ["code https://github.com/example-lab/resume"],
        counts: [],
      },
      {
        ref: "doi:10.5555/sparse.1",
        madeAt: "2023-01-31",
        authors: ["Ann Example 1/4", "Josie Sample 2/4", "Éva Šimánková 3/4", "Jan van der Berg Jr. 4/4"],
        state: "published 2023-07-31",
        venue: "Journal of Sparse Things",
        links: [
          "code https://github.com/example-lab/sparse_kernels",
          "paper https://arxiv.org/abs/2301.04567",
          "paper https://doi.org/10.5555/sparse.1",
        ],
        counts: ["versions 2023-01-31 1", "versions 2023-07-31 2"],
      },
    ]);
    const [thesis, , sparse] = await stored(workspace, manifest.source);
    expect(sparse!.title).toBe("Sparse Attention without the Guesswork: Über α-masks");
    const hash = workspace.hasher();
    expect(sparse!.authors.map(({ account }) => account)).toEqual([null, hash(`orcid:${ORCID}`), null, null]);
    expect(JSON.stringify(thesis)).not.toContain("@");
  });

  it("reads the same bytes into the same tables, and never twice", async () => {
    const tables = async (times: number): Promise<Buffer[]> => {
      const workspace = newWorkspace();
      let generation = "";
      for (let time = 0; time < times; time++) {
        // Hashes are keyed: two workspaces are alike only with one key.
        workspace.hasher();
        writeFileSync(join(workspace.folder, "key"), Buffer.alloc(32, 7));
        const { manifest, added } = await readBibtexSource(BIB, readingIn(workspace));
        expect(added).toBe(time === 0 ? 3 : 0);
        generation = join(workspace.sourceFolder(manifest.source), manifest.generation);
      }
      return readdirSync(generation)
        .sort()
        .map((file) => readFileSync(join(generation, file)));
    };
    expect(await tables(2)).toEqual(await tables(1));
  });

  it("knows a paper no later than the reading that found it, and not before its day", async () => {
    const workspace = newWorkspace();
    const file = join(temporaryFolder(), "now.bib");
    writeFileSync(file, "@article{a, author={A B}, title={Of this year}, journal={J}, year=2026}");
    const first = Date.UTC(2026, 2, 1) / 1000;
    await readBibtexSource(file, readingIn(workspace, first));
    await readBibtexSource(file, readingIn(workspace));
    expect((await stored(workspace, "bibtex:now.bib"))[0]!.madeAt).toBe(first);
    writeFileSync(file, "@article{a, author={A B}, title={Of this year}, journal={J}, year=2026, month=dec}");
    const { manifest } = await readBibtexSource(file, readingIn(workspace));
    expect(manifest.contributions).toBe(0);
    expect(manifest.notSeen.join()).toContain("1 paper dated later than the reading");
  });

  it("takes away what the file does not hold any more, and keeps it while an entry is broken", async () => {
    const workspace = newWorkspace();
    const file = join(temporaryFolder(), "own.bib");
    const entry = (key: string, more = ""): string =>
      `@article{${key}, author={A B}, title={The paper ${key}}, journal={J}, year=2020${more}}\n`;
    const refs = async (): Promise<string[]> =>
      (await stored(workspace, "bibtex:own.bib")).map(({ title }) => title!).sort();
    const write = async (text: string): Promise<void> => {
      writeFileSync(file, text);
      await readBibtexSource(file, readingIn(workspace));
    };
    await write(entry("one") + entry("two"));
    await write(entry("one") + entry("two").replace(/}\n$/, "\n"));
    expect(await refs()).toEqual(["The paper one", "The paper two"]);
    await write(entry("one", ", doi={10.5555/one}"));
    expect(await refs()).toEqual(["The paper one"]);
    expect((await stored(workspace, "bibtex:own.bib"))[0]!.ref).toBe("doi:10.5555/one");
  });

  it.each([
    ["@article{a, author = {A B}, title = {x}, year = 2020", /:1: 'a' has no end/],
    [
      "\n\n@article{a, author={A B} title={x}, year=2020}",
      /:3: 'a' can't be understood at 'title=\{x\}, year=2020' in line 3/,
    ],
    ['@article{a, author="A "B" C", title={x}, year=2020}', /:1: 'a' can't be understood/],
    ["@article{a, author={A B}, title={x}}", /:1: there is no paper in it, but entries without a year/],
    ["Dear all, this is no BibTeX.", /:1: there is no paper in it\.$/],
    [`@article{a, author={A B}, title={${"{".repeat(50)}x${"}".repeat(50)}}, year=2020}`, /too many braces/],
    [`@article{a, ${"x={y},".repeat(500)} author={A B}}`, /too many fields/],
    [`@article{a, author={A B}, title={${"x".repeat(70_000)}}, year=2020}`, /70\d+ characters/],
  ])("says in two lines what is wrong with a file: %s", async (text, what) => {
    const file = join(temporaryFolder(), "bad.bib");
    writeFileSync(file, text);
    expect((await lost(readBibtexSource(file, readingIn(newWorkspace())))).message).toMatch(what);
  });

  it("says that there is no such file", async () => {
    const { message } = await lost(readBibtexSource("/nowhere/papers.bib", readingIn(newWorkspace())));
    expect(message).toBe("/nowhere/papers.bib can't be read (ENOENT).");
  });

  it("reads files that are not UTF-8", async () => {
    const workspace = newWorkspace();
    const file = join(temporaryFolder(), "old.bib");
    writeFileSync(
      file,
      Buffer.from("@article{a, author={J\u00f6rg M}, title={T\u00e9l\u00e9}, journal={J}, year=1999}", "latin1"),
    );
    const { manifest } = await readBibtexSource(file, readingIn(workspace));
    expect(manifest.notSeen.join()).toContain("read as windows-1252");
    expect((await stored(workspace, manifest.source))[0]).toMatchObject({
      title: "T\u00e9l\u00e9",
      authors: [{ name: "J\u00f6rg M" }],
    });
  });

  it.each([
    ["month=dec", "2020-12-31"],
    ["month={10}", "2020-10-31"],
    ["month={March}", "2020-03-31"],
    ["month={sep/oct}", "2020-10-31"],
    ['month="5~" # nov', "2020-11-05"],
    ["month={Mar. 7}", "2020-03-07"],
    ["month={13}", "2020-12-31"],
    ["month={Spring}", "2020-12-31"],
    ["month=2, day={30}", "2020-02-29"],
    ["date={2020-03-04/2020-05-06}", "2020-05-06"],
    ["date={2020-04}", "2020-04-30"],
    ["eprint={2005.14165}, archiveprefix={arXiv}, year={in press}", "2020-05-31"],
  ])("takes the last day of what is known: %s", async (fields, day) => {
    const year = fields.startsWith("eprint") ? "" : ", year=2020";
    const { papers } = await readBibtex(`@article{a, author={A B}, title={T}${year}, ${fields}}`);
    expect(isoTime(papers[0]!.date.last).slice(0, 10)).toBe(day);
  });

  it("loses no good entry, whatever stands between them", async () => {
    const noise = fc.constantFrom(
      "",
      "@article{bad, title={open,\n",
      "@article{bad, author={A B} title={x}}\n",
      "}}}\n",
      "@@@ {\n",
      '@misc{q, title="no end}\n',
      "@comment{ @article{x, title={y}} }\n",
      "text @ text\n",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(noise, { maxLength: 8 }), async (parts) => {
        const good = (place: number): string =>
          `@article{good${place}, author={A B}, title={Number ${place}}, year=2020}\n`;
        const { papers } = await readBibtex(`\n${parts.map((part, place) => good(place) + part).join("")}`);
        expect(papers.map(({ title }) => title)).toEqual(parts.map((_, place) => `Number ${place}`));
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    [
      "names on lines of Windows",
      "@article{a,\r\n author={A B and\r\n C D  and\r\nE F},\r\n title={T}, year=2020}",
      "A B, C D, E F",
    ],
    ["round brackets in quotation marks", '@article(a, author="A B", title="T (Part I)", year=2020)', "A B"],
    ["no key", "@article{,\n author={A B}, title={T}, year=2020}", "A B"],
    ["no key and no comma", "@article{author={A B}, title={T}, year=2020}", "A B"],
    ["a key of other characters", "@misc{data_(de\u00a6)_1??, author={A B}, title={T}, year=2020}", "A B"],
    [
      "marks of equal contribution",
      "@article{a, author={A B* and C$^\\dagger$ D and {E F\u2020}}, title={T}, year=2020}",
      "A B, C D, E F",
    ],
    ["et al.", "@article{a, author={A B and et al.}, title={T}, year=2020}", "A B, ..."],
    ["et al. in a name", "@article{a, author={A B and C D et al.}, title={T}, year=2020}", "A B, C D, ..."],
    ["an and too many", "@article{a, author={A B and and C D}, title={T}, year=2020}", "A B, C D"],
    ["editors that nobody could part", "@article{a, author={A B}, editor={C, D, E, F}, title={T}, year=2020}", "A B"],
  ])("reads %s", async (_what, entry, names) => {
    const { papers, broken } = await readBibtex(entry);
    expect(broken).toEqual([]);
    expect(
      papers.map(({ authors, more }) => [...authors.map(({ name }) => name), ...(more ? ["..."] : [])].join(", ")),
    ).toEqual([names]);
  });

  it("finds what `crossref` names, whatever the key is made of", async () => {
    const { papers } = await readBibtex(
      "@inproceedings{a, author={A B}, title={T}, crossref={conf(20)?}}\n@proceedings{conf(20)?, title={Conf}, year=2020}",
    );
    expect(papers.map(({ venue }) => venue)).toEqual(["Conf"]);
  });

  it("says that a name has too many commas, and names each entry that has no end", async () => {
    const { broken } = await readBibtex(
      "@article{a, author={A, B, C, D}, title={T}, year=2020}\n@book{,\n title={T},\n@book{,\n title={U}}",
    );
    expect(broken).toEqual([
      { line: 1, key: "a", why: "has a name with more than two commas: `and` stands between names" },
      { line: 2, key: "", why: "has no end: a bracket or a quotation mark is missing" },
    ]);
  });

  it("reads thousands of macros in no more than their share of time, whatever case they are named in", async () => {
    const timeOf = async (count: number): Promise<number> => {
      const macros = Array.from({ length: count }, (_, place) => `@string{venue${place} = "Venue " # "${place}"}\n`);
      const entry = `@article{a, author={A B}, title={T}, journal = VENUE${count - 1} # " of " # venue0, year=2020}`;
      const start = performance.now();
      const { papers } = await readBibtex(macros.join("") + entry);
      expect(papers.map(({ venue }) => venue)).toEqual([`Venue ${count - 1} of Venue 0`]);
      return performance.now() - start;
    };
    await timeOf(100);
    const one = await timeOf(500);
    // Eight times as many took sixty-four times as long where each entry was given all of them.
    expect(await timeOf(4000)).toBeLessThan(24 * Math.max(one, 20));
  });

  it("leaves long fields out, and counts lines as they stand", async () => {
    const entry = (year: string): string =>
      `@article{a,\n  abstract = {One, {two},\n  three},\n  author = "A {"}, B",\n  keywords = "x, y",\n  title = {T}, file = {:a.pdf:}, year = ${year}}`;
    expect(withoutBulk(entry("2020"))).toBe('@article{a,\n\n\n  author = "A {"}, B",\n\n  title = {T}, year = 2020}');
    const { broken } = await readBibtex(entry("{2020} {2021}"));
    expect(broken).toEqual([{ line: 1, key: "a", why: "can't be understood at '{2021}}' in line 6" }]);
  });

  it("puts the same versions together in whatever order they stand", async () => {
    const { papers } = await readBibtex(readFileSync(BIB, "utf8"));
    const whole = joinPapers(papers);
    fc.assert(
      fc.property(fc.shuffledSubarray(papers, { minLength: papers.length }), (shuffled) => {
        expect(joinPapers(shuffled)).toEqual(whole);
      }),
    );
  });
});

describe("versions", () => {
  const version = (fields: string, type = "article"): string =>
    `@${type}{k, author={Ann Example and Bo Test}, title={Sparse attention without the guesswork}, ${fields}}\n`;
  const PUBLISHED = version("journal={Letters}, year=2023, month=7, doi={10.5555/sparse.1}");
  it.each([
    ["of bioRxiv, by its DOI alone", version("year=2022, doi={10.1101/2022.03.04.123456}", "misc")],
    ["of SSRN", version("journal={SSRN Electronic Journal}, year=2022, doi={10.2139/ssrn.1234567}")],
    ["of Research Square", version("year=2022, doi={10.21203/rs.3.rs-123456/v1}, publisher={Research Square}", "misc")],
  ])("takes a preprint %s, and what it became for one, called by the DOI of the latter", async (_what, preprint) => {
    const { papers } = await readBibtex(preprint + PUBLISHED);
    expect(papers.map(({ isPublished }) => isPublished)).toEqual([false, true]);
    const [joined, ...more] = joinPapers(papers);
    expect(more).toEqual([]);
    expect(joined).toMatchObject({ venue: "Letters", isPublished: true });
    expect(paperRefs({ ...joined!, year: 2022 })[0]).toBe("doi:10.5555/sparse.1");
  });

  it("keeps two apart that were published under DOIs of their own", async () => {
    const chapter = version("booktitle={A Book}, year=2023, doi={10.5555/book.9}", "incollection");
    expect(joinPapers((await readBibtex(chapter + PUBLISHED)).papers)).toHaveLength(2);
    // A journal of the publisher whose prefix bioRxiv uses.
    const journal = version("journal={Research}, year=2022, doi={10.1101/gr.123456.122}");
    expect(joinPapers((await readBibtex(journal + PUBLISHED)).papers)).toHaveLength(2);
  });

  it("takes an entry of arXiv that has a DOI of a journal for published", async () => {
    const { papers } = await readBibtex(
      version(
        "journal={arXiv e-prints}, eprint={2301.04567}, archiveprefix={arXiv}, year=2023, doi={10.5555/sparse.1}",
      ),
    );
    expect(papers.map(({ isPublished }) => isPublished)).toEqual([true]);
  });
});

interface OrcidRecord {
  works: unknown;
  bulk: { "put-code": number }[];
  person: unknown;
  email: unknown;
}

const record = JSON.parse(readFileSync(join(FIXTURES, "orcid.json"), "utf8")) as OrcidRecord;
const openAlex = JSON.parse(readFileSync(join(FIXTURES, "openalex.json"), "utf8")) as {
  author: unknown;
  works: { id: string; authorships: unknown[] }[];
};

type Fault = (request: IncomingMessage, response: ServerResponse) => boolean | undefined;

/** Faults that are played, one for each request, before a true answer is given. */
const faults: Fault[] = [];
const asked: string[] = [];
const pauses: number[] = [];
const pause = async (ms: number): Promise<void> => void pauses.push(ms);

beforeEach(() => {
  faults.length = 0;
  asked.length = 0;
  pauses.length = 0;
});

function send(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { "content-type": "application/json;charset=UTF-8" });
  response.end(JSON.stringify(value));
}

const PAGE = 2;

function answer(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url!, "http://here");
  asked.push(`${url.pathname}${url.searchParams.has("cursor") ? ` ${url.searchParams.get("cursor")}` : ""}`);
  if (faults.shift()?.(request, response)) return;
  const [, codes] = /\/works\/([\d,]+)$/.exec(url.pathname) ?? [];
  if (url.pathname === "/authors/A5000000001") send(response, openAlex.author);
  else if (url.pathname === "/works") {
    const from = url.searchParams.get("cursor") === "*" ? 0 : Number(url.searchParams.get("cursor")!.slice(1));
    const next = from + PAGE < openAlex.works.length ? `c${from + PAGE}` : null;
    send(response, {
      meta: { count: openAlex.works.length, db_response_time_ms: 9, page: null, per_page: PAGE, next_cursor: next },
      results: openAlex.works.slice(from, from + PAGE),
      group_by: [],
    });
  } else if (url.pathname.endsWith("/works")) send(response, record.works);
  else if (url.pathname.endsWith("/personal-details")) send(response, record.person);
  else if (url.pathname.endsWith("/email")) send(response, record.email);
  else if (codes)
    send(response, {
      bulk: codes.split(",").map((code) => {
        const work = record.bulk.find((one) => one["put-code"] === Number(code));
        return work ? { work } : { error: { "response-code": 404 } };
      }),
    });
  else response.writeHead(404).end();
}

const here = await serveHere(answer);
const how = { api: here.origin, pause };

const status =
  (code: number, headers: Record<string, string> = {}): Fault =>
  (_request, response) => {
    response.writeHead(code, headers).end("{}");
    return true;
  };
const halfAnswer: Fault = (_request, response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "5000" });
  response.write('{"meta": {"cou');
  response.destroy();
  return true;
};
const cutJson: Fault = (_request, response) => {
  response.writeHead(200, { "content-type": "application/json" }).end('{"meta": {"count": 5, "next_');
  return true;
};
const latin: Fault = (_request, response) => {
  response
    .writeHead(200, { "content-type": "application/json" })
    .end(Buffer.from('{"display_name": "J\u00f6"}', "latin1"));
  return true;
};
const html: Fault = (_request, response) => {
  response.writeHead(200, { "content-type": "text/html" }).end("<html>Sorry</html>");
  return true;
};
const circle: Fault = (request, response) => {
  response.writeHead(302, { location: request.url! }).end();
  return true;
};
const endless: Fault = (_request, response) => {
  response.writeHead(200, { "content-type": "application/json" });
  const more = (): void => {
    while (!response.destroyed && response.write("[".repeat(1_000_000)));
    if (!response.destroyed) response.once("drain", more);
  };
  more();
  return true;
};
const fine: Fault = () => undefined;

describe("ORCID", () => {
  it("reads a record: places, venues, dates, code; and joins its owner with a verified address", async () => {
    const workspace = newWorkspace();
    const { manifest } = await readOrcidSource(ORCID, readingIn(workspace), how);
    expect(manifest).toMatchObject({ source: `orcid:${ORCID}`, contributions: 3, web: `https://orcid.org/${ORCID}` });
    expect(manifest.notSeen).toEqual([
      "1 work of the record that is no paper, such as data sets and talks.",
      "1 work without a title or a year, or that the record does not show.",
      "Works that the record does not list or does not show, and citations.",
    ]);
    expect((await stored(workspace, manifest.source)).map(gist)).toEqual([
      {
        ref: "doi:10.5555/ckpt.3",
        madeAt: "2022-11-30",
        authors: ["Ann Example 1/2", "J. Sample 2/2"],
        state: "published 2022-11-30",
        venue: "Systems Workshop",
        links: ["code https://github.com/example-lab/resume", "paper https://doi.org/10.5555/ckpt.3"],
        counts: [],
      },
      {
        ref: "doi:10.5555/sparse.1",
        madeAt: "2023-01-31",
        authors: ["Ann Example 1/3", "Josie Sample 2/3", "Bo Test 3/3"],
        state: "published 2023-07-24",
        venue: "Journal of Sparse Things",
        links: ["paper https://arxiv.org/abs/2301.04567", "paper https://doi.org/10.5555/sparse.1"],
        counts: ["versions 2023-01-31 1", "versions 2023-07-24 2"],
      },
      {
        ref: "doi:10.5555/tok.2",
        madeAt: "2024-12-31",
        authors: ["Bo Test 1/3", "J. Sample 2/3", "Ann Example 3/3"],
        state: "published 2024-12-31",
        venue: "Proceedings of Tokens",
        links: ["paper https://doi.org/10.5555/tok.2"],
        counts: [],
      },
    ]);
    const own = workspace.hasher()(`orcid:${ORCID}`);
    for (const { authors } of await stored(workspace, manifest.source)) expect(authors[1]!.account).toBe(own);
    expect(asked).toEqual([
      `/${ORCID}/works`,
      `/${ORCID}/personal-details`,
      `/${ORCID}/works/101,102,103,104,105`,
      `/${ORCID}/email`,
    ]);
  });

  it("puts who commits under the address and who wrote the papers together; a name alone does not", async () => {
    const workspace = newWorkspace();
    const commit = (email: string, author: string) => ({
      author,
      email,
      at: NOW - 1000,
      files: { [email]: `${email}\n` },
    });
    const repository = makeRepository([
      commit("josie@lab.dev", "Josie Sample"),
      commit("else@lab.dev", "Josie Sample"),
      commit("bo@lab.dev", "Bo Test"),
    ]);
    await read(workspace, { locations: [repository] }, { now: () => NOW * 1000 });
    await readOrcidSource(ORCID, readingIn(workspace), how);
    await readBibtexSource(BIB, readingIn(workspace));
    const { people } = await openIdentities(workspace, NOW);
    const called = (name: string): number => people.people.filter(({ names }) => names.includes(name)).length;
    // The record's owner with one address and the BibTeX entry that names the iD; another address; BibTeX without the iD.
    expect(called("Josie Sample")).toBe(3);
    expect(called("Bo Test")).toBe(4);
    const whole = people.people.filter(({ names }) => names.includes("Josie Sample") && names.includes("J. Sample"));
    expect(whole.map(({ identities }) => identities.length)).toEqual([2]);
    expect(JSON.stringify(workspace.sources())).not.toContain("josie@");
  });

  it.each([
    ["0000-0002-1825-0098", /its last character is a check digit and would have to be 7/],
    ["josie", /'josie' is not an ORCID iD/],
    ["", /'' is not an ORCID iD/],
  ])("says what is wrong with '%s'", async (given, what) => {
    expect((await lost(readOrcidSource(given, readingIn(newWorkspace()), how))).message).toMatch(what);
    expect(asked).toEqual([]);
  });

  it("reads a record whose addresses say nothing, and joins versions that name nobody but its owner", async () => {
    const workspace = newWorkspace();
    const title = { title: { value: "Checkpoints that resume by themselves" } };
    const summary = (code: number) => ({ "work-summary": [{ "put-code": code, type: "journal-article" }] });
    const work = (code: number, year: string, doi: string) => ({
      work: {
        "put-code": code,
        title,
        type: "journal-article",
        "publication-date": { year: { value: year }, month: null, day: null },
        "external-ids": {
          "external-id": [{ "external-id-type": "doi", "external-id-value": doi, "external-id-relationship": "self" }],
        },
        contributors: null,
      },
    });
    const given =
      (value: unknown): Fault =>
      (_request, response) => (send(response, value), true);
    faults.push(
      given({ group: [summary(1), summary(2)] }),
      fine,
      given({ bulk: [work(1, "2022", "10.1101/2022.03.04.123456"), work(2, "2023", "10.5555/ckpt.3")] }),
      given({ email: [{ email: null, verified: true, visibility: "public" }] }),
    );
    const { manifest } = await readOrcidSource(ORCID, readingIn(workspace), how);
    const papers = await stored(workspace, manifest.source);
    expect(papers.map(({ ref, state }) => [ref, state])).toEqual([["doi:10.5555/ckpt.3", "published"]]);
    faults.push(fine, fine, fine, given({ email: null }));
    await readOrcidSource(ORCID, readingIn(newWorkspace()), how);
  });

  it("says that there is no such record", async () => {
    faults.push(status(404));
    const { message } = await lost(readOrcidSource(ORCID, readingIn(newWorkspace()), how));
    expect(message).toBe(`There is no ORCID record ${ORCID}.`);
  });
});

describe("OpenAlex", () => {
  const readIt = (workspace: Workspace, now = NOW) => readOpenAlexSource("A5000000001", readingIn(workspace, now), how);

  it("reads an author: citations by the end of each year, versions, retractions; namesakes stay two", async () => {
    const workspace = newWorkspace();
    const { manifest } = await readIt(workspace);
    expect(manifest).toMatchObject({ source: "openalex:A5000000001", contributions: 3 });
    const papers = await stored(workspace, manifest.source);
    expect(papers.map(gist)).toEqual([
      {
        ref: "doi:10.5555/beam.9",
        madeAt: "2012-12-31",
        authors: ["Josie Sample 1/3", "Wei Wang 2/3", "Wei Wang 3/3"],
        state: "published 2012-12-31",
        venue: "Beam Letters",
        links: ["paper https://doi.org/10.5555/beam.9"],
        counts: [
          "citations 2016-12-31 80",
          "citations 2017-12-31 90",
          "citations 2018-12-31 99",
          "citations 2026-11-25 100",
        ],
      },
      {
        ref: "doi:10.5555/gone.5",
        madeAt: "2021-03-09",
        authors: ["Josie Sample 1/1"],
        state: "retracted 2026-11-25",
        venue: "Letters",
        links: ["paper https://doi.org/10.5555/gone.5"],
        counts: ["citations 2022-12-31 3", "citations 2026-11-25 3"],
      },
      {
        ref: "doi:10.5555/sparse.1",
        madeAt: "2023-01-11",
        authors: ["Ann Example 1/3", "Josie Sample 2/3", "Bo Test 3/3"],
        state: "published 2023-07-24",
        venue: "Journal of Sparse Things",
        links: [
          "code https://github.com/example-lab/sparse",
          "paper https://arxiv.org/abs/2301.04567",
          "paper https://doi.org/10.5555/sparse.1",
        ],
        counts: [
          "citations 2023-12-31 2",
          "citations 2024-12-31 10",
          "citations 2025-12-31 24",
          "citations 2026-11-25 30",
          "versions 2023-01-11 1",
          "versions 2023-07-24 2",
        ],
      },
    ]);
    const { people } = await openIdentities(workspace, NOW);
    expect(people.people.filter(({ name }) => name === "Wei Wang")).toHaveLength(2);
  });

  it("shows only what was there by the date", async () => {
    const workspace = newWorkspace();
    await readIt(workspace);
    const evidence = await Evidence.open(workspace, workspace.sources());
    const at = Date.UTC(2024, 5, 1) / 1000;
    const { contributions } = await evidence.rows(at);
    evidence.close();
    expect(Math.max(...(contributions.counts["counted_at"] as number[]))).toBeLessThanOrEqual(at);
    expect(contributions.contributions["state"]).toEqual(["published", null, "published"]);
  });

  it("is one with what ORCID and BibTeX say, by ref and by the ORCID iD", async () => {
    const workspace = newWorkspace();
    await readIt(workspace);
    await readOrcidSource(ORCID, readingIn(workspace), how);
    await readBibtexSource(BIB, readingIn(workspace));
    for (const { source } of workspace.sources())
      expect((await stored(workspace, source)).map(({ ref }) => ref)).toContain("doi:10.5555/sparse.1");
    const { people } = await openIdentities(workspace, NOW);
    const own = people.people.filter(({ names }) => names.includes("J. Sample") && names.includes("Josie Sample"));
    expect(own.map(({ names }) => [...names].sort())).toEqual([["J. Sample", "Josie Sample"]]);
  });

  const sound: [string, Fault[], number][] = [
    ["a rate limit that says how long", [fine, fine, status(429, { "retry-after": "7" })], 1],
    ["a rate limit by date", [fine, status(429, { "retry-after": new Date(Date.now() + 5000).toUTCString() })], 1],
    ["a rate limit with status 403", [status(403), status(403)], 2],
    ["a bad gateway", [fine, status(502), status(502), fine], 2],
    ["half an answer", [fine, halfAnswer, fine, halfAnswer], 2],
    ["JSON that is cut", [fine, fine, cutJson], 1],
  ];
  it.each(sound)("gets over %s, and loses and doubles nothing", async (_what, played, waited) => {
    const plain = newWorkspace();
    await readIt(plain);
    const expected = (await stored(plain, "openalex:A5000000001")).map(gist);
    const workspace = newWorkspace();
    faults.push(...played);
    await readIt(workspace);
    expect(pauses).toHaveLength(waited);
    expect((await stored(workspace, "openalex:A5000000001")).map(gist)).toEqual(expected);
  });

  const broken: [string, Fault[], RegExp][] = [
    ["a pause of an hour", [fine, fine, status(429, { "retry-after": "3600" })], /asked too often \(status 429\)/],
    [
      "a server that does not work",
      Array.from({ length: 9 }, (_, i) => (i < 2 ? fine : status(502))),
      /does not work at the moment \(status 502\)/,
    ],
    ["text that is not UTF-8", [fine, fine, latin], /not UTF-8/],
    ["a page of HTML", [fine, fine, html], /not JSON \(text\/html\)/],
    ["redirects in a circle", [fine, fine, circle], /redirects/],
    ["a page that never ends", [fine, fine, endless], /more than|MB|large/],
    [
      "another form",
      [fine, fine, (_q, response) => (send(response, { results: 7 }), true)],
      /form that is not known \(meta/,
    ],
    ["a refusal", [fine, fine, status(400)], /refuses the question \(status 400\)/],
  ];
  it.each(broken)("stops at %s, keeps what was there, and goes on from there", async (_what, played, what) => {
    const workspace = newWorkspace();
    await readIt(workspace);
    const before = await stored(workspace, "openalex:A5000000001");
    const sources = workspace.sources();
    faults.push(...played);
    expect((await lost(readIt(workspace))).message).toMatch(what);
    expect(workspace.sources()).toEqual(sources);
    faults.length = 0;
    asked.length = 0;
    await readIt(workspace);
    // The first page was kept: only the ones after it are asked for again.
    expect(asked).toEqual(["/authors/A5000000001", "/works c2", "/works c4"]);
    expect(await stored(workspace, "openalex:A5000000001")).toEqual(before);
    expect(readdirSync(join(workspace.folder, "unfinished"))).toEqual([]);
  });

  it("begins anew where what was kept is old or damaged", async () => {
    const workspace = newWorkspace();
    faults.push(fine, fine, status(400));
    await lost(readIt(workspace));
    asked.length = 0;
    const kept = join(workspace.folder, "unfinished");
    const [folder] = readdirSync(kept);
    const copy = join(temporaryFolder(), "kept");
    cpSync(kept, copy, { recursive: true });
    await readIt(workspace, NOW + 2 * 86_400);
    expect(asked).toContain("/works *");
    cpSync(copy, kept, { recursive: true });
    writeFileSync(join(kept, folder!, "0.json"), '{"keptAt": 1');
    asked.length = 0;
    await readIt(workspace);
    expect(asked).toContain("/works *");
    rmSync(copy, { recursive: true });
  });

  const cursorOf =
    (cursor: string): Fault =>
    (_request, response) => {
      send(response, { meta: { count: 5, next_cursor: cursor }, results: openAlex.works.slice(0, 2) });
      return true;
    };
  it("does not go round and round with a cursor that repeats", async () => {
    const workspace = newWorkspace();
    faults.push(fine, cursorOf("c2"), cursorOf("c2"));
    const { message } = await lost(readIt(workspace));
    expect(message).toBe("OpenAlex gives the same page again after 2 of 5 works.");
    faults.push(fine, ...Array.from({ length: 30 }, (_, i) => cursorOf(`other${i}`)));
    await lost(readIt(workspace));
    faults.length = 0;
    await readIt(workspace);
    expect(await stored(workspace, "openalex:A5000000001")).toHaveLength(3);
  });

  it("does not ask for what stands behind the last page, whose cursor OpenAlex gives all the same", async () => {
    const workspace = newWorkspace();
    faults.push(fine, (_request, response) => {
      send(response, { meta: { count: 5, next_cursor: "behind" }, results: openAlex.works });
      return true;
    });
    await readIt(workspace);
    expect(asked).toEqual(["/authors/A5000000001", "/works *"]);
    expect(await stored(workspace, "openalex:A5000000001")).toHaveLength(3);
  });

  it("names all authors of a paper of which a list names a hundred", async () => {
    const workspace = newWorkspace();
    const work = openAlex.works[2]! as { id: string; authorships: { author: { id: string; display_name: string } }[] };
    const author = (place: number) => ({
      author: { id: `https://openalex.org/A6${place}`, display_name: `Author ${place}`, orcid: null },
    });
    const many = { ...work, authorships: Array.from({ length: 150 }, (_, place) => author(place)) };
    faults.push(
      fine,
      (_request, response) => {
        send(response, {
          meta: { count: 1, next_cursor: null },
          results: [{ ...many, authorships: many.authorships.slice(0, 100) }],
        });
        return true;
      },
      (_request, response) => {
        send(response, many);
        return true;
      },
    );
    await readIt(workspace);
    expect(asked.at(-1)).toBe("/works/W2000000003");
    expect((await stored(workspace, "openalex:A5000000001"))[0]!.authors).toHaveLength(150);
  });

  it("sends a key only to OpenAlex's address, and says it nowhere", async () => {
    const workspace = newWorkspace();
    const urls: string[] = [];
    faults.push((request) => void urls.push(request.url!), status(400));
    const { message, hint } = await lost(
      readOpenAlexSource("A5000000001", { ...readingIn(workspace), openAlexKey: "secret-key" }, how),
    );
    expect(urls[0]).toContain("api_key=secret-key");
    expect(message + hint).not.toContain("secret-key");
  });

  it.each(["W2741809807", "josie", "0000-0002-1825-0098"])("says that %s is no author", async (given) => {
    const { message } = await lost(readOpenAlexSource(given, readingIn(newWorkspace()), how));
    expect(message).toBe(`'${given}' is not the id of an author in OpenAlex.`);
  });
});
