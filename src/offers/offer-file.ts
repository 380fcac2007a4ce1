/** What a file of a path, and a file about the person, may hold. The only place here that knows of schemas. */

import { z } from "zod";

import type { GrantDraft, LaterStageDraft, PathDraft, PersonDraft } from "./draft.ts";
import { MOST_STAGES, MOST_WAYS, MOST_YEARS } from "./path.ts";
import { STEPS } from "./vesting.ts";

const name = z.string().regex(/^[a-z0-9-]{1,40}$/, "a name is up to 40 lower-case letters, digits and dashes");
const currency = z.string().regex(/^[A-Z]{3}$/, "a currency is three capital letters, as USD or EUR");
const share = z.number().min(0, "a share is at least 0").max(1, "a share is at most 1, which is 100 %");
const yearly = z
  .number()
  .min(-0.5, "a yearly rate is at least -0.5")
  .max(1, "a yearly rate is at most 1, which is 100 %");
/** Pay of one person. */
const money = z
  .number()
  .min(0, "an amount of money is at least 0")
  .max(1e9, "more than 1,000,000,000: is that one person's?");
/** Of a whole company. */
const size = z
  .number()
  .positive("it has to be more than 0")
  .max(1e13, "more than 10,000,000,000,000: no company is that large");
const spread = z.number().min(0).max(3, "a spread of more than 3 is not an estimate of anything");
const years = z.int("whole years").min(1).max(MOST_YEARS);
const days = z.number().min(7).max(36_525);
const year = z.int().min(1990).max(2100);
const date = z.iso.date("a date is written YYYY-MM-DD");

/** Says where, and how to mend it. */
function complain(context: z.RefinementCtx, path: (string | number)[], message: string): void {
  context.addIssue({ code: "custom", path, message });
}

const Grant = z
  .strictObject({
    kind: z.enum(["rsu", "options", "profit-units"]),
    value: money.optional(),
    shares: z.number().positive().max(1e12).optional(),
    share: share.optional(),
    strike: z.number().min(0).max(1e9).optional(),
    threshold: z.number().min(0).max(1e13).optional(),
    years: z.number().positive("vesting takes more than 0 years").max(10, "vesting takes at most 10 years").optional(),
    cliffMonths: z.int().min(0, "a cliff is at least 0 months").max(120).optional(),
    every: z.enum(Object.keys(STEPS) as [keyof typeof STEPS]).optional(),
    yearly: z
      .array(share)
      .min(1)
      .max(10)
      .refine((parts) => parts.reduce((sum, part) => sum + part, 0) < 1 + 1e-9, "more than 100 % would vest")
      .optional(),
    refresh: money.optional(),
    kept: z.boolean().optional(),
  })
  .superRefine((grant, context) => {
    if ((grant.cliffMonths ?? 0) > 12 * (grant.years ?? 4))
      complain(
        context,
        ["cliffMonths"],
        `the cliff comes after the end of vesting (${12 * (grant.years ?? 4)} months)`,
      );
    if (grant.yearly && (grant.years !== undefined || grant.cliffMonths !== undefined))
      complain(context, ["yearly"], "either 'yearly', or 'years' and 'cliffMonths'");
  });

const Preference = z
  .strictObject({
    name: z.string().min(1).max(60),
    invested: z.number().min(0).max(1e13),
    share,
    multiple: z.number().min(0).max(10, "a preference of more than ten times is not known").optional(),
    kind: z.enum(["non-participating", "participating", "capped"]).optional(),
    cap: z.number().min(0).max(20).optional(),
    rank: z.int().min(0).max(100).optional(),
  })
  .superRefine(({ kind, cap, multiple = 1 }, context) => {
    if (kind === "capped" && cap === undefined) complain(context, ["kind"], "capped participation needs a 'cap'");
    if (cap !== undefined && kind !== "capped") complain(context, ["cap"], "a cap goes with 'kind: capped'");
    if (cap !== undefined && cap < multiple) complain(context, ["cap"], "the cap is below what is paid first");
  });

