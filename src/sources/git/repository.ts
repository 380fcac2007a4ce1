import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";

import { InputError, SourceError } from "../../model/errors.ts";
import { complaint, runGit } from "./process.ts";

/** Where a repository lies and where its history ends. */
export interface Repository {
  /** The real path of the folder that the user named. */
  path: string;
  gitDir: string;
  objects: string;
  /** Commit that HEAD points to, or undefined in an empty repository. */
  head: string | undefined;
  format: "sha1" | "sha256";
  /** The commits at which a shallow clone ends; empty for a whole one. */
  shallow: readonly string[];
  /** The `origin` that its own configuration names, without credentials. */
  origin: string | undefined;
}

/**
 * Finds the repository that holds `path`: bare, worktree, linked worktree or a `.git` folder.
 *
 * @throws {InputError} when there is none, or when it may not be read.
 */
export async function findRepository(path: string): Promise<Repository> {
  const given = resolve(path);
  if (!existsSync(given))
    throw new InputError(`'${path}' does not exist.`, "Give the path of a git repository, or a URL to clone.");
  const real = realpathSync(given);
  if (!statSync(real).isDirectory())
    throw new InputError(`'${path}' is a file, not a git repository.`, "Give the folder that holds the repository.");
  try {
    accessSync(real, constants.R_OK | constants.X_OK);
  } catch (error) {
    throw new InputError(
      `'${path}' may not be read.`,
      "Give yourself the right to read the folder, or read a clone of it.",
      error,
    );
  }
  const found = await runGit(
    ["rev-parse", "--absolute-git-dir", "--git-path", "objects", "--git-path", "shallow", "--show-object-format"],
    { cwd: real },
  );
  if (found.status !== 0) {
    const why = complaint(found);
    if (/permission denied/i.test(found.stderr))
      throw new InputError(
        `'${path}' may not be read (${why}).`,
        "Give yourself the right to read the folder, or read a clone of it.",
      );
    throw new InputError(
      `'${path}' is not a git repository (${why}).`,
      "Give the folder of a clone, a bare repository, or a URL to clone.",
    );
  }
  const [gitDir = "", objectsPath = "", shallowPath = "", format = "sha1"] = found.stdout.toString("utf8").split("\n");
  const objects = realpathSync(resolve(real, objectsPath));
  const shallowFile = resolve(real, shallowPath);
  const [head, origin] = await Promise.all([
    runGit(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], { gitDir }),
    runGit(["config", "--get", "remote.origin.url"], { gitDir }),
  ]);
  if (head.status !== 0) await refuseUnlessEmpty(path, gitDir);
  return {
    path: real,
    gitDir,
    objects,
    head: head.status === 0 ? head.stdout.toString("utf8").trim() : undefined,
    format: format === "sha256" ? "sha256" : "sha1",
    shallow: existsSync(shallowFile)
      ? readFileSync(shallowFile, "utf8")
          .split("\n")
          .filter((line) => line !== "")
          .sort()
      : [],
    origin: origin.status === 0 ? withoutCredentials(origin.stdout.toString("utf8").trim()) : undefined,
  };
}

/** HEAD names nothing: fine for a repository without a commit, damage for any other. */
async function refuseUnlessEmpty(path: string, gitDir: string): Promise<void> {
  const named = await runGit(["rev-parse", "--verify", "--quiet", "HEAD"], { gitDir });
  const refs = await runGit(["for-each-ref", "--count=1"], { gitDir });
  if (named.status !== 0 && refs.stdout.length === 0) return;
  throw new SourceError(
    named.status === 0
      ? `'${path}' is damaged: HEAD is ${named.stdout.toString("utf8").trim()}, and that commit can't be read.`
      : `'${path}' has branches, but its HEAD names none of them.`,
    named.status === 0
      ? "Run 'git fsck' in it, then repair it or clone it again. What was read of it before is kept."
      : "Run 'git symbolic-ref HEAD refs/heads/BRANCH' in it with the branch to be read.",
  );
}

/** A URL without the user and password in it. */
export function withoutCredentials(url: string): string {
  if (!URL.canParse(url)) return url.replace(/^([a-z][a-z+.-]*:\/\/).*@/i, "$1");
  const parsed = new URL(url);
  if (parsed.host === "" || (parsed.username === "" && parsed.password === "" && parsed.search === "")) return url;
  // The user of an SSH address is part of it.
  if (parsed.protocol !== "ssh:") parsed.username = "";
  parsed.password = "";
  parsed.search = "";
  return parsed.href;
}

