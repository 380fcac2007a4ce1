import { htmlPassages } from "./html.ts";
import { markdownPassages } from "./markdown.ts";
import { type Passage, PROSE, type TextFormat } from "./passage.ts";
import { plainPassages } from "./plain.ts";

/** As much as anybody reads of one text, in characters. */
const MOST_TEXT = 400_000;
const READERS = { markdown: markdownPassages, html: htmlPassages, plain: plainPassages };

/** The blocks of a text, in order. Text that is not trusted may be anything; nothing is thrown. */
export function passagesOf(text: string, format: TextFormat): Passage[] {
  return READERS[format](text.slice(0, MOST_TEXT));
}

/** What somebody wrote themselves, in prose: without quotations, code, tables and pictures. */
export function proseOf(passages: readonly Passage[]): string {
  return passages
    .filter(({ kind }) => PROSE.has(kind))
    .map((passage) => passage.text)
    .join("\n");
}

/** How many words somebody wrote themselves, as {@link proseOf} has them. */
export function wordsIn(text: string, format: TextFormat): number {
  return wordCount(proseOf(passagesOf(text, format)));
}

/** Words of a text: what stands between spaces and has a letter or a digit. */
export function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
