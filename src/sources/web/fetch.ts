import { lookup as systemLookup } from "node:dns/promises";
import { Agent, type IncomingMessage, request as requestHttp } from "node:http";
import { Agent as TlsAgent, request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";

import { SourceError } from "../../model/errors.ts";
import { reachOf } from "./address.ts";
import { readBody, tooLarge } from "./body.ts";
import { failure } from "./failure.ts";
import { checkUrl, isNamed, shown } from "./url.ts";

export interface Fetched {
  /** Where it came from in the end, after redirects. */
  url: string;
  status: number;
  headers: Headers;
  /** Decompressed. */
  body: Uint8Array;
}

export interface FetchOptions {
  headers?: Record<string, string>;
  /** After decompression. */
  mostBytes?: number;
  /** From the call to the last byte, redirects included. */
  timeoutMs?: number;
  /** How long nothing at all may come. */
  silenceMs?: number;
  /** Media types to ask for. What comes may be another. */
  accept?: readonly string[];
  /**
   * Hosts (`host` or `host:port`) that the user named and that may be private, such as an Enterprise
   * server or a test's own. Holds only for a request that begins at one of them.
   */
  allowPrivate?: readonly string[];
  signal?: AbortSignal;
  method?: "GET" | "POST";
  body?: string;
  /** The addresses of a host; the system's resolver where none is given. */
  resolve?: (host: string) => Promise<readonly string[]>;
}

const MOST_BYTES = 20_000_000;
const TIMEOUT_MS = 30_000;
const SILENCE_MS = 10_000;
const MOST_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Headers that may go to another host: everything else could be a secret. */
const HARMLESS = new Set(["accept", "accept-language", "user-agent", "if-none-match", "if-modified-since"]);

interface Request {
  url: URL;
  method: "GET" | "POST";
  headers: Readonly<Record<string, string>>;
  body: string | undefined;
}

/**
 * Asks a server that is not trusted. Private and link-local addresses are refused after resolution and at
 * each redirect; the connection goes to the very address that was checked; size and time have limits.
 * There are no cookies, no proxy and no cache.
 *
 * @returns the answer, whatever its status; a redirect without a location too
 * @throws {SourceError} the address is refused, the answer too large or too slow, the redirects don't end
 */
export async function fetchSafely(url: string, options: FetchOptions = {}): Promise<Fetched> {
  const { mostBytes = MOST_BYTES, timeoutMs = TIMEOUT_MS, allowPrivate = [] } = options;
  const first = checkUrl(url, allowPrivate);
  const named = isNamed(first, allowPrivate) ? allowPrivate : [];
  const late = AbortSignal.timeout(timeoutMs);
  const signal = options.signal ? AbortSignal.any([options.signal, late]) : late;
  let request: Request = {
    url: first,
    method: options.method ?? "GET",
    headers: headersOf(options),
    body: options.body,
  };
  const seen = new Set<string>();
  try {
    for (;;) {
      const name = shown(request.url);
      const visit = `${request.method} ${request.url.href}`;
      if (seen.has(visit))
        throw new SourceError(
          `${name} redirects in a circle.`,
          "Open it in a browser and give the address it ends at.",
        );
      if (seen.size > MOST_REDIRECTS)
        throw new SourceError(
          `${shown(first)} redirects more than ${MOST_REDIRECTS} times.`,
          "Open it in a browser and give the address it ends at.",
        );
      seen.add(visit);
      const addresses = await addressesOf(request.url, named, options.resolve ?? systemAddresses, signal);
      const answer = await ask(request, addresses, { signal, silenceMs: options.silenceMs ?? SILENCE_MS });
      const status = answer.statusCode ?? 0;
      const location = REDIRECTS.has(status) ? answer.headers.location : undefined;
      if (location !== undefined) {
        answer.destroy();
        request = redirected(request, status, location, named);
        continue;
      }
      if (Number(answer.headers["content-length"] ?? 0) > mostBytes) {
        answer.destroy();
        throw tooLarge(name, mostBytes);
      }
      const body = await readBody(answer, {
        encoding: answer.headers["content-encoding"] ?? "",
        mostBytes,
        name,
        signal,
      });
      return { url: request.url.href, status, headers: answerHeaders(answer), body };
    }
  } catch (error) {
    throw failure(error, { name: shown(request.url), timeoutMs, late: late.aborted && !options.signal?.aborted });
  }
}

function headersOf({ headers = {}, accept }: FetchOptions): Record<string, string> {
  const all: Record<string, string> = { "user-agent": "Workprint", "accept-encoding": "gzip, br" };
  if (accept) all["accept"] = accept.join(", ");
  for (const [name, value] of Object.entries(headers)) all[name.toLowerCase()] = value;
  // What can be undone is decided here, whatever a caller asks for.
  all["accept-encoding"] = "gzip, br";
  return all;
}

/** The request that a redirect asks for, without what is only for the host that it leaves. */
function redirected(from: Request, status: number, location: string, named: readonly string[]): Request {
  const refuse = (why: string): SourceError =>
    new SourceError(`${shown(from.url)} redirects to ${why}.`, "Give the address of the page itself.");
  if (!URL.canParse(location, from.url.href)) throw refuse("something that is no address");
  const url = checkUrl(new URL(location, from.url).href, named);
  if (from.url.protocol === "https:" && url.protocol === "http:") throw refuse("an address without encryption");
  const keeps = from.method === "GET" || status === 307 || status === 308;
  const elsewhere = url.origin !== from.url.origin;
  if (elsewhere && keeps && from.method === "POST") throw refuse("another host with what was sent to it");
  return {
    url,
    method: keeps ? from.method : "GET",
    body: keeps ? from.body : undefined,
    headers: Object.fromEntries(
      Object.entries(from.headers).filter(
        ([name]) =>
          (!elsewhere || HARMLESS.has(name) || name === "accept-encoding") && (keeps || name !== "content-type"),
      ),
    ),
  };
}

async function systemAddresses(host: string): Promise<string[]> {
  return (await systemLookup(host, { all: true, order: "verbatim" })).map(({ address }) => address);
}

/** The addresses of a host, all of them checked: one that is refused among them is an attack or a mistake. */
async function addressesOf(
  url: URL,
  named: readonly string[],
  resolve: (host: string) => Promise<readonly string[]>,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const addresses = isIP(host) ? [host] : await unlessAborted(resolve(host), signal);
  if (addresses.length === 0)
    throw new SourceError(`${url.hostname} has no address.`, "Check the spelling of the host.");
  const mayBePrivate = isNamed(url, named);
  for (const address of addresses) {
    const reach = reachOf(address);
    if (reach === "public" || (reach === "private" && mayBePrivate)) continue;
    throw new SourceError(
      `${shown(url)} is refused: ${url.hostname} is an address of this machine or of a private network.`,
      "Only public addresses are read. Save the page as a file and read that.",
    );
  }
  return addresses;
}

async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener("abort", stop);
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener("abort", stop!);
  }
}

