import {
  endOf,
  FILE_KINDS,
  type History,
  type LineSpells,
  peopleOf,
  type RepositoryHistory,
} from "../model/history.ts";
import { DAY } from "../model/time.ts";

const OWN = FILE_KINDS.indexOf("own");

/** Lines of one file that people wrote here and that live at a date. */
export interface LivingLines {
  /** Place of the repository in the history. */
  repository: number;
  /** Place of the file's path in the repository's. */
  path: number;
  /** The commit that the lines come from. */
  born: number;
  /** The commit of the main line with which they came: later than `born` where they were copied or came back. */
  came: number;
  lines: number;
}

/**
 * The lines that live when the last commit of their repository landed, or some days before, without
 * vendored and generated files and what another source has too.
 *
 * @param days before the last commit of each repository
 */
export function* livingLines(
  { repositories }: History,
  lines: readonly LineSpells[],
  days = 0,
): Generator<LivingLines> {
  for (const [place, repository] of repositories.entries()) {
    const { commits, lineFiles } = repository;
    const at = endOf(repository) - days * DAY;
    const spells = lines[place]!;
    for (let i = 0; i < spells.file.length; i++) {
      const born = spells.born[i]!;
      const ended = spells.ended[i]!;
      if (lineFiles.kind[spells.file[i]!] !== OWN || commits.elsewhere[born]) continue;
      if (commits.landedAt[spells.came[i]!]! > at || (ended >= 0 && commits.landedAt[ended]! <= at)) continue;
      yield {
        repository: place,
        path: lineFiles.path[spells.file[i]!]!,
        born,
        came: spells.came[i]!,
        lines: spells.lines[i]!,
      };
    }
  }
}

/** The humans who wrote a commit: its lines are shared out evenly among them. Nobody where a shallow clone begins. */
export function writersOf(
  { commits }: RepositoryHistory,
  commit: number,
  human: (person: number) => boolean,
): readonly number[] {
  return commits.skip[commit] ? [] : [...peopleOf(commits.authors, commit)].filter(human);
}
