import { DAY } from "./time.ts";

/** How far a preprint and what came of it may be apart, when their title and first author alone say so; by judgement. */
const APART = 3 * 366 * DAY;

/** Shorter titles, such as `Introduction`, say too little; letters and digits, by judgement. */
const LEAST_TITLE = 20;

/**
 * DOIs that servers of preprints give out: bioRxiv and medRxiv (whose publisher's journals have letters behind
 * the same prefix), openRxiv, SSRN, Research Square, Preprints.org, ChemRxiv, TechRxiv, Authorea, and OSF's.
 */
const PREPRINT_DOI =
  /^10\.(?:1101\/(?:\d{6}|\d{4}\.\d\d\.\d\d\.\d+)(?:v\d+)?$|64898\/|2139\/ssrn\.|21203\/rs\.|20944\/preprints|26434\/chemrxiv|36227\/techrxiv|22541\/au\.|312(?:19|34|35)\/osf\.io\/)/;

/** Whether a DOI in lower case is that of a preprint. */
export function isPreprintDoi(doi: string): boolean {
  return PREPRINT_DOI.test(doi);
}

/** What two spellings of a title have in common: its letters and digits. */
export function titleKey(title: string): string {
  return title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** What tells of a record which paper it is of. */
export interface PaperFacts {
  /** DOIs, arXiv ids, or what else names it: one in common is enough. */
  ids: readonly string[];
  title: string;
  /** The first author, or the only one that is known; last name last. */
  author: string | undefined;
  /** The first and the last moment at which it can have appeared, seconds. */
  from: number;
  until: number;
  /** DOIs under which it was published: that of a preprint says nothing against another. */
  publishedDois: readonly string[];
}

/**
 * Which records are of one paper: those with an id in common; or with the same title by the same first author
 * within three years, unless both were published under DOIs of their own.
 *
 * @param papers oldest first
 * @returns for each the place of the first one of its paper
 */
export function samePapers(papers: readonly PaperFacts[]): number[] {
  const parents = papers.map((_, place) => place);
  const rootOf = (place: number): number => {
    let root = place;
    while (parents[root] !== root) root = parents[root]!;
    parents[place] = root;
    return root;
  };
  const join = (one: number, other: number): void => {
    const [a, b] = [rootOf(one), rootOf(other)];
    parents[Math.max(a, b)] = Math.min(a, b);
  };
  const byId = new Map<string, number>();
  for (const [place, { ids }] of papers.entries())
    for (const id of ids) {
      const known = byId.get(id);
      if (known === undefined) byId.set(id, place);
      else join(known, place);
    }
  const dois = new Map<number, Set<string>>();
  for (const [place, { publishedDois }] of papers.entries()) {
    const root = rootOf(place);
    dois.set(root, new Set([...(dois.get(root) ?? []), ...publishedDois]));
  }
  const byTitle = new Map<string, number>();
  for (const [place, paper] of papers.entries()) {
    const key = workKey(paper);
    if (key === undefined) continue;
    const known = byTitle.get(key);
    byTitle.set(key, place);
    if (known === undefined || paper.from - papers[known]!.until > APART) continue;
    const [a, b] = [rootOf(known), rootOf(place)];
    if (a === b || (dois.get(a)!.size > 0 && dois.get(b)!.size > 0)) continue;
    join(a, b);
    dois.set(rootOf(a), new Set([...dois.get(a)!, ...dois.get(b)!]));
  }
  return papers.map((_, place) => rootOf(place));
}

function workKey({ title, author }: PaperFacts): string | undefined {
  const key = titleKey(title);
  const name = author?.split(" ").at(-1);
  return key.length < LEAST_TITLE || name === undefined ? undefined : `${key} ${titleKey(name)}`;
}
