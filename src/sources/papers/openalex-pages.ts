import { z } from "zod";

import { Unfinished } from "../../evidence/unfinished.ts";
import type { Workspace } from "../../evidence/workspace.ts";
import { SourceError } from "../../model/errors.ts";
import { DAY } from "../../model/time.ts";
import { type Asking, askJson } from "./answers.ts";
import { OpenAlexPage, OpenAlexWork } from "./openalex-work.ts";

/** A page as it is kept until the last one has come. */
const KeptPage = z.object({
  keptAt: z.number(),
  count: z.int(),
  next: z.string().nullable(),
  works: z.array(OpenAlexWork),
});
type KeptPage = z.infer<typeof KeptPage>;

/** How many works a page has. */
export const PAGE = 100;

/** A reading that broke off longer ago than this begins anew: works may have come since. */
const FRESH = DAY;

/**
 * All works behind a list of OpenAlex, page after page. Each page is kept until the last one has come, so
 * that a reading that breaks off goes on from there.
 *
 * @param url the list, without a cursor
 * @param source what the source is called
 * @param now seconds
 * @throws {SourceError} a page can't be had, or pages do not come to an end
 */
export async function allWorks(
  url: string,
  {
    workspace,
    source,
    now,
    asking,
    onPage,
  }: {
    workspace: Workspace;
    source: string;
    now: number;
    asking: Asking;
    onPage: (done: number, all: number) => void;
  },
): Promise<OpenAlexWork[]> {
  const unfinished = Unfinished.of(workspace, source, listOf(url));
  const works = new Map<string, OpenAlexWork>();
  const cursors = new Set<string>();
  let cursor = "*";
  for (let page = 0; ; page++) {
    const kept = keptPage(unfinished.get(`${page}`), now) ?? (await askPage(url, cursor, now, asking));
    const before = works.size;
    for (const work of kept.works) works.set(work.id, work);
    onPage(works.size, kept.count);
    cursors.add(cursor);
    // OpenAlex gives a cursor behind the last page too: asking for it would cost a question and bring nothing.
    const isLast = kept.next === null || kept.works.length === 0 || works.size >= kept.count;
    if (!isLast && (cursors.has(kept.next!) || works.size === before || page > kept.count / PAGE + 2)) {
      unfinished.clear();
      throw new SourceError(
        `OpenAlex gives the same page again after ${works.size} of ${kept.count} works.`,
        "Run the command again later. What was read before is kept.",
      );
    }
    if (isLast) {
      unfinished.clear();
      if (works.size < kept.count)
        throw new SourceError(
          `OpenAlex ends its list after ${works.size} of ${kept.count} works.`,
          "Run the command again later. What was read before is kept.",
        );
      break;
    }
    unfinished.keep(`${page}`, kept);
    cursor = kept.next!;
  }
  return [...works.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The list itself: a key of another day asks for the same. */
function listOf(url: string): string {
  const list = new URL(url);
  list.searchParams.delete("api_key");
  return list.href;
}

async function askPage(url: string, cursor: string, now: number, asking: Asking): Promise<KeptPage> {
  const address = new URL(url);
  address.searchParams.set("cursor", cursor);
  const answer = await askJson(address.href, OpenAlexPage, asking);
  if (answer === null) throw new SourceError("OpenAlex has no such list of works.", "Check the author's id.");
  return { keptAt: now, count: answer.meta.count, next: answer.meta.next_cursor ?? null, works: answer.results };
}

/** A damaged page, or one of another day, is asked for again. */
function keptPage(kept: unknown, now: number): KeptPage | undefined {
  const page = KeptPage.safeParse(kept).data;
  return page && now - page.keptAt < FRESH && page.keptAt <= now ? page : undefined;
}
