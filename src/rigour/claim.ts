const RESULT = String.raw`(?:memory|vram|latency|throughput|performance|perf|accuracy|speeds?|mfu|bandwidth|efficiency|startup|loading time)`;
const CLAIM = new RegExp(
  String.raw`\b(?:faster|quicker|speed[ -]?ups?|speed(?:s|ed|ing)?\s{1,3}(?:\w{1,30}\s{1,3}){0,3}up|less\s{1,3}(?:memory|vram)|memory[ -]efficien(?:t|cy)|(?:reduc|lower|improv|optimi[sz]|enhanc)(?:e|es|ed|ing)\s{1,3}(?:[\w-]{1,30}\s{1,3}){0,4}${RESULT})\b`,
  "iu",
);
/** Where what got better is not what others would read about. */
const HOUSEKEEPING = /\b(?:tests?|testing|ci|workflows?|docs?|doc-builder|lint|typos?|logs?|logging|messages?)\b/iu;

/**
 * Whether a text says that something got better (faster, smaller, more accurate) in what others use,
 * without asking for a figure.
 */
export function claimsResult(text: string): boolean {
  return CLAIM.test(text) && !HOUSEKEEPING.test(text);
}
