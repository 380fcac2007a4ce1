import { complaint, runGit } from "./process.ts";
import { damaged } from "./repository.ts";
import type { Trailer } from "./trailers.ts";

/**
 * Puts the people of trailers through the history's .mailmap, as git does with authors.
 *
 * @param trailers one list for each commit; the answer has the same shape
 */
export async function applyMailmap(gitDir: string, trailers: readonly Trailer[][]): Promise<Trailer[][]> {
  const contacts = [...new Set(trailers.flat().map(contact))];
  if (contacts.length === 0) return [...trailers];
  const answer = await runGit(["check-mailmap", "--stdin"], { gitDir, input: `${contacts.join("\n")}\n` });
  if (answer.status !== 0) throw damaged(".mailmap", complaint(answer));
  const lines = answer.stdout.toString("utf8").split("\n");
  const mapped = new Map(contacts.map((given, index) => [given, lines[index] ?? given]));
  return trailers.map((list) =>
    list.map((trailer) => {
      const [, name = "", email = ""] = /^(.*?)\s*<([^<>]*)>$/.exec(mapped.get(contact(trailer))!) ?? [];
      return { role: trailer.role, name, email };
    }),
  );
}

function contact({ name, email }: Trailer): string {
  return `${name} <${email}>`.trim();
}
