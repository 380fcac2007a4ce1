import { existsSync, readdirSync, readFileSync } from "node:fs";

import { DATA, readYamlFile } from "../config/yaml-file.ts";
import { parseYaml } from "../config/yaml-text.ts";
import { ConfigError, InputError } from "../model/errors.ts";
import { Role } from "../model/role.ts";

const TEMPLATES = `${DATA}roles/`;

/** Names of the roles that the package ships. */
export function roleTemplates(): string[] {
  return readdirSync(TEMPLATES)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => file.slice(0, -".yaml".length))
    .sort();
}

/** A template as it is written, comments included. @throws {InputError} when there is none of that name */
export function roleTemplate(name: string): string {
  if (!roleTemplates().includes(name))
    throw new InputError(`There is no role template '${name}'.`, `Choose one of: ${roleTemplates().join(", ")}.`);
  return readFileSync(`${TEMPLATES}${name}.yaml`, "utf8");
}

/** A template, checked. @throws {InputError} when there is none of that name */
export function readTemplate(name: string): Role {
  return parseYaml(roleTemplate(name), `${name}.yaml`, Role);
}

/**
 * Loads a role: a YAML file, or one of the templates by its name.
 *
 * @param areas ids of the areas that a role may name
 * @param instead areas to look at instead of the role's own
 * @throws {InputError} when there is no such file or template
 * @throws {ConfigError} when the file is not a role
 */
export function loadRole(nameOrFile: string, areas: readonly string[], instead: readonly string[] = []): Role {
  const isFile = /[/\\.]/.test(nameOrFile) || existsSync(nameOrFile);
  if (isFile && !existsSync(nameOrFile))
    throw new InputError(
      `There is no role file '${nameOrFile}'.`,
      "Print a template with 'workprint role NAME > my-role.yaml', change it, and pass that file.",
    );
  const written = isFile ? readYamlFile(nameOrFile, Role) : readTemplate(nameOrFile);
  const role = instead.length > 0 ? { ...written, areas: [...instead] } : written;
  const unknown = role.areas.find((area) => !areas.includes(area));
  if (unknown !== undefined)
    throw new ConfigError(`${nameOrFile}: areas: there is no area '${unknown}'.`, `Choose from: ${areas.join(", ")}.`);
  return role;
}
