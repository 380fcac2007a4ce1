import { randomBytes, timingSafeEqual } from "node:crypto";

/** Who may ask: whoever opened a link that this server printed. Each link works once. */
export class Sessions {
  #link = secret();
  readonly #sessions = new Set<string>();
  readonly #onUsed: (next: string) => void;

  /** @param onUsed told the token of the next link when one was used */
  constructor(onUsed: (next: string) => void) {
    this.#onUsed = onUsed;
  }

  /** The token of the link that has not been used yet. */
  get link(): string {
    return this.#link;
  }

  /** A session for the token of a link; undefined when it is not the one, or was used. */
  open(token: string): string | undefined {
    if (!same(token, this.#link)) return undefined;
    const session = secret();
    this.#sessions.add(session);
    this.#link = secret();
    this.#onUsed(this.#link);
    return session;
  }

  knows(session: string | undefined): boolean {
    return session !== undefined && [...this.#sessions].some((known) => same(known, session));
  }
}

function secret(): string {
  return randomBytes(24).toString("base64url");
}

/** Compares without telling by its time how much was right. */
function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
