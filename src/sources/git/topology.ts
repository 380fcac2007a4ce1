import { SourceError } from "../../model/errors.ts";
import { shortBlob } from "./ledger/file-lines.ts";
import { complaint, runGit, startGit } from "./process.ts";
import { decode } from "./text.ts";

/** The shape of a history, oldest first, without what its commits contain. */
export interface Topology {
  /** Commits in the order in which they reached the main line; ancestors always come first. */
  order: readonly string[];
  parents: ReadonlyMap<string, readonly string[]>;
  /** For each commit of `order`, the place in `order` of the main-line commit that brought it. */
  landedWith: Int32Array;
  /** Committer date of each commit of `order`, seconds. */
  committedAt: Float64Array;
  /** Changed files of each commit of `order`, merges against their first parent. */
  files: Int32Array;
  /** What each merge changed against its first parent, and how it has to be read. */
  merged: ReadonlyMap<string, Merged>;
  /** Blobs that the commits name and the object store does not hold, sorted. */
  absent: readonly string[];
}

interface Merged {
  /** Paths that differ from the first parent. */
  paths: string[];
  /** The first 32 bits of each path's blob; 0 where the path is gone. */
  blobs: number[];
  /**
   * What it changed against all its parents: nothing; only files that all of them have under the same
   * path, so that no renames need be looked for; or anything.
   */
  conflicts: "none" | "modified" | "any";
}

interface Listed {
  parents: Map<string, readonly string[]>;
  committedAt: Map<string, number>;
  files: Map<string, number>;
}

/**
 * Lists the commits that `head` has and `known` lacks.
 *
 * It reads commits and trees only, so absent blobs can't stop it, and it asks for each blob on the
 * way whether the object store holds it.
 *
 * @throws {SourceError} when a commit or a tree can't be read.
 */
export async function readTopology(gitDir: string, head: string, known?: string): Promise<Topology> {
  const blobs = startAbsenceCheck(gitDir);
  const range = [head, ...(known ? [`^${known}`] : []), "--"];
  /** Asked when the first merge is met: many histories have none. */
  let conflicts: ReturnType<typeof readConflicts> | undefined;
  const git = startGit(
    [
      "log",
      "--raw",
      "--no-renames",
      "--diff-merges=first-parent",
      "-z",
      "--no-abbrev",
      "--format=%x01%H %ct %P",
      ...range,
    ],
    { gitDir, input: "" },
  );
  const listed: Listed = { parents: new Map(), committedAt: new Map(), files: new Map() };
  const merged = new Map<string, Merged>();
  const names = new Names();
  let rest = "";
  let current = "";
  let skipPath = false;
  let ofMerge: Merged | undefined;
  for await (const part of git.stdout) {
    // Most paths are passed over, so any one-byte encoding will do.
    const tokens = (rest + (part as Buffer).toString("latin1")).split("\0");
    rest = tokens.pop() ?? "";
    for (const token of tokens) {
      if (skipPath) {
        skipPath = false;
        ofMerge?.paths.push(names.of(token));
        continue;
      }
      const entry = token.startsWith("\n") ? token.slice(1) : token;
      if (entry.startsWith("\x01")) {
        const [sha = "", date, ...parents] = entry.slice(1).trimEnd().split(" ");
        current = sha;
        listed.committedAt.set(sha, Number(date));
        listed.parents.set(sha, parents);
        listed.files.set(sha, 0);
        ofMerge = undefined;
        if (parents.length > 1) {
          conflicts ??= readConflicts(gitDir, range);
          conflicts.catch(() => {});
          ofMerge = { paths: [], blobs: [], conflicts: "none" };
          merged.set(sha, ofMerge);
        }
      } else if (entry.startsWith(":")) {
        skipPath = true;
        listed.files.set(current, (listed.files.get(current) ?? 0) + 1);
        const [oldMode, newMode, oldBlob, blob] = entry.split(" ");
        // What was there before these commits may have gone since it was read.
        if (known !== undefined && oldBlob !== undefined && oldMode !== ":000000" && oldMode !== ":160000")
          blobs.ask(oldBlob);
        ofMerge?.blobs.push(shortBlob(blob ?? ""));
        if (blob !== undefined && newMode !== "000000" && newMode !== "160000") blobs.ask(blob);
      }
    }
  }
  const end = await git.end;
  const absent = await blobs.answer();
  if (end.status !== 0) throw unreadable(gitDir, complaint(end));
  for (const [sha, kind] of (await conflicts) ?? []) {
    const merge = merged.get(sha);
    if (merge) merge.conflicts = kind;
  }
  return { ...order(head, listed), parents: listed.parents, merged, absent };
}

