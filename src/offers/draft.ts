/** A path and a person as they are written: what may be left out is optional. Checked by offer-file.ts. */

import { DEFAULTS, type DefaultKey, type Used } from "./defaults.ts";
import { realRate } from "./money.ts";
import type { Company, Exchange, Grant, Learning, Next, Path, Person, Preference, Stage, Vesting } from "./path.ts";
import { steadyVesting, type STEPS, yearlyVesting } from "./vesting.ts";

type Step = keyof typeof STEPS;

export interface GrantDraft {
  kind: "rsu" | "options" | "profit-units";
  value?: number | undefined;
  shares?: number | undefined;
  share?: number | undefined;
  strike?: number | undefined;
  threshold?: number | undefined;
  years?: number | undefined;
  cliffMonths?: number | undefined;
  every?: Step | undefined;
  yearly?: number[] | undefined;
  refresh?: number | undefined;
  kept?: boolean | undefined;
}

interface CompanyDraft {
  kind: "listed" | "private";
  return?: number | undefined;
  volatility?: number | undefined;
  valuation?: number | undefined;
  shares?: number | undefined;
  exit?:
    | {
        chance?: number | undefined;
        median?: number | undefined;
        spread?: number | undefined;
        years?: number | undefined;
        yearsSpread?: number | undefined;
      }
    | undefined;
  dilution?:
    | { perRound?: number | undefined; yearsBetween?: number | undefined; mostRounds?: number | undefined }
    | undefined;
  preferences?: PreferenceDraft[] | undefined;
  liquidityDiscount?: number | undefined;
}

interface PreferenceDraft {
  name: string;
  invested: number;
  share: number;
  multiple?: number | undefined;
  kind?: Preference["kind"] | undefined;
  cap?: number | undefined;
  rank?: number | undefined;
}

interface StageDraft {
  salary?: number | undefined;
  growth?: number | undefined;
  bonus?: number | undefined;
  signing?: number | undefined;
  moving?: number | undefined;
  tax?: { rate: number; equityRate?: number | undefined; label: string } | undefined;
  terms?: Record<string, number> | undefined;
  learning?: { area?: string | undefined; raisePerYear: number; halfLifeDays?: number | undefined } | undefined;
  company?: CompanyDraft | undefined;
  equity?: GrantDraft[] | undefined;
}

export interface LaterStageDraft extends StageDraft {
  stage: string;
  years?: number | undefined;
  finish?: { chance: number; otherwiseAfter: number } | undefined;
  next?: { stage: string; chance?: number | undefined }[] | undefined;
  otherwise?: { stage: string; chance?: number | undefined }[] | undefined;
}

export interface PathDraft extends StageDraft {
  path: string;
  title: string;
  currency: string;
  year: number;
  figures: "nominal" | "real";
  current?: boolean | undefined;
  stages?: LaterStageDraft[] | undefined;
  ranges?: Record<string, [number, number]> | undefined;
  /** For closing: least and most salary of the role. */
  band?: [number, number] | undefined;
  role?: RoleDraft | undefined;
}

interface RoleDraft {
  /** What a year with the role filled is worth to the team. */
  worthPerYear: number;
  years?: number | undefined;
  area?: string | undefined;
  halfLifeDays?: number | undefined;
}

export interface PersonDraft {
  currency?: string | undefined;
  year?: number | undefined;
  horizonYears?: number | undefined;
  discount?: { rate: number; kind: "nominal" | "real" } | undefined;
  inflation?: number | undefined;
  riskAversion?: number | undefined;
  wealth?: number | undefined;
  worth?: Record<string, number> | undefined;
  exchange?: Exchange[] | undefined;
  knownWithin?: number | undefined;
}

/** How long what is learned in an area stays fresh, and who says so. */
export interface HalfLife {
  days: number;
  source: "measured" | "file" | "default";
}

/** Half-lives by area, days, where they were measured. */
export type Measured = ReadonlyMap<string, number>;

/** The half-life of an area: measured, or else as the file says, or else the default. */
export function halfLifeOf(area: string | undefined, written: number | undefined, measured: Measured): HalfLife {
  const known = area === undefined ? undefined : measured.get(area);
  if (known !== undefined) return { days: known, source: "measured" };
  if (written !== undefined) return { days: written, source: "file" };
  return { days: DEFAULTS.halfLifeDays.value, source: "default" };
}

/** Takes a default where nothing is written, and notes it. */
class Filling {
  readonly used: Used[] = [];
  readonly #where: string;

  constructor(where: string) {
    this.#where = where;
  }

