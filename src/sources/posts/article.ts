import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";

import { isoDate } from "../../model/time.ts";
import { isTooDeep } from "../../rigour/html.ts";
import { type NamedAuthor, profileLogin } from "./author.ts";
import { feedTime } from "./time.ts";

/** A page of the web as the text of one author. */
export interface Article {
  title: string | null;
  /** HTML of the text without what stands around it. */
  html: string;
  /** The address that the page gives as its own. */
  url: string | null;
  publishedAt: number | null;
  updatedAt: number | null;
  authors: readonly NamedAuthor[];
  categories: readonly string[];
  /** GitHub logins that the page links to as its author's, in lower case. */
  profiles: readonly string[];
  /** Feeds that the page names. */
  feeds: readonly string[];
}

/** A page with more elements than this is not a post. */
const MOST_ELEMENTS = 60_000;
const MOST_HTML = 5_000_000;

interface Node {
  getAttribute(name: string): string | null;
  textContent: string | null;
}

interface Page {
  querySelector(selector: string): Node | null;
  querySelectorAll(selector: string): Iterable<Node>;
  body: { innerHTML: string } | null;
}

/** The article of a page. Where its text can't be told from what stands around it, it is all of the page. */
export function articleOf(html: string, url: string): Article {
  // What nests without end has no article: its text is read as it stands.
  const given = isTooDeep(html)
    ? `<p>${html.replace(/<[^<>]{0,2000}>/g, " ").slice(0, MOST_HTML)}</p>`
    : html.slice(0, MOST_HTML);
  const page = documentOf(given);
  const data = linkedData(page);
  const meta = (name: string): string | null =>
    page.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute("content")?.trim() || null;
  const all = (selector: string, attribute: string): string[] =>
    [...page.querySelectorAll(selector)].flatMap((node) => node.getAttribute(attribute) ?? []);
  const canonical = all('link[rel="canonical"]', "href")[0];
  const links = [...page.querySelectorAll("a[rel], link[rel]")].filter((node) =>
    (node.getAttribute("rel") ?? "")
      .toLowerCase()
      .split(/\s+/)
      .some((rel) => rel === "me" || rel === "author"),
  );
  const profiles = links.flatMap((node) => profileLogin(node.getAttribute("href")) ?? []);
  const byline = links.find((node) => node.getAttribute("rel") !== "me" && (node.textContent ?? "").trim() !== "");
  return {
    title: data.title ?? meta("og:title") ?? (page.querySelector("title")?.textContent?.trim() || null),
    html: readable(given) ?? page.body?.innerHTML ?? "",
    url: canonical !== undefined && URL.canParse(canonical, url) ? new URL(canonical, url).href : null,
    publishedAt: data.publishedAt ?? publishedOf(page),
    updatedAt: data.updatedAt ?? feedTime(meta("article:modified_time")),
    authors: data.authors.length > 0 ? data.authors : metaAuthors(),
    categories: all('meta[property="article:tag"]', "content"),
    profiles: [...new Set(profiles)].sort(),
    feeds: [...page.querySelectorAll('link[rel~="alternate"]')]
      .filter((node) => /(?:rss|atom|feed)\+(?:xml|json)/i.test(node.getAttribute("type") ?? ""))
      .flatMap((node) => {
        const href = node.getAttribute("href");
        return href && URL.canParse(href, url) ? [new URL(href, url).href] : [];
      }),
  };

  function metaAuthors(): NamedAuthor[] {
    const name = meta("author") ?? meta("article:author") ?? meta("citation_author");
    if (name !== null && !/^https?:/i.test(name)) return [{ name }];
    const text = byline?.textContent?.trim() ?? "";
    return text !== "" && text.length < 100 ? [{ name: text, url: byline?.getAttribute("href") ?? undefined }] : [];
  }
}

/** Names under which pages state when they were published, what says it most exactly first. */
const PUBLISHED = [
  "article:published_time",
  "citation_publication_date",
  "datepublished",
  "dc.date.issued",
  "dcterms.issued",
  "parsely-pub-date",
  "pubdate",
  "publishdate",
  "publish-date",
  "publish_date",
  "date",
  "dc.date",
];

