import type { Failure } from "../../../src/http/answer.ts";
import type { InputOf, OperationName, Progress, ResultOf } from "../../../src/http/operations.ts";

/** What an operation says when it can't answer: what and where in the message, how to mend it in the hint. */
export class AskError extends Error {
  readonly code: string;
  readonly hint: string;

  constructor({ code, message, hint }: Failure) {
    super(message);
    this.name = "AskError";
    this.code = code;
    this.hint = hint;
  }
}

export interface AskOptions {
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

type Line<N extends OperationName> = { progress: Progress } | { result: ResultOf<N> } | { error: Failure };

const AWAY: Failure = {
  code: "away",
  message: "The server does not answer.",
  hint: "Look at the terminal that runs Workprint; start it again if it ended, and open the new link.",
};

/** How browsers, and Vite for styles, say that a part of the page did not come. */
const NOT_LOADED = /Unable to preload|dynamically imported module|Importing a module script/;

/** A part of the page that is fetched when it is wanted. @throws {AskError} when the server does not answer */
export async function fetched<T>(part: Promise<T>): Promise<T> {
  try {
    return await part;
  } catch (error) {
    if (error instanceof Error && NOT_LOADED.test(error.message)) throw new AskError(AWAY);
    throw error;
  }
}

/** Asks the server: lines of progress, and then the answer. @throws {AskError} */
export async function ask<N extends OperationName>(
  operation: N,
  input: InputOf<N>,
  { signal, onProgress }: AskOptions = {},
): Promise<ResultOf<N>> {
  let response: Response;
  try {
    response = await fetch(`/api/${operation}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(input),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new AskError(AWAY);
  }
  let rest = "";
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const take = (text: string): ResultOf<N> | undefined => {
    const line = JSON.parse(text) as Line<N>;
    if ("error" in line) throw new AskError(line.error);
    if ("result" in line) return line.result;
    onProgress?.(line.progress);
    return undefined;
  };
  for (;;) {
    const { done, value } = await read(reader, signal);
    const lines = (rest + (value ?? "")).split("\n");
    rest = done ? "" : lines.pop()!;
    for (const line of lines) {
      const result = line === "" ? undefined : take(line);
      if (result !== undefined) return result;
    }
    if (done) throw new AskError(AWAY);
  }
}

async function read(
  reader: ReadableStreamDefaultReader<string> | undefined,
  signal: AbortSignal | undefined,
): Promise<{ done: boolean; value?: string | undefined }> {
  try {
    return (await reader?.read()) ?? { done: true };
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new AskError(AWAY);
  }
}
