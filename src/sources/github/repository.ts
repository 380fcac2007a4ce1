import {
  CommitPage,
  type IssueCore,
  IssuePage,
  PullRequestPage,
  type ReleaseEntry,
  Releases,
  RestOf,
} from "./answers.ts";
import type { GitHubClient } from "./client.ts";
import { issue, type Place, release, secondsOf } from "./contributions.ts";
import { wholeList } from "./lists.ts";
import { conversation, type Found, pullRequestWhole } from "./pull-requests.ts";
import { COMMITS, ISSUES, PULL_REQUESTS, REST } from "./queries.ts";
import type { Page, Stage } from "./stages.ts";

const PULLS_AT_ONCE = 20;
const ISSUES_AT_ONCE = 50;
const RELEASES_AT_ONCE = 100;
const COMMITS_AT_ONCE = 100;

/**
 * The lists of a repository.
 *
 * @param etags of the pages of releases that an earlier reading had
 */
export function repositoryStages(
  client: GitHubClient,
  place: Place,
  { owner, name }: { owner: string; name: string },
  etags: readonly string[],
): Stage[] {
  const repository = { path: `${owner}/${name}`, what: `${owner}/${name}` };
  const of = (unit: string): Pick<Stage, "what" | "unit"> => ({ unit, what: `the ${unit} of ${repository.what}` });
  return [
    {
      name: "pulls",
      ...of("pull requests"),
      size: PULLS_AT_ONCE,
      async ask(after, size) {
        const variables = { owner, name, size, after };
        const { nodes, ...list } = await client.graphql(PULL_REQUESTS, variables, PullRequestPage, this.what);
        const found: Found[] = [];
        for (const node of nodes) found.push(await pullRequestWhole(client, place, node, repository));
        return pageOf(list, nodes, found);
      },
    },
    {
      name: "issues",
      ...of("issues"),
      size: ISSUES_AT_ONCE,
      async ask(after, size) {
        const variables = { owner, name, size, after };
        const { nodes, ...list } = await client.graphql(ISSUES, variables, IssuePage, this.what);
        const found: Found[] = [];
        for (const node of nodes) {
          const what = `issue ${node.number} of ${repository.what}`;
          const comments = await wholeList(client, node.comments, node.id, REST.issueComments, RestOf.comments, what);
          found.push(
            only([issueOf(place, node), ...comments.map((one) => conversation(place, one, "issue", node.number))]),
          );
        }
        return pageOf(list, nodes, found);
      },
    },
    {
      // Whoever pushes without a pull request is known by address in git and by account in reviews.
      name: "commits",
      ...of("commits"),
      size: COMMITS_AT_ONCE,
      unordered: true,
      async ask(after, size, until) {
        const variables = { owner, name, size, after, since: until };
        const page = await client.graphql(COMMITS, variables, CommitPage, this.what);
        if (page === null) return pageOf(EMPTY, [], []);
        const { nodes, ...list } = page;
        const contributors = nodes.flatMap(({ author }) => {
          const stated = author && place.accounts.stated(author.email, author.user);
          return stated ? [stated] : [];
        });
        const dates = nodes.map(({ committedDate }) => ({ updatedAt: committedDate }));
        return pageOf(list, dates, [{ contributions: [], contributors, notSeen: [] }]);
      },
    },
    {
      name: "releases",
      ...of("releases"),
      size: RELEASES_AT_ONCE,
      unordered: true,
      async ask(after, size) {
        const number = Number(after ?? 1);
        const known = etags[number - 1];
        const path = `/repos/${owner}/${name}/releases?per_page=${RELEASES_AT_ONCE}&page=${number}`;
        const answer = await client.rest(path, Releases, this.what, known);
        const next = String(number + 1);
        const page = { contributors: [], notSeen: [], newest: null, oldest: null };
        if (answer === null)
          return {
            ...page,
            contributions: [],
            entries: 0,
            total: 0,
            next: number < etags.length ? next : null,
            ...(known === undefined ? {} : { etag: known }),
          };
        const { data, etag } = answer;
        return {
          ...page,
          contributions: data.filter(({ draft }) => !draft).map((one) => releaseOf(place, one)),
          entries: data.length,
          total: (number - 1) * RELEASES_AT_ONCE + data.length,
          next: data.length < size ? null : next,
          ...(etag === null ? {} : { etag }),
        };
      },
    },
  ];
}

/** A list without entries. */
export const EMPTY = { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null } };

function distinct<T>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

/** A page of a list in GraphQL from what its entries gave. */
export function pageOf(
  { totalCount, pageInfo }: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null } },
  nodes: readonly { updatedAt: string }[],
  found: readonly Found[],
): Page {
  return {
    contributions: found.flatMap(({ contributions }) => contributions),
    contributors: distinct(found.flatMap(({ contributors }) => contributors)),
    notSeen: [...new Set(found.flatMap(({ notSeen }) => notSeen))],
    entries: nodes.length,
    total: totalCount,
    newest: nodes[0]?.updatedAt ?? null,
    oldest: nodes.at(-1)?.updatedAt ?? null,
    next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
  };
}

/** Contributions of which nothing else is to be said. */
export function only(contributions: Found["contributions"]): Found {
  return { contributions, contributors: [], notSeen: [] };
}

export function issueOf(
  place: Place,
  node: Pick<IssueCore, "number" | "title" | "body" | "url" | "createdAt" | "closedAt" | "author">,
): Found["contributions"][number] {
  const { number, title, body, url, author } = node;
  return issue(place, {
    number,
    title,
    body,
    url,
    author,
    createdAt: secondsOf(node.createdAt),
    closedAt: node.closedAt === null ? null : secondsOf(node.closedAt),
  });
}

function releaseOf(place: Place, one: ReleaseEntry): Found["contributions"][number] {
  return release(place, {
    id: one.id,
    title: one.name || one.tag_name,
    body: one.body ?? null,
    url: one.html_url,
    author: one.author,
    createdAt: secondsOf(one.published_at ?? one.created_at),
  });
}
