import { isOrnament, type Link } from "./passage.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  nbsp: " ",
  times: "×",
  plusmn: "±",
  mdash: "—",
  ndash: "–",
};

/**
 * A line of Markdown without its markup, with what it links to and the pictures in it. What is struck out
 * is left out.
 */
export function inlineText(markdown: string): { text: string; links: Link[]; pictures: string[] } {
  const links: Link[] = [];
  const pictures: string[] = [];
  const picture = (alt: string, target: string): string => {
    if (!isOrnament(target)) pictures.push(alt || "picture");
    return " ";
  };
  const link = (text: string, target: string): string => {
    links.push({ target, text });
    return text;
  };
  const text = markdown
    .replace(
      /!\[([^[\]]{0,500})\]\(\s{0,3}((?:[^\s()]|\([^\s()]{0,100}\)){1,1000})(?:\s[^()]{0,300})?\)/g,
      (_, alt: string, target: string) => picture(alt, target),
    )
    .replace(/!\[([^[\]]{0,500})\]\[[^[\]]{0,100}\]/g, (_, alt: string) => picture(alt, ""))
    .replace(/<img\b([^>]{0,2000})>/gi, (_, attributes: string) => {
      const of = (name: string): string =>
        new RegExp(`\\b${name}=["']([^"']{0,1000})["']`, "i").exec(attributes)?.[1] ?? "";
      return picture(of("alt"), of("src"));
    })
    .replace(
      /\[([^[\]]{0,500})\]\(\s{0,3}((?:[^\s()]|\([^\s()]{0,100}\)){1,1000})(?:\s[^()]{0,300})?\)/g,
      (_, text: string, target: string) => link(text, target),
    )
    .replace(/<(https?:\/\/[^\s<>]{1,2000})>/gi, (_, target: string) => link("", target))
    .replace(/https?:\/\/[^\s<>)\]"']{1,2000}/gi, (target) => link("", target.replace(/[.,;:!?]+$/, "")))
    .replace(/~~[^~]{1,1000}~~/g, " ")
    .replace(/\[\^[^\]]{1,50}\]/g, "")
    .replace(/\[([^[\]]{1,200})\]\[[^[\]]{0,100}\]/g, "$1")
    .replace(/<\/?[a-z][^<>]{0,2000}>/gi, " ")
    .replace(/&(?:#(\d{1,6})|([a-z]{2,8}));/gi, (entity, code: string | undefined, name: string | undefined) =>
      code === undefined ? (ENTITIES[name!.toLowerCase()] ?? entity) : String.fromCodePoint(Number(code)),
    )
    .replace(/(\*\*|__)(?=\S)|(?<=\S)(\*\*|__)/g, "")
    .replace(/(?<![\w*])[*_](?=\S)|(?<=\S)[*_](?![\w*])/g, "")
    .replace(/`/g, "")
    .replace(/\\([\\`*_{}[\]()#+\-.!|>~])/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
  return { text, links, pictures };
}
