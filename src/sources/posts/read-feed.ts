import { join } from "node:path";

import { DuckDb } from "../../evidence/duckdb.ts";
import type { ContributionsManifest, Workspace } from "../../evidence/workspace.ts";
import type { Contribution } from "../../model/contribution.ts";
import { SourceError } from "../../model/errors.ts";
import { DAY } from "../../model/time.ts";
import { storeContributions, storedContributions } from "../contribution-source.ts";
import { type Manners, PoliteReader } from "../web/polite.ts";
import { type Article, articleOf } from "./article.ts";
import { authorRows, authorsNamed, type NamedAuthor } from "./author.ts";
import { type FeedEntry, type ParsedFeed, readEntries } from "./feed.ts";
import { cleanAddress } from "./links.ts";
import { checkStatus, noteOf, placeOf, readFile, textOf } from "./page.ts";
import { postContribution } from "./post.ts";
import { seriesCategory, seriesStem, withSeries } from "./series.ts";
import { conditional, digestOf, type State, stateOf } from "./state.ts";

export interface PostsReading {
  workspace: Workspace;
  /** Seconds. */
  now: number;
  /** Whose the posts are that state no author. */
  by?: string | undefined;
  onProgress: (progress: { source: string; done: number; total: number; waiting?: string }) => void;
}

const FEEDS = [
  "application/atom+xml",
  "application/rss+xml",
  "application/feed+json",
  "application/xml;q=0.9",
  "*/*;q=0.1",
];
export const PAGES = ["text/html", "application/xhtml+xml", "*/*;q=0.1"];
/** Pages that one reading asks for; the next goes on. */
const MOST_PAGES = 50;

/**
 * Reads the posts of a feed, from the web or a file. Where the feed gives only summaries, the page of each
 * post is asked for, one at a time.
 *
 * @throws {InputError} the location is neither an address nor a file
 * @throws {SourceError} it can't be had, or is no feed
 */
export async function readFeed(
  location: string,
  reading: PostsReading,
  manners: Manners = {},
): Promise<{ manifest: ContributionsManifest; added: number }> {
  const { workspace, onProgress } = reading;
  const place = placeOf(location, "feed");
  const source = `feed:${place.name}`;
  const stored = workspace.source(source);
  const before = stored?.kind === "feed" ? stateOf(stored.fingerprint) : undefined;
  const by = reading.by ?? before?.by ?? null;
  const unchanged = before && before.missing.length === 0 && before.by === by ? before : undefined;
  const nothingNew = { manifest: stored as ContributionsManifest, added: 0 };
  const reader = new PoliteReader({
    ...manners,
    onWaiting: (waiting) => onProgress({ source, done: 0, total: 0, waiting }),
  });

  let [bytes, etag, lastModified, contentType, url]: [
    Uint8Array,
    string | null,
    string | null,
    string | null,
    string | null,
  ] = [new Uint8Array(), null, null, null, null];
  if ("file" in place) bytes = readFile(place.file);
  else {
    const answer = await reader.get(place.url, {
      accept: FEEDS,
      ...(unchanged ? { headers: conditional(unchanged) } : {}),
    });
    if (answer.status === 304 && unchanged) return nothingNew;
    checkStatus(answer);
    bytes = answer.body;
    url = answer.url;
    etag = answer.headers.get("etag");
    lastModified = answer.headers.get("last-modified");
    contentType = answer.headers.get("content-type");
  }
  const digest = digestOf(bytes);
  if (unchanged?.digest === digest) return nothingNew;
  const { text, note, isPage } = textOf(bytes, contentType);
  if (text.trim() === "") throw new SourceError(`${place.name} is empty.`, "Check the address in a browser.");
  if (isPage) throw notAFeed(place.name, text, url);
  const feed = readEntries(text, place.name);

  const read = await postsOf(feed, { url, source, by, before, reader, reading });
  const state: State = { etag, lastModified, digest, by, missing: read.missing, refs: read.refs };
  return storeContributions(
    workspace,
    {
      source,
      kind: "feed",
      location: cleanAddress(location) ?? location,
      web: feed.web === null ? null : cleanAddress(feed.web, url ?? undefined),
      contributions: read.posts,
      notSeen: [...(note === null ? [] : [note]), ...read.notSeen],
      fingerprint: JSON.stringify(state),
    },
    reading.now,
  );
}

