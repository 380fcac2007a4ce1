import type { Claim, ClaimKind, SupportKind } from "../model/contribution.ts";
import { measuresIn } from "./measures.ts";
import type { Link, Passage, PassageKind } from "./passage.ts";

const MOST_QUOTE = 200;

/** A sentence where it stands. */
export interface Placed {
  passages: readonly Passage[];
  /** Place of its passage. */
  passage: number;
  sentences: readonly string[];
  /** Place in the passage. */
  sentence: number;
  /** What each sentence of the passage states itself. */
  kinds: readonly (ClaimKind | null)[];
}

const BASELINE =
  /\bthan\s+(?!\d|expected|ever\b|(?:the )?(?:alternatives|others|rest|competition)|any(?:thing|one)?\b|everything|doubled|tripled|halved|half\b|twice)[^.,;:]{2,60}|\b(?:compared (?:to|with)|against|versus|vs\.?|relative to|over (?:the )?(?:baseline|previous|old)|instead of|outperform\w* |beats? |match(?:es|ed) |surpass\w* |as \w+ as |preferred (?:over|to) |on par with )\s*[^.,;:]{2,60}|\bfrom\s+[^.;]{0,15}\d(?:[^.;]|\.\d){0,25}?\s(?:to|down to|up to)\s+\S*\d\S*|\d\S*\s\S{1,12} (?:and|while|but) (?:the|for|on|with) (?:[^.;]|\.\d){0,40}\d|\d\S*\s?\S{0,6}\s?(?:->|→)\s?\d\S*|\b(?:on main|before and after|(?:points?|%) (?:above|below|over) [^.,;:]{2,60})/i;
const INTERVAL =
  /±\s?\d[\d.]*|\+\/-\s?\d[\d.]*|\b\d+\s?% (?:ci|confidence|credible)[^.;)]{0,40}|\bconfidence intervals?\b|\bcredible intervals?\b|\bstandard (?:deviation|error)s?\b|\b(?:std|s\.?d\.?|s\.?e\.?m\.?|iqr)\b(?:\s*(?:of|=|:))?\s*[\d.]+|\bp\s?[<=>≤]\s?0?\.\d+|\bci\b[^.;)]{0,30}\d/i;
const ABLATION =
  /\bablat\w+|\b(?:removing|disabling|dropping|ablating|turning off|switching off)\b|\bwhen (?:we|i) (?:disabled?|removed?|turned off|switched off)\b|\bwith(?:out| it| \w+)? (?:switched|turned) off\b|\bwith and without\b|\bwithout (?:the|it|our|this)\b[^.;]{0,60}\b(?:falls?|drops?|worse|lower|higher|fell|dropped|degrades?)\b/i;
