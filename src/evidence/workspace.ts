import { createHash, createHmac, randomBytes } from "node:crypto";
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { homedir, hostname } from "node:os";
import { dirname, join, resolve } from "node:path";

import { z } from "zod";

import { InputError, StoreError } from "../model/errors.ts";
import { CONTRIBUTION_SOURCES, type ContributionManifest, type SourceManifest } from "../model/evidence.ts";
import { CONTRIBUTIONS_SCHEMA, SCHEMA } from "./tables.ts";

const count = z.int().nonnegative();
const reading = {
  source: z.string(),
  location: z.string(),
  web: z.string().nullable(),
  generation: z.string().regex(/^[\w-]+$/),
  headAt: z.number().nullable(),
  firstAt: z.number().nullable(),
  readAt: z.number(),
  /** What of a reading decides whether it is still up to date, beside the head. */
  fingerprint: z.string(),
};
const GitManifest = z.object({
  schema: z.literal(SCHEMA),
  kind: z.literal("git"),
  ...reading,
  head: z.string().nullable(),
  commits: count,
  authors: count,
  changes: count,
  hunks: count,
  lines: count,
  unseen: z.object({
    missingBlobs: count,
    missingChanges: count,
    binaryChanges: count,
    shallowCommits: count,
    misdatedCommits: count,
    unfollowedFiles: count,
    importCommits: count,
  }),
  /** Says which pull requests were seen; null where the clone holds none. */
  proposals: z.string().nullable(),
  /** The first of the absent blobs: when one of them is there, it is worth reading again. */
  absentSample: z.array(z.string()),
}) satisfies z.ZodType<SourceManifest>;

const ContributionsManifest = z.object({
  schema: z.literal(CONTRIBUTIONS_SCHEMA),
  kind: z.enum(CONTRIBUTION_SOURCES),
  ...reading,
  contributions: count,
  authors: count,
  notSeen: z.array(z.string()),
}) satisfies z.ZodType<ContributionManifest>;

const Manifest = z.discriminatedUnion("kind", [GitManifest, ContributionsManifest]);

/** The manifest of a git repository, as it is stored. */
export type GitManifest = z.infer<typeof GitManifest>;
/** The manifest of any other source, as it is stored. */
export type ContributionsManifest = z.infer<typeof ContributionsManifest>;
export type StoredManifest = z.infer<typeof Manifest>;

/** Whether a source is a git repository. */
export function isRepository(manifest: StoredManifest): manifest is GitManifest {
  return manifest.kind === "git";
}

/**
 * The folder that holds a user's evidence:
 *
 *     key                              secret of this workspace, for hashing addresses
 *     decisions.sqlite                 what people decided; see src/decisions
 *     clones/                          repositories that were given as URLs
 *     tmp/                             readings under way
 *     unfinished/                      pages of readings that take many requests; see unfinished.ts
 *     cache/                           what can be made again
 *     evidence/<source>/source.json    what is current; replaced in one step
 *     evidence/<source>/<generation>/  its Parquet files, and the state from which a later reading goes on
 */
export class Workspace {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static at(folder: string): Workspace {
    return new Workspace(resolve(folder));
  }

  get clones(): string {
    return join(this.folder, "clones");
  }

  get temporary(): string {
    return join(this.folder, "tmp");
  }

  /** Whether readings were made in it, rather than shipped with it, as the sample is. */
  get isOwn(): boolean {
    return existsSync(join(this.folder, "key"));
  }

  /** Whether its evidence was shipped, with pseudonyms: there are no commits from which a reading could go on. */
  get isShipped(): boolean {
    return !this.isOwn && this.sources().some((source) => isRepository(source) && source.head === null);
  }

