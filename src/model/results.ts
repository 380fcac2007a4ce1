import { z } from "zod";

import { AgentExposureResult } from "./agent-exposure.ts";
import { AttestedWork } from "./attested.ts";
import { CONTRIBUTION_KINDS } from "./contribution.ts";
import { DECISION_KINDS } from "./decisions.ts";
import { CONTRIBUTION_SOURCES } from "./evidence.ts";
import { SIGNALS } from "./signal.ts";

/** The shapes that operations promise. More fields are fine; these hold still. */

const share = z.number().min(0).max(1);
const percentile = z.number().min(0).max(100);
/** `2026-08-22T09:00:42Z` */
const time = z.iso.datetime();

export const EvidenceEntry = z.object({
  id: z.string().describe("source@commit, short; source#ref of another contribution"),
  kind: z.enum(["commit", ...CONTRIBUTION_KINDS]),
  at: time.describe("when a commit reached the main line, or when it was made"),
  repo: z.string(),
  title: z.string(),
  url: z.string().nullable(),
});
export type EvidenceEntry = z.infer<typeof EvidenceEntry>;

const Interval = z.object({ estimate: z.number(), low: z.number(), high: z.number() });

const MeasureResult = z.object({
  measure: z.string(),
  label: z.string(),
  unit: z.string(),
  weight: share.describe("share of the signal; 0 is shown but does not count"),
  n: z.int().describe("observations"),
  value: Interval.nullable().describe("null: unknown"),
  percentile: percentile.nullable(),
  percentileLow: percentile.nullable(),
  percentileHigh: percentile.nullable(),
  sentence: z.string(),
});

export const SignalResult = z.object({
  signal: z.enum(SIGNALS),
  estimate: z.number().nullable().describe("the first measure's; null: unknown, never low"),
  low: z.number().nullable(),
  high: z.number().nullable(),
  unit: z.string(),
  n: z.int().describe("active weeks in scope in the last two years"),
  percentile: percentile.nullable().describe("place in the cohort"),
  percentileLow: percentile.nullable(),
  percentileHigh: percentile.nullable(),
  cohort: z.array(z.object({ source: z.string(), people: z.int() })),
  measures: z.array(MeasureResult),
  evidence: z.array(z.string()),
  caveats: z.array(z.string()),
});
export type SignalResult = z.infer<typeof SignalResult>;

const Unseen = z.object({
  missingBlobs: z.int(),
  missingChanges: z.int(),
  binaryChanges: z.int(),
  shallowCommits: z.int(),
  misdatedCommits: z.int(),
  unfollowedFiles: z.int(),
  importCommits: z.int(),
});

const reading = {
  source: z.string(),
  location: z.string(),
  web: z.string().nullable(),
  headAt: time.nullable().describe("when the last thing in it happened"),
  firstAt: time.nullable(),
  readAt: time,
};

export const RepositoryResult = z.object({
  ...reading,
  kind: z.literal("git"),
  head: z.string().nullable(),
  commits: z.int(),
  authors: z.int().describe("identities that wrote a commit, after .mailmap and before merging"),
  changes: z.int(),
  hunks: z.int(),
  lines: z.int().describe("living lines, as far as they can be followed"),
  unseen: Unseen,
});
export type RepositoryResult = z.infer<typeof RepositoryResult>;

/** A source of anything but commits: pull requests, reviews, posts, papers. */
export const ContributionsResult = z.object({
  ...reading,
  kind: z.enum(CONTRIBUTION_SOURCES),
  contributions: z.int(),
  authors: z.int().describe("identities that made one"),
  notSeen: z.array(z.string()),
});
export type ContributionsResult = z.infer<typeof ContributionsResult>;

export const SourceResult = z.discriminatedUnion("kind", [RepositoryResult, ContributionsResult]);
export type SourceResult = z.infer<typeof SourceResult>;

const ReadRepository = z.object({
  source: z.string(),
  kind: z.literal("git"),
  commits: z.int(),
  people: z.int().describe("identities that wrote a commit"),
  changes: z.int(),
  missingBlobs: z.int(),
  newCommits: z.int(),
  rewritten: z.boolean(),
  durationMs: z.number(),
  head: z.string().nullable(),
  headAt: time.nullable(),
  unseen: Unseen,
});

const ReadContributions = z.object({
  source: z.string(),
  kind: z.enum(CONTRIBUTION_SOURCES),
  contributions: z.int(),
  people: z.int().describe("identities that made one"),
  newContributions: z.int(),
  durationMs: z.number(),
  headAt: time.nullable(),
  notSeen: z.array(z.string()),
});

