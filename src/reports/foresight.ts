import { type Doing, doingsOf } from "../foresight/features.ts";
import { foresee, type ForesightModel } from "../foresight/model.ts";
import { endOf, type History, type RepositoryHistory } from "../model/history.ts";
import type { ForesightResult } from "../model/results.ts";

/** Everybody's doings at the end of a history: the next person is often asked about in the same repositories. */
const known = new WeakMap<RepositoryHistory, readonly Doing[]>();

/** Where somebody wrote enough to be foreseen, what may come of it; repositories with most to come first. */
export function foresightReport(history: History, person: number, model: ForesightModel): ForesightResult {
  const human = (one: number): boolean => history.people[one]!.kind === "human";
  return history.repositories
    .flatMap((repository) => {
      // A clone that ends earlier is foreseen from its own end: nothing is known of later.
      const doings = known.get(repository) ?? doingsOf(repository, human, Math.min(history.asOf, endOf(repository)));
      known.set(repository, doings);
      const doing = doings.find((one) => one.person === person);
      if (!doing) return [];
      const chance = (outcome: "sustained" | "core" | "across"): number =>
        Number(foresee(model, repository, outcome, doing).toFixed(3));
      return [
        {
          repo: repository.source,
          chances: { sustained: chance("sustained"), core: chance("core"), across: chance("across") },
          proposalsSeen: repository.proposals.known,
        },
      ];
    })
    .sort((a, b) => b.chances.sustained - a.chances.sustained || (a.repo < b.repo ? -1 : 1));
}
