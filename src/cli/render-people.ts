import type { PeopleResult } from "../model/results.ts";
import { plural } from "../model/words.ts";
import { plainText } from "../model/plain-text.ts";
import { dotAndInterval, fit, type Screen, style, wrap } from "./text.ts";

const PLACE = 8;

/** The shortlist as text. */
export function renderPeople(result: PeopleResult, screen: Screen): string {
  const { role, cohort, people } = result;
  const lines: string[] = [];
  const say = (text: string, how?: "bold" | "dim"): void => {
    for (const line of wrap(text, screen.width)) lines.push(how ? style(screen, how, line) : line);
  };
  say(`${role.title}, as of ${result.asOf.slice(0, 10)}`, "bold");
  say(
    `Areas: ${role.areas.join(", ") || "all"}. Weights: ${people[0]?.criteria.map(({ criterion, weight }) => `${criterion} ${weight}`).join(", ")}.`,
  );
  lines.push("");
  say(seen(result), "dim");
  lines.push("");

  const criteria = people[0]?.criteria ?? [];
  const wide = screen.width >= 120;
  const name = wide ? 24 : 16;
  const gap = wide ? 3 : 1;
  const column = Math.max(
    6,
    Math.min(24, Math.floor((screen.width - PLACE - name) / Math.max(1, criteria.length)) - gap),
  );
  const head = criteria.map(({ criterion }) => fit(criterion, column)).join(" ".repeat(gap));
  lines.push(style(screen, "bold", `${fit("place", PLACE)}${fit("person", name)}${" ".repeat(gap)}${head}`.trimEnd()));
  const scale = criteria.map(() => `0${fit("100", column - 1, "right")}`).join(" ".repeat(gap));
  lines.push(style(screen, "dim", `${" ".repeat(PLACE + name + gap)}${scale}`));
  let group = people[0]?.group;
  for (const person of people) {
    if (person.group !== group)
      lines.push(
        style(screen, "dim", "─".repeat(Math.min(screen.width, PLACE + name + criteria.length * (column + gap)))),
      );
    group = person.group;
    const strips = person.criteria.map(({ percentile, percentileLow, percentileHigh }) =>
      percentile === null
        ? style(screen, "dim", fit("unknown", column))
        : style(screen, "cyan", dotAndInterval(percentile, percentileLow!, percentileHigh!, column)),
    );
    lines.push(
      `${fit(place(person.rank), PLACE)}${style(screen, "bold", fit(plainText(person.name), name))}${" ".repeat(gap)}${strips.join(" ".repeat(gap))}`.trimEnd(),
    );
    const disclosed =
      person.disclosedAgentShare > 0
        ? ` ${Math.max(1, Math.round(100 * person.disclosedAgentShare))} % of commits disclose an agent.`
        : "";
    const facts = `${person.facts.join("; ")}.${disclosed}`;
    for (const line of wrap(`${facts.charAt(0).toUpperCase()}${facts.slice(1)}`, screen.width - PLACE))
      lines.push(style(screen, "dim", " ".repeat(PLACE) + line));
  }
  lines.push("");
  say(
    `● is the place among the people active in the same repositories, 100 is most; the line holds it 95 times in 100. A place as a range: who shares places can't be told apart.`,
    "dim",
  );
  if (cohort.unknown > 0)
    say(
      `${plural(cohort.unknown, "more person was", "more people were")} active in these areas, with not enough public work to say.`,
      "dim",
    );
  say(
    "How far to trust this: it has not been tested on history yet, so it is an order to read in and nothing more. Look at the evidence: workprint person NAME",
    "dim",
  );
  return `${lines.join("\n")}\n`;
}

function place({ low, high }: { low: number; high: number }): string {
  return low === high ? `${low}` : `${low}–${high}`;
}

/** What could be seen, before any figure. */
function seen({ sources, cohort }: PeopleResult): string {
  const latest = sources.map(({ headAt }) => headAt ?? "").sort();
  const missing = sources.reduce((sum, { missingBlobs }) => sum + missingBlobs, 0);
  const shallow = sources.filter(({ shallowCommits }) => shallowCommits > 0).length;
  const hidden = ["private work", "other code bases", "reviews outside git"];
  if (missing > 0)
    hidden.push(`${plural(missing, "file version")} that ${missing === 1 ? "is" : "are"} missing from the clones`);
  if (shallow > 0) hidden.push(`what came before ${plural(shallow, "shallow clone")}`);
  const parts = [
    `Seen: ${plural(sources.length, "repository", "repositories")}, read up to ${latest[0]?.slice(0, 10)}${latest[0]?.slice(0, 10) === latest.at(-1)?.slice(0, 10) ? "" : ` – ${latest.at(-1)?.slice(0, 10)}`};`,
    `${plural(cohort.placed, "person", "people")} placed.`,
    `Not seen: ${hidden.slice(0, -1).join(", ")} and ${hidden.at(-1)}.`,
  ];
  return parts.join(" ");
}
