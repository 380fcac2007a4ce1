import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";

import { beforeAll, describe, expect, test } from "vitest";

import { SourceError } from "../src/model/errors.ts";
import { type FetchOptions, fetchSafely } from "../src/sources/web/fetch.ts";
import { serveHere } from "./web-server.ts";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const MB = 1_000_000;
let here: { origin: string; host: string; port: number };
let elsewhere: { origin: string; host: string; port: number };
const seen: { url: string; method: string; headers: IncomingMessage["headers"]; body: string }[] = [];
/** Bytes that the server could hand on before the reader hung up. */
let sent = 0;

const redirect =
  (status: number, to: () => string): Answer =>
  (_request, response) => {
    response.writeHead(status, { location: to() });
    response.end();
  };

const compressed =
  (encoding: string, body: Buffer): Answer =>
  (_request, response) => {
    response.writeHead(200, { "content-encoding": encoding });
    response.end(body);
  };

const bomb = gzipSync(Buffer.alloc(200 * MB), { level: 9 });

const ANSWERS: Record<string, Answer> = {
  "/page": (_request, response) => {
    response.writeHead(200, { "content-type": "text/html", "x-kept": "yes" });
    response.end("hello");
  },
  "/missing": (_request, response) => {
    response.writeHead(404);
    response.end("gone");
  },
  "/unchanged": (_request, response) => {
    response.writeHead(304);
    response.end();
  },
  "/gzip": compressed("gzip", gzipSync("hello")),
  "/brotli": compressed("br", brotliCompressSync("hello")),
  "/deflate": compressed("deflate", deflateSync("hello")),
  "/twice": compressed("gzip, br", brotliCompressSync(gzipSync("hello"))),
  "/thrice": compressed("gzip, gzip, gzip", gzipSync(gzipSync(gzipSync("hello")))),
  "/odd": compressed("compress", Buffer.from("hello")),
  "/bomb": compressed("gzip", bomb),
  "/bomb-twice": compressed("gzip, gzip", gzipSync(bomb)),
  "/torn": compressed("gzip", gzipSync(randomBytes(10_000)).subarray(0, 5000)),
  "/not-gzip": compressed("gzip", Buffer.from("hello")),
  "/announced": (_request, response) => {
    response.writeHead(200, { "content-length": String(500 * MB) });
    response.write("x");
  },
  "/endless": (_request, response) => {
    const more = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536))) sent += 65_536;
    };
    response.on("drain", more);
    more();
  },
  "/trickle": (_request, response) => {
    const timer = setInterval(() => response.write("x"), 20);
    response.on("close", () => clearInterval(timer));
  },
  "/stalls": (_request, response) => {
    response.writeHead(200);
    response.write("a beginning");
  },
  "/mute": () => undefined,
  "/half": (_request, response) => {
    response.writeHead(200, { "content-length": "1000" });
    response.write("half");
    setTimeout(() => response.destroy(), 20);
  },
  "/resets": (request) => request.socket.destroy(),
  "/not-http": (request) => {
    request.socket.write("EHLO example.org\r\n\r\n");
    request.socket.end();
  },
  "/long-head": (_request, response) => {
    response.writeHead(200, { "x-long": "x".repeat(200_000) });
    response.end();
  },
  "/to-page": redirect(301, () => "/page"),
  "/to-elsewhere": redirect(302, () => `${elsewhere.origin}/page`),
  "/back-and-forth": redirect(302, () => `${elsewhere.origin}/back`),
  "/post-303": redirect(303, () => "/page"),
  "/post-307": redirect(307, () => "/page"),
  "/post-307-elsewhere": redirect(307, () => `${elsewhere.origin}/page`),
  "/circle": redirect(302, () => "/circle-2"),
  "/circle-2": redirect(302, () => "/circle"),
  "/to-metadata": redirect(302, () => "http://169.254.169.254/latest/meta-data/"),
  "/to-private": redirect(302, () => "http://10.0.0.1/"),
  "/to-decimal": redirect(302, () => "http://2852039166/"),
  "/to-file": redirect(302, () => "file:///etc/passwd"),
  "/to-credentials": redirect(302, () => `http://me:secret@${here.host}/page`),
  "/to-smtp": redirect(302, () => "http://example.org:25/"),
  "/to-nowhere": redirect(302, () => "http://["),
  "/without-location": (_request, response) => {
    response.writeHead(302);
    response.end("no location");
  },
};

