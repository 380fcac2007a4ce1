import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";

import { Piscina } from "piscina";

import { DecisionLog } from "../decisions/log.ts";
import type { Workspace } from "../evidence/workspace.ts";
import type { Question } from "./answer.ts";
import type { ApartMessage } from "./apart.ts";
import { type OperationName, OPERATIONS, type Progress } from "./operations.ts";

/** Answers that are kept, the latest ones. */
const MOST_ANSWERS = 100;

export interface AskOptions {
  tell?: (progress: Progress) => void;
  /** Stops a long operation when it is aborted; others go on and are kept for the next time. */
  signal?: AbortSignal;
  /** The result as one HTML file instead of data. */
  html?: boolean;
}

/**
 * Answers questions without holding up the server: short ones in threads that keep what they opened, long
 * ones in processes of their own, which can be killed at any moment.
 */
export class Runner {
  readonly #workspace: Workspace;
  readonly #threads = new Piscina<Question, string>({
    filename: fileURLToPath(new URL("./thread.js", import.meta.url)),
    minThreads: 1,
    maxThreads: Math.max(1, Math.min(4, availableParallelism())),
    idleTimeout: 600_000,
  });
  /** By what was asked of which state; several who ask at once share one. */
  readonly #answers = new Map<string, Promise<string>>();
  readonly #apart = new Set<AbortController>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** @returns a line of JSON: `{"result": …}` or `{"error": …}` */
  async ask(operation: OperationName, input: unknown, options: AskOptions = {}): Promise<string> {
    const { html = false } = options;
    const question: Question = { operation, folder: this.#workspace.folder, input, html };
    const { long, writes } = OPERATIONS[operation];
    if (writes) return this.#askApart(question, options);
    const key = JSON.stringify([operation, input, html, await this.#state()]);
    const known = this.#answers.get(key);
    if (known) {
      // The last asked stays longest.
      this.#answers.delete(key);
      this.#answers.set(key, known);
      return known;
    }
    if (long) {
      // Not shared before it is there: who asked first may stop it.
      const text = await this.#askApart(question, options);
      this.#keep(key, Promise.resolve(text));
      return text;
    }
    const asked = this.#threads.run(question);
    this.#keep(key, asked);
    return asked;
  }

  async close(): Promise<void> {
    for (const running of this.#apart) running.abort();
    await this.#threads.destroy();
  }

  /** What every answer depends on, beside the question. */
  async #state(): Promise<unknown> {
    const decided = await DecisionLog.at(this.#workspace.folder).entries();
    return [this.#workspace.sources().map(({ source, generation }) => [source, generation]), decided.length];
  }

  #keep(key: string, answer: Promise<string>): void {
    this.#answers.set(key, answer);
    const forget = (): void => {
      if (this.#answers.get(key) === answer) this.#answers.delete(key);
    };
    // What failed may go better the next time.
    answer.then((text) => (text.startsWith('{"error"') ? forget() : undefined), forget);
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= MOST_ANSWERS) break;
      this.#answers.delete(oldest);
    }
  }

  #askApart(question: Question, { tell, signal }: AskOptions): Promise<string> {
    const stop = new AbortController();
    const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
    this.#apart.add(stop);
    return new Promise<string>((resolve, reject) => {
      const child = fork(fileURLToPath(new URL("./apart.js", import.meta.url)), {
        signal: either,
        stdio: ["ignore", "ignore", "inherit", "ipc"],
      });
      child.on("message", (message: ApartMessage) => {
        if ("progress" in message) tell?.(message.progress);
        else resolve(message.answer);
      });
      child.once("error", reject);
      child.once("exit", (code) =>
        reject(new Error(`the process that ${question.operation} ran in ended (status ${code})`)),
      );
      child.send(question);
    }).finally(() => this.#apart.delete(stop));
  }
}
