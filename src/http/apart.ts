/** Answers one question in a process of its own: progress and then the answer, as messages to the server. */

import { answer, type Question } from "./answer.ts";
import type { Progress } from "./operations.ts";

export type ApartMessage = { progress: Progress } | { answer: string };

const send = (message: ApartMessage, sent?: () => void): void => void process.send?.(message, undefined, {}, sent);

// Without a server there is nobody to work for.
process.once("disconnect", () => process.exit());
process.once("message", (question: Question) => {
  void answer(question, (progress) => send({ progress })).then((text) =>
    send({ answer: text }, () => process.disconnect()),
  );
});
