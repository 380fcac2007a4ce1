import { InternalError } from "../../model/errors.ts";
import { CombinedHunk } from "./combined-hunk.ts";
import { LineFacts, LineReader } from "./line-facts.ts";
import { decode, unquotePath } from "./text.ts";

/** A commit as git prints it, names and addresses after .mailmap. */
export interface CommitRecord {
  sha: string;
  parents: readonly string[];
  authoredAt: number;
  committedAt: number;
  author: RawIdentity;
  committer: RawIdentity;
  message: string;
  files: FileChange[];
}

export interface RawIdentity {
  name: string;
  email: string;
}

export interface FileChange {
  /** A added, M modified, D deleted, R renamed, T type changed; for a merge, against all its parents. */
  status: string;
  path: string;
  oldPath: string | undefined;
  /** The path in each parent, for a merge. */
  parentPaths: readonly string[] | undefined;
  /** Blobs before (one for each parent) and after. */
  blobs: readonly string[];
  /** A plain file after the change, rather than gone, a symbolic link or a submodule. */
  regular: boolean;
  /** Lines; counts are meaningless when `binary`. */
  added: number;
  deleted: number;
  /** Not text, or a submodule: no lines to count. */
  binary: boolean;
  /** Five numbers a hunk: parent (0 is the first), old start, old lines, new start, new lines. */
  hunks: number[];
  /** The lines that no parent has, in order. */
  gained: LineFacts | undefined;
  /** The lines of the only parent that are gone, in order. */
  lost: LineFacts | undefined;
  /** One of the first lines says that the file was generated. */
  generated: boolean;
}

/** What git is told, and echoes, after the commits of one stretch. */
export const END_OF_STRETCH = "end";

const RENAMES = ["-M", "-l1000"];

/** The command whose output {@link HistoryParser} reads. */
export const HISTORY_COMMAND = historyCommand("-U0", ...RENAMES);
/**
 * For merges that changed something against all their parents, with renames and without looking for
 * them. Without context git leaves out of a combined diff a line that is kept between two that are lost.
 */
export const MERGE_COMMAND = historyCommand("-U1", ...RENAMES);
export const PLAIN_MERGE_COMMAND = historyCommand("-U1", "--no-renames");

function historyCommand(...options: string[]): readonly string[] {
  return [
    "diff-tree",
    "--stdin",
    "--root",
    "-r",
    "--always",
    "--format=%x00%H%x00%P%x00%at%x00%ct%x00%aN%x00%aE%x00%cN%x00%cE%x00%B%x00",
    "--encoding=UTF-8",
    "--raw",
    "-p",
    ...options,
    "-c",
    "--combined-all-paths",
    "--no-abbrev",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--diff-algorithm=myers",
    "--src-prefix=a/",
    "--dst-prefix=b/",
  ];
}

const FIELDS = 9;
/** The year 33658. */
const LAST_DATE = 1e12;
const NUL = 0;
const LF = 10;
const PLUS = 0x2b;
const MINUS = 0x2d;
const TAB = 9;
/** Lines at the head of a file in which a generator names itself. */
const HEAD_LINES = 10;
const LONGEST_HEAD = 500;
const GENERATED = /@generated|auto-?\s?generated|generated (by|from|with|automatically)|do not (edit|modify)/i;
const HUNK = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/**
 * Reads the output of {@link HISTORY_COMMAND} as it arrives, in pieces of any size, and hands over
 * each stretch of commits when git has echoed its end. Lines of content are passed over without
 * being copied.
 */
export class HistoryParser {
  readonly #onStretch: (commits: CommitRecord[]) => void;
  #stretch: CommitRecord[] = [];
  #rest: Buffer | undefined;
  /** Fields of the commit being read, or undefined between lines. */
  #fields: Buffer[] | undefined;
  #commit: CommitRecord | undefined;
  /** The file whose patch is being read. */
  #file: FileChange | undefined;
  #nextFile = 0;
  /** A change of type is printed as two patches. */
  #secondHalf = false;
  /** Inside a line that is not content and goes on in the next piece. */
  #insideOther = false;
  /** The lines that the line of content being read belongs to. */
  #content: LineFacts | undefined;
  #insideHunk = false;
  /** Lines at the head of the file that are still to be read for the name of a generator. */
  #head = 0;
  readonly #lines = new LineReader();
  #combined: CombinedHunk | undefined;

