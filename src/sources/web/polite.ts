import { isoTime } from "../../model/time.ts";
import { type Fetched, type FetchOptions, fetchSafely } from "./fetch.ts";

export type Fetch = (url: string, options?: FetchOptions) => Promise<Fetched>;

/** What a polite reader needs of the world; tests give their own. */
export interface Manners {
  fetch?: Fetch;
  /** Between two requests to one host. */
  delayMs?: number;
  wait?: (ms: number) => Promise<void>;
  /** Seconds. */
  now?: () => number;
  onWaiting?: (why: string) => void;
}

const DELAY_MS = 1000;
/** A longer pause is left for another reading. */
const LONGEST_PAUSE_S = 60;

/**
 * Asks one page at a time, with a pause between two requests to one host. A host that asks for a pause gets
 * it when it is short; one that asks for a long one is not asked again in this reading.
 */
export class PoliteReader {
  readonly #fetch: Fetch;
  readonly #delayMs: number;
  readonly #wait: (ms: number) => Promise<void>;
  readonly #now: () => number;
  readonly #onWaiting: (why: string) => void;
  readonly #visited = new Set<string>();
  readonly #closed = new Map<string, string>();

  constructor({ fetch = fetchSafely, delayMs = DELAY_MS, wait = pause, now, onWaiting }: Manners = {}) {
    this.#fetch = fetch;
    this.#delayMs = delayMs;
    this.#wait = wait;
    this.#now = now ?? ((): number => Date.now() / 1000);
    this.#onWaiting = onWaiting ?? ((): void => undefined);
  }

  /** Why a host of this page is not asked again; undefined when it may be. */
  closed(url: string): string | undefined {
    return this.#closed.get(hostOf(url));
  }

  /** @throws {SourceError} as {@link fetchSafely} */
  async get(url: string, options?: FetchOptions): Promise<Fetched> {
    const host = hostOf(url);
    if (this.#visited.has(host)) await this.#wait(this.#delayMs);
    this.#visited.add(host);
    const answer = await this.#fetch(url, options);
    const pauseS = this.#pauseOf(answer);
    if (pauseS === null) return answer;
    if (pauseS <= LONGEST_PAUSE_S) {
      this.#onWaiting(`${host} asks for ${Math.ceil(pauseS)} s`);
      await this.#wait(pauseS * 1000);
      const again = await this.#fetch(url, options);
      if (this.#pauseOf(again) === null) return again;
    }
    this.#closed.set(host, `${host} asks to be left alone until ${isoTime(Math.ceil(this.#now() + pauseS))}`);
    return answer;
  }

  /** How long a host wants to be left alone, seconds; null when it does not say that it is busy. */
  #pauseOf({ status, headers }: Fetched): number | null {
    if (status !== 429 && status !== 503) return null;
    const said = headers.get("retry-after")?.trim() ?? "";
    const seconds = /^\d{1,9}$/.test(said) ? Number(said) : Date.parse(said) / 1000 - this.#now();
    return Number.isFinite(seconds) ? Math.max(0, seconds) : 5;
  }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "";
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
