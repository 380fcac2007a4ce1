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
  source: string;
  web: string;
  fold: Fold;
  /** Where what the event says belongs; null when the event is not meant. */
  placeFor(event: ArchiveEvent): Place | null;
  /** Login of the person whose contributions alone are meant, hashed; null where all are. */
  login: string | null;
  /** Hours that were read before, and now. */
  hours: Set<string>;
  /** What of each file could not be read, by its name; as of the last time that it was read. */
  notes: Map<string, string[]>;
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
  for (const { source, web, fold, hours, notes } of targets) {
    for (const { path, hour } of files) {
      hours.add(hour);
      notes.set(basename(path), read.get(basename(path)) ?? []);
    }
    const { contributions, gone } = fold.contributions();
    const found = { source, kind: "gharchive", location: `gharchive:${location}`, web, contributions, gone } as const;
    const kept: Kept = {
      hours: [...hours].sort(),
      notes: Object.fromEntries([...notes].filter(([, said]) => said.length > 0).sort(([a], [b]) => (a < b ? -1 : 1))),
    };
    const notSeen = [...coverage(kept.hours), ...Object.values(kept.notes).flat()];
    results.push(await storeContributions(workspace, { ...found, notSeen, fingerprint: JSON.stringify(kept) }, now));
  }
  return results;
}

async function readFiles(
  files: readonly HourFile[],
  search: RegExp,
  targets: readonly Target[],
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
function addTo(targets: readonly Target[], event: ArchiveEvent): boolean {
  try {
    for (const { placeFor, login, fold } of targets) {
      const place = placeFor(event);
      const sighting = place && sightingOf(event, place);
      if (sighting && (login === null || sighting.contribution.authors.some((one) => one.login === login)))
        fold.add(sighting);
    }
    return true;
  } catch (error) {
    if (error instanceof ZodError) return false;
    throw error;
  }
}

/** What a later reading adds to. */
const Kept = z.object({ hours: z.array(z.string()), notes: z.record(z.string(), z.array(z.string())) });
type Kept = z.infer<typeof Kept>;

async function targetsOf(workspace: Workspace, { repositories, logins }: Selection): Promise<Target[]> {
  const hash = workspace.hasher();
  const accounts = new Accounts(hash, Disclosures.load(), HOST);
  const reading = workspace.startReading();
  const db = await DuckDb.open(join(reading, "spill"));
  try {
    const target = async (what: string, more: Pick<Target, "placeFor" | "login">): Promise<Target> => {
      const source = `gharchive:${what}`;
      const { contributions } = await storedContributions(workspace, source, db);
      const { hours, notes } = keptOf(workspace.source(source)?.fingerprint);
      return {
        ...more,
        source,
        web: `https://${HOST}/${what.replace(/^@/, "")}`,
        fold: new Fold(contributions),
        hours: new Set(hours),
        notes: new Map(Object.entries(notes)),
      };
    };
    const targets: Target[] = [];
    for (const name of repositories) {
      const place = placeOf(HOST, name, false, accounts);
      const placeFor = ({ repo }: ArchiveEvent): Place | null => (repo.name.toLowerCase() === name ? place : null);
      targets.push(await target(name, { placeFor, login: null }));
    }
    for (const login of logins) {
      const placeFor = ({ repo }: ArchiveEvent): Place | null =>
        REPOSITORY.test(repo.name) ? placeOf(HOST, repo.name, true, accounts) : null;
      targets.push(await target(`@${login}`, { placeFor, login: hash(loginText(login)) }));
    }
    return targets;
  } finally {
    db.close();
    workspace.endReading(reading);
  }
}

function keptOf(fingerprint: string | undefined): Kept {
  try {
    return Kept.parse(JSON.parse(fingerprint ?? ""));
  } catch {
    return { hours: [], notes: {} };
  }
}

/** What hours can't show. */
function coverage(hours: readonly string[]): string[] {
  const [first = "", last = ""] = [hours[0], hours.at(-1)];
  const spoken = (hour: string): string => `${hour.slice(0, 10)} ${hour.slice(11)} h`;
  return [
    `All but ${plural(hours.length, "hour")} of the archive, from ${spoken(first)} to ${spoken(last)} UTC, and events that it missed.`,
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