const NULL_RESULT =
  /\b(?:no|not|n't|neither|nothing|none)\b[^.;]{0,60}\b(?:differences?|effects?|help(?:s|ed)?|gains?|benefits?|improve\w*|speed-?ups?|impact)\b|\bmade no\b|\bneither did\b/i;
const DATA_ADDRESS =
  /huggingface\.co\/datasets\/|zenodo\.org\/|kaggle\.com\/(?:datasets|c\/)|figshare\.com\/|dataverse|osf\.io\/|\.(?:csv|tsv|jsonl?|parquet|npz|arrow|h5)(?:\.(?:gz|zst|xz))?(?:[?#]|$)/i;
const CODE_ADDRESS =
  /^https?:\/\/(?:gist\.)?github\.com\/[^/]+\/[^/]+|gitlab\.com\/|colab\.research\.google\.com\/|\.(?:ipynb|py|cu|cpp|rs|sh)(?:[?#]|$)|godbolt\.org\//i;
/** An issue or a profile is no code. */
const NO_CODE = /github\.com\/[^/]+\/?$|\/(?:issues|pull|discussions|releases|actions|stargazers|wiki)(?:\/|$)/i;
const INSTALL =
  /^(?:\$\s*)?(?:pip3?|npm|npx|yarn|pnpm|cargo|conda|brew|apt(?:-get)?|git clone|go install|docker pull|uv|export|cd|import)\b/;

/**
 * What stands with the claim that a sentence states: in it and in the sentences beside it; links of its
 * paragraph; a table or figure directly before or after the paragraph or that it refers to; code that follows.
 */
export function supportOf(placed: Placed): Claim["support"] {
  const { passages, passage, sentences, sentence, kinds } = placed;
  const own = sentences[sentence]!.slice(0, 1000);
  const beside = besides(placed);
  const support: { kind: SupportKind; quote: string }[] = [];
  const add = (kind: SupportKind, quote: string | undefined): void => {
    if (quote === undefined || support.some((one) => one.kind === kind)) return;
    support.push({ kind, quote: shorten(quote) });
  };
  const first = (pattern: RegExp, texts: readonly string[]): string | undefined => {
    for (const text of texts) {
      const found = pattern.exec(text)?.[0];
      if (found !== undefined) return found;
    }
    return undefined;
  };
  add("number", [own, ...beside].flatMap(measuresIn)[0]);
  add("baseline", first(BASELINE, [own, ...beside]));
  for (const kind of ["table", "figure"] as const) {
    const block = referredTo(placed, kind) ?? adjacent(placed, kind);
    add(kind, block && (block.text || kind));
  }
  const code = following(placed, "code");
  if (code && !isInstallation(code.text)) add("code", code.text);
  const { links } = passages[passage]!;
  add("code", links.find(isCode)?.target);
  add("data-set", links.find(({ target }) => DATA_ADDRESS.test(target))?.target);
  add("interval", first(INTERVAL, [own, ...beside]));
  add("ablation", first(ABLATION, [own, ...beside]));
  const others = sentences.filter((_, at) => at !== sentence && Math.abs(at - sentence) === 1);
  if (kinds[sentence] !== "absence")
    add(
      "null-result",
      others.find((text) => NULL_RESULT.test(text)),
    );
  return support;
}

/** The sentences beside one that speak of the same thing: the next, unless it is an outcome of its own. */
function besides({ sentences, sentence, kinds }: Placed): string[] {
  return [sentence + 1, sentence - 1]
    .filter((at) => sentences[at] !== undefined && kinds[at] === null)
    .map((at) => sentences[at]!.slice(0, 1000));
}

/** `see Table 2`, `the figure below` */
function referredTo({ passages, passage, sentences, sentence }: Placed, kind: "table" | "figure"): Passage | undefined {
  const names = kind === "table" ? "tables?|tab\\." : "figures?|figs?\\.?|plots?|graphs?|curves?|charts?";
  const text = [sentences[sentence]!, sentences[sentence + 1] ?? ""].join(" ");
  const number = new RegExp(`\\b(?:${names})\\s*(\\d{1,3})\\b`, "i").exec(text)?.[1];
  if (number !== undefined) {
    const caption = passages.findIndex(
      ({ kind: is, text }) =>
        (is === "caption" || is === kind) && new RegExp(`^(?:${names})\\s*${number}\\b`, "i").test(text),
    );
    if (caption < 0) return undefined;
    return [passages[caption]!, passages[caption + 1], passages[caption - 1]].find((one) => one?.kind === kind);
  }
  if (!new RegExp(`\\b(?:${names}|benchmarks? below|results below|numbers below)`, "i").test(text)) return undefined;
  const after = passages.slice(passage + 1).find((one) => one.kind === kind);
  return /\babove\b/i.test(text) ? passages.slice(0, passage).findLast((one) => one.kind === kind) : after;
}

/** A block directly after or before the paragraph; its heading and caption may stand between. */
function adjacent(placed: Placed, kind: PassageKind): Passage | undefined {
  return following(placed, kind) ?? neighbour(placed, kind, -1);
}

function following(placed: Placed, kind: PassageKind): Passage | undefined {
  return neighbour(placed, kind, 1);
}

function neighbour({ passages, passage }: Placed, kind: PassageKind, step: 1 | -1): Passage | undefined {
  for (let at = passage + step; passages[at] !== undefined; at += step) {
    const one = passages[at]!;
    if (one.kind === kind) return one;
    if (one.kind !== "caption" && one.kind !== "table" && one.kind !== "figure" && one.kind !== "code")
      return undefined;
  }
  return undefined;
}

function isCode({ target }: Link): boolean {
  return CODE_ADDRESS.test(target) && !NO_CODE.test(target) && !DATA_ADDRESS.test(target);
}

function isInstallation(code: string): boolean {
  return code.split("\n").every((line) => line.trim() === "" || INSTALL.test(line.trim()));
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > MOST_QUOTE ? `${line.slice(0, MOST_QUOTE - 3)}...` : line;
}
