import { frequentWords } from "../../model/words.ts";
import { passagesOf, proseOf, wordCount } from "../../rigour/passages.ts";
import { withoutAddresses } from "../git/text.ts";
import { factsOfPassages, type TextFacts } from "../posts/text-facts.ts";

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
  return factsOfPassages(passagesOf(text ?? "", "markdown"), url);
}
