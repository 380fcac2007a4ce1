import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";

import { SourceError } from "../../model/errors.ts";
import {
  type CommitRecord,
  END_OF_STRETCH,
  HISTORY_COMMAND,
  HistoryParser,
  MERGE_COMMAND,
  PLAIN_MERGE_COMMAND,
} from "./history-parser.ts";
import { complaint, type GitProcess, startGit } from "./process.ts";
import { type Merged, readMerges, type Topology } from "./topology.ts";

/** How many commits are asked for at once: enough to keep git busy, few enough to hold. */
const STRETCH = 150;
/** Stretches that each process has been asked for before the first of them is taken. */
const AHEAD = 2;
/** Commits that are handed over at once. */
const BATCH = 10;

/**
 * Reads commits with their changes and hunks, in the order of the topology.
 *
 * Several git processes work at once on successive stretches of the history; their results are
 * handed over in order, and a few stretches for each process are held at a time.
 *
 * @param standIn asked when git can't read on: puts something where blobs are absent, and says whether it
 *   found any
 * @throws {SourceError} when git can't read a commit, a tree or a blob that is there
 */
export async function* readCommits(
  gitDir: string,
  topology: Topology,
  standIn?: (failure: unknown) => Promise<boolean>,
): AsyncGenerator<readonly CommitRecord[]> {
  const jobs = processes();
  const all = stretches(topology.order);
  const merges = readMerges(gitDir, topology);
  // Its failure is met when a stretch with merges is taken.
  merges.catch(() => {});
  const readers = [new StretchReader(gitDir, topology.parents, merges, jobs)];
  let mending: Promise<void> | undefined;
  /** Nobody wants more: what fails now was stopped by us. */
  let isOver = false;
  /** Only processes that start from now on see the stand-ins; the old ones finish what they can. */
  const mend = async (failure: unknown): Promise<void> => {
    if (!(await standIn?.(failure)) || isOver) throw failure;
    readers.push(new StretchReader(gitDir, topology.parents, merges, jobs));
    mending = undefined;
  };
  const read = async (stretch: readonly string[]): Promise<CommitRecord[]> => {
    for (;;) {
      const reader = readers.at(-1)!;
      try {
        return await reader.read(stretch);
      } catch (error) {
        if (isOver) throw error;
        if (reader === readers.at(-1)) await (mending ??= mend(error));
      }
    }
  };
  const asked: Promise<CommitRecord[]>[] = [];
  const ask = (next: number): void => {
    for (let stretch = next + asked.length; asked.length < AHEAD * jobs && stretch < all.length; stretch++) {
      const coming = read(all[stretch]!);
      // Its failure is met when its turn comes, or not at all if one before it fails.
      coming.catch(() => {});
      asked.push(coming);
    }
  };
  try {
    for (let next = 0; next < all.length;) {
      ask(next);
      const commits = await asked.shift()!;
      ask(++next);
      for (let i = 0; i < commits.length; i += BATCH) {
        yield commits.slice(i, i + BATCH);
        // What git has printed meanwhile is taken, so that it need not wait for us.
        await setImmediate();
      }
    }
  } finally {
    isOver = true;
    for (const reader of readers) reader.stop();
  }
}

/** More than four do not help: by then reading what they print takes longer than git does. */
function processes(): number {
  return Math.min(4, Math.max(2, availableParallelism()));
}

function stretches(order: readonly string[]): (readonly string[])[] {
  const all: (readonly string[])[] = [];
  for (let from = 0; from < order.length; from += STRETCH) all.push(order.slice(from, from + STRETCH));
  return all;
}

/** Reads stretches, each commit with the command that suits it. */
class StretchReader {
  readonly #gitDir: string;
  readonly #parents: Topology["parents"];
  readonly #merges: Promise<ReadonlyMap<string, Merged>>;
  /** All commits, shared out among these. */
  readonly #readers: readonly CommandReader[];
  /** What merges changed by themselves; few, so one process does for each command. */
  readonly #mergeReaders = new Map<readonly string[], CommandReader>();
  #turn = 0;