function answer(request: IncomingMessage, response: ServerResponse): void {
  const path = request.url ?? "";
  let body = "";
  request.on("data", (chunk: Buffer) => (body += chunk.toString()));
  request.on("end", () => seen.push({ url: path, method: request.method ?? "", headers: request.headers, body }));
  const chain = /^\/chain\/(\d+)$/.exec(path);
  if (chain) redirect(302, () => (chain[1] === "0" ? "/page" : `/chain/${Number(chain[1]) - 1}`))(request, response);
  else if (path === "/back") redirect(302, () => `${here.origin}/page`)(request, response);
  else ANSWERS[path]!(request, response);
}

beforeAll(async () => {
  here = await serveHere(answer);
  elsewhere = await serveHere(answer);
});

const get = (path: string, options: FetchOptions = {}): ReturnType<typeof fetchSafely> =>
  fetchSafely(`${here.origin}${path}`, { allowPrivate: ["127.0.0.1"], ...options });

const text = async (path: string, options: FetchOptions = {}): Promise<string> =>
  new TextDecoder().decode((await get(path, options)).body);

async function refusal(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SourceError);
  const { message, hint } = error as SourceError;
  expect(message.includes("\n") || hint.includes("\n") || hint === "").toBe(false);
  return message;
}

/** A resolver that gives these answers in turn, and counts how often it is asked. */
function resolver(...answers: readonly (readonly string[])[]): { asked: number; resolve: FetchOptions["resolve"] } {
  const state = {
    asked: 0,
    resolve: async (): Promise<readonly string[]> => answers[Math.min(state.asked++, answers.length - 1)]!,
  };
  return state;
}

describe("an answer", () => {
  test("comes with status, headers and bytes", async () => {
    const { url, status, headers, body } = await get("/page");
    expect([url, status, headers.get("x-kept"), new TextDecoder().decode(body)]).toEqual([
      `${here.origin}/page`,
      200,
      "yes",
      "hello",
    ]);
  });

  test("is given whatever its status", async () => {
    expect((await get("/missing")).status).toBe(404);
    expect((await get("/unchanged")).status).toBe(304);
    expect((await get("/without-location")).status).toBe(302);
  });

  test.each(["/gzip", "/brotli", "/deflate", "/twice"])("%s is decompressed", async (path) => {
    expect(await text(path)).toBe("hello");
  });

  test("to a request that asks for media types and says no more than it must", async () => {
    seen.length = 0;
    await get("/page", { accept: ["application/atom+xml", "text/xml"], headers: { "If-None-Match": '"a"' } });
    expect(seen[0]!.headers).toEqual({
      host: here.host,
      "user-agent": "Workprint",
      "accept-encoding": "gzip, br",
      accept: "application/atom+xml, text/xml",
      "if-none-match": '"a"',
      connection: "close",
    });
  });

  test("to a request with a body", async () => {
    seen.length = 0;
    await get("/page", { method: "POST", body: '{"query":"ö"}', headers: { "content-type": "application/json" } });
    expect(seen[0]).toMatchObject({ method: "POST", body: '{"query":"ö"}' });
  });
});

