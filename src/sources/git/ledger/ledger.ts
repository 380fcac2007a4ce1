import { type ChangeKind, changeKinds, type ChangeKinds } from "./change-kind.ts";
import type { LedgerChange, LedgerCommit } from "./commit.ts";
import { changeLines, type FileLines, mergeLines } from "./file-lines.ts";
import { addTo, type Lines, NO_LINES, originChanges } from "./lines.ts";
import { emptyPathMap, getPath, pathEntries, setPath } from "./path-map.ts";
import {
  type Checkpoint,
  packCommits,
  readState,
  type StoredSegment,
  type Tree,
  unpackCommits,
  writeState,
} from "./state.ts";

/** Lines that came to the main line (positive) or left it (negative) with one of its commits. */
export interface LineChange {
  file: number;
  /** The commit that the lines come from. */
  born: number;
  /** The commit that brought or took them: on a branch that was merged, where it can be told. */
  by: number;
  lines: number;
  kind: ChangeKind;
}

/** What a commit of the main line did to the lines. */
export interface Landing {
  /** Names that files have from now on. */
  names: readonly { file: number; path: number; generated: boolean }[];
  lines: readonly LineChange[];
}

/** What a branch did to a file before it was merged. */
interface Pending {
  /** By the commit that the lines come from. */
  lost: Map<number, { by: number; lines: number; kind: ChangeKind }[]>;
  gained: Map<number, ChangeKind>;
  /** What a commit on the main line itself changed. */
  changes?: Map<number, number>;
}

/** Part of the history that is kept so that a later reading can begin in the middle. */
interface Segment extends Checkpoint {
  commits: LedgerCommit[];
  lines: number;
}

/** A segment ends after this many commits or gained lines, at the next commit of the main line. */
const SEGMENT_COMMITS = 500;
const SEGMENT_LINES = 200_000;
/** How many whole segments are kept beside the one that is being filled. */
const KEPT_SEGMENTS = 4;

/**
 * Follows every line through the history: which commit each living line comes from and, when lines
 * come to the main line or leave it, when and by whose hand.
 *
 * Every commit is taken in the order in which it landed, branches too, so that a line of a merged
 * branch belongs to the commit that wrote it. A tree is kept for each commit that still has a child to
 * come; trees share all that is the same. So memory is bound by the living tree and what open branches
 * changed, and time by the size of the diffs and of the files that they are about.
 */
export class Ledger {
  readonly #moves: boolean;
  /** Trees of commits that still have children to come. */
  readonly #trees = new Map<string, Tree>();
  /** Children that each commit still has to come. */
  readonly #children = new Map<string, number>();
  #mainTree: Tree = emptyPathMap();
  #files = 0;
  #misfits = 0;
  readonly #pending = new Map<number, Pending>();
  /** Segments that were read, and not needed to go on. */
  readonly #past: StoredSegment[] = [];
  readonly #segments: Segment[] = [];

  /** @param options.moves whether lines that move inside a file are followed; true unless given */
  constructor({ moves = true }: { moves?: boolean } = {}) {
    this.#moves = moves;
  }

  /** Files that git's hunks did not fit, which were left out. */
  get misfits(): number {
    return this.#misfits;
  }

  /** Says which commits will come. @param parents of each of them */
  expect(parents: Iterable<readonly string[]>): void {
    for (const list of parents)
      for (const parent of list) this.#children.set(parent, (this.#children.get(parent) ?? 0) + 1);
  }

  /** Takes the next commit, and keeps it. @returns what changed, for a commit of the main line */
  add(commit: LedgerCommit): Landing | undefined {
    this.#keep(commit);
    const { before, after } = this.#take(commit);
    const landing = commit.main ? this.#landing(commit, before, after) : undefined;
    if (commit.main) this.#pending.clear();
    // What lines were lost only says why they were, and nobody asks that of the past.
    for (const file of commit.files) file.lost = undefined;
    return landing;
  }

