import { z } from "zod";

import type { Workspace } from "../evidence/workspace.ts";
import { IdentityOfResult } from "../model/results.ts";
import { identityId, keyOfName } from "../people/keys.ts";
import { findIdentity } from "./find-identity.ts";
import { openIdentities } from "./identities.ts";
import { checkInput } from "./input.ts";

export const IdentityOfInput = z.strictObject({ person: z.string().min(1).describe("an id or a whole name") });
export type IdentityOfInput = z.input<typeof IdentityOfInput>;

interface Name {
  name: string;
  identity: string;
  commits: number;
  sources: string[];
}

/** What was put together in a person. @throws {NotFoundError} when there is nobody like that */
export async function identityOf(workspace: Workspace, given: IdentityOfInput): Promise<IdentityOfResult> {
  const input = checkInput(IdentityOfInput, given);
  const opened = await openIdentities(workspace);
  const { people, identities, manifests } = opened;
  const found = findIdentity(opened, input.person);
  const byId = new Map<string, Map<string, Name>>();
  for (const [index, identity] of identities.entries()) {
    if (people.of[index] !== found.person) continue;
    const { source } = manifests[identity.source]!;
    const names = byId.get(people.ids[index]!) ?? new Map<string, Name>();
    byId.set(people.ids[index]!, names);
    const before = names.get(identity.name);
    names.set(identity.name, {
      name: identity.name,
      identity: identityId(keyOfName(identity, source)),
      commits: (before?.commits ?? 0) + identity.commits,
      sources: [...new Set([...(before?.sources ?? []), source])],
    });
  }
  return IdentityOfResult.parse({
    person: found.id,
    name: found.name,
    identities: [...byId].map(([identity, names]) => ({ identity, names: [...names.values()] })),
  });
}
