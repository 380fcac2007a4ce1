import type { Contribution } from "../../model/contribution.ts";

const FENCES = /^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1[`~]* *$|$(?![\s\S]))/gm;
const COMMENTS = /<!--[\s\S]*?(?:-->|$)/g;
const INLINE_CODE = /(`+)[^`][\s\S]*?\1/g;
const QUOTES = /^ {0,3}>.*$/gm;
const IMAGES_AND_LINKS = /!?\[([^\]]*)\]\([^)\s]*(?: "[^"]*")?\)/g;
const TAGS = /<\/?[a-z][^>]*>/gi;
const ADDRESSES = /\bhttps?:\/\/\S+/gi;
const WORDS = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu;

/**
 * What is said of the text of a pull request, a review or a comment. The text itself is not kept.
 *
 * @param text Markdown; null where there is none
 */
export function describeText(text: string | null): Pick<Contribution, "words" | "frequent" | "claims" | "links"> {
  return { words: countOwnWords(text ?? ""), frequent: [], claims: [], links: [] };
}

/** Words of somebody's own: without quotations, code, addresses, and the comments of a template. */
function countOwnWords(text: string): number {
  const own = text
    .replaceAll("\r\n", "\n")
    .replace(COMMENTS, " ")
    .replace(FENCES, " ")
    .replace(QUOTES, " ")
    .replace(INLINE_CODE, " ")
    .replace(IMAGES_AND_LINKS, " $1 ")
    .replace(TAGS, " ")
    .replace(ADDRESSES, " ");
  return own.match(WORDS)?.length ?? 0;
}
