import { InternalError } from "../../../model/errors.ts";
import type { FileChange } from "../history-parser.ts";
import { type LineList, shortBlob } from "./file-lines.ts";

/** A commit as the ledger takes it. */
export interface LedgerCommit {
  number: number;
  sha: string;
  parents: readonly string[];
  /** Stands on the main line itself. */
  main: boolean;
  files: readonly LedgerChange[];
  /** For a merge: each path that differs from the first parent, and the first 32 bits of its blob, or 0 where it is gone. */
  merged: readonly number[] | undefined;
}

/** A change of a file; paths are numbers. */
export interface LedgerChange extends Pick<FileChange, "status" | "hunks" | "binary" | "regular" | "generated"> {
  gained: LedgerLines | undefined;
  lost: LedgerLines | undefined;
  path: number;
  oldPath: number | undefined;
  parentPaths: readonly number[] | undefined;
  oldBlob: number;
  blob: number;
}

type LedgerLines = LineList & { readonly wordSum: number };

/** A file's change with numbers for its paths. */
export function ledgerChange(file: FileChange, numberOf: (path: string) => number): LedgerChange {
  const { status, hunks, gained, lost, binary, regular, generated, blobs } = file;
  const blob = blobs.at(-1);
  const oldBlob = blobs[0];
  if (blob === undefined || oldBlob === undefined) throw new InternalError(`The change of ${file.path} names no blob.`);
  return {
    status,
    hunks,
    gained,
    lost,
    binary,
    regular,
    generated,
    path: numberOf(file.path),
    oldPath: file.oldPath === undefined ? undefined : numberOf(file.oldPath),
    parentPaths: file.parentPaths?.map(numberOf),
    oldBlob: shortBlob(oldBlob),
    blob: shortBlob(blob),
  };
}
