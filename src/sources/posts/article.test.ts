import { expect, it } from "vitest";

import { isoDate } from "../../model/time.ts";
import { articleOf } from "./article.ts";

const TEXT = "<article><p>What we did, and what came of it, at some length.</p></article>";

it.each([
  ["JSON-LD", `<script type="application/ld+json">{"@type":"Article","datePublished":"2024-03-05T08:00Z"}</script>`],
  [
    "JSON-LD of the page in a CDATA section",
    `<script type="application/ld+json"><![CDATA[ {"@type":"WebPage","datePublished":"2024-03-05"} ]]></script>`,
  ],
  ["a property", `<meta property="article:published_time" content="2024-03-05T10:52:50+0100">`],
  ["a name in capitals", `<meta name="DC.Date.Issued" content="2024-03-05">`],
  ["microdata", `<meta itemprop="datePublished" content="2024-03-05">`],
  ["microdata of a time", `<time itemprop="datePublished" datetime="2024-03-05T01:00:00Z">5 March</time>`],
  [
    "the article's own time",
    `<article><time datetime="2024-03-05">5 March</time></article><time datetime="2025-01-01">x</time>`,
  ],
  [
    "times of one day",
    `<p><time datetime="2024-03-05T01:00:00Z">a</time> <time datetime="2024-03-05T09:00:00Z">b</time></p>`,
  ],
  [
    "the most exact of several",
    `<meta name="date" content="2020-01-01"><meta property="article:published_time" content="2024-03-05">`,
  ],
])("finds when a page was published in %s", (_where, html) => {
  const { publishedAt } = articleOf(`<html><head></head><body>${html}${TEXT}</body></html>`, "https://a.example/1");
  expect(publishedAt && isoDate(publishedAt)).toBe("2024-03-05");
});

it.each([
  ["no date", ""],
  [
    "times of several days outside an article",
    `<time datetime="2024-03-05">a</time><time datetime="2024-04-05">b</time>`,
  ],
  ["a date that is none", `<meta name="date" content="soon">`],
  ["the date of a settings form", `<meta name="date.header.color" content="2024-03-05">`],
])("says nothing of %s", (_what, html) => {
  expect(
    articleOf(`<html><head></head><body>${html}<p>Text.</p></body></html>`, "https://a.example/1").publishedAt,
  ).toBeNull();
});
