import type { Contribution } from "../../model/contribution.ts";

const NUMBER = "(?:\\d{1,3}|[ivx]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten)";
/** `Scaling a loader, part 2`, `Scaling a loader (3/5): shards`, `Scaling a loader #2` */
const PART = new RegExp(
  `^(.{4,}?)[\\s,:;.(\\[–—-]*(?:\\b(?:part|pt\\.?|episode|chapter|vol(?:ume|\\.)?)\\s*${NUMBER}\\b|#\\s?\\d{1,3}\\b|\\(?\\b\\d{1,2}\\s?(?:/|of)\\s?\\d{1,2}\\b)`,
  "i",
);

/** What the titles of a series have in common, in lower case; null for a title that names no part. */
export function seriesStem(title: string | null): string | null {
  const stem = PART.exec(title ?? "")?.[1];
  return stem === undefined
    ? null
    : stem
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, " ")
        .trim() || null;
}

/** The series that a category names, as `Series: Scaling a loader`. */
export function seriesCategory(categories: readonly string[]): string | null {
  for (const category of categories) {
    const name = /^series\s*[:/–-]\s*(.{3,80})$/i.exec(category)?.[1];
    if (name !== undefined)
      return (
        name
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, " ")
          .trim() || null
      );
  }
  return null;
}

/**
 * Posts with their series: each gets the ref of the earliest post that names the same one, and a post alone
 * belongs to none.
 *
 * @param stems by ref
 */
export function withSeries(posts: readonly Contribution[], stems: ReadonlyMap<string, string>): Contribution[] {
  const series = new Map<string, Contribution[]>();
  for (const post of posts) {
    const stem = stems.get(post.ref);
    if (stem !== undefined) series.set(stem, [...(series.get(stem) ?? []), post]);
  }
  return posts.map((post) => {
    const stem = stems.get(post.ref);
    // What only a category said, a later feed may no longer say.
    if (stem === undefined) return post;
    const together = series.get(stem) ?? [];
    if (together.length < 2) return { ...post, thread: null };
    const first = together.reduce((a, b) => (a.madeAt < b.madeAt || (a.madeAt === b.madeAt && a.ref < b.ref) ? a : b));
    return { ...post, thread: first.ref };
  });
}
