const ABBREVIATION =
  /(?:^|[\s(])(?:e\.g|i\.e|et al|etc|vs|cf|approx|ca|figs?|eqs?|secs?|tabs?|refs?|dr|mr|ms|prof|resp|incl|st)\.$/i;
/** The initial of a name. */
const INITIAL = /(?:^|\s)\p{Lu}\.$/u;
const END = /[.!?]["'”’)\]]*\s+/g;

/** A block of prose in sentences, in order. Numbers and the usual abbreviations do not end one. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let begin = 0;
  for (const { 0: mark, index } of text.matchAll(END)) {
    const end = index + mark.length;
    const before = text.slice(Math.max(begin, index - 12), index + 1);
    const ends = /[!?]/.test(mark) || !(ABBREVIATION.test(before) || INITIAL.test(before));
    if (!ends || !/^["'“‘([`\p{Lu}\p{N}\p{Lo}]/u.test(text.slice(end, end + 2))) continue;
    sentences.push(text.slice(begin, end).trim());
    begin = end;
  }
  const last = text.slice(begin).trim();
  if (last !== "") sentences.push(last);
  return sentences;
}
