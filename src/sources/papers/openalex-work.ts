import { z } from "zod";

import { codeLinks, pageUrl } from "./code-links.ts";
import type { Paper, PaperAuthor } from "./paper.ts";
import { isoPaperDate, type PaperDate, paperDate } from "./paper-date.ts";
import { arxivOf, doiOf, orcidOf } from "./paper-ids.ts";
import { paperText } from "./paper-text.ts";

const count = z.int().nonnegative();

const Location = z
  .object({
    landing_page_url: z.string().nullish(),
    pdf_url: z.string().nullish(),
    version: z.string().nullish(),
    source: z.object({ display_name: z.string().nullish(), type: z.string().nullish() }).nullish(),
  })
  .nullish();

/** Fields of a work that are used, and asked for. */
export const OpenAlexWork = z.object({
  id: z.string(),
  doi: z.string().nullish(),
  title: z.string().nullish(),
  display_name: z.string().nullish(),
  publication_year: z.int().nullish(),
  publication_date: z.string().nullish(),
  type: z.string().nullish(),
  is_retracted: z.boolean().nullish(),
  authorships: z.array(
    z.object({
      author: z
        .object({ id: z.string().nullish(), display_name: z.string().nullish(), orcid: z.string().nullish() })
        .nullish(),
      raw_author_name: z.string().nullish(),
    }),
  ),
  primary_location: Location,
  locations: z.array(Location).nullish(),
  cited_by_count: count.nullish(),
  counts_by_year: z.array(z.object({ year: z.int(), cited_by_count: count })).nullish(),
});
export type OpenAlexWork = z.infer<typeof OpenAlexWork>;

export const WORK_FIELDS = Object.keys(OpenAlexWork.shape).join(",");

export const OpenAlexPage = z.object({
  meta: z.object({ count, next_cursor: z.string().nullish() }),
  results: z.array(OpenAlexWork),
});

/** OpenAlex's kinds of work that are papers. */
const PAPER_TYPES: ReadonlySet<string> = new Set([
  "article",
  "book",
  "book-chapter",
  "dissertation",
  "letter",
  "preprint",
  "report",
  "review",
]);

/** Years of which OpenAlex counts citations one by one, the current one included. */
const YEARS = 10;

/** Why a work is no paper that can be kept. */
export type UnfitWork = "no paper" | "no title or date";

/** `A5000000001` or `W2741809807` from an address. */
export function openAlexId(text: string, kind: "A" | "W"): string | undefined {
  return new RegExp(`(?:^|/)(${kind}\\d{1,14})$`, "i").exec(text.trim())?.[1]?.toUpperCase();
}

/**
 * A work as a paper.
 *
 * @param now when it was read, seconds
 */
export function openAlexPaper(work: OpenAlexWork, now: number): Paper | UnfitWork {
  if (!PAPER_TYPES.has(work.type ?? "")) return "no paper";
  const title = paperText(work.title ?? work.display_name ?? "");
  const date = dateOf(work);
  if (title === "" || date === undefined) return "no title or date";
  const locations = [work.primary_location, ...(work.locations ?? [])].filter(
    (one) => one !== null && one !== undefined,
  );
  const pages = locations.flatMap((one) => [one.landing_page_url ?? "", one.pdf_url ?? ""]);
  const doi = doiOf(work.doi ?? "");
  const venue = paperText(work.primary_location?.source?.display_name ?? "");
  const isPreprint = work.type === "preprint" || work.primary_location?.source?.type === "repository";
  return {
    title,
    group: null,
    authors: work.authorships.map(authorOf),
    more: false,
    unplaced: null,
    date,
    isPublished: !isPreprint,
    isRetracted: work.is_retracted === true,
    dois: doi === undefined ? [] : [doi],
    arxiv: [...new Set([work.doi ?? "", ...pages].flatMap((text) => arxivOf(text) ?? []))].sort(),
    venue: venue === "" ? null : venue,
    url: pageUrl(work.primary_location?.landing_page_url ?? ""),
    code: codeLinks(pages.join(" ")),
    citations: citationsOf(work, now),
  };
}

function authorOf({ author, raw_author_name: raw }: OpenAlexWork["authorships"][number]): PaperAuthor {
  return {
    name: paperText(author?.display_name ?? raw ?? "") || "(no name)",
    orcid: orcidOf(author?.orcid ?? "") ?? null,
    openalex: openAlexId(author?.id ?? "", "A") ?? null,
  };
}

function dateOf({ publication_date: day, publication_year: year }: OpenAlexWork): PaperDate | undefined {
  const [, whole, month] = /^(\d{4})-(\d{2})-01$/.exec(day ?? "") ?? [];
  // The first of a month, or of a year, can stand where no more than that is known.
  if (whole !== undefined) return month === "01" ? paperDate(Number(whole)) : paperDate(Number(whole), Number(month));
  return isoPaperDate(day ?? "") ?? (year === null || year === undefined ? undefined : paperDate(year));
}

/**
 * Citations by the end of each year, and at the reading. Those of years that OpenAlex does not count one by
 * one are known at the end of the last of these years where the work is so old, else only at the reading.
 */
function citationsOf(
  { cited_by_count: total, counts_by_year: years, publication_year: published }: OpenAlexWork,
  now: number,
): Paper["citations"] {
  if (total === null || total === undefined) return [];
  const current = new Date(now * 1000).getUTCFullYear();
  const byYear = new Map<number, number>();
  for (const { year, cited_by_count: cited } of years ?? []) byYear.set(year, (byYear.get(year) ?? 0) + cited);
  const listed = [...byYear.values()].reduce((sum, cited) => sum + cited, 0);
  const window = current - YEARS + 1;
  const isOld = published !== null && published !== undefined && published < window;
  if (isOld && total > listed && !byYear.has(window - 1)) byYear.set(window - 1, total - listed);
  const points: { at: number; count: number }[] = [];
  let sum = 0;
  for (const [year, cited] of [...byYear].sort(([a], [b]) => a - b)) {
    if (year >= current || cited === 0) continue;
    sum += cited;
    points.push({ at: Date.UTC(year + 1, 0, 1) / 1000 - 1, count: Math.min(sum, total) });
  }
  return [...points, { at: now, count: total }];
}
