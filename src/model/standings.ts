import { z } from "zod";

import { PeopleResult } from "./results.ts";
import { SIGNALS } from "./signal.ts";

const share = z.number().min(0).max(1);
const percentile = z.number().min(0).max(100);
const time = z.iso.datetime();
const Interval = z.object({ estimate: z.number(), low: z.number(), high: z.number() });

const StandingSignal = z.object({
  percentile,
  percentileLow: percentile,
  percentileHigh: percentile,
  value: Interval.nullable().describe("of the first measure; null: unknown"),
  unit: z.string(),
  measures: z
    .array(z.object({ sentence: z.string(), weight: share, percentile }))
    .describe("those that count and are known"),
});

/** Everybody who can be placed for any role, with what a ranking for any weights needs. */
export const StandingsResult = z.object({
  asOf: time,
  scope: z.array(z.string()).describe("areas looked at; empty is all"),
  cohort: PeopleResult.shape.cohort.omit({ placed: true }),
  sources: PeopleResult.shape.sources,
  notes: z.array(z.string()),
  halfLife: PeopleResult.shape.halfLife.omit({ changes: true }),
  people: z
    .array(
      z.object({
        person: z.string(),
        name: z.string(),
        number: z.int().describe("seeds what is unknown of them"),
        first: z.number().describe("when their first commit landed, seconds: decides among equals"),
        lastActive: time.describe("last work in scope"),
        weeks: z.int().describe("active weeks in scope in the last two years"),
        repositories: z.array(z.object({ source: z.string(), weeks: z.int() })),
        disclosedAgentShare: share.describe("commits in scope that disclose an agent"),
        signals: z
          .partialRecord(z.enum(SIGNALS), StandingSignal)
          .describe("those of which enough is known; unknown is never low"),
      }),
    )
    .describe("in no order that means anything"),
  seed: z.int(),
  replicates: z.int(),
  places: z
    .string()
    .describe(
      "base64 of little-endian 32-bit floats: for each person and each of their signals, in the order of the list of signals, the place from 0 to 1 and then one for each replicate",
    ),
});
export type StandingsResult = z.infer<typeof StandingsResult>;
