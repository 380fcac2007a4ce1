import { z } from "zod";

import { DecisionLog } from "../decisions/log.ts";
import { Evidence } from "../evidence/load.ts";
import type { StoredManifest, Workspace } from "../evidence/workspace.ts";
import { type Decision, type Decisions, inForce } from "../model/decisions.ts";
import { type Identity, loginText } from "../model/evidence.ts";
import { IdentitiesResult, type IdentitySide } from "../model/results.ts";
import { isoTime, parseAsOf } from "../model/time.ts";
import { assemblePeople, type People } from "../people/assemble.ts";
import { suggestPairs } from "../people/suggest.ts";
import { knownDate, readSources, sampleNotes } from "./history.ts";
import { checkInput } from "./input.ts";

export const IdentitiesInput = z.strictObject({
  asOf: z.string().optional().describe("YYYY-MM-DD; the last commit read, unless given"),
  atLeast: z.number().min(0).max(1).default(0.5).describe("least probability"),
  limit: z.int().min(1).max(10_000).default(20),
});
export type IdentitiesInput = z.input<typeof IdentitiesInput>;

/** Everything about identities by a date. */
export interface OpenIdentities {
  asOf: number;
  manifests: readonly StoredManifest[];
  identities: readonly (Identity & { identity: number })[];
  people: People;
  log: readonly Decision[];
  decisions: Decisions;
  /** Pairs of places in `identities` that are authors of one commit. */
  coAuthors(): Promise<[number, number][]>;
}

/** @throws {NotFoundError} when nothing was read yet */
export async function openIdentities(workspace: Workspace, given?: number): Promise<OpenIdentities> {
  const manifests = readSources(workspace);
  const asOf = knownDate(manifests, given);
  const log = await DecisionLog.at(workspace.folder).entries();
  const decisions = inForce(log);
  const ask = async <T>(question: (evidence: Evidence) => Promise<T>): Promise<T> => {
    const evidence = await Evidence.open(workspace, manifests);
    try {
      return await question(evidence);
    } finally {
      evidence.close();
    }
  };
  const identities = await ask((evidence) => evidence.identities(asOf));
  const sources = manifests.map(({ source }) => source);
  return {
    asOf,
    manifests,
    identities,
    people: assemblePeople(identities, sources, decisions),
    log,
    decisions,
    coAuthors: async () => {
      const place = new Map(identities.map(({ source, identity }, index) => [source * 2 ** 32 + identity, index]));
      const pairs = await ask((evidence) => evidence.coAuthors(asOf));
      return pairs.map(({ source, one, other }) => [
        place.get(source * 2 ** 32 + one)!,
        place.get(source * 2 ** 32 + other)!,
      ]);
    },
  };
}

/** Pairs of people who may be one, most probable first: for a person to confirm or reject. */
export async function identities(workspace: Workspace, given: IdentitiesInput): Promise<IdentitiesResult> {
  const input = checkInput(IdentitiesInput, given);
  const opened = await openIdentities(workspace, input.asOf === undefined ? undefined : parseAsOf(input.asOf));
  // Without the key of the workspace, as in the sample, logins can't be compared with names.
  const hash = workspace.isOwn ? workspace.hasher() : undefined;
  const all = suggestPairs(opened.people, opened.identities, {
    coAuthors: await opened.coAuthors(),
    decisions: opened.decisions,
    loginHash: hash && ((login) => hash(loginText(login))),
  });
  const wanted = all.filter(({ probability }) => probability >= input.atLeast);
  return IdentitiesResult.parse({
    asOf: isoTime(opened.asOf),
    notes: sampleNotes(opened.manifests),
    people: opened.people.people.filter(({ kind }) => kind === "human").length,
    suggestions: wanted.slice(0, input.limit).map(({ one, other, probability, reasons }) => ({
      probability: Math.round(probability * 1000) / 1000,
      reasons,
      sides: [sideOf(opened, one), sideOf(opened, other)],
    })),
    more: Math.max(0, wanted.length - input.limit),
  });
}

/** A person as suggestions and decisions show them. */
function sideOf({ people, identities: all, manifests }: OpenIdentities, person: number): IdentitySide {
  const { id, name, names } = people.people[person]!;
  const members = all.filter((_, index) => people.of[index] === person);
  return {
    person: id,
    name,
    names: [...names],
    commits: members.reduce((sum, { commits }) => sum + commits, 0),
    sources: [...new Set(members.map(({ source }) => manifests[source]!.source))],
  };
}