const Company = z
  .strictObject({
    kind: z.enum(["listed", "private"]),
    return: yearly.optional(),
    volatility: z.number().min(0).max(2).optional(),
    valuation: size.optional(),
    shares: z.number().positive().max(1e12).optional(),
    exit: z
      .strictObject({
        chance: share.optional(),
        median: size.optional(),
        spread: spread.optional(),
        years: z.number().min(0.25).max(40).optional(),
        yearsSpread: spread.optional(),
      })
      .optional(),
    dilution: z
      .strictObject({
        perRound: z.number().min(0).max(0.9, "a round sells at most 0.9").optional(),
        yearsBetween: z.number().min(0.25).max(20).optional(),
        mostRounds: z.int().min(0).max(10).optional(),
      })
      .optional(),
    preferences: z
      .array(Preference)
      .max(20)
      .refine(
        (classes) => classes.reduce((sum, one) => sum + one.share, 0) < 1,
        "preferred stock has 100 % or more: nothing is left for common stock",
      )
      .optional(),
    liquidityDiscount: share.optional(),
  })
  .superRefine((company, context) => {
    const wrong =
      company.kind === "listed"
        ? (["valuation", "shares", "exit", "dilution", "preferences", "liquidityDiscount"] as const)
        : (["return", "volatility"] as const);
    for (const key of wrong)
      if (company[key] !== undefined) complain(context, [key], `a ${company.kind} company has no '${key}'`);
    if (company.kind === "private" && company.valuation === undefined)
      complain(context, ["kind"], "a private company needs its 'valuation' after the last round");
  });

const stageShape = {
  salary: money.optional(),
  growth: yearly.optional(),
  bonus: z.number().min(0).max(5, "a bonus is a share of the salary, at most 5").optional(),
  signing: money.optional(),
  moving: money.optional(),
  tax: z
    .strictObject({
      rate: z.number().min(0).max(0.95, "a tax rate is at most 0.95"),
      equityRate: z.number().min(0).max(0.95).optional(),
      label: z.string().min(1, "say where and when the rate holds").max(200),
    })
    .optional(),
  terms: z.record(name, share).optional(),
  learning: z.strictObject({ area: name.optional(), raisePerYear: share, halfLifeDays: days.optional() }).optional(),
  company: Company.optional(),
  equity: z.array(Grant).max(10).optional(),
};

const chanced = z
  .array(z.strictObject({ stage: name, chance: share.optional() }))
  .min(1)
  .max(5);

const LaterStage = z.strictObject({
  stage: name,
  years: years.optional(),
  ...stageShape,
  finish: z.strictObject({ chance: share, otherwiseAfter: years }).optional(),
  next: chanced.optional(),
  otherwise: chanced.optional(),
});

/** A file of a path. */
export const OfferFile: z.ZodType<PathDraft> = z
  .strictObject({
    path: name,
    title: z.string().min(1).max(120),
    currency,
    year,
    figures: z.enum(["nominal", "real"], "say 'nominal' (figures contain inflation) or 'real' (they do not)"),
    current: z.boolean().optional(),
    ...stageShape,
    stages: z.array(LaterStage).min(1).max(12).optional(),
    ranges: z.record(z.string().max(60), z.tuple([z.number(), z.number()])).optional(),
    band: z
      .tuple([money, money])
      .refine(([least, most]) => least <= most, "the least of a band comes first")
      .optional(),
    role: z
      .strictObject({
        worthPerYear: z.number().positive().max(1e9),
        years: z.number().positive().max(MOST_YEARS).optional(),
        area: name.optional(),
        halfLifeDays: days.optional(),
      })
      .optional(),
  })
  .superRefine((path, context) => {
    if (path.stages) {
      for (const key of Object.keys(stageShape) as (keyof typeof stageShape)[])
        if (key !== "tax" && path[key] !== undefined)
          complain(context, [key], `with 'stages', '${key}' belongs into a stage`);
      path.stages.forEach((stage, index) => checkStage(stage, path, index, context));
      checkOrder(path.stages, context);
      return;
    }
    if (path.salary === undefined) complain(context, [], "a 'salary' a year is missing (or 'stages')");
    if (!path.tax) complain(context, [], "a 'tax' with rate and label is missing");
    checkGrants(path, [], context);
  });

function checkStage(stage: LaterStageDraft, path: PathDraft, index: number, context: z.RefinementCtx): void {
  const at = ["stages", index];
  if (path.stages!.findIndex(({ stage: other }) => other === stage.stage) < index)
    complain(context, [...at, "stage"], `there are two stages '${stage.stage}'`);
  if (stage.salary === undefined) complain(context, at, "a 'salary' a year is missing");
  if (!stage.tax && !path.tax)
    complain(context, at, "a 'tax' with rate and label is missing, here or for the whole path");
  if ((stage.years === undefined) !== (stage.next === undefined))
    complain(context, at, "'years' and 'next' go together: a stage without them lasts until the horizon");
  if (stage.finish && stage.years === undefined)
    complain(context, [...at, "finish"], "what can be finished needs 'years'");
  if (stage.finish && stage.finish.otherwiseAfter > (stage.years ?? 0))
    complain(context, [...at, "finish", "otherwiseAfter"], "it would be left after its end");
  if ((stage.finish !== undefined && stage.finish.chance < 1) !== (stage.otherwise !== undefined))
    complain(context, at, "a 'finish' with a chance below 1 and 'otherwise' go together");
  for (const key of ["next", "otherwise"] as const) {
    const next = stage[key];
    if (!next) continue;
    next.forEach((one, place) => {
      if (!path.stages!.some(({ stage: other }) => other === one.stage))
        complain(context, [...at, key, place, "stage"], `there is no stage '${one.stage}'`);
    });
    if (!next.some(({ chance }) => (chance ?? 1) === 1))
      complain(context, [...at, key], "one of these has to be open for sure (chance 1): the last resort");
  }
  checkGrants(stage, at, context);
}

