import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";

import { beforeAll, beforeEach, describe, expect, test } from "vitest";

import { DuckDb } from "../src/evidence/duckdb.ts";
import { Workspace } from "../src/evidence/workspace.ts";
import type { Contribution } from "../src/model/contribution.ts";
import { AppError } from "../src/model/errors.ts";
import { loginText } from "../src/model/evidence.ts";
import { read } from "../src/operations/read.ts";
import { storedContributions } from "../src/sources/contribution-source.ts";
import { type PostsReading, readFeed } from "../src/sources/posts/read-feed.ts";
import { readPost } from "../src/sources/posts/read-post.ts";
import { fetchSafely } from "../src/sources/web/fetch.ts";
import type { Manners } from "../src/sources/web/polite.ts";
import { temporaryFolder } from "./repository.ts";
import { serveHere } from "./web-server.ts";

const NOW = Date.parse("2024-08-01T00:00:00Z") / 1000;

let here: { origin: string; host: string; port: number };
const pages = new Map<string, (request: IncomingMessage, response: ServerResponse) => void>();
const asked: { path: string; headers: IncomingMessage["headers"] }[] = [];
const waits: number[] = [];

beforeAll(async () => {
  here = await serveHere((request, response) => {
    const path = request.url ?? "";
    asked.push({ path, headers: request.headers });
    const answer = pages.get(path);
    if (answer) answer(request, response);
    else response.writeHead(404).end("nothing here");
  });
});

beforeEach(() => {
  pages.clear();
  asked.length = 0;
  waits.length = 0;
});

const recorded = (name: string): string =>
  readFileSync(new URL(`feeds/${name}`, import.meta.url), "utf8").replaceAll("ORIGIN", here.origin);

function serve(path: string, body: string | Uint8Array, headers: Record<string, string> = {}): void {
  pages.set(path, (_request, response) => {
    response.writeHead(200, headers);
    response.end(body);
  });
}

const manners = (): Manners => ({
  fetch: (url, options) => fetchSafely(url, { ...options, allowPrivate: ["127.0.0.1"] }),
  wait: async (ms) => void waits.push(ms),
  now: () => NOW,
});

const newWorkspace = (): Workspace => Workspace.at(join(temporaryFolder(), "evidence"));

const reading = (workspace: Workspace, by?: string): PostsReading => ({
  workspace,
  now: NOW,
  by,
  onProgress: () => undefined,
});

async function stored(workspace: Workspace, source: string): Promise<Contribution[]> {
  const folder = temporaryFolder();
  const db = await DuckDb.open(join(folder, "spill"));
  try {
    return (await storedContributions(workspace, source, db)).contributions;
  } finally {
    db.close();
  }
}

interface Read {
  workspace: Workspace;
  posts: Contribution[];
  added: number;
  notSeen: string[];
}

async function feed(
  path: string,
  { workspace = newWorkspace(), by }: { workspace?: Workspace; by?: string } = {},
): Promise<Read> {
  const { manifest, added } = await readFeed(`${here.origin}${path}`, reading(workspace, by), manners());
  return { workspace, posts: await stored(workspace, manifest.source), added, notSeen: manifest.notSeen };
}

async function post(path: string, by?: string): Promise<Read> {
  const workspace = newWorkspace();
  const { manifest, added } = await readPost(`${here.origin}${path}`, reading(workspace, by), manners());
  return { workspace, posts: await stored(workspace, manifest.source), added, notSeen: manifest.notSeen };
}

async function failure(promise: Promise<unknown>): Promise<{ message: string; hint: string }> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(AppError);
  const { message, hint } = error as AppError;
  expect(`${message}${hint}`).not.toContain("\n");
  expect(hint).not.toBe("");
  return { message, hint };
}

const day = (seconds: number | null): string | null =>
  seconds === null ? null : new Date(seconds * 1000).toISOString();

