import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";

import { type Columns, DuckDb } from "../../evidence/duckdb.ts";
import { SCHEMA } from "../../evidence/tables.ts";
import type { StoredManifest, Workspace } from "../../evidence/workspace.ts";
import { EvidenceWriter } from "../../evidence/writer.ts";
import { InputError } from "../../model/errors.ts";
import { SWEEP_FILES, type Unseen } from "../../model/evidence.ts";
import { Disclosures } from "./agents.ts";
import { readCommits } from "./commits.ts";
import { Descriptions } from "./descriptions.ts";
import type { CommitRecord } from "./history-parser.ts";
import { IdentityTable } from "./identities.ts";
import { Mailmap } from "./mailmap.ts";
import { runGit } from "./process.ts";
import { BorrowedRepository, findRepository, nameSource, type Repository, webUrl } from "./repository.ts";
import { landingTimes, readTopology, type Topology } from "./topology.ts";
import { pullRequestOf, readTrailers } from "./trailers.ts";

export interface ReadOptions {
  workspace: Workspace;
  /** When the reading begins, seconds. */
  now: number;
  /** Where the repository came from when that is not `path` itself. */
  url?: string;
  onProgress?: (progress: ReadProgress) => void;
}

interface ReadProgress {
  source: string;
  done: number;
  total: number;
}

export interface ReadResult {
  manifest: StoredManifest;
  newCommits: number;
  /** Why everything was read again although there was evidence. */
  rewritten: boolean;
}

/**
 * Reads the history of HEAD into evidence: all of it, or what came since the last reading.
 *
 * Nothing of the previous evidence changes before the new one is whole.
 *
 * @throws {InputError} no repository, no commit, no right to read
 * @throws {SourceError} the repository is damaged
 * @throws {StoreError} the workspace can't be written
 */
export async function readGitSource(path: string, options: ReadOptions): Promise<ReadResult> {
  const { workspace } = options;
  const repository = await findRepository(path);
  if (repository.head === undefined)
    throw new InputError(`'${path}' has no commits yet.`, "Read it again when there is something in it.");
  const location = options.url ?? repository.path;
  const source = sourceName(workspace, repository, location);
  const previous = workspace.source(source);
  const reading = workspace.startReading();
  let db: DuckDb | undefined;
  try {
    const borrowed = await BorrowedRepository.create(repository, join(reading, "borrowed"));
    const fingerprint = await fingerprintOf(borrowed.gitDir, repository);
    const trusted =
      previous?.fingerprint === fingerprint && !(await returned(borrowed.gitDir, previous.absentSample))
        ? previous
        : undefined;
    if (trusted?.head === repository.head) return { manifest: trusted, newCommits: 0, rewritten: false };
    // Loading DuckDB keeps this process busy while git works on the plan.
    const planned = planReading(borrowed.gitDir, repository.head, trusted);
    planned.catch(() => {});
    db = await DuckDb.open(join(reading, "spill"));
    const plan = await planned;
    const tables = join(reading, "tables");
    mkdirSync(tables);
    const result = await new Reading(db, borrowed, repository, plan, options, source).run(tables);
    const manifest = workspace.publish(tables, {
      schema: SCHEMA,
      source,
      kind: "git",
      location,
      web: webUrl(options.url ?? repository.origin) ?? null,
      head: repository.head,
      readAt: options.now,
      fingerprint,
      ...result,
    });
    return {
      manifest,
      newCommits: plan.topology.order.length,
      rewritten: previous !== undefined && plan.previous === undefined,
    };
  } finally {
    db?.close();
    workspace.endReading(reading);
  }
}

/** The repository's own name, with a mark of the place where another place has that name already. */
function sourceName(workspace: Workspace, repository: Repository, location: string): string {
  // A clone that we made is known by the address that it came from.
  const name = nameSource(location === repository.path ? repository : { path: location, origin: location });
  const holder = workspace.source(name);
  if (!holder || holder.location === location) return name;
  return `${name}~${createHash("sha256").update(location).digest("hex").slice(0, 6)}`;
}

/** Changes when something beside new commits changes what a reading would give. */
async function fingerprintOf(gitDir: string, { shallow }: Repository): Promise<string> {
  const mailmap = await runGit(["rev-parse", "--verify", "--quiet", "HEAD:.mailmap"], { gitDir });
  return createHash("sha256")
    .update(JSON.stringify([SCHEMA, shallow, mailmap.stdout.toString("latin1").trim(), Disclosures.source()]))
    .digest("hex")
    .slice(0, 16);
}

