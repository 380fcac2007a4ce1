import type { CommitsResult } from "../model/commits.ts";
import { type History, peopleOf } from "../model/history.ts";
import { isoDate, isoQuarter, quarterOf } from "../model/time.ts";
import { changesInScope, modulesOf, type View } from "../signals/view.ts";
import { evidenceEntry } from "./evidence.ts";

/** Which of somebody's commits; what is not given holds for all of them. */
export interface CommitsWanted {
  /** Id of an area, or `unclassified`. */
  area?: string | undefined;
  repo?: string | undefined;
  module?: string | undefined;
  /** `2026-Q1` */
  quarter?: string | undefined;
  /** `2026-01-31`: from its first second on. */
  since?: string | undefined;
}

/** Somebody's commits in scope behind a figure of their workprint, latest first. */
export function commitsReport(
  history: History,
  views: readonly { repository: number; view: View }[],
  person: number,
  wanted: CommitsWanted,
  limit: number,
): CommitsResult {
  const found = views
    .flatMap(({ repository, view }) =>
      [...view.work]
        .filter((commit) => view.authors(commit).includes(person) && isWanted(view, commit, wanted))
        .map((commit) => ({ repository, commit, at: view.repository.commits.landedAt[commit]! })),
    )
    .sort((a, b) => b.at - a.at || a.repository - b.repository || b.commit - a.commit);
  return {
    commits: found.slice(0, limit).map((ref) => ({
      ...evidenceEntry(history, ref),
      coAuthor: peopleOf(history.repositories[ref.repository]!.commits.authors, ref.commit).indexOf(person) > 0,
    })),
    more: Math.max(0, found.length - limit),
  };
}

function isWanted(view: View, commit: number, { area, repo, module, quarter, since }: CommitsWanted): boolean {
  const { source, commits, changes, areas, modules } = view.repository;
  if (repo !== undefined && repo !== source) return false;
  if (quarter !== undefined && quarter !== isoQuarter(quarterOf(commits.landedAt[commit]!))) return false;
  // Days as texts are in the order of time.
  if (since !== undefined && isoDate(commits.landedAt[commit]!) < since) return false;
  if (module !== undefined && ![...modulesOf(view, commit)].some((one) => modules.names[one] === module)) return false;
  if (area === undefined) return true;
  for (const change of changesInScope(view, commit))
    if ((view.areaIds[areas[changes.path[change]!]!] ?? "unclassified") === area) return true;
  return false;
}
