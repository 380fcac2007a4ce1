import type { z } from "zod";

import { SourceError } from "../../model/errors.ts";
import type { PageInfo } from "./answers.ts";
import type { GitHubClient } from "./client.ts";

/**
 * A list of which a larger answer gave the beginning, to its end.
 *
 * @param id of the node that has the list
 * @param what as an error names it
 */
export async function wholeList<T>(
  client: GitHubClient,
  { pageInfo, nodes }: { pageInfo: PageInfo; nodes: readonly T[] },
  id: string,
  query: string,
  schema: z.ZodType<{ pageInfo: PageInfo; nodes: T[] }>,
  what: string,
): Promise<readonly T[]> {
  if (!pageInfo.hasNextPage) return nodes;
  const all = [...nodes];
  const cursors = new Cursors(what);
  for (let after = cursors.next(pageInfo); after !== null;) {
    const page = await client.graphql(query, { id, after }, schema, what);
    all.push(...page.nodes);
    after = cursors.next(page.pageInfo);
  }
  return all;
}

/** Watches that pages go on rather than round in a circle. */
export class Cursors {
  readonly #seen = new Set<string>();
  readonly #what: string;

  constructor(what: string) {
    this.#what = what;
  }

  /** The cursor of the next page; null at the end. @throws {SourceError} it was there before */
  next({ hasNextPage, endCursor }: PageInfo): string | null {
    if (!hasNextPage || endCursor === null) return null;
    this.follow(endCursor);
    return endCursor;
  }

  /** Notes a cursor. @throws {SourceError} it was there before */
  follow(cursor: string): void {
    if (this.#seen.has(cursor))
      throw new SourceError(
        `The pages of ${this.#what} go round in a circle.`,
        "Read again later. What arrived is kept: a reading goes on there.",
      );
    this.#seen.add(cursor);
  }
}
