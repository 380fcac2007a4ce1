import { complaint, startGit } from "./process.ts";
import type { BorrowedRepository } from "./repository.ts";
import { rangeOf, unreadable } from "./topology.ts";

/**
 * The blobs that a history names and the object store does not hold, which most clones need not be asked
 * about: git reads every blob that a commit brings, and stops at one that isn't there.
 */
export class AbsentBlobs {
  readonly #borrowed: BorrowedRepository;
  readonly #head: string;
  readonly #known: string | undefined;
  readonly #found = new Set<string>();
  #all: Promise<readonly string[]> | undefined;

  /** @param known a commit whose history was looked at before */
  constructor(borrowed: BorrowedRepository, head: string, known?: string) {
    this.#borrowed = borrowed;
    this.#head = head;
    this.#known = known;
  }

  /** Whether there is a stand-in for it. */
  has(blob: string): boolean {
    return this.#found.has(blob);
  }

  /** Puts stand-ins where blobs were absent before. */
  async recall(blobs: readonly string[]): Promise<void> {
    await this.#standIn(blobs);
  }

  /**
   * Puts stand-ins so that git can read on: at first for the blob that it stopped at, while all others are
   * looked for; when it stops again, for all.
   *
   * @param failure what git said
   * @returns whether there are any that had none
   */
  async standIn(failure: unknown): Promise<boolean> {
    const first = this.#all === undefined;
    this.#all ??= absentBlobs(this.#borrowed.gitDir, this.#head, this.#known);
    this.#all.catch(() => {});
    const [, named] = /unable to read ([0-9a-f]{40,64})\b/.exec((failure as Error).message) ?? [];
    if (first && named !== undefined && (await this.#standIn(await this.#missing(named)))) return true;
    return this.#standIn(await this.#all);
  }

  /** All of them, sorted: also those that git had no reason to read. */
  async all(): Promise<string[]> {
    for (const blob of (await this.#all) ?? []) this.#found.add(blob);
    return [...this.#found].sort();
  }

  /** The blob, if it is absent rather than damaged, or not ours to read. */
  #missing(blob: string): Promise<string[]> {
    const check = startAbsenceCheck(this.#borrowed.gitDir);
    check.ask(blob);
    return check.answer();
  }

  async #standIn(blobs: readonly string[]): Promise<boolean> {
    const before = this.#found.size;
    for (const blob of blobs) this.#found.add(blob);
    if (this.#found.size === before) return false;
    await this.#borrowed.standIn([...this.#found].sort());
    return true;
  }
}

/**
 * The blobs that the commits of `head` without those of `known` name and the object store does not
 * hold, sorted. Reads commits and trees only.
 *
 * @public scripts/bench.mjs reads it from the built code
 * @throws {SourceError} when a commit or a tree can't be read.
 */
export async function absentBlobs(gitDir: string, head: string, known?: string): Promise<string[]> {
  const blobs = startAbsenceCheck(gitDir);
  const git = startGit(
    ["log", "--raw", "--no-renames", "--diff-merges=first-parent", "--no-abbrev", "--format=", ...rangeOf(head, known)],
    { gitDir, input: "" },
  );
  let rest = "";
  for await (const part of git.stdout) {
    const lines = (rest + (part as Buffer).toString("latin1")).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const [oldMode, mode, oldBlob, blob] = line.split(" ", 4);
      // What was there before these commits may have gone since it was read.
      if (known !== undefined && oldBlob !== undefined && oldMode !== ":000000" && oldMode !== ":160000")
        blobs.ask(oldBlob);
      if (blob !== undefined && mode !== "000000" && mode !== "160000") blobs.ask(blob);
    }
  }
  const end = await git.end;
  const absent = await blobs.answer();
  if (end.status !== 0) throw unreadable(gitDir, complaint(end));
  return absent;
}

/** Asks one long-running git whether it holds each of many blobs. */
function startAbsenceCheck(gitDir: string): { ask(blob: string): void; answer(): Promise<string[]> } {
  const git = startGit(["--no-replace-objects", "cat-file", "--batch-check=%(objecttype)", "--buffer"], { gitDir });
  const absent = new Set<string>();
  let rest = "";
  git.stdout.on("data", (part: Buffer) => {
    const lines = (rest + part.toString("latin1")).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line.endsWith(" missing")) absent.add(line.slice(0, -" missing".length));
    }
  });
  let batch: string[] = [];
  const flush = (): void => {
    if (batch.length > 0) git.stdin.write(`${batch.join("\n")}\n`);
    batch = [];
  };
  return {
    ask(blob) {
      batch.push(blob);
      if (batch.length >= 1024) flush();
    },
    async answer() {
      flush();
      git.stdin.end();
      const end = await git.end;
      if (end.status !== 0) throw unreadable(gitDir, complaint(end));
      return [...absent].sort();
    },
  };
}
