import { changesInScope, type View } from "../signals/view.ts";

/** A week in which somebody did work that counts in one part of one repository. */
export interface WorkedWeek {
  person: number;
  week: number;
  repository: number;
  /** An area, or a module; -1 is an area that is not known. */
  part: number;
  /** In the order in which they landed. */
  commits: number[];
}

/**
 * The weeks that count of everybody, by part: those with at least five lines of one of its files (see
 * signals/substance.ts), without imports and sweeps.
 *
 * @param partOf the part that a path is in
 */
export function workedWeeks(views: readonly View[], partOf: (view: View, path: number) => number): WorkedWeek[] {
  const found: WorkedWeek[] = [];
  for (const [repository, view] of views.entries()) {
    const { changes } = view.repository;
    const known = new Map<string, WorkedWeek>();
    for (const commit of view.handwork) {
      const week = view.week[commit]!;
      for (const person of view.counting(commit)) {
        const parts = new Set<number>();
        for (const i of changesInScope(view, commit))
          if (view.substance.file(person, week, changes.file[i]!)) parts.add(partOf(view, changes.path[i]!));
        for (const part of parts) {
          const key = `${person} ${week} ${part}`;
          const one = known.get(key);
          if (one) one.commits.push(commit);
          else {
            const worked = { person, week, repository, part, commits: [commit] };
            known.set(key, worked);
            found.push(worked);
          }
        }
      }
    }
  }
  return found;
}

/** The module of each path. */
export function moduleOf(view: View, path: number): number {
  return view.repository.modules.of[path]!;
}

/** The area of each path; -1 where it is not known. */
export function areaOf(view: View, path: number): number {
  return view.repository.areas[path]!;
}
