import { loadTaxonomy } from "../../areas/taxonomy.ts";
import type { Workspace } from "../../evidence/workspace.ts";
import { InputError } from "../../model/errors.ts";
import type { Role } from "../../model/role.ts";
import { checkRole } from "../../operations/role-check.ts";
import { loadRole, readTemplate, roleTemplate, roleTemplates } from "../../roles/load.ts";
import { numberBetween } from "../numbers.ts";
import { renderRoleCheck } from "../render-role-check.ts";
import type { Answer } from "../answer.ts";
import type { Screen } from "../text.ts";

export interface RoleOptions {
  asOf?: string;
  taxonomy?: string;
  fill?: string | number;
  ramp?: string | number;
  threshold?: string | number;
}

/** `workprint role`, `workprint role NAME` and `workprint role check NAME-OR-FILE`. */
export async function runRole(
  workspace: Workspace,
  what: readonly string[],
  options: RoleOptions,
  screen: Screen,
): Promise<Answer> {
  const [first, ...more] = what;
  if (first === undefined) {
    const roles = roleTemplates().map(readTemplate);
    return { data: { roles }, text: () => renderRoles(roles) };
  }
  if (first === "check") return check(workspace, more, options, screen);
  if (more.length > 0)
    throw new InputError(
      `There is no 'role ${first} ${more[0]}'.`,
      "Give: workprint role, workprint role NAME, or workprint role check NAME-OR-FILE.",
    );
  return { data: readTemplate(first), text: () => roleTemplate(first) };
}

async function check(
  workspace: Workspace,
  [name, ...more]: readonly string[],
  { asOf, taxonomy, fill, ramp, threshold }: RoleOptions,
  screen: Screen,
): Promise<Answer> {
  if (name === undefined || more.length > 0)
    throw new InputError(
      name === undefined ? "'role check' was not told which role." : "'role check' looks at one role at a time.",
      `Give a template or a file: workprint role check ${roleTemplates()[0]}`,
    );
  const areas = loadTaxonomy(taxonomy).areas.map(({ id }) => id);
  const fillMonths = numberBetween("--fill", fill, 0, 60, "3");
  const rampMonths = numberBetween("--ramp", ramp, 0, 60, "6");
  const least = numberBetween("--threshold", threshold, 0.05, 0.95, "0.75");
  const found = await checkRole(workspace, {
    role: loadRole(name, areas),
    ...(fillMonths === undefined ? {} : { fillMonths }),
    ...(rampMonths === undefined ? {} : { rampMonths }),
    ...(least === undefined ? {} : { threshold: least }),
    ...(asOf === undefined ? {} : { asOf: String(asOf) }),
    ...(taxonomy === undefined ? {} : { taxonomy: String(taxonomy) }),
  });
  return { data: found, text: () => renderRoleCheck(found, screen) };
}

function renderRoles(roles: readonly Role[]): string {
  const width = Math.max(...roles.map(({ role }) => role.length));
  return roles.map(({ role, title }) => `${role.padEnd(width)}  ${title}\n`).join("");
}