describe("feeds as the world writes them", () => {
  test("WordPress: whole texts, authors, a series, and no author for 'admin'", async () => {
    serve("/feed/", recorded("wordpress.xml"), { "content-type": "application/rss+xml; charset=UTF-8" });
    const { posts, notSeen, added } = await feed("/feed/");
    expect(added).toBe(3);
    expect(asked).toHaveLength(1);
    const [news, first, second] = posts as [Contribution, Contribution, Contribution];
    expect(news.authors).toEqual([]);
    expect(notSeen.join("\n")).toContain("1 post: no author is stated");
    expect(second).toMatchObject({
      ref: `${here.origin}/2024/05/fused-softmax-2/`,
      kind: "post",
      title: "A fused softmax, part 2: the backward pass",
      url: `${here.origin}/2024/05/fused-softmax-2/`,
      thread: first.ref,
      venue: "Notes on kernels",
      changedAt: null,
    });
    expect(day(second.madeAt)).toBe("2024-05-14T08:00:01.000Z");
    expect(
      second.authors.map(({ name, login, address, place, places }) => ({ name, login, address, place, places })),
    ).toEqual([{ name: "Ines Example", login: null, address: null, place: 1, places: 1 }]);
    expect(second.links).toEqual([
      { kind: "code", target: "https://github.com/example/fused-softmax" },
      { kind: "post", target: first.ref },
    ]);
    expect(second.claims).toEqual([
      {
        kind: "comparison",
        quote: "The backward kernel is 1.7x faster than the compiled one on one H100.",
        place: "paragraph 2",
        support: [
          { kind: "number", quote: "1.7x" },
          { kind: "baseline", quote: "than the compiled one on one H100" },
          { kind: "table", quote: "rows | compiled | fused 4096 | 51 us | 30 us" },
          { kind: "figure", quote: "picture" },
          { kind: "code", quote: "https://github.com/example/fused-softmax" },
        ],
      },
    ]);
  });

  test("scripts, handlers, frames, addresses and quotations reach no row", async () => {
    serve("/feed/", recorded("wordpress.xml"));
    const { workspace, posts } = await feed("/feed/");
    const { contributors } = await (async () => {
      const db = await DuckDb.open(join(temporaryFolder(), "spill"));
      try {
        return await storedContributions(workspace, `feed:${here.host}/feed`, db);
      } finally {
        db.close();
      }
    })();
    const rows = JSON.stringify([posts, contributors]);
    for (const bad of [
      "<",
      "alert",
      "onerror",
      "onmouseover",
      "evil.example",
      "frame text",
      "ines@example.org",
      "10x faster",
    ])
      expect(rows).not.toContain(bad);
    expect(posts.at(-1)!.frequent.map(({ word }) => word)).toContain("kernel");
    expect(posts.at(-1)!.frequent.map(({ word }) => word)).not.toContain("compilers");
  });

  test("Substack: the picture stands with the claim", async () => {
    serve("/feed", recorded("substack.xml"));
    const { posts } = await feed("/feed");
    expect(posts).toHaveLength(1);
    expect(posts[0]!.authors[0]!.name).toBe("Omar Example");
    expect(posts[0]!.claims.map(({ kind, support }) => [kind, support.map((one) => one.kind)])).toEqual([
      ["cause", ["number", "figure"]],
    ]);
    expect(posts[0]!.words).toBe(18);
  });

  test("GitHub Atom: the profile in the feed is an account by login", async () => {
    serve("/example/loader/releases.atom", recorded("github.atom"));
    const { posts, workspace } = await feed("/example/loader/releases.atom");
    expect(posts[0]!.authors[0]).toMatchObject({
      name: "ines-example",
      login: workspace.hasher()(loginText("ines-example")),
      address: null,
      account: null,
    });
    expect(posts[0]!.claims.map(({ kind }) => kind)).toEqual(["fix", "improvement"]);
  });

  test("Jekyll Atom: the feed's author where a post has none; a revision; links to papers and data", async () => {
    serve("/feed.xml", recorded("jekyll.atom"));
    const { posts, workspace } = await feed("/feed.xml");
    const [warmUp, dropout] = posts as [Contribution, Contribution];
    expect(warmUp.authors[0]).toMatchObject({
      name: "Li Example",
      address: workspace.hasher()("address:li@example.org"),
    });
    expect(dropout.authors[0]).toMatchObject({ name: "Guest Example", address: null });
    expect([day(warmUp.changedAt), day(dropout.changedAt)]).toEqual(["2023-10-30T12:00:00.000Z", null]);
    expect(warmUp.links).toEqual([
      { kind: "data-set", target: "https://huggingface.co/datasets/example/runs" },
      { kind: "paper", target: "https://arxiv.org/abs/1706.03762" },
    ]);
    expect(warmUp.claims[0]).toMatchObject({ kind: "absence" });
  });

  test("JSON Feed: plain text, numbers as ids, a series by category", async () => {
    serve("/feed.json", recorded("feed.json"), { "content-type": "application/feed+json" });
    const { posts, workspace } = await feed("/feed.json");
    const [one, two] = posts as [Contribution, Contribution];
    expect([one.ref, two.ref, two.thread, one.thread]).toEqual([
      `${here.origin}/notes/1`,
      `${here.origin}/notes/2`,
      one.ref,
      one.ref,
    ]);
    expect(one.authors[0]!.login).toBe(workspace.hasher()(loginText("ada-example")));
    expect(one.claims.map(({ kind }) => kind)).toEqual(["comparison"]);
    expect(two.claims.map(({ kind }) => kind)).toEqual(["absence"]);
    expect(day(two.changedAt)).toBe("2024-03-09T07:00:00.000Z");
  });

  test("Medium: the mark of a feed goes from addresses, the pixel that counts is no figure", async () => {
    serve("/@kim/feed", recorded("medium.xml"));
    const { posts } = await feed("/@kim/feed");
    expect(posts[0]).toMatchObject({
      ref: `${here.origin}/evaluating-the-evaluator-0a1b2c3d`,
      url: `${here.origin}/evaluating-the-evaluator-0a1b2c3d`,
    });
    expect(day(posts[0]!.changedAt)).toBe("2024-05-07T10:00:00.000Z");
    expect(posts[0]!.claims.flatMap(({ support }) => support.map(({ kind }) => kind))).not.toContain("figure");
  });

  test("a paper archive: several authors in one line", async () => {
    serve("/rss/cs.CL", recorded("arxiv.xml"));
    const { posts } = await feed("/rss/cs.CL");
    expect(posts[0]!.authors.map(({ name, place, places }) => [name, place, places])).toEqual([
      ["First Example", 1, 3],
      ["Second Example", 2, 3],
      ["Third Example", 3, 3],
    ]);
    expect(day(posts[0]!.madeAt)).toBe("2024-05-08T04:00:00.000Z");
  });
});

