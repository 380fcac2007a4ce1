import { complaint, runGit } from "./process.ts";
import { damaged } from "./repository.ts";
import type { Trailer } from "./trailers.ts";

/** Puts the people of trailers through the history's .mailmap, as git does with authors. */
export class Mailmap {
  readonly #gitDir: string;
  readonly #exists: boolean;
  readonly #mapped = new Map<string, string>();

  private constructor(gitDir: string, exists: boolean) {
    this.#gitDir = gitDir;
    this.#exists = exists;
  }

  static async open(gitDir: string): Promise<Mailmap> {
    const found = await runGit(["cat-file", "-e", "HEAD:.mailmap"], { gitDir });
    return new Mailmap(gitDir, found.status === 0);
  }

  /** @param trailers one list for each commit; the answer has the same shape */
  async apply(trailers: readonly Trailer[][]): Promise<readonly Trailer[][]> {
    if (!this.#exists) return trailers;
    const unseen = [...new Set(trailers.flat().map(contact))].filter((given) => !this.#mapped.has(given));
    if (unseen.length > 0) await this.#ask(unseen);
    return trailers.map((list) =>
      list.map((trailer) => {
        const [, name = "", email = ""] = /^(.*?)\s*<([^<>]*)>$/.exec(this.#mapped.get(contact(trailer))!) ?? [];
        return { role: trailer.role, name, email };
      }),
    );
  }

  async #ask(contacts: readonly string[]): Promise<void> {
    const answer = await runGit(["check-mailmap", "--stdin"], {
      gitDir: this.#gitDir,
      input: `${contacts.join("\n")}\n`,
    });
    if (answer.status !== 0) throw damaged(".mailmap", complaint(answer));
    const lines = answer.stdout.toString("utf8").split("\n");
    for (const [index, given] of contacts.entries()) this.#mapped.set(given, lines[index] ?? given);
  }
}

function contact({ name, email }: Trailer): string {
  return `${name} <${email}>`.trim();
}
