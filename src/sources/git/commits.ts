import { SourceError } from "../../model/errors.ts";
import { type CommitRecord, END_OF_STRETCH, HISTORY_COMMAND, HistoryParser } from "./history-parser.ts";
import { complaint, type GitProcess, startGit } from "./process.ts";
import type { Topology } from "./topology.ts";

/** How much history is asked for at once: enough to keep git busy, little enough to hold. */
const STRETCH_COMMITS = 100;
const STRETCH_FILES = 800;

/**
 * Reads commits with their changes and hunks, in the order of the topology.
 *
 * Several git processes work at once on successive stretches of the history; their results are
 * handed over in order, and at most two stretches for each process are held at a time.
 *
 * @throws {SourceError} when git can't read a commit, a tree or a blob that is there
 */
export async function* readCommits(
  gitDir: string,
  topology: Topology,
  jobs: number,
): AsyncGenerator<readonly CommitRecord[]> {
  const readers = Array.from({ length: jobs }, () => new StretchReader(gitDir));
  const waiting = stretches(topology);
  const asked: Promise<CommitRecord[]>[] = [];
  let turn = 0;
  const ask = (): void => {
    const next = waiting.next();
    if (!next.done) asked.push(readers[turn++ % jobs]!.read(next.value));
  };
  try {
    for (let i = 0; i < 2 * jobs; i++) ask();
    for (let stretch = asked.shift(); stretch; stretch = asked.shift()) {
      const commits = await stretch;
      ask();
      yield commits;
    }
  } finally {
    for (const reader of readers) reader.stop();
  }
}

function* stretches({ order, files }: Topology): Generator<readonly string[]> {
  let from = 0;
  let size = 0;
  for (let i = 0; i < order.length; i++) {
    size += files[i]!;
    if (i + 1 - from >= STRETCH_COMMITS || size >= STRETCH_FILES || i === order.length - 1) {
      yield order.slice(from, i + 1);
      from = i + 1;
      size = 0;
    }
  }
}

/** One git process that is given stretch after stretch. */
class StretchReader {
  readonly #git: GitProcess;
  readonly #waiting: { last: string; resolve(commits: CommitRecord[]): void; reject(error: unknown): void }[] = [];
  #failure: unknown;

  constructor(gitDir: string) {
    this.#git = startGit(HISTORY_COMMAND, { gitDir });
    this.#run().catch((error: unknown) => {
      this.#failure = error;
      for (const { reject } of this.#waiting.splice(0)) reject(error);
      this.#git.kill();
    });
  }

  read(shas: readonly string[]): Promise<CommitRecord[]> {
    const result = new Promise<CommitRecord[]>((resolve, reject) => {
      if (this.#failure !== undefined) reject(this.#failure);
      else this.#waiting.push({ last: shas.at(-1)!, resolve, reject });
    });
    // Its failure is met when its turn comes, or not at all if one before it fails.
    result.catch(() => {});
    this.#git.stdin.write(`${shas.join("\n")}\n${END_OF_STRETCH}\n`);
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
    const place = this.#waiting[0] ? ` at or before commit ${this.#waiting[0].last}` : "";
    throw new SourceError(
      `The history can't be read${place} (git says: ${complaint(end)}).`,
      "Run 'git fsck' in the repository, then repair it or clone it again. What was read of it before is kept.",
    );
  }
}
