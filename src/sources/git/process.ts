import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import type { Readable, Writable } from "node:stream";

import { SourceError } from "../../model/errors.ts";

export interface GitOptions {
  /** The repository's git directory; without it git runs outside any repository. */
  gitDir?: string;
  /** Folder to run in; matters only while a repository is being looked for. */
  cwd?: string;
  /** The whole of standard input. Without it `stdin` stays open for the caller to write and end. */
  input?: string | undefined;
  /** Transports that git may use, for instance `https:ssh`; none unless given. */
  protocols?: string;
  /** Leave the user's own git configuration in force (proxies, credentials); off unless cloning. */
  userConfig?: boolean;
}

/** Settings that hold for every call, whatever a repository's own configuration says. */
const SAFE_CONFIG = [
  "safe.directory=*",
  "core.hooksPath=/dev/null",
  "core.fsmonitor=false",
  // Several run at once; the 96 MB that each would take make none of them faster.
  "core.deltaBaseCacheLimit=16m",
  "core.pager=cat",
  "core.quotePath=true",
  "core.attributesFile=/dev/null",
  "diff.external=",
  "diff.renames=true",
  "log.showSignature=false",
  "gc.auto=0",
  "maintenance.auto=false",
  "protocol.ext.allow=never",
].flatMap((setting) => ["-c", setting]);

function environment(options: GitOptions): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (!name.startsWith("GIT_") || (options.userConfig && /^GIT_(SSH|SSL|ASKPASS|PROXY)/.test(name)))
      env[name] = value;
  }
  Object.assign(env, {
    LC_ALL: "C",
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOW_PROTOCOL: options.protocols ?? "none",
  });
  if (!options.userConfig) {
    Object.assign(env, { GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null", GIT_ATTR_NOSYSTEM: "1" });
  }
  if (options.gitDir) env["GIT_DIR"] = options.gitDir;
  return env;
}

/** The end of a git process: its exit status and the last lines that it wrote to stderr. */
export interface GitEnd {
  status: number;
  stderr: string;
}

export interface GitProcess {
  stdin: Writable;
  stdout: Readable;
  /** Resolves when the process has ended; rejects only when git could not be started. */
  end: Promise<GitEnd>;
  kill(): void;
}

/** Starts git with every feature off that could run code of the repository's or reach the network. */
export function startGit(args: readonly string[], options: GitOptions = {}): GitProcess {
  const child: ChildProcessByStdio<Writable, Readable, Readable> = spawn(
    "git",
    ["--no-pager", "--literal-pathspecs", ...SAFE_CONFIG, ...args],
    {
      // A worktree's folder must not decide anything once the git directory is known.
      cwd: options.cwd ?? options.gitDir ?? tmpdir(),
      env: environment(options),
      stdio: ["pipe", "pipe", "pipe"],
    },
  );
  let stderr = "";
  child.stderr.setEncoding("utf8");
  child.stderr.on("data", (text: string) => {
    stderr = (stderr + text).slice(-4096);
  });
  // A process that ends before it has read its input is told about through its status.
  child.stdin.on("error", () => {});
  if (options.input !== undefined) child.stdin.end(options.input);
  const end = new Promise<GitEnd>((resolve, reject) => {
    child.once("error", (error) =>
      reject(
        new SourceError(
          `git could not be started (${error.message}).`,
          "Install git 2.31 or later and make sure that it is on the PATH.",
          error,
        ),
      ),
    );
    child.once("close", (status) => resolve({ status: status ?? 128, stderr: stderr.trim() }));
  });
  // Whoever reads stdout may fail first; the rejection is still delivered to whoever awaits `end`.
  end.catch(() => {});
  return { stdin: child.stdin, stdout: child.stdout, end, kill: () => child.kill() };
}

/** Runs git to its end and returns all of its standard output; for short answers only. */
export async function runGit(args: readonly string[], options: GitOptions = {}): Promise<GitEnd & { stdout: Buffer }> {
  const git = startGit(args, { input: "", ...options });
  const parts: Buffer[] = [];
  git.stdout.on("data", (part: Buffer) => parts.push(part));
  if (!git.stdout.readableEnded) await Promise.race([once(git.stdout, "close"), git.end]);
  const end = await git.end;
  return { ...end, stdout: Buffer.concat(parts) };
}

/** The line of git's complaint that matters, without its `fatal:`. */
export function complaint(end: GitEnd): string {
  const lines = end.stderr.split("\n").filter((line) => line !== "");
  const fatal = lines.find((line) => line.startsWith("fatal:")) ?? lines.at(-1) ?? `exit status ${end.status}`;
  return fatal.replace(/^(fatal|error): /, "");
}
