import { Octokit } from "@octokit/core";
import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import type { z } from "zod";

import { InputError, SourceError } from "../../model/errors.ts";
import { plainText } from "../../model/plain-text.ts";
import type { GitHubHost } from "./location.ts";

/** What a client does to the world outside; tests hurry it. */
export interface ClientEffects {
  fetch: typeof fetch;
  /** Milliseconds of a second of waiting. */
  second: number;
}

export interface ClientOptions {
  host: GitHubHost;
  token: string;
  /** The longest pause that a limit may impose, in seconds. */
  mostWait: number;
  /** Told before a pause: for what, and until when. */
  onWait: (waiting: string) => void;
  effects: ClientEffects;
}

/** An answer that the server fails to make: a smaller question may do. */
export class TooHeavy extends SourceError {}

/** What was asked for is not there, or the token may not see it. */
export class Missing extends SourceError {}

/** How often one request may be held up by limits, and how often it is tried again when it fails. */
const MOST_PAUSES = 5;
const RETRIES = 3;

const ClientKit = Octokit.plugin(retry, throttling);

interface Failed extends Error {
  status?: number;
  response?: { headers: Record<string, string | number | undefined>; data: unknown };
}

interface GraphQlError {
  type?: string;
  message?: string;
  path?: readonly (string | number)[];
}

/** Asks one GitHub server, one request at a time. */
export class GitHubClient {
  readonly #kit: Octokit;
  readonly #options: ClientOptions;
  /** When the last limit ends for which it was too long to wait. */
  #limitedUntil: string | undefined;

  constructor(options: ClientOptions) {
    this.#options = options;
    const { host, token, effects } = options;
    const pause = (what: string) => (seconds: number, _request: object, _kit: object, pauses: number) =>
      this.#mayWait(what, seconds, pauses);
    this.#kit = new ClientKit({
      auth: token,
      baseUrl: host.api,
      userAgent: "Workprint",
      log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
      request: { fetch: effects.fetch },
      throttle: {
        onRateLimit: pause("the rate limit"),
        onSecondaryRateLimit: pause("GitHub's limit on many requests at once"),
        retryAfterBaseValue: effects.second,
        // Questions are asked one after another, and nothing is written.
        write: { key: () => ({ schedule: (_options: object, work: () => unknown) => work() }) } as never,
      },
      // 429 is a limit: the other plugin waits for its end.
      retry: {
        retries: RETRIES,
        retryAfterBaseValue: effects.second,
        doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451],
      },
    });
  }

  /**
   * Asks in GraphQL.
   *
   * @param what what is asked for, as an error names it: `the pull requests of owner/name`
   * @throws {TooHeavy} the server does not manage to answer
   * @throws {SourceError} it refuses, or the answer has not the shape that was asked for
   */
  async graphql<T>(query: string, variables: Record<string, unknown>, schema: z.ZodType<T>, what: string): Promise<T> {
    const { data } = await this.#ask(what, () =>
      this.#kit.request("POST /graphql", { baseUrl: this.#options.host.graphql, query, variables }),
    );
    const answer = data as { data?: unknown; errors?: GraphQlError[] };
    if (Array.isArray(answer?.errors) && answer.errors.length > 0) throw graphQlError(answer.errors[0]!, what);
    return checked(schema, answer?.data, what);
  }

  /**
   * Asks in REST.
   *
   * @param etag of an answer that is known
   * @returns null when the answer is still the one of that ETag
   */
  async rest<T>(
    path: string,
    schema: z.ZodType<T>,
    what: string,
    etag?: string,
  ): Promise<{ data: T; etag: string | null } | null> {
    const answer = await this.#ask(what, () =>
      this.#kit
        .request(`GET ${path}`, etag === undefined ? {} : { headers: { "if-none-match": etag } })
        .catch((error: Failed) => {
          if (error.status === 304) return null;
          throw error;
        }),
    );
    if (answer === null) return null;
    return { data: checked(schema, answer.data, what), etag: answer.headers.etag ?? null };
  }

  async #ask<T>(what: string, request: () => Promise<T>): Promise<T> {
    for (let pauses = 0; ; pauses++) {
      try {
        return await request();
      } catch (error) {
        const seconds = pauseOf(error as Failed);
        if (seconds !== undefined && this.#mayWait("GitHub's limit on many requests at once", seconds, pauses)) {
          await new Promise((resolve) => setTimeout(resolve, seconds * this.#options.effects.second));
          continue;
        }
        throw this.#errorOf(error as Failed, what);
      }
    }
  }

  #mayWait(what: string, seconds: number, pauses: number): boolean {
    const until = `${new Date(Date.now() + seconds * 1000).toISOString().slice(0, 16).replace("T", " ")} UTC`;
    if (seconds > this.#options.mostWait || pauses >= MOST_PAUSES) {
      this.#limitedUntil = until;
      return false;
    }
    this.#options.onWait(`${what}, until ${until}`);
    return true;
  }

  #errorOf(error: Failed, what: string): SourceError {
    const { host, mostWait } = this.#options;
    if (this.#limitedUntil !== undefined)
      return new SourceError(
        `${what} can't be read: GitHub's limit holds until ${this.#limitedUntil}, longer than ${Math.round(mostWait / 60)} minutes.`,
        "What arrived is kept: read again then, and it goes on there; or wait longer with --wait MINUTES.",
        error,
      );
    const cause = error.cause instanceof SourceError ? error.cause : undefined;
    if (cause) {
      const Kind = /larger than|longer than|broke off|not whole/.test(cause.message) ? TooHeavy : SourceError;
      return new Kind(`${what} can't be read: ${cause.message}`, goOn(cause.hint), error);
    }
    switch (error.status) {
      case 401:
        return new SourceError(
          `${host.host} does not accept the token in GITHUB_TOKEN (401).`,
          "It may have run out: make a new one, without any scope for public data, and set GITHUB_TOKEN to it.",
          error,
        );
      case 403:
        return new SourceError(
          `${what} may not be read (403: ${messageOf(error)}).`,
          "Give the token in GITHUB_TOKEN the right to read it; an organisation with single sign-on has to authorise it.",
          error,
        );
      case 404:
      case 410:
      case 422:
      case 451:
        return new Missing(
          `${what} can't be read: it is not there, or the token may not see it (${error.status}).`,
          "Check the spelling; for a private one the token in GITHUB_TOKEN needs the right to read it.",
          error,
        );
      default: {
        const Kind = (error.status ?? 0) >= 500 ? TooHeavy : SourceError;
        return new Kind(
          `${what} can't be read (${error.status === undefined ? "" : `${error.status}: `}${messageOf(error)}).`,
          goOn("Read again later."),
          error,
        );
      }
    }
  }
}