describe("only summaries", () => {
  test("the page of each post is asked for, one at a time, and pages of others are not", async () => {
    serve("/posts/index.xml", recorded("hugo.xml"));
    serve("/posts/paging/", recorded("paging.html"), { "content-type": "text/html" });
    const { posts, notSeen, workspace } = await feed("/posts/index.xml");
    expect(asked.map(({ path }) => path)).toEqual(["/posts/index.xml", "/posts/paging/", "/posts/another/"]);
    expect(waits).toEqual([1000, 1000]);
    const paging = posts.find(({ ref }) => ref.endsWith("/posts/paging/"))!;
    expect(paging.authors).toMatchObject([
      { name: "Noor Example", login: workspace.hasher()(loginText("noor-example")) },
    ]);
    expect(paging.claims.map(({ kind, support }) => [kind, support.map((one) => one.kind)])).toEqual([
      ["improvement", ["number", "baseline"]],
      ["improvement", ["number", "figure"]],
      ...paging.claims.slice(2).map(({ kind, support }) => [kind, support.map((one) => one.kind)]),
    ]);
    expect(paging.words).toBeGreaterThan(100);
    const rows = JSON.stringify(paging);
    for (const around of ["script", "Copyright", "subscribe", "About"]) expect(rows).not.toContain(around);
    expect(notSeen.join("\n")).toContain("1 post: only a summary could be had (the page answers with 404).");
    expect(notSeen.join("\n")).toContain("1 post: the address is on another site");
    expect(posts.map(({ ref }) => ref)).not.toContain("https://elsewhere.example/article");
  });

  test("a later reading asks again for what was missing, and for nothing that it has", async () => {
    serve("/posts/index.xml", recorded("hugo.xml"), { etag: '"one"' });
    serve("/posts/paging/", recorded("paging.html"));
    const { workspace } = await feed("/posts/index.xml");
    asked.length = 0;
    serve("/posts/another/", recorded("paging.html").replaceAll("Paging the cache", "Another page"));
    const again = await feed("/posts/index.xml", { workspace });
    expect(asked.map(({ path, headers }) => [path, headers["if-none-match"]])).toEqual([
      ["/posts/index.xml", undefined],
      ["/posts/another/", undefined],
    ]);
    expect([again.added, again.posts.length]).toEqual([0, 3]);
    expect(again.posts.every(({ words, ref }) => words > 100 || ref.includes("elsewhere"))).toBe(true);
    asked.length = 0;
    pages.set("/posts/index.xml", (request, response) => {
      response.writeHead(request.headers["if-none-match"] === '"one"' ? 304 : 500).end();
    });
    expect((await feed("/posts/index.xml", { workspace })).added).toBe(0);
    expect(asked).toHaveLength(1);
  });

  test("a host that is busy gets its pause, and is left alone when it asks for a long one", async () => {
    serve("/posts/index.xml", recorded("hugo.xml"));
    let busy = 1;
    pages.set("/posts/paging/", (_request, response) => {
      if (busy-- > 0) response.writeHead(429, { "retry-after": "7" }).end();
      else response.writeHead(200).end(recorded("paging.html"));
    });
    pages.set("/posts/another/", (_request, response) => void response.writeHead(503, { "retry-after": "3600" }).end());
    const { posts, notSeen } = await feed("/posts/index.xml");
    expect(waits).toEqual([1000, 7000, 1000]);
    expect(posts.find(({ ref }) => ref.endsWith("/paging/"))!.words).toBeGreaterThan(100);
    expect(notSeen.join("\n")).toContain("the page answers with 503");
  });
});

