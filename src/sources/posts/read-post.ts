import { resolve } from "node:path";

import type { ContributionsManifest } from "../../evidence/workspace.ts";
import { InputError, SourceError } from "../../model/errors.ts";
import { DAY } from "../../model/time.ts";
import { isTooDeep } from "../../rigour/html.ts";
import { storeContributions } from "../contribution-source.ts";
import { decodeText } from "../web/decode.ts";
import { type Manners, PoliteReader } from "../web/polite.ts";
import { articleOf } from "./article.ts";
import { authorRows, authorsNamed } from "./author.ts";
import { cleanAddress } from "./links.ts";
import { frontMatter } from "./note.ts";
import { checkStatus, noteOf, placeOf, readFile, textOf } from "./page.ts";
import { postContribution, type ReadPost } from "./post.ts";
import { PAGES, type PostsReading } from "./read-feed.ts";
import { conditional, digestOf, type State, stateOf } from "./state.ts";

const HTML_FILE = /\.x?html?$/i;
const TEXT_FILE = /\.(?:md|markdown|mdx|qmd|txt|text)$/i;

/** A post as it was found, but for what makes it evidence. */
type Found = Omit<ReadPost, "authors"> & {
  authors: Parameters<typeof authorsNamed>[0];
  profile: string | null;
  note: string | null;
};

/**
 * Reads one post: a page of the web, or a file in HTML, Markdown or plain text.
 *
 * @throws {InputError} the location is neither an address nor a file that can be read, or says no date
 * @throws {SourceError} the page can't be had, or says no date
 */
export async function readPost(
  location: string,
  reading: PostsReading,
  manners: Manners = {},
): Promise<{ manifest: ContributionsManifest; added: number }> {
  const { workspace, now, onProgress } = reading;
  const place = placeOf(location, "post");
  const source = `post:${place.name}`;
  const stored = workspace.source(source);
  const where = "file" in place ? resolve(place.file) : (cleanAddress(place.url) ?? place.url);
  const other = workspace.locationOf(source);
  if ("file" in place && other !== undefined && other !== where)
    throw new InputError(
      `Another file called ${place.name} was read already (${other}).`,
      "Give this one another name: posts are told apart by the names of their files.",
    );
  const before = stored?.kind === "post" ? stateOf(stored.fingerprint) : undefined;
  const by = reading.by ?? before?.by ?? null;
  const unchanged = before?.by === by ? before : undefined;
  const nothingNew = { manifest: stored as ContributionsManifest, added: 0 };

  let [etag, lastModified]: [string | null, string | null] = [null, null];
  let found: Found;
  let digest: string;
  if ("file" in place) {
    const bytes = readFile(place.file);
    digest = digestOf(bytes);
    if (unchanged?.digest === digest) return nothingNew;
    found = fileFound(bytes, place.name);
  } else {
    const reader = new PoliteReader({
      ...manners,
      onWaiting: (waiting) => onProgress({ source, done: 0, total: 1, waiting }),
    });
    const answer = await reader.get(place.url, {
      accept: PAGES,
      ...(unchanged ? { headers: conditional(unchanged) } : {}),
    });
    if (answer.status === 304 && unchanged) return nothingNew;
    checkStatus(answer);
    digest = digestOf(answer.body);
    if (unchanged?.digest === digest) return nothingNew;
    etag = answer.headers.get("etag");
    lastModified = answer.headers.get("last-modified");
    found = pageFound(answer.body, answer.headers.get("content-type"), answer.url, place.name);
  }
  if (found.publishedAt > now + DAY)
    throw new InputError(`${place.name} is dated in the future.`, "Correct its date, or read it when it is out.");
  const stated = authorsNamed(found.authors);
  const authors = stated.length > 0 || by === null ? stated : authorsNamed([{ name: by }]);
  const post = postContribution({
    ...found,
    updatedAt: found.updatedAt !== null && found.updatedAt > now + DAY ? null : found.updatedAt,
    authors: authorRows(authors, workspace.hasher(), found.profile),
  });
  const state: State = { etag, lastModified, digest, by, missing: [], refs: {} };
  return storeContributions(
    workspace,
    {
      source,
      kind: "post",
      location: where,
      web: post.url,
      contributions: [post],
      notSeen: [
        ...(found.note === null ? [] : [found.note]),
        ...noteOf(authors.length === 0 ? 1 : 0, "no author is stated. Say whose it is with --by NAME."),
      ],
      fingerprint: JSON.stringify(state),
    },
    now,
  );
}

function pageFound(body: Uint8Array, contentType: string | null, url: string, name: string): Found {
  const { text, note, isPage } = textOf(body, contentType);
  if (!isPage && /^\s*(?:<\?xml|<rss|<feed|\{)/i.test(text))
    throw new SourceError(`${name} is not a page.`, "If it is a feed, read it with feed:URL.");
  if (isTooDeep(text))
    throw new SourceError(
      `${name} nests its elements too deeply to be a post.`,
      "Save its text as a Markdown file and read that.",
    );
  const article = articleOf(text, url);
  if (article.publishedAt === null)
    throw new SourceError(
      `${name} does not say when it was published.`,
      "Save its text as a Markdown file that begins with a line ---, `date: 2026-01-31` and a line ---, and read that.",
    );
  // A page may only speak for its own site.
  const isOwn = article.url !== null && new URL(article.url).host === new URL(url).host;
  const address = cleanAddress(isOwn ? article.url! : url)!;
  return {
    ...article,
    ref: address,
    url: address,
    text: article.html,
    format: "html",
    publishedAt: article.publishedAt,
    venue: new URL(url).host,
    profile: article.profiles.length === 1 ? article.profiles[0]! : null,
    note,
  };
}

function fileFound(bytes: Uint8Array, name: string): Found {
  const noDate = (how: string): InputError => new InputError(`${name} does not say when it was published.`, how);
  if (HTML_FILE.test(name)) {
    const { text, note } = decodeText(bytes, null, "html");
    const article = articleOf(text, "https://example.org/");
    if (article.publishedAt === null) throw noDate('Put <meta name="date" content="2026-01-31"> into its head.');
    return {
      ...article,
      ref: `file ${name}`,
      url: null,
      text: article.html,
      format: "html",
      publishedAt: article.publishedAt,
      venue: null,
      profile: article.profiles.length === 1 ? article.profiles[0]! : null,
      note,
    };
  }
  if (!TEXT_FILE.test(name))
    throw new InputError(`${name} is not a text that can be read.`, "Give a file that ends in .md, .txt or .html.");
  const { text, note } = decodeText(bytes, null, "text");
  const about = frontMatter(text, name);
  if (about.publishedAt === null)
    throw noDate("Put three lines at its beginning: ---, `date: 2026-01-31` and --- again.");
  return {
    ...about,
    ref: `file ${name}`,
    url: null,
    text,
    format: "markdown",
    publishedAt: about.publishedAt,
    venue: null,
    profile: null,
    note,
  };
}