function checkGrants(
  { company, equity }: Pick<LaterStageDraft, "company" | "equity">,
  at: (string | number)[],
  context: z.RefinementCtx,
): void {
  (equity ?? []).forEach((grant, index) => {
    const place = [...at, "equity", index];
    if (!company) return complain(context, place, "equity needs a 'company'");
    const wrong = wrongIn(grant, company.kind, company.shares !== undefined);
    if (wrong) complain(context, wrong.key === undefined ? place : [...place, wrong.key], wrong.why);
  });
}

function wrongIn(
  grant: GrantDraft,
  company: "listed" | "private",
  counted: boolean,
): { key?: keyof GrantDraft; why: string } | undefined {
  if (company === "listed") {
    if (grant.kind !== "rsu")
      return { key: "kind", why: "of a listed company only 'rsu' is known: give options their value" };
    if (grant.value === undefined) return { why: "a grant of listed stock needs its 'value' on the first day" };
    for (const key of ["shares", "share", "strike", "threshold", "kept"] as const)
      if (grant[key] !== undefined) return { key, why: `a grant of listed stock has no '${key}'` };
    return undefined;
  }
  const given = [grant.value, grant.shares, grant.share].filter((one) => one !== undefined).length;
  if (given !== 1) return { why: "say how much it is in one way: 'shares', 'share' or 'value' at the last valuation" };
  if (grant.shares !== undefined && !counted)
    return { key: "shares", why: "to count shares, the company needs 'shares': all there are, fully diluted" };
  if (grant.refresh !== undefined) return { key: "refresh", why: "only listed stock is granted again" };
  if (grant.kind === "options") {
    if (grant.strike === undefined) return { why: "options need a 'strike' per share" };
    if (!counted)
      return { key: "strike", why: "for a strike, the company needs 'shares': all there are, fully diluted" };
  } else if (grant.strike !== undefined) return { key: "strike", why: `only options have a strike` };
  if (grant.threshold !== undefined && grant.kind !== "profit-units")
    return { key: "threshold", why: "only profit units have a threshold" };
  if (grant.kind === "profit-units" && grant.threshold === undefined)
    return { why: "profit units need a 'threshold': the company's value from which on they share" };
  return undefined;
}

/** No stage may lead back to itself, and not too many may come in a row. */
function checkOrder(stages: readonly LaterStageDraft[], context: z.RefinementCtx): void {
  const named = new Map(stages.map((stage) => [stage.stage, stage]));
  let ways = 0;
  const walk = (stage: LaterStageDraft, row: readonly string[]): string | undefined => {
    if (row.includes(stage.stage)) return `stages lead back to '${stage.stage}'`;
    if (++ways > MOST_WAYS) return `more than ${MOST_WAYS} stages, counting each as often as it can be come to`;
    if (row.length >= MOST_STAGES) return `more than ${MOST_STAGES} stages in a row`;
    for (const { stage: next } of [...(stage.next ?? []), ...(stage.otherwise ?? [])]) {
      const following = named.get(next);
      const wrong = following && walk(following, [...row, stage.stage]);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  };
  const wrong = walk(stages[0]!, []);
  if (wrong !== undefined) complain(context, ["stages"], wrong);
}

/** A file about the person: what all paths are seen with. */
export const PersonFile: z.ZodType<PersonDraft> = z
  .strictObject({
    currency: currency.optional(),
    year: year.optional(),
    horizonYears: years.optional(),
    discount: z.strictObject({ rate: yearly, kind: z.enum(["nominal", "real"]) }).optional(),
    inflation: yearly.optional(),
    riskAversion: z.number().min(0.1).max(10).optional(),
    wealth: z.number().min(1, "wealth is at least 1: risk can't be weighed from nothing").max(1e12).optional(),
    worth: z.record(name, money).optional(),
    exchange: z
      .array(
        z.strictObject({
          from: currency,
          rate: z.number().positive().max(1e6),
          date,
          source: z.string().min(1).max(200),
        }),
      )
      .max(50)
      .refine((rates) => new Set(rates.map(({ from }) => from)).size === rates.length, "a currency stands twice")
      .optional(),
    knownWithin: z.number().min(0).max(1).optional(),
  })
  .superRefine(({ currency, exchange }, context) => {
    if (exchange && currency === undefined)
      complain(context, ["exchange"], "rates need the 'currency' that they lead to");
  });
