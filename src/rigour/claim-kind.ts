import type { ClaimKind } from "../model/contribution.ts";
import { hasMeasure } from "./measures.ts";

/** What is said to go wrong. */
const FAULT =
  "(?:loss spikes?|spikes?|slow-?downs?|regressions?|nans?|infs?|crash(?:es|ed)?|leaks?|time-?outs?|diverg\\w+|deadlocks?|hangs?|stalls?|races?|race conditions?|overflows?|underflows?|errors?|failures?|bugs?|instabilit\\w+|degradation|corrupt\\w+|off-by-one|problems?|issue|fault|wrong|incorrect|oom|out-of-memory|bottlenecks?|flak\\w+|segfaults?|mismatch\\w*|drift|jitter|collapse)";
/** What is measured or wished for. */
const OUTCOME =
  "(?:accuracy|throughput|latency|memory|speed|speed-?ups?|performance|quality|perplexity|loss|scores?|gains?|improvements?|gap|difference|overhead|times?|restarts?|utili[sz]ation|stability|costs?|success|rates?|drop|slower|faster|worse|better|half|seconds|convergence|generali[sz]ation)";

const COMPARATIVE =
  "(?:faster|slower|better|worse|cheaper|smaller|larger|bigger|higher|lower|fewer|less|more|greater|stronger|weaker|simpler|safer|shorter|longer|lighter|smoother|cleaner|easier|closer|quicker|deeper)";

/** What the author does not state as having happened: wishes, plans, guesses, purposes. */
const PROSPECT =
  /\b(?:would|could|might|may|should|shall|will|won't|'ll|'d|perhaps|maybe|possibly|probably|likely|hope|hopes|hoped|plan|plans|planned|aim|aims|goal|intend(?:s|ed)?|meant|designed|want|wants|need|needs|needed|try|tries|trying|attempt(?:s|ed)?|expect(?:s|ed)?|suspect(?:s|ed)?|guess|believe|think|thought|assume[sd]?|suppose|imagine|wonder(?:s|ed)?|hypothes[ie]\w*|todo|let's|let us|consider|whether|if|unless|in order)\b[^,;:—]{0,70}$/i;
const PURPOSE = /\b(?:to|how to|can be used to)\s+(?:\w+ly\s+)?$/i;
/** Others say it, not the author. */
const HEARSAY =
  /\b(?:according to|(?:people|everybody|everyone|some|they|many|others|somebody|someone|authors?|paper|study|studies|work|vendor|manual|documentation|announcement|press release|et al\.?|team|folks)\b[^.;]{0,40}\b(?:say|says|said|claim(?:s|ed)?|report(?:s|ed)?|show(?:s|ed|n)?|f(?:ind|inds|ound)|states?|stated|suggest(?:s|ed)?|argue[sd]?|told|believe[sd]?|demonstrate[sd]?)|common (?:belief|wisdom)|is said to|used to think)\b/i;
const OWN = /\b(?:we|our|ours|i|my|this pr|this change)\b/i;
const IMPERATIVE =
  /^(?:please\s+)?(?:use|run|set|make sure|install|check|add|pass|see|note|follow|read|increase|decrease|reduce|lower(?! (?:latency|memory|loss|cost|perplexity|overhead|variance))|raise|remember|avoid|keep|configure|update|remove|rename|bump|replace|switch|move|refactor|fix|improve|speed up|implement|support|enable|disable|allow|ensure|clean|cut|drop|save|boost|take|try|get|download|train|click|open|let)\b(?!\s+(?:is|was|are|were|goes|went)\b)/i;
/** What is set rather than found. */
const SETTING =
  /\b(?:batch sizes?|learning rates?|limits?|time-?outs?|windows?|number of (?:workers|layers|epochs|steps|threads|retries)|versions?|temperature|warm-?up|default|thresholds?|ranks?|capacity|buffer size|context length|vocabulary size|verbosity|log level)\b/i;
const TRIVIAL =
  /\b(?:typos?|lint(?:ing|er)?|formatting|docs?|docstrings?|imports?|comments?|style|ci|flake8|mypy|type hints?|whitespace|links?)\b/i;

/** What is longer is a list or no prose, in characters. */
const MOST_LENGTH = 1000;

