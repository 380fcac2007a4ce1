import type { PersonResult } from "../model/results.ts";
import { SIGNALS } from "../model/signal.ts";
import { moduleName, percent, plural } from "../model/words.ts";
import { plainText } from "../model/plain-text.ts";
import { agentExposureSentences, agentTrustSentence } from "../reports/agent-exposure-text.ts";
import { FORESIGHT, foresightSentence } from "../reports/foresight-text.ts";
import { knownActivityText } from "../reports/observability-text.ts";
import { unknownText } from "../reports/signal-text.ts";
import { ATTESTED_LEAD, ATTESTED_TITLE } from "../reports/attested-text.ts";
import { attestedLines } from "./render-attested.ts";
import { renderTrajectory } from "./render-trajectory.ts";
import { dotAndInterval, fit, type Screen, style, wrap } from "./text.ts";

const LABEL = 12;
const MOST_AREAS = 8;

/** A workprint as text. */
export function renderPerson(result: PersonResult, screen: Screen): string {
  const lines: string[] = [];
  const dim = (text: string, indent = ""): void => {
    for (const line of wrap(text, screen.width - indent.length)) lines.push(style(screen, "dim", indent + line));
  };
  const title = (text: string): void => void lines.push("", style(screen, "bold", text));

  lines.push(style(screen, "bold", `${plainText(result.name)}  ${result.person}, as of ${result.asOf.slice(0, 10)}`));
  const others = result.names.filter((name) => name !== result.name).map(plainText);
  if (others.length > 0) dim(`Also: ${others.join(", ")}`);
  if (result.scope.length > 0) dim(`Only work in: ${result.scope.join(", ")}`);

  title("What could be seen");
  for (const { source, commits, coAuthored, merges, first, last, disclosedAgent } of result.observability.sources) {
    lines.push(`  ${style(screen, "bold", plainText(source))}  ${first.slice(0, 10)} – ${last.slice(0, 10)}`);
    const parts = [plural(commits, "commit")];
    if (coAuthored > 0) parts.push(`${coAuthored} of them as co-author`);
    if (merges > 0) parts.push(plural(merges, "merge"));
    if (disclosedAgent > 0) parts.push(`${disclosedAgent} ${disclosedAgent === 1 ? "discloses" : "disclose"} an agent`);
    lines.push(`    ${parts.join(", ")}`);
  }
  for (const line of knownActivityText(result.observability)) dim(plainText(line), "  ");
  for (const note of result.observability.notes) dim(note, "  ");

  if (result.attested.length > 0) {
    title(ATTESTED_TITLE);
    dim(ATTESTED_LEAD, "  ");
    lines.push(...attestedLines(result.attested, screen));
  }

  title("Signals");
  dim(
    "A dot is the percentile among the people active in the same repositories, 100 is most; its line holds it 95 times in 100.",
    "  ",
  );
  const strip = Math.max(16, Math.min(40, screen.width - LABEL - 24));
  for (const id of SIGNALS) {
    const signal = result.signals[id];
    const shown =
      signal.percentile === null
        ? `${fit("unknown", strip)}  ${unknownText(signal)}`
        : `${style(screen, "cyan", dotAndInterval(signal.percentile, signal.percentileLow!, signal.percentileHigh!, strip))}  ${Math.round(signal.percentile)} (${Math.round(signal.percentileLow!)}–${Math.round(signal.percentileHigh!)})`;
    lines.push("", `  ${style(screen, "bold", fit(id, LABEL))}${shown}`);
    for (const { sentence } of signal.measures)
      if (sentence !== "")
        for (const line of wrap(sentence, screen.width - LABEL - 4, "  ")) lines.push(`  ${" ".repeat(LABEL)}${line}`);
    for (const caveat of signal.caveats) dim(caveat, " ".repeat(LABEL + 2));
    if (signal.evidence.length > 0)
      dim(
        `Evidence: ${signal.evidence.slice(0, 3).map(plainText).join(", ")}${signal.evidence.length > 3 ? ` and ${signal.evidence.length - 3} more below` : ""}`,
        " ".repeat(LABEL + 2),
      );
  }

  if (result.trajectory !== null) {
    title("The last two years");
    lines.push(...renderTrajectory(result.trajectory, screen));
  }

  title("Areas");
  const areaName = screen.width < 80 ? 20 : 28;
  const bar = Math.max(4, Math.min(20, screen.width - areaName - 38));
  for (const { name, share, weeks, last } of result.areas.slice(0, MOST_AREAS)) {
    lines.push(
      `  ${fit(name, areaName)} ${fit(`${Math.round(100 * share)} %`, 5, "right")} ${fit("█".repeat(Math.round(share * bar)), bar)} ${fit(plural(weeks, "week"), 10, "right")}, last ${last.slice(0, 10)}`,
    );
  }
  if (result.areas.length > MOST_AREAS) dim(`and ${result.areas.length - MOST_AREAS} more`, "  ");

  title("Living lines");
  const { lines: own, share: part, byArea } = result.livingLines;
  dim(
    own === 0
      ? "None of the lines that they wrote are there at that date, as far as lines can be followed."
      : `${plural(own, "line")} that they wrote ${own === 1 ? "is" : "are"} there at that date, ${percent(part)} of those in the repositories that they worked in. This says who wrote what lasts, not how good it is.`,
    "  ",
  );
  for (const { name, lines: count, share } of byArea.slice(0, MOST_AREAS))
    lines.push(
      `  ${fit(name, areaName)} ${fit(String(count), 8, "right")} ${fit(percent(share), 6, "right")} of the area there`,
    );

  title("Modules");
  for (const { repo, module, weeks, authored, files } of result.modules) {
    lines.push(
      `  ${fit(plainText(`${repo}: ${moduleName(module)}`), Math.min(52, screen.width - 30))} ${fit(plural(weeks, "week"), 10, "right")}${authored > 0 ? `, a main author of ${authored} of ${files} files` : ""}`,
    );
  }

  title("Foresight");
  if (result.foresight.length === 0)
    dim("Fewer than 5 commits in the last year in any repository: too little to say.", "  ");
  for (const one of result.foresight) {
    lines.push(`  ${style(screen, "bold", plainText(one.repo))}`);
    for (const line of wrap(foresightSentence(one), screen.width - 4)) lines.push(`    ${line}`);
  }
  dim(FORESIGHT, "  ");

  title("Agent exposure");
  const [figure, ...more] = agentExposureSentences(result.agentExposure);
  for (const sentence of [figure!, agentTrustSentence(result.agentExposure), ...more])
    for (const line of wrap(sentence, screen.width - 4, "  ")) lines.push(`  ${line}`);
  for (const caveat of result.agentExposure.caveats) dim(caveat, "  ");

  title("Evidence");
  for (const { id, at, title: subject, url, signals, coAuthor } of result.evidence) {
    const line = `  ${at.slice(0, 10)}  ${plainText(id)}  ${plainText(subject)}`;
    lines.push(fit(line, screen.width).trimEnd());
    const about = [coAuthor ? "as co-author" : "", signals.join(", "), url ?? ""]
      .filter((part) => part !== "")
      .join("  ");
    if (about !== "") dim(about, " ".repeat(14));
  }
  title("How far to trust this");
  dim(
    `${result.trust.says} Signals describe public work, not a person, and decide nothing. See workprint backtest.`,
    "  ",
  );
  return `${lines.join("\n")}\n`;
}
