import { SWEEP_FILES } from "../model/evidence.ts";
import {
  endOf,
  FILE_KINDS,
  type History,
  LINE_KINDS,
  type LineSpells,
  peopleOf,
  type RepositoryHistory,
} from "../model/history.ts";
import { DEFAULT_SETTINGS, type Settings } from "../model/signal.ts";
import { DAY } from "../model/time.ts";
import { type Survival, survival } from "./survival.ts";

/** Lines that one commit brings into one file: more than anybody writes by hand. */
const BULK_LINES = 5000;
/** Days for which lines must have been followed before anything is said of how long they live. */
const LEAST_FOLLOWED = 30;

/** Why lines are left out of half-lives: when they were written, or that anybody wrote them, is not known. */
const EXCLUDED = {
  elsewhere: "came with a commit that another source has too, and count there",
  imported: `came with a commit of more than ${SWEEP_FILES} files: an import or a sweep`,
  boundary: "were there before a shallow clone begins",
  vendored: "are in vendored code",
  generated: "are in generated files, data or drawings",
  bulk: `came more than ${BULK_LINES} at once into one file`,
  copied: "were copied within a file, or came back: who wrote them is known, but not as new lines",
  formatting: "came with a change of form: no word of the file was changed",
  moved: "came from another file",
} as const;

/** Why the end of lines says nothing of how long they were wanted. */
const CENSORED = {
  sweep: `went with a commit of more than ${SWEEP_FILES} files`,
  formatting: "went with a change of form: no word of the file was changed",
  moved: "went to another file",
  unfollowed: "were in a file that can't be followed from then on",
} as const;

export interface HalfLife extends Survival {
  /** People who wrote the lines. */
  people: number;
}

export interface HalfLives {
  /** By place of the area; -1 is unclassified. */
  areas: ReadonlyMap<number, HalfLife>;
  /** Of all lines together. */
  all: HalfLife;
  modules: readonly { repository: number; module: number; halfLife: HalfLife }[];
  excluded: readonly { reason: string; lines: number }[];
  censored: readonly { reason: string; lines: number }[];
}

/**
 * How long lines live, for each area and module: the median of a Kaplan-Meier curve over lines, from
 * the day on which they reached the main line to the day on which they left it.
 *
 * It describes the area, not anybody's skill. Lines of whom it is not known when they were written are
 * left out; lines that were moved, formatted or swept away are taken to be lost from sight, not gone.
 */
export function halfLives(history: History, lines: readonly LineSpells[]): HalfLives {
  const everything = new Group();
  const areas = new Map<number, Group>();
  const modules = new Map<number, { repository: number; module: number; group: Group }>();
  const excluded = new Map<string, number>();
  const censored = new Map<string, number>();
  const tally = (counts: Map<string, number>, reason: string, count: number): void =>
    void counts.set(reason, (counts.get(reason) ?? 0) + count);
  let cluster = 0;
  for (const [place, repository] of history.repositories.entries()) {
    const spells = lines[place]!;
    const bulk = bulkBirths(repository, spells);
    const first = cluster;
    cluster += 2 * repository.commits.count + repository.lineFiles.path.length;
    for (let i = 0; i < spells.file.length; i++) {
      const count = spells.lines[i]!;
      const left = excludedBy(repository, spells, i, bulk);
      if (left) {
        tally(excluded, EXCLUDED[left], count);
        continue;
      }
      const lost = censoredBy(repository, spells, i);
      if (lost) tally(censored, CENSORED[lost], count);
      const path = repository.lineFiles.path[spells.file[i]!]!;
      const area = repository.areas[path] ?? -1;
      const module = repository.modules.of[path] ?? 0;
      const key = place * 2 ** 20 + module;
      const row = rowOf(repository, spells, i, lost !== undefined, first);
      everything.add(row, repository, spells.born[i]!, count);
      groupOf(areas, area, () => new Group()).add(row, repository, spells.born[i]!, count);
      groupOf(modules, key, () => ({ repository: place, module, group: new Group() })).group.add(
        row,
        repository,
        spells.born[i]!,
        count,
      );
    }
  }
  const list = (counts: ReadonlyMap<string, number>): { reason: string; lines: number }[] =>
    [...counts].map(([reason, count]) => ({ reason, lines: count })).sort((a, b) => b.lines - a.lines);
  const human = history.people.map(({ kind }) => kind === "human");
  return {
    areas: new Map([...areas].map(([area, group]) => [area, group.halfLife(human)])),
    all: everything.halfLife(human),
    modules: [...modules.values()].map(({ repository, module, group }) => ({
      repository,
      module,
      halfLife: group.halfLife(human),
    })),
    excluded: list(excluded),
    censored: list(censored),
  };
}

/**
 * Half-lives as relevance uses them, in days. Where half of the lines are still there after as long as
 * they could be followed, that time, or the half-life of all lines together when that is longer: what
 * is not known to go must not weigh less. Where nothing can be said, that of all lines, or the default.
 */
