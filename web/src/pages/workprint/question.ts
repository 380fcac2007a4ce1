/** Whom, in which areas and as of when everything on the page is asked. */
export interface Question {
  person: string;
  areas: string[];
  asOf?: string;
}

/** Areas as a link carries them; `all` is none. */
export function areasOf(text: string | undefined): string[] {
  return text === "all" ? [] : (text ?? "").split(",").filter((area) => area !== "");
}
