/** Ways to look better without better work, as strong as somebody with the right to merge could make them. */

import { DAY } from "../src/model/time.ts";
import { generator } from "../src/statistics/bootstrap.ts";
import { AUTHOR, type ChangeFacts, CO_AUTHOR, type CommitFacts, REVIEWER } from "./evidence-edit.ts";

/** What an attacker knows. */
export interface Ground {
  /** The real history, in the order of landing. */
  commits: readonly CommitFacts[];
  /** Identity of the attacker, and of somebody who works a lot and plays along. */
  me: number;
  friend: number;
  /** Seconds. */
  asOf: number;
  /** Living files that count for the role, by module, and since when each has its path, seconds. */
  modules: readonly (readonly { path: string; since: number }[])[];
}

export interface Attack {
  id: string;
  /** What is done, for the table. */
  what: string;
  apply(ground: Ground): CommitFacts[];
}

const WEEK = 7 * DAY;
const YEAR_WEEKS = 52;

/** Lines in place of others: `count` came and as many went. */
const edited = (path: string, count: number, lines: number | null = count): ChangeFacts => ({
  path,
  kind: 0,
  added: count,
  deleted: count,
  lines,
});
const added = (path: string, count: number, lines: number | null = count): ChangeFacts => ({
  path,
  kind: 1,
  added: count,
  deleted: 0,
  lines,
});
const removed = (path: string, count: number, lines: number | null = count): ChangeFacts => ({
  path,
  kind: 2,
  added: 0,
  deleted: count,
  lines,
});
const moved = (oldPath: string, path: string): ChangeFacts => ({
  path,
  oldPath,
  kind: 0,
  added: 0,
  deleted: 0,
  lines: 0,
});

let made = 0;

function commit(
  landedAt: number,
  author: number,
  changes: readonly ChangeFacts[],
  others: CommitFacts["participants"] = [],
): CommitFacts {
  return {
    landedAt,
    merge: false,
    main: true,
    files: changes.length,
    participants: [{ identity: author, part: AUTHOR }, ...others],
    changes,
    row: { sha: `attack-${made++}`, title: null, is_boundary: false, skip: false, is_elsewhere: false },
    disclosures: 0,
  };
}

/** A moment in each of the last weeks, the latest first. */
const weekly = ({ asOf }: Ground, weeks = YEAR_WEEKS, every = 1): number[] =>
  Array.from({ length: Math.floor(weeks / every) }, (_, i) => asOf - i * every * WEEK - 3600);

const isBy = ({ participants }: CommitFacts, who: number): boolean =>
  participants.some(({ identity, part }) => identity === who && part === AUTHOR);

/** `count` files that are there at `at`, spread over as many modules as there are. */
function spread({ modules }: Ground, at: number, count: number, seed: number): string[] {
  const random = generator(seed);
  const there = modules
    .map((files) => files.filter(({ since }) => since < at).map(({ path }) => path))
    .filter(({ length }) => length > 0);
  const found = new Set<string>();
  for (let i = seed; there.length > 0 && found.size < count && i < seed + 20 * count; i++) {
    const module = there[i % there.length]!;
    found.add(module[Math.floor(random() * module.length)]!);
  }
  return [...found];
}

/** Another file beside one of the role. */
function beside(ground: Ground, at: number, seed: number, name: string): string {
  return (spread(ground, at, 1, seed)[0] ?? "").replace(/[^/]*$/, name);
}

/** Adds commits to the history. */
const adding =
  (more: (ground: Ground) => CommitFacts[]): Attack["apply"] =>
  (ground) => [...ground.commits, ...more(ground)];

/** Puts something in place of each of the attacker's own commits of the last two years. */
const instead =
  (make: (commit: CommitFacts, ground: Ground, index: number) => CommitFacts[]): Attack["apply"] =>
  (ground) =>
    ground.commits.flatMap((one, index) =>
      isBy(one, ground.me) && !one.merge && one.landedAt > ground.asOf - 730 * DAY ? make(one, ground, index) : [one],
    );

/** The first of `parts` equal parts of a change is its beginning, the others go on with it. */
function parted(change: ChangeFacts, parts: number, part: number): ChangeFacts | undefined {
  const share = (count: number | null): number | null =>
    count === null ? null : Math.floor((count * (part + 1)) / parts) - Math.floor((count * part) / parts);
  const piece = { ...change, added: share(change.added), deleted: share(change.deleted), lines: share(change.lines) };
  if (part > 0 && change.kind === 2) return undefined;
  if (part === 0) return piece;
  if (piece.added === 0 && piece.deleted === 0) return undefined;
  delete piece.oldPath;
  return { ...piece, kind: 0 };
}

const PARTS = 10;
const split =
  (apart: number): Attack["apply"] =>
  (ground) =>
    instead((one) =>
      Array.from({ length: PARTS }, (_, part): CommitFacts | undefined => {
        const changes = one.changes.flatMap((change) => parted(change, PARTS, part) ?? []);
        const landedAt = one.landedAt + part * apart;
        if (changes.length === 0 || landedAt > ground.asOf) return undefined;
        return {
          ...one,
          landedAt,
          changes,
          files: changes.length,
          row: { ...one.row, sha: `${String(one.row["sha"])}-${part}` },
        };
      }).filter((piece) => piece !== undefined),
    )(ground);

