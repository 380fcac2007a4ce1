import type { Contribution } from "../../model/contribution.ts";
import { plainText } from "../../model/plain-text.ts";
import { frequentWords } from "../../model/words.ts";
import { claimsIn } from "../../rigour/claims.ts";
import { passagesOf, proseOf, wordCount } from "../../rigour/passages.ts";
import { withoutAddresses } from "../git/text.ts";
import { linksOf } from "../posts/links.ts";

/** What is said of a text. The text itself is not kept. */
export type TextFacts = Pick<Contribution, "words" | "frequent" | "claims" | "links">;

/**
 * What is said of the text of a pull request, an issue or a comment: its words, without quotations, code and
 * the comments of a template.
 *
 * @param text Markdown; null where there is none
 */
export function wordsOfText(text: string | null): TextFacts {
  return { words: wordCount(proseOf(passagesOf(text ?? "", "markdown"))), frequent: [], claims: [], links: [] };
}

/** As {@link wordsOfText}, with the frequent words that say what it is about: of an issue. */
export function topicOfText(text: string | null): TextFacts {
  const own = proseOf(passagesOf(text ?? "", "markdown"));
  return { words: wordCount(own), frequent: frequentWords(withoutAddresses(own)), claims: [], links: [] };
}

/**
 * As {@link wordsOfText}, with the claims, the frequent words and the links: of what puts work before others, a
 * pull request or a release.
 *
 * @param url address of what the text belongs to
 */
export function factsOfText(text: string | null, url: string | null): TextFacts {
  const passages = passagesOf(text ?? "", "markdown");
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
    ),
  };
}
