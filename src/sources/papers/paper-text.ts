import { plainText } from "../../model/plain-text.ts";
import { withoutAddresses } from "../git/text.ts";

/** Longer names and titles are cut: a source may send anything. */
const MOST = 500;

/** Text of a source as one line that is safe to keep: without e-mail addresses, markup and what hides. */
export function paperText(text: string): string {
  const clean = plainText(withoutAddresses(text.replace(/<[^<>]*>/g, "")))
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .trim();
  return clean.length <= MOST ? clean : [...clean].slice(0, MOST).join("");
}