export const ReadResult = z.object({
  sources: z.array(z.discriminatedUnion("kind", [ReadRepository, ReadContributions])),
});
export type ReadResult = z.infer<typeof ReadResult>;

const Outcome = z.enum(["sustained", "core", "across"]);

export const TrustResult = z
  .object({
    cases: z.int().describe("people in a repository at an earlier date of whom it is known what came"),
    repositories: z.int(),
    enough: z.boolean().describe("whether there are enough of them to say anything"),
    outcomes: z.array(
      z.object({
        outcome: Outcome,
        n: z.int(),
        positives: z.int(),
        auc: Interval.nullable().describe("of foresight, as in the backtest"),
        baseline: z.string().describe("the simple figure that does best"),
        baselineAuc: Interval.nullable(),
        oursIsBetterBy: Interval.nullable(),
        calibrationError: z.number().nullable(),
      }),
    ),
    says: z.string(),
  })
  .describe("how far to trust this: what foresight was worth on what was read");
export type TrustResult = z.infer<typeof TrustResult>;

export const ForesightResult = z
  .array(
    z.object({
      repo: z.string(),
      chances: z.object({ sustained: share, core: share, across: share }),
      proposalsSeen: z.boolean().describe("whether the source holds pull requests"),
    }),
  )
  .describe(
    "where they wrote at least 5 commits in the last year: the calibrated chance that, in the next 12 months, they are active there in at least 6, are in its core, work across its modules",
  );
export type ForesightResult = z.infer<typeof ForesightResult>;

export const PeopleResult = z.object({
  asOf: time,
  role: z.object({
    role: z.string(),
    title: z.string(),
    level: z.string(),
    areas: z.array(z.string()),
    horizonMonths: z.int(),
  }),
  cohort: z.object({
    repositories: z.array(z.object({ source: z.string(), people: z.int() })),
    placed: z.int().describe("people with enough public work to be placed"),
    unknown: z.int().describe("people active in scope of whom too little is known"),
  }),
  sources: z.array(
    z.object({ source: z.string(), headAt: time.nullable(), missingBlobs: z.int(), shallowCommits: z.int() }),
  ),
  notes: z.array(z.string()),
  leftOut: z
    .array(z.enum(SIGNALS))
    .describe("criteria that no source shows of anybody; they order nobody, and the weights of the others remain"),
  halfLife: z.object({
    scale: z.number().describe("what the measured half-lives are multiplied with"),
    days: z.record(z.string(), z.number()).describe("half-life of each area in scope, after that"),
    otherwise: z.number().describe("days, where an area has too few lines to say"),
    changes: z
      .array(
        z.object({
          person: z.string(),
          name: z.string(),
          place: z.int().nullable().describe("place in the order of everybody; null: not placed"),
          measured: z.int().nullable().describe("place with the half-lives as measured; null: not placed"),
        }),
      )
      .describe(
        "who of this list, or of the list with half-lives as measured, changes place between the two; ranks are ranges, so this is within the noise where ranges hold both",
      ),
  }),
  trust: TrustResult,
  people: z.array(
    z.object({
      person: z.string(),
      name: z.string(),
      rank: z.object({ low: z.int(), high: z.int() }).describe("95 % confidence set"),
      group: z.int().describe("those of one group can't be told apart from its first"),
      criteria: z.array(
        SignalResult.omit({ signal: true, cohort: true, measures: true }).extend({
          criterion: z.enum(SIGNALS),
          weight: z.number(),
          facts: z.array(z.string()),
        }),
      ),
      facts: z.array(z.string()),
      lastActive: time.describe("last work in scope"),
      repositories: z
        .array(z.object({ source: z.string(), weeks: z.int() }))
        .describe("weeks of work in scope in the last two years"),
      sameName: z
        .array(z.string())
        .describe("others of the same name who were placed, in this list or after it; they may be one person"),
      disclosedAgentShare: share.describe("commits in scope that disclose an agent"),
      evidence: z.array(EvidenceEntry),
    }),
  ),
});
export type PeopleResult = z.infer<typeof PeopleResult>;

const lineCount = z.int().nonnegative();

export const HalfLife = z.object({
  estimate: z.number().nullable().describe("days until half of the lines are gone (Kaplan-Meier); null: not reached"),
  low: z.number().nullable().describe("95 % limit; where the half-life is not reached it is longer than this"),
  high: z.number().nullable().describe("95 % limit; null: not reached"),
  reached: z.boolean(),
});

