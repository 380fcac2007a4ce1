import type { Contribution, Contributor } from "../../model/contribution.ts";
import { isSameAccount } from "./accounts.ts";
import { alteredAt, type FilesOf } from "./altered.ts";
import {
  type CommentNode,
  CommitFiles,
  type PullRequestCore,
  type PullRequestNode,
  RestOf,
  type ReviewNode,
  type ThreadNode,
} from "./answers.ts";
import { type GitHubClient, Missing } from "./client.ts";
import {
  comment,
  type Place,
  pullRequest,
  review,
  reviewComment,
  type ReviewState,
  secondsOf,
} from "./contributions.ts";
import { wholeList } from "./lists.ts";
import { REST } from "./queries.ts";

const STATES: Readonly<Record<string, ReviewState>> = {
  APPROVED: "approved",
  CHANGES_REQUESTED: "changes-requested",
  COMMENTED: "commented",
  DISMISSED: "dismissed",
};

export interface Found {
  contributions: Contribution[];
  /** Addresses and accounts that GitHub says are one person's. */
  contributors: Contributor[];
  /** What could not be seen of them, each a sentence. */
  notSeen: string[];
}

/** A pull request by itself: without its reviews and comments. */
export async function pullRequestAlone(
  client: GitHubClient,
  place: Place,
  node: PullRequestCore,
  what: string,
): Promise<Found & { commits: PullRequestCore["commits"]["nodes"] }> {
  const commits = [...(await wholeList(client, node.commits, node.id, REST.commits, RestOf.commits, what))];
  const { mergeCommit, files } = node;
  const signed = [...commits.map(({ commit }) => commit.author), mergeCommit?.author ?? null];
  return {
    commits,
    contributions: [
      pullRequest(place, {
        ...common(node),
        number: node.number,
        title: node.title,
        closedAt: node.closedAt === null ? null : secondsOf(node.closedAt),
        mergedAt: node.mergedAt === null ? null : secondsOf(node.mergedAt),
        mergedBy: node.mergedBy,
        commits: [...commits.map(({ commit }) => commit.oid), ...(mergeCommit ? [mergeCommit.oid] : [])],
        paths: files?.nodes.map(({ path }) => path) ?? [],
      }),
    ],
    contributors: signed.flatMap((one) => {
      const stated = one && place.accounts.stated(one.email, one.user);
      return stated ? [stated] : [];
    }),
    notSeen:
      files && files.totalCount > files.nodes.length
        ? ["Of pull requests that change more than 100 files, the first 100 are known."]
        : [],
  };
}

/** A pull request with its reviews, and what was said in it. */
export async function pullRequestWhole(
  client: GitHubClient,
  place: Place,
  node: PullRequestNode,
  repository: { path: string; what: string },
): Promise<Found> {
  const what = `pull request ${node.number} of ${repository.what}`;
  const alone = await pullRequestAlone(client, place, node, what);
  const list = <T>(
    first: Parameters<typeof wholeList<T>>[1],
    query: string,
    schema: Parameters<typeof wholeList<T>>[4],
    id = node.id,
  ): Promise<readonly T[]> => wholeList(client, first, id, query, schema, what);
  const reviews = await list(node.reviews, REST.reviews, RestOf.reviews);
  const comments = await list(node.comments, REST.comments, RestOf.comments);
  const threads = await list(node.reviewThreads, REST.reviewThreads, RestOf.reviewThreads);
  const pushes = { commits: alone.commits, forced: node.pushes.nodes.map(({ createdAt }) => secondsOf(createdAt)) };
  const filesOf = commitFiles(client, repository);
  const said: Contribution[] = [];
  /** Of each review, when the first of its comments was followed. */
  const changed = new Map<string, number>();
  for (const thread of threads) {
    const all = await list(thread.comments, REST.threadComments, RestOf.threadComments, thread.id);
    const opening = all[0];
    if (opening === undefined) continue;
    const isOther = opening.author !== null && !isSameAccount(opening.author, node.author);
    const at = isOther
      ? await alteredAt(thread, pushes, filesOf, place.accounts.contributor(opening.author)?.kind === "human")
      : null;
    const ofReview = opening.pullRequestReview?.fullDatabaseId;
    if (at !== null && ofReview !== undefined) changed.set(ofReview, Math.min(at, changed.get(ofReview) ?? at));
    said.push(...threadComments(place, node, thread, all, at));
  }
  return {
    ...alone,
    contributions: [
      ...alone.contributions,
      ...reviews.flatMap((one) => reviewOf(place, node, one, changed.get(one.fullDatabaseId) ?? null)),
      ...said,
      ...comments.map((one) => conversation(place, one, "pull", node.number)),
    ],
  };
}

/** A comment on a pull request or an issue as a whole. */
export function conversation(place: Place, node: CommentNode, kind: "pull" | "issue", number: number): Contribution {
  return comment(place, { ...common(node), id: node.fullDatabaseId, thread: { kind, number } });
}

/** A review that was handed in; nothing for one that is still being written, or the author's own without words. */
export function reviewOf(
  place: Place,
  pull: Pick<PullRequestCore, "number" | "author">,
  node: ReviewNode,
  changedAt: number | null,
): Contribution[] {
  const state = STATES[node.state];
  if (state === undefined || node.fullDatabaseId === "") return [];
  const found = review(
    place,
    {
      ...common(node),
      createdAt: secondsOf(node.submittedAt ?? node.createdAt),
      id: node.fullDatabaseId,
      pull: pull.number,
      state,
      changedAt,
    },
    pull.author,
  );
  return found ? [found] : [];
}

function threadComments(
  place: Place,
  pull: PullRequestNode,
  { path }: ThreadNode,
  comments: readonly ThreadNode["comments"]["nodes"][number][],
  changedAt: number | null,
): Contribution[] {
  return comments.map((node, index) =>
    reviewComment(
      place,
      {
        ...common(node),
        id: node.fullDatabaseId,
        pull: pull.number,
        path,
        // Whoever answers in a thread did not find what was altered.
        changedAt: index === 0 ? changedAt : null,
      },
      pull.author,
    ),
  );
}

/** GitHub gives so many files of a commit at once. */
const FILES_AT_ONCE = 300;

/** Asks for each commit once. */
function commitFiles(client: GitHubClient, { path, what }: { path: string; what: string }): FilesOf {
  const known = new Map<string, CommitFiles | null>();
  const ask = async (sha: string): Promise<CommitFiles | null> => {
    try {
      const name = `commit ${sha.slice(0, 12)} of ${what}`;
      const files = (await client.rest(`/repos/${path}/commits/${sha}`, CommitFiles, name))?.data ?? null;
      return files && files.length < FILES_AT_ONCE ? files : null;
    } catch (error) {
      if (error instanceof Missing) return null;
      throw error;
    }
  };
  return async (sha) => {
    if (!known.has(sha)) known.set(sha, await ask(sha));
    return known.get(sha) ?? null;
  };
}

function common(node: {
  author: CommentNode["author"];
  createdAt: string;
  body: string;
  url: string;
}): Pick<Parameters<typeof comment>[1], "author" | "createdAt" | "body" | "url"> {
  return { author: node.author, createdAt: secondsOf(node.createdAt), body: node.body, url: node.url };
}
