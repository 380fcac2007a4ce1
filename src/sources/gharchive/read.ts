import { basename, join } from "node:path";

import { z, ZodError } from "zod";

import { DuckDb } from "../../evidence/duckdb.ts";
import type { ContributionsManifest, Workspace } from "../../evidence/workspace.ts";
import { InputError, SourceError } from "../../model/errors.ts";
import { loginText } from "../../model/evidence.ts";
import { plural } from "../../model/words.ts";
import { storeContributions, storedContributions } from "../contribution-source.ts";
import { Disclosures } from "../git/agents.ts";
import { Accounts } from "../github/accounts.ts";
import { type Place, placeOf } from "../github/contributions.ts";
import { type ArchiveEvent, eventOf, sightingOf } from "./events.ts";
import { type HourFile, hourFiles } from "./files.ts";
import { REPOSITORY } from "../github/location.ts";
import { Fold } from "./fold.ts";
import { readHour } from "./hour-file.ts";
import { searchFor, type Selection, selectionOf } from "./selection.ts";

export interface ArchiveReading {
  workspace: Workspace;
  /** Seconds. */
  now: number;
  only: Selection;
  onProgress: (progress: { source: string; done: number; total: number; unit?: string }) => void;
}

const HOST = "github.com";
/** From then on events say little of a pull request. */
const TRIMMED_FROM = "2025-10-07";

/** One source that comes out of an archive. */
interface Target {
  /** `owner/name` or `@login`. */
  what: string;
  source: string;
  web: string;
  fold: Fold;
  /** Hours that were read before, and now. */
  hours: Set<string>;
  /** What of each file could not be read, by its name; as of the last time that it was read. */
  notes: Map<string, string[]>;
}

/** Where events go. */
interface Targets {
  all: readonly Target[];
  /** By name, in lower case. */
  repositories: ReadonlyMap<string, { place: Place; target: Target }>;
  /** By the login's hash. */
  people: ReadonlyMap<string, Target>;
  accounts: Accounts;
}

/**
 * Reads hours of GH Archive: of each repository that is meant a source `gharchive:owner/name`, of each login
 * one `gharchive:@login`. Reading further hours adds to them; reading one again changes nothing.
 *
 * @param location files, folders or patterns; see {@link hourFiles}
 * @throws {InputError} it names no hours, or nothing is meant
 * @throws {SourceError} a file is no hour of the archive; then nothing is stored
 */
export async function readArchive(
  location: string,
  { workspace, now, only, onProgress }: ArchiveReading,
): Promise<{ manifest: ContributionsManifest; added: number }[]> {
  const selection = selectionOf(only);
  const files = hourFiles(location);
  if (files.length === 0)
    throw new InputError(`'gharchive:${location}' names no file.`, "Give for instance gharchive:2024-01-15-7.json.gz.");
  const targets = await targetsOf(workspace, selection);
  const read = await readFiles(files, searchFor(selection), targets, onProgress);
  const results = [];
  for (const [index, { what, source, web, fold, hours, notes }] of targets.all.entries()) {
    onProgress({ source: `storing ${source}`, done: index, total: targets.all.length, unit: "sources" });
    for (const { path, hour } of files) {
      hours.add(hour);
      notes.set(basename(path), read.get(basename(path)) ?? []);
    }
    const { contributions, gone, since } = fold.contributions();
    const found = { source, kind: "gharchive", location: `gharchive:${location}`, web, contributions, gone } as const;
    const kept: Kept = {
      since,
      hours: [...hours].sort(),
      notes: Object.fromEntries([...notes].filter(([, said]) => said.length > 0).sort(([a], [b]) => (a < b ? -1 : 1))),
    };
    const notSeen = [
      ...(contributions.length === 0 ? [nothingOf(what)] : []),
      ...coverage(kept.hours),
      ...Object.values(kept.notes).flat(),
    ];
    results.push(await storeContributions(workspace, { ...found, notSeen, fingerprint: JSON.stringify(kept) }, now));
  }
  return results;
}

