import { writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Columns, DuckDb } from "../../evidence/duckdb.ts";
import type { GitManifest, Workspace } from "../../evidence/workspace.ts";
import { RENEWED, type TableName, TABLES } from "../../evidence/tables.ts";
import { EvidenceWriter } from "../../evidence/writer.ts";
import { SWEEP_FILES, type Unseen } from "../../model/evidence.ts";
import { AbsentBlobs } from "./absence.ts";
import { Disclosures } from "./agents.ts";
import { readCommits } from "./commits.ts";
import { Descriptions } from "./descriptions.ts";
import type { CommitRecord } from "./history-parser.ts";
import { IdentityTable } from "./identities.ts";
import { ledgerChange } from "./ledger/commit.ts";
import type { Ledger } from "./ledger/ledger.ts";
import { Mailmap } from "./mailmap.ts";
import { type PullRequests, readProposals } from "./proposals.ts";
import type { BorrowedRepository, Repository } from "./repository.ts";
import { withoutAddresses } from "./text.ts";
import { landingTimes, type Topology } from "./topology.ts";
import { pullRequestOf, readTrailers } from "./trailers.ts";

export interface ReadOptions {
  workspace: Workspace;
  /** When the reading begins, seconds. */
  now: number;
  /** Where the repository came from when that is not `path` itself. */
  url?: string;
  /** Counts are of commits. */
  onProgress?: (progress: { source: string; done: number; total: number }) => void;
}

export interface Plan {
  head: string;
  pullRequests: PullRequests;
  topology: Topology;
  /** The generation to go on from; undefined to read everything. */
  previous: GitManifest | undefined;
  /** Where the lines stood after it. */
  ledger: Ledger;
}

