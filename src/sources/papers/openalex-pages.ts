import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { z } from "zod";

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
 * All works behind a list of OpenAlex, page after page. Each page is kept in the folder, so that a reading
 * that breaks off goes on from there; the folder goes when the last page has come.
 *
 * @param url the list, without a cursor
 * @param now seconds
 * @throws {SourceError} a page can't be had, or pages do not come to an end
 */
export async function allWorks(
  url: string,
  {
    folder,
    now,
    asking,
    onPage,
  }: { folder: string; now: number; asking: Asking; onPage: (done: number, all: number) => void },
): Promise<OpenAlexWork[]> {
  const place = join(folder, `openalex-${digestOf(url)}`);
  const works = new Map<string, OpenAlexWork>();
  const cursors = new Set<string>();
  let cursor = "*";
  for (let page = 0; ; page++) {
    const file = join(place, `${page}.json`);
    const kept = keptPage(file, now) ?? (await askPage(url, cursor, now, asking));
    const before = works.size;
    for (const work of kept.works) works.set(work.id, work);
    onPage(works.size, kept.count);
    cursors.add(cursor);
    const isLast = kept.next === null || kept.works.length === 0;
    if (!isLast && (cursors.has(kept.next!) || works.size === before || page > kept.count / PAGE + 2)) {
      rmSync(place, { recursive: true, force: true });
      // Every work is there although the pages go on.
      if (works.size >= kept.count) break;
      throw new SourceError(
        `OpenAlex gives the same page again after ${works.size} of ${kept.count} works.`,
        "Run the command again later. What was read before is kept.",
      );
    }
    if (isLast) {
      rmSync(place, { recursive: true, force: true });
      if (works.size < kept.count)
        throw new SourceError(
          `OpenAlex ends its list after ${works.size} of ${kept.count} works.`,
          "Run the command again later. What was read before is kept.",
        );
      break;
    }
    keep(place, file, kept);
    cursor = kept.next!;
  }
  return [...works.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Of the list itself: a key of another day asks for the same. */
function digestOf(url: string): string {
  const list = new URL(url);
  list.searchParams.delete("api_key");
  return createHash("sha256").update(list.href).digest("hex").slice(0, 16);
}

async function askPage(url: string, cursor: string, now: number, asking: Asking): Promise<KeptPage> {
  const address = new URL(url);
  address.searchParams.set("cursor", cursor);
  const answer = await askJson(address.href, OpenAlexPage, asking);
  if (answer === null) throw new SourceError("OpenAlex has no such list of works.", "Check the author's id.");
  return { keptAt: now, count: answer.meta.count, next: answer.meta.next_cursor ?? null, works: answer.results };
}

function keptPage(file: string, now: number): KeptPage | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const page = KeptPage.parse(JSON.parse(readFileSync(file, "utf8")));
    return now - page.keptAt < FRESH && page.keptAt <= now ? page : undefined;
  } catch {
    // A damaged page is asked for again.
    return undefined;
  }
}

function keep(place: string, file: string, page: KeptPage): void {
  mkdirSync(place, { recursive: true });
  const draft = `${file}-${process.pid}`;
  writeFileSync(draft, JSON.stringify(page), { flush: true });
  renameSync(draft, file);
}
