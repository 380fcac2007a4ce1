import type { PersonResult } from "../../model/results.ts";

export function personHtml(result: PersonResult): string {
  return result.name;
}
