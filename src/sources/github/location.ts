import { InputError } from "../../model/errors.ts";

/** What of a GitHub server is read. */
export type GitHubLocation = { kind: "repository"; owner: string; name: string } | { kind: "person"; login: string };

export interface GitHubHost {
  /** Address of the REST API, without a slash at its end. */
  api: string;
  /** Where `/graphql` is asked. */
  graphql: string;
  /** Host of the pages: `github.com`. */
  host: string;
  /** Host of the API with its port, as the safe fetch wants it. */
  apiHost: string;
}

/** Accounts from before GitHub forbade it may end with a dash, or have two in a row. */
export const LOGIN = /^[a-z\d][a-z\d_-]{0,99}$/i;
/** An owner is as a login, a name of letters, digits, dots, dashes and underscores. */
export const REPOSITORY = /^([a-z\d](?:[a-z\d_-]{0,99}))\/([\w.-]{1,100})$/i;

/**
 * `owner/name` or `@login`.
 *
 * @throws {InputError} it is neither
 */
export function parseLocation(location: string): GitHubLocation {
  const login = location.startsWith("@") ? location.slice(1) : undefined;
  if (login !== undefined && LOGIN.test(login)) return { kind: "person", login };
  const [, owner, name] = REPOSITORY.exec(location.replace(/\.git$/, "")) ?? [];
  if (owner !== undefined && name !== undefined && !/^\.+$/.test(name)) return { kind: "repository", owner, name };
  throw new InputError(
    `'github:${location}' names neither a repository nor a person.`,
    "Give github:owner/name, or github:@login for what one person did.",
  );
}

/**
 * Where a GitHub server is asked.
 *
 * @param api address of the API of an Enterprise server, as `--api` gives it; github.com's when undefined
 */
export function hostOf(api: string | undefined): GitHubHost {
  const url = new URL(api ?? "https://api.github.com");
  const base = `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
  return {
    api: base,
    // An Enterprise server has REST under /api/v3 and GraphQL under /api/graphql.
    graphql: base.replace(/\/api\/v3$/, "/api"),
    host: url.host.replace(/^api\./, ""),
    apiHost: url.host,
  };
}

/** What the source is called: `github:owner/name`, `github:@login`, with the host where it is not github.com. */
export function sourceName(host: string, location: GitHubLocation): string {
  const what = location.kind === "person" ? `@${location.login}` : `${location.owner}/${location.name}`;
  return `github:${host === "github.com" ? "" : `${host}/`}${what}`.toLowerCase();
}