function notAFeed(name: string, page: string, url: string | null): SourceError {
  const { feeds } = articleOf(page, url ?? "https://example.org/");
  return new SourceError(
    `${name} is a page, not a feed.`,
    feeds.length === 0
      ? "It names no feed. Give the address of one, or read the page with post:URL."
      : `It names ${feeds.length === 1 ? "this one" : "these"}: ${feeds
          .slice(0, 3)
          .map((feed) => `feed:${feed}`)
          .join(", ")}`,
  );
}

interface Posts {
  posts: Contribution[];
  missing: string[];
  refs: Record<string, string>;
  notSeen: string[];
}

async function postsOf(
  feed: ParsedFeed,
  context: {
    url: string | null;
    source: string;
    by: string | null;
    before: State | undefined;
    reader: PoliteReader;
    reading: PostsReading;
  },
): Promise<Posts> {
  const { url, source, by, before, reader, reading } = context;
  const { workspace, now, onProgress } = reading;
  const known = new Map((await earlier(workspace, source)).map((one) => [one.ref, one]));
  const hash = workspace.hasher();
  const hosts = hostsOf(url, feed.web);
  const entries = feed.entries.map((entry) => ({ entry, address: addressOf(entry, feed.web ?? url, hosts) }));
  const addresses = new Set(entries.flatMap(({ address }) => address ?? []));
  for (const { url: one } of known.values()) if (one !== null) addresses.add(one);
  const stems = new Map<string, string>();
  for (const one of known.values()) {
    const stem = seriesStem(one.title);
    if (stem !== null) stems.set(one.ref, stem);
  }

  const refs: Record<string, string> = {};
  const missing: string[] = [];
  const failed = new Map<string, number>();
  const read: { entry: FeedEntry; ref: string; address: string | null; article: Article | null }[] = [];
  let asked = 0;
  for (const [index, { entry, address }] of entries.entries()) {
    const ref = before?.refs[entry.id] ?? address ?? `${source} ${entry.id.slice(0, 300)}`;
    refs[entry.id] = ref;
    const stem = seriesCategory(entry.categories) ?? seriesStem(entry.title);
    if (stem !== null) stems.set(ref, stem);
    onProgress({ source, done: index, total: entries.length });
    let article: Article | null = null;
    if (!entry.isWhole && address !== null) {
      const same = known.get(ref);
      if (same && !before?.missing.includes(ref) && !isNewer(entry, same, now)) continue;
      const closed = reader.closed(address);
      if (asked >= MOST_PAGES || closed !== undefined) {
        missing.push(ref);
        const why = closed ?? `one reading asks for ${MOST_PAGES} pages; read the feed again for the next`;
        failed.set(why, (failed.get(why) ?? 0) + 1);
        if (same) continue;
      } else {
        asked++;
        const got = await articleAt(address, reader);
        if ("why" in got) {
          missing.push(ref);
          failed.set(got.why, (failed.get(got.why) ?? 0) + 1);
          if (same) continue;
        } else article = got.article;
      }
    }
    read.push({ entry, ref, address, article });
  }

  const profile = commonProfile(read.map(({ article }) => article));
  const alone =
    new Set(read.flatMap(({ entry, article }) => authorsOf(entry, article, null).map(({ name }) => name))).size <= 1;
  let [undated, later, nobodys] = [0, 0, 0];
  const posts = read.flatMap(({ entry, ref, address, article }): Contribution[] => {
    const publishedAt = entry.publishedAt ?? article?.publishedAt ?? known.get(ref)?.madeAt ?? null;
    if (publishedAt === null) undated++;
    else if (publishedAt > now + DAY) later++;
    if (publishedAt === null || publishedAt > now + DAY) return [];
    const authors = authorsOf(entry, article, by);
    if (authors.length === 0) nobodys++;
    const updatedAt = entry.updatedAt ?? article?.updatedAt ?? null;
    return [
      postContribution(
        {
          ref,
          title: entry.title ?? article?.title ?? null,
          url: address ?? entry.url,
          text: article?.html ?? entry.text,
          format: "html",
          publishedAt,
          updatedAt: updatedAt !== null && updatedAt > now + DAY ? null : updatedAt,
          authors: authorRows(authors, hash, alone ? profile : null),
          venue: feed.title,
        },
        addresses,
      ),
    ];
  });
  const all = new Map(known);
  for (const post of posts) all.set(post.ref, post);
  const elsewhere = entries.filter(({ entry, address }) => entry.url !== null && address === null).length;
  return {
    // Those of earlier readings too: a new part can make an old post the first of a series.
    posts: withSeries([...all.values()], stems),
    missing,
    refs,
    notSeen: [
      `A feed lists the last posts: what is older than its last ${feed.entries.length} was not seen, unless an earlier reading saw it.`,
      ...[...failed].flatMap(([why, count]) => noteOf(count, `only a summary could be had (${why}).`)),
      ...noteOf(nobodys, "no author is stated. Say whose they are with --by NAME."),
      ...noteOf(undated, "no date is stated; left out."),
      ...noteOf(later, "dated in the future; left out."),
      ...noteOf(elsewhere, "the address is on another site; only what the feed says of it was read."),
    ],
  };
}

