import { plainText } from "../model/plain-text.ts";
import type { ModulesResult } from "../model/results.ts";
import { moduleName, percent, plural } from "../model/words.ts";
import { fit, type Screen, style, wrap } from "./text.ts";

/** Who knows each module, as text. */
export function renderModules({ asOf, notes, modules, more }: ModulesResult, screen: Screen): string {
  const lines: string[] = [];
  const say = (text: string, indent = ""): void => {
    for (const line of wrap(text, screen.width - indent.length)) lines.push(style(screen, "dim", indent + line));
  };
  lines.push(style(screen, "bold", `Who knows what: modules, as of ${asOf.slice(0, 10)}`));
  say(
    [
      ...notes,
      "Shares are of the living lines of the module, without vendored and generated files. The truck factor is the number of people whose loss leaves more than half of the files without a main author.",
    ].join(" "),
  );
  const narrow = screen.width < 80;
  const name = Math.min(28, screen.width - (narrow ? 36 : 58));
  for (const {
    repo,
    module,
    files,
    lines: count,
    truckFactor,
    concentration,
    gone,
    unknown,
    people,
    others,
  } of modules) {
    lines.push("", style(screen, "bold", fit(plainText(`${repo}: ${moduleName(module)}`), screen.width).trimEnd()));
    const facts = [
      plural(count, "line"),
      plural(files, "file"),
      truckFactor === null ? "truck factor unknown" : `truck factor ${truckFactor}`,
    ];
    if (concentration !== null)
      facts.push(`a random pair of lines has one author ${percent(concentration)} of the time`);
    if (gone > 0) facts.push(`${percent(gone)} by people without a commit here for a year`);
    if (unknown > 0) facts.push(`${percent(unknown)} by nobody who is known`);
    say(`${facts.join(", ")}.`, "  ");
    const twice = new Set(people.map(({ name: who }) => who).filter((who, place, all) => all.indexOf(who) !== place));
    for (const { person, name: who, share, authored, lastActive, active } of people) {
      const authors = narrow ? "" : `${fit(authored > 0 ? `main author of ${authored}` : "", 20)} `;
      lines.push(
        `    ${fit(plainText(twice.has(who) ? `${person} ${who}` : who), name)} ${fit(percent(share), 6, "right")}  ${authors}${active ? "active" : style(screen, "yellow", `last commit ${lastActive.slice(0, 10)}`)}`.trimEnd(),
      );
    }
    if (others > 0) say(`and ${plural(others, "other person", "other people")}`, "    ");
    if (twice.size > 0)
      say("Rows of one name may be one person, and then the truck factor may be less: a .mailmap says so.", "    ");
  }
  if (more > 0)
    lines.push("", style(screen, "dim", `and ${plural(more, "module")} more: --limit ${modules.length + more}`));
  lines.push("");
  say(
    "Lines show who wrote what is there, not who understands it; reading and reviewing leave no lines. Somebody who is not active here may work elsewhere.",
  );
  return `${lines.join("\n")}\n`;
}
