import { loadTaxonomy } from "../areas/taxonomy.ts";
import type { Role } from "../model/role.ts";
import { readTemplate, roleTemplates } from "../roles/load.ts";

export interface RolesResult {
  /** The templates that the package ships, by name. */
  roles: Role[];
  /** What a role may name as its areas. */
  areas: { area: string; name: string; definition: string }[];
}

/** What there is to start a role from. */
export function roles(): RolesResult {
  return {
    roles: roleTemplates().map(readTemplate),
    areas: loadTaxonomy().areas.map(({ id, name, definition }) => ({ area: id, name, definition })),
  };
}
