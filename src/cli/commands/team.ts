import { readText } from "../../config/yaml-file.ts";
import type { Workspace } from "../../evidence/workspace.ts";
import { InputError } from "../../model/errors.ts";
import { team } from "../../operations/team.ts";
import type { Answer } from "../answer.ts";
import { wholeNumber } from "../numbers.ts";
import { renderTeam } from "../render-team.ts";
import type { Screen } from "../text.ts";

export interface TeamOptions {
  of?: string;
  private?: string | string[];
  asOf?: string;
  taxonomy?: string;
  seeds: string | number;
}

/** `workprint team FILE`, or `workprint team --of SOURCE`. */
export async function runTeam(
  workspace: Workspace,
  file: string | undefined,
  options: TeamOptions,
  screen: Screen,
): Promise<Answer> {
  const { of, private: closed, asOf, taxonomy } = options;
  const seeds = wholeNumber("--seeds", options.seeds, 20);
  if ((file === undefined) === (of === undefined))
    throw new InputError(
      file === undefined ? "No team was given." : "A team file and --of were given, and one says who is in the team.",
      "Give a team file (an example: data/teams/sample.yaml), or --of SOURCE for everyone who is active there.",
    );
  if (file !== undefined && closed !== undefined)
    throw new InputError("--private goes with --of.", `Name private sources in ${file}, under 'private'.`);
  const found = await team(workspace, {
    ...(file === undefined
      ? { of: String(of), private: closed === undefined ? [] : [closed].flat().map(String) }
      : { text: readText(file), name: file }),
    ...(asOf === undefined ? {} : { asOf: String(asOf) }),
    ...(taxonomy === undefined ? {} : { taxonomy: String(taxonomy) }),
    seeds,
  });
  return {
    data: found,
    text: () => renderTeam(found, screen),
    page: async () => (await import("../../reports/html/team-html.ts")).teamHtml(found),
  };
}
