import type { History, LineSpells } from "../model/history.ts";
import { authorship } from "./authorship.ts";
import { livingLines, writersOf } from "./living-lines.ts";
import type { View } from "./view.ts";

/** Who knows one part of the code: a module, an area. */
export interface Knowledge {
  /** Living lines; some have no writer that is known. */
  lines: number;
  linesOf: Map<number, number>;
  /** Main authors of each living file that people work on. */
  authorsOf: Map<number, number[]>;
}

/**
 * Who knows each part of the code: living lines by person, and the main authors of its files.
 *
 * @param views one for each repository of the history
 * @param partOf the part that a path of a repository is in, as a number; nothing is kept where undefined
 */
export function knowledgeOf(
  history: History,
  lines: readonly LineSpells[],
  views: readonly View[],
  partOf: (repository: number, path: number) => number | undefined,
): Map<number, Knowledge> {
  const found = new Map<number, Knowledge>();
  const of = (part: number): Knowledge => {
    let known = found.get(part);
    if (!known) {
      known = { lines: 0, linesOf: new Map(), authorsOf: new Map() };
      found.set(part, known);
    }
    return known;
  };
  for (const { repository, path, born, lines: count } of livingLines(history, lines)) {
    const view = views[repository]!;
    const part = view.inScope[path] === 1 ? partOf(repository, path) : undefined;
    if (part === undefined) continue;
    const known = of(part);
    known.lines += count;
    const writers = writersOf(view.repository, born, (person) => view.human[person] === 1);
    for (const writer of writers) known.linesOf.set(writer, (known.linesOf.get(writer) ?? 0) + count / writers.length);
  }
  for (const [repository, view] of views.entries()) {
    const { files } = view.repository;
    for (const { file, person, main } of authorship(view)) {
      const part = partOf(repository, files.path[file]!);
      if (part === undefined) continue;
      const { authorsOf } = of(part);
      // Files of several repositories can be in one part.
      const key = repository * 2 ** 32 + file;
      const authors = authorsOf.get(key) ?? [];
      authorsOf.set(key, authors);
      if (main) authors.push(person);
    }
  }
  return found;
}