describe("an address is refused", () => {
  test.each([
    "http://127.0.0.1:PORT/page",
    "http://localhost:PORT/page",
    "http://2130706433:PORT/page",
    "http://0x7f000001:PORT/page",
    "http://0x7f.1:PORT/page",
    "http://0177.0.0.1:PORT/page",
    "http://127.1:PORT/page",
    "http://①②⑦.0.0.1:PORT/page",
    "http://0:PORT/page",
    "http://0.0.0.0:PORT/page",
    "http://[::1]:PORT/page",
    "http://[::]:PORT/page",
    "http://[::ffff:127.0.0.1]:PORT/page",
    "http://[::127.0.0.1]:PORT/page",
    "http://[64:ff9b::127.0.0.1]:PORT/page",
    "http://[2002:7f00:1::]:PORT/page",
    "http://[fe80::1]:PORT/page",
    "http://169.254.169.254/latest/meta-data/",
    "http://[fd00:ec2::254]/latest/meta-data/",
    "http://100.100.100.200/",
    "http://192.168.0.1/",
  ])("%s: this machine or a private network", async (given) => {
    seen.length = 0;
    expect(await refusal(fetchSafely(given.replace("PORT", String(here.port))))).toContain("private network");
    expect(seen).toEqual([]);
  });

  test("whose host resolves to a private one, alone or among others", async () => {
    for (const answers of [["10.0.0.8"], ["93.184.216.34", "127.0.0.1"], ["::ffff:192.168.1.1"], ["fe80::1%eth0"]]) {
      const { resolve } = resolver(answers);
      expect(await refusal(fetchSafely("http://example.org/", { resolve: resolve! }))).toContain("private network");
    }
    expect(await refusal(fetchSafely("http://example.org/", { resolve: async () => [] }))).toContain("no address");
  });

  test("link-local even where the user named the host", async () => {
    const allowPrivate = ["169.254.169.254", "intern.example"];
    expect(await refusal(fetchSafely("http://169.254.169.254/", { allowPrivate }))).toContain("private network");
    const { resolve } = resolver(["169.254.169.254"]);
    expect(await refusal(fetchSafely("http://intern.example/", { allowPrivate, resolve: resolve! }))).toContain(
      "private network",
    );
  });

  test.each([
    ["ftp://example.org/", "'ftp:'"],
    ["file:///etc/passwd", "'file:'"],
    ["gopher://127.0.0.1:25/", "'gopher:'"],
    ["data:text/html,hello", "'data:'"],
    ["no address", "not an address"],
    ["http://me:secret@example.org/", "password"],
    ["http://example.org:25/", "port 25"],
    ["http://example.org:6667/", "port 6667"],
    ["https://example.org:22/", "port 22"],
  ])("%s", async (url, why) => {
    const message = await refusal(fetchSafely(url, { resolve: async () => ["93.184.216.34"] }));
    expect(message).toContain(why);
    expect(message).not.toContain("secret");
  });
});

describe("a name is resolved once", () => {
  test("and the connection goes to the address that was checked, whatever the name says next", async () => {
    // 127.0.0.1 plays the address that was checked; the second answer would be another.
    const changing = resolver(["127.0.0.1"], ["169.254.169.254"]);
    const url = `http://changes.example:${here.port}/page`;
    const { status } = await fetchSafely(url, { resolve: changing.resolve!, allowPrivate: ["changes.example"] });
    expect([status, changing.asked]).toEqual([200, 1]);
  });

  test("again at a redirect, and checked again", async () => {
    const changing = resolver(["127.0.0.1"], ["169.254.169.254"]);
    const url = `http://changes.example:${here.port}/to-page`;
    expect(
      await refusal(fetchSafely(url, { resolve: changing.resolve!, allowPrivate: ["changes.example"] })),
    ).toContain("private network");
    expect(changing.asked).toBe(2);
  });

  test("and the host is told the name, not the address", async () => {
    seen.length = 0;
    const url = `http://named.example:${here.port}/page`;
    await fetchSafely(url, { resolve: async () => ["127.0.0.1"], allowPrivate: ["named.example"] });
    expect(seen[0]!.headers.host).toBe(`named.example:${here.port}`);
  });

  test("by a resolver that has its time too", async () => {
    const never = (): Promise<string[]> => new Promise(() => undefined);
    expect(await refusal(fetchSafely("http://example.org/", { resolve: never, timeoutMs: 100 }))).toContain(
      "0.1 seconds",
    );
  });
});