export function relevanceHalfLives(
  { areas, all }: HalfLives,
  areaIds: readonly string[],
): Pick<Settings, "relevanceHalfLife" | "defaultRelevanceHalfLife"> {
  const otherwise = all.estimate ?? Math.max(all.followedDays, DEFAULT_SETTINGS.defaultRelevanceHalfLife);
  const known = [...areas].flatMap(([area, { estimate, followedDays }]) => {
    const id = areaIds[area];
    return id === undefined || followedDays === 0 ? [] : [[id, estimate ?? Math.max(followedDays, otherwise)] as const];
  });
  return {
    relevanceHalfLife: new Map(known.sort(([a], [b]) => (a < b ? -1 : 1))),
    defaultRelevanceHalfLife: otherwise,
  };
}

interface Row {
  days: number;
  ended: boolean;
  /** The file, the commit that wrote the lines, and the one that took them away. */
  clusters: readonly [number, number, number];
}

/** Lines that are measured together. */
class Group {
  readonly #rows: Row[] = [];
  readonly #lines: number[] = [];
  readonly #people = new Set<number>();

  add(row: Row, { commits }: RepositoryHistory, born: number, lines: number): void {
    this.#rows.push(row);
    this.#lines.push(lines);
    for (const person of peopleOf(commits.authors, born)) this.#people.add(person);
  }

  halfLife(human: readonly boolean[]): HalfLife {
    const rows = this.#rows;
    const measured = survival({
      days: Float64Array.from(rows, ({ days }) => days),
      ended: Uint8Array.from(rows, ({ ended }) => Number(ended)),
      lines: Float64Array.from(this.#lines),
      clusters: [0, 1, 2].map((kind) => numbered(rows.map(({ clusters }) => clusters[kind]!))),
    });
    const people = [...this.#people].filter((person) => human[person]).length;
    if (measured.followedDays >= LEAST_FOLLOWED) return { ...measured, people };
    const unknown = { estimate: null, low: null, high: null, reached: false, followedDays: 0, curve: [] };
    return { ...measured, ...unknown, people };
  }
}

/** The same groups, numbered from 0 without gaps. */
function numbered(groups: readonly number[]): Int32Array {
  const numbers = new Map<number, number>();
  return Int32Array.from(groups, (group) => groupOf(numbers, group, () => numbers.size));
}

function groupOf<T>(groups: Map<number, T>, key: number, make: () => T): T {
  let group = groups.get(key);
  if (group === undefined) {
    group = make();
    groups.set(key, group);
  }
  return group;
}

function rowOf(repository: RepositoryHistory, spells: LineSpells, i: number, lost: boolean, first: number): Row {
  const { commits, lineFiles } = repository;
  const ended = spells.ended[i]!;
  const end = ended < 0 ? endOf(repository) : commits.landedAt[ended]!;
  const file = first + spells.file[i]!;
  const born = first + lineFiles.path.length + spells.born[i]!;
  return {
    days: Math.max(0, end - commits.landedAt[spells.came[i]!]!) / DAY,
    ended: ended >= 0 && !lost,
    // Lines that live were taken away by nobody; those of one file stand for themselves.
    clusters: [file, born, ended < 0 ? file : first + lineFiles.path.length + commits.count + spells.hand[i]!],
  };
}

/** Pairs of file and commit that brought more lines than anybody writes. */
function bulkBirths({ commits }: RepositoryHistory, { file, born, came, lines }: LineSpells): ReadonlySet<number> {
  const sums = new Map<number, number>();
  for (let i = 0; i < file.length; i++) {
    if (commits.landedAt[came[i]!]! > commits.landedAt[born[i]!]!) continue;
    const key = birthKey(file[i]!, born[i]!);
    sums.set(key, (sums.get(key) ?? 0) + lines[i]!);
  }
  return new Set([...sums].filter(([, sum]) => sum > BULK_LINES).map(([key]) => key));
}

function birthKey(file: number, born: number): number {
  return file * 2 ** 26 + born;
}

function excludedBy(
  { commits, lineFiles }: RepositoryHistory,
  { file, born, came, bornKind }: LineSpells,
  i: number,
  bulk: ReadonlySet<number>,
): keyof typeof EXCLUDED | undefined {
  const kind = FILE_KINDS[lineFiles.kind[file[i]!]!];
  if (kind === "vendored" || kind === "generated") return kind;
  if (commits.elsewhere[born[i]!]) return "elsewhere";
  if (commits.skip[born[i]!]) return "boundary";
  if (commits.files[born[i]!]! > SWEEP_FILES) return "imported";
  const why = LINE_KINDS[bornKind[i]!];
  if (why === "formatting" || why === "moved") return why;
  if (commits.landedAt[came[i]!]! > commits.landedAt[born[i]!]!) return "copied";
  return bulk.has(birthKey(file[i]!, born[i]!)) ? "bulk" : undefined;
}

function censoredBy(
  { commits }: RepositoryHistory,
  { ended, hand, endedKind }: LineSpells,
  i: number,
): keyof typeof CENSORED | undefined {
  if (ended[i]! < 0) return undefined;
  if (commits.files[hand[i]!]! > SWEEP_FILES) return "sweep";
  const why = LINE_KINDS[endedKind[i]!]!;
  return why === "edit" ? undefined : why;
}