function goOn(hint: string): string {
  return `${hint} What arrived is kept: a reading goes on there.`;
}

/** Seconds that an answer asks to wait without the words or the headers that the plugin looks for. */
function pauseOf({ status, response }: Failed): number | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const headers: Record<string, string | number | undefined> = response?.headers ?? {};
  const after = Number(headers["retry-after"]);
  if (!(after >= 0) || headers["x-ratelimit-remaining"] === "0") return undefined;
  // Those with the words have been waited for as often as they may be.
  if (/\bsecondary rate\b/i.test(JSON.stringify(response?.data ?? ""))) return undefined;
  return after;
}

function messageOf(error: Failed): string {
  const message = plainText(error.message).trim();
  return /^\s*</.test(message) || message === "" ? "no reason given" : message.slice(0, 200);
}

function graphQlError({ type, message = "", path }: GraphQlError, what: string): SourceError {
  const said = plainText(message).slice(0, 200);
  if (type === "NOT_FOUND")
    return new Missing(
      `${what} can't be read: it is not there, or the token may not see it.`,
      "Check the spelling; for a private one the token in GITHUB_TOKEN needs the right to read it.",
    );
  if (type === "FORBIDDEN" || type === "INSUFFICIENT_SCOPES")
    return new SourceError(
      `${what} may not be read (${said}).`,
      "Give the token in GITHUB_TOKEN the right to read it; an organisation with single sign-on has to authorise it.",
    );
  const Kind = /RESOURCE_LIMITS|MAX_NODE|timeout/i.test(`${type} ${message}`) ? TooHeavy : SourceError;
  return new Kind(
    `${what} can't be read: GitHub answers '${said}'${path ? ` at ${path.join(".")}` : ""}.`,
    goOn("Read again later; if it stays, report it."),
  );
}

function checked<T>(schema: z.ZodType<T>, data: unknown, what: string): T {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  throw new SourceError(
    `The answer for ${what} is not as GitHub describes it (${issue.path.join(".") || "as a whole"}: ${plainText(issue.message).slice(0, 120)}).`,
    goOn("Read again later; an old Enterprise server may lack what is asked for."),
  );
}

/** @throws {InputError} there is no token */
export function tokenOf(token: string | undefined, what: string): string {
  if (token !== undefined && /^[\x21-\x7e]+$/.test(token)) return token;
  throw new InputError(
    token === undefined
      ? `github:${what} needs a token in GITHUB_TOKEN: without one GitHub allows 60 requests an hour, and none in GraphQL.`
      : "The token in GITHUB_TOKEN has characters that no token has.",
    "Make one at https://github.com/settings/tokens, without any scope for public data: export GITHUB_TOKEN=...",
  );
}
