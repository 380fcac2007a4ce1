/**
 * What a path is: plain figures, without files, schemas or a clock.
 *
 * Amounts are in the path's own currency and in money of its own year. A stage that begins later is written in
 * today's money too: what it pays is taken to rise with prices until it begins.
 */

/** A sequence of stages: the first one begins now. */
export interface Path {
  name: string;
  title: string;
  /** ISO 4217: `USD`. */
  currency: string;
  /** The year whose money the amounts are in. */
  year: number;
  /** Whether growth, returns and sizes include inflation. */
  figures: "nominal" | "real";
  /** The role that the person is in already. */
  current: boolean;
  stages: readonly Stage[];
  /** Low and high of assumptions, instead of the usual ones; by the id of {@link Assumption}. */
  ranges: Readonly<Record<string, readonly [number, number]>>;
}

export interface Stage {
  name: string;
  /** Whole years; null: until the horizon. */
  years: number | null;
  /** A year, before tax, at the beginning of the stage. */
  salary: number;
  /** A year, as a share. */
  growth: number;
  /** What is expected of it a year, as a share of the salary. */
  bonus: number;
  /** Once, at the beginning, before tax. */
  signing: number;
  /** Once, at the beginning, after tax. */
  moving: number;
  tax: Tax;
  /** How much there is of a term, from 0 to 1. What it is worth is the person's to say. */
  terms: Readonly<Record<string, number>>;
  learning: Learning | null;
  company: Company | null;
  grants: readonly Grant[];
  /** Whether it is finished, or left after some years; chance 1: always finished. */
  finish: { chance: number; otherwiseAfter: number };
  /** What may come when it is finished; empty when the stage lasts until the horizon. */
  next: readonly Next[];
  /** What may come when it is not finished. */
  otherwise: readonly Next[];
}

export interface Tax {
  /** Effective, on pay, from 0 to 1. */
  rate: number;
  /** On what equity brings. */
  equityRate: number;
  /** Where, what kind, which year. */
  label: string;
}

/** What is learned raises later pay, and goes stale. */
export interface Learning {
  area: string | null;
  /** What a year of it adds to pay in later years, as a share. */
  raisePerYear: number;
  halfLifeDays: number;
}

/** A stage that is open with some chance when the one before ends. */
export interface Next {
  stage: string;
  chance: number;
}

export type Company = Listed | Private;

/** Stock that can be sold on any day. */
export interface Listed {
  kind: "listed";
  /** Expected a year. */
  return: number;
  /** Standard deviation of the logarithm of a year's return. */
  volatility: number;
}

/** Stock that pays when the company is sold or goes public, or never. */
export interface Private {
  kind: "private";
  /** Of the whole company, after the last round. */
  valuation: number;
  exit: Exit;
  dilution: Dilution;
  preferences: readonly Preference[];
  /** Taken off what comes only after the horizon. */
  liquidityDiscount: number;
}

/** Nothing with some chance, otherwise lognormal in size and in time. */
export interface Exit {
  chance: number;
  /** Of the whole company, where it comes to an exit. */
  median: number;
  /** Standard deviation of the logarithm of the size. */
  spread: number;
  /** Median of the time until it, from the beginning of the stage. */
  years: number;
  /** Standard deviation of the logarithm of the time. */
  yearsSpread: number;
}

/** Rounds to come until the exit. */
export interface Dilution {
  perRound: number;
  yearsBetween: number;
  mostRounds: number;
}

/** A class of preferred stock. */
export interface Preference {
  name: string;
  invested: number;
  /** What it gets first, as a multiple of what was invested. */
  multiple: number;
  kind: "non-participating" | "participating" | "capped";
  /** For `capped`: the most that it gets without converting, as a multiple of what was invested. */
  cap: number;
  /** Of all shares, as converted. */
  share: number;
  /** Who has the higher rank is paid first; the same rank shares. */
  rank: number;
}

export interface Vesting {
  /** Months after the beginning of the stage, rising, with the share that vests then; sums to 1 or less. */
  events: readonly { month: number; share: number }[];
}

export type Grant =
  /** Stock of a listed company, worth `value` on the day of the grant, sold as it vests. */
  | { kind: "stock"; value: number; vesting: Vesting; refresh: number; refreshYears: number }
  /** A share of a private company. */
  | {
      kind: "units" | "options" | "profit-units";
      /** Of all shares today, fully diluted. */
      share: number;
      /** Options: what all shares cost at the strike. Profit units: the value of the company from which on they share. */
      threshold: number;
      vesting: Vesting;
      /** Whether what has vested is kept after leaving. */
      kept: boolean;
    };

/** What is the person's, and the same for all paths. */
export interface Person {
  /** The currency of all results. */
  currency: string;
  /** Results are in money of this year. */
  year: number;
  horizonYears: number;
  discount: { rate: number; kind: "nominal" | "real" };
  inflation: number;
  /** Coefficient of relative risk aversion. */
  riskAversion: number;
  /** What the person lives on beside all this: the base of relative risk aversion. */
  wealth: number;
  /** What a year with the whole of a term is worth to them, after tax, in their currency. */
  worth: Readonly<Record<string, number>>;
  exchange: readonly Exchange[];
  /** Rounded up to a power of two. */
  runs: number;
  seed: number;
}

/** One unit of `from` is `rate` units of the person's currency. */
export interface Exchange {
  from: string;
  rate: number;
  date: string;
  source: string;
}

/** Most stages in a row. */
export const MOST_STAGES = 4;
export const MOST_YEARS = 30;
/** Most ways through the stages of a path, every stage on them counted. */
export const MOST_WAYS = 32;
