import { z } from "zod";

import { EvidenceEntry } from "./results.ts";

/** A team as somebody wrote it down, and what is known of it. */

const Name = z.string().trim().min(1).max(200);
const MOST = 1000;

/** How far back `everyone` looks, days, and in how many weeks somebody must have worked. */
export const ACTIVE_DAYS = 365;
export const LEAST_WEEKS = 3;

const PeerSource = z.strictObject({ source: Name });
const PeerMembers = z.strictObject({ title: Name, members: z.array(Name).min(1).max(MOST) });

export const Team = z
  .strictObject({
    title: Name,
    members: z
      .union([z.literal("everyone"), z.array(Name).min(1).max(MOST)], {
        error: "give 'everyone', or a list of names or ids",
      })
      .describe("names or ids as other commands print them, or everyone who is active in the repositories"),
    activeDays: z.int().min(7).max(3650).optional().describe("with everyone: active in so many days"),
    leastWeeks: z.int().min(1).max(520).optional().describe("with everyone: in at least so many weeks of them"),
    notSeen: z
      .array(Name)
      .max(MOST)
      .default([])
      .describe("members of whom nothing was read: counted as not known, never as nothing"),
    repositories: z.array(Name).min(1).max(MOST).describe("sources that are the team's"),
    private: z.array(Name).max(MOST).default([]).describe("sources that the public can't see"),
    public: z
      .union([z.literal("all"), z.array(Name).max(MOST)], { error: "give 'all', or a list of sources" })
      .default([])
      .describe("sources that the public can see, beside those with a page; all: every one that is not private"),
    needs: z.array(Name).max(100).default([]).describe("areas that the team needs to cover"),
    peers: z
      .array(z.union([PeerSource, PeerMembers], { error: "a peer is a source, or a title with members" }))
      .max(50)
      .optional()
      .describe("teams to compare with; the people active in each other source, unless given"),
  })
  .refine(({ members, activeDays }) => members === "everyone" || activeDays === undefined, {
    path: ["activeDays"],
    message: "goes with 'members: everyone' only",
  })
  .refine(({ members, leastWeeks }) => members === "everyone" || leastWeeks === undefined, {
    path: ["leastWeeks"],
    message: "goes with 'members: everyone' only",
  });
export type Team = z.output<typeof Team>;

export const VISIBILITIES = ["public", "private", "unknown"] as const;

const share = z.number().min(0).max(1);
const time = z.iso.datetime();
const who = z.object({ person: z.string(), name: z.string() });
const Interval = z.object({ estimate: z.number(), low: z.number(), high: z.number() });
const weeks = z.int().min(0).describe("weeks with at least five lines of a file, of the last 52");

/** One part of the code, and who knows it. */
const Known = z.object({
  lines: z.int().describe("living lines"),
  files: z.int(),
  truckFactor: z
    .int()
    .nullable()
    .describe(
      "the fewest people, taken greedily, without whose knowledge more than half of the files have no main author; null: not known",
    ),
  unowned: z.int().describe("files without a main author"),
  concentration: share.nullable().describe("how often two random lines have one author; null: not known"),
  teamShare: share.nullable().describe("of the lines, written by members; null: not known"),
  unknown: share.describe("of the lines, by nobody who is known"),
  holders: z
    .array(
      who.extend({
        member: z.boolean(),
        share: share.describe("of the living lines"),
        authored: z.int().describe("files of which they are a main author"),
        lastWorked: time.nullable().describe("when work of theirs last reached it"),
      }),
    )
    .describe("those people: with them most of the knowledge would be gone"),
  sharers: z
    .array(who.extend({ member: z.boolean(), weeks: z.int().describe("weeks of work in it in the last two years") }))
    .describe("others who have worked in it in the last two years, members first"),
  says: z.string(),
});

const FolderResult = z.object({
  repo: z.string(),
  folder: z.string().describe("with all below it"),
  candidate: z.boolean(),
  whyNot: z.string().nullable().describe("what keeps it from being suggested; null for a candidate"),
  lines: z.int().describe("living lines of code"),
  commits: z.int().describe("that changed its code in the last two years"),
  people: z.int().describe("who changed its code in the last two years"),
  keepers: z
    .array(who)
    .describe("the fewest people with 80 % of the weeks of work in it, as far as they have more than one"),
  others: z.int().describe("people beside its keepers who changed it: the measure of internal use"),
  coupling: share.describe("of its commits, those that change code elsewhere too"),
  typicalCoupling: share.describe("the median of the folders of its repository"),
  modules: z.int().describe("other modules that changed together with it at least twice"),
  together: z.array(z.object({ module: z.string(), share })).describe("modules that most often changed with it"),
  kept: share.nullable().describe("of the lines that lived a year ago, those that still do; null: none lived"),
  firstAt: time.describe("when its first file landed"),
  lastAt: time.describe("when its code was last changed"),
  tests: z.int().describe("living test files in it"),
  testsElsewhere: share.describe("of its commits, those that change tests elsewhere too"),
  docs: z.int().describe("living pages in it"),
  byMembers: share.nullable().describe("of its lines, written by members"),
  writers: z.int().describe("people who wrote lines that live in it"),
  reasons: z.array(z.string()),
  against: z.array(z.string()),
});

const Seed = z.object({
  kind: z.enum(["measured", "claimed"]).describe("measured: a figure in the title; claimed: better, without one"),
  people: z.array(who),
  at: time,
  area: z.string().nullable(),
  title: z.string(),
  measurements: z.array(z.object({ start: z.int(), end: z.int(), text: z.string(), kind: z.string() })),
  evidence: z.string(),
  url: z.string().nullable(),
  visibility: z.enum(VISIBILITIES),
  why: z.string(),
});

