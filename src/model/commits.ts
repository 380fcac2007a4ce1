import { z } from "zod";

import { EvidenceEntry } from "./results.ts";

/** The commits that a figure about somebody rests on. */
export const CommitsResult = z.object({
  commits: z
    .array(
      EvidenceEntry.extend({
        coAuthor: z.boolean().describe("they are named as a co-author, somebody else as the author"),
      }),
    )
    .describe("latest first"),
  more: z.int().describe("commits that are not listed"),
});
export type CommitsResult = z.infer<typeof CommitsResult>;
