import { z } from "zod";

import { parseYaml } from "../config/yaml-file.ts";
import type { Workspace } from "../evidence/workspace.ts";
import { InputError } from "../model/errors.ts";
import type { History } from "../model/history.ts";
import { DEFAULT_SETTINGS } from "../model/signal.ts";
import { Team, TeamResult } from "../model/team.ts";
import { parseAsOf } from "../model/time.ts";
import { teamReport } from "../reports/team.ts";
import { viewOf } from "../signals/view.ts";
import { areaOf, workedWeeks } from "../team/worked-weeks.ts";
import { openHistory, sourceNotes } from "./history.ts";
import { checkInput } from "./input.ts";
import { scopeOf, teamOf, withIds } from "./team-scope.ts";

const MOST_TEXT = 200_000;

export const TeamInput = z.strictObject({
  team: Team.optional().describe("who is in the team, and which sources are its own"),
  text: z.string().max(MOST_TEXT).optional().describe("the same as the text of a YAML file"),
  name: z.string().min(1).default("team").describe("what errors call that text"),
  of: z.string().optional().describe("instead: everyone who is active in this source, every source being public"),
  private: z.array(z.string()).default([]).describe("with `of`: sources that the public can't see"),
  asOf: z.string().optional().describe("YYYY-MM-DD; the last commit read, unless given"),
  taxonomy: z.string().optional().describe("a taxonomy file instead of the one that is shipped"),
  seeds: z.int().min(1).max(10_000).default(20).describe("how many titles of each kind could seed a post"),
});
export type TeamInput = z.input<typeof TeamInput>;

/**
 * What a team covers and shows, who its knowledge rests on, and what of its work is worth publishing.
 * Reads evidence that is there, and writes and sends nothing.
 *
 * @throws {ConfigError} naming line and column of what is wrong in the text of a team
 * @throws {InputError} when a source was not read, or a name is not one person
 * @throws {NotFoundError} when nobody is in the team
 */
export async function team(workspace: Workspace, given: TeamInput): Promise<TeamResult> {
  const input = checkInput(TeamInput, given);
  if ([input.team, input.text, input.of].filter((one) => one !== undefined).length !== 1)
    throw new InputError("A team is given in one of three ways: 'team', 'text' or 'of'.", "Give exactly one of them.");
  const asOf = input.asOf === undefined ? undefined : parseAsOf(input.asOf);
  const { history, lines, taxonomy, manifests } = await openHistory(workspace, { asOf, taxonomy: input.taxonomy });
  const asked = teamAsked(history, input);
  const views = history.repositories.map((repository) => viewOf(history, repository, undefined, DEFAULT_SETTINGS));
  const worked = workedWeeks(views, areaOf);
  const scope = scopeOf(history, asked, worked);
  const notes = sourceNotes(history, manifests);
  if (input.of !== undefined)
    notes.push("Every source counts as public that is not named private: no team file says otherwise.");
  const names = taxonomy.areas.map(({ name }) => name);
  return TeamResult.parse({
    ...teamReport(history, await lines(), views, scope, worked, { names, notes, mostSeeds: input.seeds }),
    team: withIds(history, asked),
  });
}

function teamAsked(history: History, input: z.output<typeof TeamInput>): Team {
  const { team: structured, text, name, of } = input;
  if (text !== undefined) return parseYaml(text, name, teamOf(history));
  if (structured !== undefined) return checkInput(teamOf(history), structured);
  const sources = history.repositories.map(({ source }) => source);
  for (const source of [of!, ...input.private])
    if (!sources.includes(source))
      throw new InputError(`'${source}' was not read.`, `Choose from: ${sources.join(", ")}.`);
  return Team.parse({
    title: `Everyone active in ${of}`,
    members: "everyone",
    repositories: [of],
    private: input.private,
    public: "all",
  });
}
