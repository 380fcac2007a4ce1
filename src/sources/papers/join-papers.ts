import { isPreprintDoi, type PaperFacts, samePapers } from "../../model/same-papers.ts";
import type { Paper, PaperAuthor } from "./paper.ts";
import { arxivDate, type PaperDate } from "./paper-date.ts";
import { sortedDois } from "./paper-ids.ts";

/** A paper with all its versions. */
export interface JoinedPaper extends Paper {
  /** When it appeared in a journal or at a conference; null for what is a preprint only. */
  published: PaperDate | null;
  /** When each of its versions appeared, oldest first, each moment once: the last that it can have been, seconds. */
  versions: readonly PaperDate[];
}

/** Puts versions of one paper together. `date` is that of the first version. */
export function joinPapers(papers: readonly Paper[]): JoinedPaper[] {
  const sorted = [...papers].sort(byAge);
  const first = samePapers(sorted.map(factsOf));
  const groups = new Map<number, Paper[]>();
  for (const [place, paper] of sorted.entries()) {
    const group = groups.get(first[place]!);
    if (group) group.push(paper);
    else groups.set(first[place]!, [paper]);
  }
  return [...groups.values()].map(joined);
}

function factsOf({ title, authors, unplaced, date, isPublished, dois, arxiv, group }: Paper): PaperFacts {
  const ids = [...dois.map((doi) => `doi:${doi}`), ...arxiv.map((id) => `arxiv:${id}`)];
  return {
    ids: group === null ? ids : [...ids, `group:${group}`],
    title,
    // A record of ORCID often names nobody but its owner.
    author: (authors[0] ?? unplaced)?.name,
    from: date.first,
    until: date.last,
    publishedDois: isPublished ? dois.filter((doi) => !isPreprintDoi(doi)) : [],
  };
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
