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
}

/** What a merge changed against its first parent, and how it has to be read. */
export interface Merged {
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
}

/**
 * Lists the commits that `head` has and `known` lacks. It reads commits only.
 *
 * @throws {SourceError} when a commit can't be read.
 */
export async function readTopology(gitDir: string, head: string, known?: string): Promise<Topology> {
  const { status, stdout, stderr } = await runGit(["log", "--format=%H %ct %P", ...rangeOf(head, known)], { gitDir });
  if (status !== 0) throw unreadable(gitDir, complaint({ status, stderr }));
  const listed: Listed = { parents: new Map(), committedAt: new Map() };
  for (const line of stdout.toString("latin1").split("\n")) {
    const [sha = "", date, ...parents] = line.trimEnd().split(" ");
    if (sha === "") continue;
    listed.committedAt.set(sha, Number(date));
    listed.parents.set(sha, parents);
  }
  return { ...order(head, listed), parents: listed.parents };
}

/** The arguments that name the commits of `head` without those of `known`. */
export function rangeOf(head: string, known: string | undefined): readonly string[] {
  return [head, ...(known === undefined ? [] : [`^${known}`]), "--"];
}

/**
 * What each merge changed. It reads commits and trees only, so absent blobs can't stop it.
 *
 * @throws {SourceError} when a commit or a tree can't be read.
 */
export async function readMerges(gitDir: string, { parents }: Topology): Promise<ReadonlyMap<string, Merged>> {
  const merges = [...parents].filter(([, of]) => of.length > 1).map(([sha]) => sha);
  const merged = new Map<string, Merged>(merges.map((sha) => [sha, { paths: [], blobs: [], conflicts: "none" }]));
  if (merges.length === 0) return merged;
  const conflicts = readConflicts(gitDir, merges);
  conflicts.catch(() => {});
  const git = startGit([...MERGES_COMMAND, "--diff-merges=first-parent", "-z", "--no-abbrev"], {
    gitDir,
    input: `${merges.join("\n")}\n`,
  });
  const names = new Names();
  let rest = "";
  let isPath = false;
  let merge: Merged | undefined;
  for await (const part of git.stdout) {
    const tokens = (rest + (part as Buffer).toString("latin1")).split("\0");
    rest = tokens.pop() ?? "";
    for (const token of tokens) {
      if (isPath) merge?.paths.push(names.of(token));
      else if (token.startsWith(":")) merge?.blobs.push(shortBlob(token.split(" ")[3] ?? ""));
      else merge = merged.get(token);
      isPath = !isPath && token.startsWith(":");
    }
  }
  const end = await git.end;
  if (end.status !== 0) throw unreadable(gitDir, complaint(end));
  for (const [sha, kind] of await conflicts) {
    const found = merged.get(sha);
    if (found) found.conflicts = kind;
  }
  return merged;
}

const MERGES_COMMAND = ["diff-tree", "--stdin", "-r", "--raw", "--no-renames"];

/** The merges that changed something against all their parents, and whether renames may matter there. */
async function readConflicts(gitDir: string, merges: readonly string[]): Promise<Map<string, "modified" | "any">> {
  const { status, stdout, stderr } = await runGit([...MERGES_COMMAND, "-c"], {
    gitDir,
    input: `${merges.join("\n")}\n`,
  });
  if (status !== 0) throw unreadable(gitDir, complaint({ status, stderr }));
  const found = new Map<string, "modified" | "any">();
  let merge = "";
  for (const line of stdout.toString("latin1").split("\n")) {
    if (!line.startsWith(":")) merge = line;
    else if (!/^[^\t]* M+\t/.test(line)) found.set(merge, "any");
    else if (!found.has(merge)) found.set(merge, "modified");
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

export function unreadable(gitDir: string, why: string): SourceError {
  return new SourceError(
    `The history can't be read (git says: ${why}).`,
    `Run 'git fsck' in the repository; a clone made with --filter=tree:0 must be fetched again with --refetch --filter=blob:none. (Read by way of ${gitDir}.)`,
  );
}

/**
 * Puts commits in the order in which they reached the main line: along first parents from the
 * oldest, each preceded by what it merged. A history that ends earlier on the main line gives a
 * prefix of the same order.
 */
function order(head: string, { parents, committedAt }: Listed): Pick<Topology, "order" | "landedWith" | "committedAt"> {
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
