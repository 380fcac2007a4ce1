import type { Unfinished } from "../../evidence/unfinished.ts";
import type { Contribution, Contributor } from "../../model/contribution.ts";
import { TooHeavy } from "./client.ts";
import { Cursors } from "./lists.ts";

/** One page of a list, as evidence. */
export interface Page {
  contributions: readonly Contribution[];
  contributors: readonly Contributor[];
  notSeen: readonly string[];
  /** Entries of the list, whatever became of them. */
  entries: number;
  /** Of the whole list. */
  total: number;
  /** When its first and its last entry were updated, as GitHub writes it; null for an empty page. */
  newest: string | null;
  oldest: string | null;
  /** Where the next page begins; null at the end. */
  next: string | null;
  /** ETag of the answer, where REST gave one. */
  etag?: string;
}

/** Passes over a list that changes all the time; what is left comes with the next reading. */
const MOST_PASSES = 10;

/** A list that is read page by page, what was updated last first. */
export interface Stage {
  name: string;
  /** As an error names it: `the pull requests of owner/name`. */
  what: string;
  /** What is counted: `pull requests`. */
  unit: string;
  /** Entries asked for at once. */
  size: number;
  /** Whether its order is not that of updates, so that its top is not read again. */
  unordered?: true;
  ask(after: string | null, size: number, until: string | null): Promise<Page>;
}

/** A page as it is kept, with the question that it answers. */
interface Kept {
  after: string | null;
  until: string | null;
  page: Page;
}

/**
 * Reads a list down to what an earlier reading saw. What is updated meanwhile moves to its top, so after a
 * reading of several pages, or one that goes on from kept pages, the top is read again, until nothing is new.
 *
 * @param until when the newest entry of the earlier reading was updated; null for the first
 * @param kept pages that arrived are put there, and taken from there
 * @param onPage told of each page in turn; of an entry that comes again the later one holds
 * @returns when the newest entry was updated
 * @throws {SourceError} a page can't be had; those before it are kept
 */
export async function readStage(
  stage: Stage,
  until: string | null,
  kept: Unfinished,
  onPage: (page: Page) => void,
): Promise<string | null> {
  let size = stage.size;
  let mark = until;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const cursors = new Cursors(stage.what);
    const bound = mark;
    let again = false;
    let after: string | null = null;
    for (let number = 0; ; number++) {
      const name = `${stage.name}-${pass}-${number}`;
      const known: Kept | undefined = kept.get<Kept>(name);
      let page: Page;
      if (known && known.after === after && known.until === bound) {
        page = known.page;
        again = true;
      } else {
        ({ page, size } = await askSmaller(stage, after, size, bound));
        kept.keep(name, { after, until: bound, page } satisfies Kept);
      }
      onPage(page);
      if (page.newest !== null && (mark === null || page.newest > mark)) mark = page.newest;
      if (page.next === null || (bound !== null && page.oldest !== null && page.oldest < bound)) break;
      again = true;
      cursors.follow(page.next);
      after = page.next;
    }
    if (!again || stage.unordered) break;
  }
  return mark;
}

/** Asks for fewer entries where the server does not manage to answer for all. */
async function askSmaller(
  stage: Stage,
  after: string | null,
  size: number,
  until: string | null,
): Promise<{ page: Page; size: number }> {
  for (let asked = size; ; asked = Math.floor(asked / 3)) {
    try {
      return { page: await stage.ask(after, asked, until), size: asked };
    } catch (error) {
      if (!(error instanceof TooHeavy) || asked < 3) throw error;
    }
  }
}
