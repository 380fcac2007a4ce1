import { DAY } from "../../model/time.ts";
import type { Paper, PaperAuthor } from "./paper.ts";
import { arxivDate, type PaperDate } from "./paper-date.ts";
import { isPreprintDoi, sortedDois, titleKey } from "./paper-ids.ts";

/** How far a preprint and what came of it may be apart, when their title and first author alone say so; by judgement. */
const APART = 3 * 366 * DAY;

/** Shorter titles, such as `Introduction`, say too little; letters and digits, by judgement. */
const LEAST_TITLE = 20;

/** A paper with all its versions. */
export interface JoinedPaper extends Paper {
  /** When it appeared in a journal or at a conference; null for what is a preprint only. */
  published: PaperDate | null;
  /** When each of its versions appeared, oldest first, each moment once: the last that it can have been, seconds. */
  versions: readonly PaperDate[];
}

/**
 * Puts versions of one paper together: the same DOI, arXiv id or group of the source; or the same title by the same first author
 * within three years, unless both were published under DOIs of their own: that of a preprint says nothing against it.
 * `date` is that of the first version.
 */
export function joinPapers(papers: readonly Paper[]): JoinedPaper[] {
  const sorted = [...papers].sort(byAge);
  const parents = sorted.map((_, place) => place);
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
  for (const [place, paper] of sorted.entries())
    for (const id of idsOf(paper)) {
      const known = byId.get(id);
      if (known === undefined) byId.set(id, place);
      else join(known, place);
    }
  const dois = new Map<number, Set<string>>();
  for (const [place, paper] of sorted.entries()) {
    const root = rootOf(place);
    dois.set(root, new Set([...(dois.get(root) ?? []), ...publishedDois(paper)]));
  }
  const byTitle = new Map<string, number>();
  for (const [place, paper] of sorted.entries()) {
    const key = workKey(paper);
    if (key === undefined) continue;
    const known = byTitle.get(key);
    byTitle.set(key, place);
    if (known === undefined || paper.date.first - sorted[known]!.date.last > APART) continue;
    const [a, b] = [rootOf(known), rootOf(place)];
    if (a === b || (dois.get(a)!.size > 0 && dois.get(b)!.size > 0)) continue;
    join(a, b);
    dois.set(rootOf(a), new Set([...dois.get(a)!, ...dois.get(b)!]));
  }
  const groups = new Map<number, Paper[]>();
  for (const [place, paper] of sorted.entries()) {
    const group = groups.get(rootOf(place));
    if (group) group.push(paper);
    else groups.set(rootOf(place), [paper]);
  }
  return [...groups.values()].map(joined);
}

function publishedDois({ isPublished, dois }: Paper): string[] {
  return isPublished ? dois.filter((doi) => !isPreprintDoi(doi)) : [];
}

function idsOf({ dois, arxiv, group }: Paper): string[] {
  const own = [...dois.map((doi) => `doi:${doi}`), ...arxiv.map((id) => `arxiv:${id}`)];
  return group === null ? own : [...own, `group:${group}`];
}

function workKey({ title, authors, unplaced }: Paper): string | undefined {
  const key = titleKey(title);
  // A record of ORCID often names nobody but its owner.
  const first = (authors[0] ?? unplaced)?.name.split(" ").at(-1);
  return key.length < LEAST_TITLE || first === undefined ? undefined : `${key} ${titleKey(first)}`;
}

/** The earliest known first; where nothing else tells two apart, by what they say. */
function byAge(a: Paper, b: Paper): number {
  const order = a.date.last - b.date.last || a.date.first - b.date.first;
  if (order !== 0) return order;
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** @param versions oldest first */
function joined(versions: readonly Paper[]): JoinedPaper {
  const main = mainOf(versions);
  const published = versions.filter(({ isPublished }) => isPublished).map(({ date }) => date);
  const arxiv = union(versions.map((one) => one.arxiv));
  const dates = [...versions.map(({ date }) => date), ...arxiv.flatMap((id) => arxivDate(id) ?? [])].sort(
    (a, b) => a.last - b.last || a.first - b.first,
  );
  const authors = main.authors.map((author, place) => withIds(author, place, versions));
  const unplaced = versions.find((one) => one.unplaced !== null)?.unplaced ?? null;
  return {
    ...main,
    authors,
    unplaced: authors.some(({ orcid }) => orcid !== null && orcid === unplaced?.orcid) ? null : unplaced,
    date: dates[0]!,
    published: published[0] ?? null,
    versions: distinct(dates),
    isPublished: published.length > 0,
    isRetracted: versions.some(({ isRetracted }) => isRetracted),
    dois: sortedDois(union(versions.map(({ dois }) => dois))),
    arxiv,
    venue: main.venue ?? versions.find(({ venue }) => venue !== null)?.venue ?? null,
    url: main.url ?? versions.find(({ url }) => url !== null)?.url ?? null,
    code: union(versions.map(({ code }) => code)),
    citations: mostCitations(versions),
  };
}

/** The published version, else the last one; of several the one that names most authors. */
function mainOf(versions: readonly Paper[]): Paper {
  const published = versions.filter(({ isPublished }) => isPublished);
  const among = published.length > 0 ? published : versions.toReversed();
  return among.reduce((best, one) => (one.authors.length > best.authors.length ? one : best));
}

/** Dates that lie in one another, such as a month and its year, can be one version: the most exact counts. */
function distinct(dates: readonly PaperDate[]): PaperDate[] {
  return dates.filter(
    (one, place) =>
      !dates.some(
        (other, at) =>
          at !== place &&
          one.first <= other.first &&
          other.last <= one.last &&
          (other.first !== one.first || other.last !== one.last || at < place),
      ),
  );
}

/** What another version states of the author at the same place with the same name. */
function withIds(author: PaperAuthor, place: number, versions: readonly Paper[]): PaperAuthor {
  const same = versions.flatMap(({ authors }) => authors[place] ?? []).filter(({ name }) => name === author.name);
  return {
    name: author.name,
    orcid: author.orcid ?? same.find(({ orcid }) => orcid !== null)?.orcid ?? null,
    openalex: author.openalex ?? same.find(({ openalex }) => openalex !== null)?.openalex ?? null,
  };
}

/** The larger count where versions are counted apart: who cites one often cites the other too. */
function mostCitations(versions: readonly Paper[]): Paper["citations"] {
  const counts = new Map<number, number>();
  for (const { citations } of versions)
    for (const { at, count } of citations) counts.set(at, Math.max(count, counts.get(at) ?? 0));
  return [...counts].sort(([a], [b]) => a - b).map(([at, count]) => ({ at, count }));
}

function union(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())].sort();
}
