import { CONTRIBUTION_KINDS, type ContributionKind } from "../model/contribution.ts";
import { type History, peopleOf, type RepositoryHistory } from "../model/history.ts";
import type { PersonResult } from "../model/results.ts";
import { DAY, isoTime, weekOf } from "../model/time.ts";
import { inWords, plural } from "../model/words.ts";
import { RECENT_DAYS } from "../signals/view.ts";
import { round } from "./signal-result.ts";

type Observability = PersonResult["observability"];

/** What the reader of a source has to know before any figure. */
export interface SourceState {
  source: string;
  readUpTo: string | null;
  missingBlobs: number;
  shallow: boolean;
}

/**
 * What could be seen of somebody, before any figure: by which source, how much of what is known at all, and
 * what is not seen.
 *
 * @param first notes that go before the others
 */
export function observability(
  history: History,
  person: number,
  states: readonly SourceState[],
  first: readonly string[],
): Observability {
  const { weeks, seenBy } = knownActivity(history, person);
  const sources = history.repositories.flatMap((repository) => {
    const state = states.find(({ source }) => source === repository.source)!;
    const seen = presence(repository, person);
    return seen
      ? [
          {
            source: repository.source,
            ...seen,
            readUpTo: state.readUpTo,
            missingBlobs: state.missingBlobs,
            shallow: state.shallow,
          },
        ]
      : [];
  });
  const notes = [
    ...first,
    `Only what was read can be seen here, ${plural(states.length, "repository", "repositories")}${beside(history)}: nothing is known of ${inWords(["private work", "other code bases", ...neverSeen(history)])}.`,
  ];
  const disclosed = sources.reduce((sum, { disclosedAgent }) => sum + disclosedAgent, 0);
  if (disclosed > 0)
    notes.push(
      `${plural(disclosed, "commit")} ${disclosed === 1 ? "discloses" : "disclose"} a coding agent. That is a fact about the work, not a fault.`,
    );
  if (sources.some(({ shallow }) => shallow))
    notes.push("A shallow clone was read: what came before its first commits is not seen.");
  const missing = sources.reduce((sum, { missingBlobs }) => sum + missingBlobs, 0);
  if (missing > 0)
    notes.push(
      `${plural(missing, "file version")} ${missing === 1 ? "is" : "are"} missing from the clones, so some changes have no line counts.`,
    );
  return { sources, knownWeeks: weeks, seenBy, notes };
}

function presence(
  repository: RepositoryHistory,
  person: number,
):
  | Pick<
      PersonResult["observability"]["sources"][number],
      "commits" | "coAuthored" | "merges" | "disclosedAgent" | "first" | "last"
    >
  | undefined {
  const { commits } = repository;
  const seen: number[] = [];
  let coAuthored = 0;
  let merges = 0;
  let disclosedAgent = 0;
  for (let commit = 0; commit < commits.count; commit++) {
    const place = peopleOf(commits.authors, commit).indexOf(person);
    if (place < 0 || commits.skip[commit]) continue;
    seen.push(commit);
    if (commits.merge[commit]) {
      merges++;
      continue;
    }
    if (place > 0) coAuthored++;
    disclosedAgent += commits.agent[commit]!;
  }
  if (seen.length === 0) return undefined;
  const [first, last] = [seen[0]!, seen.at(-1)!].map((commit) => isoTime(commits.landedAt[commit]!)) as [
    string,
    string,
  ];
  return { commits: seen.length - merges, coAuthored, merges, disclosedAgent, first, last };
}

const KINDS_WORDS: Readonly<Record<ContributionKind, string>> = {
  "pull-request": "pull requests",
  review: "reviews",
  "review-comment": "reviews",
  issue: "issues",
  comment: "comments",
  release: "releases",
  post: "posts",
  paper: "papers",
};

/** Kinds of contributions that any source shows of anybody. */
function kindsSeen({ repositories }: History): Set<string> {
  return new Set(
    repositories.flatMap(({ contributions }) =>
      [...new Set(contributions.kind)].map((kind) => KINDS_WORDS[CONTRIBUTION_KINDS[kind]!]),
    ),
  );
}

function beside(history: History): string {
  const seen = [...kindsSeen(history)];
  return seen.length === 0 ? "" : ` and ${inWords(seen.sort())} of other sources`;
}

function neverSeen(history: History): string[] {
  const seen = kindsSeen(history);
  return ["reviews", "posts", "papers"].flatMap((kind) =>
    seen.has(kind) ? [] : [kind === "reviews" ? "reviews and discussions outside git" : kind],
  );
}

/**
 * Weeks of the last two years in which anything of somebody's is known, and how many of them each source
 * shows. What no source shows is in none of them: this compares sources, and says nothing of all that was done.
 */
function knownActivity(history: History, person: number): { weeks: number; seenBy: Observability["seenBy"] } {
  const from = weekOf(history.asOf - RECENT_DAYS * DAY);
  const known = new Set<number>();
  const found = new Map<string, { weeks: Set<number>; counts: Map<string, number> }>();
  const see = (source: string, kind: string, at: number): void => {
    const one = found.get(source) ?? { weeks: new Set<number>(), counts: new Map<string, number>() };
    found.set(source, one);
    one.counts.set(kind, (one.counts.get(kind) ?? 0) + 1);
    if (weekOf(at) < from) return;
    one.weeks.add(weekOf(at));
    known.add(weekOf(at));
  };
  for (const { source, commits, contributions } of history.repositories) {
    for (let commit = 0; commit < commits.count; commit++)
      if (!commits.skip[commit] && peopleOf(commits.authors, commit).includes(person))
        see(source, "commit", commits.landedAt[commit]!);
    for (let act = 0; act < contributions.count; act++)
      if (peopleOf(contributions.people, act).includes(person))
        for (const from of contributions.sources[act]!)
          see(from, CONTRIBUTION_KINDS[contributions.kind[act]!]!, contributions.at[act]!);
  }
  return {
    weeks: known.size,
    seenBy: [...found]
      .map(([source, { weeks, counts }]) => ({
        source,
        weeks: weeks.size,
        share: round(known.size === 0 ? 0 : weeks.size / known.size),
        counts: Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))),
      }))
      .sort((a, b) => b.weeks - a.weeks || (a.source < b.source ? -1 : 1)),
  };
}
