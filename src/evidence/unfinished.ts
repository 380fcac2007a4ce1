import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

import type { Workspace } from "./workspace.ts";

/**
 * What arrived of a reading that takes many requests, until all of it is there: a folder
 * `unfinished/<source>/` of the workspace with one file for each page, as evidence (hashes, counts and
 * titles), never as the answer itself. A reading that breaks off goes on from it.
 */
export class Unfinished {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * @param terms what must be the same for kept pages to be used: version, key of the workspace; text
   */
  static of(workspace: Workspace, source: string, terms: string): Unfinished {
    const folder = join(workspace.folder, "unfinished", basename(workspace.sourceFolder(source)));
    const file = join(folder, "terms");
    if (existsSync(folder) && (!existsSync(file) || readFileSync(file, "utf8") !== terms))
      rmSync(folder, { recursive: true, force: true });
    if (!existsSync(folder)) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, terms, { flush: true });
    }
    return new Unfinished(folder);
  }

  /** A page that arrived; undefined when it did not, or not whole. */
  get<T>(name: string): T | undefined {
    try {
      return JSON.parse(readFileSync(join(this.#folder, `${name}.json`), "utf8")) as T;
    } catch {
      return undefined;
    }
  }

  keep(name: string, page: unknown): void {
    const draft = join(this.#folder, `${name}.${process.pid}.draft`);
    writeFileSync(draft, JSON.stringify(page), { flush: true });
    renameSync(draft, join(this.#folder, `${name}.json`));
  }

  /** Lets all of it go: what it led to is evidence now. */
  clear(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
