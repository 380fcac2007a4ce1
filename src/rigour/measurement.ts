/** A measured result that a text states, with its place in the text. */
export interface Measurement {
  /** Places of the first character and of the one after the last. */
  start: number;
  end: number;
  /** As it stands there. */
  text: string;
  kind: MeasurementKind;
}

/**
 * What can be told from the words: two values of one thing; a value times another; a change in per cent;
 * a change by an amount; a rate; a value of something that is measured.
 */
type MeasurementKind = "from-to" | "factor" | "percent" | "amount" | "rate" | "value";

// Bounded everywhere: texts come from strangers, and must not be able to make a search take long.
const NUMBER = String.raw`\d{1,12}(?:[.,]\d{1,12}){0,3}(?:\s{0,2}[kM](?!\w))?`;
const TIME = "(?:ns|µs|us|ms|s|secs?|seconds?|min|mins|minutes?|h|hours?)";
const SIZE = "(?:[KMGT]i?B|[kmgt]b)";
const PER = String.raw`(?:\/\s?(?:s|sec|second|min|step|token)\b|\s{1,3}(?:per|a)\s{1,3}(?:second|step|token|minute|batch)\b)`;
const COUNTED = String.raw`(?:[kM]?\s?(?:tok|tokens|samples?|images|img|it|iters?|req|requests|docs|documents|steps|examples))`;
const RATE = String.raw`(?:[TGMP]FLOP\/?s?|[TGMP]FLOPS|[TGM]i?B\/s|QPS|RPS|${COUNTED}${PER})`;
const PERCENT = String.raw`(?:%|per\s?cent\b|percent\b)`;
const UNIT = String.raw`(?:${PERCENT}|${RATE}|${TIME}\b|${SIZE}\b|x\b|×)`;

/** What is measured rather than set. */
const METRIC = String.raw`(?:perplexity|ppl|loss|accuracy|acc|score|bleu|rouge|f1|mmlu|gsm8k|humaneval|hellaswag|arc|elo|wer|cer|mfu|auc|latency|throughput|bandwidth|speed|win[ -]?rate|pass@\d+|recall(?:@\d+)?|precision@\d+|efficiency)`;
/** What comes of a change. */
const BETTER = String.raw`(?:fast(?:er)?|slow(?:er)?|quick(?:er)?|speed[ -]?ups?|speed(?:s|ed)?(?:\s{1,3}\w+)?\s{1,3}up|less|fewer|more|small(?:er)?|larger|higher|lower|better|worse|cheaper|improve(?:s|d|ments?)?|reduc(?:e|es|ed|ing|tions?)|gains?|gives?|sav(?:e|es|ed|ing|ings)|throughput|performance|perf|cuts?|drops?|down|up|lowers?|shrinks?|trims?|costs?|removes?|optimi[sz](?:e|es|ed|ation))`;
/** What is asked for, set or allowed: a number beside it is a setting. */
const SETTING = String.raw`(?:time-?outs?|limits?|thresholds?|coverage|slack|tolerance|dropout|warm\s?up|learning rate|lr|maximum|minimum|max|defaults?|shm|version|bump|upgrade|pin|require[sd]?|mask|upscaling|resolution|quantile|batch size|level)`;

interface Rule {
  kind: MeasurementKind;
  pattern: RegExp;
  /** What must also stand in the text, within this many characters of the match. */
  near?: { pattern: RegExp; characters: number };
  /** Whether a word for something that is set takes it away. */
  unlessSet: boolean;
}

const any = (source: string): RegExp => new RegExp(source, "giu");
const word = (source: string): RegExp => new RegExp(String.raw`(?<![\w-])${source}(?![\w])`, "iu");

