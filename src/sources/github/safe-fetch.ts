import { isUtf8 } from "node:buffer";

import { SourceError } from "../../model/errors.ts";
import { fetchSafely } from "../web/fetch.ts";

/** GitHub thinks before it answers a large question. */
const SILENCE_MS = 45_000;
const TIMEOUT_MS = 90_000;
const MOST_BYTES = 60_000_000;

export interface SafeFetchOptions {
  /** Host of the API, with its port: the only one that is asked. */
  host: string;
  timeoutMs?: number | undefined;
  /** Waits this long for the next bytes. */
  silenceMs?: number | undefined;
}

/**
 * What octokit asks with: the safe fetch in the shape of `fetch`. An answer that says it is JSON and is not
 * whole, or not UTF-8, is an error here, so that it is asked for again like any other that broke off.
 */
export function octokitFetch({ host, timeoutMs = TIMEOUT_MS, silenceMs = SILENCE_MS }: SafeFetchOptions): typeof fetch {
  return async (input, init) => {
    const url = String(input);
    const { method, body } = init ?? {};
    if (new URL(url).host !== host)
      throw new SourceError(`${url} is not asked: only ${host} is.`, "Name the server with --api.");
    const {
      status,
      headers,
      body: bytes,
    } = await fetchSafely(url, {
      method: method === "POST" ? "POST" : "GET",
      headers: Object.fromEntries(new Headers(init?.headers)),
      ...(typeof body === "string" ? { body } : {}),
      mostBytes: MOST_BYTES,
      timeoutMs,
      silenceMs,
      allowPrivate: [host],
    });
    if (status < 400 && /\bjson\b/.test(headers.get("content-type") ?? "")) checkJson(bytes);
    // The body is decompressed; what the headers say of its coding no longer holds.
    headers.delete("content-encoding");
    headers.delete("content-length");
    const isEmpty = status === 204 || status === 205 || status === 304;
    return new Response(isEmpty ? null : Buffer.from(bytes), { status, headers });
  };
}

function checkJson(bytes: Uint8Array): void {
  if (!isUtf8(bytes)) throw new SourceError("The answer is not UTF-8.", "Try again later.");
  try {
    JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch (error) {
    throw new SourceError("The answer is not whole.", "Try again later.", error);
  }
}