describe("reading again", () => {
  test("an unchanged feed is nothing new, whether the server says so or not", async () => {
    let answered = 0;
    pages.set("/feed.xml", (request, response) => {
      const known = request.headers["if-none-match"] === '"v1"' && request.headers["if-modified-since"] !== undefined;
      if (!known) answered++;
      response.writeHead(known ? 304 : 200, { etag: '"v1"', "last-modified": "Thu, 02 Nov 2023 09:10:11 GMT" });
      response.end(known ? undefined : recorded("jekyll.atom"));
    });
    const { workspace } = await feed("/feed.xml");
    const before = workspace.sources()[0]!;
    const again = await feed("/feed.xml", { workspace });
    expect([again.added, answered, workspace.sources()[0]!.generation]).toEqual([0, 1, before.generation]);
    serve("/feed.xml", recorded("jekyll.atom"));
    expect((await feed("/feed.xml", { workspace })).added).toBe(0);
    expect(workspace.sources()[0]!.generation).toBe(before.generation);
  });

  test("what left the feed stays, what is new comes, what moved keeps its name, and nothing is doubled", async () => {
    serve("/feed.xml", recorded("jekyll.atom"));
    const { workspace } = await feed("/feed.xml");
    const text = recorded("jekyll.atom");
    const [head, , second] = text.split("<entry>") as [string, string, string];
    const moved = second.replace("/2023/11/02/dropout.html", "/posts/dropout.html");
    const fresh = moved
      .replace("</feed>", "")
      .replaceAll("Dropping dropout", "A third")
      .replace("/2023/11/02/dropout</id>", "/third</id>")
      .replace("/posts/dropout.html", "/third.html");
    serve("/feed.xml", `${head}<entry>${moved.replace("</feed>", "")}<entry>${fresh}</feed>`);
    const again = await feed("/feed.xml", { workspace });
    expect([again.added, again.posts.map(({ title }) => title)]).toEqual([
      1,
      ["Does warm-up matter?", "Dropping dropout", "A third"],
    ]);
    expect(again.posts[1]!.ref).toBe(`${here.origin}/2023/11/02/dropout.html`);
  });

  test("two readings of the same give the same rows", async () => {
    serve("/feed/", recorded("wordpress.xml"));
    const one = await feed("/feed/");
    const two = newWorkspace();
    mkdirSync(two.folder, { recursive: true });
    writeFileSync(join(two.folder, "key"), readFileSync(join(one.workspace.folder, "key")));
    expect((await feed("/feed/", { workspace: two })).posts).toEqual(one.posts);
  });

  test("--by names who wrote what states no author, now and at later readings", async () => {
    serve("/feed/", recorded("wordpress.xml"));
    const { workspace } = await feed("/feed/");
    const named = await feed("/feed/", { workspace, by: "Ines Example" });
    expect(named.posts.map(({ authors }) => authors.map(({ name }) => name))).toEqual([
      ["Ines Example"],
      ["Ines Example"],
      ["Ines Example"],
    ]);
    serve("/feed/", recorded("wordpress.xml").replace("The site has moved.", "The site has moved again."));
    const later = await feed("/feed/", { workspace });
    expect(later.posts[0]!.authors[0]!.name).toBe("Ines Example");
  });
});

