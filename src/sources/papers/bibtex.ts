import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";

import type { ContributionsManifest, Workspace } from "../../evidence/workspace.ts";
import { InputError, SourceError } from "../../model/errors.ts";
import { plural } from "../../model/words.ts";
import { fetchSafely } from "../web/fetch.ts";
import type { BrokenEntry } from "./bibtex-entries.ts";
import { type BibtexFile, readBibtex } from "./bibtex-file.ts";
import type { Unfit } from "./bibtex-paper.ts";
import { paperText } from "./paper-text.ts";
import { type PapersReading, storePapers } from "./store-papers.ts";

const MOST_BYTES = 16_000_000;
const MOST_NAMED = 5;

const UNFIT: Readonly<Record<Unfit, string>> = {
  "no title": "without a title",
  "no author": "without an author",
  "no year": "without a year, so that they have no place in time",
  "no paper": "of software, data sets and other things that are no papers",
};

/**
 * Reads a BibTeX file, of this machine or at an address.
 *
 * @throws {InputError} there is no such file, or nothing in it can be read
 * @throws {SourceError} the address can't be read
 */
export async function readBibtexSource(
  location: string,
  reading: PapersReading,
): Promise<{ manifest: ContributionsManifest; added: number }> {
  const isUrl = /^https?:\/\//i.test(location);
  const bytes = isUrl ? await bytesAt(location) : bytesOf(location);
  const { text, encoding } = decoded(bytes);
  const name = paperText(basename(isUrl ? new URL(location).pathname : location)) || "papers.bib";
  const file = await readBibtex(text);
  const [first] = file.broken;
  if (file.papers.length === 0 && first !== undefined)
    throw new InputError(`${name}:${first.line}: ${entryName(first)} ${first.why}.`, "Mend the entry at that line.");
  if (file.papers.length === 0)
    throw new InputError(
      `${name}:1: there is no paper in it${file.unfit.size > 0 ? `, but entries ${unfitText(file)}` : ""}.`,
      "Give a BibTeX file with entries such as @article{key, author = {...}, title = {...}, year = 2024}.",
    );
  const place = isUrl ? location : resolve(location);
  return storePapers(reading, {
    source: sourceName(reading.workspace, `bibtex:${name}`, place),
    kind: "bibtex",
    location: place,
    web: isUrl ? location : null,
    papers: file.papers,
    // What an entry said that is broken today is not known to be gone.
    isWhole: file.broken.length === 0,
    notSeen: notSeen(name, file, encoding),
  });
}

function bytesOf(path: string): Uint8Array {
  try {
    const { size } = statSync(path);
    if (size > MOST_BYTES)
      throw new InputError(`${path} has ${size} bytes.`, `Split it: a BibTeX file may have ${MOST_BYTES}.`);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(
      `${path} can't be read (${(error as NodeJS.ErrnoException).code}).`,
      "Check the path and your right to read it.",
      error,
    );
  }
}

async function bytesAt(url: string): Promise<Uint8Array> {
  const { status, body } = await fetchSafely(url, { mostBytes: MOST_BYTES });
  if (status !== 200)
    throw new SourceError(`${new URL(url).host} answers ${status} instead of a file.`, "Check the address.");
  return body;
}

/** Files of the last century are often not UTF-8. */
function decoded(bytes: Uint8Array): { text: string; encoding: string } {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : undefined;
  try {
    const encoding = utf16 ?? "utf-8";
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252" };
  }
}

/** The file's own name, with a mark of its place where another place has that name already. */
function sourceName(workspace: Workspace, name: string, location: string): string {
  const holder = workspace.locationOf(name);
  if (holder === undefined || holder === location) return name;
  return `${name}~${createHash("sha256").update(location).digest("hex").slice(0, 6)}`;
}

function notSeen(name: string, file: BibtexFile, encoding: string): string[] {
  const { broken } = file;
  const named = broken.slice(0, MOST_NAMED).map((one) => `${name}:${one.line} ${entryName(one)} ${one.why}`);
  const rest = broken.length > named.length ? `; and ${broken.length - named.length} more` : "";
  return [
    ...(broken.length > 0
      ? [`${plural(broken.length, "entry", "entries")} that can't be read: ${named.join("; ")}${rest}.`]
      : []),
    ...(file.unfit.size > 0 ? [`Entries ${unfitText(file)}.`] : []),
    ...(encoding === "utf-8" ? [] : [`The file is not UTF-8: it was read as ${encoding}.`]),
    "Citations: a BibTeX file holds none.",
  ];
}

function unfitText({ unfit }: BibtexFile): string {
  return Object.entries(UNFIT)
    .flatMap(([why, text]) => {
      const count = unfit.get(why as Unfit);
      return count === undefined ? [] : [`${text} (${count})`];
    })
    .join(", ");
}

function entryName({ key }: BrokenEntry): string {
  return key === "" ? "an entry" : `'${paperText(key)}'`;
}
