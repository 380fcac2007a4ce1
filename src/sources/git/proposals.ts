import { createHash } from "node:crypto";

import type { RawIdentity } from "./history-parser.ts";
import { complaint, runGit, startGit } from "./process.ts";
import { damaged } from "./repository.ts";
import { decode } from "./text.ts";

/** A commit of a pull request that has not reached the main line, or not as it was proposed. */
export interface ProposedCommit {
  pullRequest: number;
  author: RawIdentity;
  /** Seconds. */
  committedAt: number;
  merge: boolean;
}

/** The last commit of each pull request that a clone holds, and its number. */
export interface PullRequests {
  heads: ReadonlyMap<string, number>;
  /** Changes when one of them does; null where the clone holds none, and nothing is known of proposals. */
  digest: string | null;
}

/** As GitHub, Gitea and GitLab name them, and as people usually fetch them into a clone. */
const NAMES =
  /^refs\/(?:pull\/(\d+)\/head|merge-requests\/(\d+)\/head|remotes\/[^/]+\/(?:prs?|pull|pull-requests|merge-requests)\/(\d+)(?:\/head)?)$/;

/** Who commits what is edited on a forge's own pages. */
const WEB = /^noreply@/i;

/** The refs that a clone has to fetch to hold them. */
export const PULL_REQUEST_REFS = ["pull", "merge-requests"].map((kind) => `refs/${kind}/*/head:refs/${kind}/*/head`);

export async function pullRequestsOf(gitDir: string): Promise<PullRequests> {
  const { stdout, stderr, status } = await runGit(["for-each-ref", "--format=%(objectname) %(refname)", "refs/"], {
    gitDir,
  });
  if (status !== 0) throw damaged(gitDir, complaint({ status, stderr }));
  const heads = new Map<string, number>();
  for (const line of stdout.toString("latin1").split("\n")) {
    const [sha = "", name = ""] = line.split(" ");
    const [, ...numbers] = NAMES.exec(name) ?? [];
    const number = Number(numbers.find((found) => found !== undefined));
    // The first that proposed a commit, where several end in the same one.
    if (number < 2 ** 31) heads.set(sha, Math.min(number, heads.get(sha) ?? number));
  }
  const lines = [...heads].map(([sha, number]) => `${number} ${sha}`).sort();
  return {
    heads,
    digest: lines.length === 0 ? null : createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 16),
  };
}

/**
 * What pull requests hold that `head` does not, names and addresses after .mailmap. A commit belongs to
 * the oldest of the pull requests that hold it. Copies that others than the author made are left out.
 *
 * @throws {SourceError} when a commit can't be read
 */
export async function readProposals(
  gitDir: string,
  head: string,
  { heads }: PullRequests,
): Promise<readonly ProposedCommit[]> {
  if (heads.size === 0) return [];
  const git = startGit(
    // Children first, so that each commit's pull request is known when its turn comes.
    [
      "log",
      "--stdin",
      "--ignore-missing",
      "--topo-order",
      "-z",
      "--encoding=UTF-8",
      "--format=%H %ct %P%n%aN%n%aE%n%cN%n%cE",
    ],
    { gitDir, input: `${[...heads.keys()].join("\n")}\n^${head}\n` },
  );
  const pullRequest = new Map(heads);
  const proposed: ProposedCommit[] = [];
  let rest: Buffer = Buffer.alloc(0);
  for await (const part of git.stdout) {
    rest = Buffer.concat([rest, part as Buffer]);
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const [about = "", name = "", email = "", committer, address] = decode(rest.subarray(0, end)).split("\n");
      rest = rest.subarray(end + 1);
      const [sha = "", date, ...parents] = about.trimEnd().split(" ");
      const number = pullRequest.get(sha)!;
      for (const parent of parents)
        pullRequest.set(parent, Math.min(number, pullRequest.get(parent) ?? Number.POSITIVE_INFINITY));
      // A copy that somebody else made, rebasing their own work say, does not tell when its author worked.
      if (committer !== name && address !== email && !WEB.test(address ?? "")) continue;
      proposed.push({
        pullRequest: number,
        author: { name, email },
        committedAt: Number(date),
        merge: parents.length > 1,
      });
    }
  }
  const end = await git.end;
  if (end.status !== 0) throw damaged("A pull request", complaint(end));
  return proposed.toReversed();
}
