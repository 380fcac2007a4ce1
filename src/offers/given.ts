/** Files of paths and of the person as they are given: checked together, with every default filled in. */

import { parseYaml, placeIn } from "../config/yaml-text.ts";
import { ConfigError, InputError } from "../model/errors.ts";
import { assumptionsOf } from "./assumptions.ts";
import { DEFAULTS, type Used } from "./defaults.ts";
import {
  type HalfLife,
  halfLifeOf,
  type Measured,
  type PathDraft,
  pathOf,
  type PersonDraft,
  personOf,
} from "./draft.ts";
import { OfferFile, PersonFile } from "./offer-file.ts";
import type { Path, Person } from "./path.ts";

/** A text of YAML; its name is used in messages. */
interface OfferText {
  name: string;
  text: string;
}

export interface Given {
  paths: readonly OfferText[];
  you?: OfferText | undefined;
  /** Name of the file that is our offer; the others are what they have. */
  close?: string | undefined;
  horizonYears?: number | undefined;
  runs: number;
  seed: number;
}

interface OpenedFile extends OfferText {
  draft: PathDraft;
}

/** Files that were read, before anything is known of half-lives. */
export interface Opened {
  given: Given;
  files: OpenedFile[];
  you: PersonDraft;
  ours: OpenedFile | undefined;
}

/** What is compared, in the order of the files. */
export interface Offers {
  paths: Path[];
  person: Person;
  used: Used[];
  halfLives: { path: string; stage: string; area: string | null; days: number; source: HalfLife["source"] }[];
  closing: ClosingTerms | null;
}

export interface ClosingTerms {
  ours: Path;
  theirs: Path[];
  knownWithin: number;
  band: [number, number] | null;
  role: { worthPerYear: number; years: number; area: string | null; halfLife: HalfLife } | null;
}

/** @throws {ConfigError} naming file, line and column of what is wrong */
export function openOffers(given: Given): Opened {
  const files = given.paths.map(({ name, text }): OpenedFile => ({
    name,
    text,
    draft: parseYaml(text, name, OfferFile),
  }));
  const you = given.you ? parseYaml(given.you.text, given.you.name, PersonFile) : {};
  checkNames(files);
  return { given, files, you, ours: ourFile(given.close, files) };
}

/** The areas whose half-life matters to something. */
export function areasOf({ files }: Opened): Set<string> {
  const areas = files.flatMap(({ draft }) => [
    draft.role?.area,
    ...[draft, ...(draft.stages ?? [])].map(({ learning }) => learning?.area),
  ]);
  return new Set(areas.filter((area) => area !== undefined));
}

/**
 * @param measured half-lives of areas
 * @throws {ConfigError} naming file, line and column of what is wrong
 */
export function offersOf({ given, files, you, ours }: Opened, measured: Measured): Offers {
  const { value: person, used } = personOf(
    { ...you, ...(given.horizonYears === undefined ? {} : { horizonYears: given.horizonYears }) },
    files[0]!.draft.currency,
    Math.max(...files.map(({ draft }) => draft.year)),
    given,
  );
  for (const file of files) checkCurrency(file, you, person);
  const filled = files.map(({ draft }) => pathOf(draft, person, measured));
  const paths = filled.map(({ value }) => value);
  files.forEach((file, index) => checkRanges(file, paths[index]!));
  const allUsed = [...used, ...filled.flatMap((one) => one.used)];
  return {
    paths,
    person,
    closing: ours ? closingTerms(paths[files.indexOf(ours)]!, ours.draft, paths, you, measured, allUsed) : null,
    used: allUsed,
    halfLives: halfLivesOf(files, measured),
  };
}

/** @param used where defaults that are taken here are noted */
function closingTerms(
  ours: Path,
  { band, role }: PathDraft,
  paths: readonly Path[],
  you: PersonDraft,
  measured: Measured,
  used: Used[],
): ClosingTerms {
  const { knownWithin = DEFAULTS.knownWithin.value } = you;
  if (you.knownWithin === undefined) used.push({ key: "knownWithin", value: knownWithin, where: "you" });
  const years = role?.years ?? DEFAULTS.roleYears.value;
  if (role && role.years === undefined) used.push({ key: "roleYears", value: years, where: ours.name });
  return {
    ours,
    theirs: paths.filter((one) => one !== ours),
    knownWithin,
    band: band ?? null,
    role: role
      ? {
          worthPerYear: role.worthPerYear,
          years,
          area: role.area ?? null,
          halfLife: halfLifeOf(role.area, role.halfLifeDays, measured),
        }
      : null,
  };
}

function ourFile(close: string | undefined, files: readonly OpenedFile[]): OpenedFile | undefined {
  if (close === undefined) return undefined;
  const ours = files.find(({ name }) => name === close);
  if (!ours) throw new InputError(`There is no path file '${close}'.`, "Name our offer among the files.");
  if (files.length < 2)
    throw new InputError(
      "Nothing is known of what they have instead.",
      "Give at least one more file: the role they are in, or another offer. 'workprint offer --template stay' prints one to begin with.",
    );
  return ours;
}

function halfLivesOf(files: readonly OpenedFile[], measured: Measured): Offers["halfLives"] {
  return files.flatMap(({ draft }) =>
    [{ ...draft, stage: draft.path }, ...(draft.stages ?? [])].flatMap(({ stage, learning }) => {
      if (!learning) return [];
      const { days, source } = halfLifeOf(learning.area, learning.halfLifeDays, measured);
      return [{ path: draft.path, stage, area: learning.area ?? null, days: Math.round(days), source }];
    }),
  );
}

function checkNames(files: readonly OpenedFile[]): void {
  files.forEach(({ name, text, draft }, index) => {
    if (files.findIndex((other) => other.draft.path === draft.path) < index)
      throw new ConfigError(
        `${placeIn(text, name, ["path"])}: there is another path '${draft.path}'`,
        "Give each path a name of its own.",
      );
  });
}

function checkCurrency({ name, text, draft }: OpenedFile, you: PersonDraft, person: Person): void {
  if (draft.currency === person.currency || person.exchange.some(({ from }) => from === draft.currency)) return;
  const whose = you.currency === undefined ? "another path is" : "results are";
  throw new ConfigError(
    `${placeIn(text, name, ["currency"])}: ${draft.currency}, and ${whose} in ${person.currency}: currencies are not mixed without a rate`,
    `Give with --you a file with 'currency: ${person.currency}' and under 'exchange' a rate from ${draft.currency} with its date and source.`,
  );
}

function checkRanges({ name, text, draft }: OpenedFile, path: Path): void {
  const known = new Map(assumptionsOf(path).map((one) => [one.id, one]));
  for (const [id, [low, high]] of Object.entries(draft.ranges ?? {})) {
    const place = placeIn(text, name, ["ranges", id]);
    const assumption = known.get(id);
    if (!assumption)
      throw new ConfigError(
        `${place}: there is no assumption '${id}'`,
        `Choose from: ${[...known.keys()].join(", ")}.`,
      );
    const [least, most] = assumption.limits;
    if (!(low <= high && low >= least && high <= most))
      throw new ConfigError(
        `${place}: ${id}: a range goes from low to high, within ${least} and ${most}`,
        "Change the value at that place.",
      );
  }
}
