const VALUE = "[+\\-−]?\\d{1,3}(?:[,\\s]\\d{3})+(?:\\.\\d+)?|[+\\-−]?\\d+(?:\\.\\d+)?(?:e-?\\d+)?";
const UNIT =
  "%|percent\\b|x\\b|×|-?fold\\b|times\\b|(?:percentage )?points?\\b|pp\\b|bleu\\b|rouge\\b|f1\\b|auc\\b|ppl\\b|[munµ]?s\\b|ms\\b|sec(?:ond)?s?\\b|min(?:ute)?s?\\b|hours?\\b|h\\b|[kmgt]i?b\\b(?!-)|(?:k|m|g|t)?flop/?s?\\b|(?:k |m )?(?:tok(?:en)?s?|req(?:uest)?s?|samples?|images?|it(?:eration)?s?|steps?)\\s?(?:/|per )\\s?s(?:ec(?:ond)?)?\\b|(?:req|tok|it)/s\\b|qps\\b|kwh\\b|usd\\b|euros?\\b|dollars?\\b|bits?\\b|nats?\\b";
const METRIC =
  "accuracy|loss|perplexity|bleu|rouge|f1|auc|score|recall|precision|mmlu|gsm8k|humaneval|win rate|pass@\\d+|distinct-\\d|error|utili[sz]ation|mfu|correlation|r2";

const MEASURES: readonly RegExp[] = [
  new RegExp(`(?:${VALUE})\\s?(?:${UNIT})`, "gi"),
  new RegExp(`(?:[$€£])\\s?(?:${VALUE})`, "g"),
  // A value beside another: before and after, one against the other.
  new RegExp(
    `(?:${VALUE})\\S{0,6}\\s?(?:->|→|=>|vs\\.?|versus|against|instead of|compared (?:to|with))\\s?(?:[\\w-]+ ){0,3}(?:${VALUE})`,
    "gi",
  ),
  new RegExp(`\\bfrom (?:${VALUE})[^.;]{0,25}? to (?:${VALUE})`, "gi"),
  new RegExp(
    `\\b(?:${METRIC})\\b(?:\\s+(?:is|was|of|at|stayed at|to|=|:|only|about))*\\s*[=:]?\\s*(?:${VALUE})(?![\\w])`,
    "gi",
  ),
  new RegExp(`(?:${VALUE})\\s+(?:${METRIC})\\b`, "gi"),
  new RegExp(
    `(?:${VALUE})\\s?[km]?\\s(?:steps?|iterations?|runs?|requests?|trials?|hours?|days?|attempts?)\\s(?:\\w+\\s)?(?:without|with no|and not)\\b`,
    "gi",
  ),
  new RegExp(
    `\\b(?:no|not|never|zero|0)\\b[^.;]{0,40}\\b(?:in|over|after|across|during)\\s(?:all\\s)?(?:${VALUE})\\s?[km]?\\s(?:steps?|iterations?|runs?|requests?|trials?|hours?|days?|attempts?)`,
    "gi",
  ),
  // A decimal is rarely a setting: 71.2 on one side, 71.3 on the other.
  /(?<![\d.])\d+\.\d+\s(?:on|for|before|after|here|with|without)\b/gi,
  /\bp\s?[<=>≤≥]\s?0?\.\d+/gi,
  /\b(?:a|one|two)?\s?(?:half|third|thirds|quarter|quarters|fifth|tenth)\s(?:of\s)?(?:the\s|our\s|all\s|its\s)?(?:wall\s)?(?:time|cost|memory|compute|steps|requests|budget|errors)\b/gi,
  /\b(?:twice|half|double[sd]?|doubled|halve[sd]|triple[sd]?|two|three|four|five|ten)\s+(?:times\s+)?(?:as\s+\w+|the\s+\w+|faster|slower|larger|smaller)/gi,
];

/** What a thing is or was set to, not what came of it: versions, dates, sizes of cards and models, settings. */
const SET_UP =
  /\b(?:v|version |python |cuda |driver |section |chapter |figure |fig\. ?|table |step |steps? |seed |epoch |page |equation |eq\. ?|#)\d[\d.,]*|\b(?:19|20)\d\d-\d\d-\d\d\b|\b\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\b\d+(?:\.\d+)?\s?[bm](?: \w+)? (?:model|config|parameters|params|one|tokens)\b|\b\d+\s?gb (?:of )?(?:memory|vram|ram|card|gpu)\b/gi;

/** The figures with a unit, or beside another, that a sentence gives; quoted as they stand there. */
export function measuresIn(sentence: string): string[] {
  const text = sentence.replace(SET_UP, (match) => " ".repeat(match.length));
  const found = MEASURES.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      at: match.index,
      quote: sentence.slice(match.index, match.index + match[0].length).trim(),
    })),
  );
  return found.sort((a, b) => a.at - b.at || b.quote.length - a.quote.length).map(({ quote }) => quote);
}

export function hasMeasure(sentence: string): boolean {
  return measuresIn(sentence).length > 0;
}
