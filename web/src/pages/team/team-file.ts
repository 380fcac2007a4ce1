import type { TeamResult } from "../../../../src/model/team.ts";
import { teamYaml } from "../../../../src/reports/team-yaml.ts";

/** The file that asks for this team again, with names beside ids. */
export function yamlOf({ team, members }: TeamResult): string {
  return teamYaml(team, new Map(members.map(({ person, name }) => [person, name])));
}
