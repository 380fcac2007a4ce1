import type { ForesightResult } from "../model/results.ts";
import { percent } from "../model/words.ts";

/** What foresight says of one repository, as a sentence. */
export function foresightSentence({ chances }: ForesightResult[number]): string {
  return `Of people with such a record, about ${percent(chances.sustained)} were active there in at least 6 of the next 12 months, ${percent(chances.core)} were in the core, and ${percent(chances.across)} worked across its modules.`;
}

/** What foresight is, in one paragraph. */
export const FORESIGHT =
  "Foresight is a logistic model of ten plain facts up to the date. Seven are of the person, and more of each can only raise a chance: how often work of theirs landed of late, weeks with landed work that they wrote first, weeks with merged or proposed work, weeks with work proposed just now, weeks with reviews and merges of others' work, weeks with work on how it is built and tested, and modules shared with others. Three are of the repository, and change no order within it: commits of everybody, how many people, and for how many of them it came true in the year before. Its coefficients come from other repositories than the one it is asked about. A chance describes people with a like record, not this person, and nothing outside the repository: somebody who moves on counts as not active.";
