import type { Contribution, ContributionAuthor } from "../../model/contribution.ts";
import { wordsOf } from "../../model/words.ts";
import type { JoinedPaper } from "./join-papers.ts";
import type { PaperAuthor } from "./paper.ts";
import { paperRefs } from "./paper-ids.ts";

/** @param hash of the workspace */
export function paperAuthor(
  { name, orcid, openalex }: PaperAuthor,
  hash: (text: string) => string,
): Omit<ContributionAuthor, "role" | "place" | "places"> {
  const account = orcid === null ? openalex && `openalex:${openalex}` : `orcid:${orcid}`;
  return { name, address: null, login: null, account: account === null ? null : hash(account), kind: "human" };
}

/** Everything that a paper may be called by in the evidence; the first is its `ref`. */
export function refsOf(paper: JoinedPaper): [string, ...string[]] {
  return paperRefs({ ...paper, year: new Date(paper.date.last * 1000).getUTCFullYear() });
}

/**
 * A paper as evidence.
 *
 * @param madeAt by when it is known to have been there, seconds
 * @param now when it was read, seconds: nothing about it is known later
 */
export function paperContribution(
  paper: JoinedPaper,
  { madeAt, now, hash }: { madeAt: number; now: number; hash: (text: string) => string },
): Contribution {
  const known = (at: number): number => Math.min(now, Math.max(at, madeAt));
  const publishedAt = paper.published === null ? null : known(paper.published.last);
  return {
    ref: refsOf(paper)[0],
    kind: "paper",
    madeAt,
    authors: authorsOf(paper, hash),
    repository: null,
    thread: null,
    number: null,
    state: paper.isRetracted ? "retracted" : publishedAt === null ? null : "published",
    // When a paper was retracted is not said: it is known from the reading on.
    endedAt: paper.isRetracted ? now : publishedAt,
    commits: [],
    title: paper.title,
    url: urlOf(paper),
    words: 0,
    changedAt: null,
    paths: [],
    frequent: frequentWords(paper.title),
    claims: [],
    links: linksOf(paper),
    counts: [
      ...paper.citations.map(({ at, count }) => ({ kind: "citations" as const, at, count })),
      ...versionCounts(paper, known),
    ],
    venue: paper.venue,
  };
}

/** Place 0 says that it is not known; who is not named has a place too, so that nobody before is taken for the last. */
function authorsOf({ authors, more, unplaced }: JoinedPaper, hash: (text: string) => string): ContributionAuthor[] {
  const places = Math.max(1, authors.length + (more ? 1 : 0));
  const placed = authors.map((author, index) => ({
    ...paperAuthor(author, hash),
    role: "author" as const,
    place: index + 1,
    places,
  }));
  return unplaced === null
    ? placed
    : [...placed, { ...paperAuthor(unplaced, hash), role: "author" as const, place: 0, places }];
}

/** How many versions there were by when; nothing where there is only one. */
function versionCounts({ versions }: JoinedPaper, known: (at: number) => number): Contribution["counts"] {
  if (versions.length < 2) return [];
  const counts = new Map(versions.map(({ last }, index) => [known(last), index + 1]));
  return [...counts].map(([at, count]) => ({ kind: "versions", at, count }));
}

function urlOf({ dois, arxiv, url }: JoinedPaper): string | null {
  if (dois.length > 0) return doiUrl(dois[0]!);
  return arxiv.length > 0 ? `https://arxiv.org/abs/${arxiv[0]}` : url;
}

function linksOf({ dois, arxiv, code }: JoinedPaper): Contribution["links"] {
  return [
    ...code.map((target) => ({ kind: "code", target })),
    ...dois.map((doi) => ({ kind: "paper", target: doiUrl(doi) })),
    ...arxiv.map((id) => ({ kind: "paper", target: `https://arxiv.org/abs/${id}` })),
  ];
}

function doiUrl(doi: string): string {
  return `https://doi.org/${encodeURI(doi).replaceAll("#", "%23").replaceAll("?", "%3F")}`;
}

function frequentWords(title: string): Contribution["frequent"] {
  const counts = new Map<string, number>();
  for (const word of wordsOf(title))
    if (word.length > 1 && /[a-z]/.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([word, count]) => ({ word, count }));
}
