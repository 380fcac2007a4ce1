import { z } from "zod";

import { readDataFile, readYamlFile } from "../config/yaml-file.ts";
import { ConfigError } from "../model/errors.ts";
import type { Taxonomy } from "./classify.ts";

const Words = z.array(z.string().toLowerCase().min(1));

const TaxonomyFile = z.strictObject({
  areas: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9-]+$/, "an id is lower-case letters, digits and dashes"),
        name: z.string().min(1),
        definition: z.string().min(1),
        strong: Words.default([]),
        weak: Words.default([]),
        languages: z.array(z.string().startsWith(".")).default([]),
        files: z.array(z.string()).default([]),
      }),
    )
    .min(1)
    .max(100),
});

/**
 * Loads the areas: those that the package ships, or a user's own.
 *
 * @throws {ConfigError} when the file is not a taxonomy
 */
export function loadTaxonomy(file?: string): Taxonomy {
  const { areas } = file === undefined ? readDataFile("taxonomy.yaml", TaxonomyFile) : readYamlFile(file, TaxonomyFile);
  const ids = new Set<string>();
  for (const { id } of areas) {
    if (id === "unclassified" || ids.has(id))
      throw new ConfigError(
        `${file ?? "taxonomy.yaml"}: the area '${id}' ${ids.has(id) ? "stands twice" : "is reserved"}.`,
        "Give every area an id of its own.",
      );
    ids.add(id);
  }
  return {
    areas: areas.map((area) => {
      try {
        return { ...area, files: area.files.map((pattern) => new RegExp(pattern, "i")) };
      } catch (error) {
        throw new ConfigError(
          `${file ?? "taxonomy.yaml"}: ${area.id}.files: ${(error as Error).message}`,
          "Write a regular expression as JavaScript reads it.",
          error,
        );
      }
    }),
  };
}