/** The first rule that finds a place has it. */
const RULES: readonly Rule[] = [
  {
    kind: "from-to",
    pattern: any(
      String.raw`(?<![\w.,])${NUMBER}\s{0,3}${UNIT}?\s{0,3}(?:->|→|=>|\bto\b|\bfrom\b|\binstead of\b)\s{0,3}${NUMBER}\s{0,3}(?!${PERCENT})${UNIT}|(?<![\w.,])${NUMBER}\s{0,3}${PERCENT}?\s{0,3}(?:->|→|=>)\s{0,3}${NUMBER}\s{0,3}${PERCENT}`,
    ),
    unlessSet: true,
  },
  {
    kind: "from-to",
    pattern: any(String.raw`(?<![\w.,])${NUMBER}\s{0,3}${PERCENT}?\s{0,3}to\s{0,3}${NUMBER}\s{0,3}${PERCENT}`),
    near: { pattern: word(`(?:${BETTER}|${METRIC}|utili[sz]ation|memory|time)`), characters: 40 },
    unlessSet: true,
  },
  {
    kind: "from-to",
    pattern: any(String.raw`(?<![\w.,])${NUMBER}\s{0,3}${UNIT}?\s{0,3}(?:->|→|=>|\bto\b)\s{0,3}${NUMBER}(?![\w.])`),
    near: { pattern: word(METRIC), characters: 40 },
    unlessSet: true,
  },
  {
    kind: "factor",
    pattern: any(
      String.raw`(?<![\w.,])(?:${NUMBER}\s{0,3}[-–]\s{0,3})?${NUMBER}\s{0,3}(?:x(?![\w])|×(?!\s{0,3}\d)|times(?=\s{1,3}(?:faster|as|less|more|smaller|higher|lower|better)))`,
    ),
    near: { pattern: word(BETTER), characters: 40 },
    unlessSet: true,
  },
  {
    kind: "factor",
    pattern: any(
      String.raw`\b(?:twice|half)\s{1,3}(?:as\s{1,3}(?:fast|slow|much|many|large|small)|the\s{1,3}(?:memory|time|latency|size|cost))|\bhal(?:ve|ves|ved|ving)\s{1,3}(?:the\s{1,3})?(?:\w+\s{1,3}){0,2}?(?:memory|time|latency|size|cost)|\border\s{1,3}of\s{1,3}magnitude\s{1,3}\w+|\bto\s{1,3}a\s{1,3}(?:half|third|quarter|tenth)\b`,
    ),
    unlessSet: false,
  },
  { kind: "percent", pattern: any(String.raw`(?<=^|[\s(])[+\-−–~]${NUMBER}\s{0,3}${PERCENT}`), unlessSet: true },
  {
    kind: "percent",
    pattern: any(String.raw`(?<![\w.,])[+\-−~]?(?:${NUMBER}\s{0,3}[-–]\s{0,3})?${NUMBER}\s{0,3}${PERCENT}`),
    near: { pattern: word(`(?:${BETTER}|${METRIC}|latency|memory|baseline|peak|tok(?:ens)?\\/s)`), characters: 40 },
    unlessSet: true,
  },
  { kind: "rate", pattern: any(String.raw`(?<![\w.,])${NUMBER}\s{0,3}${RATE}`), unlessSet: true },
  {
    kind: "amount",
    pattern: any(
      String.raw`\b(?:by|sav(?:e|es|ed|ing)|costs?|shav(?:e|es|ed|ing))\s{1,3}(?:about\s{1,3}|~\s?)?${NUMBER}\s{0,3}(?:${TIME}|${SIZE}|points?)\b|(?<![\w.,])${NUMBER}\s{0,3}(?:${TIME}|${SIZE})\s{1,3}(?:faster|slower|less|more|smaller|per\s{1,3}(?:token|step|batch|iteration|document|request))\b`,
    ),
    unlessSet: true,
  },
  {
    kind: "value",
    pattern: any(
      String.raw`\b${METRIC}\s{0,3}(?:of|is|at|=|:|within|[+\-−])?\s{0,3}[+\-−]?\d+\.\d+|(?<![\w.,])\d+\.\d+\s{1,3}${METRIC}\b|\b${METRIC}\s{1,3}[+\-−]\d+(?:\.\d+)?`,
    ),
    unlessSet: true,
  },
];

const SET = word(SETTING);
/** How far a word for something that is set reaches, characters. */
const SETTING_REACH = 30;

/**
 * The measured results that a text states: "1.4x faster", "memory from 12 GB to 8 GB", "2,300 tok/s".
 * Numbers that are set, versions, sizes of models and numbers of issues are none. In the order of the
 * text, none within another.
 *
 * A rule over words, not an understanding of them: it sees that something was measured, not whether the
 * measurement was good. How often it is right: docs/method/team.md.
 *
 * @param text a title, or the text of a pull request or a post
 */
export function measurementsIn(text: string): Measurement[] {
  const found: Measurement[] = [];
  /** Places that a match has already. */
  const taken = new Uint8Array(text.length);
  for (const { kind, pattern, near, unlessSet } of RULES) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (taken.subarray(start, end).includes(1)) continue;
      const around = (reach: number): string => text.slice(Math.max(0, start - reach), end + reach);
      if (near && !near.pattern.test(around(near.characters))) continue;
      if (unlessSet && SET.test(around(SETTING_REACH))) continue;
      taken.fill(1, start, end);
      found.push({ start, end, text: match[0].trim(), kind });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
