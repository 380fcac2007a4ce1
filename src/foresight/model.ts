import { z } from "zod";

import type { RepositoryHistory } from "../model/history.ts";
import { chanceOf, type Logistic } from "../statistics/logistic.ts";
import { type Doing, factsFor, FEATURES } from "./features.ts";
import { OUTCOMES, type Outcome } from "./outcomes.ts";

const Fit = z.strictObject({ intercept: z.number(), coefficients: z.array(z.number()).length(FEATURES.length) });

/** A fit on all repositories, and for each of them one on all others, in the same order. */
const Fits = z.strictObject({ all: Fit, without: z.array(Fit) });

/** The shape of data/foresight.json. */
export const ForesightFile = z.strictObject({
  /** Newest commit that the fit knows of, YYYY-MM-DD. */
  knownUntil: z.string(),
  cases: z.int(),
  people: z.int(),
  cutDates: z.array(z.string()),
  features: z.array(z.string()),
  repositories: z.array(
    z.strictObject({
      name: z.string(),
      /** Hour in which its first commit landed, hours since 1970: so that it is known under another name, too. */
      begun: z.int(),
    }),
  ),
  outcomes: z.object(
    Object.fromEntries(
      OUTCOMES.map((outcome) => [outcome, z.strictObject({ withProposals: Fits, without: Fits })]),
    ) as Record<Outcome, z.ZodObject<{ withProposals: typeof Fits; without: typeof Fits }>>,
  ),
});
export type ForesightModel = z.infer<typeof ForesightFile>;

const HOUR = 3600;

/**
 * The hour in which a repository's first commit landed, hours since 1970.
 *
 * @public the script that fits the coefficients uses it
 */
export function begunAt({ commits }: RepositoryHistory): number {
  return Math.floor((commits.landedAt[0] ?? 0) / HOUR);
}

/**
 * The fit for a repository: never one that knows its outcomes. Where it is one of those that the
 * coefficients come from, it is the fit on all the others.
 */
function fitFor(model: ForesightModel, repository: RepositoryHistory, outcome: Outcome): Logistic {
  const fits = model.outcomes[outcome][repository.proposals.known ? "withProposals" : "without"];
  const place = model.repositories.findIndex(
    ({ name, begun }) => begun === begunAt(repository) || sameName(name, repository.source),
  );
  return place < 0 ? fits.all : fits.without[place]!;
}

/** The chance that an outcome comes true in the year after the date that somebody's doing is known up to. */
export function foresee(model: ForesightModel, repository: RepositoryHistory, outcome: Outcome, doing: Doing): number {
  return chanceOf(fitFor(model, repository, outcome), factsFor(outcome, doing));
}

/** Whether two names of repositories end alike: a fork or a copy keeps the last part. */
function sameName(a: string, b: string): boolean {
  const last = (name: string): string =>
    name
      .toLowerCase()
      .replace(/~[0-9a-f]+$/, "")
      .split(/[/+]/)
      .at(-1)!;
  return last(a) === last(b);
}
