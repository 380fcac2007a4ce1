import { type AnyFeed, parseFeed } from "feedsmith";

import { SourceError } from "../../model/errors.ts";
import type { NamedAuthor } from "./author.ts";
import { feedTime } from "./time.ts";

/** A post as a feed gives it. */
export interface FeedEntry {
  /** What the feed calls it; its address where it calls it nothing. */
  id: string;
  url: string | null;
  title: string | null;
  /** HTML; the whole text or a summary. */
  text: string;
  /** Whether the feed gives the text as a whole: summaries are shorter, and cut off. */
  isWhole: boolean;
  /** Seconds. */
  publishedAt: number | null;
  updatedAt: number | null;
  authors: readonly NamedAuthor[];
  categories: readonly string[];
}

export interface ParsedFeed {
  title: string | null;
  /** The page that the feed belongs to. */
  web: string | null;
  entries: readonly FeedEntry[];
}

const MOST_ENTRIES = 5000;

/**
 * Reads RSS 0.9x, 1.0 and 2.0, Atom and JSON Feed. Entities that a document declares are refused: nothing
 * can grow or be fetched by them.
 *
 * @param name of the feed, for an error
 * @throws {SourceError} it is no feed, or declares entities
 */
export function readEntries(text: string, name: string): ParsedFeed {
  const doctype = /<!doctype[^[>]{0,1000}(\[)?/i.exec(text.slice(0, 20_000));
  if (/<!entity\b/i.test(text.slice(0, 200_000)) || doctype?.[1] !== undefined)
    throw new SourceError(
      `${name} declares entities of its own.`,
      "Feeds do not need them. Ask whoever keeps it to leave them out.",
    );
  let parsed: AnyFeed;
  try {
    parsed = parseFeed(text.replace(/^\s+/, "").replace(/<!doctype[^[>]{0,1000}>/i, ""));
  } catch (error) {
    throw new SourceError(
      `${name} is not a feed that can be read (${(error as Error).message.slice(0, 80)}).`,
      "Give the address of an RSS, Atom or JSON feed; for one post, read post:URL.",
      error,
    );
  }
  const feed = entriesOf(parsed);
  const seen = new Set<string>();
  const entries = feed.entries.filter(({ id }) => id !== "" && !seen.has(id) && seen.add(id)).slice(0, MOST_ENTRIES);
  return { ...feed, entries };
}

function entriesOf(parsed: AnyFeed): ParsedFeed {
  switch (parsed.format) {
    case "atom":
      return atomEntries(parsed.feed);
    case "json":
      return jsonEntries(parsed.feed);
    default:
      return rssEntries(parsed);
  }
}

type Of<F extends AnyFeed["format"]> = Extract<AnyFeed, { format: F }>["feed"];

function rssEntries(parsed: Extract<AnyFeed, { format: "rss" | "rdf" }>): ParsedFeed {
  const { feed } = parsed;
  const items = parsed.format === "rss" ? (parsed.feed.items ?? []) : [];
  const rdf = parsed.format === "rdf" ? (parsed.feed.items ?? []) : [];
  return {
    title: feed.title ?? null,
    web: feed.link ?? null,
    entries: [
      ...items.map((item): FeedEntry => {
        const { value: guid, isPermaLink } = item.guid ?? {};
        const url = item.link ?? (guid !== undefined && isPermaLink !== false && /^https?:/i.test(guid) ? guid : null);
        const whole = item.content?.encoded ?? item.atom?.content?.value;
        const summary = item.description ?? item.atom?.summary?.value ?? "";
        return {
          id: guid ?? url ?? "",
          url,
          title: item.title ?? null,
          ...textOf(whole, summary),
          publishedAt: firstTime(item.pubDate, item.atom?.published, item.dc?.dates?.[0], item.dcterms?.issued?.[0]),
          updatedAt: firstTime(item.atom?.updated, item.dcterms?.modified?.[0]),
          authors: rssAuthors(item.dc?.creators, item.authors, item.itunes?.author),
          categories: (item.categories ?? []).flatMap(({ name }) => (name ? [name] : [])),
        };
      }),
      ...rdf.map((item): FeedEntry => ({
        id: item.link ?? "",
        url: item.link ?? null,
        title: item.title ?? null,
        ...textOf(item.content?.encoded, item.description ?? ""),
        publishedAt: firstTime(item.dc?.dates?.[0]),
        updatedAt: null,
        authors: rssAuthors(item.dc?.creators, undefined, undefined),
        categories: item.dc?.subjects ?? [],
      })),
    ],
  };
}

function rssAuthors(
  creators: readonly string[] | undefined,
  authors: readonly { name?: string; email?: string; link?: string }[] | undefined,
  itunes: string | undefined,
): NamedAuthor[] {
  if (creators && creators.length > 0) return creators.map((name) => ({ name }));
  if (authors && authors.length > 0)
    return authors.flatMap(({ name, email, link }) => (name ? [{ name, email, url: link }] : []));
  return itunes ? [{ name: itunes }] : [];
}

function atomEntries(feed: Of<"atom">): ParsedFeed {
  const page = (links: readonly { href?: string; rel?: string; type?: string }[] | undefined): string | null =>
    links?.find(({ rel = "alternate", type }) => rel === "alternate" && (!type || type.includes("html")))?.href ??
    links?.find(({ rel = "alternate" }) => rel === "alternate")?.href ??
    null;
  const people = (given: typeof feed.authors): NamedAuthor[] =>
    (given ?? []).flatMap(({ name, email, uri }) => (name ? [{ name, email, url: uri }] : []));
  const web = page(feed.links);
  return {
    title: feed.title?.value ?? null,
    web,
    entries: (feed.entries ?? []).map((entry): FeedEntry => {
      const base = entry.content?.xml?.base ?? entry.xml?.base ?? feed.xml?.base ?? web ?? undefined;
      const href = page(entry.links);
      const url = href !== null && URL.canParse(href, base) ? new URL(href, base).href : null;
      const own = people(entry.authors);
      return {
        id: entry.id ?? url ?? "",
        url,
        title: entry.title?.value ?? null,
        ...textOf(asHtml(entry.content), asHtml(entry.summary) ?? ""),
        publishedAt: firstTime(entry.published, entry.updated),
        updatedAt: feedTime(entry.updated),
        // RFC 4287: without an author of its own, the entry has that of its source, then that of the feed.
        authors: own.length > 0 ? own : entry.source?.authors ? people(entry.source.authors) : people(feed.authors),
        categories: (entry.categories ?? []).flatMap(({ term, label }) => [label ?? term ?? ""]),
      };
    }),
  };
}

function jsonEntries(feed: Of<"json">): ParsedFeed {
  const people = (given: typeof feed.authors): NamedAuthor[] =>
    (given ?? []).flatMap(({ name, url }) => (name ? [{ name, url }] : []));
  return {
    title: feed.title ?? null,
    web: feed.home_page_url ?? null,
    entries: (feed.items ?? []).map((item): FeedEntry => {
      const plain = item.content_text === undefined ? undefined : escapeHtml(item.content_text);
      const own = people(item.authors);
      return {
        id: item.id ?? item.url ?? "",
        url: item.url ?? null,
        title: item.title ?? null,
        ...textOf(item.content_html ?? plain, item.summary === undefined ? "" : escapeHtml(item.summary)),
        publishedAt: firstTime(item.date_published, item.date_modified),
        updatedAt: feedTime(item.date_modified),
        authors: own.length > 0 ? own : people(feed.authors),
        categories: item.tags ?? [],
      };
    }),
  };
}

/** Fewer words than these in a field for summaries are a summary. */
const SUMMARY_WORDS = 120;

function textOf(whole: string | undefined, summary: string): { text: string; isWhole: boolean } {
  if (whole !== undefined && whole.trim() !== "") return { text: whole, isWhole: !isCutOff(whole) };
  // RSS 2.0 without the content module has the whole text in its description, or a summary: length tells them apart.
  const words = summary
    .slice(0, 20_000)
    .replace(/<[^<>]{0,2000}>/g, " ")
    .split(/\s+/).length;
  return { text: summary, isWhole: words >= SUMMARY_WORDS && !isCutOff(summary) };
}

/** How feeds end a text that goes on elsewhere. */
function isCutOff(html: string): boolean {
  const end = html
    .slice(-3000)
    .replace(/<[^<>]{0,2000}>/g, " ")
    .trim()
    .slice(-80);
  return /(?:\[(?:…|\.\.\.|&hellip;|&#8230;)\]|(?:continue reading|read more)\b.{0,40})$/i.test(end);
}

function asHtml(text: { value?: string; type?: string } | undefined): string | undefined {
  if (text?.value === undefined) return undefined;
  return text.type === "html" || text.type === "xhtml" || text.type === "text/html"
    ? text.value
    : escapeHtml(text.value);
}

function escapeHtml(text: string): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return escaped
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join("");
}

function firstTime(...dates: readonly (string | undefined)[]): number | null {
  for (const date of dates) {
    const time = feedTime(date);
    if (time !== null) return time;
  }
  return null;
}
