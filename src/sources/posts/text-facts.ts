import type { Contribution } from "../../model/contribution.ts";
import { plainText } from "../../model/plain-text.ts";
import { frequentWords } from "../../model/words.ts";
import { claimsIn } from "../../rigour/claims.ts";
import type { Passage } from "../../rigour/passage.ts";
import { proseOf, wordCount } from "../../rigour/passages.ts";
import { withoutAddresses } from "../git/text.ts";
import { linksOf } from "./links.ts";

/** What is said of a text. The text itself is not kept. */
export type TextFacts = Pick<Contribution, "words" | "frequent" | "claims" | "links">;

/**
 * Words, frequent words, claims and links of a text, without an address of a mailbox.
 *
 * @param url address of what the text belongs to
 * @param posts addresses of posts that are known
 */
export function factsOfPassages(
  passages: readonly Passage[],
  url: string | null,
  posts?: ReadonlySet<string>,
): TextFacts {
  const own = proseOf(passages);
  const clean = (said: string): string => plainText(withoutAddresses(said));
  return {
    words: wordCount(own),
    frequent: frequentWords(withoutAddresses(own)),
    claims: claimsIn(passages).map((claim) => ({
      ...claim,
      quote: clean(claim.quote),
      support: claim.support.map(({ kind, quote }) => ({ kind, quote: clean(quote) })),
    })),
    links: linksOf(
      passages.flatMap(({ links }) => links.map(({ target }) => target)),
      url,
      posts,
    ),
  };
}
