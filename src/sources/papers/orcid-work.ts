import { z } from "zod";

import { titleKey } from "../../model/same-papers.ts";
import { codeLinks, pageUrl } from "./code-links.ts";
import type { Paper, PaperAuthor } from "./paper.ts";
import { arxivDate, paperDate, type PaperDate } from "./paper-date.ts";
import { arePreprintDois, arxivOf, doiOf, orcidOf } from "./paper-ids.ts";
import { paperText } from "./paper-text.ts";

/** Fields of the ORCID API 3.0 that are used; everything else is left alone. */
const value = z.object({ value: z.string().nullish() }).nullish();

const ExternalIds = z
  .object({
    "external-id": z
      .array(
        z.object({
          "external-id-type": z.string().nullish(),
          "external-id-value": z.string().nullish(),
          "external-id-url": value,
          "external-id-relationship": z.string().nullish(),
        }),
      )
      .nullish(),
  })
  .nullish();

const PublicationDate = z.object({ year: value, month: value, day: value }).nullish();

export const OrcidWorks = z.object({
  group: z.array(
    z.object({
      "work-summary": z.array(z.object({ "put-code": z.int(), type: z.string().nullish() })),
    }),
  ),
});

export const OrcidWork = z.object({
  "put-code": z.int(),
  title: z.object({ title: value }).nullish(),
  "journal-title": value,
  type: z.string().nullish(),
  url: value,
  "publication-date": PublicationDate,
  "external-ids": ExternalIds,
  citation: z.object({ "citation-type": z.string().nullish(), "citation-value": z.string().nullish() }).nullish(),
  contributors: z
    .object({
      contributor: z
        .array(
          z.object({
            "contributor-orcid": z.object({ path: z.string().nullish(), uri: z.string().nullish() }).nullish(),
            "credit-name": value,
            "contributor-attributes": z.object({ "contributor-role": z.string().nullish() }).nullish(),
          }),
        )
        .nullish(),
    })
    .nullish(),
});
export type OrcidWork = z.infer<typeof OrcidWork>;

/** Bulk answers hold an error in place of a work that can't be shown. */
export const OrcidBulk = z.object({ bulk: z.array(z.object({ work: OrcidWork.optional() })) });

/** Kinds of work in ORCID's list that are papers. */
export const PAPER_TYPES: ReadonlySet<string> = new Set([
  "book",
  "book-chapter",
  "conference-abstract",
  "conference-paper",
  "dissertation",
  "dissertation-thesis",
  "edited-book",
  "journal-article",
  "preprint",
  "report",
  "review",
  "working-paper",
]);

const PREPRINTS: ReadonlySet<string> = new Set(["preprint", "working-paper", "report"]);

/** The person whose record it is. */
export interface OrcidOwner {
  orcid: string;
  name: string;
  /** Everything that the record says they are called. */
  names: readonly string[];
}

/**
 * A work of a record as a paper; undefined without a title or a date.
 *
 * @param cited authors as the work's own BibTeX has them, where it has one
 */
export function orcidPaper(work: OrcidWork, owner: OrcidOwner, cited: readonly PaperAuthor[]): Paper | undefined {
  const title = paperText(work.title?.title?.value ?? "");
  // An id of what the work is part of is that of the book or journal.
  const ids = (work["external-ids"]?.["external-id"] ?? []).filter(
    (id) => (id["external-id-relationship"] ?? "self").toLowerCase() !== "part-of",
  );
  const linked = [
    work.url?.value ?? "",
    ...ids.flatMap((id) => [id["external-id-value"] ?? "", id["external-id-url"]?.value ?? ""]),
  ];
  const own = ids.filter((id) => /^(self|version-of)$/i.test(id["external-id-relationship"] ?? "self"));
  const ofType = (type: string): string[] =>
    own.flatMap((id) => ((id["external-id-type"] ?? "").toLowerCase() === type ? [id["external-id-value"] ?? ""] : []));
  const dois = [...new Set(ofType("doi").flatMap((id) => doiOf(id) ?? []))].sort();
  const arxiv = [
    ...new Set([
      ...ofType("arxiv").flatMap((id) => arxivOf(id, true) ?? []),
      ...[...ofType("doi"), work.url?.value ?? ""].flatMap((id) => arxivOf(id) ?? []),
    ]),
  ].sort();
  const date = dateOf(work["publication-date"]) ?? (arxiv[0] === undefined ? undefined : arxivDate(arxiv[0]));
  if (title === "" || date === undefined) return undefined;
  const { authors, unplaced } = authorsOf(work, owner, cited);
  const venue = paperText(work["journal-title"]?.value ?? "");
  return {
    title,
    group: null,
    authors,
    more: false,
    unplaced,
    date,
    isPublished: !PREPRINTS.has(work.type ?? "") && !/^arxiv/i.test(venue) && !(venue === "" && arePreprintDois(dois)),
    isRetracted: false,
    dois,
    arxiv,
    venue: venue === "" ? null : venue,
    url: pageUrl(work.url?.value ?? ""),
    code: codeLinks(linked.join(" ")),
    citations: [],
  };
}

function dateOf(date: z.infer<typeof PublicationDate>): PaperDate | undefined {
  const [year, month, day] = [date?.year, date?.month, date?.day].map((part) =>
    part?.value ? Number(part.value) : undefined,
  );
  if (year === undefined) return undefined;
  return paperDate(year, month, month === undefined ? undefined : day) ?? paperDate(year, month) ?? paperDate(year);
}

/**
 * The record's owner says that the work is theirs. Their place is where their ORCID iD stands, or the one
 * place at which one of their names does; where neither is so, it is not known.
 */
function authorsOf(
  { contributors }: OrcidWork,
  owner: OrcidOwner,
  cited: readonly PaperAuthor[],
): Pick<Paper, "authors" | "unplaced"> {
  const own: PaperAuthor = { name: owner.name, orcid: owner.orcid, openalex: null };
  const listed = listedAuthors(contributors?.contributor ?? []);
  const authors = listed.length > 0 ? listed : [...cited];
  if (authors.some(({ orcid }) => orcid === owner.orcid)) return { authors, unplaced: null };
  const names = new Set(owner.names.map(titleKey));
  const places = [...authors.keys()].filter(
    (place) => authors[place]!.orcid === null && names.has(titleKey(authors[place]!.name)),
  );
  // A record often names nobody but its owner, who need not have been alone.
  if (places.length !== 1 || authors.length === 1)
    return { authors: authors.length === 1 ? [] : authors, unplaced: own };
  return {
    authors: authors.map((author, place) => (place === places[0] ? { ...author, orcid: owner.orcid } : author)),
    unplaced: null,
  };
}

/** Each author once: a record names somebody again for each role. */
function listedAuthors(
  contributors: NonNullable<NonNullable<OrcidWork["contributors"]>["contributor"]>,
): PaperAuthor[] {
  const authors: PaperAuthor[] = [];
  const seen = new Set<string>();
  for (const one of contributors) {
    if (/editor|chair|translator|assignee/i.test(one["contributor-attributes"]?.["contributor-role"] ?? "")) continue;
    const name = paperText(one["credit-name"]?.value ?? "");
    const orcid = orcidOf(one["contributor-orcid"]?.path ?? one["contributor-orcid"]?.uri ?? "") ?? null;
    const key = orcid ?? titleKey(name);
    if (name === "" || seen.has(key)) continue;
    seen.add(key);
    authors.push({ name, orcid, openalex: null });
  }
  return authors;
}
