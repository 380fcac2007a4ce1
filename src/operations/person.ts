import { z } from "zod";

import { DecisionLog } from "../decisions/log.ts";
import { isRepository, type Workspace } from "../evidence/workspace.ts";
import { loadForesight } from "../foresight/load.ts";
import { type AttestedWork, endOfDay, startOf } from "../model/attested.ts";
import { PersonResult, type TrajectoryResult } from "../model/results.ts";
import { DEFAULT_SETTINGS } from "../model/signal.ts";
import { isoTime, parseAsOf } from "../model/time.ts";
import { foresightReport } from "../reports/foresight.ts";
import { personReport } from "../reports/person.ts";
import type { OwnWork } from "../signals/agent-exposure.ts";
import { attestedWork } from "./attest.ts";
import { sampleNotes } from "./history.ts";
import { checkInput } from "./input.ts";
import { openPerson, PersonQuestion } from "./open-person.ts";
import { trust } from "./past.ts";
import { trajectory } from "./trajectory.ts";

export const PersonInput = PersonQuestion.extend({
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
  const opened = await openPerson(workspace, input, input.evidence);
  const { history, taxonomy, manifests, wanted, areas, measured, cohorts } = opened;
  const states = manifests.filter(isRepository).map(({ source, headAt, unseen }) => ({
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
  const attested = await attestedOf(workspace, history.people[wanted]!.identities, input.asOf);
  const own = attested.flatMap((one) => (one.own ? [ownWork(one.own)] : []));
  return PersonResult.parse({
    ...personReport(history, lines, agents, cohorts, wanted, input.areas, taxonomy.areas, states, notes, measured, own),
    attested,
    trajectory: input.trajectory ? await trajectory(workspace, sight, areas, measured, input.taxonomy) : null,
    foresight: foresightReport(history, wanted, loadForesight()),
    trust: await trust(past),
  });
}

/** What was attested of a person; of a date in the past, what had been entered by then. */
async function attestedOf(
  workspace: Workspace,
  identities: readonly string[],
  asOf: string | undefined,
): Promise<AttestedWork[]> {
  const log = await DecisionLog.at(workspace.folder).entries();
  const known = asOf === undefined ? log : log.filter(({ at }) => at < 1000 * (parseAsOf(asOf) + 1));
  return attestedWork(known, undefined, identities);
}

function ownWork({ repo, from, to }: NonNullable<AttestedWork["own"]>): OwnWork {
  return { source: repo, from: startOf(from), to: endOfDay(to) };
}

export const TrajectoryInput = PersonQuestion;

/**
 * The trajectory of a workprint alone, which takes longer than all the rest.
 *
 * @param onProgress told before each date of how many
 */
export async function personTrajectory(
  workspace: Workspace,
  given: z.input<typeof TrajectoryInput>,
  onProgress?: (done: number, all: number) => void,
): Promise<TrajectoryResult> {
  const input = checkInput(TrajectoryInput, given);
  const { history, wanted, areas, measured, cohorts } = await openPerson(workspace, input);
  const sight = { history, person: wanted, cohorts };
  return trajectory(workspace, sight, areas, measured, input.taxonomy, onProgress);
}