describe("wrong encodings", () => {
  const rss = (said: string): string =>
    `<?xml version="1.0"${said}?><rss version="2.0"><channel><title>t</title><link>${here.origin}</link><item><title>TITLE</title><link>${here.origin}/a</link><author>x@example.org (Zoe Example)</author><pubDate>Mon, 01 Jan 2024 00:00:00 GMT</pubDate><description>TEXT</description></item></channel></rss>`;
  const latin = (text: string): Buffer => Buffer.from(text, "latin1");
  // 計測 in Shift-JIS
  const sjis = Buffer.from([0x8c, 0x76, 0x91, 0xaa]);
  const spliced = (text: string, word: Buffer): Buffer => {
    const [before, after] = text.split("TITLE") as [string, string];
    return Buffer.concat([latin(before), word, latin(after)]);
  };

  test.each<[string, () => Buffer, string, string, boolean]>([
    [
      "windows-1252 as said",
      () => latin(rss(' encoding="windows-1252"').replace("TITLE", "größer")),
      "",
      "größer",
      false,
    ],
    [
      "windows-1252 where it is not Latin 1",
      () => spliced(rss(' encoding="windows-1252"'), Buffer.from([0x93, 0x61, 0x80, 0x94])),
      "",
      "“a€”",
      false,
    ],
    [
      "windows-1252 said to be UTF-8",
      () => latin(rss(' encoding="UTF-8"').replace("TITLE", "größer")),
      "; charset=utf-8",
      "größer",
      true,
    ],
    [
      "UTF-8 said to be ISO-8859-1",
      () => Buffer.from(rss("").replace("TITLE", "größer")),
      "; charset=iso-8859-1",
      "größer",
      true,
    ],
    [
      "UTF-16 with a mark",
      () => Buffer.from(`\uFEFF${rss(' encoding="utf-16"').replace("TITLE", "größer")}`, "utf16le"),
      "",
      "größer",
      false,
    ],
    ["UTF-16 without a mark", () => Buffer.from(rss("").replace("TITLE", "größer"), "utf16le"), "", "größer", true],
    [
      "Shift-JIS, the header says UTF-8",
      () => spliced(rss(' encoding="Shift_JIS"'), sjis),
      "; charset=utf-8",
      "計測",
      true,
    ],
    [
      "Shift-JIS, the header says Latin 1",
      () => spliced(rss(' encoding="Shift_JIS"'), sjis),
      "; charset=iso-8859-1",
      "計測",
      true,
    ],
    [
      "an encoding that does not exist",
      () => Buffer.from(rss(' encoding="klingon"').replace("TITLE", "größer")),
      "; charset=x-none",
      "größer",
      false,
    ],
  ])("%s", async (_name, bytes, header, title, noted) => {
    serve("/feed.xml", bytes(), { "content-type": `application/rss+xml${header}` });
    const { posts, notSeen } = await feed("/feed.xml");
    expect([posts[0]!.title, notSeen.some((one) => one.startsWith("It is said to be"))]).toEqual([title, noted]);
  });
});

