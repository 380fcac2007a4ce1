import { existsSync, readFileSync, statSync } from "node:fs";

import { InputError, SourceError } from "../../model/errors.ts";
import { plural } from "../../model/words.ts";
import { decodeText, type Markup } from "../web/decode.ts";
import type { Fetched } from "../web/fetch.ts";
import { shown } from "../web/url.ts";
import { cleanAddress } from "./links.ts";

const MOST_FILE = 20_000_000;

/** What a location stands for: an address of the web, or a file. */
export type Place = { url: string; name: string } | { file: string; name: string };

/**
 * @param location as the user gave it, behind `feed:` or `post:`
 * @throws {InputError} it is neither an address nor a file
 */
export function placeOf(location: string, kind: "feed" | "post"): Place {
  if (/^https?:\/\//i.test(location)) {
    const clean = cleanAddress(location);
    if (clean === null) throw new InputError(`'${kind}:${location.slice(0, 100)}' is not an address.`, HINTS[kind]);
    return { url: location, name: clean.replace(/^https?:\/\//, "").replace(/\/$/, "") };
  }
  if (!existsSync(location) || !statSync(location).isFile())
    throw new InputError(`'${kind}:${location.slice(0, 100)}' is neither an address nor a file.`, HINTS[kind]);
  return { file: location, name: location.replace(/^.*[/\\]/, "") };
}

const HINTS = {
  feed: "Give for instance feed:https://example.org/feed.xml, or feed:saved.xml.",
  post: "Give for instance post:https://example.org/a-post, or post:notes.md.",
};

/** @throws {InputError} the file is empty or larger than 20 MB */
export function readFile(file: string): Uint8Array {
  const { size } = statSync(file);
  if (size === 0) throw new InputError(`${file} is empty.`, "Give a file with a text in it.");
  if (size > MOST_FILE)
    throw new InputError(`${file} is larger than ${MOST_FILE / 1e6} MB.`, "Give a file with one text in it.");
  return readFileSync(file);
}

/**
 * Looks at the status of an answer.
 *
 * @throws {SourceError} it is not one with a text
 */
export function checkStatus({ url, status, body }: Fetched): void {
  const name = shown(new URL(url));
  if (status === 404 || status === 410)
    throw new SourceError(`There is nothing at ${name} (${status}).`, "Check the address in a browser.");
  if (status === 401 || status === 403)
    throw new SourceError(
      `${name} may not be read (${status}).`,
      "Open it in a browser, save it as a file and read that.",
    );
  if (status === 429 || status === 503)
    throw new SourceError(`${name} is busy (${status}).`, "Read it again later: what was read before is kept.");
  if (status < 200 || status > 299)
    throw new SourceError(`${name} answers with ${status}.`, "Try again later, or check the address in a browser.");
  if (body.length === 0) throw new SourceError(`${name} is empty.`, "Check the address in a browser.");
}

/** The text of an answer, and whether it is a page rather than a feed. */
export function textOf(
  bytes: Uint8Array,
  contentType: string | null,
): { text: string; note: string | null; isPage: boolean } {
  const ascii = Buffer.from(bytes.subarray(0, 4096)).toString("latin1").replaceAll("\0", "");
  const start = ascii.replace(/^(?:\u00EF\u00BB\u00BF|\u00FE\u00FF|\u00FF\u00FE)/, "").trimStart();
  const isFeed =
    /^(?:<\?xml[^>]{0,300}>\s*)?(?:<!--[^]{0,2000}?-->\s*|<\?[^>]{0,500}\?>\s*|<!doctype rss[^>]{0,500}>\s*)*<(?:rss|feed|rdf:rdf|\w+:feed)\b/i.test(
      start,
    );
  const isPage = !isFeed && /<(?:!doctype html|html|head|body)\b/i.test(start);
  const markup: Markup = isPage ? "html" : start.startsWith("{") ? "json" : "xml";
  const { text, note } = decodeText(bytes, contentType, markup);
  return { text, note, isPage };
}

/** `3 posts: why` */
export function noteOf(count: number, what: string): string[] {
  return count === 0 ? [] : [`${plural(count, "post")}: ${what}`];
}
