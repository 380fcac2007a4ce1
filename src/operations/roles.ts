import { loadTaxonomy } from "../areas/taxonomy.ts";
import type { RolesResult } from "../model/role.ts";
import { readTemplate, roleTemplates } from "../roles/load.ts";

/** What there is to start a role from. */
export function roles(): RolesResult {
  return {
    roles: roleTemplates().map(readTemplate),
    areas: loadTaxonomy().areas.map(({ id, name, definition }) => ({ area: id, name, definition })),
  };
}
