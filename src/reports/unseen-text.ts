import type { RepositoryResult } from "../model/results.ts";
import { plural } from "../model/words.ts";

type Unseen = RepositoryResult["unseen"];

/** What could not be seen of a source, each with its number, as the rest of a sentence. */
export function unseenNotes({
  missingBlobs,
  missingChanges,
  binaryChanges,
  shallowCommits,
  misdatedCommits,
  importCommits,
  unfollowedFiles,
}: Unseen): string[] {
  const notes: string[] = [];
  if (missingBlobs > 0)
    notes.push(
      `${plural(missingBlobs, "blob")} missing from the clone, so ${plural(missingChanges, "change")} without line counts`,
    );
  if (shallowCommits > 0)
    notes.push(`a shallow clone: nothing is known of what came before ${plural(shallowCommits, "commit")}`);
  if (binaryChanges > 0) notes.push(`${plural(binaryChanges, "change")} of files that are not text`);
  if (unfollowedFiles > 0)
    notes.push(
      `who wrote the lines of ${plural(unfollowedFiles, "living file")}: not text, or with a version that is missing`,
    );
  if (misdatedCommits > 0)
    notes.push(`${plural(misdatedCommits, "commit")} with an impossible date, placed by what landed before`);
  if (importCommits > 0)
    notes.push(
      `${plural(importCommits, "commit")} so large that ${importCommits === 1 ? "it counts as an import or a sweep" : "they count as imports or sweeps"}`,
    );
  return notes;
}
