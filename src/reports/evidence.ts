import type { CommitFacts } from "../model/evidence.ts";
import type { RepositoryHistory } from "../model/history.ts";
import type { EvidenceEntry } from "../model/results.ts";
import type { EvidenceRef } from "../model/signal.ts";
import { isoTime } from "../model/time.ts";
import { plural } from "../model/words.ts";

/** A commit as a reader can find it: `source@1a2b3c4d5e6f`. */
function evidenceId(source: string, sha: string): string {
  return `${source}@${sha.slice(0, 12)}`;
}

/** @param repository the repository of the history that the commit belongs to */
export function evidenceEntry(
  repository: RepositoryHistory,
  { commit }: EvidenceRef,
  facts: CommitFacts,
): EvidenceEntry {
  return {
    id: evidenceId(repository.source, facts.sha),
    kind: "commit",
    at: isoTime(facts.landedAt),
    repo: repository.source,
    title: facts.title ?? describeChange(repository, commit, facts.files),
    url: repository.web && `${repository.web}/commit/${facts.sha}`,
  };
}

/** Says what a commit without a message did: `3 files in trl/trainer`. */
function describeChange({ changes, modules }: RepositoryHistory, commit: number, files: number): string {
  const counts = new Map<number, number>();
  for (let i = changes.start[commit]!; i < changes.start[commit + 1]!; i++) {
    const module = modules.of[changes.path[i]!]!;
    counts.set(module, (counts.get(module) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  const where =
    most === undefined || modules.names[most[0]] === "/"
      ? ""
      : ` ${counts.size > 1 ? "around" : "in"} ${modules.names[most[0]]}`;
  return `${plural(files, "file")}${where}`;
}
