import type { AttestedList } from "../model/attested.ts";
import { plainText } from "../model/plain-text.ts";
import {
  ATTESTED_LEAD,
  attestedCheck,
  attestedFacts,
  type AttestedOne,
  attestedSource,
} from "../reports/attested-text.ts";
import { type Screen, style, wrap } from "./text.ts";

/** Attested work as lines of text, each below the other. */
export function attestedLines(attested: readonly AttestedOne[], screen: Screen): string[] {
  const lines: string[] = [];
  const say = (text: string, dim = false): void => {
    for (const line of wrap(plainText(text), screen.width - 4))
      lines.push(`    ${dim ? style(screen, "dim", line) : line}`);
  };
  for (const one of attested) {
    for (const line of wrap(`${one.number}  ${plainText(one.title)}`, screen.width - 2, "  "))
      lines.push(`  ${style(screen, "bold", line)}`);
    say(attestedFacts(one));
    if (one.text !== null) say(one.text);
    say(`${attestedSource(one)} ${attestedCheck(one)}`, true);
  }
  return lines;
}

/** What was attested, by whom it is about. */
export function renderAttested({ attested }: AttestedList, screen: Screen, done?: "entered"): string {
  if (attested.length === 0) return "Nothing is attested.\n";
  const lines: string[] = [];
  const people = [...new Set(attested.map(({ person }) => person))];
  for (const person of people) {
    const own = attested.filter((one) => one.person === person);
    lines.push(style(screen, "bold", `${plainText(own[0]!.name ?? "(not in the evidence)")}  ${person}`));
    lines.push(...attestedLines(own, screen));
  }
  lines.push(
    ...(done === "entered"
      ? wrap(
          `Entered beside the public evidence: no signal counts it. To take one back: workprint attest withdraw ${attested[0]!.number}`,
          screen.width,
        )
      : wrap(ATTESTED_LEAD, screen.width)),
  );
  return `${lines.join("\n")}\n`;
}
