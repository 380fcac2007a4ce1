import type { History, LineSpells } from "../model/history.ts";
import type { View } from "../signals/view.ts";
import { median } from "../statistics/resample-items.ts";
import { type FolderFacts, folderFacts } from "./folder-facts.ts";

/** Below these, too little is known of a folder to say anything. By judgement, like the two after them. */
const LEAST_COMMITS = 20;
const LEAST_LINES = 300;
/** Beside those who keep it, so many people must have changed it. */
const LEAST_OTHERS = 3;
/** Where more of its commits than this change code elsewhere too, it does not stand by itself. */
const MOST_COUPLING = 1 / 3;
/** A folder with more of its repository's code than this is the repository rather than a part of it. */
const MOST_SHARE = 1 / 3;
/** Folders that show or measure other code. */
const BESIDE = /(^|\/)(examples?|benchmarks?|demos?|samples|tutorials?|third_party|vendor|tests?)(\/|$)/i;

/** A folder of a private repository, and what its history says of it as something to publish. */
export interface Folder extends FolderFacts {
  /** Why it is not suggested; null for a candidate. */
  whyNot: string | null;
  /** The median coupling of the folders of its repository. */
  typicalCoupling: number;
}

/**
 * The folders of one repository, candidates first: most people beside its keepers times the share of
 * commits that stay within it. Of folders within each other the one with less
 * coupling is a candidate.
 *
 * Coupling is the confidence that a commit that changes the folder changes code elsewhere too, after the
 * rules of Zimmermann, Weißgerber, Diehl and Zeller, "Mining version histories to guide software changes",
 * ICSE 2004.
 */
export function foldersToPublish(
  history: History,
  lines: readonly LineSpells[],
  view: View,
  place: number,
  members: ReadonlySet<number>,
): Folder[] {
  const { folders: found, lines: allLines } = folderFacts(history, lines, view, place, members);
  const enough = found.filter(({ commits }) => commits >= LEAST_COMMITS);
  const typicalCoupling = enough.length === 0 ? 0 : median(enough.map(({ coupling }) => coupling));
  const judged = found
    .map((folder) => ({ ...folder, typicalCoupling, whyNot: whyNot(folder, typicalCoupling, allLines) }))
    .sort((a, b) => worth(b) - worth(a) || b.commits - a.commits || (a.name < b.name ? -1 : 1));
  const taken: string[] = [];
  const alone = judged.filter(({ whyNot }) => whyNot === null).sort((a, b) => a.coupling - b.coupling);
  for (const { name } of alone) if (!taken.some((other) => nested(name, other))) taken.push(name);
  return judged
    .map((folder) => {
      const other = taken.find((name) => nested(name, folder.name));
      return folder.whyNot !== null || other === undefined || other === folder.name
        ? folder
        : { ...folder, whyNot: `${other} is suggested, which stands more by itself, and one holds the other` };
    })
    .sort((a, b) => Number(a.whyNot !== null) - Number(b.whyNot !== null));
}

function nested(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}

function worth({ others, coupling }: FolderFacts): number {
  return others * (1 - coupling);
}

function whyNot(folder: FolderFacts, typicalCoupling: number, allLines: number): string | null {
  if (BESIDE.test(folder.name)) return "shows, tests or measures other code";
  if (folder.lines < LEAST_LINES) return `has fewer than ${LEAST_LINES} living lines of code`;
  if (folder.commits < LEAST_COMMITS) return `was changed by fewer than ${LEAST_COMMITS} commits in two years`;
  if (folder.lines > MOST_SHARE * allLines) return "is more than a third of its repository";
  if (folder.others < LEAST_OTHERS) return `was changed by fewer than ${LEAST_OTHERS} people beside its keepers`;
  if (folder.coupling > MOST_COUPLING) return "changes together with other code in more than a third of its commits";
  if (folder.coupling >= typicalCoupling) return "is no more independent than the other folders";
  return null;
}
