import { z } from "zod";

import type { Workspace } from "../evidence/workspace.ts";
import { loadForesight } from "../foresight/load.ts";
import { InputError, NotFoundError } from "../model/errors.ts";
import type { History } from "../model/history.ts";
import { PersonResult } from "../model/results.ts";
import { DEFAULT_SETTINGS } from "../model/signal.ts";
import { isoTime, parseAsOf } from "../model/time.ts";
import { plural } from "../model/words.ts";
import { foresightReport } from "../reports/foresight.ts";
import { personReport } from "../reports/person.ts";
import { measureCohorts } from "../signals/cohort.ts";
import { peopleCalled, wroteWhere } from "./called.ts";
import { areaPlaces, openHistory, sampleNotes } from "./history.ts";
import { checkInput } from "./input.ts";
import { trust } from "./past.ts";
import { repositoriesOf, trajectory } from "./trajectory.ts";

export const PersonInput = z.strictObject({
  person: z.string().min(1).describe("a name, or the id that other commands print"),
  areas: z.array(z.string()).default([]),
  asOf: z.string().optional(),
  taxonomy: z.string().optional(),
  evidence: z
    .int()
    .min(1)
    .max(100_000)
    .default(DEFAULT_SETTINGS.mostEvidence)
    .describe("how many commits are named for each signal"),
  trajectory: z.boolean().default(false).describe("also where they stood over the last two years; opens nine dates"),
});
export type PersonInput = z.input<typeof PersonInput>;

/**
 * A person's workprint: what their public work shows, and the evidence for it.
 *
 * @throws {NotFoundError} when nobody has that name
 * @throws {InputError} when several people have it
 */
export async function person(
  workspace: Workspace,
  given: PersonInput,
  onProgress?: (done: number, all: number) => void,
): Promise<PersonResult> {
  const input = checkInput(PersonInput, given);
  const asOf = input.asOf === undefined ? undefined : parseAsOf(input.asOf);
  const opened = await openHistory(workspace, { asOf, taxonomy: input.taxonomy });
  const { history, taxonomy, manifests } = opened;
  const settings = { ...(await opened.settings()), mostEvidence: input.evidence };
  const areas = areaPlaces(taxonomy.areas, input.areas);
  const wanted = findPerson(history, input.person);
  const cohorts = measureCohorts(history, areas, settings, repositoriesOf(history, wanted));
  const states = manifests.map(({ source, headAt, unseen }) => ({
    source,
    readUpTo: headAt === null ? null : isoTime(headAt),
    missingBlobs: unseen.missingBlobs,
    shallow: unseen.shallowCommits > 0,
  }));
  const lines = await opened.lines();
  const agents = await opened.agents();
  const notes = sampleNotes(manifests);
  const past = { workspace, full: history, key: opened.key, taxonomy: input.taxonomy, onProgress };
  const sight = { history, person: wanted, cohorts };
  return PersonResult.parse({
    ...personReport(history, lines, agents, cohorts, wanted, input.areas, taxonomy.areas, states, notes, settings),
    trajectory: input.trajectory ? await trajectory(workspace, sight, areas, settings, input.taxonomy) : null,
    foresight: foresightReport(history, wanted, loadForesight()),
    trust: await trust(past),
  });
}

/** The place of the person that is meant: by id, then by whole name, then by part of a name. */
function findPerson(history: History, text: string): number {
  const found = peopleCalled(history.people, text);
  if (found.length === 1) return found[0]!;
  if (found.length === 0) {
    throw new NotFoundError(
      `Nobody called '${text}' is in the evidence.`,
      "Look for a part of the name, or list people with 'workprint people'.",
    );
  }
  const shown = found.slice(0, 8).map((place) => {
    const { commits, sources } = wroteWhere(history, place);
    const { name, id } = history.people[place]!;
    return `${name} (${id}, ${plural(commits, "commit")} in ${sources.join(" and ") || "no repository"})`;
  });
  throw new InputError(
    `'${text}' can be ${found.length} people: ${shown.join(", ")}${found.length > shown.length ? ` and ${found.length - shown.length} more` : ""}.`,
    "Give the id of the one that you mean.",
  );
}
