import type { ForesightResult } from "../model/results.ts";
import { percent } from "../model/words.ts";

/** What foresight says of one repository, as a sentence. */
export function foresightSentence({ chances }: ForesightResult[number]): string {
  return `Of people with such a record, about ${percent(chances.sustained)} were active there in at least 6 of the next 12 months, ${percent(chances.core)} were in the core, and ${percent(chances.across)} worked across its modules.`;
}

/** What foresight is, in one paragraph. */
export const FORESIGHT =
  "Foresight is a logistic model of nine plain facts up to the date: weeks with merged work (recent and long ago), weeks with proposed work, commits, modules shared with others, time since the last work, weeks with reviews and merges of others' work, tenure, and how busy the repository is. Its coefficients come from other repositories than the one it is asked about. A chance describes people with a like record, not this person, and nothing outside the repository: somebody who moves on counts as not active.";
