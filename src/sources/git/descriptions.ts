import { DAY } from "../../model/time.ts";
import { frequentWords } from "../../model/words.ts";
import type { FileChange } from "./history-parser.ts";
import { runGit } from "./process.ts";

/** How far apart the versions of a description are that are kept. */
const INTERVAL = 90 * DAY;

/** A version of the repository's README, at a commit. */
interface Version {
  commit: number;
  blob: string;
}

/** Collects the README of a repository as it was from quarter to quarter. */
export class Descriptions {
  readonly #versions: Version[] = [];
  #last: number;

  /** @param last when the last version that is kept already landed, seconds */
  constructor(last = Number.NEGATIVE_INFINITY) {
    this.#last = last;
  }

  consider(commit: number, landedAt: number, file: FileChange): void {
    if (file.binary || file.status === "D" || !/^readme(\.(md|rst|txt|mdx))?$/i.test(file.path)) return;
    if (landedAt - this.#last < INTERVAL) return;
    this.#last = landedAt;
    this.#versions.push({ commit, blob: file.blobs.at(-1)! });
  }

  /** The most frequent words of each version, with how often they stand there. */
  async *words(gitDir: string): AsyncGenerator<{ commit: number; word: string; count: number }> {
    for (const { commit, blob } of this.#versions) {
      const read = await runGit(["cat-file", "blob", blob], { gitDir });
      if (read.status !== 0) continue;
      for (const { word, count } of frequentWords(read.stdout.subarray(0, 200_000).toString("utf8")))
        yield { commit, word, count };
    }
  }
}