describe("hostile feeds", () => {
  const bomb = (inner: string): string =>
    `<?xml version="1.0"?><!DOCTYPE rss [${inner}]><rss version="2.0"><channel><title>&b;</title><item><title>&b;</title><link>${here.origin}/a</link><pubDate>Mon, 01 Jan 2024 00:00:00 GMT</pubDate></item></channel></rss>`;

  test.each([
    ["a billion laughs", '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'],
    ["a file of this machine", '<!ENTITY b SYSTEM "file:///etc/passwd">'],
    ["an address of the web", '<!ENTITY b SYSTEM "http://127.0.0.1/secret">'],
    ["a parameter entity", '<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;'],
  ])("%s is refused", async (_name, inner) => {
    serve("/feed.xml", bomb(inner));
    expect((await failure(feed("/feed.xml"))).message).toContain("declares entities");
    expect(asked).toHaveLength(1);
  });

  test("entities without a declaration stay as they are, and a plain doctype does no harm", async () => {
    serve("/feed.xml", bomb("").replace("[]", 'PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://127.0.0.1/rss.dtd"'));
    const { posts } = await feed("/feed.xml");
    expect(posts[0]!.title).toBe("&b;");
    expect(asked.map(({ path }) => path)).not.toContain("/rss.dtd");
  });

  test("depth, width and length are survived", async () => {
    const around = (text: string): string =>
      `<rss version="2.0"><channel><title>t</title><item><title>t</title><link>${here.origin}/a</link><pubDate>Mon, 01 Jan 2024 00:00:00 GMT</pubDate><description><![CDATA[${text}]]></description></item></channel></rss>`;
    for (const text of [
      `${"<div>".repeat(50_000)}deep`,
      `${"<blockquote><p>".repeat(20_000)}deep`,
      "<table><tr><td>1".repeat(5_000),
      `<p>${"a ".repeat(200_000)}</p>`,
      `<p>${"!<[(".repeat(100_000)}</p>`,
      `<p>${"no ".repeat(100_000)}</p>`,
      `<p>${"1,000 -> ".repeat(50_000)}</p>`,
      "<".repeat(300_000),
    ]) {
      serve("/feed.xml", around(text));
      const begun = performance.now();
      expect((await feed("/feed.xml")).posts).toHaveLength(1);
      expect(performance.now() - begun).toBeLessThan(15_000);
    }
  });

  test("a page that nests without end is left", async () => {
    const page = recorded("paging.html").replace("<main>", "<div>".repeat(30_000));
    serve("/deep", page);
    expect((await failure(post("/deep"))).message).toContain("nests its elements too deeply");
  });
});

