import type { QueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";

import type { Failure } from "../../../src/http/answer.ts";
import type { Progress, ResultOf } from "../../../src/http/operations.ts";
import { ask, AskError } from "../api/ask.ts";

/** How a reading stands. It goes on whichever page is looked at, so it belongs to none. */
export type Reading =
  | { state: "none" }
  | { state: "reading"; locations: readonly string[]; progress: Progress | undefined }
  | { state: "stopped"; locations: readonly string[] }
  | { state: "failed"; locations: readonly string[]; error: Failure }
  | { state: "done"; locations: readonly string[]; result: ResultOf<"read"> };

let now: Reading = { state: "none" };
let stop = new AbortController();
const listeners = new Set<() => void>();

function become(next: Reading): void {
  now = next;
  for (const listener of listeners) listener();
}

/** Reads sources; one reading of a tab at a time. All that was asked is asked again when it is over. */
export async function startReading(locations: readonly string[], client: QueryClient): Promise<void> {
  if (now.state === "reading") return;
  stop = new AbortController();
  const { signal } = stop;
  become({ state: "reading", locations, progress: undefined });
  try {
    const result = await ask(
      "read",
      { locations: [...locations] },
      { signal, onProgress: (progress) => become({ state: "reading", locations, progress }) },
    );
    become({ state: "done", locations, result });
  } catch (error) {
    become(signal.aborted ? { state: "stopped", locations } : { state: "failed", locations, error: failureOf(error) });
  }
  // Also when it was stopped: sources before that one were read.
  await client.invalidateQueries();
}

export function stopReading(): void {
  stop.abort();
}

export function forgetReading(): void {
  if (now.state !== "reading") become({ state: "none" });
}

export function useReading(): Reading {
  return useSyncExternalStore(subscribe, () => now);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function failureOf(error: unknown): Failure {
  if (error instanceof AskError) return { code: error.code, message: error.message, hint: error.hint };
  return { code: "internal", message: String(error), hint: "This is a bug in the page. Please report it." };
}
