import { type Doing, doingsOf } from "../foresight/features.ts";
import { HORIZON_DAYS, type Outcome, OUTCOMES, outcomesAfter } from "../foresight/outcomes.ts";
import { endOf, type History } from "../model/history.ts";
import { DAY } from "../model/time.ts";

/** One person in one repository at one date: what was known then, and what came of it. */
export interface Case {
  /** Place of the repository in the history. */
  repository: number;
  /** Seconds. */
  date: number;
  /** Place of the person in the history that ends last. */
  person: number;
  /** Place of the person in the history that ends at the date. */
  personThen: number;
  doing: Doing;
  /** 1 where it came true; null where too little time has passed to know. */
  outcomes: Record<Outcome, 0 | 1> | null;
}

/**
 * Dates at which the past is asked: the first of January and of July, from the first commit to the last.
 *
 * @returns seconds, oldest first
 */
export function cutDates({ repositories }: History): number[] {
  const seen = repositories.filter(({ commits }) => commits.count > 0);
  const begun = Math.min(...seen.map(({ commits }) => commits.landedAt[0]!));
  const end = Math.max(...seen.map(endOf));
  const dates: number[] = [];
  for (let half = 0; ; half++) {
    const date = Date.UTC(1970, 6 * half, 1) / 1000;
    if (date > end) return dates;
    if (date >= begun) dates.push(date);
  }
}

/**
 * The cases of one date.
 *
 * @param known the history that ends at the date, of the same sources
 * @param full the history as long as it is known: outcomes come from here, and nothing else does
 * @param proposed whether proposed work is looked at
 */
export function casesAt(known: History, full: History, proposed = true): Case[] {
  const date = known.asOf;
  return known.repositories.flatMap((then, repository) => {
    const now = full.repositories[repository]!;
    // Nothing is known of a repository after its clone ends.
    if (then.commits.count === 0 || endOf(now) < date) return [];
    const doings = doingsOf(then, (person) => known.people[person]!.kind === "human", date, proposed);
    const outcomes =
      endOf(now) >= date + HORIZON_DAYS * DAY
        ? outcomesAfter(now, (person) => full.people[person]!.kind === "human", date)
        : undefined;
    return doings.map((doing) => {
      const person = laterPlace(then.commits.authors, now.commits.authors, doing);
      return {
        repository,
        date,
        person,
        personThen: doing.person,
        doing,
        outcomes: outcomes
          ? (Object.fromEntries(OUTCOMES.map((outcome) => [outcome, outcomes[outcome].has(person) ? 1 : 0])) as Record<
              Outcome,
              0 | 1
            >)
          : null,
      };
    });
  });
}

/** Finds somebody in a longer history by a commit of theirs: commits keep their places, and so do authors. */
function laterPlace(
  then: History["repositories"][number]["commits"]["authors"],
  now: History["repositories"][number]["commits"]["authors"],
  { commit, person }: Doing,
): number {
  const place = then.people.subarray(then.start[commit]!, then.start[commit + 1]!).indexOf(person);
  return now.people[Math.min(now.start[commit]! + place, now.start[commit + 1]! - 1)]!;
}
