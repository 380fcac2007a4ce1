import type { History, Person } from "../model/history.ts";
import { goesBy } from "../people/keys.ts";
import { repositoriesOf } from "./trajectory.ts";

/** Places of the people that a text can mean: by id, else by whole name, else by part of a name. */
export function peopleCalled(people: readonly Person[], text: string): number[] {
  // A name may have been copied from a column that was too narrow for it.
  const asked = plain(text).replace(/…$/, "");
  const places = [...people.keys()];
  const byId = places.find((place) => goesBy(people[place]!.identities, asked));
  if (byId !== undefined) return [byId];
  const called = (test: (name: string) => boolean): number[] =>
    places.filter((place) => people[place]!.names.some((name) => test(plain(name))));
  const whole = called((name) => name === asked);
  return whole.length > 0 ? whole : called((name) => name.includes(asked));
}

/** What tells people of one name apart: how many commits they wrote, merges too, and where. */
export function wroteWhere(history: History, person: number): { commits: number; sources: string[] } {
  const places = repositoriesOf(history, person).map((place) => history.repositories[place]!);
  return {
    commits: places.reduce(
      (sum, { commits: { authors } }) => sum + authors.people.reduce((count, one) => count + Number(one === person), 0),
      0,
    ),
    sources: places.map(({ source }) => source),
  };
}

/** A name without capitals and accents. */
function plain(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "");
}
