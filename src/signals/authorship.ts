import { changesInScope, type View } from "./view.ts";

/** Thresholds of a main author, from Avelino et al. 2016. */
const LEAST_NORMALISED = 0.75;
const LEAST_DEGREE = 3.293;

export interface Authorship {
  file: number;
  person: number;
  /** From 0 to 1: the degree of authorship against the highest of the file. */
  normalised: number;
  main: boolean;
  lastCommit: number;
}

/**
 * How well a person knows a file: 3.293 + 1.098 first author + 0.164 own changes
 * - 0.321 ln(1 + changes of others).
 *
 * Source: Fritz et al., "Degree-of-knowledge", TOSEM 2014; used for truck factors by Avelino et al.,
 * ICPC 2016.
 */
export function degreeOfAuthorship(first: boolean, own: number, others: number): number {
  return 3.293 + (first ? 1.098 : 0) + 0.164 * own - 0.321 * Math.log1p(others);
}

/** Who knows each living file in scope, without imports and sweeps. */
export function* authorship(view: View): Generator<Authorship> {
  const { changes, files } = view.repository;
  const own = new Map<number, { weeks: number; week: number; last: number }>();
  const total = new Int32Array(files.count);
  const creators = new Map<number, readonly number[]>();
  for (const commit of view.handwork) {
    const week = view.week[commit]!;
    const authors = view.counting(commit);
    for (const i of changesInScope(view, commit)) {
      const file = changes.file[i]!;
      if (!files.living[file]) continue;
      const counting = authors.filter((person) => view.substance.file(person, week, file));
      if (changes.created[i]) creators.set(file, counting);
      for (const person of counting) {
        const key = file * view.people + person;
        const known = own.get(key);
        const again = known?.week === week;
        if (!again) total[file]!++;
        own.set(key, { weeks: (known?.weeks ?? 0) + (again ? 0 : 1), week, last: commit });
      }
    }
  }
  const degree = (key: number, mine: number): number => {
    const file = Math.floor(key / view.people);
    return degreeOfAuthorship(creators.get(file)?.includes(key % view.people) ?? false, mine, total[file]! - mine);
  };
  const highest = new Float64Array(files.count);
  for (const [key, { weeks: mine }] of own) {
    const file = Math.floor(key / view.people);
    highest[file] = Math.max(highest[file]!, degree(key, mine));
  }
  for (const [key, { weeks: mine, last }] of own) {
    const file = Math.floor(key / view.people);
    const here = degree(key, mine);
    const normalised = highest[file]! > 0 ? Math.max(0, here) / highest[file]! : 0;
    yield {
      file,
      person: key % view.people,
      normalised,
      main: normalised > LEAST_NORMALISED && here >= LEAST_DEGREE,
      lastCommit: last,
    };
  }
}
