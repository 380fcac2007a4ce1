import type { Claim } from "../model/contribution.ts";
import { claimKind } from "./claim-kind.ts";
import type { Passage, TextFormat } from "./passage.ts";
import { passagesOf } from "./passages.ts";
import { sentencesOf } from "./sentences.ts";
import { supportOf } from "./find-support.ts";

const MOST_QUOTE = 300;
/** A text that states more outcomes than these is a list of them, and hides more than it shows. */
const MOST_CLAIMS = 200;

/**
 * The outcomes that a text states, in order, each with what stands with it; docs/method/rigour.md says what
 * counts and how well it is found. English only. Quotations, code, headings and tasks state none.
 */
export function claimsOf(text: string, format: TextFormat): Claim[] {
  return claimsIn(passagesOf(text, format));
}

/** As {@link claimsOf}, of a text whose blocks are known. */
export function claimsIn(passages: readonly Passage[]): Claim[] {
  const claims: Claim[] = [];
  let paragraph = 0;
  for (const [at, passage] of passages.entries()) {
    if (passage.kind !== "paragraph" && passage.kind !== "item") continue;
    paragraph++;
    const sentences = sentencesOf(passage.text);
    const kinds = sentences.map(claimKind);
    for (const [sentence, kind] of kinds.entries()) {
      if (kind === null) continue;
      if (claims.length === MOST_CLAIMS) return claims;
      const quote = sentences[sentence]!;
      claims.push({
        kind,
        quote: quote.length > MOST_QUOTE ? `${quote.slice(0, MOST_QUOTE - 3)}...` : quote,
        place: `paragraph ${paragraph}`,
        support: supportOf({ passages, passage: at, sentences, sentence, kinds }),
      });
    }
  }
  return claims;
}
