import type { ReadResult, SourceResult } from "../model/results.ts";
import { plural } from "../model/words.ts";
import { plainText } from "../model/plain-text.ts";
import { unseenNotes } from "../reports/unseen-text.ts";
import { fit, type Screen, style, wrap } from "./text.ts";

export function renderSources(sources: readonly SourceResult[], screen: Screen): string {
  const lines: string[] = [];
  const say = (text: string, dim = false): void => {
    for (const line of wrap(text, screen.width - 4, "  "))
      lines.push(dim ? style(screen, "dim", `  ${line}`) : `  ${line}`);
  };
  for (const source of sources) {
    if (source.kind !== "git") {
      const { contributions, authors, firstAt, headAt, readAt, location, notSeen } = source;
      lines.push(style(screen, "bold", plainText(source.source)));
      say(`${plural(contributions, "contribution")} by ${plural(authors, "identity", "identities")}`);
      if (headAt !== null)
        say(`${firstAt?.slice(0, 10)} to ${headAt.slice(0, 10)}, read ${readAt.slice(0, 16).replace("T", " ")} UTC`);
      say(`from ${plainText(location)}`);
      for (const note of notSeen) say(`Not seen: ${plainText(note)}`, true);
      continue;
    }
    const { commits, authors, changes, hunks, lines: living, head, firstAt, headAt, readAt, location } = source;
    lines.push(style(screen, "bold", plainText(source.source)));
    say(
      `${plural(commits, "commit")} by ${plural(authors, "identity", "identities")}, ${plural(changes, "change")}, ${plural(hunks, "hunk")}, ${plural(living, "living line")}`,
    );
    const upTo = head === null ? "" : ` (commit ${head.slice(0, 12)})`;
    say(
      `${firstAt?.slice(0, 10)} to ${headAt?.slice(0, 10)}${upTo}, read ${readAt.slice(0, 16).replace("T", " ")} UTC`,
    );
    say(`from ${plainText(location)}`);
    for (const note of unseenNotes(source.unseen)) say(`Not seen: ${note}.`, true);
  }
  return `${lines.join("\n")}\n`;
}

export function renderRead({ sources }: ReadResult, screen: Screen): string {
  const lines: string[] = [];
  const counts = sources.map((one) =>
    one.kind === "git" ? plural(one.commits, "commit") : plural(one.contributions, "contribution"),
  );
  const countWidth = counts.reduce((widest, { length }) => Math.max(widest, length), 15);
  const width = Math.min(36, screen.width - 29 - countWidth);
  const say = (note: string): void => {
    for (const line of wrap(plainText(note), screen.width - 4, "  ")) lines.push(style(screen, "dim", `  ${line}`));
  };
  const ofEach = commonNotes(sources);
  for (const [index, one] of sources.entries()) {
    const count = fit(counts[index] ?? "", countWidth, "right");
    const { source, durationMs, people } = one;
    if (one.kind !== "git") {
      const news = one.newContributions === 0 ? "nothing new" : `${one.newContributions} new`;
      lines.push(
        `${fit(plainText(source), width)} ${count}  ${fit(plural(people, "author"), 13, "right")}  ${(durationMs / 1000).toFixed(1)} s  ${news}`,
      );
      for (const note of one.notSeen) if (!ofEach.includes(note)) say(`Not seen: ${note}`);
      continue;
    }
    const { commits, newCommits, rewritten, missingBlobs } = one;
    const news =
      newCommits === 0
        ? "nothing new"
        : rewritten
          ? "read again, because the history or the rules changed"
          : newCommits === commits
            ? "read"
            : `${newCommits} new`;
    lines.push(
      `${fit(plainText(source), width)} ${count}  ${fit(plural(people, "author"), 13, "right")}  ${(durationMs / 1000).toFixed(1)} s  ${news}${missingBlobs > 0 ? style(screen, "yellow", `, ${plural(missingBlobs, "blob")} missing`) : ""}`,
    );
  }
  for (const note of ofEach) say(`Not seen of each: ${note}`);
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

/** What all of several sources have in common, so that it is said once. */
function commonNotes(sources: ReadResult["sources"]): readonly string[] {
  const notes = sources.map((one) => (one.kind === "git" ? [] : one.notSeen));
  const [first = [], ...others] = notes;
  return others.length === 0 ? [] : first.filter((note) => others.every((other) => other.includes(note)));
}
