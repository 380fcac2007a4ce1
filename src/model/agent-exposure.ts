import { z } from "zod";

const inHundred = z.number().min(0).max(100);
const share = z.number().min(0).max(1);

const Effect = z.object({
  feature: z.string(),
  words: z.string().describe("what the work has more or less of than is usual in the same repository and quarter"),
  effect: z.number().describe("change of the likeness, log odds"),
});

export const AgentExposureResult = z
  .object({
    state: z.enum(["measured", "not-told-apart", "too-few-disclosed", "too-little-work"]),
    likeness: inHundred
      .nullable()
      .describe(
        "share in 100 of undisclosed commits by others, in the same repository and quarter, that are less like disclosed agent work than a commit of theirs; mean over weeks; 50 is usual; no chance that an agent was used; null: too little to say",
      ),
    low: inHundred.nullable(),
    high: inHundred.nullable(),
    weeks: z.int().describe("weeks of the last two years that it rests on"),
    commits: z.int(),
    raises: z.array(Effect).describe("what of their work raises the likeness, strongest first"),
    lowers: z.array(Effect),
    disclosedWork: z
      .array(z.string())
      .describe(
        "what disclosed agent work has more or less of than is usual: such work raises the likeness, the opposite lowers it",
      ),
    provenance: z
      .object({
        disclosed: z.int().describe("commits that disclose a coding agent: a fact about work, never a penalty"),
        attested: z
          .int()
          .describe("attested by the person as written without a coding agent: what they say, not what was seen"),
        unknown: z.int().describe("neither: that nothing is disclosed proves nothing"),
      })
      .describe("their commits in scope in the last two years, without merges and sweeps"),
    trust: z.object({
      verdict: z
        .enum(["nothing", "little", "something"])
        .nullable()
        .describe("what the likeness says, by the AUC; nothing: its interval holds 0.5, or all of it lies below"),
      auc: z
        .object({ estimate: share, low: share, high: share })
        .nullable()
        .describe(
          "chance that a disclosed commit is more like other disclosed work than an undisclosed one of the same repository and quarter; of people whom the model has not seen; 0.5 is chance",
        ),
      calibrationError: share.nullable().describe("mean distance of foreseen and observed shares of disclosed commits"),
      calibration: z.array(z.object({ cases: z.int(), foreseen: share, observed: share })),
      disclosed: z.int().describe("disclosed commits that the model rests on, of everybody"),
      disclosers: z.int().describe("authors of these"),
    }),
    caveats: z.array(z.string()),
  })
  .describe("likeness of the work to disclosed agent work; part of no ranking");
export type AgentExposureResult = z.infer<typeof AgentExposureResult>;