export type HalfLifeResult = z.infer<typeof HalfLife>;

export const AreasResult = z.object({
  asOf: time,
  sources: z.array(
    z.object({
      source: z.string(),
      headAt: time.nullable(),
      unfollowedFiles: z.int().describe("living files without lines to follow, when the source was last read"),
    }),
  ),
  notes: z.array(z.string()),
  areas: z
    .array(
      z.object({
        area: z.string(),
        name: z.string(),
        halfLifeDays: HalfLife,
        followedDays: z.number().describe("how long enough lines were followed to say anything"),
        lines: lineCount.describe("lines that the half-life rests on, living and gone"),
        censoredShare: share.describe("of these, lines whose end was not seen: they live, or were moved or formatted"),
        people: z.int().describe("who wrote them"),
        living: lineCount.describe("living lines, also those that the half-life leaves out"),
        yearAgo: lineCount.describe("living lines a year before, sorted into areas as they are today"),
        curve: z
          .array(z.object({ days: z.number(), share, low: share, high: share }))
          .describe("share of lines that are still there after so many days"),
      }),
    )
    .describe("most living lines first"),
  modules: z
    .array(
      z.object({
        repo: z.string(),
        module: z.string(),
        halfLifeDays: HalfLife,
        lines: lineCount,
        censoredShare: share,
      }),
    )
    .describe("those with enough lines to say, largest first"),
  excluded: z
    .array(z.object({ reason: z.string(), lines: lineCount }))
    .describe("lines that the half-lives leave out, and why"),
  censored: z
    .array(z.object({ reason: z.string(), lines: lineCount }))
    .describe("lines whose end says nothing, and why"),
  turnover: z
    .array(z.object({ quarter: z.string(), area: z.string(), living: lineCount, came: lineCount, went: lineCount }))
    .describe("living lines at the end of each quarter, and what came and went in it"),
});
export type AreasResult = z.infer<typeof AreasResult>;

export const ModulesResult = z.object({
  asOf: time,
  notes: z.array(z.string()),
  modules: z
    .array(
      z.object({
        repo: z.string(),
        module: z.string(),
        files: z.int().describe("living files that people work on"),
        lines: lineCount.describe("living lines, without vendored and generated files"),
        truckFactor: z
          .int()
          .nullable()
          .describe(
            "people whose loss leaves more than half of the files without a main author; null: too little is known",
          ),
        concentration: share.nullable().describe("chance that two living lines are by the same person"),
        unknown: share.describe(
          "share of the living lines without a writer that is known: by programs, or from before a shallow clone",
        ),
        gone: share.describe("share of the living lines by people without any commit in the repository for a year"),
        people: z
          .array(
            z.object({
              person: z.string(),
              name: z.string(),
              lines: lineCount,
              share: share.describe("of the module's living lines"),
              authored: z.int().describe("living files of which they are a main author"),
              lastActive: time.describe("their last commit in the repository, merges too"),
              active: z.boolean().describe("within the last year"),
            }),
          )
          .describe("most living lines first"),
        others: z.int().describe("people with living lines who are not listed"),
      }),
    )
    .describe("most living lines first"),
  more: z.int().describe("modules that are not listed"),
});
export type ModulesResult = z.infer<typeof ModulesResult>;

const Discrimination = z.object({
  auc: Interval.nullable().describe(
    "chance that of two people of one repository and date the one for whom it came true has the higher figure; 95 % interval; null: too few cases to say",
  ),
});

const SignalForesight = Discrimination.extend({
  known: z.int().describe("cases in which the signal was known; in the others it counts as the middle"),
  adds: Interval.nullable().describe(
    "gain in AUC over recent active weeks alone, both fitted on the other repositories; null: too little to say",
  ),
  says: z.enum([
    "adds to recent active weeks",
    "adds nothing that can be told",
    "takes away from recent active weeks",
    "too little to say",
  ]),
});

const BaselineForesight = Discrimination.extend({
  oursIsBetterBy: Interval.nullable().describe("difference of the AUCs on the same cases"),
});