/**
 * When a page says that it was published, seconds: in a meta element, as microdata, or in a `time` element of
 * the article. Several times that stand anywhere say nothing, unless they are all of one day.
 */
function publishedOf(page: Page): number | null {
  const stated = new Map<string, number>();
  for (const node of page.querySelectorAll("meta, [itemprop]")) {
    const name = ["property", "name", "itemprop"].map((one) => node.getAttribute(one)).find((one) => one !== null);
    const time = feedTime(node.getAttribute("content") ?? node.getAttribute("datetime") ?? node.textContent);
    const key = name?.toLowerCase();
    if (key !== undefined && time !== null && !stated.has(key)) stated.set(key, time);
  }
  for (const name of PUBLISHED) if (stated.has(name)) return stated.get(name)!;
  const times = (selector: string): number[] =>
    [...page.querySelectorAll(selector)].flatMap((node) => feedTime(node.getAttribute("datetime")) ?? []);
  const [own] = times("time[pubdate], time.dt-published, article time[datetime], main time[datetime]");
  if (own !== undefined) return own;
  const all = times("time[datetime]");
  return all.length > 0 && new Set(all.map(isoDate)).size === 1 ? all[0]! : null;
}

function documentOf(html: string): Page {
  return (
    parseHTML(/<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`) as unknown as { document: Page }
  ).document;
}

/** The text of the page, as a reading mode finds it; null where it finds none. */
function readable(html: string): string | null {
  try {
    // It takes the document apart, so it has one of its own.
    const document = documentOf(html) as unknown as ConstructorParameters<typeof Readability>[0];
    return new Readability(document, { maxElemsToParse: MOST_ELEMENTS }).parse()?.content ?? null;
  } catch {
    // Too many elements, or too deep: what is hostile has no article.
    return null;
  }
}

interface LinkedData {
  title: string | null;
  publishedAt: number | null;
  updatedAt: number | null;
  authors: NamedAuthor[];
}

/** What a page says of its article in JSON-LD, as schema.org has it. */
function linkedData(page: Page): LinkedData {
  let ofPage: number | null = null;
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    let value: unknown;
    try {
      // Pages that are XML as well wrap it.
      value = JSON.parse((script.textContent ?? "").replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, ""));
    } catch {
      continue;
    }
    for (const one of flatten(value)) {
      const dated = one["datePublished"];
      if (/Page/.test(String(one["@type"])) && typeof dated === "string") ofPage ??= feedTime(dated);
      if (!/Article|Posting|Report/.test(String(one["@type"]))) continue;
      const text = (name: string): string | null => (typeof one[name] === "string" ? one[name] : null);
      return {
        title: text("headline"),
        publishedAt: feedTime(text("datePublished")) ?? ofPage,
        updatedAt: feedTime(text("dateModified")),
        authors: flatten(one["author"]).flatMap((author) => {
          const { name, url } = author;
          // An organisation writes nothing by itself.
          if (typeof name !== "string" || /Organi[sz]ation/.test(String(author["@type"]))) return [];
          return [{ name, url: typeof url === "string" ? url : undefined }];
        }),
      };
    }
  }
  return { title: null, publishedAt: ofPage, updatedAt: null, authors: [] };
}

/** The objects of a value, of its list and of its `@graph`. */
function flatten(value: unknown): Record<string, unknown>[] {
  if (typeof value === "string") return [{ name: value }];
  const list = Array.isArray(value) ? value : [value];
  const objects = list.filter((one): one is Record<string, unknown> => typeof one === "object" && one !== null);
  return objects.flatMap((one) =>
    Array.isArray(one["@graph"])
      ? [
          one,
          ...(one["@graph"] as unknown[]).filter(
            (part): part is Record<string, unknown> => typeof part === "object" && part !== null,
          ),
        ]
      : [one],
  );
}
