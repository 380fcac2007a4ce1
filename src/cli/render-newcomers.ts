import { plainText } from "../model/plain-text.ts";
import type { NewcomersResult } from "../model/results.ts";
import { plural } from "../model/words.ts";
import { coreMedianText, coreShareText } from "../reports/core-text.ts";
import { type Screen, style, wrap } from "./text.ts";

type ToCore = NewcomersResult["all"];

/** How long it takes to the core, as text. */
export function renderNewcomers({ asOf, scope, notes, all, repositories }: NewcomersResult, screen: Screen): string {
  const lines = [style(screen, "bold", `From the first commit to the core, as of ${asOf.slice(0, 10)}`)];
  const say = (text: string, indent = "", dim = false): void => {
    for (const line of wrap(text, screen.width - indent.length))
      lines.push(dim ? style(screen, "dim", indent + line) : indent + line);
  };
  if (scope.length > 0) say(`Only work in: ${scope.join(", ")}`, "", true);
  say(
    "The core are the fewest people with 80 % of the commits of twelve months, looked at every quarter. Shares are of those who came, with 95 % intervals.",
    "",
    true,
  );
  for (const note of notes) say(note, "", true);
  const block = (title: string, { everybody, regular, leftOut }: ToCore): void => {
    lines.push("", style(screen, "bold", plainText(title)));
    for (const [name, curve] of [
      ["everybody", everybody],
      ["5+ commits in their first year", regular],
    ] as const) {
      say(`${name}: ${plural(curve.people, "newcomer")}, ${curve.becameCore} became core`, "  ");
      if (curve.followedDays === 0) {
        say("too few to say", "    ");
        continue;
      }
      for (const after of curve.after) say(`after ${after.months} months: ${coreShareText(after)}`, "    ");
      say(`half are core after: ${coreMedianText(curve)}`, "    ");
    }
    const out = [
      leftOut.founders > 0 ? `${plural(leftOut.founders, "person", "people")} of a repository's first year` : "",
      leftOut.shallow > 0 ? `${plural(leftOut.shallow, "person", "people")} in a shallow clone` : "",
    ].filter((part) => part !== "");
    if (out.length > 0) say(`Left out, since their start can't be seen: ${out.join(", ")}.`, "  ", true);
  };
  if (repositories.length > 1) block("All repositories together", all);
  for (const repository of repositories) block(repository.repo, repository);
  return `${lines.join("\n")}\n`;
}
