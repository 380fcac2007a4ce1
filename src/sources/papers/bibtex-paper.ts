import type { Creator, Entry } from "@retorquere/bibtex-parser";

import { bibtexDate } from "./bibtex-date.ts";
import { codeLinks, pageUrl } from "./code-links.ts";
import type { Paper, PaperAuthor } from "./paper.ts";
import { arxivDate } from "./paper-date.ts";
import { arePreprintDois, arxivOf, doiOf, orcidOf } from "./paper-ids.ts";
import { paperText } from "./paper-text.ts";

/** Kinds of entries that are no papers of their authors. */
const OTHER_WORK: ReadonlySet<string> = new Set([
  "artwork",
  "audio",
  "dataset",
  "image",
  "movie",
  "music",
  "patent",
  "periodical",
  "proceedings",
  "software",
  "video",
]);

const PREPRINT = /\b(arxiv|corr|biorxiv|medrxiv|ssrn|preprint|openreview)\b/i;

const ARXIV = /\b(arxiv|corr)\b/i;

/** Marks of equal contribution and the like, and an `and` too many. */
const MARKS = /[*†‡§¶]|^and\s+/gi;

/** More authors than are named: a name of its own, or the end of the last one. */
const OTHERS = /^others$|(?:^|\s)et\.? al\.?$/i;

/** Why an entry is no paper that can be kept. */
export type Unfit = "no title" | "no author" | "no year" | "no paper";

/** What an entry takes from the one that its `crossref` names. */
const INHERITED = ["year", "month", "day", "date", "publisher", "booktitle", "eventtitle", "journal"];

type Fields = Readonly<Record<string, unknown>>;

/**
 * An entry as a paper, or why it is none.
 *
 * @param parent fields of the entry that its `crossref` names
 */
export function bibtexPaper({ type, fields: own }: Entry, parent?: Fields): Paper | Unfit {
  const fields: Fields = parent === undefined ? own : { ...inherited(parent), ...own };
  if (OTHER_WORK.has(type)) return "no paper";
  const of = (name: string): string => (typeof fields[name] === "string" ? fields[name] : "");
  const title = paperText(of("title"));
  if (title === "") return "no title";
  const { authors, more } = authorsOf(fields);
  if (authors.length === 0) return "no author";
  const journal = of("journal") || of("journaltitle");
  const linked = [of("url"), of("note"), of("howpublished"), of("code"), of("addendum")]
    .map((text) => text.replace(/<[^<>]*>/g, " ").replaceAll("\\_", "_"))
    .join(" ");
  const dois = [...new Set([of("doi"), of("url")].flatMap((text) => doiOf(text.replaceAll("\\_", "_")) ?? []))];
  const arxiv = arxivId(of, journal, linked);
  const date = bibtexDate(fields) ?? (arxiv === undefined ? undefined : arxivDate(arxiv));
  if (date === undefined) return "no year";
  const appearedIn = journal || of("booktitle") || of("eventtitle");
  const venue = paperText(appearedIn || schoolOf(fields));
  const isPreprint =
    venue === ""
      ? arxiv !== undefined || type === "unpublished"
      : // arXiv gives no other DOIs than its own: with another one the paper has appeared elsewhere since.
        PREPRINT.test(venue) && !(ARXIV.test(venue) && dois.length > 0 && !arePreprintDois(dois));
  // A publisher alone says nothing against the DOI of a preprint.
  const isPublished =
    !isPreprint &&
    !(appearedIn === "" && arePreprintDois(dois)) &&
    (venue !== "" || dois.length > 0 || type === "book");
  return {
    title,
    group: null,
    authors,
    more,
    unplaced: null,
    date,
    isPublished,
    isRetracted: false,
    dois,
    arxiv: arxiv === undefined ? [] : [arxiv],
    venue: venue === "" ? (arxiv === undefined ? null : "arXiv") : venue,
    url: pageUrl(of("url").replaceAll("\\_", "_")),
    code: codeLinks(linked),
    citations: [],
  };
}

function inherited(parent: Fields): Fields {
  const taken = INHERITED.flatMap((name) => (parent[name] === undefined ? [] : [[name, parent[name]] as const]));
  return { booktitle: parent["title"], ...Object.fromEntries(taken) };
}

function arxivId(of: (name: string) => string, journal: string, linked: string): string | undefined {
  const isArxiv = /^arxiv$/i.test(of("archiveprefix") || of("eprinttype"));
  const texts = [of("doi"), linked, journal, of("volume"), of("number")];
  return arxivOf(of("eprint"), isArxiv) ?? texts.map((text) => arxivOf(text)).find((id) => id !== undefined);
}

function schoolOf(fields: Fields): string {
  // The parser makes lists of these.
  const names = ["school", "institution", "publisher"].flatMap((name) => fields[name] ?? []);
  return typeof names[0] === "string" ? names[0] : "";
}

function authorsOf(fields: Fields): { authors: PaperAuthor[]; more: boolean } {
  const creators = (Array.isArray(fields["author"]) ? fields["author"] : []) as Creator[];
  const written = creators.map(({ name, firstName, prefix, lastName, suffix }) =>
    (name ?? [firstName, prefix, lastName, suffix].filter((part) => part).join(" ")).replace(MARKS, ""),
  );
  const named = written.map((name) => paperText(name.replace(OTHERS, ""))).filter((name) => name !== "");
  const orcids = orcidsOf(fields, named);
  return {
    authors: named.map((name, place) => ({ name, orcid: orcids.get(place) ?? null, openalex: null })),
    more: written.some((name) => OTHERS.test(name)),
  };
}

/**
 * ORCID iDs by place: by number in `author+an:orcid` (BibLaTeX), in the order of the authors in `orcid`, or by
 * the very same name in `orcid-numbers` (Web of Science).
 */
function orcidsOf(fields: Fields, names: readonly string[]): Map<number, string> {
  const of = (name: string): string => (typeof fields[name] === "string" ? fields[name] : "");
  const found = new Map<number, string>();
  for (const [, place, value] of of("author+an:orcid").matchAll(/(\d+)\s*=\s*"?([^";]*)/g)) {
    const id = orcidOf(value!);
    if (id !== undefined) found.set(Number(place) - 1, id);
  }
  const listed = of("orcid")
    .split(/[\s,;]+(?:and\s+)?/)
    .flatMap((text) => orcidOf(text) ?? []);
  if (listed.length === names.length) for (const [place, id] of listed.entries()) found.set(place, id);
  for (const [, name, value] of of("orcid-numbers").matchAll(/([^/;]+)\/([\d-]+[\dX])/g)) {
    const [last = "", first = ""] = name!.split(",").map((part) => part.trim());
    const places = [...names.keys()].filter((place) => names[place] === `${first} ${last}`.trim());
    const id = orcidOf(value!);
    if (id !== undefined && places.length === 1) found.set(places[0]!, id);
  }
  return found;
}
