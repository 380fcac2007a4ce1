import { z } from "zod";

import { LEVELS } from "./plan.ts";
import { HalfLife } from "./results.ts";
import { Role } from "./role.ts";

/** What operations promise of horizon and mix. More fields are fine; these hold still. */

const share = z.number().min(0).max(1);
const time = z.iso.datetime();
const yearMonth = z.string().describe("YYYY-MM");

/** A figure that a result rests on, and where it comes from. */
const Figure = z.object({
  name: z.string().describe("what it is called in a plan, or as an option"),
  label: z.string(),
  low: z.number().nullable(),
  expected: z.number().nullable().describe("null: not known"),
  high: z.number().nullable(),
  unit: z.string(),
  origin: z.enum(["measured", "assumption"]),
  source: z.string().describe("measured: on what; assumption: who says so"),
  date: z.string().describe("as of when"),
  change: z.string().describe("how to set it otherwise"),
});
export type Figure = z.infer<typeof Figure>;

const Counting = z
  .object({
    estimate: share,
    low: share,
    high: share,
    beyond: z.boolean().describe("further ahead than lines were followed: goes on with the half-life"),
  })
  .nullable()
  .describe("share that still counts; null: too few lines to say");
export type Counting = z.infer<typeof Counting>;

const POINTS = ["first day", "ramped up", "1 year", "2 years", "3 years", "end of the horizon"] as const;

const Advice = z.object({
  kind: z.enum(["widen", "narrow", "shorten", "lengthen", "keep"]),
  what: z.string(),
  reason: z.string(),
  figures: z.record(z.string(), z.number()).describe("the numbers in the reason"),
});
export type Advice = z.infer<typeof Advice>;

export const RoleCheckResult = z.object({
  asOf: time,
  role: Role.pick({ role: true, title: true, level: true, areas: true, horizonMonths: true }),
  repositories: z.array(z.string()).describe("what the half-lives were measured on"),
  notes: z.array(z.string()),
  figures: z.array(Figure),
  areas: z
    .array(
      z.object({
        area: z.string(),
        name: z.string(),
        halfLifeDays: HalfLife,
        lines: z.int().nonnegative().describe("lines that the half-life rests on"),
        points: z.array(
          z.object({
            at: z.enum(POINTS),
            months: z.number(),
            counts: Counting,
            byHalfLife: share.nullable().describe("2^(-t / half-life) alone; null: half-life not reached"),
          }),
        ),
      }),
    )
    .describe("those of the role"),
  combined: z
    .array(
      z.object({
        at: z.enum(POINTS),
        months: z.number().describe("after the date"),
        date: z.iso.date(),
        counts: Counting,
      }),
    )
    .describe("mean over the areas of which something is known, each with the same weight"),
  curve: z
    .array(z.object({ months: z.int(), counts: Counting }))
    .describe("the same for every month after the date, for a picture"),
  unknownAreas: z.array(z.string()).describe("areas of the role that are left out: too few lines to say"),
  lookAgain: z.object({
    threshold: share,
    by: z.iso.date().nullable().describe("null: not within twenty years, or nothing is known"),
    earliest: z.iso.date().nullable(),
    latest: z.iso.date().nullable().describe("null: no limit that is known"),
    beyond: z.boolean().describe("further ahead than lines of some area were followed"),
    reason: z.string(),
  }),
  cohort: z.object({
    placed: z.int().describe("people with enough public work in the role's areas to be placed"),
    unknown: z.int(),
  }),
  neighbours: z
    .array(
      z.object({
        area: z.string(),
        name: z.string(),
        people: z.int().describe("who worked there in the last two years"),
        shared: z.int().describe("of these, people who also worked in an area of the role"),
      }),
    )
    .describe("areas that the role does not name, most shared people first"),
  advice: z.array(Advice).min(1),
});
export type RoleCheckResult = z.infer<typeof RoleCheckResult>;

const Month3 = z
  .object({
    month: yearMonth.nullable().describe("null: not within the horizon"),
    earliest: yearMonth.nullable(),
    latest: yearMonth.nullable(),
  })
  .describe("the month as expected, if all goes well, and if all goes badly");
export type Month3 = z.infer<typeof Month3>;

const Band = z.object({ low: z.number(), expected: z.number(), high: z.number() });
export type Band = z.infer<typeof Band>;

const AreaCoverage = z.object({
  area: z.string(),
  name: z.string(),
  need: z.number().describe("people who carry the work"),
  monthly: z.array(
    z.object({
      month: yearMonth,
      low: z.number().describe("2.5 % of the outcomes have fewer, if all goes badly"),
      expected: z.number().describe("people who carry the work, on average"),
      high: z.number().describe("2.5 % of the outcomes have more, if all goes well"),
      chance: Band.describe("that there are as many as are needed: badly, as expected, well"),
    }),
  ),
  byWhen: z.object({
    even: Month3.describe("from when on the need is met at even odds"),
    likely: Month3.describe("from when on it is met with a chance of 90 %"),
  }),
  lostAgain: yearMonth.nullable().describe("when the odds fall below even again, since people leave"),
  best: z.object({ month: yearMonth, chance: share }),
  covered: Band.describe("share of the needed months of work in the horizon that are covered"),
});
export type AreaCoverage = z.infer<typeof AreaCoverage>;

