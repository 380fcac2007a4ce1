import { z } from "zod";

import type { ContributionsManifest } from "../../evidence/workspace.ts";
import type { Contributor } from "../../model/contribution.ts";
import { InputError, SourceError } from "../../model/errors.ts";
import { plural } from "../../model/words.ts";
import { type Asking, askJson } from "./answers.ts";
import { readBibtex } from "./bibtex-file.ts";
import { OrcidBulk, type OrcidOwner, orcidPaper, type OrcidWork, OrcidWorks, PAPER_TYPES } from "./orcid-work.ts";
import type { Paper, PaperAuthor } from "./paper.ts";
import { paperAuthor } from "./paper-contribution.ts";
import { checkDigit, orcidOf } from "./paper-ids.ts";
import { paperText } from "./paper-text.ts";
import { type PapersReading, storePapers } from "./store-papers.ts";

const ORCID = "https://pub.orcid.org/v3.0";

/** Works that the API gives in one answer. */
const BULK = 100;

/** BibTeX in a record is written by anybody. */
const LONGEST_CITATION = 16_000;

const text = z.object({ value: z.string().nullish() }).nullish();
const Person = z.object({
  name: z.object({ "given-names": text, "family-name": text, "credit-name": text }).nullish(),
  "other-names": z.object({ "other-name": z.array(z.object({ content: z.string().nullish() })).nullish() }).nullish(),
});
const Emails = z.object({
  email: z
    .array(z.object({ email: z.string().nullish(), verified: z.boolean().nullish(), visibility: z.string().nullish() }))
    .nullish(),
});

/**
 * Reads the public works of an ORCID record.
 *
 * @param api another server than ORCID's own, which may be private
 * @throws {InputError} this is no ORCID iD
 * @throws {SourceError} the record can't be read
 */
export async function readOrcidSource(
  location: string,
  reading: PapersReading,
  { api = ORCID, ...how }: { api?: string } & Pick<Asking, "pause"> = {},
): Promise<{ manifest: ContributionsManifest; added: number }> {
  const orcid = checkedOrcid(location);
  const source = `orcid:${orcid}`;
  const asking: Asking = {
    name: "ORCID",
    ...(api === ORCID ? {} : { allowPrivate: [new URL(api).host] }),
    ...how,
    onWait: (waiting) => reading.onProgress({ source, done: 0, total: 0, waiting }),
  };
  const base = `${api}/${orcid}`;
  const works = await askJson(`${base}/works`, OrcidWorks, asking);
  const person = await askJson(`${base}/personal-details`, Person, asking);
  if (works === null || person === null)
    throw new SourceError(`There is no ORCID record ${orcid}.`, "Check the iD, and that the record is public.");
  const owner = ownerOf(orcid, person);
  const wanted: number[] = [];
  const groups = new Map<number, string>();
  let others = 0;
  for (const [group, { "work-summary": versions }] of works.group.entries())
    for (const { type, "put-code": code } of versions) {
      if (!PAPER_TYPES.has((type ?? "").toLowerCase())) {
        others++;
        continue;
      }
      wanted.push(code);
      groups.set(code, String(group));
    }
  const papers: Paper[] = [];
  let lost = 0;
  for (let from = 0; from < wanted.length; from += BULK) {
    const codes = wanted.slice(from, from + BULK);
    reading.onProgress({ source, done: from, total: wanted.length });
    const answer = await askJson(`${base}/works/${codes.join(",")}`, OrcidBulk, asking);
    const given = new Map(
      (answer?.bulk ?? []).flatMap(({ work }) => (work ? [[work["put-code"], work] as const] : [])),
    );
    for (const code of codes) {
      const work = given.get(code);
      const paper = work && orcidPaper(work, owner, await citedAuthors(work));
      if (paper) papers.push({ ...paper, group: groups.get(code)! });
      else lost++;
    }
  }
  const hash = reading.workspace.hasher();
  return storePapers(reading, {
    source,
    kind: "orcid",
    location: orcid,
    web: `https://orcid.org/${orcid}`,
    papers,
    contributors: await contributorsOf(owner, base, hash, asking),
    isWhole: true,
    notSeen: [
      ...(others > 0
        ? [
            `${plural(others, "work")} of the record that ${others === 1 ? "is no paper" : "are no papers"}, such as data sets and talks.`,
          ]
        : []),
      ...(lost > 0 ? [`${plural(lost, "work")} without a title or a year, or that the record does not show.`] : []),
      "Works that the record does not list or does not show, and citations.",
    ],
  });
}

function checkedOrcid(location: string): string {
  const id = orcidOf(location);
  if (id !== undefined) return id;
  const given = /\d{4}-\d{4}-\d{4}-\d{3}[\dX]/i.exec(location)?.[0];
  throw new InputError(
    given === undefined
      ? `'${location}' is not an ORCID iD.`
      : `'${given}' is not an ORCID iD: its last character is a check digit and would have to be ${checkDigit(given)}.`,
    "Give it as it stands in the record, for instance orcid:0000-0002-1825-0097.",
  );
}

function ownerOf(orcid: string, { name, "other-names": others }: z.infer<typeof Person>): OrcidOwner {
  const whole = paperText(`${name?.["given-names"]?.value ?? ""} ${name?.["family-name"]?.value ?? ""}`);
  const credit = paperText(name?.["credit-name"]?.value ?? "");
  const names = [credit, whole, ...(others?.["other-name"] ?? []).map(({ content }) => paperText(content ?? ""))];
  return { orcid, name: credit || whole || orcid, names: names.filter((one) => one !== "") };
}

/**
 * Addresses that the record shows to everybody and that ORCID has verified: they join its owner with who
 * commits under them. Only their hashes are kept.
 */
async function contributorsOf(
  owner: OrcidOwner,
  base: string,
  hash: (text: string) => string,
  asking: Asking,
): Promise<Contributor[]> {
  const own = paperAuthor({ name: owner.name, orcid: owner.orcid, openalex: null }, hash);
  const emails = await askJson(`${base}/email`, Emails, asking);
  return (emails?.email ?? [])
    .filter(({ verified, visibility }) => verified === true && visibility?.toLowerCase() === "public")
    .flatMap(({ email }) => (email ? [{ ...own, address: hash(`address:${email.trim()}`) }] : []));
}

/** The authors of the BibTeX that a work may carry. */
async function citedAuthors({ citation }: OrcidWork): Promise<readonly PaperAuthor[]> {
  const written = citation?.["citation-value"] ?? "";
  if (citation?.["citation-type"]?.toLowerCase() !== "bibtex" || written.length > LONGEST_CITATION) return [];
  const { papers } = await readBibtex(written);
  return papers.length === 1 && !papers[0]!.more ? papers[0]!.authors : [];
}
