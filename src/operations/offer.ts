import { z } from "zod";

import type { Workspace } from "../evidence/workspace.ts";
import { InputError } from "../model/errors.ts";
import { OfferResult } from "../model/offers.ts";
import type { Measured } from "../offers/draft.ts";
import { areasOf, offersOf, openOffers } from "../offers/given.ts";
import { finish } from "../offers/steps.ts";
import { reportingOffers } from "../reports/offers.ts";
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

/**
 * Paths compared, and what it takes to close somebody. Nothing is sent anywhere, and no workspace is needed: where
 * there is one, half-lives of areas are taken from it.
 *
 * @throws {ConfigError} naming file, line and column of what is wrong
 */
export async function offer(workspace: Workspace, given: OfferInput): Promise<OfferResult> {
  const input = checkInput(OfferInput, given);
  const opened = openOffers(input);
  const offers = offersOf(opened, await measuredIn(workspace, areasOf(opened)));
  const against = offers.closing ? undefined : input.against;
  if (against !== undefined && !offers.paths.some(({ name }) => name === against))
    throw new InputError(
      `There is no path '${against}'.`,
      `Choose from: ${offers.paths.map(({ name }) => name).join(", ")}.`,
    );
  return OfferResult.parse(finish(reportingOffers(offers, against)));
}

/** Half-lives of areas, in whole days as they are shown; none where nothing was read. */
async function measuredIn(workspace: Workspace, areas: ReadonlySet<string>): Promise<Measured> {
  if (areas.size === 0 || workspace.sources().length === 0) return new Map();
  const { relevanceHalfLife } = await (await openHistory(workspace, {})).settings();
  return new Map([...relevanceHalfLife].map(([area, days]) => [area, Math.round(days)]));
}