/** The page of the repository on its host, when its origin says where that is. */
export function webUrl(origin: string | undefined): string | undefined {
  const match =
    origin &&
    /^(?:https?:\/\/|ssh:\/\/git@|git@)([\w.-]+\.[a-z]+)(?::\d+)?[:/]([\w.~/-]+?)(?:\.git)?\/?$/i.exec(origin);
  return match ? `https://${match[1]}/${match[2]}` : undefined;
}

/** git knows the empty tree without holding it; named as the tree of attributes, it keeps those of HEAD out of force. */
const EMPTY_TREE_SHA1 = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
const EMPTY_TREE_SHA256 = "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321";

/** Last parts of a path that say nothing about which repository it is. */
const GENERIC = new Set([
  "repo",
  "repository",
  "git",
  "src",
  "source",
  "code",
  "checkout",
  "worktree",
  "bare",
  "mirror",
  "main",
  "clone",
]);

/** A short name for a source: from its origin (`owner/name`), else from its folder. */
export function nameSource(repository: Pick<Repository, "path" | "origin">): string {
  const web = webUrl(repository.origin);
  if (web) return new URL(web).pathname.slice(1);
  let folder = repository.path;
  for (;;) {
    const name = basename(folder).replace(/\.git$/, "");
    if (name !== "" && !GENERIC.has(name.toLowerCase())) return name;
    if (dirname(folder) === folder) return basename(repository.path) || "root";
    folder = dirname(folder);
  }
}

/**
 * A throw-away repository that borrows another's objects.
 *
 * It has none of the other's configuration, hooks, attributes or promisor remotes, so nothing in it
 * can run code or reach the network. Absent blobs get stand-ins here, by way of replace refs, so that
 * git can diff past them; the other repository is never written to.
 */
export class BorrowedRepository {
  readonly gitDir: string;
  readonly #format: Repository["format"];

  private constructor(gitDir: string, format: Repository["format"]) {
    this.gitDir = gitDir;
    this.#format = format;
  }

  /** @param gitDir folder to be made; whoever asks removes it */
  static async create(repository: Repository, gitDir: string): Promise<BorrowedRepository> {
    const borrowed = new BorrowedRepository(gitDir, repository.format);
    const sha256 = repository.format === "sha256";
    await mkdir(join(gitDir, "objects/info"), { recursive: true });
    await Promise.all([
      mkdir(join(gitDir, "refs")),
      writeFile(join(gitDir, "HEAD"), `${repository.head ?? "ref: refs/heads/main"}\n`),
      writeFile(
        join(gitDir, "config"),
        `[core]\n\trepositoryformatversion = ${sha256 ? 1 : 0}\n\tbare = true\n[attr]\n\ttree = ${sha256 ? EMPTY_TREE_SHA256 : EMPTY_TREE_SHA1}\n${sha256 ? "[extensions]\n\tobjectformat = sha256\n" : ""}`,
      ),
    ]);
    // JSON's escapes for quotes, backslashes and control characters are among those that git reads here.
    await writeFile(
      join(gitDir, "objects/info/alternates"),
      `${/["\\\n#]/.test(repository.objects) ? JSON.stringify(repository.objects) : repository.objects}\n`,
    );
    if (repository.shallow.length > 0) await writeFile(join(gitDir, "shallow"), `${repository.shallow.join("\n")}\n`);
    return borrowed;
  }

  /**
   * Lets git read a small binary blob wherever it would read an absent one. Each stand-in is different,
   * so that rename detection pairs none of them by content.
   */
  async standIn(absent: readonly string[]): Promise<void> {
    if (absent.length === 0) return;
    const contents = absent.map((blob) => Buffer.from(`\0absent ${blob}`));
    const ids = contents.map((content) =>
      createHash(this.#format).update(`blob ${content.length}\0`).update(content).digest("hex"),
    );
    const marks = contents.map((content, index) =>
      Buffer.concat([Buffer.from(`blob\nmark :${index + 1}\ndata ${content.length}\n`), content, Buffer.from("\n")]),
    );
    const imported = await runGit(["fast-import", "--quiet"], {
      gitDir: this.gitDir,
      input: Buffer.concat(marks).toString("latin1"),
    });
    if (imported.status !== 0) throw damaged(this.gitDir, complaint(imported));
    const lines = absent.map((blob, index) => `${ids[index]} refs/replace/${blob}\n`);
    await writeFile(
      join(this.gitDir, "packed-refs"),
      `# pack-refs with: peeled fully-peeled sorted \n${lines.join("")}`,
    );
  }
}

/** The repository's own data can't be read. */
export function damaged(where: string, why: string): SourceError {
  return new SourceError(
    `${where}: git can't read the history (${why}).`,
    "Run 'git fsck' there, then repair it or clone it again. What was read of it before is kept.",
  );
}
