import { plainText } from "../../model/plain-text.ts";

/** Markup that is safe to write into a page. Only `html` and `trustedMarkup` make it. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** What can stand in a template: text is escaped, markup is not, a list is its parts in order. */
export type Part = Html | string | number | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Markup with every part that is text made plain and escaped: html`<p title="${text}">${text}</p>`; attributes need their quotes. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((markup, string, index) => markup + written(parts[index - 1]!) + string));
}

/** Markup that this program made itself, as it is. Never pass text from a source. */
export function trustedMarkup(markup: string): Html {
  return new Html(markup);
}

function written(part: Part): string {
  if (part instanceof Html) return part.markup;
  if (typeof part === "string") return plainText(part).replace(/[&<>"']/g, (char) => ENTITIES[char]!);
  if (typeof part === "number") return String(part);
  return part.map(written).join("");
}

/** The address as a link may carry it; undefined unless it is http or https and names its host plainly. */
export function webAddress(url: string | null): string | undefined {
  if (url === null || !URL.canParse(url)) return undefined;
  const { protocol, username, password, href } = new URL(url);
  return (protocol === "https:" || protocol === "http:") && username === "" && password === "" ? href : undefined;
}
