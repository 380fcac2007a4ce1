import { inlineText } from "./inline.ts";
import { type Passage, proseKind } from "./passage.ts";

/** The blocks of a text without markup: paragraphs between empty lines, quotations behind `>`. */
export function plainPassages(text: string): Passage[] {
  return text
    .replace(/\r\n?/g, "\n")
    .split(/\n[ \t]*\n/)
    .flatMap((block): Passage[] => {
      const lines = block.split("\n").filter((line) => line.trim() !== "");
      if (lines.length === 0) return [];
      const quoted = lines.filter((line) => /^\s{0,3}>/.test(line));
      const own = lines.filter((line) => !/^\s{0,3}>/.test(line));
      const passages: Passage[] = [];
      if (quoted.length > 0) passages.push({ kind: "quotation", text: quoted.join(" "), links: [] });
      if (own.length > 0) {
        const { text: said, links } = inlineText(own.join(" "));
        passages.push({ kind: proseKind(said, "paragraph"), text: said, links });
      }
      return passages;
    });
}
