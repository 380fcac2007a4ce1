import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import type { z } from "zod";

import { ConfigError } from "../model/errors.ts";
import { parseYaml } from "./yaml-text.ts";

/** The folder of what the package ships: taxonomy, agents, role templates, the sample. */
export const DATA = fileURLToPath(new URL("../../data/", import.meta.url));

/** What the package ships does not change while a process runs. */
const read = new Map<string, unknown>();

/** Reads and checks a file that the package ships; who asks again gets the same object. */
export function readDataFile<T>(name: string, schema: z.ZodType<T>): T {
  if (!read.has(name)) read.set(name, readYamlFile(`${DATA}${name}`, schema));
  return read.get(name) as T;
}

/**
 * Reads a YAML file and checks it.
 *
 * @throws {ConfigError} naming file, line and column of the first thing that is wrong.
 */
export function readYamlFile<T>(file: string, schema: z.ZodType<T>): T {
  return parseYaml(readText(file), file, schema);
}

/** The text of a file. @throws {ConfigError} when it can't be read */
export function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new ConfigError(
      `${file} can't be read (${(error as NodeJS.ErrnoException).code}).`,
      "Check the path and your right to read it.",
      error,
    );
  }
}
