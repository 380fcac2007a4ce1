import { type History, peopleOf, type RepositoryHistory } from "../model/history.ts";
import { CONTRIBUTION_KINDS, type ContributionKind } from "../model/contribution.ts";
import type { EvidenceEntry } from "../model/results.ts";
import type { EvidenceRef } from "../model/signal.ts";
import { isoTime } from "../model/time.ts";
import { plural } from "../model/words.ts";

/** A commit as a reader can find it: `source@1a2b3c4d5e6f`; another contribution: `source#pull/12`. */
export function evidenceId({ repositories }: History, { repository, item }: EvidenceRef): string {
  const { source, commits, contributions } = repositories[repository]!;
  return item < commits.count
    ? `${source}@${commits.sha[item]!.slice(0, 12)}`
    : `${source}#${contributions.ref[item - commits.count]!}`;
}

export function evidenceEntry(history: History, ref: EvidenceRef): EvidenceEntry {
  const repository = history.repositories[ref.repository]!;
  const { commits, contributions } = repository;
  const of = { id: evidenceId(history, ref), repo: repository.source };
  if (ref.item < commits.count)
    return {
      ...of,
      kind: "commit",
      at: isoTime(commits.landedAt[ref.item]!),
      title: commits.title[ref.item] ?? describeChange(repository, ref.item),
      url: repository.web && `${repository.web}/commit/${commits.sha[ref.item]}`,
    };
  const act = ref.item - commits.count;
  const kind = CONTRIBUTION_KINDS[contributions.kind[act]!]!;
  return {
    ...of,
    kind,
    at: isoTime(contributions.at[act]!),
    title: contributions.title[act] ?? describeAct(repository, act, kind),
    url: contributions.url[act]!,
  };
}

/** Says what a contribution without a title is: `Review of pull/12`, with the title of what it belongs to. */
function describeAct({ contributions }: RepositoryHistory, act: number, kind: ContributionKind): string {
  const words = kind.replace("-", " ");
  const named = `${words[0]!.toUpperCase()}${words.slice(1)}`;
  const of = contributions.thread[act]!;
  return of < 0 ? named : `${named} of ${contributions.title[of] ?? contributions.ref[of]!}`;
}

/** Whether somebody is a further author of it rather than the first, or than of a work without order. */
export function isCoAuthor({ repositories }: History, { repository, item }: EvidenceRef, person: number): boolean {
  const { commits, contributions } = repositories[repository]!;
  const [list, place] = item < commits.count ? [commits.authors, item] : [contributions.people, item - commits.count];
  return peopleOf(list, place).indexOf(person) > 0;
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