  take(written: number | undefined, key: DefaultKey, value: number = DEFAULTS[key].value): number {
    if (written !== undefined) return written;
    if (!this.used.some((one) => one.key === key)) this.used.push({ key, value, where: this.#where });
    return value;
  }
}

export interface Filled<T> {
  value: T;
  used: Used[];
}

/**
 * A person with every default filled in.
 *
 * @param currency of the results, where none is written
 * @param year whose money results are in, where none is written
 */
export function personOf(
  draft: PersonDraft,
  currency: string,
  year: number,
  { runs, seed }: { runs: number; seed: number },
): Filled<Person> {
  const fill = new Filling("you");
  return {
    value: {
      currency: draft.currency ?? currency,
      year: draft.year ?? year,
      horizonYears: fill.take(draft.horizonYears, "horizonYears"),
      discount: draft.discount ?? { rate: fill.take(undefined, "discountRate"), kind: "real" },
      inflation: fill.take(draft.inflation, "inflation"),
      riskAversion: fill.take(draft.riskAversion, "riskAversion"),
      wealth: fill.take(draft.wealth, "wealth"),
      worth: draft.worth ?? {},
      exchange: draft.exchange ?? [],
      runs,
      seed,
    },
    used: fill.used,
  };
}

/** A path with every default filled in. @param measured half-lives of areas */
export function pathOf(draft: PathDraft, person: Person, measured: Measured): Filled<Path> {
  const fill = new Filling(draft.path);
  const nominal =
    person.discount.kind === "nominal" ? person.discount.rate : (1 + person.discount.rate) * (1 + person.inflation) - 1;
  const fair = draft.figures === "nominal" ? nominal : realRate(nominal, person.inflation);
  const stage = (one: StageDraft): Omit<Stage, "name" | "years" | "finish" | "next" | "otherwise"> => ({
    salary: one.salary ?? 0,
    growth: one.growth ?? 0,
    bonus: one.bonus ?? 0,
    signing: one.signing ?? 0,
    moving: one.moving ?? 0,
    tax: taxOf(one.tax ?? draft.tax!),
    terms: one.terms ?? {},
    learning: one.learning ? learningOf(one.learning, fill, measured) : null,
    company: one.company ? companyOf(one.company, fill, fair) : null,
    grants: (one.equity ?? []).map((grant) => grantOf(grant, one.company!, fill)),
  });
  const stages: Stage[] = draft.stages
    ? draft.stages.map((one) => ({
        ...stage(one),
        name: one.stage,
        years: one.years ?? null,
        finish: one.finish ?? { chance: 1, otherwiseAfter: 1 },
        next: nextOf(one.next),
        otherwise: nextOf(one.otherwise),
      }))
    : [
        {
          ...stage(draft),
          name: draft.path,
          years: null,
          finish: { chance: 1, otherwiseAfter: 1 },
          next: [],
          otherwise: [],
        },
      ];
  const { path, title, currency, year, figures, current, ranges } = draft;
  return {
    value: { name: path, title, currency, year, figures, current: current ?? false, stages, ranges: ranges ?? {} },
    used: fill.used,
  };
}

function taxOf({ rate, equityRate, label }: NonNullable<StageDraft["tax"]>): Stage["tax"] {
  return { rate, equityRate: equityRate ?? rate, label };
}

function nextOf(next: LaterStageDraft["next"]): Next[] {
  return (next ?? []).map(({ stage, chance }) => ({ stage, chance: chance ?? 1 }));
}

function learningOf(learning: NonNullable<StageDraft["learning"]>, fill: Filling, measured: Measured): Learning {
  const { days, source } = halfLifeOf(learning.area, learning.halfLifeDays, measured);
  return {
    area: learning.area ?? null,
    raisePerYear: learning.raisePerYear,
    halfLifeDays: source === "default" ? fill.take(undefined, "halfLifeDays") : days,
  };
}

function companyOf(company: CompanyDraft, fill: Filling, fair: number): Company {
  if (company.kind === "listed")
    return {
      kind: "listed",
      return: company.return ?? fair + fill.take(undefined, "stockReturn"),
      volatility: fill.take(company.volatility, "stockVolatility"),
    };
  const { valuation = 0, exit = {}, dilution = {} } = company;
  return {
    kind: "private",
    valuation,
    exit: {
      chance: fill.take(exit.chance, "exitChance"),
      median: exit.median ?? valuation * fill.take(undefined, "exitMedianTimes"),
      spread: fill.take(exit.spread, "exitSpread"),
      years: fill.take(exit.years, "exitYears"),
      yearsSpread: fill.take(exit.yearsSpread, "exitYearsSpread"),
    },
    dilution: {
      perRound: fill.take(dilution.perRound, "dilutionPerRound"),
      yearsBetween: fill.take(dilution.yearsBetween, "dilutionYears"),
      mostRounds: fill.take(dilution.mostRounds, "dilutionRounds"),
    },
    preferences: (company.preferences ?? []).map((one) => ({
      name: one.name,
      invested: one.invested,
      share: one.share,
      multiple: one.multiple ?? 1,
      kind: one.kind ?? "non-participating",
      cap: one.cap ?? 1,
      rank: one.rank ?? 1,
    })),
    liquidityDiscount: fill.take(company.liquidityDiscount, "liquidityDiscount"),
  };
}

function grantOf(grant: GrantDraft, company: CompanyDraft, fill: Filling): Grant {
  const vesting = vestingOf(grant, fill);
  if (company.kind === "listed")
    return {
      kind: "stock",
      value: grant.value ?? 0,
      vesting,
      refresh: grant.refresh ?? 0,
      refreshYears: grant.yearly ? grant.yearly.length : (grant.years ?? DEFAULTS.vestingYears.value),
    };
  const { valuation = 0, shares: all = 0 } = company;
  const share = grant.share ?? (grant.shares === undefined ? (grant.value ?? 0) / valuation : grant.shares / all);
  const threshold = grant.kind === "options" ? (grant.strike ?? 0) * all : (grant.threshold ?? 0);
  return { kind: grant.kind === "rsu" ? "units" : grant.kind, share, threshold, vesting, kept: grant.kept ?? true };
}

function vestingOf({ yearly, years, cliffMonths, every = "month" }: GrantDraft, fill: Filling): Vesting {
  if (yearly) return yearlyVesting(yearly, every);
  return steadyVesting(fill.take(years, "vestingYears"), fill.take(cliffMonths, "cliffMonths"), every);
}
