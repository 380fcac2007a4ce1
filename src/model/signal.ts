export const SIGNALS = ["drive", "depth", "steering", "reach", "relevance", "rigour", "iteration"] as const;

/** Signals that are followed over time. */
export const FOLLOWED = ["drive", "depth", "steering"] as const;

export type SignalId = (typeof SIGNALS)[number];

/** An estimate with its 95 % interval. */
export interface Interval {
  estimate: number;
  low: number;
  high: number;
}

/** A commit or another contribution that a figure rests on. */
export interface EvidenceRef {
  /** Place of the repository in the history. */
  repository: number;
  /** A commit; or, numbered on after the last of the commits, a contribution. */
  item: number;
}

/** How the observations of a measure become one number; see docs/signals.md. */
export type MeasureKind =
  /** Sum over distinct weeks of the week's value. */
  | "weeks"
  /** Sum of values over sum of weights, drawn to what is usual in the cohort by a prior of two observations. */
  | "ratio"
  /** Sum of values over a total that is the same for everybody in the repository. */
  | "share"
  /** Unbiased Herfindahl index over keys, of weeks: 1 is all work under one key. */
  | "focus"
  /** Effective number of keys, of weeks: exponential of the Chao-Shen entropy. */
  | "breadth"
  /** Number of distinct keys. */
  | "distinct"
  /** Largest sum of values under one key. */
  | "longest";

/** One property of work that is measured for everybody in the same way. */
export interface MeasureDefinition {
  id: string;
  signal: SignalId;
  /** What it counts, for a reader. */
  label: string;
  unit: string;
  kind: MeasureKind;
  better: "more" | "less";
  /** Share of the signal; 0 is shown but does not count. */
  weight: number;
  /** Whether having no observation says that there is none, rather than that nothing is known. */
  zeroIsKnown: boolean;
  /** Whom somebody is compared with: who wrote commits, unless it is everybody who did anything that counts. */
  among?: "everybody";
  /** From an estimate in `scale` to one in `unit`: the logarithm of a duration back to days. */
  exponential?: true;
  /** The figure as a sentence about somebody, without a subject. */
  say(estimate: number, n: number): string;
}

/** What was seen of a measure, in columns; one row is one observation. */
export interface Observations {
  person: number[];
  week: number[];
  value: number[];
  weight: number[];
  key: number[];
  /** As in {@link EvidenceRef}. */
  item: number[];
}

/** A measure in one repository. */
export interface MeasuredRepository {
  definition: MeasureDefinition;
  rows: Observations;
  /** For a `share`: what it is a share of. */
  total: number;
}

export interface Measure {
  measure: string;
  label: string;
  unit: string;
  weight: number;
  n: number;
  value: Interval | null;
  /** Place in the cohort from 0 to 1; 1 is the end that the signal calls more. */
  percentile: number | null;
  /** Its 95 % interval. */
  percentileLow: number | null;
  percentileHigh: number | null;
  sentence: string;
}

/** A measured property of a person's work at a date. Null is unknown, never low. */
export interface Signal {
  signal: SignalId;
  /** The first measure's figure. */
  value: Interval | null;
  unit: string;
  /** Active weeks in scope in the last two years. */
  n: number;
  /** Place in the cohort, from 0 to 1. */
  percentile: Interval | null;
  cohort: readonly { source: string; people: number }[];
  measures: readonly Measure[];
  evidence: readonly EvidenceRef[];
  caveats: readonly string[];
}

/** What signals take for granted; every value can be changed and is printed with the result. */
export interface Settings {
  /** Half-life of an active week in drive, days. */
  driveHalfLife: number;
  /** Half-life of an event in steering, days. */
  steeringHalfLife: number;
  /** Half-life of what work in an area is worth, days, by area id. */
  relevanceHalfLife: ReadonlyMap<string, number>;
  defaultRelevanceHalfLife: number;
  /** Who was active in this many days is in the cohort. */
  cohortDays: number;
  /** Fewer active weeks than this in scope in two years are too few to say anything. */
  leastWeeks: number;
  /** Commits named for each signal; there may be more. */
  mostEvidence: number;
  replicates: number;
  seed: number;
}

export const DEFAULT_SETTINGS: Settings = {
  driveHalfLife: 90,
  steeringHalfLife: 365,
  relevanceHalfLife: new Map(),
  defaultRelevanceHalfLife: 365,
  cohortDays: 365,
  leastWeeks: 3,
  mostEvidence: 12,
  replicates: 200,
  seed: 1,
};