  /** @param past it was told of before: nothing is noted of it */
  #take(commit: LedgerCommit, past = false): { before: Tree; after: Tree } {
    const parents = commit.parents.map((sha) => this.#trees.get(sha) ?? emptyPathMap<FileLines>());
    const before = parents[0] ?? emptyPathMap();
    const after = commit.merged ? this.#merge(commit, commit.merged, parents) : this.#change(commit, before, past);
    for (const parent of commit.parents) this.#release(parent);
    if ((this.#children.get(commit.sha) ?? 0) > 0) this.#trees.set(commit.sha, after);
    if (commit.main) this.#mainTree = after;
    return { before, after };
  }

  #release(sha: string): void {
    const left = (this.#children.get(sha) ?? 1) - 1;
    if (left > 0) this.#children.set(sha, left);
    else {
      this.#children.delete(sha);
      this.#trees.delete(sha);
    }
  }

  #change(commit: LedgerCommit, before: Tree, past: boolean): Tree {
    let after = before;
    const kinds = past ? [] : changeKinds(commit.files);
    for (const { oldPath, status, path } of commit.files) {
      if (status === "D") after = setPath(after, path, undefined);
      else if (oldPath !== undefined) after = setPath(after, oldPath, undefined);
    }
    for (const [place, change] of commit.files.entries()) {
      const old = getPath(before, change.oldPath ?? change.path);
      if (change.status !== "D") {
        const { version, changes } = this.#changed(commit.number, change, old);
        after = setPath(after, change.path, version);
        if (past) continue;
        const kind: ChangeKinds = version.lines ? kinds[place]! : { gained: "edit", lost: "unfollowed" };
        this.#note(commit, version.file, changes ?? changesOf(old, version), kind);
      } else if (old && !past) this.#note(commit, old.file, changesOf(old, undefined), kinds[place]!);
    }
    return after;
  }

  /** One file after a commit that is not a merge, and how many lines of each origin came and went. */
  #changed(
    commit: number,
    { status, blob, oldBlob, regular, binary, hunks, gained, generated: mark }: LedgerChange,
    old: FileLines | undefined,
  ): { version: FileLines; changes?: Map<number, number> } {
    const file = status === "A" || !old ? this.#files++ : old.file;
    const generated = mark ?? (status === "A" ? false : (old?.generated ?? false));
    const unfollowed = { version: { file, blob, generated, lines: undefined } };
    if (!regular || binary) return unfollowed;
    const whole = status === "A" || status === "T";
    const base = whole ? NO_LINES : old?.lines;
    // What was left out before stays so; nothing else can differ from what git had.
    if (!base) return unfollowed;
    if (!whole && old!.blob !== oldBlob) return { version: this.#misfit(file, blob) };
    // A link that becomes a file: the end of the link is in the first of two patches.
    const own = status === "T" ? addingHunks(hunks) : hunks;
    const changed = changeLines(base, own, gained, commit, this.#moves);
    if (!changed) return { version: this.#misfit(file, blob) };
    const version = { file, blob, generated, lines: changed.lines };
    return status === "T" ? { version } : { version, changes: changed.changes };
  }

  #misfit(file: number, blob: number): FileLines {
    this.#misfits++;
    return { file, blob, generated: false, lines: undefined };
  }

  #merge(commit: LedgerCommit, merged: readonly number[], parents: readonly Tree[]): Tree {
    const [first = emptyPathMap<FileLines>(), ...others] = parents;
    const changed = new Map(commit.files.map((file) => [file.path, file]));
    let after = first;
    for (let i = 0; i < merged.length; i += 2) {
      const path = merged[i]!;
      const blob = merged[i + 1]!;
      if (blob === 0) {
        after = setPath(after, path, undefined);
        continue;
      }
      const change = changed.get(path);
      if (change) {
        after = setPath(after, path, this.#merged(commit.number, change, parents));
        continue;
      }
      // What no combined diff shows is as one of the other parents has it.
      const taken = others.map((tree) => getPath(tree, path)).find((lines) => lines?.blob === blob);
      after = setPath(after, path, taken ?? this.#misfit(this.#files++, blob));
    }
    return after;
  }

  /** The lines of one file that a merge changed against all its parents. */
  #merged(commit: number, change: LedgerChange, parents: readonly Tree[]): FileLines {
    const versions = parents.map((tree, parent) => getPath(tree, change.parentPaths?.[parent] ?? change.path));
    const known = versions.find((version) => version);
    const file = known?.file ?? this.#files++;
    const generated = known?.generated ?? false;
    const { blob } = change;
    if (!change.regular || change.binary || versions.some((version) => version && !version.lines))
      return { file, blob, generated, lines: undefined };
    const before = versions.map((version) => version?.lines ?? NO_LINES);
    const lines = mergeLines(before, change.hunks, change.gained, commit, this.#moves);
    return lines ? { file, blob, generated, lines } : this.#misfit(file, blob);
  }

  /** Remembers what came and went, and why, until the main line has it. */
  #note(commit: LedgerCommit, file: number, changes: ReadonlyMap<number, number>, kinds: ChangeKinds): void {
    let pending = this.#pending.get(file);
    if (!pending) {
      pending = { lost: new Map(), gained: new Map() };
      this.#pending.set(file, pending);
    }
    if (kinds.gained !== "edit") pending.gained.set(commit.number, kinds.gained);
    if (commit.main) {
      // A file that a merge left under two names is told of twice.
      pending.changes ??= new Map();
      for (const [born, lines] of changes) addTo(pending.changes, born, lines);
    }
    for (const [born, lines] of changes) {
      if (lines >= 0) continue;
      const loss = { by: commit.number, lines: -lines, kind: kinds.lost };
      const known = pending.lost.get(born);
      if (known) known.push(loss);
      else pending.lost.set(born, [loss]);
    }
  }

  #landing(commit: LedgerCommit, before: Tree, after: Tree): Landing {
    const paths = new Set<number>();
    if (commit.merged) for (let i = 0; i < commit.merged.length; i += 2) paths.add(commit.merged[i]!);
    for (const { path, oldPath } of commit.files) {
      paths.add(path);
      if (oldPath !== undefined) paths.add(oldPath);
    }
    const files = new Map<number, { before: FileLines[]; after: FileLines[] }>();
    const versions = (file: number): { before: FileLines[]; after: FileLines[] } => {
      let known = files.get(file);
      if (!known) {
        known = { before: [], after: [] };
        files.set(file, known);
      }
      return known;
    };
    const names: { file: number; path: number; generated: boolean }[] = [];
    const named = new Map<number, { path: number; generated: boolean }>();
    for (const path of paths) {
      const old = getPath(before, path);
      const now = getPath(after, path);
      if (old === now) continue;
      if (old) {
        versions(old.file).before.push(old);
        named.set(old.file, { path, generated: old.generated });
      }
      if (now) versions(now.file).after.push(now);
    }
    for (const path of paths) {
      const now = getPath(after, path);
      if (!now || now === getPath(before, path)) continue;
      const known = named.get(now.file);
      if (known?.path !== path || known.generated !== now.generated)
        names.push({ file: now.file, path, generated: now.generated });
    }
    const lines: LineChange[] = [];
    for (const [file, { before: old, after: now }] of files) {
      const changes =
        this.#pending.get(file)?.changes ??
        originChanges(
          old.flatMap((version) => version.lines ?? []),
          now.flatMap((version) => version.lines ?? []),
        );
      const otherwise = now.some((version) => !version.lines) ? "unfollowed" : "edit";
      for (const [born, change] of changes) this.#tell(lines, commit.number, file, born, change, otherwise);
    }
    return { names, lines };
  }

  /** Adds what came or went of one origin, with why and by whose hand. @param otherwise why lines went of whom no commit tells */
  #tell(rows: LineChange[], commit: number, file: number, born: number, change: number, otherwise: ChangeKind): void {
    const pending = this.#pending.get(file);
    if (change > 0) {
      rows.push({ file, born, by: born, lines: change, kind: pending?.gained.get(born) ?? "edit" });
      return;
    }
    let left = -change;
    for (const lost of pending?.lost.get(born) ?? []) {
      if (left === 0) break;
      const lines = Math.min(left, lost.lines);
      left -= lines;
      lost.lines -= lines;
      const last = rows.at(-1);
      if (last && last.file === file && last.born === born && last.by === lost.by && last.kind === lost.kind)
        last.lines -= lines;
      else if (lines > 0) rows.push({ file, born, by: lost.by, lines: -lines, kind: lost.kind });
    }
    if (left > 0) rows.push({ file, born, by: commit, lines: -left, kind: otherwise });
  }

