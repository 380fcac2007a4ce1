import { startTransition, useEffect, useRef, useState } from "react";

import type { Answer, Compared, Problem, Question } from "./offers.worker.ts";

/** While somebody types, only where they stop is worth the work. */
const PAUSE_MS = 120;
/** What is shown first, where more runs are asked for. */
const FIRST_RUNS = 16_384;

export interface Asked {
  /** The newest answer; of the question before while a new one is worked out. */
  compared: Compared | undefined;
  problems: readonly Problem[];
  /** The answer is not yet that of what was asked. */
  busy: boolean;
  /** How many runs are under way. */
  runs: number;
  stop: () => void;
}

/**
 * Compares paths in a worker: what they are worth at once, what tips the balance a moment later.
 *
 * @param question made anew only when it changes
 */
export function useCompared(question: Omit<Question, "ticket">): Asked {
  const [answered, setAnswered] = useState<{ compared?: Compared; problems: readonly Problem[]; busy: boolean }>({
    problems: [],
    busy: true,
  });
  const worker = useRef<Worker>(undefined);
  const ticket = useRef(0);
  useEffect(() => {
    const asked = new Worker(new URL("./offers.worker.ts", import.meta.url), { type: "module" });
    worker.current = asked;
    return () => asked.terminate();
  }, []);
  useEffect(() => {
    const { current: asked } = worker;
    if (!asked) return undefined;
    setAnswered((old) => ({ ...old, busy: true }));
    const { given } = question;
    const quick = given.runs > FIRST_RUNS;
    const send = (runs: number): void => {
      ticket.current++;
      asked.postMessage({ ...question, given: { ...given, runs }, ticket: ticket.current } satisfies Question);
    };
    const listener = new AbortController();
    asked.addEventListener(
      "message",
      ({ data }: MessageEvent<Answer>) => {
        if (data.ticket !== ticket.current) return;
        if (data.kind === "wrong") return setAnswered((old) => ({ ...old, problems: data.problems, busy: false }));
        const { compared } = data;
        const first = quick && compared.result.runs <= FIRST_RUNS;
        // In pieces, so that the page keeps moving while so much changes.
        startTransition(() => setAnswered({ compared, problems: [], busy: first || compared.share < 1 }));
        if (first) send(given.runs);
      },
      { signal: listener.signal },
    );
    const timer = setTimeout(() => send(quick ? FIRST_RUNS : given.runs), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      listener.abort();
    };
  }, [question]);
  const stop = (): void => {
    // A worker that is told of another ticket gives up the one before.
    ticket.current++;
    worker.current?.postMessage({ ...question, given: { ...question.given, paths: [] }, ticket: ticket.current });
    setAnswered((old) => ({ ...old, busy: false }));
  };
  return {
    compared: answered.compared,
    problems: answered.problems,
    busy: answered.busy,
    runs: question.given.runs,
    stop,
  };
}