  /** Folder for what can be made again: the user's own where the workspace is not ours to write, as the sample. */
  get cache(): string {
    return this.isOwn
      ? join(this.folder, "cache")
      : join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "workprint");
  }

  sourceFolder(source: string): string {
    const name = encodeURIComponent(source).replaceAll(".", "%2E");
    const hash = createHash("sha256").update(source).digest("hex").slice(0, 12);
    return join(this.folder, "evidence", name.length > 150 ? `${name.slice(0, 130)}~${hash}` : name);
  }

  /** The sources that were read, by name. @throws {StoreError} when a manifest can't be used. */
  sources(): StoredManifest[] {
    const evidence = join(this.folder, "evidence");
    if (!existsSync(evidence)) return [];
    return readdirSync(evidence, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && existsSync(join(evidence, entry.name, "source.json")))
      .map((entry) => readManifest(join(evidence, entry.name, "source.json")))
      .sort((a, b) => (a.source < b.source ? -1 : 1));
  }

  /** Those of the sources that are git repositories. */
  repositories(): GitManifest[] {
    return this.sources().filter(isRepository);
  }

  /** The repository of this name, as far as a reading can go on from it. See {@link source}. */
  repository(name: string): GitManifest | undefined {
    const manifest = this.source(name);
    return manifest && isRepository(manifest) ? manifest : undefined;
  }

  /** What a reading can go on from: undefined for a source that was not read, or by another version. */
  source(name: string): StoredManifest | undefined {
    const file = join(this.sourceFolder(name), "source.json");
    if (!existsSync(file)) return undefined;
    try {
      return readManifest(file);
    } catch (error) {
      if (error instanceof OtherVersion) return undefined;
      throw error;
    }
  }

  /** Where the source of this name was read from, whatever version read it. */
  locationOf(name: string): string | undefined {
    try {
      const { location } = JSON.parse(readFileSync(join(this.sourceFolder(name), "source.json"), "utf8")) as {
        location?: unknown;
      };
      return typeof location === "string" ? location : undefined;
    } catch {
      return undefined;
    }
  }

  /** Makes a folder for all that a reading of this process needs until it is done. */
  startReading(): string {
    this.#clearDeadReadings();
    const folder = join(this.temporary, `reading-${process.pid}-${HOST}-${randomBytes(4).toString("hex")}`);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** Removes the folder of a reading, whether it came to its end or not. */
  endReading(reading: string): void {
    rmSync(reading, { recursive: true, force: true });
  }

  /**
   * Makes finished tables the current ones, in one step. The generation before it stays, for those
   * who are reading it at this moment; older ones go.
   */
  publish<M extends StoredManifest>(tables: string, manifest: Omit<M, "generation">): M {
    const folder = this.sourceFolder(manifest.source);
    mkdirSync(folder, { recursive: true });
    const previous = this.source(manifest.source)?.generation;
    const generation = `${Date.now().toString(36)}-${randomBytes(4).toString("hex")}`;
    renameSync(tables, join(folder, generation));
    const stored = { ...manifest, generation } as M;
    // Beside the reading, so that it goes with it when this process is killed before the next step.
    const draft = join(dirname(tables), "source.json");
    writeFileSync(draft, `${JSON.stringify(stored, null, 2)}\n`, { flush: true });
    renameSync(draft, join(folder, "source.json"));
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const young = /^([a-z0-9]+)-/.exec(entry.name)?.[1] ?? "";
      if (
        entry.isDirectory() &&
        entry.name !== generation &&
        entry.name !== previous &&
        Number.parseInt(young, 36) < Date.now() - 60_000
      ) {
        rmSync(join(folder, entry.name), { recursive: true, force: true });
      }
    }
    return stored;
  }

  /** Turns an address, or an account, into a hash that only this workspace can make. */
  hasher(): (text: string) => string {
    const key = this.#key();
    return (text) => createHmac("sha256", key).update(text.toLowerCase()).digest("base64url").slice(0, 22);
  }

  #key(): Buffer {
    const file = join(this.folder, "key");
    if (!existsSync(file)) {
      mkdirSync(this.folder, { recursive: true });
      const draft = join(this.folder, `key-${process.pid}`);
      writeFileSync(draft, randomBytes(32), { mode: 0o600, flush: true });
      try {
        // A link fails where another process was first; then its key holds.
        linkSync(draft, file);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      } finally {
        unlinkSync(draft);
      }
    }
    const key = readFileSync(file);
    if (key.length !== 32)
      throw new StoreError(
        `${file} is damaged: it has ${key.length} bytes and must have 32.`,
        "Restore it from a backup; or remove the workspace folder and read everything again.",
      );
    return key;
  }

  /** Removes what readings left that were killed. */
  #clearDeadReadings(): void {
    if (!existsSync(this.temporary)) return;
    for (const name of readdirSync(this.temporary)) {
      const [, number, host] = /^reading-(\d+)-([0-9a-f]+)-/.exec(name) ?? [];
      const pid = Number(number);
      // A process of another machine or container that shares the folder can't be asked.
      if (host === HOST && pid > 0 && pid !== process.pid && !isAlive(pid))
        rmSync(join(this.temporary, name), { recursive: true, force: true });
    }
  }
}

/** Tells the processes of one machine or container from those of another. */
const HOST = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Evidence that has to be read again. */
class OtherVersion extends StoreError {}

function readManifest(file: string): StoredManifest {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new StoreError(
      `${file} can't be used (${(error as Error).message}).`,
      "Remove its folder and read the source again.",
      error,
    );
  }
  const checked = Manifest.safeParse(value);
  if (checked.success) return checked.data;
  const { schema, kind } = (value ?? {}) as { schema?: unknown; kind?: unknown };
  const ours = kind === "git" ? SCHEMA : CONTRIBUTIONS_SCHEMA;
  if (typeof schema === "number" && schema !== ours) {
    const { location } = value as { location?: unknown };
    throw new OtherVersion(
      `${file} was written by another version of Workprint (schema ${schema}, this one reads ${ours}).`,
      `Read the source again: workprint read ${typeof location === "string" ? location : "PATH-OR-URL"}`,
    );
  }
  const issue = checked.error.issues[0];
  throw new StoreError(
    `${file} is damaged (${issue?.path.join(".")}: ${issue?.message}).`,
    "Remove its folder and read the source again.",
  );
}

/** Turns failures of the file system under a workspace into errors that say how to mend them. */
export function workspaceError(error: unknown, folder: string): unknown {
  const { code, path } = error as NodeJS.ErrnoException;
  const where = path ?? folder;
  if (code === "ENOSPC" || code === "EDQUOT")
    return new StoreError(
      `${where}: the disk is full.`,
      "Make room and run the command again. What was read before is kept.",
      error,
    );
  if (code !== undefined && ["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST"].includes(code))
    return new InputError(
      `${where} may not be written (${code}).`,
      "Choose another folder with --workspace, or give yourself the right to write it.",
      error,
    );
  return error;
}
