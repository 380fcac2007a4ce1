import { z } from "zod";

import type { Workspace } from "../evidence/workspace.ts";
import { FindResult } from "../model/results.ts";
import { peopleCalled, didWhere } from "./called.ts";
import { openHistory } from "./history.ts";
import { checkInput } from "./input.ts";

export const FindInput = z.strictObject({
  name: z.string().trim().min(1).describe("an id, a name or a part of one"),
  limit: z.int().min(1).max(100).default(8),
});
export type FindInput = z.input<typeof FindInput>;

/** Who a name can mean; nobody is no error. */
export async function find(workspace: Workspace, given: FindInput): Promise<FindResult> {
  const { name, limit } = checkInput(FindInput, given);
  const { history } = await openHistory(workspace, {});
  const found = peopleCalled(history.people, name)
    .map((place) => ({
      person: history.people[place]!.id,
      name: history.people[place]!.name,
      ...didWhere(history, place),
    }))
    .sort((a, b) => b.commits + b.contributions - a.commits - a.contributions || (a.person < b.person ? -1 : 1));
  return FindResult.parse({ people: found.slice(0, limit), more: Math.max(0, found.length - limit) });
}
