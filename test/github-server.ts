import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { schema as published } from "@octokit/graphql-schema";
import { buildSchema, type GraphQLFieldResolver, getNamedType, graphql } from "graphql";

const SCHEMA = buildSchema(published.idl, { assumeValidSDL: true });

export const TOKEN = "token-of-a-test";

export type Node = Record<string, unknown>;

/** What the server knows. Lists are plain arrays; it makes pages of them. */
export interface Known {
  /** By `owner/name`. */
  repositories: Record<string, Node>;
  /** By login. */
  users?: Record<string, Node>;
  /** Of `owner/name`, as REST gives them. */
  releases?: Record<string, Node[]>;
  /** Commits in REST, by sha. */
  commits?: Record<string, Node>;
}

export interface Asked {
  method: string;
  path: string;
  query: string;
  variables: Record<string, unknown>;
  headers: IncomingMessage["headers"];
}

/** Answers instead of the server; whether it did. */
export type Play = (asked: Asked, response: ServerResponse) => boolean;

/**
 * A GitHub of a few records. GraphQL is answered by executing the question against GitHub's published schema,
 * so a question or an answer that GitHub could not have is an error.
 */
export class GitHubServer {
  readonly known: Known;
  readonly asked: Asked[] = [];
  /** Each is asked before the server answers. */
  plays: Play[] = [];
  #server: Server;

  private constructor(known: Known) {
    this.known = known;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async start(known: Known): Promise<GitHubServer> {
    const server = new GitHubServer(known);
    await new Promise<void>((resolve) => server.#server.listen(0, "127.0.0.1", resolve));
    return server;
  }

  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** As `--api` of an Enterprise server. */
  get api(): string {
    return `http://${this.host}/api/v3`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { query = "", variables = {} } = (chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : {}) as {
      query?: string;
      variables?: Record<string, unknown>;
    };
    const { method = "", url = "", headers } = request;
    const asked = { method, path: url.replace(/^\/api(\/v3)?/, ""), query, variables, headers };
    this.asked.push(asked);
    if (this.plays.some((play) => play(asked, response))) return;
    if (!(headers.authorization ?? "").endsWith(TOKEN)) {
      send(response, 401, { message: "Bad credentials", documentation_url: "https://docs.github.com/rest" });
      return;
    }
    if (method === "POST") send(response, 200, await this.#graphql(query, variables));
    else this.#rest(asked, response);
  }

  async #graphql(source: string, variableValues: Record<string, unknown>): Promise<unknown> {
    const { repositories, users = {} } = this.known;
    const missing: Node[] = [];
    const found = (kind: string, node: Node | undefined, name: string): Node | null => {
      if (node) return node;
      const message = `Could not resolve to a ${kind} with the name '${name}'.`;
      missing.push({ type: "NOT_FOUND", path: [kind.toLowerCase()], message });
      return null;
    };
    const rootValue = {
      repository: ({ owner, name }: { owner: string; name: string }) =>
        found("Repository", repositories[`${owner}/${name}`], `${owner}/${name}`),
      user: ({ login }: { login: string }) => found("User", users[login], login),
      node: ({ id }: { id: string }) => nodeOf([repositories, users], id),
    };
    const { data, errors } = await graphql({
      schema: SCHEMA,
      source,
      rootValue,
      variableValues,
      fieldResolver: resolve,
    });
    const all = [...(errors ?? []).map(({ message, path }) => ({ message, path })), ...missing];
    return all.length > 0 ? { data, errors: all } : { data };
  }

  #rest({ path, headers }: Asked, response: ServerResponse): void {
    const [, repository = "", page = "1"] = /^\/repos\/([^/]+\/[^/]+)\/releases\?.*page=(\d+)$/.exec(path) ?? [];
    const [, sha = ""] = /^\/repos\/[^/]+\/[^/]+\/commits\/(\w+)$/.exec(path) ?? [];
    const commit = this.known.commits?.[sha];
    const found =
      repository !== ""
        ? (this.known.releases?.[repository] ?? []).slice(100 * (Number(page) - 1), 100 * Number(page))
        : commit;
    if (found === undefined) {
      send(response, 404, { message: "Not Found" });
      return;
    }
    const etag = `"${Buffer.from(JSON.stringify(found)).toString("base64").length}-${repository}${sha}"`;
    if (headers["if-none-match"] === etag) {
      response.writeHead(304, { etag }).end();
      return;
    }
    send(response, 200, found, { etag });
  }
}

export function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response
    .writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers })
    .end(typeof body === "string" ? body : JSON.stringify(body));
}

interface PageArguments {
  first?: number;
  last?: number;
  after?: string | null;
  orderBy?: { field: string; direction: string };
  itemTypes?: string[];
}

const resolve: GraphQLFieldResolver<Node, unknown> = (source, args, _context, info) => {
  const held = source[info.fieldName];
  const value = typeof held === "function" ? (held as (given: unknown) => unknown)(args) : held;
  return Array.isArray(value) && getNamedType(info.returnType).name.endsWith("Connection")
    ? pageOf(value as Node[], args)
    : value;
};

function pageOf(all: readonly Node[], { first, last, after, orderBy, itemTypes }: PageArguments): Node {
  let nodes = itemTypes
    ? all.filter(({ __typename }) =>
        itemTypes.includes(
          String(__typename)
            .replaceAll(/(?!^)([A-Z])/g, "_$1")
            .toUpperCase(),
        ),
      )
    : [...all];
  const keyOf = (node: Node): string => `${String(node["updatedAt"])} ${String(node["id"])}`;
  const ordered = orderBy?.field === "UPDATED_AT";
  if (ordered) nodes.sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1));
  const cursorOf = (node: Node, index: number): string =>
    Buffer.from(ordered ? keyOf(node) : String(index)).toString("base64");
  const total = nodes.length;
  let from = 0;
  if (after) {
    const key = Buffer.from(after, "base64").toString();
    // As GitHub's: a place in the order, wherever its entry has gone meanwhile.
    const place = ordered ? nodes.findIndex((node) => keyOf(node) < key) : Number(key) + 1;
    from = place < 0 ? total : place;
  }
  nodes = last === undefined ? nodes.slice(from, from + first!) : nodes.slice(-last);
  const end = from + nodes.length;
  return {
    totalCount: total,
    nodes,
    pageInfo: {
      hasNextPage: end < total,
      endCursor: nodes.length === 0 ? null : cursorOf(nodes.at(-1)!, end - 1),
    },
  };
}

/** What ids begin with says what they are of. */
const TYPES: Readonly<Record<string, string>> = { PR: "PullRequest", I: "Issue", thread: "PullRequestReviewThread" };

function nodeOf(value: unknown, id: string): Node | null {
  if (typeof value !== "object" || value === null) return null;
  if ((value as Node)["id"] === id) return { __typename: TYPES[id.split("_")[0]!], ...value };
  for (const inner of Object.values(value)) {
    const found = nodeOf(inner, id);
    if (found) return found;
  }
  return null;
}
