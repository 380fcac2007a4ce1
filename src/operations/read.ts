import { z } from "zod";

import { type Workspace, workspaceError } from "../evidence/workspace.ts";
import { AppError, InputError, InternalError } from "../model/errors.ts";
import type { ReadResult } from "../model/results.ts";
import { isoTime } from "../model/time.ts";
import { cloneOrUpdate, isCloneUrl } from "../sources/git/clone.ts";
import { readGitSource } from "../sources/git/read.ts";
import { checkInput } from "./input.ts";
import { contributionLocation, readContributionSource } from "./read-contributions.ts";

export const ReadInput = z.strictObject({
  locations: z
    .array(z.string().min(1))
    .min(1)
    .describe("paths of repositories, URLs to clone, or other sources: github:owner/name, feed:URL"),
  api: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("API of a GitHub Enterprise server"),
  only: z
    .strictObject({ repositories: z.array(z.string()).default([]), logins: z.array(z.string()).default([]) })
    .prefault({})
    .describe("of a GitHub archive: only these repositories (owner/name) and logins"),
  wait: z
    .number()
    .min(0)
    .max(24 * 60)
    .default(65)
    .describe("the longest pause for a server's rate limit, in minutes; GitHub's limit is renewed every hour"),
  by: z.string().trim().min(1).max(200).optional().describe("whose the posts are that state no author"),
});
export type ReadInput = z.input<typeof ReadInput>;

export interface ReadProgress {
  /** Place of the location among those given. */
  index: number;
  locations: number;
  /** What is being done; counts are of commits. */
  step:
    | { kind: "clone" }
    /** `waiting` says for what, where a server asked for a pause. */
    | { kind: "read"; source: string; done: number; total: number; unit?: string; waiting?: string };
}

/**
 * Reads sources into evidence, one after another. One that can't be read does not keep the
 * others from being read.
 *
 * @returns what was read, and what went wrong with the rest
 * @throws {InputError} when the workspace is the sample
 */
export async function read(
  workspace: Workspace,
  given: ReadInput,
  {
    now,
    token,
    openAlexKey,
    onProgress,
  }: {
    now: () => number;
    token?: string | undefined;
    openAlexKey?: string | undefined;
    onProgress?: (progress: ReadProgress) => void;
  },
): Promise<{ result: ReadResult; failures: AppError[] }> {
  const { locations, api, only, by, wait } = checkInput(ReadInput, given);
  if (workspace.isShipped)
    throw new InputError(
      "The sample can't be read into.",
      "Leave out --sample, or choose a folder of your own with --workspace DIR.",
    );
  const result: ReadResult = { sources: [] };
  const failures: AppError[] = [];
  for (const [index, location] of locations.entries()) {
    const begun = performance.now();
    const report = (step: ReadProgress["step"]): void => onProgress?.({ index, locations: locations.length, step });
    try {
      const elsewhere = contributionLocation(location);
      if (elsewhere) {
        const found = await readContributionSource(elsewhere, {
          workspace,
          now: Math.floor(now() / 1000),
          token,
          openAlexKey,
          api,
          only,
          wait,
          by,
          onProgress: (progress) => report({ kind: "read", ...progress }),
        });
        for (const { manifest, added } of found)
          result.sources.push({
            source: manifest.source,
            kind: manifest.kind,
            contributions: manifest.contributions,
            people: manifest.authors,
            newContributions: added,
            durationMs: Math.round(performance.now() - begun),
            headAt: manifest.headAt === null ? null : isoTime(manifest.headAt),
            notSeen: manifest.notSeen,
          });
        continue;
      }
      let path = location;
      let url: string | undefined;
      if (isCloneUrl(location)) {
        report({ kind: "clone" });
        ({ path, url } = await cloneOrUpdate(location, workspace.clones));
      }
      const { manifest, newCommits, rewritten } = await readGitSource(path, {
        workspace,
        now: Math.floor(now() / 1000),
        ...(url === undefined ? {} : { url }),
        onProgress: (progress) => report({ kind: "read", ...progress }),
      });
      result.sources.push({
        source: manifest.source,
        kind: "git",
        commits: manifest.commits,
        people: manifest.authors,
        changes: manifest.changes,
        missingBlobs: manifest.unseen.missingBlobs,
        newCommits,
        rewritten,
        durationMs: Math.round(performance.now() - begun),
        head: manifest.head,
        headAt: manifest.headAt === null ? null : isoTime(manifest.headAt),
        unseen: manifest.unseen,
      });
    } catch (error) {
      const known = workspaceError(error, workspace.folder);
      // A bug that one source brings to light must not keep the others from being read.
      failures.push(
        known instanceof AppError ? known : new InternalError(`${location} can't be read: ${String(known)}.`, known),
      );
    }
  }
  return { result, failures };
}