/** Whether one of the blobs that were absent is there now. */
async function returned(gitDir: string, absent: readonly string[]): Promise<boolean> {
  if (absent.length === 0) return false;
  const answer = await runGit(["cat-file", "--batch-check"], { gitDir, input: `${absent.join("\n")}\n` });
  return answer.stdout
    .toString("latin1")
    .split("\n")
    .some((line) => line !== "" && !line.endsWith(" missing"));
}

interface Plan {
  topology: Topology;
  /** The generation to go on from; undefined to read everything. */
  previous: StoredManifest | undefined;
}

/** Takes only what is new where the main line simply went on; reads all of a history that was rewritten. */
async function planReading(gitDir: string, head: string, previous: StoredManifest | undefined): Promise<Plan> {
  if (previous?.head) {
    const grown = await runGit(["merge-base", "--is-ancestor", previous.head, head], { gitDir });
    if (grown.status === 0) {
      const topology = await readTopology(gitDir, head, previous.head);
      const first = topology.order[topology.landedWith[0] ?? 0];
      if (first !== undefined && topology.parents.get(first)?.[0] === previous.head) return { topology, previous };
    }
  }
  return { topology: await readTopology(gitDir, head), previous: undefined };
}

/** One pass over the commits that a plan names. */
class Reading {
  readonly #db: DuckDb;
  readonly #borrowed: BorrowedRepository;
  readonly #plan: Plan;
  readonly #options: ReadOptions;
  readonly #source: string;
  readonly #boundary: ReadonlySet<string>;
  readonly #disclosures = Disclosures.load();
  readonly #paths = new Map<string, number>();
  #absent: ReadonlySet<string> = new Set();
  #authors = new Set<number>();
  #changes = 0;
  #hunks = 0;
  #unseen: Unseen;

  constructor(
    db: DuckDb,
    borrowed: BorrowedRepository,
    repository: Repository,
    plan: Plan,
    options: ReadOptions,
    source: string,
  ) {
    this.#db = db;
    this.#borrowed = borrowed;
    this.#plan = plan;
    this.#options = options;
    this.#source = source;
    this.#boundary = new Set(repository.shallow);
    this.#changes = plan.previous?.changes ?? 0;
    this.#hunks = plan.previous?.hunks ?? 0;
    this.#unseen = plan.previous
      ? { ...plan.previous.unseen }
      : {
          missingBlobs: 0,
          missingChanges: 0,
          binaryChanges: 0,
          shallowCommits: repository.shallow.length,
          misdatedCommits: 0,
          importCommits: 0,
        };
  }

  async run(
    folder: string,
  ): Promise<
    Pick<StoredManifest, "headAt" | "firstAt" | "commits" | "authors" | "changes" | "hunks" | "unseen" | "absentSample">
  > {
    const { workspace, now } = this.#options;
    const { topology, previous } = this.#plan;
    const before = previous && join(workspace.sourceFolder(previous.source), previous.generation);
    const writer = await EvidenceWriter.open(this.#db, before);
    const known = await this.#recall(before);
    const identities = new IdentityTable(writer, workspace.hasher(), this.#disclosures, known);
    await this.#standIn(writer);

    const described = await this.#db.query(
      "SELECT max(landed_at) AS landed_at FROM commits WHERE commit IN (SELECT commit FROM descriptions)",
    );
    const descriptions = new Descriptions((described["landed_at"]?.[0] as number | null) ?? undefined);

    const first = previous?.commits ?? 0;
    const gitDir = this.#borrowed.gitDir;
    const { landedAt, misdated } = landingTimes(topology.committedAt, topology.landedWith, now, previous?.headAt ?? 0);
    this.#unseen.misdatedCommits += misdated;
    const mailmap = await Mailmap.open(gitDir);
    let done = 0;
    for await (const commits of readCommits(gitDir, topology, jobs())) {
      const trailers = await mailmap.apply(commits.map((commit) => readTrailers(commit.message)));
      for (const [index, commit] of commits.entries()) {
        const place = {
          number: first + done,
          landedAt: landedAt[done]!,
          landedWith: first + topology.landedWith[done]!,
        };
        this.#addCommit(writer, identities, commit, trailers[index]!, place);
        for (const file of commit.files) descriptions.consider(place.number, place.landedAt, file);
        done++;
      }
      this.#options.onProgress?.({ source: this.#source, done, total: topology.order.length });
    }
    for await (const { commit, word, count } of descriptions.words(gitDir))
      writer.add("descriptions", commit, word, count);
    await writer.finish(folder);
    return {
      headAt: landedAt.at(-1) ?? null,
      firstAt: previous?.firstAt ?? landedAt[0] ?? null,
      commits: first + done,
      authors: this.#authors.size,
      changes: this.#changes,
      hunks: this.#hunks,
      unseen: this.#unseen,
      absentSample: [...this.#absent].slice(0, 100),
    };
  }

  /** What the previous generation numbered. */
  async #recall(before: string | undefined): Promise<Columns | undefined> {
    if (before === undefined) return undefined;
    const paths = await this.#db.query("SELECT name FROM paths ORDER BY path");
    for (const name of paths["name"] ?? []) this.#paths.set(name as string, this.#paths.size);
    const authors = await this.#db.query("SELECT DISTINCT identity FROM participants WHERE role = 'author'");
    this.#authors = new Set(authors["identity"] as number[]);
    return this.#db.query("SELECT identity, name, spelling FROM identities ORDER BY identity");
  }

  async #standIn(writer: EvidenceWriter): Promise<void> {
    const { absent } = this.#plan.topology;
    const known = await this.#db.query("SELECT blob FROM absent_blobs");
    const all = new Set(known["blob"] as string[]);
    for (const blob of absent) {
      if (!all.has(blob)) writer.add("absent_blobs", blob);
      all.add(blob);
    }
    this.#absent = all;
    this.#unseen.missingBlobs = all.size;
    await this.#borrowed.standIn([...all].sort());
  }

