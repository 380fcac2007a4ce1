/**
 * Work in small pieces: whoever calls it decides whether to go on, wait or stop between two of them. A worker of a
 * page looks for messages there; a command runs it to its end.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Runs work to its end. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
