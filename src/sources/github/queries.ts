/** What is asked in GraphQL. Each answer's shape is in answers.ts. */

const ACTOR = "{ type: __typename login ... on User { databaseId } ... on Bot { databaseId } }";
const PAGE = "pageInfo { hasNextPage endCursor }";
const SIGNATURE = "author { email user { login databaseId } }";

const COMMENT = `fullDatabaseId body createdAt url author ${ACTOR}`;
const COMMIT = `commit { oid committedDate parents { totalCount } ${SIGNATURE} }`;
const REVIEW = `fullDatabaseId state body createdAt submittedAt url author ${ACTOR}`;
const REVIEW_COMMENT = `${COMMENT} pullRequestReview { fullDatabaseId } originalCommit { oid } replyTo { id }`;
const THREAD = `id isOutdated path originalLine originalStartLine diffSide
  comments(first: 20) { ${PAGE} nodes { ${REVIEW_COMMENT} } }`;

const PULL_REQUEST = `id number title body url createdAt updatedAt closedAt mergedAt
  author ${ACTOR} mergedBy ${ACTOR}
  mergeCommit { oid ${SIGNATURE} }
  files(first: 100) { totalCount nodes { path } }
  commits(first: 100) { ${PAGE} nodes { ${COMMIT} } }`;
const ISSUE = `id number title body url createdAt updatedAt closedAt author ${ACTOR}`;
const WHERE = "repository { nameWithOwner isPrivate }";

export const PULL_REQUESTS = `query($owner: String!, $name: String!, $size: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    page: pullRequests(first: $size, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
      totalCount ${PAGE}
      nodes {
        ${PULL_REQUEST}
        pushes: timelineItems(last: 50, itemTypes: [HEAD_REF_FORCE_PUSHED_EVENT]) {
          nodes { ... on HeadRefForcePushedEvent { createdAt } }
        }
        reviews(first: 50) { ${PAGE} nodes { ${REVIEW} } }
        reviewThreads(first: 20) { ${PAGE} nodes { ${THREAD} } }
        comments(first: 50) { ${PAGE} nodes { ${COMMENT} } }
      }
    }
  }
}`;

export const ISSUES = `query($owner: String!, $name: String!, $size: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    page: issues(first: $size, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
      totalCount ${PAGE}
      nodes { ${ISSUE} comments(first: 50) { ${PAGE} nodes { ${COMMENT} } } }
    }
  }
}`;

/** Commits of the main line since a time, with what GitHub says of their authors. */
export const COMMITS = `query($owner: String!, $name: String!, $size: Int!, $after: String, $since: GitTimestamp) {
  repository(owner: $owner, name: $name) {
    defaultBranchRef {
      target {
        ... on Commit {
          page: history(first: $size, after: $after, since: $since) {
            totalCount ${PAGE} nodes { committedDate ${SIGNATURE} }
          }
        }
      }
    }
  }
}`;

/** The rest of a list that a larger answer only begins. */
export const REST = {
  commits: rest("PullRequest", "commits", COMMIT),
  reviews: rest("PullRequest", "reviews", REVIEW),
  reviewThreads: rest("PullRequest", "reviewThreads", THREAD),
  comments: rest("PullRequest", "comments", COMMENT),
  issueComments: rest("Issue", "comments", COMMENT),
  threadComments: rest("PullRequestReviewThread", "comments", REVIEW_COMMENT),
} as const;

function rest(type: string, list: string, node: string): string {
  return `query($id: ID!, $after: String) {
  node(id: $id) { ... on ${type} { list: ${list}(first: 100, after: $after) { ${PAGE} nodes { ${node} } } } }
}`;
}

export const PERSON =
  "query($login: String!) { user(login: $login) { login databaseId contributionsCollection { contributionYears } } }";

export const PERSON_PULL_REQUESTS = ofPerson("pullRequests", `${PULL_REQUEST} ${WHERE}`);
export const PERSON_ISSUES = ofPerson("issues", `${ISSUE} ${WHERE}`);
export const PERSON_COMMENTS = ofPerson(
  "issueComments",
  `${COMMENT} updatedAt issue { number } pullRequest { number } ${WHERE}`,
);

function ofPerson(list: string, node: string): string {
  return `query($login: String!, $size: Int!, $after: String) {
  user(login: $login) {
    page: ${list}(first: $size, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
      totalCount ${PAGE} nodes { ${node} }
    }
  }
}`;
}

export const PERSON_REVIEWS = `query($login: String!, $from: DateTime!, $to: DateTime!, $size: Int!, $after: String) {
  user(login: $login) {
    contributionsCollection(from: $from, to: $to) {
      page: pullRequestReviewContributions(first: $size, after: $after) {
        totalCount ${PAGE}
        nodes {
          occurredAt
          pullRequestReview { ${REVIEW} pullRequest { number author ${ACTOR} } ${WHERE} }
        }
      }
    }
  }
}`;
