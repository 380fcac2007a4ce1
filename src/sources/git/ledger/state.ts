import { createHash } from "node:crypto";
import { deserialize, serialize } from "node:v8";

import type { LedgerChange, LedgerCommit } from "./commit.ts";
import type { FileLines } from "./file-lines.ts";
import type { PathMap } from "./path-map.ts";

export type Tree = PathMap<FileLines>;

/** Raise it when the saved state, or what a commit makes of the lines, changes: then all is read again. */
export const LEDGER_VERSION = 1;

/** The ledger as a later reading goes on with it. */
export interface LedgerState {
  moves: boolean;
  misfits: number;
  trees: ReadonlyMap<string, Tree>;
  mainTree: Tree;
  files: number;
  /** The commits since those trees. */
  commits: readonly LedgerCommit[];
}

/** As it is written. */
interface Written extends Omit<LedgerState, "commits"> {
  version: number;
  commits: readonly PackedCommit[];
  /** Of the lines that all commits gained, one after another. */
  hashes: Int32Array;
  weights: Uint8Array;
}

type PackedCommit = Omit<LedgerCommit, "files"> & {
  files: readonly (Omit<LedgerChange, "gained"> & { gained: number })[];
};

/** Commits with the number of lines that each file gained, and those lines in two columns: many small ones take long to write. */
function packed(commits: readonly LedgerCommit[]): Pick<Written, "commits" | "hashes" | "weights"> {
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
  return {
    commits: commits.map((commit) => ({
      ...commit,
      files: commit.files.map((file) => ({ ...file, gained: file.gained?.count ?? 0 })),
    })),
    hashes,
    weights,
  };
}

function unpacked({ commits, hashes, weights }: Pick<Written, "commits" | "hashes" | "weights">): LedgerCommit[] {
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

/** The state as bytes, with a digest before it. */
export function writeState({ commits, ...state }: LedgerState): Buffer {
  const written = serialize({ version: LEDGER_VERSION, ...state, ...packed(commits) } satisfies Written);
  return Buffer.concat([digestOf(written), written]);
}

/** @returns undefined when the bytes are damaged, or of another version, or of a Node that this one can't read */
export function readState(bytes: Buffer): LedgerState | undefined {
  const written = bytes.subarray(DIGEST_BYTES);
  if (!digestOf(written).equals(bytes.subarray(0, DIGEST_BYTES))) return undefined;
  let read: Written;
  try {
    read = deserialize(written) as Written;
  } catch {
    return undefined;
  }
  const { version, hashes, weights, commits, ...state } = read;
  return version === LEDGER_VERSION ? { ...state, commits: unpacked({ commits, hashes, weights }) } : undefined;
}

const DIGEST_BYTES = 32;

/** Tells a state that was damaged: what it says would be believed. */
function digestOf(state: Uint8Array): Buffer {
  return createHash("sha256").update(state).digest();
}
