import { answer, type Question } from "./answer.ts";

/** Answers questions in a thread of the server, which keeps what it opened for the next one. */
export default function answerInThread(question: Question): Promise<string> {
  return answer(question, () => {});
}