const PayBack = z.object({
  areas: z.array(z.string()),
  juniorCostPerYear: z.number(),
  seniorCostPerYear: z.number(),
  seniorFrom: z.string().describe("which seat the junior one is compared with"),
  months: z.array(
    z.object({
      month: z.int().describe("since both seats were opened"),
      junior: z
        .object({
          cost: z.number(),
          work: Band,
          price: z
            .object({ low: z.number().nullable(), expected: z.number().nullable(), high: z.number().nullable() })
            .describe("money for a month of work so far: if all goes well, as expected, badly; null: none yet"),
        })
        .describe("both since the beginning, on average"),
      senior: z.object({ cost: z.number(), work: z.number(), price: z.number().nullable() }),
    }),
  ),
  overtakes: z
    .object({ month: z.int().nullable(), earliest: z.int().nullable(), latest: z.int().nullable() })
    .describe(
      "months after which money spent on the junior seat has bought as much work as the same money on the senior one; null: not within five years",
    ),
  overtakesLikeEverybody: z
    .object({ month: z.int().nullable() })
    .nullable()
    .describe("the same when a junior takes as long as everybody who ever tried; null: too few were seen"),
  costOfAMonth: z
    .object({ junior: Band.nullable(), senior: z.number().nullable() })
    .describe("money for a month of work, by the end of the horizon; null: none by then"),
  mentorMonths: z.number().describe("of a senior's time that one junior takes within the horizon"),
  stillCounting: Counting.describe("of what is learned evenly over the horizon, at its end"),
});
export type PayBack = z.infer<typeof PayBack>;

const PlanReport = z.object({
  name: z.string(),
  title: z.string(),
  currency: z.string(),
  start: yearMonth,
  horizonMonths: z.int(),
  figures: z.array(Figure),
  areas: z.array(AreaCoverage),
  timeline: z
    .array(
      z.object({
        level: z.enum(LEVELS),
        areas: z.array(z.string()),
        count: z.int(),
        costPerYear: z.number(),
        opens: yearMonth,
        filled: Month3,
        carries: Month3.describe("from when on one such person carries the work at even odds"),
      }),
    )
    .describe("seats in the order in which they open"),
  budget: z.object({
    total: z.number().describe("over the horizon, when nobody leaves"),
    perYear: z.number(),
    months: z.array(z.object({ month: yearMonth, cost: z.number(), cumulative: z.number() })),
    years: z.array(
      z.object({
        from: yearMonth,
        to: yearMonth,
        cost: z.number(),
        budget: z.number(),
        overFrom: yearMonth.nullable().describe("the month in which the year's money is used up"),
      }),
    ),
    agents: z.number().describe("of the total, money for agents"),
  }),
  covered: Band.describe("share of all needed months of work in the horizon that are covered"),
  coveredAsMeasured: Band.nullable().describe(
    "the same when people leave as the core of public repositories does; null: too few were seen",
  ),
  costOfACoveredMonth: z.number().nullable(),
  payBack: z.array(PayBack),
  says: z.array(z.string()).describe("the plan in sentences"),
});
export type PlanReport = z.infer<typeof PlanReport>;

const Lasting = z.object({
  commits: z.int().describe("disclosed commits whose lines were followed for long enough"),
  authors: z.int(),
  others: z.int().describe("commits without a disclosure of the same repositories, quarters and areas"),
  disclosedShare: share.nullable(),
  othersShare: share.nullable(),
  difference: z.object({ estimate: z.number(), low: z.number(), high: z.number() }).nullable(),
  says: z.enum(["people's lines last longer", "agents' lines last longer", "can't be told", "too little to say"]),
});

export const AgentsReport = z.object({
  days: z.int().describe("after how many days it is looked at whether lines are still there"),
  areas: z
    .array(
      z.object({
        area: z.string(),
        name: z.string(),
        commits: z.int().describe("of the last year, by people and coding agents"),
        disclosed: z.int().describe("of these, commits that disclose a coding agent"),
        share: z.object({ estimate: share, low: share, high: share }).nullable().describe("95 % interval (Wilson)"),
        lasting: Lasting,
      }),
    )
    .describe("areas that the plans are to cover"),
  all: z.object({ commits: z.int(), disclosed: z.int(), lasting: Lasting }).describe("all areas together"),
  people: z
    .object({
      disclosed: z.int().describe("disclosed commits of two years"),
      withPerson: z.int().describe("of these, commits with a person among the authors"),
      merges: z.int().describe("merges of the last year"),
      mergesByPeople: z.int(),
    })
    .describe("what remains with people, as far as histories show it"),
  says: z.array(z.string()),
});
export type AgentsReport = z.infer<typeof AgentsReport>;

export const PlanResult = z.object({
  asOf: time,
  repositories: z.array(z.string()).describe("what was measured on"),
  notes: z.array(z.string()),
  plans: z.array(PlanReport).min(1).max(2),
  comparison: z
    .object({
      areas: z.array(
        z.object({
          area: z.string(),
          name: z.string(),
          even: z.array(yearMonth.nullable()).length(2).describe("met at even odds; null: not within the horizon"),
          atEnd: z.array(z.number().nullable()).length(2).describe("chance at the end; null: not in that plan"),
        }),
      ),
      total: z.array(z.number()).length(2),
      covered: z.array(Band).length(2),
      says: z.array(z.string()),
    })
    .nullable()
    .describe("null: one plan"),
  agents: AgentsReport,
});
export type PlanResult = z.infer<typeof PlanResult>;
