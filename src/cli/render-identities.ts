import { plainText } from "../model/plain-text.ts";
import type {
  DecisionLogResult,
  DecisionResult,
  IdentitiesResult,
  IdentityOfResult,
  IdentitySide,
} from "../model/results.ts";
import { plural } from "../model/words.ts";
import { type Screen, style, wrap } from "./text.ts";

/** Suggestions as text. */
export function renderIdentities({ suggestions, more, people, notes }: IdentitiesResult, screen: Screen): string {
  const lines: string[] = [];
  const say = (text: string, how?: "bold" | "dim", indent = ""): void => {
    for (const line of wrap(indent + text, screen.width, indent)) lines.push(how ? style(screen, how, line) : line);
  };
  for (const note of notes) say(note, "dim");
  if (suggestions.length === 0) say(`No two of ${plural(people, "person", "people")} look like one.`);
  for (const { probability, reasons, sides } of suggestions) {
    const [one, other] = sides;
    say(`${Math.round(100 * probability)} %  ${one!.person}  ${other!.person}`, "bold");
    say(sideText(one!), undefined, "      ");
    say(sideText(other!), undefined, "      ");
    say(`${reasons.join("; ")}.`, "dim", "      ");
  }
  if (more > 0) say(`${plural(more, "more suggestion")}: --limit shows them, --at-least 0.2 the less likely.`, "dim");
  if (suggestions.length > 0)
    say(
      "A suggestion merges nothing. Look at their work, then: workprint identities confirm A B, or reject A B. A chance is measured on GitHub accounts, see docs/method/identity.md.",
      "dim",
    );
  return `${lines.join("\n")}\n`;
}

function sideText({ names, commits, sources }: IdentitySide): string {
  const others = names.length > 3 ? ` and ${names.length - 3} more` : "";
  const where =
    sources.length > 3 ? `${sources.slice(0, 3).join(", ")} and ${sources.length - 3} more` : sources.join(", ");
  return plainText(
    `${names.slice(0, 3).join(" / ") || "(no name)"}${others}: ${plural(commits, "commit")} in ${where}`,
  );
}

/** What was put together in a person. */
export function renderIdentityOf({ person, name, identities }: IdentityOfResult, screen: Screen): string {
  const lines = [style(screen, "bold", `${person}  ${plainText(name)}`)];
  for (const { identity, names } of identities) {
    lines.push(`  ${identity}`);
    for (const one of names)
      for (const line of wrap(
        `    ${one.identity}  ${plainText(one.name)}: ${plural(one.commits, "commit")} in ${one.sources.map(plainText).join(", ")}`,
        screen.width,
        "      ",
      ))
        lines.push(line.startsWith(" ") ? line : `    ${line}`);
  }
  return `${lines.join("\n")}\n`;
}

/** The log of decisions. */
export function renderLog({ decisions, firstBroken }: DecisionLogResult, screen: Screen, verify: boolean): string {
  const lines = decisions.flatMap((decision) => wrap(decisionText(decision), screen.width, "      "));
  if (decisions.length === 0) lines.push("Nothing was decided yet.");
  if (verify && firstBroken === null && decisions.length > 0)
    lines.push(
      `Whole: ${plural(decisions.length, "entry", "entries")}, each as it was written. The last hash is`,
      `${decisions.at(-1)!.hash}.`,
      ...wrap("Note it somewhere else: it will show whether entries were cut off at the end.", screen.width),
    );
  return `${lines.join("\n")}\n`;
}

/** One decision in one line. */
export function decisionText({ number, at, kind, identity, other, undoes, undoneBy, names }: DecisionResult): string {
  const about = [identity, other].flatMap((id) => (id === null ? [] : [id])).join(" ");
  const called = names.length > 0 ? ` (${names.map(plainText).join(", ")})` : "";
  const what = undoes === null ? `${kind} ${about}${called}` : `${kind} ${undoes}`;
  return `${number}  ${at.slice(0, 16).replace("T", " ")}  ${what}${undoneBy === null ? "" : `, undone by ${undoneBy}`}`;
}
