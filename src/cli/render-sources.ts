import type { ReadResult, SourceResult } from "../model/results.ts";
import { plural } from "../model/words.ts";
import { clean, fit, type Screen, style, wrap } from "./text.ts";

type Unseen = SourceResult["unseen"];

/** What could not be seen, each with its number. */
function unseen({
  missingBlobs,
  missingChanges,
  binaryChanges,
  shallowCommits,
  misdatedCommits,
  importCommits,
}: Unseen): string[] {
  const notes: string[] = [];
  if (missingBlobs > 0)
    notes.push(
      `${plural(missingBlobs, "blob")} missing from the clone, so ${plural(missingChanges, "change")} without line counts`,
    );
  if (shallowCommits > 0)
    notes.push(`a shallow clone: nothing is known of what came before ${plural(shallowCommits, "commit")}`);
  if (binaryChanges > 0) notes.push(`${plural(binaryChanges, "change")} of files that are not text`);
  if (misdatedCommits > 0)
    notes.push(`${plural(misdatedCommits, "commit")} with an impossible date, placed by what landed before`);
  if (importCommits > 0) notes.push(`${plural(importCommits, "commit")} so large that they count as imports or sweeps`);
  return notes;
}

export function renderSources(sources: readonly SourceResult[], screen: Screen): string {
  const lines: string[] = [];
  for (const source of sources) {
    lines.push(style(screen, "bold", clean(source.source)));
    lines.push(
      `  ${plural(source.commits, "commit")} by ${plural(source.authors, "identity", "identities")}, ${plural(source.changes, "change")}, ${plural(source.hunks, "hunk")}`,
    );
    lines.push(
      `  ${source.firstAt?.slice(0, 10)} to ${source.headAt?.slice(0, 10)}, up to commit ${source.head?.slice(0, 12)}, read ${source.readAt.slice(0, 16).replace("T", " ")} UTC`,
    );
    lines.push(`  from ${clean(source.location)}`);
    for (const note of unseen(source.unseen))
      for (const line of wrap(`Not seen: ${note}.`, screen.width - 2, "  "))
        lines.push(style(screen, "dim", `  ${line}`));
  }
  return `${lines.join("\n")}\n`;
}

export function renderRead({ sources }: ReadResult, screen: Screen): string {
  const lines: string[] = [];
  for (const { source, commits, newCommits, rewritten, missingBlobs, durationMs, people } of sources) {
    const news =
      newCommits === 0
        ? "nothing new"
        : rewritten
          ? "read again, because the history or the rules changed"
          : newCommits === commits
            ? "read"
            : `${newCommits} new`;
    lines.push(
      `${fit(clean(source), Math.min(36, screen.width - 44))} ${fit(plural(commits, "commit"), 15, "right")}  ${fit(plural(people, "author"), 13, "right")}  ${(durationMs / 1000).toFixed(1)} s  ${news}${missingBlobs > 0 ? style(screen, "yellow", `, ${plural(missingBlobs, "blob")} missing`) : ""}`,
    );
  }
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}