export const BacktestResult = z.object({
  asOf: time,
  cases: z.int().describe("people in a repository at a date, with at least 5 commits in the year before"),
  people: z.int(),
  repositories: z.int(),
  cutDates: z.array(z.iso.date()),
  censored: z
    .object({ cases: z.int(), cutDates: z.array(z.iso.date()) })
    .describe("cases whose 12 months were not over when the clone ends: in none of the figures"),
  notes: z.array(z.string()),
  outcomes: z.array(
    z.object({
      outcome: Outcome,
      population: z.enum(["all", "newcomers"]),
      n: z.int(),
      positives: z.int(),
      enough: z.boolean().describe("whether there are enough cases of both kinds to say anything"),
      ours: Discrimination.extend({
        averagePrecision: share.nullable(),
        precisionAt10: share.nullable(),
        brier: z.number().nullable(),
        calibrationError: z.number().nullable().describe("mean distance of foreseen and observed over ten bins"),
        calibration: z.array(z.object({ n: z.int(), foreseen: share, observed: share })),
      }),
      baselines: z.object({
        commitCount: BaselineForesight,
        changedFiles: BaselineForesight,
        activeWeeks: BaselineForesight,
        decayedActiveWeeks: BaselineForesight,
      }),
      signals: z.object(
        Object.fromEntries(SIGNALS.map((signal) => [signal, SignalForesight])) as Record<
          (typeof SIGNALS)[number],
          typeof SignalForesight
        >,
      ),
    }),
  ),
});
export type BacktestResult = z.infer<typeof BacktestResult>;

const CoreCurve = z.object({
  people: z.int(),
  becameCore: z.int(),
  after: z
    .array(z.object({ months: z.int(), share: share.nullable(), low: share.nullable(), high: share.nullable() }))
    .describe(
      "share that became core within so many months; null: nobody was followed for so long, or fewer than ten people",
    ),
  medianDays: HalfLife.describe("days until half of them are core"),
  followedDays: z.number().describe("how long somebody was followed; 0: fewer than ten people"),
  curve: z.array(z.object({ days: z.number(), share, low: share, high: share })),
});

const ToCore = z.object({
  everybody: CoreCurve.describe("everybody whose start can be seen"),
  regular: CoreCurve.describe("those with at least five commits in their first year, all of which was seen"),
  leftOut: z
    .object({
      founders: z.int().describe("first commit in the repository's first year"),
      shallow: z.int().describe("in a shallow clone"),
    })
    .describe("people whose start can't be seen"),
});

export const NewcomersResult = z.object({
  asOf: time,
  scope: z.array(z.string()).describe("areas looked at; empty is all"),
  notes: z.array(z.string()),
  all: ToCore.describe("all repositories together"),
  repositories: z.array(ToCore.extend({ repo: z.string() })).describe("most people first"),
});
export type NewcomersResult = z.infer<typeof NewcomersResult>;

const Standing = z
  .object({ percentile, low: percentile, high: percentile, n: z.int().describe("active weeks in scope in two years") })
  .nullable()
  .describe("place in the cohort of that date; null: unknown");

const Change = z
  .object({ estimate: z.number(), low: z.number(), high: z.number() })
  .nullable()
  .describe("percentile at the last date less that at the first; null: one of them is unknown");

const TrajectoryResult = z.object({
  points: z
    .array(z.object({ asOf: time, drive: Standing, depth: Standing, steering: Standing }))
    .describe("every quarter of a year over two years, each from only what was known then"),
  change: z.object({ drive: Change, depth: Change, steering: Change }),
});
export type TrajectoryResult = z.infer<typeof TrajectoryResult>;

