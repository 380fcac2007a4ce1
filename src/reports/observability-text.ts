import type { PersonResult } from "../model/results.ts";
import { inWords, percent, plural } from "../model/words.ts";

/** How much of what is known of somebody each source shows; nothing where only one shows anything. */
export function knownActivityText({ knownWeeks, seenBy }: PersonResult["observability"]): string[] {
  const known = plural(knownWeeks, "week");
  const shares = seenBy.map(({ source, share }) => `${source} shows ${percent(share)}`);
  const beside = seenBy.flatMap(({ source, counts }) => {
    const others = Object.entries(counts).filter(([kind]) => kind !== "commit");
    const named = others.map(([kind, count]) => plural(count, kind.replace("-", " ")));
    return named.length === 0 ? [] : [`${source} shows ${inWords(named)}.`];
  });
  if (seenBy.length < 2 || knownWeeks === 0) return beside;
  return [
    `Of the ${known} of the last two years in which anything of theirs is known, ${inWords(shares)}. What no source shows is in none of them.`,
    ...beside,
  ];
}
