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

/** What was known at a date of the people of each repository, from a history that ends there. */
export function doingsAt(known: History, proposed = true): (readonly Doing[])[] {
  return known.repositories.map((repository) =>
    doingsOf(repository, (person) => known.people[person]!.kind === "human", known.asOf, proposed),
  );
}

/**
 * The cases of one date: what was known then, and what came of it.
 *
 * @param doings of each repository, from {@link doingsAt}
 * @param full the history as long as it is known: outcomes come from here, and nothing else does
 */
export function casesOf(doings: readonly (readonly Doing[])[], date: number, full: History): Case[] {
  return full.repositories.flatMap((repository, place) => {
    // Nothing is known of a repository after its clone ends.
    if (repository.commits.count === 0 || endOf(repository) < date) return [];
    const outcomes =
      endOf(repository) >= date + HORIZON_DAYS * DAY
        ? outcomesAfter(repository, (person) => full.people[person]!.kind === "human", date)
        : undefined;
    return doings[place]!.map((doing) => {
      const { start, people } = repository.commits.authors;
      // Commits keep their places in a longer history, and so do their authors, unless two became one person.
      const person = people[Math.min(start[doing.commit]! + doing.author, start[doing.commit + 1]! - 1)]!;
      return {
        repository: place,
        date,
        person,
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