describe("what can't be read is said in two lines", () => {
  test.each([
    ["/gone", "There is nothing at"],
    ["/empty", "is empty"],
    ["/blank", "is empty"],
    ["/page", "is a page, not a feed"],
    ["/text", "is not a feed"],
    ["/json", "is not a feed"],
    ["/half", "is not a feed"],
    ["/forbidden", "may not be read (403)"],
    ["/broken", "answers with 500"],
  ])("%s", async (path, why) => {
    serve("/empty", "");
    serve("/blank", "  \n ");
    serve("/page", recorded("paging.html"), { "content-type": "text/html" });
    serve("/text", "Just some words.");
    serve("/json", '{"posts": []}');
    serve("/half", recorded("wordpress.xml").slice(0, 2500));
    pages.set("/forbidden", (_request, response) => void response.writeHead(403).end("no"));
    pages.set("/broken", (_request, response) => void response.writeHead(500).end("oops"));
    expect((await failure(feed(path))).message).toContain(why);
  });

  test("a page names its feed", async () => {
    serve("/page", recorded("paging.html"), { "content-type": "text/html" });
    expect((await failure(feed("/page"))).hint).toBe(`It names this one: feed:${here.origin}/posts/index.xml`);
  });

  test("a feed that never ends, or is too large", async () => {
    const workspace = newWorkspace();
    pages.set("/trickle", (_request, response) => {
      const timer = setInterval(() => response.write("<rss>"), 20);
      response.on("close", () => clearInterval(timer));
    });
    const hasty: Manners = {
      fetch: (url, options) =>
        fetchSafely(url, { ...options, allowPrivate: ["127.0.0.1"], timeoutMs: 200, mostBytes: 1e6 }),
    };
    const trickle = readFeed(`${here.origin}/trickle`, reading(workspace), hasty);
    expect((await failure(trickle)).message).toContain("longer than 0.2 seconds");
    serve("/large", Buffer.alloc(2e6, "a"));
    const large = readFeed(`${here.origin}/large`, reading(workspace), hasty);
    expect((await failure(large)).message).toContain("larger than 1 MB");
  });

  test("a feed that breaks keeps what was read of it before", async () => {
    serve("/feed/", recorded("wordpress.xml"));
    const { workspace } = await feed("/feed/");
    serve("/feed/", "<html><body>Maintenance</body></html>");
    await failure(feed("/feed/", { workspace }));
    expect(await stored(workspace, `feed:${here.host}/feed`)).toHaveLength(3);
  });

  test("addresses of this machine, through the command", async () => {
    const { failures } = await read(
      newWorkspace(),
      { locations: [`feed:${here.origin}/feed/`, "feed:nowhere.xml", "post:"] },
      { now: () => NOW * 1000 },
    );
    expect(failures.map(({ message }) => message.replace(/\d{4,5}/, "PORT"))).toEqual([
      "http://127.0.0.1:PORT/feed/ is refused: 127.0.0.1 is an address of this machine or of a private network.",
      "'feed:nowhere.xml' is neither an address nor a file.",
      "'post:' names no source.",
    ]);
  });

  test("posts without a date, or with one to come, are left out and counted", async () => {
    serve(
      "/feed.json",
      JSON.stringify({
        version: "https://jsonfeed.org/version/1",
        title: "t",
        items: [
          { id: "a", content_text: "undated" },
          { id: "b", content_text: "later", date_published: "2031-01-01T00:00:00Z" },
          { id: "c", content_text: "fine", date_published: "2024-01-01T00:00:00Z" },
        ],
      }),
    );
    const { posts, notSeen } = await feed("/feed.json");
    expect(posts).toHaveLength(1);
    expect(notSeen).toContain("1 post: no date is stated; left out.");
    expect(notSeen).toContain("1 post: dated in the future; left out.");
  });
});

