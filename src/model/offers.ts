import { z } from "zod";

/** What `offer` promises. Money is after tax, discounted to now, in `currency` of `year`, unless something else is said. */

const share = z.number().min(0).max(1);
const money = z.number();

const Bar = z.object({
  id: z.string(),
  label: z.string(),
  of: z.string().nullable().describe("the path that it belongs to; null: the person's"),
  unit: z.enum(["share", "money", "years", "days", "number"]),
  now: z.number(),
  low: z.number(),
  high: z.number(),
  atLow: money.describe("lead over the baseline, in certainty equivalents, at the low value"),
  atHigh: money,
});

const reached = z
  .union([z.number(), z.literal("already"), z.literal("never")])
  .describe("already: with the least; never: not with the most that is looked at");

const Needed = z.object({ now: z.number(), needed: reached });

const PathResult = z.object({
  path: z.string(),
  title: z.string(),
  current: z.boolean(),
  currency: z.string().describe("the file's own"),
  figures: z.enum(["nominal", "real"]),
  tax: z.array(z.object({ stage: z.string(), rate: share, equityRate: share, label: z.string() })),
  value: z
    .object({ mean: money, p10: money, p25: money, median: money, p75: money, p90: money })
    .describe("at the horizon, discounted; money and other terms together"),
  certain: money.describe("certainty equivalent of money and other terms"),
  certainMoney: money.describe("of money alone"),
  terms: money.describe("expected worth of other terms"),
  byAversion: z.array(z.object({ riskAversion: z.number(), certain: money })),
  error: share.describe("standard error of the certainty equivalent, relative; the mean is computed, not simulated"),
  givesUp: z
    .object({ perYear: money, share: z.number() })
    .nullable()
    .describe("money given up against the baseline: a sure sum each year, and its share of the baseline's; null: none"),
  beats: z.array(z.object({ path: z.string(), chance: share })),
  stages: z.array(z.object({ stage: z.string(), chance: share.describe("that it is ever entered") })),
  moneyByYear: z.array(money).describe("expected, not added up; the last is what comes after the horizon"),
  breakEven: z
    .object({
      salary: Needed.describe("a year in the first stage, before tax, in the file's currency"),
      exitChance: Needed.nullable(),
      exitMedian: Needed.nullable(),
      year: z.int().nullable().describe("the first year from which expected money stays ahead; null: never"),
    })
    .nullable()
    .describe("what makes it worth as much as the baseline; null for the baseline"),
  tornado: z.array(Bar).describe("what matters most first; empty for the baseline"),
});

const SalaryNeeded = z.object({
  salary: reached,
  place: z.enum(["below", "within", "above", "no band"]).describe("in the role's band"),
  signing: reached.nullable().describe("once, beside the most of the band; null: there is no band"),
});

const ClosingResult = z.object({
  ours: z.string(),
  theirs: z.array(z.string()),
  currency: z.string().describe("of salaries: our file's own"),
  salary: z.number(),
  band: z.tuple([z.number(), z.number()]).nullable(),
  knownWithin: z.number(),
  chance: share.describe("that our offer turns out worth more than all of theirs"),
  indifferent: SalaryNeeded,
  evenOdds: SalaryNeeded,
  nineInTen: SalaryNeeded,
  terms: z.array(z.object({ term: z.string(), level: share, adds: money })),
  delay: z
    .object({
      months: z.int(),
      worthPerYear: z.number(),
      years: z.number(),
      area: z.string().nullable(),
      halfLifeDays: z.number(),
      halfLifeSource: z.enum(["measured", "file", "default"]),
      fresh: share,
      lost: z.number(),
      late: z.number(),
    })
    .nullable()
    .describe("in our file's currency; null where the file has no 'role'"),
});

export const OfferResult = z.object({
  currency: z.string(),
  year: z.int(),
  horizonYears: z.int(),
  discount: z.object({ rate: z.number(), kind: z.enum(["nominal", "real"]), real: z.number() }),
  inflation: z.number(),
  riskAversion: z.number(),
  wealth: money,
  worth: z.array(z.object({ term: z.string(), perYear: money })),
  runs: z.int(),
  seed: z.int(),
  baseline: z.string(),
  notes: z.array(z.string()),
  paths: z.array(PathResult).describe("the most worth to the person first"),
  halfLives: z.array(
    z.object({
      path: z.string(),
      stage: z.string(),
      area: z.string().nullable(),
      days: z.number(),
      source: z.enum(["measured", "file", "default"]),
    }),
  ),
  exchange: z.array(z.object({ from: z.string(), rate: z.number(), date: z.string(), source: z.string() })),
  defaults: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      value: z.number(),
      unit: z.string(),
      source: z.string(),
      date: z.string(),
      note: z.string(),
      where: z.array(z.string()).describe("paths, or 'you'"),
    }),
  ),
  closing: ClosingResult.nullable(),
  engine: z
    .object({
      paths: z.array(z.looseObject({ name: z.string() })).describe("Path of src/offers/path.ts"),
      person: z.looseObject({ currency: z.string() }).describe("Person of src/offers/path.ts"),
    })
    .describe("with every default filled in: what the same engine can be run with again"),
});
export type OfferResult = z.infer<typeof OfferResult>;
