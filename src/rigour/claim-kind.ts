import type { ClaimKind } from "../model/contribution.ts";
import { isAsserted, isQualifier } from "./asserted.ts";
import { hasMeasure } from "./measures.ts";
import { COMPARATIVE, FAULT, OUTCOME } from "./outcome-words.ts";

/** What begins an instruction, or a list of what was changed. */
const IMPERATIVE =
  /^(?:please\s+)?(?:use|run|set|make sure|install|check|add|pass|see|note|follow|read|increase|decrease|reduce|lower(?! (?:latency|memory|loss|cost|perplexity|overhead|variance))|raise|remember|avoid|keep|configure|update|remove|rename|bump|replace|switch|move|refactor|fix|improve|speed up|implement|support|enable|disable|allow|ensure|clean|cut|drop|save|boost|take|try|get|download|train|click|open|let)\b(?!\s+(?:is|was|are|were|goes|went)\b)/i;
/** Of these, what states an outcome when a figure stands with it, as titles of changes have it. */
const BETTERS = /^(?:reduce|lower|decrease|increase|raise|improve|speed up|cut|drop|save|boost)\b/i;
/** What is set rather than found. */
const SETTING =
  /\b(?:batch sizes?|learning rates?|limits?|time-?outs?|windows?|number of (?:workers|layers|epochs|steps|threads|retries)|versions?|temperature|warm-?up|default|thresholds?|ranks?|capacity|buffer size|context length|vocabulary size|verbosity|log level)\b/i;
const TRIVIAL =
  /\b(?:typos?|lint(?:ing|er)?|formatting|grammar|spelling|wording|docs?|documentation|docstrings?|comments?|flake8|mypy|type hints?|whitespace|links)\b/i;
/** `more than 30 runs` counts, it does not compare. */
const QUANTITY =
  /\b(?:more|less|fewer|longer|greater|larger|smaller|higher|lower) than (?=an? |one\b|two\b|three\b|just\b|half\b|welcome\b|doubled|tripled|halved|twice|~?\d)/gi;

/** What is longer is a list or no prose, in characters. */
const MOST_LENGTH = 1000;

interface Rule {
  kind: ClaimKind;
  pattern: RegExp;
  unless?: RegExp;
  /** What the sentence has to speak of beside the pattern; of a cause, on the side where its effect stands. */
  needs?: "outcome" | "measure" | "effect before" | "effect after";
}

const any = (source: string): RegExp => new RegExp(source, "gi");

