import type { Contribution, ContributionAuthor } from "../../model/contribution.ts";
import { plainText } from "../../model/plain-text.ts";
import type { TextFormat } from "../../rigour/passage.ts";
import { passagesOf } from "../../rigour/passages.ts";
import { withoutAddresses } from "../git/text.ts";
import { cleanAddress } from "./links.ts";
import { factsOfPassages } from "./text-facts.ts";

const MOST_TITLE = 300;

/** A post that was read, before it is evidence. */
export interface ReadPost {
  ref: string;
  title: string | null;
  url: string | null;
  text: string;
  format: TextFormat;
  /** Seconds. */
  publishedAt: number;
  updatedAt: number | null;
  authors: readonly ContributionAuthor[];
  /** Where it was published. */
  venue: string | null;
}

/**
 * A post as a contribution: no markup and no address of a mailbox comes into it.
 *
 * @param posts addresses of other posts that are known
 */
export function postContribution(post: ReadPost, posts: ReadonlySet<string> = new Set()): Contribution {
  const { text, format, url, publishedAt, updatedAt } = post;
  const clean = (said: string): string => plainText(withoutAddresses(said));
  return {
    ref: post.ref,
    kind: "post",
    madeAt: publishedAt,
    authors: post.authors,
    repository: null,
    thread: null,
    number: null,
    state: null,
    endedAt: null,
    commits: [],
    title: line(post.title, clean),
    url: url === null ? null : cleanAddress(url),
    // A day apart at least: many feeds give the second of saving as a date of its own.
    changedAt: updatedAt !== null && updatedAt - publishedAt >= 86_400 ? updatedAt : null,
    paths: [],
    ...factsOfPassages(passagesOf(text, format), url, posts),
    counts: [],
    venue: line(post.venue, clean),
  };
}

function line(text: string | null, clean: (text: string) => string): string | null {
  // Titles in feeds are often HTML, escaped once more.
  const said = clean(
    text === null
      ? ""
      : passagesOf(text, "html")
          .map((one) => one.text)
          .join(" "),
  );
  return said.replace(/\s+/g, " ").trim().slice(0, MOST_TITLE) || null;
}