  /** The living files of the main line; without lines where they are left out. */
  *living(): Generator<{ path: number; file: number; lines: Lines | undefined }> {
    for (const [path, { file, lines }] of pathEntries(this.#mainTree)) yield { path, file, lines };
  }

  #keep(commit: LedgerCommit): void {
    let last = this.#segments.at(-1);
    const full = last && (last.commits.length >= SEGMENT_COMMITS || last.lines >= SEGMENT_LINES);
    if (!last || (full && last.commits.at(-1)!.main)) {
      last = { trees: new Map(this.#trees), mainTree: this.#mainTree, files: this.#files, commits: [], lines: 0 };
      this.#segments.push(last);
      if (this.#past.length + this.#segments.length > KEPT_SEGMENTS + 1)
        (this.#past.length > 0 ? this.#past : this.#segments).shift();
    }
    last.commits.push(commit);
    for (const { gained } of commit.files) last.lines += gained?.count ?? 0;
  }

  /** The state from which a later reading goes on: trees of some time ago, and the commits since then. */
  save(): Buffer {
    const segments = this.#segments.map(({ trees, mainTree, files, commits }) => ({
      trees,
      mainTree,
      files,
      shas: commits.map(({ sha }) => sha),
      commits: packCommits(commits),
    }));
    return writeState({ moves: this.#moves, misfits: this.#misfits, segments: [...this.#past, ...segments] });
  }

  /**
   * @param saved what `save` gave
   * @param coming the parents of each commit that will come
   * @returns undefined when the state is damaged or of another version, or the commits that will come
   *   need more of the past than it has
   */
  static restore(saved: Buffer, coming: ReadonlyMap<string, readonly string[]>): Ledger | undefined {
    const state = readState(saved);
    if (!state) return undefined;
    const { moves, misfits, segments } = state;
    const ledger = new Ledger({ moves });
    const needed = new Set([...coming.values()].flat().filter((sha) => !coming.has(sha)));
    // Back to the last checkpoint from which all that they need can be had.
    let first = segments.length;
    do {
      const segment = segments[--first];
      if (!segment) return undefined;
      for (const sha of segment.shas) needed.delete(sha);
    } while ([...needed].some((sha) => !segments[first]!.trees.has(sha)));
    const { trees, mainTree, files } = segments[first]!;
    const commits = segments.slice(first).flatMap((segment) => unpackCommits(segment.commits));
    ledger.#past.push(...segments.slice(0, first));
    for (const [sha, tree] of trees) ledger.#trees.set(sha, tree);
    ledger.#mainTree = mainTree;
    ledger.#files = files;
    ledger.expect(commits.map(({ parents }) => parents));
    ledger.expect(coming.values());
    for (const commit of commits) {
      ledger.#keep(commit);
      ledger.#take(commit, true);
    }
    ledger.#misfits = misfits;
    return ledger;
  }
}

function changesOf(before: FileLines | undefined, after: FileLines | undefined): Map<number, number> {
  return originChanges(before?.lines ? [before.lines] : [], after?.lines ? [after.lines] : []);
}

/** Hunks that only add. */
function addingHunks(hunks: readonly number[]): number[] {
  const own: number[] = [];
  for (let i = 0; i < hunks.length; i += 5) if (hunks[i + 2] === 0) own.push(...hunks.slice(i, i + 5));
  return own;
}