/** In the order in which they are tried; the first that holds names the kind. */
const RULES: readonly Rule[] = [
  {
    kind: "absence",
    pattern: any(
      `\\b(?:no|not|n[o']t|\\w+n't|without|neither|never|nothing|none|nor|hardly any)\\b(?:\\s+(?!to\\b|how\\b|only\\b|just\\b)[\\w'-]+){0,6}?\\s+(?:differences?|effects?|benefits?|gains?|regress\\w*|drops?|degrad\\w*|(?:functional|behaviou?r(?:al)?|numeric\\w*|measurable|significant|performance) changes?|changes? in|changes?(?=\\s*(?:[.,;:)]|$))|impact|speed-?ups?|help(?:s|ed)?|(?<!\\bno )matter(?:s|ed)?|influence[sd]?|slow-?down|advantages?(?! of)|affect(?:s|ed)?|(?:get|got|become|became|perform(?:s|ed)?) (?:worse|better)|improve(?:s|d|ment|ments)?|better than|superior|loss in)\\b`,
    ),
    unless: /\b(?:not|n't) (?:only|just)\b|\bno longer\b/i,
  },
  {
    kind: "absence",
    pattern: any(
      `\\b(?:(?:accuracy|loss|quality|performance|memory|throughput|latency|speed|time|results?|outputs?|behaviou?r|numerics|scores?)\\b[^.;]{0,30}\\b(?:unchanged|unaffected|(?:exactly )?identical)|bit-?wise[- ](?:identical|equal)|stay(?:s|ed)? (?:the same|flat|at)|changes nothing|changed nothing|no such effect|neither did \\w+|failed to (?:improve|help)|did not reproduce)\\b`,
    ),
  },
  {
    kind: "fix",
    pattern: any(
      `(?:^fix|\\b(?:fixe[sd]|resolve[sd]|solve[sd]|cure[sd]|got rid of|gets rid of|eliminate[sd]|prevent(?:s|ed)|avoid(?:s|ed)))\\b(?=(?:(?!\\b(?:could|can|may|might|would)\\b)[^.;]){0,100}\\b${FAULT}\\b)`,
    ),
    unless: TRIVIAL,
  },
  {
    kind: "fix",
    pattern: any(
      `\\b(?:fixe[sd]|resolve[sd]|solve[sd]|cure[sd])\\s+(?:it|this|that)(?=\\s*(?:[.,;:!)]|$)|\\s+(?:by|with|in|for|and|too)\\b)`,
    ),
    unless: TRIVIAL,
  },
  {
    kind: "fix",
    pattern: any(
      `\\bno longer\\s+(?:silently\\s+|be\\s+)?(?:reset|crash|hang|fail|los[et]|leak|stall|block|overflow|ignor|drop|skip|duplicat|overwrit|break|corrupt|diverg|freez|deadlock|occur|happen|treat|wast)\\w*|\\bno longer\\s+${FAULT}\\b`,
    ),
  },
  {
    kind: "fix",
    pattern: any(
      `\\b${FAULT}\\b[^.;]{0,60}\\b(?:(?:is|are|was|were|has|have|had)\\s+)?(?:gone|disappear(?:s|ed)?|vanish(?:es|ed)?|went away|goes away|(?:is|are|was|were|been) (?:fixed|resolved|solved))\\b`,
    ),
  },
  {
    kind: "fix",
    pattern: any(
      `\\b(?:not|n't|never|without)\\b[^.;]{0,30}\\b(?:seen|saw|observed|had)?\\s*(?:a single|any|one)\\s+${FAULT}`,
    ),
  },
  {
    kind: "cause",
    pattern: any(
      `\\b(?:caused by|due to|c[oa]mes? from|stem(?:s|med)? from|ar[io]se[s]? from|explain(?:s|ed) (?:by|why)|attribut(?:ed|able) to|thanks to(?! @)|because)\\b`,
    ),
    needs: "effect before",
  },
  {
    kind: "cause",
    pattern: any(
      `\\b(?:cause[sd](?! by)|(?<!\\b(?:can|often|usually|sometimes) )(?:leads?|led|leading|result|results|resulted|resulting) (?:to|in)|responsible for|accounted for|(?:root cause|culprit|bottleneck|reason|cause) (?:is|was)|turned out to be|so (?=[^.;]{0,60}\\b(?:crash(?:es|ed)|fail(?:s|ed)|hangs?|broke|breaks)\\b))\\b`,
    ),
    needs: "effect after",
  },
  {
    kind: "comparison",
    pattern: any(
      `\\b(?:${COMPARATIVE}|(?:more|less|fewer)\\s+(?:\\w+\\s+){1,4}?)\\b(?:\\s+[^\\s.;]+){0,8}?\\s+than\\b(?!\\s+(?:ever|expected|usual|necessary)\\b)`,
    ),
    unless: /\b(?:rather|other|later|earlier|sooner) than\b/i,
    needs: "outcome",
  },
  {
    kind: "comparison",
    pattern: any(
      `\\b(?:outperform(?:s|ed|ing)?|surpass(?:es|ed)?|beat(?:s|en)? (?:the|all|both|every|our|it|a|g?pt|\\w+ by)|on par with|just as (?:well|good|fast|accurate) as|(?:achieve|reache|set)[sd] (?:new |a )*(?:state[- ]of[- ]the[- ]art|sota)|points? (?:above|below|over|ahead)|(?:is|are|was|were) preferred (?:over|to))\\b`,
    ),
  },
  {
    kind: "comparison",
    pattern: any(
      `\\b(?:(?:is|are|was|were|does|do|performs?|did)\\s+(?:just |nearly |almost |about |at least )?as\\s+\\w+\\s+as|compar(?:ed|ing) (?:to|with)|match(?:es|ed) the|(?:comparable|competitive|superior|inferior) (?:to|with))\\b`,
    ),
    needs: "outcome",
  },
  {
    kind: "comparison",
    pattern: any(
      `\\b(?:\\d+(?:[.,]\\d+)?\\s?(?:x|×|%|times|-?fold)|twice|three times|ten times)\\s*(?:as\\s+\\w+|${COMPARATIVE})`,
    ),
  },
  {
    kind: "comparison",
    pattern: any(
      `\\b(?:the )?(?:fastest|slowest|best|smallest|cheapest|lowest|highest|most \\w+|least \\w+)\\b(?=.{0,40}\\b(?:of (?:its|all|the|any)|among|in (?:its|this) class)\\b)`,
    ),
    unless: /\b(?:most of|at (?:best|most|least)|best practices?|best-of)\b/i,
    needs: "outcome",
  },
  {
    kind: "comparison",
    pattern: any(
      `\\d\\s\\S{0,12}?\\s?for (?:our|the|this)\\b[^.;]{0,40}\\b(?:and|against|versus|vs\\.?) (?:[^.;]|\\.\\d){0,20}\\d[^.;]{0,10} for\\b|\\btakes? (?:[^.;]|\\.\\d){0,12}(?:and|while|but|against) (?:the|a|with|without)\\b(?:[^.;]|\\.\\d){0,30}\\d`,
    ),
  },
  {
    kind: "improvement",
    pattern: any(
      `\\b(?:improved|boost(?:s|ed)|increase[sd]|raise[sd]|lift(?:s|ed)|accelerated|reduce[sd]|decrease[sd]|lower(?:s|ed)|cuts|shr[iau]nks?|halve[sd]|doubled?|doubles|tripled?|triples|degraded|recover(?:s|ed)|save[sd](?= (?:[^.;]|\\.\\d){0,30}(?:\\d|memory|time|money|compute|cost))|rose|fell|falls|rises|drops|dropped|gained|contributes?|lets? (?:you|us|me)\\b.{0,40}\\btimes)\\b`,
    ),
    unless:
      /\b(?:raise[sd] (?:an?|the) (?:error|exception|\w*error)|save[sd]? (?:to|as|in|the (?:model|checkpoint|file)))\b/i,
    needs: "outcome",
  },
  {
    kind: "improvement",
    pattern: any(
      `,\\s+(?:and\\s+|while\\s+)?(?:\\w+ly\\s+|thus\\s+|thereby\\s+)?(?:reducing|lowering|cutting|improving|increasing|boosting|halving|doubling|saving (?:memory|time|compute|costs?)|shortening|minimi[sz]ing|accelerating|speeding up)\\b`,
    ),
    needs: "outcome",
  },
  {
    kind: "improvement",
    pattern: any(
      `\\b(?:(?:can|able to|helps?(?: to)?)\\s+(?:\\w+ly\\s+)?(?:reduce|improve|increase|cut|lower|speed up|accelerate|save|boost|halve|double)|(?:achiev|reach|obtain|attain|deliver|sustain|saturat)(?:es?|ed|ing|s))\\b`,
    ),
    needs: "measure",
  },
  {
    kind: "improvement",
    pattern: any(
      `\\b(?:went|goes|down|up|drops?|from)\\s+(?:from\\s+)?[~$€£]?\\d[^;]{0,25}?\\s(?:to|down to|up to|->|→)\\s+[~$€£]?\\d`,
    ),
    needs: "measure",
  },
  {
    kind: "improvement",
    pattern: any(`\\d[^.;]{0,12}?\\s*(?:->|→|=>)\\s*\\d`),
    unless: /\d\.\d+\.\d|\b(?:bump|upgrad)/i,
    needs: "measure",
  },
  {
    kind: "improvement",
    pattern: any(
      `\\d\\s?(?:x|×|%|-?fold)?\\s+(?:\\w+\\s+){0,2}?(?:speed-?ups?|improvements?|reductions?|gains?|increases?|decreases?|savings)\\b`,
    ),
    needs: "measure",
  },
  { kind: "improvement", pattern: any(`\\b(?:went|gone|going|goes) (?:up|down)\\b`), needs: "outcome" },
  { kind: "improvement", pattern: any(`\\b\\d[\\w.,]*\\s+\\w+\\s+instead of\\s+\\d`) },
  {
    kind: "improvement",
    pattern: any(`\\b(?:improves|speeds? up|sped up|accelerates|degrades|worsen(?:s|ed))\\b`),
  },
  {
    kind: "improvement",
    pattern: any(
      `\\b(?:is|are|was|were|got|gets|become[s]?|became|runs?|feels?|makes?|made|gave|gives|performs?|converges?|reach(?:es|ed)|achieve[sd]|shows?|showing|obtain(?:s|ed)|ha[sd]|have)\\b(?:\\s+[\\w-]+){0,2}?\\s+${COMPARATIVE}\\b(?!\\s+(?:than|if|or less|details?|information))`,
    ),
    unless: /\bmore (?:or less|details?|information|about|on)\b|\bno (?:more|less)\b/i,
    needs: "outcome",
  },
  { kind: "improvement", pattern: any(`^${COMPARATIVE}\\s+${OUTCOME}`) },
  {
    kind: "improvement",
    pattern: any(
      `\\b(?:gave|gives|gained|got|yields?|yielded|brought|brings|adds?|added)\\b[^.;]{0,40}[+-]?\\d[\\d.,]*\\s?(?:%|points?|pp\\b|bleu|x\\b)`,
    ),
  },
];

/**
 * What a sentence states as an outcome; null when it states none, or only asks, plans, supposes, instructs
 * or tells what others say.
 */
export function claimKind(sentence: string): ClaimKind | null {
  const text = withoutQuotations(sentence.slice(0, MOST_LENGTH)).replace(QUANTITY, "over ");
  if (/\?["'”’)\]]*$/.test(text) || /^(?:todo|fixme|wip)\b/i.test(text)) return null;
  const changes = IMPERATIVE.test(text);
  if (changes && BETTERS.test(text)) return hasMeasure(text) && !SETTING.test(text) ? "improvement" : null;
  for (const { kind, pattern, unless, needs } of RULES) {
    if (changes && kind !== "fix") continue;
    for (const match of text.matchAll(pattern)) {
      if (unless?.test(text) || !isAsserted(text, match.index)) continue;
      if (kind === "improvement" && (isQualifier(text, match.index) || isSetting(text))) continue;
      if (needs === undefined || speaksOf(needs, text, match)) return kind;
    }
  }
  return null;
}

const NAMES_FAULT = new RegExp(`\\b${FAULT}\\b`, "i");
const NAMES_OUTCOME = new RegExp(`\\b${OUTCOME}\\b`, "i");

function speaksOf(needs: NonNullable<Rule["needs"]>, text: string, match: RegExpExecArray): boolean {
  if (needs === "measure") return hasMeasure(text);
  if (needs === "outcome") return NAMES_OUTCOME.test(text) || hasMeasure(text);
  // `Because of that, restarts are quick`: what begins a sentence has its effect behind it.
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + match[0].length);
  const effect = needs === "effect before" && before.trim() !== "" ? before : after;
  // `It was caused by an overflow`: what went wrong was named before.
  const fault = before.length < 10 ? text : effect;
  return NAMES_FAULT.test(fault) || NAMES_OUTCOME.test(effect) || hasMeasure(text);
}

function isSetting(text: string): boolean {
  return SETTING.test(text) && !/\b(?:memory|latency|throughput|accuracy|time)\b/i.test(text);
}

/** Speech of others; a word or two in quotation marks are a name or irony. */
function withoutQuotations(sentence: string): string {
  return sentence.replace(/["“”]([^"“”]{20,600})["“”]/g, " ").trim();
}
