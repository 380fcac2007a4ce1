import { existsSync, readdirSync, readFileSync } from "node:fs";

import { DATA } from "../config/yaml-file.ts";
import { ConfigError, InputError } from "../model/errors.ts";

const TEMPLATES = `${DATA}plans/`;

/** Names of the example plans that the package ships. */
export function planTemplates(): string[] {
  return readdirSync(TEMPLATES)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => file.slice(0, -".yaml".length))
    .sort();
}

/** An example as it is written, comments included. @throws {InputError} when there is none of that name */
export function planTemplate(name: string): string {
  if (!planTemplates().includes(name))
    throw new InputError(`There is no example plan '${name}'.`, `Choose one of: ${planTemplates().join(", ")}.`);
  return readFileSync(`${TEMPLATES}${name}.yaml`, "utf8");
}

/**
 * The text of a plan: a file, or one of the examples by its name.
 *
 * @throws {InputError} when there is no such file or example
 * @throws {ConfigError} when the file can't be read
 */
export function planText(nameOrFile: string): string {
  if (!/[/\\.]/.test(nameOrFile) && !existsSync(nameOrFile)) return planTemplate(nameOrFile);
  if (!existsSync(nameOrFile))
    throw new InputError(
      `There is no plan file '${nameOrFile}'.`,
      "Print an example with 'workprint plan --template NAME > my-plan.yaml', change it, and pass that file.",
    );
  try {
    return readFileSync(nameOrFile, "utf8");
  } catch (error) {
    throw new ConfigError(
      `${nameOrFile} can't be read (${(error as NodeJS.ErrnoException).code}).`,
      "Check the path and your right to read it.",
      error,
    );
  }
}
