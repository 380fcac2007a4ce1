import type { Workspace } from "../evidence/workspace.ts";
import { endOf, type History } from "../model/history.ts";
import type { TrajectoryResult } from "../model/results.ts";
import type { Settings } from "../model/signal.ts";
import { trajectoryReport } from "../reports/trajectory.ts";
import { changeBetween, personBefore, type Sight, standingAt, trajectoryDates } from "../signals/trajectory.ts";
import { cohortsOf } from "./cohorts.ts";
import { openHistory } from "./history.ts";

/**
 * Where somebody stood at quarterly dates over the last two years, each seen with only what was known
 * then: a history is opened for each date, as `--as-of` does, and kept for the next time.
 *
 * @param sight of the last date
 * @param areas places of the areas in scope; everything when undefined
 * @param onProgress told before each date of how many
 */
export async function trajectory(
  workspace: Workspace,
  sight: Sight,
  areas: ReadonlySet<number> | undefined,
  settings: Settings,
  taxonomy: string | undefined,
  onProgress?: (done: number, all: number) => void,
): Promise<TrajectoryResult> {
  const dates = trajectoryDates(sight.history.asOf);
  const standings = [];
  let first: Sight | undefined;
  for (const [index, asOf] of dates.entries()) {
    onProgress?.(index, dates.length);
    const last = index === dates.length - 1;
    const then = last ? sight : await sightAt(workspace, sight, asOf, areas, settings, taxonomy);
    if (index === 0) first = then;
    standings.push(standingAt(asOf, then, settings));
  }
  return trajectoryReport(standings, changeBetween(first, sight, areas, settings));
}

async function sightAt(
  workspace: Workspace,
  sight: Sight,
  asOf: number,
  areas: ReadonlySet<number> | undefined,
  settings: Settings,
  taxonomy: string | undefined,
): Promise<Sight | undefined> {
  if (!hasBegun(sight.history, asOf)) return undefined;
  const { history } = await openHistory(workspace, { asOf, taxonomy });
  const person = personBefore(sight.history, sight.person, history);
  if (person === undefined) return undefined;
  const wanted = repositoriesOf(history, person);
  return { history, person, cohorts: cohortsOf(history, areas, settings, wanted) };
}

function hasBegun({ repositories }: History, asOf: number): boolean {
  return repositories.some((repository) => endOf(repository) > 0 && repository.commits.landedAt[0]! <= asOf);
}

/** Places of the repositories in which somebody wrote a commit or did something else. */
export function repositoriesOf({ repositories }: History, person: number): number[] {
  return repositories.flatMap(({ commits, contributions }, place) =>
    commits.authors.people.includes(person) || contributions.people.people.includes(person) ? [place] : [],
  );
}