async function earlier(workspace: Workspace, source: string): Promise<Contribution[]> {
  const scratch = workspace.startReading();
  const db = await DuckDb.open(join(scratch, "spill"));
  try {
    return (await storedContributions(workspace, source, db)).contributions;
  } finally {
    db.close();
    workspace.endReading(scratch);
  }
}

/** Hosts whose pages are the feed's own. */
function hostsOf(url: string | null, web: string | null): ReadonlySet<string> {
  const hosts = [url, web].flatMap((one) => (one !== null && URL.canParse(one) ? [siteOf(new URL(one).hostname)] : []));
  return new Set(hosts);
}

function siteOf(host: string): string {
  return host.replace(/^(?:www|blog|rss|feeds?)\./, "");
}

/** The address of a post where it is on the feed's own site; what is elsewhere is somebody else's page. */
function addressOf({ url }: FeedEntry, base: string | null, hosts: ReadonlySet<string>): string | null {
  const clean = url === null ? null : cleanAddress(url, base ?? undefined);
  if (clean === null) return null;
  return hosts.size === 0 || hosts.has(siteOf(new URL(clean).hostname)) ? clean : null;
}

/** Whether the feed gives a post a later date than was stored of it. */
function isNewer({ publishedAt, updatedAt }: FeedEntry, { madeAt, changedAt }: Contribution, now: number): boolean {
  if (updatedAt !== null && updatedAt > now + DAY) return false;
  return (updatedAt ?? 0) > (changedAt ?? madeAt) + DAY || (publishedAt !== null && publishedAt !== madeAt);
}

async function articleAt(address: string, reader: PoliteReader): Promise<{ article: Article } | { why: string }> {
  try {
    const answer = await reader.get(address, { accept: PAGES });
    if (answer.status < 200 || answer.status > 299) return { why: `the page answers with ${answer.status}` };
    const { text } = textOf(answer.body, answer.headers.get("content-type"));
    if (text.trim() === "") return { why: "the page is empty" };
    return { article: articleOf(text, answer.url) };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { why: "the page can't be had" };
  }
}

function authorsOf(entry: FeedEntry, article: Article | null, by: string | null): NamedAuthor[] {
  const stated = authorsNamed(entry.authors);
  if (stated.length > 0) return stated;
  const onPage = authorsNamed(article?.authors ?? []);
  if (onPage.length > 0) return onPage;
  return by === null ? [] : authorsNamed([{ name: by }]);
}

/** The one GitHub profile that every page of the feed links to as its author's; null where they differ. */
function commonProfile(articles: readonly (Article | null)[]): string | null {
  const profiles = articles.flatMap((one) => (one === null ? [] : [one.profiles]));
  const first = profiles[0]?.[0];
  return first !== undefined && profiles.every((one) => one.length === 1 && one[0] === first) ? first : null;
}