export const TeamResult = z.object({
  asOf: time,
  title: z.string(),
  team: Team.describe("who and what was asked, with people as ids: asked again it gives the same"),
  membership: z.enum(["listed", "everyone"]),
  rule: z.string().describe("who is in the team, in words"),
  members: z.array(who.extend({ weeks })).describe("by name"),
  notSeen: z.array(z.string()).describe("members of whom nothing was read"),
  sources: z.array(
    z.object({
      source: z.string(),
      ofTeam: z.boolean(),
      visibility: z.enum(VISIBILITIES),
      why: z.string(),
      lastAt: time.nullable().describe("when its last commit landed by the date; null: none had"),
    }),
  ),
  notes: z.array(z.string()),
  window: z.object({ from: time, to: time, weeks: z.int() }).describe("the last year that figures are about"),
  coverage: z.object({
    areas: z.array(
      z.object({
        area: z.string(),
        name: z.string(),
        needed: z.boolean(),
        state: z
          .enum(["several", "one", "earlier", "nobody seen"])
          .describe("members seen at work in it in the last year; earlier: only before that"),
        members: z.int(),
        weeks: z.int().describe("of all members together"),
        core: z.array(who).describe("the fewest members with 80 % of these weeks, by name"),
        lines: z.int().describe("living lines of it in the team's repositories"),
        teamShare: share.nullable().describe("of these lines, written by members; null: not known, or no lines"),
        mainAuthors: z.int().describe("members who are a main author of one of its living files there"),
        says: z.string(),
      }),
    ),
    cells: z
      .array(
        z.object({
          person: z.string(),
          area: z.string(),
          weeks,
          publicWeeks: weeks,
          commits: z.int(),
          lastAt: time,
          evidence: z.array(z.string()).describe("the latest of these commits"),
        }),
      )
      .describe("the matrix of members and areas, without empty cells"),
    silent: z.array(who).describe("members without work in what was read in the last year: not known, not nothing"),
    says: z.array(z.string()),
  }),
  keyPeople: z.object({
    repositories: z.array(Known.extend({ repo: z.string() })),
    areas: z.array(Known.extend({ area: z.string(), name: z.string() })),
    modules: z.array(Known.extend({ repo: z.string(), module: z.string() })),
    says: z.array(z.string()),
  }),
  overTime: z.object({
    points: z.array(
      z.object({
        from: time,
        at: time,
        people: z.int().nullable().describe("members at work in the half-year; null: not known"),
        weeks: Interval.nullable().describe("weeks of work of all together; interval over blocks of weeks"),
        weeksPerPerson: Interval.nullable().describe("median of those at work; interval over people"),
        areas: z.int().nullable().describe("areas with work of at least two weeks"),
        evenAreas: Interval.nullable().describe("1 / unbiased Herfindahl index; interval over people"),
        lines: z.int().nullable().describe("living lines of the team's repositories with a writer who is known"),
        linesShare: Interval.nullable().describe("share of them by members; interval over the weeks they are from"),
      }),
    ),
    says: z.array(z.string()),
  }),
  visibility: z.object({
    people: z.array(
      who.extend({
        weeks,
        publicWeeks: weeks,
        privateWeeks: weeks,
        unknownWeeks: weeks,
        publicAreas: z.array(z.string()),
      }),
    ),
    areas: z.array(
      z.object({
        area: z.string(),
        name: z.string(),
        weeks: z.int().describe("of all members together"),
        publicWeeks: z.int(),
        publicPeople: z.int(),
        visible: z.array(who.extend({ weeks })).describe("members with public work in it, by name"),
        part: Interval.nullable().describe("of the team's public weeks, those in this area; interval over people"),
        stands: z
          .enum(["above all", "above the middle", "near the middle", "below the middle", "below all"])
          .nullable()
          .describe("where the interval lies against the peers; null: fewer than three to compare with"),
        peers: z
          .object({
            teams: z.int().describe("with enough public work to compare"),
            low: share,
            median: share,
            high: share,
            less: z.int().describe("of them, those with a smaller part in this area"),
          })
          .nullable(),
        says: z.string(),
      }),
    ),
    peers: z.array(
      z.object({
        title: z.string(),
        people: z.int(),
        weeks: z.int().describe("public weeks of all areas"),
        enough: z.boolean().describe("whether it is enough to compare"),
        areas: z.array(z.object({ area: z.string(), weeks: z.int(), part: share })),
      }),
    ),
    publicShare: share.nullable().describe("of the team's weeks, those with public work"),
    says: z.array(z.string()),
  }),
  publish: z.object({
    folders: z.array(FolderResult).describe("of the team's private repositories, candidates first"),
    seeds: z.array(Seed),
    moreSeeds: z.int(),
    places: z
      .array(
        z.object({
          repo: z.string(),
          folder: z.string(),
          commits: z.int(),
          people: z.array(who),
          lastAt: time,
          evidence: z.string(),
        }),
      )
      .describe("folders of benchmarks, results and notes that members changed"),
    titles: z.boolean().describe("whether the evidence carries titles of commits"),
    says: z.array(z.string()),
  }),
  evidence: z.array(EvidenceEntry),
});
export type TeamResult = z.infer<typeof TeamResult>;
export type TeamKnown = z.infer<typeof Known>;
export type TeamFolder = z.infer<typeof FolderResult>;
export type TeamSeed = z.infer<typeof Seed>;
