import { DAY } from "../model/time.ts";
import { ageDays, changesInScope, type View } from "./view.ts";

/** What was created less than this ago has had no time for others to build on. */
const LEAST_AGE_DAYS = 90;
const BUCKET = 182.5 * DAY;

export interface Creation {
  /** The file or folder that was created. */
  thing: number;
  creators: readonly number[];
  commit: number;
  /** People other than its creators who changed it later. */
  others: ReadonlySet<number>;
  /** How many others changed what was created in the same half-year, on average. */
  expected: number;
}

/**
 * What was created in scope, and who built on it, against things of the same age in the same
 * repository: older things have had more time, and some repositories have more people.
 *
 * @param thingOf the thing that a change belongs to, or -1
 */
export function builtUpon(view: View, thingOf: (change: number) => number): Creation[] {
  const { changes, commits } = view.repository;
  const created = new Map<number, { creators: readonly number[]; commit: number; others: Set<number> }>();
  const known = new Set<number>();
  let next = 0;
  for (let commit = 0; commit < commits.count; commit++) {
    if (view.work[next] !== commit) {
      // By a bot, in a merge, or in another source: nobody's here, but there from now on.
      for (let i = changes.start[commit]!; i < changes.start[commit + 1]!; i++) known.add(thingOf(i));
      continue;
    }
    next++;
    const small = view.isHandwork[commit] === 1;
    for (const i of changesInScope(view, commit)) {
      const thing = thingOf(i);
      if (thing < 0) continue;
      const authors = view
        .counting(commit)
        .filter((person) => view.substance.file(person, view.week[commit]!, changes.file[i]!));
      // An import brings things that were created elsewhere: known, but nobody's either.
      const creation = created.get(thing);
      if (creation) {
        if (creation.commit !== commit && small)
          for (const person of authors) if (!creation.creators.includes(person)) creation.others.add(person);
      } else if (!known.has(thing) && changes.created[i] && small && authors.length > 0) {
        created.set(thing, { creators: authors, commit, others: new Set() });
      }
      known.add(thing);
    }
  }
  const mature = [...created].filter(([, { commit }]) => ageDays(view, commit) >= LEAST_AGE_DAYS);
  const buckets = new Map<number, { things: number; others: number }>();
  const bucketOf = (commit: number): number => Math.floor(commits.landedAt[commit]! / BUCKET);
  for (const [, { commit, others }] of mature) {
    const bucket = buckets.get(bucketOf(commit)) ?? { things: 0, others: 0 };
    bucket.things++;
    bucket.others += others.size;
    buckets.set(bucketOf(commit), bucket);
  }
  return mature.map(([thing, creation]) => {
    const { things, others } = buckets.get(bucketOf(creation.commit))!;
    return { thing, ...creation, expected: others / things };
  });
}