/** One pass over the commits that a plan names. */
export class Reading {
  readonly #db: DuckDb;
  readonly #borrowed: BorrowedRepository;
  readonly #plan: Plan;
  readonly #options: ReadOptions;
  readonly #source: string;
  readonly #boundary: ReadonlySet<string>;
  readonly #disclosures = Disclosures.load();
  readonly #paths = new Map<string, number>();
  readonly #absent: AbsentBlobs;
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
    this.#absent = new AbsentBlobs(borrowed, plan.head, plan.previous?.head ?? undefined);
    this.#changes = plan.previous?.changes ?? 0;
    this.#hunks = plan.previous?.hunks ?? 0;
    this.#unseen = plan.previous
      ? { ...plan.previous.unseen }
      : {
          missingBlobs: 0,
          missingChanges: 0,
          binaryChanges: 0,
          shallowCommits: 0,
          misdatedCommits: 0,
          unfollowedFiles: 0,
          importCommits: 0,
        };
  }

  async run(
    folder: string,
  ): Promise<
    Pick<
      GitManifest,
      | "headAt"
      | "firstAt"
      | "commits"
      | "authors"
      | "changes"
      | "hunks"
      | "lines"
      | "unseen"
      | "proposals"
      | "absentSample"
    >
  > {
    const { workspace, now } = this.#options;
    const { head, topology, pullRequests, previous, ledger } = this.#plan;
    const before = previous && join(workspace.sourceFolder(previous.source), previous.generation);
    const writer = await EvidenceWriter.open(this.#db, TABLES, before, RENEWED);
    const known = await this.#recall(before);
    const identities = new IdentityTable(writer, workspace.hasher(), this.#disclosures, known);
    const absentBefore = (await this.#db.query("SELECT blob FROM absent_blobs ORDER BY blob"))["blob"] as string[];
    await this.#absent.recall(absentBefore);

    const described = await this.#db.query(
      "SELECT max(landed_at) AS landed_at FROM commits WHERE commit IN (SELECT commit FROM descriptions)",
    );
    const descriptions = new Descriptions((described["landed_at"]?.[0] as number | null) ?? undefined);

    const first = previous?.commits ?? 0;
    const gitDir = this.#borrowed.gitDir;
    const { landedAt, misdated } = landingTimes(topology.committedAt, topology.landedWith, now, previous?.headAt ?? 0);
    this.#unseen.misdatedCommits += misdated;
    const mailmap = await Mailmap.open(gitDir);
    const proposals = readProposals(gitDir, head, pullRequests);
    // Its failure is met when its turn comes, or not at all if the history fails first.
    proposals.catch(() => {});
    let done = 0;
    for await (const commits of readCommits(gitDir, topology, (failure) => this.#absent.standIn(failure))) {
      const trailers = await mailmap.apply(commits.map((commit) => readTrailers(commit.message)));
      for (const [index, commit] of commits.entries()) {
        const place = {
          number: first + done,
          landedAt: landedAt[done]!,
          landedWith: first + topology.landedWith[done]!,
        };
        this.#addCommit(writer, identities, commit, trailers[index]!, place);
        this.#followLines(writer, commit, place);
        for (const file of commit.files) descriptions.consider(place.number, place.landedAt, file);
        done++;
      }
      this.#options.onProgress?.({ source: this.#source, done, total: topology.order.length });
    }
    for await (const { commit, word, count } of descriptions.words(gitDir))
      writer.add("descriptions", commit, word, count);
    for (const { pullRequest, author, committedAt, merge } of await proposals)
      writer.add("proposed_commits", pullRequest, identities.numberOf(author), committedAt, merge);
    const absent = await this.#absent.all();
    const seenBefore = new Set(absentBefore);
    for (const blob of absent) if (!seenBefore.has(blob)) writer.add("absent_blobs", blob);
    await writer.finish(folder);
    writeFileSync(join(folder, LEDGER_FILE), ledger.save(), { flush: true });
    const living = [...ledger.living()];
    this.#unseen.missingBlobs = absent.length;
    this.#unseen.unfollowedFiles = living.filter(({ lines }) => lines === undefined).length;
    return {
      headAt: landedAt.at(-1) ?? previous?.headAt ?? null,
      firstAt: previous?.firstAt ?? landedAt[0] ?? null,
      commits: first + done,
      authors: this.#authors.size,
      changes: this.#changes,
      hunks: this.#hunks,
      lines: living.reduce((sum, { lines }) => sum + (lines?.count ?? 0), 0),
      unseen: this.#unseen,
      proposals: pullRequests.digest,
      absentSample: absent.slice(0, MOST_WATCHED),
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

  #addCommit(
    writer: EvidenceWriter<TableName>,
    identities: IdentityTable,
    commit: CommitRecord,
    trailers: ReturnType<typeof readTrailers>,
    { number, landedAt, landedWith }: { number: number; landedAt: number; landedWith: number },
  ): void {
    const merge = commit.parents.length > 1;
    const boundary = this.#boundary.has(commit.sha);
    // What a shallow clone's first commit seems to add is the work of those before it.
    const files = boundary ? [] : commit.files;
    if (boundary) this.#unseen.shallowCommits++;
    const title = withoutAddresses(commit.message.split("\n", 1)[0]!.trim());
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

  #followLines(
    writer: EvidenceWriter<TableName>,
    { sha, parents, files, merged }: CommitRecord,
    { number, landedWith }: { number: number; landedWith: number },
  ): void {
    const numberOf = (path: string): number => this.#pathNumber(writer, path);
    const landing = this.#plan.ledger.add({
      number,
      sha,
      parents,
      main: landedWith === number,
      files: files.map((file) => ledgerChange(file, numberOf)),
      merged: merged?.paths.flatMap((path, place) => [numberOf(path), merged.blobs[place]!]),
    });
    for (const { file, path, generated } of landing?.names ?? [])
      writer.add("line_files", number, file, path, generated);
    for (const { file, born, by, lines, kind } of landing?.lines ?? [])
      writer.add("line_changes", number, file, born, by, lines, kind);
  }

  #addChange(writer: EvidenceWriter<TableName>, commit: number, file: CommitRecord["files"][number]): void {
    const path = this.#pathNumber(writer, file.path);
    const oldPath = file.oldPath === undefined ? null : this.#pathNumber(writer, file.oldPath);
    const absent = file.binary && file.blobs.some((blob) => this.#absent.has(blob));
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

  #pathNumber(writer: EvidenceWriter<TableName>, name: string): number {
    let number = this.#paths.get(name);
    if (number === undefined) {
      number = this.#paths.size;
      this.#paths.set(name, number);
      writer.add("paths", number, name);
    }
    return number;
  }
}

/** The state of the ledger, beside the tables. */
export const LEDGER_FILE = "ledger.bin";

/** Absent blobs that the next reading looks for; when one has come back it reads again. */
const MOST_WATCHED = 1000;