describe("a redirect", () => {
  test("is followed, and the answer says where it ended", async () => {
    expect((await get("/to-page")).url).toBe(`${here.origin}/page`);
    expect((await get("/chain/4")).status).toBe(200);
  });

  test("is not followed for ever", async () => {
    expect(await refusal(get("/chain/5"))).toContain("more than 5 times");
    expect(await refusal(get("/circle"))).toContain("circle");
  });

  test.each([
    ["/to-metadata", "private network"],
    ["/to-private", "private network"],
    ["/to-decimal", "private network"],
    ["/to-file", "'file:'"],
    ["/to-credentials", "password"],
    ["/to-smtp", "port 25"],
    ["/to-nowhere", "no address"],
  ])("%s is refused", async (path, why) => {
    expect(await refusal(get(path))).toContain(why);
  });

  test("from a public host to a private one that the user named is refused", async () => {
    // The first host is named by its port alone, as a public one would be; the second is not it.
    const options = { allowPrivate: [here.host] };
    expect(await refusal(get("/to-elsewhere", options))).toContain("private network");
    const resolve = async (): Promise<string[]> => ["93.184.216.34"];
    const begun = fetchSafely("http://example.org:25/", { resolve, allowPrivate: ["127.0.0.1"] });
    expect(await refusal(begun)).toContain("port 25");
  });

  test("to another host takes no secret along, and none comes back", async () => {
    const headers = { authorization: "Bearer secret", cookie: "a=b", "x-api-key": "secret", "if-none-match": '"a"' };
    seen.length = 0;
    await get("/to-page", { headers });
    expect(seen.map((one) => one.headers.authorization)).toEqual(["Bearer secret", "Bearer secret"]);
    seen.length = 0;
    await get("/back-and-forth", { headers });
    expect(
      seen.map((one) => [one.url, one.headers.authorization, one.headers["x-api-key"], one.headers.cookie]),
    ).toEqual([
      ["/back-and-forth", "Bearer secret", "secret", "a=b"],
      ["/back", undefined, undefined, undefined],
      ["/page", undefined, undefined, undefined],
    ]);
    expect(seen[2]!.headers["if-none-match"]).toBe('"a"');
  });

  test("of what was sent goes no further than its host", async () => {
    const post: FetchOptions = { method: "POST", body: "secret", headers: { "content-type": "text/plain" } };
    seen.length = 0;
    await get("/post-303", post);
    await get("/post-307", post);
    expect(seen.map((one) => [one.url, one.method, one.body])).toEqual([
      ["/post-303", "POST", "secret"],
      ["/page", "GET", ""],
      ["/post-307", "POST", "secret"],
      ["/page", "POST", "secret"],
    ]);
    expect(await refusal(get("/post-307-elsewhere", post))).toContain("another host");
  });
});

describe("limits", () => {
  test.each(["/bomb", "/bomb-twice"])("%s stops while it unpacks", async (path) => {
    const before = process.memoryUsage.rss();
    expect(await refusal(get(path, { mostBytes: 5 * MB }))).toContain("larger than 5 MB");
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * MB);
  });

  test("what is announced as too large is not begun", async () => {
    expect(await refusal(get("/announced", { mostBytes: MB, timeoutMs: 2000 }))).toContain("larger than 1 MB");
  });

  test("a page that never ends", async () => {
    sent = 0;
    expect(await refusal(get("/endless", { mostBytes: 3 * MB }))).toContain("larger than 3 MB");
    expect(sent).toBeLessThan(60 * MB);
    expect(await refusal(get("/trickle", { timeoutMs: 300, silenceMs: 200 }))).toContain("longer than 0.3 seconds");
  });

  test("silence, before and within an answer", async () => {
    expect(await refusal(get("/mute", { silenceMs: 100 }))).toContain("says nothing for 0.1 seconds");
    expect(await refusal(get("/stalls", { silenceMs: 100 }))).toContain("says nothing for 0.1 seconds");
    expect(await refusal(get("/mute", { timeoutMs: 100 }))).toContain("longer than 0.1 seconds");
  });

  test("whoever asks may stop", async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    expect(await refusal(get("/mute", { signal: stop.signal }))).toContain("was stopped");
  });
});

describe("what goes wrong is said", () => {
  test.each([
    ["/thrice", "compressed as 'gzip, gzip, gzip'"],
    ["/odd", "compressed as 'compress'"],
    ["/torn", "decompressed"],
    ["/not-gzip", "decompressed"],
    ["/half", "broke off"],
    ["/resets", "broke off"],
    ["/not-http", "not HTTP"],
    ["/long-head", "not HTTP"],
  ])("%s", async (path, why) => {
    expect(await refusal(get(path))).toContain(why);
  });

  test("nobody listens, or the host is not known", async () => {
    const message = await refusal(fetchSafely("http://127.0.0.1:1/", { allowPrivate: ["127.0.0.1"] }));
    expect(message).toContain("ECONNREFUSED");
    const unknown = async (): Promise<string[]> => {
      throw Object.assign(new Error("getaddrinfo"), { code: "ENOTFOUND" });
    };
    expect(await refusal(fetchSafely("http://nowhere.example/", { resolve: unknown }))).toContain("not known");
  });
});
