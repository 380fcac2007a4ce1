import { z } from "zod";

import { parseYaml, placeIn } from "../config/yaml-file.ts";
import type { Workspace } from "../evidence/workspace.ts";
import { ConfigError, InputError } from "../model/errors.ts";
import { OfferResult } from "../model/offers.ts";
import { assumptionsOf } from "../offers/assumptions.ts";
import { type Closing, closing } from "../offers/closing.ts";
import { comparing } from "../offers/compare.ts";
import { DEFAULTS, type Used } from "../offers/defaults.ts";
import { halfLifeOf, type Measured, type PathDraft, pathOf, type PersonDraft, personOf } from "../offers/draft.ts";
import { OfferFile, PersonFile } from "../offers/offer-file.ts";
import type { Path, Person } from "../offers/path.ts";
import { finish } from "../offers/steps.ts";
import { closingResult, offerResult } from "../reports/offers.ts";
import { openHistory } from "./history.ts";
import { checkInput } from "./input.ts";

const MOST_PATHS = 8;
const MOST_TEXT = 200_000;

const File = z.strictObject({
  name: z.string().min(1).max(1000).describe("used in messages"),
  text: z.string().max(MOST_TEXT, `a file of more than ${MOST_TEXT} characters is not an offer`),
});

export const OfferInput = z.strictObject({
  paths: z.array(File).min(1, "give at least one path").max(MOST_PATHS, `at most ${MOST_PATHS} paths`),
  you: File.optional().describe("what all paths are seen with"),
  close: z.string().optional().describe("name of the file in 'paths' that is our offer; the others are what they have"),
  against: z.string().optional().describe("the path that others are compared with"),
  horizonYears: z.int().min(1).max(30).optional(),
  runs: z.int().min(512).max(262_144).default(16_384).describe("rounded up to a power of two"),
  seed: z.int().min(0).max(4_294_967_295).default(1),
});
export type OfferInput = z.input<typeof OfferInput>;

interface Read {
  name: string;
  text: string;
  draft: PathDraft;
}

/**
 * Paths compared, and what it takes to close somebody. Nothing is sent anywhere, and no workspace is needed: where
 * there is one, half-lives of areas are taken from it.
 *
 * @throws {ConfigError} naming file, line and column of what is wrong
 */
export async function offer(workspace: Workspace, given: OfferInput): Promise<OfferResult> {
  const input = checkInput(OfferInput, given);
  const files = input.paths.map(({ name, text }): Read => ({ name, text, draft: parseYaml(text, name, OfferFile) }));
  const you = input.you ? parseYaml(input.you.text, input.you.name, PersonFile) : {};
  checkNames(files);
  const measured = await measuredIn(workspace, files);
  const { value: person, used } = personOf(
    { ...you, ...(input.horizonYears === undefined ? {} : { horizonYears: input.horizonYears }) },
    files[0]!.draft.currency,
    Math.max(...files.map(({ draft }) => draft.year)),
    input,
  );
  for (const file of files) checkCurrency(file, you, person);
  const filled = files.map(({ draft }) => pathOf(draft, person, measured));
  const paths = filled.map(({ value }) => value);
  files.forEach((file, index) => checkRanges(file, paths[index]!));
  const ours = ourFile(input.close, files);
  const against = ours ? undefined : input.against;
  if (against !== undefined && !paths.some(({ name }) => name === against))
    throw new InputError(`There is no path '${against}'.`, `Choose from: ${paths.map(({ name }) => name).join(", ")}.`);
  const comparison = finish(comparing(paths, person, against));
  const allUsed: Used[] = [...used, ...filled.flatMap((one) => one.used)];
  return OfferResult.parse({
    ...offerResult(comparison, paths, person, allUsed, halfLivesOf(files, measured)),
    closing: ours ? closeWith(ours, files, paths, person, you, measured, allUsed) : null,
  });
}

function closeWith(
  ours: Read,
  files: readonly Read[],
  paths: readonly Path[],
  person: Person,
  you: PersonDraft,
  measured: Measured,
  used: Used[],
): OfferResult["closing"] {
  const path = paths[files.indexOf(ours)]!;
  const knownWithin = you.knownWithin ?? DEFAULTS.knownWithin.value;
  const { band, role } = ours.draft;
  const found: Closing = finish(
    closing(
      path,
      paths.filter((one) => one !== path),
      person,
      { knownWithin, band: band ?? null },
    ),
  );
  const years = role?.years ?? DEFAULTS.roleYears.value;
  if (you.knownWithin === undefined) used.push({ key: "knownWithin", value: knownWithin, where: "you" });
  if (role && role.years === undefined) used.push({ key: "roleYears", value: years, where: path.name });
  return closingResult(found, {
    band: band ?? null,
    knownWithin,
    role: role
      ? {
          worthPerYear: role.worthPerYear,
          years,
          area: role.area ?? null,
          halfLife: halfLifeOf(role.area, role.halfLifeDays, measured),
        }
      : null,
  });
}

function ourFile(close: string | undefined, files: readonly Read[]): Read | undefined {
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

/** Half-lives of the areas that files name, days; none where nothing was read. */
async function measuredIn(workspace: Workspace, files: readonly Read[]): Promise<Measured> {
  const areas = new Set(
    files.flatMap(({ draft }) => [
      draft.role?.area,
      ...[draft, ...(draft.stages ?? [])].map(({ learning }) => learning?.area),
    ]),
  );
  areas.delete(undefined);
  if (areas.size === 0 || workspace.sources().length === 0) return new Map();
  const { relevanceHalfLife } = await (await openHistory(workspace, {})).settings();
  return relevanceHalfLife;
}

function halfLivesOf(files: readonly Read[], measured: Measured): OfferResult["halfLives"] {
  return files.flatMap(({ draft }) =>
    [{ ...draft, stage: draft.path }, ...(draft.stages ?? [])].flatMap(({ stage, learning }) => {
      if (!learning) return [];
      const { days, source } = halfLifeOf(learning.area, learning.halfLifeDays, measured);
      return [{ path: draft.path, stage, area: learning.area ?? null, days: Math.round(days), source }];
    }),
  );
}

function checkNames(files: readonly Read[]): void {
  files.forEach(({ name, text, draft }, index) => {
    if (files.findIndex((other) => other.draft.path === draft.path) < index)
      throw new ConfigError(
        `${placeIn(text, name, ["path"])}: there is another path '${draft.path}'`,
        "Give each path a name of its own.",
      );
  });
}

function checkCurrency({ name, text, draft }: Read, you: PersonDraft, person: Person): void {
  if (draft.currency === person.currency || person.exchange.some(({ from }) => from === draft.currency)) return;
  const whose = you.currency === undefined ? "another path is" : "results are";
  throw new ConfigError(
    `${placeIn(text, name, ["currency"])}: ${draft.currency}, and ${whose} in ${person.currency}: currencies are not mixed without a rate`,
    `Give with --you a file with 'currency: ${person.currency}' and under 'exchange' a rate from ${draft.currency} with its date and source.`,
  );
}

function checkRanges({ name, text, draft }: Read, path: Path): void {
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
