import { firstBroken } from "../decisions/chain.ts";
import { DecisionLog } from "../decisions/log.ts";
import type { Workspace } from "../evidence/workspace.ts";
import type { Decision } from "../model/decisions.ts";
import { DecisionLogResult, type DecisionResult } from "../model/results.ts";
import { isoTime } from "../model/time.ts";
import { identityId, keyOf, keyOfName } from "../people/keys.ts";
import { openIdentities, type OpenIdentities } from "./identities.ts";

/** Everything that was decided, first to last, and whether the log is as it was written. */
export async function decisionLog(workspace: Workspace): Promise<DecisionLogResult> {
  // What was decided is there also where the sources are not.
  const log = await DecisionLog.at(workspace.folder).entries();
  const opened = workspace.sources().length === 0 ? undefined : await openIdentities(workspace);
  return DecisionLogResult.parse({ decisions: decisionResults(log, opened), firstBroken: firstBroken(log) });
}

/** Decisions with the names of whom they are about, as far as the evidence knows them. */
export function decisionResults(log: readonly Decision[], opened: OpenIdentities | undefined): DecisionResult[] {
  const names = opened === undefined ? new Map<string, string>() : namesOf(opened);
  const undoneBy = new Map(log.map(({ undoes, number }) => [undoes, number]));
  return log.map((entry) => ({
    ...entry,
    at: isoTime(Math.floor(entry.at / 1000)),
    undoneBy: undoneBy.get(entry.number) ?? null,
    names: [entry.identity, entry.other].flatMap((id) => names.get(id ?? "") ?? []),
  }));
}

/** The name of each identity with most commits, by its id. */
function namesOf({ identities, manifests }: OpenIdentities): Map<string, string> {
  const best = new Map<string, { name: string; commits: number }>();
  for (const identity of identities) {
    const source = manifests[identity.source]!.source;
    for (const key of [keyOf(identity, source), keyOfName(identity, source)]) {
      const id = identityId(key);
      const before = best.get(id);
      if (before === undefined || identity.commits > before.commits) best.set(id, identity);
    }
  }
  return new Map([...best].map(([id, { name }]) => [id, name]));
}
