import { createHash } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { basename, join } from "node:path";

import { SourceError } from "../../model/errors.ts";
import { complaint, runGit } from "./process.ts";
import { PULL_REQUEST_REFS } from "./proposals.ts";
import { withoutCredentials } from "./repository.ts";

const URL_LIKE = /^(https?|ssh|git|file):\/\/[^-\s]\S*$/i;
const SSH_LIKE = /^[\w.-]+@[\w.-]+:[^\s]+$/;

/** Whether what the user gave is an address to clone rather than a path. */
export function isCloneUrl(given: string): boolean {
  return URL_LIKE.test(given) || SSH_LIKE.test(given);
}

/**
 * Brings the main line of a remote repository and its pull requests into the workspace, or what is new of them.
 *
 * Uses the user's own git configuration, for credentials and proxies, and runs no hook.
 *
 * @returns the folder of a bare clone, and the address without credentials
 * @throws {SourceError} with what git said
 */
export async function cloneOrUpdate(url: string, clones: string): Promise<{ path: string; url: string }> {
  const shown = withoutCredentials(url);
  const name = basename(shown.replace(/[/\\]+$/, ""))
    .replace(/\.git$/, "")
    .replace(/[^\w.-]/g, "-");
  const path = join(clones, `${name}-${createHash("sha256").update(shown).digest("hex").slice(0, 8)}`);
  const options = { userConfig: true, protocols: "https:http:ssh:git:file" };
  if (!existsSync(join(path, "HEAD"))) {
    mkdirSync(clones, { recursive: true });
    await succeed(await runGit(["init", "--quiet", "--bare", "--initial-branch=read", path], options), shown);
  }
  await succeed(
    await runGit(
      [
        "fetch",
        "--quiet",
        "--no-tags",
        "--no-recurse-submodules",
        "--force",
        "--",
        url,
        "HEAD:refs/heads/read",
        ...PULL_REQUEST_REFS,
      ],
      { ...options, gitDir: path },
    ),
    shown,
  );
  return { path, url: shown };
}

async function succeed(end: Awaited<ReturnType<typeof runGit>>, url: string): Promise<void> {
  if (end.status === 0) return;
  throw new SourceError(
    `${url} can't be cloned (git says: ${complaint(end)}).`,
    "Check the address, the network and your right to read it; a private repository needs credentials that git can use.",
  );
}
