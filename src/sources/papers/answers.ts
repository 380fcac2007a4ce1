import type { z } from "zod";

import { AppError, SourceError } from "../../model/errors.ts";
import { fetchSafely, type Fetched } from "../web/fetch.ts";

/** How an interface is asked. */
export interface Asking {
  /** Its name for a reader: `OpenAlex`. */
  name: string;
  headers?: Readonly<Record<string, string>>;
  /** A server that the user named and that may be private. */
  allowPrivate?: readonly string[];
  /** Statuses that mean, beside 429, that it was asked too often. */
  limits?: readonly number[];
  /** Told when the server wants a pause. */
  onWait?: (waiting: string) => void;
  pause?: (ms: number) => Promise<void>;
}

const TRIES = 4;

/** A longer pause than this is left to the user, seconds. */
const LONGEST_PAUSE = 90;

/**
 * Asks for JSON, and again after a pause where the server is at fault or asks for one.
 *
 * @returns the answer, checked; null where the server says that there is no such thing
 * @throws {SourceError} it can't be had, or is not what it should be
 */
export async function askJson<T>(url: string, schema: z.ZodType<T>, asking: Asking): Promise<T | null> {
  const { name, limits = [], pause = wait, onWait } = asking;
  for (let attempt = 1; ; attempt++) {
    const isLast = attempt === TRIES;
    let answer: Fetched;
    try {
      answer = await fetchSafely(url, {
        accept: ["application/json"],
        ...(asking.headers ? { headers: asking.headers } : {}),
        ...(asking.allowPrivate ? { allowPrivate: asking.allowPrivate } : {}),
      });
    } catch (error) {
      // What has a cause is a failure of the network; the rest was refused, and would be again.
      if (isLast || !(error instanceof AppError) || error.cause === undefined) throw error;
      await pause(1000 * 2 ** (attempt - 1));
      continue;
    }
    const { status } = answer;
    if (status === 200) {
      const value = parsed(answer, name);
      if (value !== undefined) return checked(value.json, schema, name);
      if (isLast)
        throw new SourceError(`${name} sends half an answer.`, "Run the command again: it goes on from here.");
      await pause(1000 * 2 ** (attempt - 1));
      continue;
    }
    if (status === 404 || status === 410) return null;
    const isLimit = status === 429 || limits.includes(status);
    if (!isLimit && status < 500)
      throw new SourceError(
        `${name} refuses the question (status ${status}).`,
        "Look whether there is a newer version of Workprint.",
      );
    const seconds = retryAfter(answer.headers.get("retry-after")) ?? 2 ** (attempt - 1);
    if (isLast || seconds > LONGEST_PAUSE)
      throw new SourceError(
        isLimit
          ? `${name} was asked too often (status ${status}).`
          : `${name} does not work at the moment (status ${status}).`,
        seconds > LONGEST_PAUSE
          ? `It asks for a pause of ${seconds} seconds. Run the command again after it: it goes on from here.`
          : "Run the command again later: it goes on from here.",
      );
    onWait?.(`${name}, for ${seconds} s`);
    await pause(1000 * seconds);
  }
}

/** Undefined where the text ends too early. @throws {SourceError} when it is not UTF-8 or not JSON */
function parsed({ body, headers }: Fetched, name: string): { json: unknown } | undefined {
  const type = headers.get("content-type") ?? "";
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch (error) {
    throw new SourceError(`${name} sends text that is not UTF-8.`, "Try again later.", error);
  }
  try {
    return { json: JSON.parse(text) as unknown };
  } catch (error) {
    if (/^\s*[[{]/.test(text)) return undefined;
    throw new SourceError(
      `${name} sends something that is not JSON (${type || "no type"}).`,
      "Try again later.",
      error,
    );
  }
}

function checked<T>(value: unknown, schema: z.ZodType<T>, name: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  throw new SourceError(
    `${name} answers in a form that is not known (${issue.path.join(".") || "all of it"}: ${issue.message}).`,
    "Look whether there is a newer version of Workprint.",
    result.error,
  );
}

/** Seconds; undefined where the header says nothing. */
function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  if (/^\s*\d+\s*$/.test(header)) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - Date.now()) / 1000));
}

async function wait(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
