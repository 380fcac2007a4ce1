import { plainText } from "../model/plain-text.ts";
import type { PeopleResult } from "../model/results.ts";
import { inWords, plural } from "../model/words.ts";
import { leftOutNote } from "../reports/signal-text.ts";
import { dotAndInterval, fit, type Screen, style, wrap } from "./text.ts";

const RANK = 8;

type Row = PeopleResult["people"][number];

/** The shortlist as text. */
export function renderPeople(result: PeopleResult, screen: Screen): string {
  const { role, cohort, people, leftOut } = result;
  const lines: string[] = [];
  const say = (text: string, how?: "bold" | "dim"): void => {
    for (const line of wrap(text, screen.width)) lines.push(how ? style(screen, how, line) : line);
  };
  say(`${role.title}, as of ${result.asOf.slice(0, 10)}`, "bold");
  const weights = people[0]?.criteria.map(({ criterion, weight }) => `${criterion} ${weight}`) ?? [];
  say(`Areas: ${role.areas.join(", ") || "all"}. Weights: ${weights.join(", ")}.`);
  lines.push("");
  say(seen(result), "dim");
  if (leftOut.length > 0) say(leftOutNote(leftOut), "dim");
  lines.push("", ...table(people, leftOut, screen), "");
  if (people.every(({ rank }) => rank.low === 1))
    say("Anybody on this list could be the first: the data can't tell them apart.");
  say(
    "A dot is the percentile among the people active in the same repositories and areas, 100 is most; its line holds it 95 times in 100. Ranks are ranges that hold 95 times in 100, too. The list is in the order of the weighted mean of the dots.",
    "dim",
  );
  for (const line of aboutHalfLives(result)) say(line, "dim");
  if (cohort.unknown > 0) {
    const more = plural(cohort.unknown, "more person was", "more people were");
    say(`${more} active in these areas, with not enough public work to say.`, "dim");
  }
  say(
    `How far to trust this: ${result.trust.says} It is an order to read in and nothing more. See workprint backtest, and the evidence: workprint person NAME-OR-ID`,
    "dim",
  );
  return `${lines.join("\n")}\n`;
}

function table(people: readonly Row[], leftOut: PeopleResult["leftOut"], screen: Screen): string[] {
  const shown = ({ criteria }: Row): Row["criteria"] =>
    criteria.filter(({ criterion }) => !leftOut.includes(criterion));
  const criteria = people[0] ? shown(people[0]) : [];
  const wide = screen.width >= 120;
  const name = wide ? 24 : 16;
  const gap = wide ? 3 : 1;
  const column = Math.max(
    6,
    Math.min(24, Math.floor((screen.width - RANK - name) / Math.max(1, criteria.length)) - gap),
  );
  const row = (first: string, second: string, cells: readonly string[]): string =>
    `${first}${second}${cells.map((cell) => " ".repeat(gap) + cell).join("")}`.trimEnd();
  const heads = criteria.map(({ criterion }) => fit(criterion, column));
  const scales = criteria.map(() => `0${fit("100", column - 1, "right")}`);
  const lines = [
    style(screen, "bold", row(fit("rank", RANK), fit("person", name), heads)),
    style(screen, "dim", row(" ".repeat(RANK), " ".repeat(name), scales)),
  ];
  let group = people[0]?.group;
  for (const person of people) {
    if (person.group !== group)
      lines.push(style(screen, "dim", "─".repeat(RANK + name + criteria.length * (column + gap))));
    group = person.group;
    const dots = shown(person).map(({ percentile, percentileLow, percentileHigh }) =>
      percentile === null
        ? style(screen, "dim", fit("unknown", column))
        : style(screen, "cyan", dotAndInterval(percentile, percentileLow!, percentileHigh!, column)),
    );
    lines.push(row(fit(range(person.rank), RANK), style(screen, "bold", fit(plainText(person.name), name)), dots));
    for (const line of wrap(why(person), screen.width - RANK))
      lines.push(style(screen, "dim", " ".repeat(RANK) + line));
  }
  return lines;
}

/** Who it is, where they work, when they last did, and the two strongest facts. */
function why({ person, repositories, lastActive, facts, sameName, disclosedAgentShare }: Row): string {
  const where = repositories.slice(0, 2).map(({ source }) => plainText(source));
  const others = repositories.length > 2 ? ` and ${repositories.length - 2} more` : "";
  const parts = [`${person}, in ${where.join(" and ")}${others}, last active ${lastActive.slice(0, 10)}.`];
  if (facts.length > 0) parts.push(`${facts.join("; ").replace(/^./, (letter) => letter.toUpperCase())}.`);
  if (disclosedAgentShare > 0) {
    parts.push(`${Math.max(1, Math.round(100 * disclosedAgentShare))} % of commits disclose an agent.`);
  }
  if (sameName.length > 0)
    parts.push(
      `May be one person with ${sameName.join(" and ")}, who has the same name. If so: workprint identities confirm ${person} ${sameName[0]}.`,
    );
  return parts.join(" ");
}

const MOST_CHANGES = 8;

/** What half-lives the list rests on, and who stands elsewhere with others. */
function aboutHalfLives({ halfLife: { scale, days, otherwise, changes }, people }: PeopleResult): string[] {
  if (!people[0]?.criteria.some(({ criterion }) => criterion === "relevance")) return [];
  const known = Object.entries(days).map(([area, value]) => `${area} ${value}`);
  const shown = known.slice(0, 6).join(", ") + (known.length > 6 ? ` and ${known.length - 6} more` : "");
  const measured = `Relevance fades with half-lives measured from how long code lives, in days: ${known.length > 0 ? `${shown}; ` : ""}${otherwise} where too little is known.`;
  if (scale === 1) return [`${measured} Try --half-life 0.5x and 2x.`];
  const moved = changes
    .slice(0, MOST_CHANGES)
    .map(({ name, place, measured: before }) => `${plainText(name)} ${before ?? "off"} → ${place ?? "off"}`);
  const more = changes.length > MOST_CHANGES ? ` and ${changes.length - MOST_CHANGES} more` : "";
  return [
    `${measured} That is ${scale} times what was measured.`,
    changes.length === 0
      ? "With half-lives as measured the order is the same."
      : `Places in the order, from half-lives as measured to these: ${moved.join(", ")}${more}. Where the ranges of ranks hold both places, the data can't tell them apart.`,
  ];
}

function range({ low, high }: { low: number; high: number }): string {
  return low === high ? `${low}` : `${low}–${high}`;
}

/** What could be seen, before any figure. */
function seen({ sources, cohort, notes }: PeopleResult): string {
  const days = sources.map(({ headAt }) => headAt?.slice(0, 10) ?? "").sort();
  const upTo = days[0] === days.at(-1) ? days[0] : `${days[0]} – ${days.at(-1)}`;
  const missing = sources.reduce((sum, { missingBlobs }) => sum + missingBlobs, 0);
  const shallow = sources.filter(({ shallowCommits }) => shallowCommits > 0).length;
  const hidden = ["private work", "other code bases"];
  if (missing > 0) {
    hidden.push(`${plural(missing, "file version")} that ${missing === 1 ? "is" : "are"} missing from the clones`);
  }
  if (shallow > 0) hidden.push(`what came before ${plural(shallow, "shallow clone")}`);
  return [
    ...notes,
    `Seen: ${plural(sources.length, "repository", "repositories")}, read up to ${upTo}; ${plural(cohort.placed, "person", "people")} placed.`,
    `Not seen: ${inWords(hidden)}.`,
  ].join(" ");
}
