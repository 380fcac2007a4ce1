import type { PaperDate } from "./paper-date.ts";

export interface PaperAuthor {
  name: string;
  /** `0000-0002-1825-0097`, its check digit verified. */
  orcid: string | null;
  /** OpenAlex's id of the author: `A5000000001`. */
  openalex: string | null;
}

/** A version of a paper as one entry of a source gives it. */
export interface Paper {
  title: string;
  /** What the source itself puts versions of one paper under; null where it does not. */
  group: string | null;
  /** In the order of the title page. */
  authors: readonly PaperAuthor[];
  /** There are more authors than are named: `and others`. */
  more: boolean;
  /** Somebody whose paper it is although their place among the authors is not known. */
  unplaced: PaperAuthor | null;
  date: PaperDate;
  /** Appeared in a journal, at a conference or as a book, rather than as a preprint. */
  isPublished: boolean;
  isRetracted: boolean;
  /** Lower case, without arXiv's own. */
  dois: readonly string[];
  /** Without versions. */
  arxiv: readonly string[];
  venue: string | null;
  url: string | null;
  /** Addresses of its code: `https://github.com/owner/name`. */
  code: readonly string[];
  /** Citations that were known by a date, seconds. */
  citations: readonly { at: number; count: number }[];
}