async function readFiles(
  files: readonly HourFile[],
  search: RegExp,
  targets: Targets,
  onProgress: ArchiveReading["onProgress"],
): Promise<Map<string, string[]>> {
  const total = megabytes(files.reduce((sum, { bytes }) => sum + bytes, 0));
  const said = new Map<string, string[]>();
  let before = 0;
  for (const file of files) {
    const name = basename(file.path);
    let misshapen = 0;
    const take = (value: unknown): void => {
      const event = eventOf(value);
      if (event === "old")
        throw new SourceError(
          `${file.path} has events of the form from before 2015, which is not read.`,
          "Give hours from 2015-01-01 on, as they are downloaded.",
        );
      if (event === null || !addTo(targets, event)) misshapen += 1;
    };
    const { broken, endsEarly } = await readHour(file, search, take, (bytes) =>
      onProgress({ source: name, done: megabytes(before + bytes), total, unit: "MB" }),
    );
    before += file.bytes;
    const notes: string[] = [];
    if (endsEarly) notes.push(`${name} ends early or is damaged: what was whole of it was read.`);
    const lost = broken + misshapen;
    if (lost > 0) notes.push(`${plural(lost, "line")} of ${name} that can't be understood.`);
    said.set(name, notes);
  }
  return said;
}

/** @returns whether the event has the shape that its kind has */
function addTo({ repositories, people, accounts }: Targets, event: ArchiveEvent): boolean {
  const { name } = event.repo;
  try {
    const own = repositories.get(name.toLowerCase());
    const seen = own && sightingOf(event, own.place);
    if (own && seen) own.target.fold.add(seen);
    if (people.size === 0 || !REPOSITORY.test(name)) return true;
    const sighting = sightingOf(event, placeOf(HOST, name, true, accounts));
    const logins = new Set(sighting?.contribution.authors.map(({ login }) => login));
    for (const login of logins) if (sighting && login !== null) people.get(login)?.fold.add(sighting);
    return true;
  } catch (error) {
    if (error instanceof ZodError) return false;
    throw error;
  }
}

/** What a later reading adds to. */
const Kept = z.object({
  /** Since when contributions stand as they do, by ref; see {@link Fold.contributions}. */
  since: z.record(z.string(), z.int()).default({}),
  hours: z.array(z.string()),
  notes: z.record(z.string(), z.array(z.string())),
});
type Kept = z.infer<typeof Kept>;

async function targetsOf(workspace: Workspace, { repositories, logins }: Selection): Promise<Targets> {
  const hash = workspace.hasher();
  const accounts = new Accounts(hash, Disclosures.load(), HOST);
  const reading = workspace.startReading();
  const db = await DuckDb.open(join(reading, "spill"));
  try {
    const target = async (what: string): Promise<Target> => {
      const source = `gharchive:${what}`;
      const { contributions } = await storedContributions(workspace, source, db);
      const { hours, notes, since } = keptOf(workspace.source(source)?.fingerprint);
      return {
        what,
        source,
        web: `https://${HOST}/${what.replace(/^@/, "")}`,
        fold: new Fold(contributions, since),
        hours: new Set(hours),
        notes: new Map(Object.entries(notes)),
      };
    };
    const ofRepositories = new Map<string, { place: Place; target: Target }>();
    for (const name of repositories)
      ofRepositories.set(name, { place: placeOf(HOST, name, false, accounts), target: await target(name) });
    const people = new Map<string, Target>();
    for (const login of logins) people.set(hash(loginText(login)), await target(`@${login}`));
    const all = [...[...ofRepositories.values()].map((one) => one.target), ...people.values()];
    return { all, repositories: ofRepositories, people, accounts };
  } finally {
    db.close();
    workspace.endReading(reading);
  }
}

function keptOf(fingerprint: string | undefined): Kept {
  try {
    return Kept.parse(JSON.parse(fingerprint ?? ""));
  } catch {
    return { since: {}, hours: [], notes: {} };
  }
}

/** A wrong name finds nothing, as a right one may. */
function nothingOf(what: string): string {
  return `Anything of ${what}: nothing that counts is in these hours. If there should be, check the name, which may have been another then.`;
}

/** What hours can't show. */
function coverage(hours: readonly string[]): string[] {
  const [first = "", last = ""] = [hours[0], hours.at(-1)];
  const spoken = (hour: string): string => `${hour.slice(0, 10)} ${hour.slice(11)} h`;
  const span = first === last ? spoken(first) : `from ${spoken(first)} to ${spoken(last)}`;
  return [
    `All but ${plural(hours.length, "hour")} of the archive, ${span} UTC, and events that it missed.`,
    ...(last >= TRIMMED_FROM
      ? [
          `Since ${TRIMMED_FROM} events leave out the titles and texts of pull requests, and who opened one unless that event was read.`,
        ]
      : []),
    "Files of pull requests, and when lines that were commented on were altered.",
  ];
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1e6);
}
