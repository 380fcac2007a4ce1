import { createHash } from "node:crypto";
import { deserialize, serialize } from "node:v8";

import type { LedgerChange, LedgerCommit } from "./commit.ts";
import type { FileLines } from "./file-lines.ts";
import type { PathMap } from "./path-map.ts";

export type Tree = PathMap<FileLines>;

/** Raise it when the saved state, or what a commit makes of the lines, changes: then all is read again. */
export const LEDGER_VERSION = 2;

/** Where the lines stood at a place in the history. */
export interface Checkpoint {
  /** Trees of commits that still have children to come. */
  trees: ReadonlyMap<string, Tree>;
  mainTree: Tree;
  /** Files that have begun. */
  files: number;
}

/** A checkpoint and the commits from there to the next one. */
export interface StoredSegment extends Checkpoint {
  shas: readonly string[];
  /** What `packCommits` gave: most are written again as they were read. */
  commits: Uint8Array;
}

/** The ledger as a later reading goes on with it. */
export interface LedgerState {
  moves: boolean;
  misfits: number;
  segments: readonly StoredSegment[];
}

/** Commits as they are written. */
interface Packed {
  commits: readonly (Omit<LedgerCommit, "files"> & {
    files: readonly (Omit<LedgerChange, "gained"> & { gained: number })[];
  })[];
  /** Of the lines that all commits gained, one after another. */
  hashes: Int32Array;
  weights: Uint8Array;
}

/** Commits as bytes, with the lines of all of them in two columns: many small ones take long to write. */
export function packCommits(commits: readonly LedgerCommit[]): Uint8Array {
  const all = commits.flatMap(({ files }) => files.flatMap(({ gained }) => gained ?? []));
  const count = all.reduce((sum, lines) => sum + lines.count, 0);
  const hashes = new Int32Array(count);
  const weights = new Uint8Array(count);
  let at = 0;
  for (const lines of all) {
    hashes.set(lines.hashes, at);
    weights.set(lines.weights, at);
    at += lines.count;
  }
  return serialize({
    commits: commits.map((commit) => ({
      ...commit,
      files: commit.files.map((file) => ({ ...file, gained: file.gained?.count ?? 0 })),
    })),
    hashes,
    weights,
  } satisfies Packed);
}

export function unpackCommits(bytes: Uint8Array): LedgerCommit[] {
  const { commits, hashes, weights } = deserialize(bytes) as Packed;
  let at = 0;
  return commits.map((commit) => ({
    ...commit,
    files: commit.files.map(({ gained: count, ...file }) => {
      const from = at;
      at += count;
      const gained =
        count === 0
          ? undefined
          : { count, hashes: hashes.subarray(from, at), weights: weights.subarray(from, at), wordSum: 0 };
      return { ...file, gained };
    }),
  }));
}

/** The state as bytes, with a digest before it. Checkpoints share what did not change between them. */
export function writeState(state: LedgerState): Buffer {
  const written = serialize({ version: LEDGER_VERSION, ...state });
  return Buffer.concat([digestOf(written), written]);
}

/** @returns undefined when the bytes are damaged, or of another version, or of a Node that this one can't read */
export function readState(bytes: Buffer): LedgerState | undefined {
  const written = bytes.subarray(DIGEST_BYTES);
  if (!digestOf(written).equals(bytes.subarray(0, DIGEST_BYTES))) return undefined;
  let read: LedgerState & { version: number };
  try {
    read = deserialize(written) as typeof read;
  } catch {
    return undefined;
  }
  return read.version === LEDGER_VERSION ? read : undefined;
}

const DIGEST_BYTES = 32;

/** Tells a state that was damaged: what it says would be believed. */
function digestOf(state: Uint8Array): Buffer {
  return createHash("sha256").update(state).digest();
}