/** Sends one request to one of these addresses, on a connection of its own. */
function ask(
  { url, method, headers, body }: Request,
  addresses: readonly string[],
  { signal, silenceMs }: { signal: AbortSignal; silenceMs: number },
): Promise<IncomingMessage> {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  // The name is never asked for again: its answer could be another by now.
  const lookup: LookupFunction = (_host, options, done) => {
    if (options.all) done(null, all);
    else done(null, all[0]!.address, all[0]!.family);
  };
  const isTls = url.protocol === "https:";
  const agent = isTls ? new TlsAgent({ keepAlive: false }) : new Agent({ keepAlive: false });
  return new Promise((resolve, reject) => {
    const sent = (isTls ? requestHttps : requestHttp)(url, {
      method,
      headers: body === undefined ? headers : { ...headers, "content-length": String(Buffer.byteLength(body)) },
      lookup,
      agent,
      signal,
      timeout: silenceMs,
    });
    let answer: IncomingMessage | undefined;
    sent.on("timeout", () => {
      const silent = new SourceError(
        `${shown(url)} says nothing for ${silenceMs / 1000} seconds.`,
        "Try again later, or save the page as a file and read that.",
      );
      // Destroying the request alone would tell whoever reads the answer that the connection was reset.
      answer?.destroy(silent);
      sent.destroy(silent);
    });
    sent.on("error", reject);
    sent.on("response", (received) => {
      answer = received;
      resolve(received);
    });
    sent.end(body);
  });
}

function answerHeaders(answer: IncomingMessage): Headers {
  const headers = new Headers();
  for (let i = 0; i + 1 < answer.rawHeaders.length; i += 2) {
    try {
      headers.append(answer.rawHeaders[i]!, answer.rawHeaders[i + 1]!);
    } catch {
      // A header that is none says nothing.
    }
  }
  return headers;
}
