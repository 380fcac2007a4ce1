import { Person, PersonComments, PersonIssues, PersonPullRequests, PersonReviews, type Where } from "./answers.ts";
import type { GitHubClient } from "./client.ts";
import type { Place } from "./contributions.ts";
import { conversation, type Found, pullRequestAlone, reviewOf } from "./pull-requests.ts";
import { PERSON, PERSON_COMMENTS, PERSON_ISSUES, PERSON_PULL_REQUESTS, PERSON_REVIEWS } from "./queries.ts";
import { EMPTY, issueOf, only, pageOf } from "./repository.ts";
import type { Stage } from "./stages.ts";

const PULLS_AT_ONCE = 40;
const AT_ONCE = 100;
/** Of the cursor of a year and a page in it. */
const SEPARATOR = " ";

/**
 * The lists of what one person did in public repositories.
 *
 * @param placeOf the place of a repository, named `owner/name`
 * @throws {SourceError} nobody has this login
 */
export async function personStages(
  client: GitHubClient,
  login: string,
  placeOf: (repository: string) => Place,
): Promise<Stage[]> {
  const { contributionsCollection } = await client.graphql(PERSON, { login }, Person, `@${login}`);
  const years = contributionsCollection.contributionYears.toSorted((a, b) => b - a);
  const of = (unit: string): Pick<Stage, "what" | "unit"> => ({ unit, what: `the ${unit} of @${login}` });
  return [
    {
      name: "pulls",
      ...of("pull requests"),
      size: PULLS_AT_ONCE,
      async ask(after, size) {
        const { nodes, ...list } = await client.graphql(
          PERSON_PULL_REQUESTS,
          { login, size, after },
          PersonPullRequests,
          this.what,
        );
        const found: Found[] = [];
        for (const node of nodes.filter(isPublic)) {
          const place = placeOf(node.repository.nameWithOwner);
          found.push(
            await pullRequestAlone(
              client,
              place,
              node,
              `pull request ${node.number} of ${node.repository.nameWithOwner}`,
            ),
          );
        }
        return pageOf(list, nodes, found);
      },
    },
    {
      name: "reviews",
      ...of("reviews"),
      size: AT_ONCE,
      async ask(after, size, until) {
        const [at, cursor = null] = after === null ? [String(years[0] ?? 0)] : after.split(SEPARATOR);
        const year = Number(at);
        if (year === 0) return pageOf(EMPTY, [], []);
        const variables = {
          login,
          size,
          after: cursor,
          from: `${year}-01-01T00:00:00Z`,
          to: `${year}-12-31T23:59:59Z`,
        };
        const { nodes, ...list } = await client.graphql(PERSON_REVIEWS, variables, PersonReviews, this.what);
        const found = nodes
          .map(({ pullRequestReview }) => pullRequestReview)
          .filter(isPublic)
          .map((one) => only(reviewOf(placeOf(one.repository.nameWithOwner), one.pullRequest, one, null)));
        const page = pageOf(
          list,
          nodes.map(({ occurredAt }) => ({ updatedAt: occurredAt })),
          found,
        );
        if (page.next !== null) return { ...page, next: `${year}${SEPARATOR}${page.next}` };
        const earlier = years.find((one) => one < year && (until === null || one >= Number(until.slice(0, 4))));
        return { ...page, next: earlier === undefined ? null : String(earlier) };
      },
    },
    {
      name: "issues",
      ...of("issues"),
      size: AT_ONCE,
      async ask(after, size) {
        const variables = { login, size, after };
        const { nodes, ...list } = await client.graphql(PERSON_ISSUES, variables, PersonIssues, this.what);
        const found = nodes
          .filter(isPublic)
          .map((node) => only([issueOf(placeOf(node.repository.nameWithOwner), node)]));
        return pageOf(list, nodes, found);
      },
    },
    {
      name: "comments",
      ...of("comments"),
      size: AT_ONCE,
      async ask(after, size) {
        const variables = { login, size, after };
        const { nodes, ...list } = await client.graphql(PERSON_COMMENTS, variables, PersonComments, this.what);
        const found = nodes.filter(isPublic).map((node) => {
          const kind = node.pullRequest === null ? "issue" : "pull";
          const place = placeOf(node.repository.nameWithOwner);
          return only([conversation(place, node, kind, node.pullRequest?.number ?? node.issue.number)]);
        });
        return pageOf(list, nodes, found);
      },
    },
  ];
}

function isPublic({ repository }: { repository: Where }): boolean {
  return !repository.isPrivate;
}
