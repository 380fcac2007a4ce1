import type { History, RepositoryHistory } from "../model/history.ts";
import type { EvidenceEntry } from "../model/results.ts";
import type { EvidenceRef } from "../model/signal.ts";
import { isoTime } from "../model/time.ts";
import { plural } from "../model/words.ts";

/** A commit as a reader can find it: `source@1a2b3c4d5e6f`. */
export function evidenceId({ repositories }: History, { repository, commit }: EvidenceRef): string {
  const { source, commits } = repositories[repository]!;
  return `${source}@${commits.sha[commit]!.slice(0, 12)}`;
}

export function evidenceEntry(history: History, ref: EvidenceRef): EvidenceEntry {
  const repository = history.repositories[ref.repository]!;
  const { sha, title, landedAt } = repository.commits;
  return {
    id: evidenceId(history, ref),
    kind: "commit",
    at: isoTime(landedAt[ref.commit]!),
    repo: repository.source,
    title: title[ref.commit] ?? describeChange(repository, ref.commit),
    url: repository.web && `${repository.web}/commit/${sha[ref.commit]}`,
  };
}

/** Says what a commit without a message did: `3 files in trl/trainer`. */
function describeChange({ changes, commits, modules }: RepositoryHistory, commit: number): string {
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
  return `${plural(commits.files[commit]!, "file")}${where}`;
}
