import type { History, Person } from "../model/history.ts";
import { inWords, plural } from "../model/words.ts";
import { goesBy } from "../people/keys.ts";
import { repositoriesOf } from "./trajectory.ts";

/** Places of the people that a text can mean: by id, else by whole name, else by part of a name. */
export function peopleCalled(people: readonly Person[], text: string): number[] {
  // A name may have been copied from a column that was too narrow for it.
  const asked = plain(text).replace(/…$/, "");
  const exactly = peopleNamed(people, asked);
  if (exactly.length > 0) return exactly;
  return [...people.keys()].filter((place) => people[place]!.names.some((name) => plain(name).includes(asked)));
}

/** As {@link peopleCalled}, without parts of names: where nobody looks at who was found. */
export function peopleNamed(people: readonly Person[], text: string): number[] {
  const asked = plain(text);
  const places = [...people.keys()];
  const byId = places.find((place) => goesBy(people[place]!.identities, asked));
  if (byId !== undefined) return [byId];
  return places.filter((place) => people[place]!.names.some((name) => plain(name) === asked));
}

/** People of one name, told apart: `Ada (p01234, 12 commits in trl)`. At most eight. */
export function toldApart(history: History, places: readonly number[]): string {
  const shown = places.slice(0, 8).map((place) => {
    const { name, id } = history.people[place]!;
    return `${name} (${id}, ${didWhereText(didWhere(history, place))})`;
  });
  return `${shown.join(", ")}${places.length > shown.length ? ` and ${places.length - shown.length} more` : ""}`;
}

/** What tells people of one name apart: how much they did, merges too, and where. */
export function didWhere(
  history: History,
  person: number,
): { commits: number; contributions: number; sources: string[] } {
  const places = repositoriesOf(history, person).map((place) => history.repositories[place]!);
  const timesIn = (people: Int32Array): number => people.reduce((count, one) => count + Number(one === person), 0);
  return {
    commits: places.reduce((sum, { commits }) => sum + timesIn(commits.authors.people), 0),
    contributions: places.reduce((sum, { contributions }) => sum + timesIn(contributions.people.people), 0),
    sources: places.map(({ source }) => source),
  };
}

/** `12 commits and 1 contribution in trl and peft` */
function didWhereText({ commits, contributions, sources }: ReturnType<typeof didWhere>): string {
  const did = [
    ...(commits > 0 || contributions === 0 ? [plural(commits, "commit")] : []),
    ...(contributions > 0 ? [plural(contributions, "contribution")] : []),
  ];
  return `${inWords(did)} in ${inWords(sources) || "no repository"}`;
}

/** A name without capitals and accents. */
function plain(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "");
}
