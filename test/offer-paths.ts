import type { Exit, Path, Person, Private, Stage } from "../src/offers/path.ts";
import { steadyVesting } from "../src/offers/vesting.ts";

/** A stage that lasts until the horizon and pays 100,000 untaxed. */
export function stageOf(change: Partial<Stage> = {}): Stage {
  return {
    name: "job",
    years: null,
    salary: 100_000,
    growth: 0,
    bonus: 0,
    signing: 0,
    moving: 0,
    tax: { rate: 0, equityRate: 0, label: "none" },
    terms: {},
    learning: null,
    company: null,
    grants: [],
    finish: { chance: 1, otherwiseAfter: 1 },
    next: [],
    otherwise: [],
    ...change,
  };
}

/** A path in real money, of one stage or several. */
export function pathOf(stages: readonly Stage[] = [stageOf()], change: Partial<Path> = {}): Path {
  return {
    name: "path",
    title: "A path",
    currency: "USD",
    year: 2026,
    figures: "real",
    current: false,
    stages,
    ranges: {},
    ...change,
  };
}

export const PERSON: Person = {
  currency: "USD",
  year: 2026,
  horizonYears: 10,
  discount: { rate: 0.03, kind: "real" },
  inflation: 0.02,
  riskAversion: 2,
  wealth: 100_000,
  worth: {},
  exchange: [],
  runs: 16_384,
  seed: 1,
};

/** A private company without preferences or rounds, that is sold after five years if it ever is. */
export function companyOf(exit: Partial<Exit> = {}, change: Partial<Private> = {}): Private {
  return {
    kind: "private",
    valuation: 1e8,
    exit: { chance: 0.25, median: 3e8, spread: 1.2, years: 5, yearsSpread: 0, ...exit },
    dilution: { perRound: 0, yearsBetween: 2, mostRounds: 0 },
    preferences: [],
    liquidityDiscount: 0.3,
    ...change,
  };
}

/** Vested before anything happens. */
export const AT_ONCE = { events: [{ month: 0, share: 1 }] };

/** A start-up with everything that a start-up can have. */
export function startUp(change: Partial<Stage> = {}): Path {
  return pathOf(
    [
      stageOf({
        salary: 180_000,
        growth: 0.03,
        tax: { rate: 0.3, equityRate: 0.25, label: "example" },
        company: companyOf(
          { years: 6.8, yearsSpread: 0.5 },
          {
            dilution: { perRound: 0.167, yearsBetween: 2, mostRounds: 3 },
            preferences: [
              {
                name: "A",
                invested: 2e7,
                multiple: 1,
                kind: "non-participating",
                cap: 1,
                share: 0.2,
                rank: 1,
              },
            ],
          },
        ),
        grants: [{ kind: "options", share: 0.01, threshold: 1e7, vesting: steadyVesting(4, 12, "month"), kept: true }],
        ...change,
      }),
    ],
    { name: "start-up", figures: "nominal" },
  );
}

/** A large company with stock that is granted again each year. */
export function bigCompany(change: Partial<Stage> = {}): Path {
  return pathOf(
    [
      stageOf({
        salary: 240_000,
        growth: 0.04,
        tax: { rate: 0.35, equityRate: 0.35, label: "example" },
        company: { kind: "listed", return: 0.05, volatility: 0.35 },
        grants: [
          {
            kind: "stock",
            value: 400_000,
            vesting: steadyVesting(4, 12, "quarter"),
            refresh: 80_000,
            refreshYears: 4,
          },
        ],
        ...change,
      }),
    ],
    { name: "big-company", figures: "nominal" },
  );
}

/** A PhD that may not be finished, and what is open after it. */
export function phd(): Path {
  const { company, grants, ...job } = bigCompany().stages[0]!;
  return pathOf(
    [
      stageOf({
        name: "phd",
        years: 6,
        salary: 37_000,
        finish: { chance: 0.57, otherwiseAfter: 3 },
        next: [
          { stage: "lab", chance: 0.3 },
          { stage: "industry", chance: 1 },
        ],
        otherwise: [{ stage: "industry", chance: 1 }],
      }),
      { ...job, name: "lab", salary: 320_000, company, grants },
      { ...job, name: "industry", company, grants },
    ],
    { name: "phd", figures: "nominal" },
  );
}
