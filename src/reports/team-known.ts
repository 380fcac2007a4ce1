import type { TeamKnown, TeamResult } from "../model/team.ts";
import { isoTime, weekStart } from "../model/time.ts";
import { inWords, moduleName, plural } from "../model/words.ts";
import type { KnownPart } from "../team/key-people.ts";
import { round } from "./signal-result.ts";
import { byName, type TeamContext } from "./team-context.ts";

const MOST_HOLDERS = 10;
const MOST_SHARERS = 6;
const MOST_NAMED = 4;

/** Who knows one part of the code, and who could share it. */
export function knownResult(context: TeamContext, part: KnownPart, firstWeek: number): TeamKnown {
  const { knowledge, sharers } = part;
  const authored = new Map<number, number>();
  for (const authors of knowledge.authorsOf.values())
    for (const author of authors) authored.set(author, (authored.get(author) ?? 0) + 1);
  const holders = (part.holders ?? []).slice(0, MOST_HOLDERS).map((person) => {
    const week = part.lastWeek.get(person);
    return {
      ...context.who(person),
      member: context.members.has(person),
      share: round((knowledge.linesOf.get(person) ?? 0) / knowledge.lines),
      authored: authored.get(person) ?? 0,
      lastWorked: week === undefined ? null : isoTime(weekStart(week)),
    };
  });
  const shown = sharers
    .slice(0, MOST_SHARERS)
    .map(({ person, weeks }) => ({ ...context.who(person), member: context.members.has(person), weeks }));
  const old = isoTime(weekStart(firstWeek));
  return {
    lines: knowledge.lines,
    files: knowledge.authorsOf.size,
    truckFactor: part.holders?.length ?? null,
    unowned: part.unowned,
    concentration: part.concentration === null ? null : round(part.concentration),
    teamShare: part.teamShare === null ? null : round(part.teamShare),
    unknown: round(part.unknown),
    holders,
    sharers: shown,
    says: sentence(context, part, holders, shown, old),
  };
}

function sentence(
  context: TeamContext,
  part: KnownPart,
  holders: TeamKnown["holders"],
  sharers: TeamKnown["sharers"],
  old: string,
): string {
  if (part.holders === null) return "Who wrote its files is not known well enough to say.";
  if (holders.length === 0) return "More than half of its files have no main author: many hands, and nobody's own.";
  const outside = ({ member }: { member: boolean }): string[] => (member ? [] : ["not in the team"]);
  const named = inWords(holders.slice(0, MOST_NAMED).map((one) => context.called(one, ...outside(one))));
  const truckFactor = part.holders.length;
  const whom = truckFactor > MOST_NAMED ? `${truckFactor} people, first of all ${named}` : named;
  const without = part.unowned > 0 ? `; ${part.unowned} ${part.unowned === 1 ? "has" : "have"} none already` : "";
  const parts = [
    `Without what ${whom} know${truckFactor === 1 ? "s" : ""}, more than half of its files have no main author${without}.`,
  ];
  const stale = holders.filter(({ lastWorked }) => lastWorked === null || lastWorked < old);
  if (stale.length > 0)
    parts.push(
      stale.length === holders.length
        ? "Not seen at work in it for a year: what was known may be out of date."
        : `${inWords(stale.slice(0, MOST_NAMED).map((one) => context.called(one)))}: not seen at work in it for a year.`,
    );
  if (truckFactor === 1 || stale.length > 0) {
    const members = sharers.filter(({ member }) => member).slice(0, MOST_NAMED);
    const others = sharers.filter(({ member }) => !member).slice(0, MOST_NAMED - 1);
    const withWeeks = (people: typeof sharers): string =>
      inWords(people.map((one) => context.called(one, plural(one.weeks, "week"), ...outside(one))));
    if (members.length > 0)
      parts.push(`Others who have worked in it in the last two years, and could share it: ${withWeeks(members)}.`);
    else if (others.length > 0)
      parts.push(`No other member has worked in it in two years; others have: ${withWeeks(others)}.`);
    else
      parts.push(
        "Nobody else has been seen at work in it in two years: a walk-through, a page or a review would spread it.",
      );
  }
  return parts.join(" ");
}

/** What all parts together say. */
export function keyPeopleSays(context: TeamContext, modules: TeamResult["keyPeople"]["modules"]): string[] {
  if (modules.length === 0) return ["No module has enough living files to say who its knowledge rests on."];
  const alone = modules.filter(({ truckFactor }) => truckFactor === 1);
  const nobody = alone.filter(({ sharers }) => !sharers.some(({ member }) => member));
  const outside = alone.filter(({ holders }) => !holders[0]!.member);
  const lines = modules.reduce((sum, module) => sum + module.lines, 0);
  const aloneLines = alone.reduce((sum, module) => sum + module.lines, 0);
  const parts = [
    `${alone.length} of ${plural(modules.length, "module")}, with ${Math.round((100 * aloneLines) / lines)} % of their lines, rest on one person: without what they know, more than half of the files have no main author.`,
  ];
  if (nobody.length > 0)
    parts.push(`In ${nobody.length} of these no other member has worked in two years: sharing begins there.`);
  if (outside.length > 0) parts.push(`In ${outside.length} of these that person is not in the team.`);
  return alone.length > 0 ? [parts.join(" "), byHolder(context, alone)] : [parts.join(" ")];
}

/** Which modules rest on whom, by name. */
function byHolder(context: TeamContext, alone: TeamResult["keyPeople"]["modules"]): string {
  const holders = new Map(alone.map(({ holders: [holder] }) => [holder!.person, holder!]));
  const parts = [...holders.values()].sort(byName).map((holder) => {
    const theirs = alone.filter(({ holders: [one] }) => one!.person === holder.person);
    const named = theirs.slice(0, MOST_NAMED).map(({ module }) => moduleName(module));
    const more = theirs.length > named.length ? [`${theirs.length - named.length} more`] : [];
    const outside = holder.member ? [] : ["not in the team"];
    return `${inWords([...named, ...more])} on ${context.called(holder, ...outside)}`;
  });
  return `They rest: ${parts.join("; ")}.`;
}
