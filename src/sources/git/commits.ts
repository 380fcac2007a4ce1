import { SourceError } from "../../model/errors.ts";
import { type CommitRecord, HISTORY_FORMAT, HistoryParser } from "./history-parser.ts";
import { complaint, startGit } from "./process.ts";
import type { Topology } from "./topology.ts";

/** How much history one git process is given: enough to pay for starting it, little enough to hold. */
const CHUNK_COMMITS = 256;
const CHUNK_FILES = 2000;

/**
 * Reads commits with their changes and hunks, in the order of the topology.
 *
 * Several git processes work at once on successive stretches of the history; their results are
 * handed over in order, so that at most `jobs` stretches are held at a time.
 */
export async function* readCommits(gitDir: string, topology: Topology, jobs: number): AsyncGenerator<readonly CommitRecord[]> {
  const stop = new AbortController();
  const waiting = chunks(topology);
  const running: Promise<CommitRecord[]>[] = [];
  const start = (): void => {
    const next = waiting.next();
    if (next.done) return;
    const reading = readChunk(gitDir, next.value, stop.signal);
    // Its failure is met when its turn comes, or not at all if one before it fails.
    reading.catch(() => {});
    running.push(reading);
  };
  try {
    for (let i = 0; i < jobs; i++) start();
    for (let reading = running.shift(); reading; reading = running.shift()) {
      const commits = await reading;
      start();
      yield commits;
    }
  } finally {
    stop.abort();
  }
}

function* chunks({ order, files }: Topology): Generator<string[]> {
  let from = 0;
  let size = 0;
  for (let i = 0; i < order.length; i++) {
    size += files[i]!;
    if (i + 1 - from >= CHUNK_COMMITS || size >= CHUNK_FILES || i === order.length - 1) {
      yield order.slice(from, i + 1);
      from = i + 1;
      size = 0;
    }
  }
}

async function readChunk(gitDir: string, shas: string[], signal: AbortSignal): Promise<CommitRecord[]> {
  const git = startGit(["log", "--no-walk=unsorted", "--stdin", ...HISTORY_FORMAT], { gitDir, input: `${shas.join("\n")}\n`, signal });
  const commits: CommitRecord[] = [];
  const parser = new HistoryParser((commit) => commits.push(commit));
  for await (const piece of git.stdout) parser.push(piece as Buffer);
  const end = await git.end;
  if (end.status !== 0) {
    throw new SourceError(
      `The history can't be read near commit ${commits.at(-1)?.sha ?? shas[0]} (git says: ${complaint(end)}).`,
      "Run 'git fsck' in the repository, then repair it or clone it again. What was read of it before is kept.",
    );
  }
  parser.finish();
  return commits;
}
