import { parse } from "yaml";

import type { NamedAuthor } from "./author.ts";
import { feedTime } from "./time.ts";

/** What a file in Markdown says of itself, before its text. */
export interface FrontMatter {
  title: string | null;
  publishedAt: number | null;
  updatedAt: number | null;
  authors: readonly NamedAuthor[];
  categories: readonly string[];
}

const NOTHING: FrontMatter = { title: null, publishedAt: null, updatedAt: null, authors: [], categories: [] };

/**
 * The front matter of a Markdown file as Jekyll, Hugo and Quarto write it in YAML; of a file without it the
 * first heading as its title. A date in the name (`2024-05-01-title.md`) counts where the file gives none.
 */
export function frontMatter(text: string, fileName: string): FrontMatter {
  const [, yaml] = /^\uFEFF?---\r?\n([\s\S]{0,20000}?)\r?\n---(?:\r?\n|$)/.exec(text) ?? [];
  const values = yaml === undefined ? {} : valuesOf(yaml);
  const [, inName] = /^(\d{4}-\d\d-\d\d)\b/.exec(fileName) ?? [];
  const [, heading] = /^\s{0,3}#\s+(.{1,300})$/m.exec(text) ?? [];
  return {
    ...NOTHING,
    title: textOf(values["title"]) ?? heading?.trim() ?? null,
    publishedAt: feedTime(textOf(values["date"]) ?? textOf(values["published"]) ?? inName),
    updatedAt: feedTime(textOf(values["lastmod"]) ?? textOf(values["updated"]) ?? textOf(values["last_modified_at"])),
    authors: listOf(values["author"] ?? values["authors"]).flatMap((one) => {
      if (typeof one === "string") return [{ name: one }];
      const { name, url, email } = (one ?? {}) as Record<string, unknown>;
      return typeof name === "string"
        ? [{ name, url: textOf(url) ?? undefined, email: textOf(email) ?? undefined }]
        : [];
    }),
    categories: [
      ...listOf(values["series"]).map((one) => `Series: ${String(one)}`),
      ...listOf(values["tags"]).map(String),
    ],
  };
}

function valuesOf(yaml: string): Record<string, unknown> {
  try {
    // Aliases can grow a small file without bound.
    const value: unknown = parse(yaml, { maxAliasCount: 0 });
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function textOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  return value instanceof Date ? value.toISOString() : null;
}

function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
