import { createHash } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { DuckDb } from "../../evidence/duckdb.ts";
import { SCHEMA } from "../../evidence/tables.ts";
import type { GitManifest, Workspace } from "../../evidence/workspace.ts";
import { InputError } from "../../model/errors.ts";
import { Disclosures } from "./agents.ts";
import { runGit } from "./process.ts";
import { type PullRequests, pullRequestsOf } from "./proposals.ts";
import { Ledger } from "./ledger/ledger.ts";
import { LEDGER_VERSION } from "./ledger/state.ts";
import { LEDGER_FILE, type Plan, type ReadOptions, Reading } from "./reading.ts";
import { BorrowedRepository, findRepository, nameSource, type Repository, webUrl } from "./repository.ts";
import { readTopology, type Topology } from "./topology.ts";

export interface ReadResult {
  manifest: GitManifest;
  newCommits: number;
  /** Everything was read again although there was evidence. */
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
  const previous = workspace.repository(source);
  const reading = workspace.startReading();
  let db: DuckDb | undefined;
  try {
    const borrowed = await BorrowedRepository.create(repository, join(reading, "borrowed"));
    const fingerprint = await fingerprintOf(borrowed.gitDir, repository, workspace);
    const trusted =
      previous?.fingerprint === fingerprint && !(await returned(borrowed.gitDir, previous.absentSample))
        ? previous
        : undefined;
    const pullRequests = await pullRequestsOf(repository.gitDir);
    if (trusted?.head === repository.head && trusted.proposals === pullRequests.digest)
      return { manifest: trusted, newCommits: 0, rewritten: false };
    // Loading DuckDB keeps this process busy while git works on the plan.
    const planned = planReading(borrowed.gitDir, repository.head, pullRequests, workspace, trusted);
    planned.catch(() => {});
    db = await DuckDb.open(join(reading, "spill"));
    const plan = await planned;
    const tables = join(reading, "tables");
    mkdirSync(tables);
    const result = await new Reading(db, borrowed, repository, plan, options, source).run(tables);
    const manifest = workspace.publish<GitManifest>(tables, {
      schema: SCHEMA,
      // Another reading of this moment may have taken the name for another place.
      source: sourceName(workspace, repository, location),
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
  const holder = workspace.locationOf(name);
  if (holder === undefined || holder === location) return name;
  return `${name}~${createHash("sha256").update(location).digest("hex").slice(0, 6)}`;
}

/** Changes when something beside new commits changes what a reading would give. */
async function fingerprintOf(gitDir: string, { shallow }: Repository, workspace: Workspace): Promise<string> {
  const mailmap = await runGit(["rev-parse", "--verify", "--quiet", "HEAD:.mailmap"], { gitDir });
  return createHash("sha256")
    .update(
      JSON.stringify([
        SCHEMA,
        LEDGER_VERSION,
        shallow,
        mailmap.stdout.toString("latin1").trim(),
        Disclosures.source(),
        workspace.hasher()("fingerprint"),
      ]),
    )
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

/**
 * Takes only what is new where the main line simply went on; reads all of a history that was rewritten,
 * or when a branch comes in that began before the past that the ledger keeps.
 */
async function planReading(
  gitDir: string,
  head: string,
  pullRequests: PullRequests,
  workspace: Workspace,
  previous: GitManifest | undefined,
): Promise<Plan> {
  if (previous?.head) {
    const grown = await runGit(["merge-base", "--is-ancestor", previous.head, head], { gitDir });
    if (grown.status === 0) {
      const topology = await readTopology(gitDir, head, previous.head);
      const first = topology.order[topology.landedWith[0] ?? 0];
      const goesOn = first === undefined || topology.parents.get(first)?.[0] === previous.head;
      const ledger = savedLedger(join(workspace.sourceFolder(previous.source), previous.generation), topology);
      if (ledger && goesOn) return { head, topology, pullRequests, previous, ledger };
    }
  }
  const topology = await readTopology(gitDir, head);
  const ledger = new Ledger();
  ledger.expect(topology.parents.values());
  return { head, topology, pullRequests, previous: undefined, ledger };
}

/** The ledger as the last reading left it; undefined when it can't be gone on with. */
function savedLedger(generation: string, { parents }: Topology): Ledger | undefined {
  let state: Buffer;
  try {
    state = readFileSync(join(generation, LEDGER_FILE));
  } catch {
    return undefined;
  }
  return Ledger.restore(state, parents);
}
