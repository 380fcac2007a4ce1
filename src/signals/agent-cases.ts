import { SWEEP_FILES } from "../model/evidence.ts";
import { type History, peopleOf, type RepositoryHistory } from "../model/history.ts";
import { DAY, quarterOf } from "../model/time.ts";
import { COMMIT_FEATURES, commitFeatures } from "./commit-features.ts";
import { RECENT_DAYS } from "./view.ts";

/** Above any quarter since the year nought. */
const MOST_QUARTERS = 2 ** 16;

/** Commits of the last two years by people and coding agents, in columns; a case is one commit. */
export interface AgentCases {
  count: number;
  /** Places of the repository in the history and of the commit in the repository. */
  repository: Int32Array;
  commit: Int32Array;
  /** Repository and quarter; cases are compared only within one. */
  stratum: Int32Array;
  /** Discloses a coding agent. */
  disclosed: Uint8Array;
  /** Whose work it is: the first person who wrote it, else the agent's account. */
  author: Int32Array;
  /**
   * {@link COMMIT_FEATURES} of each case, one case after the other, less what is usual for undisclosed
   * work of its stratum. Unknown is as usual, 0.
   */
  rows: Float64Array;
}

/**
 * Everything that can be compared. Merges, sweeps, what another source has too and what only bots wrote
 * are left out: a bot that does chores is no coding agent.
 */
export function agentCases(history: History): AgentCases {
  const repository: number[] = [];
  const commit: number[] = [];
  const author: number[] = [];
  const stratum: number[] = [];
  const features: Float64Array[] = [];
  const disclosed: number[] = [];
  for (const [place, one] of history.repositories.entries()) {
    const { commits } = one;
    for (let i = 0; i < commits.count; i++) {
      if (history.asOf - commits.landedAt[i]! > RECENT_DAYS * DAY || !isCase(one, i)) continue;
      const who = authorOf(history, one, i);
      if (who === undefined) continue;
      repository.push(place);
      commit.push(i);
      author.push(who);
      stratum.push(place * MOST_QUARTERS + quarterOf(commits.landedAt[i]!));
      features.push(commitFeatures(one, i));
      disclosed.push(commits.agent[i]!);
    }
  }
  return {
    count: commit.length,
    repository: Int32Array.from(repository),
    commit: Int32Array.from(commit),
    stratum: Int32Array.from(stratum),
    disclosed: Uint8Array.from(disclosed),
    author: Int32Array.from(author),
    rows: withinStrata(features, stratum, disclosed),
  };
}

function isCase({ commits, changes }: RepositoryHistory, commit: number): boolean {
  return (
    !commits.merge[commit] &&
    !commits.skip[commit] &&
    commits.files[commit]! <= SWEEP_FILES &&
    changes.start[commit + 1]! > changes.start[commit]!
  );
}

function authorOf({ people }: History, { commits }: RepositoryHistory, commit: number): number | undefined {
  const authors = peopleOf(commits.authors, commit);
  return (
    authors.find((person) => people[person]!.kind === "human") ??
    authors.find((person) => people[person]!.kind === "agent")
  );
}

/** The features of one case. */
export function rowOf({ rows }: AgentCases, place: number): Float64Array {
  const width = COMMIT_FEATURES.length;
  return rows.subarray(place * width, (place + 1) * width);
}

/** Takes from each feature its mean over undisclosed cases of the stratum: what a model sees is what is unusual there. */
function withinStrata(
  features: readonly Float64Array[],
  stratum: readonly number[],
  disclosed: readonly number[],
): Float64Array {
  const width = COMMIT_FEATURES.length;
  const usual = new Map<number, { sum: Float64Array; known: Float64Array }>();
  for (const [i, row] of features.entries()) {
    let here = usual.get(stratum[i]!);
    if (!here) usual.set(stratum[i]!, (here = { sum: new Float64Array(width), known: new Float64Array(width) }));
    if (disclosed[i]) continue;
    for (const [j, value] of row.entries()) {
      if (Number.isNaN(value)) continue;
      here.sum[j]! += value;
      here.known[j]!++;
    }
  }
  const rows = new Float64Array(features.length * width);
  for (const [i, row] of features.entries()) {
    const { sum, known } = usual.get(stratum[i]!)!;
    for (const [j, value] of row.entries())
      if (!Number.isNaN(value) && known[j]! > 0) rows[i * width + j] = value - sum[j]! / known[j]!;
  }
  return rows;
}
