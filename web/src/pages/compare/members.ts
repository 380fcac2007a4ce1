import type { UseQueryResult } from "@tanstack/react-query";

import type { PersonResult } from "../../../../src/model/results.ts";
import type { StandingsResult } from "../../../../src/model/standings.ts";
import { carried } from "../../role/search.ts";
import type { CompareSearch, PeopleSearch } from "../../router.tsx";

export const LEAST = 2;
const MOST = 8;

/** Somebody who is compared, as far as anything is known. */
export interface Member {
  /** As the link has it: an id, or a name. */
  given: string;
  name: string;
  person: PersonResult | undefined;
  /** Undefined where too little is known to place them in these areas. */
  standing: StandingsResult["people"][number] | undefined;
  /** Why there is no workprint. */
  error: Error | null;
}

/** People of a link, each once, at most eight. */
export function idsOf(text: string | undefined): string[] {
  const given = (text ?? "").split(",").map((id) => id.trim());
  return [...new Set(given)].filter((id) => id !== "").slice(0, MOST);
}

export function membersOf(
  ids: readonly string[],
  people: readonly Pick<UseQueryResult<PersonResult>, "data" | "error">[],
  everybody: StandingsResult,
): Member[] {
  const members = ids.map((given, index): Member => {
    const { data: person, error } = people[index]!;
    const id = person?.person ?? given;
    return {
      given,
      name: person?.name ?? given,
      person,
      standing: everybody.people.find((one) => one.person === id),
      error: person ? null : error,
    };
  });
  // Two of one name are told apart by their ids.
  return members.map((member) => {
    const alike = members.filter(({ name }) => name === member.name).length > 1;
    return alike ? { ...member, name: `${member.name} (${member.person?.person ?? member.given})` } : member;
  });
}

/** The part of a link that the list of people understands too. */
export function listSearch(search: CompareSearch): PeopleSearch {
  return { ...carried(search), ...(search.people === undefined ? {} : { pick: search.people }) };
}