export const PersonResult = z.object({
  person: z.string(),
  name: z.string(),
  names: z.array(z.string()),
  asOf: time,
  scope: z.array(z.string()).describe("areas looked at; empty is all"),
  observability: z.object({
    sources: z.array(
      z.object({
        source: z.string(),
        commits: z.int().describe("written by them, alone or with others; without merges"),
        coAuthored: z.int().describe("of these, commits with somebody else as the author"),
        merges: z.int(),
        disclosedAgent: z.int(),
        first: time,
        last: time,
        readUpTo: time.nullable(),
        missingBlobs: z.int(),
        shallow: z.boolean(),
      }),
    ),
    knownWeeks: z.int().describe("weeks of the last two years in which anything of theirs is known"),
    seenBy: z
      .array(
        z.object({
          source: z.string(),
          weeks: z.int().describe("of these weeks, those that the source shows"),
          share: share.describe("of the known weeks; what no source shows is in none"),
          counts: z.record(z.string(), z.int()).describe("what it shows, over all time: commits, reviews, posts"),
        }),
      )
      .describe("how much of what is known each source shows, most first"),
    notes: z.array(z.string()),
  }),
  signals: z.object(
    Object.fromEntries(SIGNALS.map((signal) => [signal, SignalResult])) as Record<
      (typeof SIGNALS)[number],
      typeof SignalResult
    >,
  ),
  areas: z.array(
    z.object({
      area: z.string(),
      name: z.string(),
      share: share.describe("of changes, each commit weighing the same"),
      weeks: z.int(),
      last: time,
    }),
  ),
  modules: z.array(
    z.object({
      repo: z.string(),
      module: z.string(),
      weeks: z.int(),
      authored: z.int().describe("living files of which they are a main author"),
      files: z.int().describe("living files of the module"),
    }),
  ),
  timeline: z.array(z.object({ quarter: z.string(), area: z.string(), weeks: z.int() })),
  livingLines: z
    .object({
      lines: lineCount.describe("living lines that they wrote; lines of a commit by several people are shared out"),
      share: share.describe("of all living lines of the repositories that they worked in"),
      byArea: z.array(
        z.object({
          area: z.string(),
          name: z.string(),
          lines: lineCount,
          share: share.describe("of the area's living lines in the repositories that they worked in"),
        }),
      ),
    })
    .describe("in scope, without vendored and generated files"),
  agentExposure: AgentExposureResult,
  foresight: ForesightResult,
  trust: TrustResult,
  trajectory: TrajectoryResult.nullable().describe("null: not asked for"),
  attested: z
    .array(AttestedWork.omit({ person: true, name: true }))
    .describe("what they, or somebody who knows their work, say of work that was not seen; no signal sees it"),
  evidence: z.array(
    EvidenceEntry.extend({
      coAuthor: z.boolean().describe("they are named as a co-author, somebody else as the author"),
      signals: z.array(z.enum(SIGNALS)),
    }),
  ),
});
export type PersonResult = z.infer<typeof PersonResult>;

export const FindResult = z.object({
  people: z
    .array(
      z.object({
        person: z.string(),
        name: z.string(),
        commits: z.int().describe("written by them, alone or with others"),
        contributions: z.int().describe("of other kinds: pull requests, reviews, posts, papers"),
        sources: z.array(z.string()).describe("where these are"),
      }),
    )
    .describe("who did most first"),
  more: z.int().describe("people who are not listed"),
});
export type FindResult = z.infer<typeof FindResult>;

const IdentitySide = z.object({
  person: z.string(),
  name: z.string(),
  names: z.array(z.string()).describe("most commits first"),
  commits: z.int().describe("as the author"),
  sources: z.array(z.string()).describe("where they took part"),
});
export type IdentitySide = z.infer<typeof IdentitySide>;

export const IdentitiesResult = z.object({
  asOf: time,
  notes: z.array(z.string()),
  people: z.int().describe("people, before any suggestion is confirmed"),
  suggestions: z
    .array(
      z.object({
        probability: share.describe(
          "chance that they are one person; docs/method/identity.md says how far to trust it",
        ),
        reasons: z.array(z.string()),
        sides: z.array(IdentitySide).length(2),
      }),
    )
    .describe("most probable first; nothing is merged until somebody confirms it"),
  more: z.int().describe("suggestions that are not listed"),
});
export type IdentitiesResult = z.infer<typeof IdentitiesResult>;

export const IdentityOfResult = z.object({
  person: z.string(),
  name: z.string(),
  identities: z
    .array(
      z.object({
        identity: z.string().describe("an address, or what else they go by; what 'split' takes"),
        names: z.array(
          z.object({
            name: z.string(),
            identity: z.string().describe("this name alone, for 'split'"),
            commits: z.int(),
            sources: z.array(z.string()),
          }),
        ),
      }),
    )
    .describe("identities that are put together in this person"),
});
export type IdentityOfResult = z.infer<typeof IdentityOfResult>;

export const DecisionResult = z.object({
  number: z.int().min(1),
  at: time,
  kind: z.enum(DECISION_KINDS),
  identity: z.string().nullable(),
  other: z.string().nullable(),
  undoes: z.int().nullable().describe("the decision that this one takes back"),
  undoneBy: z.int().nullable(),
  hash: z.string().describe("over this entry and the hash of the one before"),
  names: z.array(z.string()).describe("what its identities are called; those that the evidence knows"),
});
export type DecisionResult = z.infer<typeof DecisionResult>;

export const DecisionLogResult = z.object({
  decisions: z.array(DecisionResult).describe("first to last"),
  firstBroken: z
    .int()
    .nullable()
    .describe("number of the first entry that is not as it was written; null: the log is whole"),
});
export type DecisionLogResult = z.infer<typeof DecisionLogResult>;
