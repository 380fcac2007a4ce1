import { createHash } from "node:crypto";
import { isPreprintDoi, titleKey } from "../../model/same-papers.ts";

const ARXIV = String.raw`(\d{4}\.\d{4,5}|[a-z][a-z-]*(?:\.[A-Za-z]{2})?\/\d{7})(?:v\d+)?`;
const BARE_ARXIV = new RegExp(`^${ARXIV}$`, "i");
const NAMED_ARXIV = new RegExp(
  String.raw`(?:arxiv:\s*|arxiv\.org\/(?:abs|pdf|html)\/|10\.48550\/arxiv\.|\babs\/)${ARXIV}`,
  "i",
);

/** A DOI in lower case, without the address of a resolver; undefined for what is none, and for arXiv's own. */
export function doiOf(text: string): string | undefined {
  const [found] = /10\.\d{4,9}\/[^\s"<>{}\\^`|]+/.exec(decoded(text)) ?? [];
  const doi = found?.toLowerCase().replace(/[.,;:)\]]+$/, "");
  return doi === undefined || doi.startsWith("10.48550/arxiv.") ? undefined : doi;
}

/** Whether all DOIs of something are those of preprints, and there are any. */
export function arePreprintDois(dois: readonly string[]): boolean {
  return dois.length > 0 && dois.every(isPreprintDoi);
}

/** Sorted, those of preprints last. */
export function sortedDois(dois: readonly string[]): string[] {
  const sorted = [...dois].sort();
  return [...sorted.filter((doi) => !isPreprintDoi(doi)), ...sorted.filter(isPreprintDoi)];
}

/**
 * An arXiv id without its version; undefined for what is none.
 *
 * @param isOne the source says that this is one, so that it need not say so itself
 */
export function arxivOf(text: string, isOne = false): string | undefined {
  const [, named] = NAMED_ARXIV.exec(decoded(text)) ?? [];
  const [, bare] = isOne ? (BARE_ARXIV.exec(text.trim()) ?? []) : [];
  return (named ?? bare)?.toLowerCase();
}

/** An ORCID iD as `0000-0002-1825-0097`; undefined for what is none, its check digit included. */
export function orcidOf(text: string): string | undefined {
  const [, found] = /(?:^|[^\d-])(\d{4}-\d{4}-\d{4}-\d{3}[\dX])(?![\w-])/i.exec(text) ?? [];
  const id = found?.toUpperCase();
  return id !== undefined && checkDigit(id) === id.at(-1) ? id : undefined;
}

/** The last character that an ORCID iD must have, after ISO 7064 MOD 11-2. */
export function checkDigit(id: string): string {
  let total = 0;
  for (const digit of id.replaceAll("-", "").slice(0, 15)) total = ((total + Number(digit)) * 2) % 11;
  const result = (12 - total) % 11;
  return result === 10 ? "X" : String(result);
}

/**
 * All that a paper may be called by, the best first: `doi:...`, that of a preprint last, `arxiv:...`, `title:` and
 * a hash with the year.
 */
export function paperRefs(paper: {
  title: string;
  dois: readonly string[];
  arxiv: readonly string[];
  year: number;
}): [string, ...string[]] {
  const title = createHash("sha256")
    .update(`${titleKey(paper.title)} ${paper.year}`)
    .digest("hex")
    .slice(0, 20);
  return [
    ...sortedDois(paper.dois).map((doi) => `doi:${doi}`),
    ...[...paper.arxiv].sort().map((id) => `arxiv:${id}`),
    `title:${title}`,
  ] as unknown as [string, ...string[]]; // the title is always there
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