  constructor(onStretch: (commits: CommitRecord[]) => void) {
    this.#onStretch = onStretch;
  }

  push(piece: Buffer): void {
    const buffer = this.#rest ? Buffer.concat([this.#rest, piece]) : piece;
    this.#rest = undefined;
    let at = 0;
    while (at < buffer.length) {
      if (this.#fields) {
        const end = buffer.indexOf(NUL, at);
        if (end < 0) break;
        this.#field(buffer.subarray(at, end));
        at = end + 1;
        continue;
      }
      if (this.#content) {
        at = this.#lines.read(buffer, at, this.#content);
        if (at < 0) return;
        this.#content = undefined;
        continue;
      }
      if (this.#insideOther) {
        const end = buffer.indexOf(LF, at);
        if (end < 0) return;
        this.#insideOther = false;
        at = end + 1;
        continue;
      }
      const first = buffer[at]!;
      if (first === NUL) {
        this.#fields = [];
        at += 1;
        continue;
      }
      if (first === PLUS || first === MINUS || first === 0x20 || first === 0x5c) {
        // Content, or the names above a patch (--- and +++), which the raw lines gave already.
        if (this.#combined && first !== 0x5c) {
          const sign = this.#combined.signs(buffer, at);
          if (sign === undefined) break;
          at += this.#combined.parents;
          if (sign === "gained") this.#content = this.#file && (this.#file.gained ??= new LineFacts());
          else this.#insideOther = true;
        } else if (this.#insideHunk && first === PLUS) {
          if (this.#head > 0 && !this.#readHead(buffer, at)) break;
          this.#content = this.#file && (this.#file.gained ??= new LineFacts());
          at += 1;
        } else if (this.#insideHunk && first === MINUS) {
          this.#content = this.#file && (this.#file.lost ??= new LineFacts());
          at += 1;
        } else this.#insideOther = true;
        if (!this.#content) this.#insideOther = true;
        continue;
      }
      const end = buffer.indexOf(LF, at);
      if (end < 0) break;
      this.#line(buffer.subarray(at, end), first);
      at = end + 1;
    }
    if (at < buffer.length) this.#rest = Buffer.from(buffer.subarray(at));
  }

  /** Looks for a generator's name in a line at the head of a file; false when the line has not all arrived. */
  #readHead(buffer: Buffer, at: number): boolean {
    const end = buffer.indexOf(LF, at);
    if (end < 0 && buffer.length - at < LONGEST_HEAD) return false;
    this.#head--;
    const line = buffer.toString("latin1", at + 1, Math.min(end < 0 ? buffer.length : end, at + LONGEST_HEAD));
    if (GENERATED.test(line) && this.#file) this.#file.generated = true;
    return true;
  }

  #endStretch(): void {
    this.#deliver();
    const commits = this.#stretch;
    this.#stretch = [];
    this.#onStretch(commits);
  }

  #field(bytes: Buffer): void {
    // The pieces are reused by the stream, so what outlives this call is copied.
    const fields = this.#fields!;
    fields.push(Buffer.from(bytes));
    if (fields.length < FIELDS) return;
    this.#deliver();
    const [sha, parents, authoredAt, committedAt, aName, aEmail, cName, cEmail, message] = fields.map(decode);
    this.#commit = {
      sha: sha!,
      parents: parents === "" ? [] : parents!.split(" "),
      authoredAt: secondsOf(authoredAt!),
      committedAt: secondsOf(committedAt!),
      author: identityOf(aName!, aEmail!),
      committer: identityOf(cName!, cEmail!),
      message: message!,
      files: [],
    };
    this.#fields = undefined;
    this.#nextFile = 0;
    this.#secondHalf = false;
  }

  #deliver(): void {
    const commit = this.#commit;
    this.#endFile();
    this.#commit = undefined;
    if (!commit) return;
    if (this.#nextFile !== commit.files.length) {
      throw new InternalError(
        `Commit ${commit.sha}: git named ${commit.files.length} files and showed ${this.#nextFile}.`,
      );
    }
    this.#stretch.push(commit);
  }

  #line(line: Buffer, first: number): void {
    if (first === 0x3a) this.#rawLine(line);
    else if (first === 0x40) this.#hunkLine(line.toString("latin1"));
    else if (first === 0x64 && line.toString("latin1", 0, 7) === "diff --") this.#startFile();
    else if (first === 0x65 && line.toString("latin1") === END_OF_STRETCH) this.#endStretch();
    else if (first === 0x42 && line.toString("latin1", 0, 12) === "Binary files" && this.#file)
      this.#file.binary = true;
  }

  /** `:100644 100644 <old> <new> R087\told\tnew`, or with one colon more for each further parent. */
  #rawLine(line: Buffer): void {
    const tab = line.indexOf(TAB);
    const parents = line.findIndex((byte) => byte !== 0x3a);
    const meta = line.toString("latin1", parents, tab).split(" ");
    const modes = meta.slice(0, parents + 1);
    const paths: Buffer[] = [];
    for (let from = tab + 1; from <= line.length;) {
      const to = line.indexOf(TAB, from);
      paths.push(line.subarray(from, to < 0 ? line.length : to));
      if (to < 0) break;
      from = to + 1;
    }
    const status = meta.at(-1)!;
    const path = unquotePath(paths.at(-1)!);
    const renamed = parents === 1 && paths.length > 1;
    this.#commit!.files.push({
      status: parents === 1 ? status[0]! : mergedStatus(status),
      path,
      oldPath: renamed ? unquotePath(paths[0]!) : undefined,
      parentPaths: parents > 1 ? paths.slice(0, -1).map(unquotePath) : undefined,
      blobs: meta.slice(parents + 1, -1),
      regular: modes.at(-1)!.startsWith("100"),
      added: 0,
      deleted: 0,
      binary: modes.includes("160000"),
      hunks: [],
      gained: undefined,
      lost: undefined,
      generated: false,
    });
  }

  #startFile(): void {
    const current = this.#file;
    if (current?.status === "T" && current.blobs.length === 2 && !this.#secondHalf) {
      this.#endHunk();
      this.#secondHalf = true;
      return;
    }
    this.#endFile();
    this.#secondHalf = false;
    this.#file = this.#commit?.files[this.#nextFile++];
  }

  #endFile(): void {
    this.#endHunk();
    this.#file = undefined;
  }

  #endHunk(): void {
    this.#insideHunk = false;
    if (this.#combined && this.#file) this.#combined.addTo(this.#file);
    this.#combined = undefined;
  }

  #hunkLine(line: string): void {
    const file = this.#file;
    if (!file || file.binary) return;
    this.#endHunk();
    if (line.startsWith("@@@")) {
      this.#combined = new CombinedHunk(line);
      return;
    }
    const match = HUNK.exec(line);
    if (!match) throw new InternalError(`Commit ${this.#commit?.sha}: '${line.slice(0, 80)}' is not a hunk.`);
    const [oldStart, oldLines, newStart, newLines] = [
      Number(match[1]),
      Number(match[2] ?? 1),
      Number(match[3]),
      Number(match[4] ?? 1),
    ];
    this.#insideHunk = true;
    this.#head = newStart === 1 ? Math.min(HEAD_LINES, newLines) : 0;
    file.hunks.push(0, oldStart, oldLines, newStart, newLines);
    file.deleted += oldLines;
    file.added += newLines;
  }
}

/** A date as git prints it, within what can be stored; one beyond is impossible either way. */
function secondsOf(printed: string): number {
  return Math.max(-LAST_DATE, Math.min(LAST_DATE, Number(printed) || 0));
}

/** git prints the place-holder itself where a commit's author can't be parsed. */
function identityOf(name: string, email: string): RawIdentity {
  return { name: /^%[ac]N$/.test(name) ? "" : name, email: /^%[ac]E$/.test(email) ? "" : email };
}

/** One letter for a merge's change: D where the file is gone, A where no parent had it, else M. */
function mergedStatus(letters: string): string {
  if (letters.includes("D")) return "D";
  return /^A+$/.test(letters) ? "A" : "M";
}
