import type { PersonResult } from "../../model/results.ts";
import { plural } from "../../model/words.ts";
import { knownActivityText } from "../observability-text.ts";
import { type Html, html } from "./escape.ts";
import { count, day } from "./format.ts";
import type { SeenSource } from "./shapes.ts";
import { type Column, table } from "./tables.ts";
import { notesList } from "./page.ts";

const COLUMNS: readonly Column<SeenSource>[] = [
  { name: "Source", cell: ({ source }) => html`<bdi>${source}</bdi>` },
  { name: "Commits", figure: true, cell: ({ commits }) => count(commits) },
  { name: "As co-author", figure: true, cell: ({ coAuthored }) => count(coAuthored) },
  { name: "Merges", figure: true, cell: ({ merges }) => count(merges) },
  { name: "Agent disclosed", figure: true, cell: ({ disclosedAgent }) => count(disclosedAgent) },
  { name: "First", figure: true, cell: ({ first }) => day(first) },
  { name: "Last", figure: true, cell: ({ last }) => day(last) },
  { name: "Read up to", figure: true, cell: ({ readUpTo }) => (readUpTo === null ? "unknown" : day(readUpTo)) },
  { name: "Not seen", cell: notSeen },
];

/** What could be seen, before any figure. */
export function observabilitySection(observability: PersonResult["observability"]): Html {
  const { sources } = observability;
  const notes = [...knownActivityText(observability), ...observability.notes];
  const seen =
    sources.length > 0
      ? table("Their commits in the sources that were read. Days are in UTC.", COLUMNS, sources)
      : html`<p class="notice">No commits of theirs were seen in the sources that were read.</p>`;
  return html`<section id="seen" aria-labelledby="seen-title">
    <h2 id="seen-title">What could be seen</h2>
    ${seen} ${notesList(notes)}
  </section> `;
}

function notSeen({ shallow, missingBlobs }: SeenSource): string {
  const gaps = [
    ...(shallow ? ["what came before a shallow clone"] : []),
    ...(missingBlobs > 0 ? [plural(missingBlobs, "file version")] : []),
  ];
  return gaps.length > 0 ? gaps.join(", ") : "nothing";
}
