import { existsSync, readdirSync } from "node:fs";

import { DATA, readDataFile, readText } from "../config/yaml-file.ts";
import { InputError } from "../model/errors.ts";
import { OfferFile } from "../offers/offer-file.ts";

const TEMPLATES = `${DATA}offers/`;

/** The template that is about the person, not a path. */
const YOU = "you";

/** Names of the paths that the package ships. */
export function offerTemplates(): { name: string; title: string }[] {
  return names()
    .filter((name) => name !== YOU)
    .map((name) => ({ name, title: readDataFile(`offers/${name}.yaml`, OfferFile).title }));
}

/** A template as it is written, comments included. @throws {InputError} when there is none of that name */
export function offerTemplate(name: string): string {
  if (!names().includes(name))
    throw new InputError(`There is no offer template '${name}'.`, `Choose one of: ${names().join(", ")}.`);
  return readText(`${TEMPLATES}${name}.yaml`);
}

/**
 * The text of a file that the user named, or of a template by its name.
 *
 * @throws {InputError} when there is neither
 */
export function offerText(nameOrFile: string): { name: string; text: string } {
  const isFile = /[/\\.]/.test(nameOrFile) || existsSync(nameOrFile);
  if (!isFile) return { name: `${nameOrFile}.yaml`, text: offerTemplate(nameOrFile) };
  return { name: nameOrFile, text: readText(nameOrFile) };
}

function names(): string[] {
  return readdirSync(TEMPLATES)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => file.slice(0, -".yaml".length))
    .sort();
}
