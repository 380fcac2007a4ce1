import type { CommitFiles, CommitNode, ThreadNode } from "./answers.ts";
import { secondsOf } from "./contributions.ts";
import { editsOf, followLines, type LineRange } from "./patch.ts";

/** What of a pull request tells when lines in it were altered. */
export interface Pushes {
  commits: readonly CommitNode[];
  /** When its branch was replaced by another history, seconds. */
  forced: readonly number[];
}

/** The files that a commit changes; null where they can't be had. */
export type FilesOf = (sha: string) => Promise<CommitFiles | null>;

/** More commits than this after a comment are not looked through. */
const MOST_COMMITS = 30;

/**
 * When a later push of the same pull request first altered the lines that a thread begins with, seconds;
 * null when none did, or there was none.
 *
 * GitHub says that they were altered (`isOutdated`), but not when. Where only one commit came later it was
 * that one. Of several, their diffs are followed through the file. Where that can't tell, because the branch
 * was pushed anew by force, the commit that was commented on is no longer in it, or a diff is missing, the last
 * push counts: by then at the latest.
 *
 * A commit's time is its committer date, and never before the comment; merges of the main line are not work
 * on the comment.
 *
 * @param mayAsk whether diffs may be asked for: each costs a request
 */
export async function alteredAt(
  thread: ThreadNode,
  { commits, forced }: Pushes,
  filesOf: FilesOf,
  mayAsk: boolean,
): Promise<number | null> {
  const opening = thread.comments.nodes[0];
  if (!thread.isOutdated || opening === undefined) return null;
  const openedAt = secondsOf(opening.createdAt);
  const place = commits.findIndex(({ commit }) => commit.oid === opening.originalCommit?.oid);
  const after = commits
    .filter(({ commit }, index) => (place < 0 ? secondsOf(commit.committedDate) > openedAt : index > place))
    .map(({ commit }) => ({
      sha: commit.oid,
      at: Math.max(openedAt, secondsOf(commit.committedDate)),
      isMerge: commit.parents.totalCount > 1,
    }));
  const later = after.filter(({ isMerge }) => !isMerge);
  const forcedLater = forced.filter((at) => at > openedAt);
  const times = [...later.map(({ at }) => at), ...forcedLater];
  if (times.length === 0) return null;
  const last = Math.max(...times);
  // Lines of a commit that was replaced stand at other places in those that replaced it.
  if (forcedLater.length > 0 || place < 0) return last;
  if (after.length === 1) return last;
  const lines = linesOf(thread);
  if (lines === null || !mayAsk || later.length > MOST_COMMITS) return last;
  return follow({ path: thread.path, lines }, later, filesOf, last);
}

async function follow(
  { path, lines }: { path: string; lines: LineRange },
  later: readonly { sha: string; at: number }[],
  filesOf: FilesOf,
  last: number,
): Promise<number | null> {
  let [name, range] = [path, lines];
  for (const { sha, at } of later) {
    const files = await filesOf(sha);
    if (files === null) return last;
    const file = files.find(({ filename, previous_filename }) => (previous_filename ?? filename) === name);
    if (!file) continue;
    name = file.filename;
    if (file.patch === undefined) {
      if (file.previous_filename !== undefined) continue;
      return last;
    }
    const next = followLines(range, editsOf(file.patch));
    if (next === null) return at;
    range = next;
  }
  // A merge of the main line did it.
  return null;
}

/** Lines on the new side of the diff; those of the old side stand in no later version. */
function linesOf({ diffSide, originalLine, originalStartLine }: ThreadNode): LineRange | null {
  if (diffSide !== "RIGHT" || originalLine === null) return null;
  return { from: Math.min(originalStartLine ?? originalLine, originalLine), to: originalLine };
}