/** The same year's worth of files, moved to another folder and later back. */
function* shuttle(paths: readonly string[]): Generator<ChangeFacts[]> {
  for (let there = true; ; there = !there)
    yield paths.map((path) => (there ? moved(path, `moved/${path}`) : moved(`moved/${path}`, path)));
}

export const ATTACKS: readonly Attack[] = [
  {
    id: "typos",
    what: "a pull request each week for a year that mends one word in each of three files",
    apply: adding((ground) =>
      weekly(ground).map((at, i) =>
        commit(
          at,
          ground.me,
          spread(ground, at, 3, i).map((path) => edited(path, 1)),
        ),
      ),
    ),
  },
  {
    id: "wording",
    what: "nine lines of one page of documentation put otherwise, each week for a year",
    apply: adding((ground) =>
      weekly(ground).map((at, i) => commit(at, ground.me, [edited(beside(ground, at, i, "README.md"), 9)])),
    ),
  },
  {
    id: "formatting",
    what: "twenty files formatted anew, 60 lines each, each week for a year",
    apply: adding((ground) =>
      weekly(ground).map((at, i) =>
        commit(
          at,
          ground.me,
          spread(ground, at, 20, i).map((path) => edited(path, 60, 0)),
        ),
      ),
    ),
  },
  {
    id: "splitting",
    what: "every commit of two years split into ten that land together",
    apply: split(0),
  },
  {
    id: "mass moves",
    what: "150 files moved to a new folder and back, every two months for a year",
    apply: adding((ground) => {
      const moves = shuttle(spread(ground, ground.asOf - 365 * DAY, 150, 1));
      return weekly(ground, YEAR_WEEKS, 8)
        .toReversed()
        .map((at) => commit(at, ground.me, moves.next().value!));
    }),
  },
  {
    id: "small moves",
    what: "five files moved to a new folder or back, each week for a year",
    apply: adding((ground) => {
      const moves = shuttle(spread(ground, ground.asOf - 365 * DAY, 5, 1));
      return weekly(ground)
        .toReversed()
        .map((at) => commit(at, ground.me, moves.next().value!));
    }),
  },
  {
    id: "unseen moves",
    what: "150 files deleted and added again under another name, so that git sees no rename; others go on with them",
    apply: (ground) => {
      const at = ground.asOf - 400 * DAY;
      const paths = spread(ground, at, 150, 1);
      const there = new Map(paths.map((path) => [path, `again/${path}`]));
      const after = ground.commits.map((one) =>
        one.landedAt <= at
          ? one
          : {
              ...one,
              changes: one.changes.map((change) => ({ ...change, path: there.get(change.path) ?? change.path })),
            },
      );
      // Ninety lines each: half in one commit, so that none is a sweep.
      const halves = [paths.slice(0, 75), paths.slice(75)];
      return [
        ...after,
        ...halves.map((half, i) =>
          commit(
            at + i,
            ground.me,
            half.flatMap((path) => [removed(path, 90, 0), added(there.get(path)!, 90, 0)]),
          ),
        ),
      ];
    },
  },
  {
    id: "self-merged trivia",
    what: "each week for a year eight one-line commits in eight modules, and a merge of them by oneself",
    apply: adding((ground) =>
      weekly(ground).flatMap((at, i) => [
        ...spread(ground, at, 8, i).map((path, j) => ({
          ...commit(at - 60 + j, ground.me, [edited(path, 1)]),
          main: false,
        })),
        { ...commit(at, ground.me, []), merge: true },
      ]),
    ),
  },
  {
    id: "streak filling",
    what: "one line in the module of one's last work, in each week of two years without a commit",
    apply: adding((ground) => {
      const weekOf = (at: number): number => Math.floor((ground.asOf - at) / WEEK);
      const active = new Set(ground.commits.filter((one) => isBy(one, ground.me)).map((one) => weekOf(one.landedAt)));
      const own = new Set(ground.commits.findLast((one) => isBy(one, ground.me))?.changes.map(({ path }) => path));
      const module = ground.modules.find((files) => files.some(({ path }) => own.has(path))) ?? ground.modules[0]!;
      const [oldest] = module.toSorted((a, b) => a.since - b.since);
      return weekly(ground, 2 * YEAR_WEEKS)
        .filter((at) => at > oldest!.since && !active.has(weekOf(at)))
        .map((at) => commit(at, ground.me, [edited(oldest!.path, 1)]));
    }),
  },
  {
    id: "hitchhiking",
    what: "one line in each of four other modules, with every commit of two years",
    apply: instead((one, ground, index) => {
      const changes = [
        ...one.changes,
        ...spread(ground, one.landedAt, 4, index)
          .filter((path) => one.changes.every((change) => change.path !== path))
          .map((path) => edited(path, 1)),
      ];
      return [{ ...one, changes, files: changes.length }];
    }),
  },
  {
    id: "weekly bundles",
    what: "all commits of a week put into one",
    apply: (ground) => {
      const bundles = new Map<number, CommitFacts>();
      const rest: CommitFacts[] = [];
      for (const one of ground.commits) {
        if (!isBy(one, ground.me) || one.merge || one.landedAt <= ground.asOf - 730 * DAY) {
          rest.push(one);
          continue;
        }
        const week = Math.floor(one.landedAt / WEEK);
        const known = bundles.get(week);
        const changes = new Map(known?.changes.map((change) => [change.path, change]));
        for (const change of one.changes) {
          const before = changes.get(change.path);
          changes.set(
            change.path,
            before
              ? {
                  ...before,
                  lines: before.lines === null || change.lines === null ? null : before.lines + change.lines,
                }
              : change,
          );
        }
        bundles.set(week, { ...one, changes: [...changes.values()], files: changes.size });
      }
      return [...rest, ...bundles.values()];
    },
  },
  {
    id: "folders",
    what: "three folders opened each month for two years, with a file of one line in each",
    apply: adding((ground) =>
      weekly(ground, 2 * YEAR_WEEKS, 4).map((at, i) =>
        commit(
          at,
          ground.me,
          [0, 1, 2].map((j) => added(beside(ground, at, 3 * i + j, `part${i}${j}/__init__.py`), 1)),
        ),
      ),
    ),
  },
  {
    id: "tiny files",
    what: "a hundred files of two lines each quarter for two years, over which somebody else's tools sweep",
    apply: adding((ground) =>
      weekly(ground, 2 * YEAR_WEEKS, 13).flatMap((at, i) => {
        const paths = Array.from({ length: 100 }, (_, j) => beside(ground, at, 7 * i + j, `tiny_${i}_${j}.py`));
        const sweep = at + 10 * DAY;
        return [
          commit(
            at,
            ground.me,
            paths.map((path) => added(path, 2)),
          ),
          ...(sweep > ground.asOf
            ? []
            : [
                commit(
                  sweep,
                  ground.friend,
                  paths.map((path) => edited(path, 2, 0)),
                ),
                commit(
                  sweep,
                  ground.friend,
                  paths.map((path) => edited(path, 1)),
                ),
              ]),
        ];
      }),
    ),
  },
  {
    id: "lock files",
    what: "a lock file of 2000 lines made anew, and a picture, each week for a year",
    apply: adding((ground) =>
      weekly(ground).map((at, i) =>
        commit(at, ground.me, [
          edited(beside(ground, at, i, "poetry.lock"), 2000),
          { path: beside(ground, at, i, "plot.png"), kind: 0, added: null, deleted: null, lines: 0 },
        ]),
      ),
    ),
  },
  {
    id: "design documents",
    what: "one line of a roadmap, each week for a year",
    apply: adding((ground) =>
      weekly(ground).map((at, i) => commit(at, ground.me, [edited(beside(ground, at, i, "roadmap.md"), 1)])),
    ),
  },
  {
    id: "thanks for typos",
    what: "co-author of somebody's weekly one-line commit, for a year",
    apply: adding((ground) =>
      weekly(ground).map((at, i) =>
        commit(
          at,
          ground.friend,
          spread(ground, at, 1, i).map((path) => edited(path, 1)),
          [{ identity: ground.me, part: CO_AUTHOR }],
        ),
      ),
    ),
  },
  {
    id: "reviews of typos",
    what: "named as reviewer of somebody's weekly one-line commit, for a year",
    apply: adding((ground) =>
      weekly(ground).map((at, i) =>
        commit(
          at - 2 * WEEK,
          ground.friend,
          spread(ground, at, 1, i).map((path) => edited(path, 1)),
          [{ identity: ground.me, part: REVIEWER }],
        ),
      ),
    ),
  },
];

const trailer =
  (part: number): Attack["apply"] =>
  (ground) =>
    ground.commits.map((one) =>
      isBy(one, ground.friend) && one.landedAt > ground.asOf - 365 * DAY && !isBy(one, ground.me)
        ? { ...one, participants: [...one.participants, { identity: ground.me, part }] }
        : one,
    );

/** What no figure can tell from working steadily, or from working together. */
export const STILL_POSSIBLE: readonly Attack[] = [
  {
    id: "slow landing",
    what: "every commit of two years split into ten that land one a week",
    apply: split(WEEK),
  },
  {
    id: "padding",
    what: "five new lines in one file, each week for a year",
    apply: adding((ground) =>
      weekly(ground).map((at, i) =>
        commit(
          at,
          ground.me,
          spread(ground, at, 1, i).map((path) => edited(path, 5)),
        ),
      ),
    ),
  },
  {
    id: "given authorship",
    what: "co-author of everything that an accomplice did in the last year",
    apply: trailer(CO_AUTHOR),
  },
  {
    id: "given reviews",
    what: "named as reviewer of everything that an accomplice did in the last year",
    apply: trailer(REVIEWER),
  },
];
