import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";

/** A commit to be made. Parents are places in the list; the one before it, unless given. */
export interface CommitSpec {
  author?: string;
  email?: string;
  committer?: { name: string; email: string };
  /** Seconds. */
  at: number;
  /** When it was written, if not when it was committed. */
  authoredAt?: number;
  zone?: string;
  message?: string | Buffer;
  parents?: number[];
  /** Contents by path; null deletes. A path may be bytes that git has quoted: `"a\\tb"`. */
  files?: Record<string, string | Buffer | null>;
}

export function git(folder: string, ...args: string[]): string {
  return execFileSync("git", ["-C", folder, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_AUTHOR_NAME: "T",
      GIT_AUTHOR_EMAIL: "t@t.dev",
      GIT_COMMITTER_NAME: "T",
      GIT_COMMITTER_EMAIL: "t@t.dev",
    },
  }).trim();
}

/** Makes a real bare repository with these commits in a folder; HEAD is the last one. */
export function makeRepositoryAt(folder: string, commits: readonly CommitSpec[]): string {
  mkdirSync(folder, { recursive: true });
  git(folder, "init", "--quiet", "--bare", "--initial-branch=main", ".");
  const parts: (string | Buffer)[] = [];
  const data = (content: string | Buffer): void => {
    const bytes = Buffer.from(content);
    parts.push(`data ${bytes.length}\n`, bytes, "\n");
  };
  for (const [index, commit] of commits.entries()) {
    const name = commit.author ?? "Ada";
    const email = commit.email ?? `${name.toLowerCase().replaceAll(" ", ".")}@lab.dev`;
    const committer = commit.committer ?? { name, email };
    const zone = commit.zone ?? "+0000";
    // Each commit stands on a branch of its own until the last, so that any shape can be made.
    parts.push(`commit refs/heads/${index === commits.length - 1 ? "main" : `c${index}`}\nmark :${index + 1}\n`);
    parts.push(`author ${name} <${email}> ${commit.authoredAt ?? commit.at} ${zone}\n`);
    parts.push(`committer ${committer.name} <${committer.email}> ${commit.at} ${zone}\n`);
    data(commit.message ?? `Change ${index}`);
    const [first, ...others] = commit.parents ?? (index === 0 ? [] : [index - 1]);
    if (first !== undefined) parts.push(`from :${first + 1}\n`);
    for (const other of others) parts.push(`merge :${other + 1}\n`);
    for (const [path, content] of Object.entries(commit.files ?? {})) {
      if (content === null) parts.push(`D ${path}\n`);
      else {
        parts.push(`M 100644 inline ${path}\n`);
        data(content);
      }
    }
    parts.push("\n");
  }
  execFileSync("git", ["-C", folder, "fast-import", "--quiet", "--force", "--date-format=raw-permissive"], {
    input: Buffer.concat(parts.map((part) => Buffer.from(part))),
  });
  return folder;
}

/** Lines of text, so that a file can be changed in one place. */
export function lines(...numbers: number[]): string {
  return numbers.map((number) => `line ${number}\n`).join("");
}