interface Rule {
  kind: ClaimKind;
  pattern: RegExp;
  unless?: RegExp;
}

const any = (source: string): RegExp => new RegExp(source, "gi");

/** In the order in which they are tried; the first that holds names the kind. */
const RULES: readonly Rule[] = [
  {
    kind: "absence",
    pattern: any(
      `\\b(?:no|not|n[o']t|\\w+n't|without|neither|never|nothing|none|nor|hardly any)\\b(?:\\s+[\\w'-]+){0,6}?\\s+(?:differences?|effects?|benefits?|gains?|regress\\w*|drops?|degrad\\w*|(?:functional |behaviou?ral )?changes?|impact|speed-?ups?|help(?:s|ed)?|matter(?:s|ed)?|influence[sd]?|slow-?down|advantage|affect(?:s|ed)?|(?:get|got|become|became|perform(?:s|ed)?) (?:worse|better)|improve(?:s|d|ment|ments)?|better than|loss (?:of|in))\\b`,
    ),
    unless: /\b(?:not|n't) (?:only|just)\b|\bno longer\b/i,
  },
  {
    kind: "absence",
    pattern: any(
      `\\b(?:unchanged|unaffected|(?:bitwise |exactly )?identical|stay(?:s|ed)? (?:the same|flat|at)|changes nothing|changed nothing|make[s]? no|made no|no such effect|neither did \\w+|failed to (?:improve|help)|did not reproduce)\\b`,
    ),
    unless: /\bidentical (?:copies|copy|code|config\w*|set-?up)\b/i,
  },
  {
    kind: "fix",
    pattern: any(
      `\\b(?:fixe[sd]|resolve[sd]|solve[sd]|cure[sd]|got rid of|gets rid of|eliminate[sd]|prevent(?:s|ed)|avoid(?:s|ed))\\b(?=.{0,120}\\b${FAULT}\\b)`,
    ),
  },
  {
    kind: "fix",
    pattern: any(`\\b(?:fixe[sd]|resolve[sd]|solve[sd]|cure[sd])\\s+(?:it|this|that|the)\\b(?!\\s*#)`),
    unless: TRIVIAL,
  },
  { kind: "fix", pattern: any(`\\bno longer\\s+(?!support|need|requir|maintain|us(?:e|ed)\\b)\\w+`) },
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
      `\\b(?:caused by|due to|c[oa]mes? from|stem(?:s|med)? from|ar[io]se[s]? from|explain(?:s|ed) (?:by|why)|attributable to|accounted for|(?:leads?|led) to|result(?:s|ed) in|responsible for|thanks to|because|(?:root cause|culprit|bottleneck|reason|cause) (?:is|was)|turned out to be)\\b`,
    ),
  },
  {
    kind: "comparison",
    pattern: any(
      `\\b(?:${COMPARATIVE}|(?:more|less|fewer)\\s+(?:\\w+\\s+){1,4}?)\\b(?:\\s+[^\\s.;]+){0,8}?\\s+than\\b(?!\\s+(?:ever|expected|usual|necessary|one\\b|doubled|tripled|halved|half|twice|\\d))`,
    ),
    unless: /\b(?:rather|other|later|earlier|sooner) than\b/i,
  },
  {
    kind: "comparison",
    pattern: any(
      `\\b(?:outperform(?:s|ed|ing)?|surpass(?:es|ed)?|beat(?:s|en)? (?:the|all|both|every|our|it|a|g?pt|\\w+ by)|on par with|(?:is|are|was|were|does|do|performs?|did)\\s+(?:just |nearly |almost |about |at least )?as\\s+\\w+\\s+as|just as (?:well|good|fast|accurate) as|state[- ]of[- ]the[- ]art|sota|compared (?:to|with)|points? (?:above|below|over|ahead)|preferred (?:over|to)|match(?:es|ed) the)\\b`,
    ),
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
  },
  {
    kind: "comparison",
    pattern: any(
      `\\bcompared (?:to|with)\\b|\\d\\s\\S{0,12}?\\s?for (?:our|the|this)\\b[^.;]{0,40}\\b(?:and|against|versus|vs\\.?) (?:[^.;]|\\.\\d){0,20}\\d[^.;]{0,10} for\\b|\\btakes? (?:[^.;]|\\.\\d){0,12}(?:and|while|but|against) (?:the|a|with|without)\\b(?:[^.;]|\\.\\d){0,30}\\d`,
    ),
  },
  {
    kind: "comparison",
    pattern: any(`^(?:even\\s+|up to\\s+)?(?:\\w+,?\\s+)?(?:and\\s+)?${COMPARATIVE}\\b.{0,40}\\bthan\\b`),
  },
  {
    kind: "improvement",
    pattern: any(
      `\\b(?:improve[sd]|boost(?:s|ed)|increase[sd]|raise[sd]|lift(?:s|ed)|speeds? up|sped up|accelerate[sd]|reduce[sd]|decrease[sd]|lower(?:s|ed)|cuts|shr[iau]nks?|halve[sd]|doubled?|doubles|tripled?|triples|degrade[sd]|worsen(?:s|ed)|recover(?:s|ed)|saved?(?= (?:[^.;]|\\.\\d){0,30}(?:\\d|memory|time|money|compute|cost))|saves|rose|fell|falls|rises|drops|dropped|gained|contributes?|lets? (?:you|us|me)\\b.{0,40}\\btimes)\\b`,
    ),
    unless:
      /\b(?:improved|increased|reduced|lowered) (?:version|set)\b|\braise[sd] (?:an?|the) (?:error|exception|\w*error)\b|\bsave[sd]? (?:to|as|in|the (?:model|checkpoint|file))\b/i,
  },
  {
    kind: "improvement",
    pattern: any(
      `\\b(?:went|goes|down|up|drops?|from)\\s+(?:from\\s+)?[^\\s.;]*\\d[^;]{0,25}?\\s(?:to|down to|up to|->|→)\\s+[^\\s]*\\d`,
    ),
    unless: /\bfrom (?:19|20)\d\d to\b|\bsections?|\bchapters?/i,
  },
  { kind: "improvement", pattern: any(`\\d[^.;]{0,12}?\\s*(?:->|→|=>)\\s*\\d`) },
  {
    kind: "improvement",
    pattern: any(`\\b(?:went|gone|going|goes) (?:up|down)\\b|\\b\\d[\\w.,]*\\s+\\w+\\s+instead of\\s+\\d`),
  },
  {
    kind: "improvement",
    pattern: any(
      `\\b(?:is|are|was|were|got|gets|become[s]?|became|runs?|feels?|makes?|made|gave|gives)\\b(?:\\s+[\\w-]+){0,6}?\\s+${COMPARATIVE}\\b(?!\\s+(?:than|if|or less|details?|information))`,
    ),
    unless: /\bmore (?:or less|details?|information|about|on)\b|\bno (?:more|less)\b/i,
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
  const text = withoutQuotations(sentence.slice(0, MOST_LENGTH));
  if (/\?["'”’)\]]*$/.test(text)) return null;
  if (/^(?:todo|fixme|wip)\b/i.test(text)) return null;
  const measured = hasMeasure(text);
  if (IMPERATIVE.test(text)) return measured && !SETTING.test(text) ? "improvement" : null;
  for (const { kind, pattern, unless } of RULES) {
    for (const match of text.matchAll(pattern)) {
      const before = text.slice(0, match.index);
      if (unless?.test(text)) continue;
      if (PROSPECT.test(before) || PURPOSE.test(before)) continue;
      const hearsay = HEARSAY.exec(text);
      if (hearsay && !OWN.test(text.slice(hearsay.index + hearsay[0].length))) continue;
      if (!isOutcome(kind, text, measured)) continue;
      return kind;
    }
  }
  return null;
}

const SPEAKS_OF_OUTCOME = new RegExp(`\\b(?:${FAULT}|${OUTCOME})\\b`, "i");

function isOutcome(kind: ClaimKind, text: string, measured: boolean): boolean {
  if (kind === "cause") return measured || SPEAKS_OF_OUTCOME.test(text);
  if (kind === "fix") return !TRIVIAL.test(text);
  if (kind === "improvement")
    return !SETTING.test(text) || /\b(?:memory|latency|throughput|accuracy|time)\b/i.test(text);
  return true;
}

/** Speech of others; a word or two in quotation marks are a name or irony. */
function withoutQuotations(sentence: string): string {
  return sentence.replace(/["“”]([^"“”]{20,600})["“”]/g, " ").trim();
}