describe("one post", () => {
  test("of the web, with what it says of itself", async () => {
    serve("/posts/paging/", recorded("paging.html"), { "content-type": "text/html", etag: '"p"' });
    const { posts, workspace } = await post("/posts/paging/");
    expect(posts[0]).toMatchObject({
      ref: `${here.origin}/posts/paging/`,
      title: "Paging the cache",
      authors: [{ name: "Noor Example", login: workspace.hasher()(loginText("noor-example")) }],
    });
    expect([day(posts[0]!.madeAt), day(posts[0]!.changedAt)]).toEqual([
      "2024-07-10T00:00:00.000Z",
      "2024-07-20T00:00:00.000Z",
    ]);
    const again = await readPost(`${here.origin}/posts/paging/`, reading(workspace), manners());
    expect(again.added).toBe(0);
    expect(asked.at(-1)!.headers["if-none-match"]).toBe('"p"');
  });

  test("a page speaks only for its own site", async () => {
    serve(
      "/copy",
      recorded("paging.html").replace(/canonical" href="[^"]+"/, 'canonical" href="https://victim.example/post"'),
    );
    expect((await post("/copy")).posts[0]!.ref).toBe(`${here.origin}/copy`);
  });

  test("without a date or author", async () => {
    const bare = recorded("paging.html").replace(/<script type="application[^]*?<\/script>/, "");
    serve("/bare", bare);
    expect((await failure(post("/bare"))).message).toContain("does not say when it was published");
    serve("/bare", bare.replace("<head>", '<head><meta property="article:published_time" content="2024-01-02">'));
    const nobody = await post("/bare");
    expect([nobody.posts[0]!.authors, nobody.notSeen]).toEqual([
      [],
      ["1 post: no author is stated. Say whose it is with --by NAME."],
    ]);
    expect((await post("/bare", "Noor Example")).posts[0]!.authors[0]!.name).toBe("Noor Example");
  });

  test("that is a feed", async () => {
    serve("/feed/", recorded("wordpress.xml"));
    expect((await failure(post("/feed/"))).hint).toContain("feed:URL");
  });

  test("of a file in Markdown, and its revision", async () => {
    const workspace = newWorkspace();
    const file = join(temporaryFolder(), "notes.md");
    const text = (updated: string): string =>
      `---\ntitle: "Notes: on packing"\ndate: 2024-02-03\n${updated}author: Noor Example\ntags: [data]\n---\n\nPacking cut padding from 40 % to 3 %.\n\n> Others say that packing is slow.\n\n\`\`\`python\nprint("code")\n\`\`\`\n`;
    writeFileSync(file, text(""));
    const first = await readPost(file, reading(workspace), manners());
    const [one] = await stored(workspace, "post:notes.md");
    expect([first.added, one!.title, day(one!.madeAt), one!.words, one!.authors[0]!.name]).toEqual([
      1,
      "Notes: on packing",
      "2024-02-03T00:00:00.000Z",
      7,
      "Noor Example",
    ]);
    expect(one!.claims).toMatchObject([{ kind: "improvement", support: [{ kind: "number" }, { kind: "baseline" }] }]);
    expect((await readPost(file, reading(workspace), manners())).added).toBe(0);
    writeFileSync(file, text("lastmod: 2024-03-01\n"));
    expect((await readPost(file, reading(workspace), manners())).added).toBe(0);
    const [revised] = await stored(workspace, "post:notes.md");
    expect(day(revised!.changedAt)).toBe("2024-03-01T00:00:00.000Z");
    const other = join(temporaryFolder(), "notes.md");
    writeFileSync(other, text(""));
    expect((await failure(readPost(other, reading(workspace), manners()))).message).toContain(
      "Another file called notes.md",
    );
  });

  test("of a file that has no date, no text, or is none", async () => {
    const folder = temporaryFolder();
    const file = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const told = async (path: string): Promise<string> =>
      (await failure(readPost(path, reading(newWorkspace()), manners()))).message;
    expect(await told(file("a.md", "No date."))).toContain("does not say when");
    expect(await told(file("b.html", "<p>No date.</p>"))).toContain("does not say when");
    expect(await told(file("c.md", ""))).toContain("is empty");
    expect(await told(file("d.pdf", "%PDF"))).toContain("is not a text");
    expect(await told(file("e.md", "---\ndate: 2031-01-01\n---\nx"))).toContain("dated in the future");
    expect(await told(file("f.md", "---\na: &a [x]\nb: [*a, *a]\ndate: 2024-01-01\n---\nx"))).toContain(
      "does not say when",
    );
    expect(await told(folder)).toContain("neither an address nor a file");
    const named = file("2024-05-01-title.md", "# A title\n\nText.");
    const workspace = newWorkspace();
    await readPost(named, reading(workspace), manners());
    expect((await stored(workspace, "post:2024-05-01-title.md"))[0]).toMatchObject({ title: "A title", authors: [] });
  });
});