/** The merges that changed something against all their parents, and whether renames may matter there. */
async function readConflicts(gitDir: string, range: readonly string[]): Promise<Map<string, "modified" | "any">> {
  const { status, stdout, stderr } = await runGit(
    ["log", "--merges", "-c", "--raw", "--no-renames", "--format=%x01%H", ...range],
    { gitDir },
  );
  if (status !== 0) throw unreadable(gitDir, complaint({ status, stderr }));
  const found = new Map<string, "modified" | "any">();
  for (const entry of stdout.toString("latin1").split("\x01")) {
    const letters = [...entry.matchAll(/^:[^\t]* ([A-Z]+)\t/gm)].map(([, status]) => status!);
    if (letters.length > 0)
      found.set(entry.slice(0, entry.indexOf("\n")), /^M+$/.test(letters.join("")) ? "modified" : "any");
  }
  return found;
}

/** Gives each path one text, however often it is named: those that a stream is cut into would keep all of it. */
class Names {
  readonly #known = new Map<string, string>();

  /** @param bytes the path, a character for each byte */
  of(bytes: string): string {
    let name = this.#known.get(bytes);
    if (name === undefined) {
      const buffer = Buffer.from(bytes, "latin1");
      name = decode(buffer);
      this.#known.set(buffer.toString("latin1"), name);
    }
    return name;
  }
}

function unreadable(gitDir: string, why: string): SourceError {
  return new SourceError(
    `The history can't be read (git says: ${why}).`,
    `Run 'git fsck' in the repository; a clone made with --filter=tree:0 must be fetched again with --refetch --filter=blob:none. (Read by way of ${gitDir}.)`,
  );
}

/** Asks one long-running git whether it holds each of many blobs. */
function startAbsenceCheck(gitDir: string): { ask(blob: string): void; answer(): Promise<string[]> } {
  const git = startGit(["cat-file", "--batch-check=%(objecttype)", "--buffer"], { gitDir });
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

/**
 * Puts commits in the order in which they reached the main line: along first parents from the
 * oldest, each preceded by what it merged. A history that ends earlier on the main line gives a
 * prefix of the same order.
 */
function order(
  head: string,
  { parents, committedAt, files }: Listed,
): Pick<Topology, "order" | "landedWith" | "committedAt" | "files"> {
  const mainLine: string[] = [];
  for (let sha: string | undefined = head; sha !== undefined && parents.has(sha); sha = parents.get(sha)?.[0])
    mainLine.push(sha);
  const placed = new Set<string>();
  const result: string[] = [];
  const landedWith = new Int32Array(parents.size);
  for (const main of mainLine.toReversed()) {
    const first = result.length;
    const stack: { sha: string; next: number }[] = [{ sha: main, next: 0 }];
    placed.add(main);
    while (stack.length > 0) {
      const top = stack[stack.length - 1]!;
      const parent = parents.get(top.sha)![top.next++];
      if (parent === undefined) {
        result.push(top.sha);
        stack.pop();
      } else if (!placed.has(parent) && parents.has(parent)) {
        placed.add(parent);
        stack.push({ sha: parent, next: 0 });
      }
    }
    landedWith.fill(result.length - 1, first, result.length);
  }
  return {
    order: result,
    landedWith,
    committedAt: Float64Array.from(result, (sha) => committedAt.get(sha) ?? 0),
    files: Int32Array.from(result, (sha) => files.get(sha) ?? 0),
  };
}

/**
 * When each commit reached the main line: the committer date of the main-line commit that brought
 * it, never before what had landed already. A date in the future can't be true; such a commit is
 * taken to have landed with the one before it.
 *
 * @param committedAt committer dates in the order of `landedWith`, seconds
 * @param now when the repository is read, seconds
 * @param since when the last commit before these landed, seconds
 */
export function landingTimes(
  committedAt: Float64Array,
  landedWith: Int32Array,
  now: number,
  since = 0,
): { landedAt: Float64Array; misdated: number } {
  const landedAt = new Float64Array(committedAt.length);
  let latest = since;
  let misdated = 0;
  for (let i = 0; i < committedAt.length;) {
    const main = landedWith[i]!;
    const date = committedAt[main]!;
    if (date <= now) latest = Math.max(latest, date);
    for (; i <= main; i++) {
      landedAt[i] = latest;
      if (committedAt[i]! > now || committedAt[i]! <= 0) misdated++;
    }
  }
  return { landedAt, misdated };
}
