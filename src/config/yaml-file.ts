import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { isMap, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";

import { ConfigError } from "../model/errors.ts";
import { issueHint } from "../model/issue-hint.ts";

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

/** `file:line:column` of the value at a path, for what is wrong with it beside its shape. */
export function placeIn(text: string, file: string, path: readonly (string | number)[]): string {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const { line, col } = lines.linePos(offsetOf(document, path));
  return `${file}:${line}:${col}`;
}

/** As {@link readYamlFile}, for text that is at hand; `file` is used in messages. */
export function parseYaml<T>(text: string, file: string, schema: z.ZodType<T>): T {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const broken = document.errors[0];
  if (broken)
    throw new ConfigError(`${place(broken.pos[0])}: ${broken.message}`, "Mend the YAML at that place.", broken);
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new ConfigError(`${file}: ${(error as Error).message}`, "Write the file without so many aliases.", error);
  }
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  // A key that is not known says more than the one that is missing for it.
  const issue = checked.error.issues.find(({ code }) => code === "unrecognized_keys") ?? checked.error.issues[0]!;
  const path = issue.path.map((key) => (typeof key === "symbol" ? String(key) : key));
  const key = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  throw new ConfigError(
    `${place(offsetOf(document, path, key))}: ${path.length > 0 ? `${path.join(".")}: ` : ""}${issue.message}`,
    key === undefined
      ? (issueHint(issue) ?? "Change the value at that place.")
      : `Remove '${key}' or correct its spelling.`,
    checked.error,
  );
}

/** Where the value at a path (or a key in the map there) begins; 0 when it isn't in the text. */
function offsetOf(
  document: ReturnType<typeof parseDocument>,
  path: readonly (string | number)[],
  key?: string,
): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node: unknown = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (depth === path.length && key !== undefined && isMap(node)) {
      const pair = node.items.find((item) => String(item.key) === key);
      const range = (pair?.key as { range?: [number, number, number] } | undefined)?.range;
      if (range) return range[0];
    }
    const range = (node as { range?: [number, number, number] | null } | null)?.range;
    if (range) return range[0];
  }
  return 0;
}
