import { plainText } from "../model/plain-text.ts";
import type { TeamResult } from "../model/team.ts";
import { fit } from "./text.ts";

/** Columns of a name. */
export const NAME = 21;
/** Rows of members in a table. */
export const MOST_MEMBERS = 40;

/** The name, and where another member has it too the id, in one column. */
export function nameIn(members: TeamResult["members"], { person, name }: { person: string; name: string }): string {
  const twice = members.filter((member) => member.name === name).length > 1;
  return twice ? `${fit(plainText(name), NAME - person.length - 1)} ${person}` : name;
}
