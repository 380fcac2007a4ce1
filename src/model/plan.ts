import { z } from "zod";

/** Coverage is counted in whole units, so a seat is shared by so few areas that a unit fits into each. */
const MOST_AREAS_OF_A_SEAT = 6;

export const LEVELS = ["senior", "junior", "researcher"] as const;
export type Level = (typeof LEVELS)[number];

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "give a month as YYYY-MM");
const money = z.number().nonnegative().max(1e12);
const count = z.int().positive().max(100);

/** A figure that somebody takes for granted: what is likely, from where to where it may be, and who says so. */
const range = (value: z.ZodNumber) =>
  z
    .strictObject({
      low: value,
      expected: value,
      high: value,
      source: z.string().min(1),
      date: z.coerce.string().regex(/^\d{4}(-\d{2}){0,2}$/, "give a date as YYYY, YYYY-MM or YYYY-MM-DD"),
    })
    .refine(({ low, expected, high }) => low <= expected && expected <= high, "low, expected and high must rise");

const months = range(z.int().nonnegative().max(60));
const share = range(z.number().min(0).max(1));

const Assumptions = z.strictObject({
  fillMonths: months.optional().describe("from opening a seat to somebody's first day"),
  rampMonths: z
    .strictObject({ senior: months.optional(), junior: months.optional(), researcher: months.optional() })
    .default({})
    .describe("from the first day until nobody has to help any more"),
  mentorShare: share.optional().describe("of a senior's time, for each junior who is not core yet"),
  lossPerYear: share.optional().describe("share of people who leave in a year"),
  leaving: z
    .enum(["employees", "measured"])
    .default("employees")
    .describe("as many leave as employees do (lossPerYear), or as core people of public repositories, as measured"),
  newcomers: z.enum(["regular", "everybody"]).default("regular").describe("whose time to core a hired junior is given"),
});

const Seat = z.strictObject({
  level: z.enum(LEVELS),
  areas: z
    .array(z.string())
    .min(1)
    .max(MOST_AREAS_OF_A_SEAT, `a seat has at most ${MOST_AREAS_OF_A_SEAT} areas`)
    .refine((areas) => new Set(areas).size === areas.length, "an area stands twice"),
  count: count.default(1),
  costPerYear: money,
  costSource: z.string().min(1).default("given in the plan"),
  opens: month.optional().describe("when the search begins; the plan's start, unless given"),
});

const PlanShape = z.strictObject({
  title: z.string().min(1).max(200),
  currency: z.string().regex(/^[A-Z]{3}$/, "give a currency as three capital letters, for instance EUR"),
  budgetPerYear: money,
  start: month,
  horizonMonths: z.int().min(1).max(60),
  areas: z
    .array(z.strictObject({ area: z.string(), need: z.number().positive().max(100) }))
    .min(1)
    .max(30),
  seats: z.array(Seat).max(60).default([]),
  people: z
    .array(
      z.strictObject({
        areas: Seat.shape.areas,
        count: count.default(1),
        costPerYear: money.default(0),
      }),
    )
    .max(60)
    .default([])
    .describe("who is there already and carries the work"),
  agents: z.strictObject({ budgetPerYear: money }).optional(),
  assumptions: Assumptions.prefault({}),
});

/**
 * A plan of seats. Its schema knows which areas there are, so that an error can say where the wrong one stands.
 *
 * @param areaIds ids of the areas that a plan may name
 */
export function planSchema(areaIds: readonly string[]): z.ZodType<Plan> {
  return PlanShape.superRefine((plan, context) => {
    const wrong = (path: (string | number)[], message: string): void =>
      void context.addIssue({ code: "custom", path, message });
    const covered = plan.areas.map(({ area }) => area);
    for (const [i, area] of covered.entries()) {
      if (!areaIds.includes(area)) wrong(["areas", i, "area"], `there is no area '${area}'`);
      if (covered.indexOf(area) < i) wrong(["areas", i, "area"], `'${area}' stands twice`);
    }
    for (const kind of ["seats", "people"] as const)
      for (const [i, { areas }] of plan[kind].entries())
        for (const [j, area] of areas.entries())
          if (!covered.includes(area))
            wrong([kind, i, "areas", j], `'${area}' is not among the areas that the plan is to cover`);
    for (const [i, { opens }] of plan.seats.entries())
      if (opens !== undefined && opens < plan.start) wrong(["seats", i, "opens"], "opens before the plan starts");
    if (plan.seats.length + plan.people.length === 0) wrong([], "a plan needs seats, or people who are there");
  });
}

export type Plan = z.infer<typeof PlanShape>;
export type Seat = z.infer<typeof Seat>;
export type Range = z.infer<typeof months>;