  #addCommit(
    writer: EvidenceWriter,
    identities: IdentityTable,
    commit: CommitRecord,
    trailers: ReturnType<typeof readTrailers>,
    { number, landedAt, landedWith }: { number: number; landedAt: number; landedWith: number },
  ): void {
    const merge = commit.parents.length > 1;
    const boundary = this.#boundary.has(commit.sha);
    // What a shallow clone's first commit seems to add is the work of those before it.
    const files = boundary ? [] : commit.files;
    const title = commit.message.split("\n", 1)[0]!.trim();
    writer.add(
      "commits",
      number,
      commit.sha,
      commit.parents.join(" "),
      commit.authoredAt,
      commit.committedAt,
      landedAt,
      landedWith,
      merge,
      boundary,
      files.length,
      title,
      pullRequestOf(title) ?? null,
    );
    if (!merge && files.length > SWEEP_FILES) this.#unseen.importCommits++;

    const author = identities.numberOf(commit.author);
    this.#authors.add(author);
    writer.add("participants", number, author, "author");
    const committer = identities.numberOf(commit.committer);
    if (committer !== author) writer.add("participants", number, committer, "committer");
    const named = new Set<string>();
    for (const trailer of trailers) {
      const identity = identities.numberOf(trailer);
      if (trailer.role === "co-author" && identity === author) continue;
      if (named.has(`${identity} ${trailer.role}`)) continue;
      named.add(`${identity} ${trailer.role}`);
      writer.add("participants", number, identity, trailer.role);
    }
    for (const { agent, way } of this.#disclosures.of(
      commit,
      trailers.filter(({ role }) => role === "co-author"),
    ))
      writer.add("disclosures", number, agent, way);
    for (const file of files) this.#addChange(writer, number, file);
  }

  #addChange(writer: EvidenceWriter, commit: number, file: CommitRecord["files"][number]): void {
    const path = this.#pathNumber(writer, file.path);
    const oldPath = file.oldPath === undefined ? null : this.#pathNumber(writer, file.oldPath);
    const absent = file.binary && this.#absent.size > 0 && file.blobs.some((blob) => this.#absent.has(blob));
    const counted = !file.binary;
    writer.add(
      "changes",
      commit,
      path,
      oldPath,
      file.status,
      counted ? file.added : null,
      counted ? file.deleted : null,
      file.binary && !absent,
      absent,
    );
    this.#changes++;
    if (absent) this.#unseen.missingChanges++;
    else if (file.binary) this.#unseen.binaryChanges++;
    for (let i = 0; i < file.hunks.length; i += 5) {
      writer.add(
        "hunks",
        commit,
        path,
        file.hunks[i]!,
        file.hunks[i + 1]!,
        file.hunks[i + 2]!,
        file.hunks[i + 3]!,
        file.hunks[i + 4]!,
      );
    }
    this.#hunks += file.hunks.length / 5;
  }

  #pathNumber(writer: EvidenceWriter, name: string): number {
    let number = this.#paths.get(name);
    if (number === undefined) {
      number = this.#paths.size;
      this.#paths.set(name, number);
      writer.add("paths", number, name);
    }
    return number;
  }
}

/** More than four do not help: by then reading what they print takes longer than git does. */
function jobs(): number {
  return Math.min(4, Math.max(2, availableParallelism()));
}