  constructor(
    gitDir: string,
    parents: Topology["parents"],
    merges: Promise<ReadonlyMap<string, Merged>>,
    jobs: number,
  ) {
    this.#gitDir = gitDir;
    this.#parents = parents;
    this.#merges = merges;
    this.#readers = Array.from({ length: jobs }, () => new CommandReader(HISTORY_COMMAND, gitDir));
  }

  async read(shas: readonly string[]): Promise<CommitRecord[]> {
    const reader = this.#readers[this.#turn++ % this.#readers.length]!;
    // Newest first: packs hold old versions as differences from newer ones, which git then has at hand.
    // A merge is compared with itself, which costs nothing: few changed something by themselves.
    const lines = shas.toReversed().map((sha) => (this.#isMerge(sha) ? `${sha} ${sha}` : sha));
    const [all, conflicts] = await Promise.all([reader.read(lines), this.#readConflicts(shas)]);
    const found = new Map([...all, ...conflicts].map((commit) => [commit.sha, commit]));
    const merges = await this.#merges;
    return shas.map((sha) => {
      const commit = found.get(sha)!;
      commit.parents = this.#parents.get(sha) ?? commit.parents;
      commit.merged = merges.get(sha);
      return commit;
    });
  }

  stop(): void {
    for (const reader of [...this.#readers, ...this.#mergeReaders.values()]) reader.stop();
  }

  #isMerge(sha: string): boolean {
    return (this.#parents.get(sha)?.length ?? 0) > 1;
  }

  /** The merges among these that changed something against all their parents. */
  async #readConflicts(shas: readonly string[]): Promise<CommitRecord[]> {
    if (!shas.some((sha) => this.#isMerge(sha))) return [];
    const merges = await this.#merges;
    const of = (kind: Merged["conflicts"]): string[] => shas.filter((sha) => merges.get(sha)?.conflicts === kind);
    const lists = [
      { command: PLAIN_MERGE_COMMAND, list: of("modified") },
      { command: MERGE_COMMAND, list: of("any") },
    ];
    const parts = lists
      .filter(({ list }) => list.length > 0)
      .map(({ command, list }) => this.#mergeReader(command).read(list));
    return (await Promise.all(parts)).flat();
  }

  #mergeReader(command: readonly string[]): CommandReader {
    let reader = this.#mergeReaders.get(command);
    if (!reader) {
      reader = new CommandReader(command, this.#gitDir);
      this.#mergeReaders.set(command, reader);
    }
    return reader;
  }
}

/** One git process that is given list after list of commits. */
class CommandReader {
  readonly #git: GitProcess;
  readonly #waiting: { last: string; resolve(commits: CommitRecord[]): void; reject(error: unknown): void }[] = [];
  #failure: unknown;

  constructor(command: readonly string[], gitDir: string) {
    this.#git = startGit(command, { gitDir });
    this.#run().catch((error: unknown) => {
      this.#failure = error;
      for (const { reject } of this.#waiting.splice(0)) reject(error);
      this.#git.kill();
    });
  }

  /** @param lines a commit each, with the parents that it is to be compared with unless they are its own */
  read(lines: readonly string[]): Promise<CommitRecord[]> {
    const result = new Promise<CommitRecord[]>((resolve, reject) => {
      if (this.#failure !== undefined) reject(this.#failure);
      else this.#waiting.push({ last: lines.at(-1)!.split(" ")[0]!, resolve, reject });
    });
    // Its failure is met when its turn comes, or not at all if one before it fails.
    result.catch(() => {});
    this.#git.stdin.write(`${lines.join("\n")}\n${END_OF_STRETCH}\n`);
    return result;
  }

  stop(): void {
    this.#git.kill();
  }

  async #run(): Promise<void> {
    const parser = new HistoryParser((commits) => this.#waiting.shift()?.resolve(commits));
    for await (const piece of this.#git.stdout) parser.push(piece as Buffer);
    const end = await this.#git.end;
    // Also when nothing is waiting: what is asked for later would wait for ever.
    const place = this.#waiting[0] ? ` at or after commit ${this.#waiting[0].last}` : "";
    throw new SourceError(
      `The history can't be read${place} (git says: ${complaint(end)}).`,
      "Run 'git fsck' in the repository, then repair it or clone it again. What was read of it before is kept.",
    );
  }
}
