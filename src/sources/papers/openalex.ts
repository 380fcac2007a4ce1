import { z } from "zod";

import type { ContributionsManifest } from "../../evidence/workspace.ts";
import { InputError, SourceError } from "../../model/errors.ts";
import { plural } from "../../model/words.ts";
import { type Asking, askJson } from "./answers.ts";
import { allWorks, PAGE } from "./openalex-pages.ts";
import { openAlexId, openAlexPaper, OpenAlexWork, type UnfitWork, WORK_FIELDS } from "./openalex-work.ts";
import type { Paper } from "./paper.ts";
import { orcidOf } from "./paper-ids.ts";
import { type PapersReading, storePapers } from "./store-papers.ts";

const OPENALEX = "https://api.openalex.org";

/** Authors of a work that a list names; a work asked for alone has all of them. */
const MOST_AUTHORS = 100;

const Author = z.object({ id: z.string(), display_name: z.string().nullish(), orcid: z.string().nullish() });

/**
 * Reads the works of an author in OpenAlex.
 *
 * @param location an author's id, or an ORCID iD
 * @throws {InputError} this is neither
 * @throws {SourceError} the works can't be read; pages that came are kept for the next reading
 */
export async function readOpenAlexSource(
  location: string,
  reading: PapersReading & { openAlexKey?: string | undefined },
  { api = OPENALEX, ...how }: { api?: string } & Pick<Asking, "pause"> = {},
): Promise<{ manifest: ContributionsManifest; added: number }> {
  const asked = askedAuthor(location);
  const asking: Asking = {
    name: "OpenAlex",
    // It answers 403 where requests come too fast, and 429 where the day's allowance is used up.
    limits: [403],
    ...(api === OPENALEX ? {} : { allowPrivate: [new URL(api).host] }),
    ...how,
    onWait: (waiting) => reading.onProgress({ source: `openalex:${location}`, done: 0, total: 0, waiting }),
  };
  const addressOf = (path: string, query: Record<string, string> = {}): string => {
    const url = new URL(`${api}${path}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    if (reading.openAlexKey) url.searchParams.set("api_key", reading.openAlexKey);
    return url.href;
  };
  const author = await askJson(addressOf(`/authors/${asked}`, { select: "id,display_name,orcid" }), Author, asking);
  const id = openAlexId(author?.id ?? "", "A");
  if (author === null || id === undefined)
    throw new SourceError(`OpenAlex has no author ${asked}.`, "Look the author up at openalex.org.");
  const source = `openalex:${id}`;
  const list = addressOf("/works", { filter: `author.id:${id}`, "per-page": String(PAGE), select: WORK_FIELDS });
  const works = await allWorks(list, {
    workspace: reading.workspace,
    source,
    now: reading.now,
    asking,
    onPage: (done, total) => reading.onProgress({ source, done, total }),
  });
  const papers: Paper[] = [];
  const unfit: Record<UnfitWork, number> = { "no paper": 0, "no title or date": 0 };
  let retracted = 0;
  for (const listed of works) {
    const work = listed.authorships.length < MOST_AUTHORS ? listed : await wholeWork(listed, addressOf, asking);
    const paper = openAlexPaper(work, reading.now);
    if (typeof paper === "string") unfit[paper]++;
    else {
      papers.push(paper);
      if (paper.isRetracted) retracted++;
    }
  }
  return storePapers(reading, {
    source,
    kind: "openalex",
    location: id,
    web: `https://openalex.org/${id}`,
    papers,
    isWhole: true,
    notSeen: [
      ...(unfit["no paper"] > 0
        ? [`${plural(unfit["no paper"], "work")} of other kinds, such as data sets and errata.`]
        : []),
      ...(unfit["no title or date"] > 0
        ? [`${plural(unfit["no title or date"], "work")} without a title or a date.`]
        : []),
      ...(retracted > 0
        ? [`Since when ${plural(retracted, "paper")} ${retracted === 1 ? "is" : "are"} retracted.`]
        : []),
      "Who is one author is what OpenAlex takes for it, ORCID iDs too: it is mostly worked out by a program.",
    ],
  });
}

function askedAuthor(location: string): string {
  const id = openAlexId(location, "A");
  if (id !== undefined) return id;
  const orcid = orcidOf(location);
  if (orcid !== undefined) return `orcid:${orcid}`;
  throw new InputError(
    `'${location}' is not the id of an author in OpenAlex.`,
    "Give it as in the address of the author's page, for instance openalex:A5000000001, or an ORCID iD.",
  );
}

/** A work with all its authors. */
async function wholeWork(
  work: OpenAlexWork,
  addressOf: (path: string, query: Record<string, string>) => string,
  asking: Asking,
): Promise<OpenAlexWork> {
  const id = openAlexId(work.id, "W");
  if (id === undefined) return work;
  return (await askJson(addressOf(`/works/${id}`, { select: WORK_FIELDS }), OpenAlexWork, asking)) ?? work;
}
