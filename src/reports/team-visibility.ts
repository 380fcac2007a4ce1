import type { TeamResult } from "../model/team.ts";
import { percent, plural } from "../model/words.ts";
import type { AreaVisibility, PeerWork, PersonVisibility } from "../team/visibility.ts";
import { round } from "./signal-result.ts";
import { byName, rounded, type TeamContext } from "./team-context.ts";

/** With fewer peer teams to compare with, no place among them is said. */
const LEAST_TEAMS = 3;

type Area = TeamResult["visibility"]["areas"][number];

/** What the team shows in public, by person and area, and beside its peers. */
export function visibilityReport(
  context: TeamContext,
  people: readonly PersonVisibility[],
  areas: readonly AreaVisibility[],
  peers: readonly PeerWork[],
): TeamResult["visibility"] {
  const weeks = people.reduce((sum, one) => sum + one.weeks, 0);
  const publicWeeks = people.reduce((sum, one) => sum + one.publicWeeks, 0);
  const shown = areas
    .map((area) => areaResult(context, area, weeksUnknown(people)))
    .sort((a, b) => b.weeks - a.weeks || (a.area < b.area ? -1 : 1));
  return {
    people: people
      .map(({ person, publicAreas, ...counts }) => ({
        ...context.who(person),
        ...counts,
        publicAreas: publicAreas.map((area) => context.area(area).area),
      }))
      .sort(byName),
    areas: shown,
    peers: peers.map(({ title, people: count, weeks: total, enough, areas: of }) => ({
      title,
      people: count,
      weeks: total,
      enough,
      areas: [...of]
        .map(([area, here]) => ({ area: context.area(area).area, weeks: here, part: round(here / total) }))
        .sort((a, b) => b.weeks - a.weeks || (a.area < b.area ? -1 : 1)),
    })),
    publicShare: weeks === 0 ? null : round(publicWeeks / weeks),
    says: says(people, shown, peers, weeks, publicWeeks),
  };
}

function weeksUnknown(people: readonly PersonVisibility[]): boolean {
  return people.some(({ unknownWeeks }) => unknownWeeks > 0);
}

function areaResult(context: TeamContext, of: AreaVisibility, unknown: boolean): Area {
  const { area, weeks, publicWeeks, visible, part, peers } = of;
  const result = {
    ...context.area(area),
    weeks,
    publicWeeks,
    publicPeople: visible.size,
    visible: [...visible].map(([person, shown]) => ({ ...context.who(person), weeks: shown })).sort(byName),
    part: part && rounded(part),
    peers: peers && {
      ...peers,
      low: round(peers.low),
      median: round(peers.median),
      high: round(peers.high),
    },
  };
  const { part: shown, peers: others } = result;
  const stands = shown && others && others.teams >= LEAST_TEAMS ? place(shown, others) : null;
  return { ...result, stands, says: sentence({ ...result, stands }, unknown) };
}

/** Where the team's part lies against the peers', as far as its interval tells. */
function place(part: NonNullable<Area["part"]>, peers: NonNullable<Area["peers"]>): NonNullable<Area["stands"]> {
  if (part.low > peers.high) return "above all";
  if (part.high < peers.low) return "below all";
  if (part.low > peers.median) return "above the middle";
  if (part.high < peers.median) return "below the middle";
  return "near the middle";
}

function sentence(
  { weeks, publicWeeks, publicPeople, part, peers, stands }: Omit<Area, "says">,
  unknown: boolean,
): string {
  if (publicWeeks === 0)
    return `None of ${plural(weeks, "week")} of work is in a source that is known to be public${unknown ? "; of some it is not known" : ""}.`;
  const parts = [
    `${publicWeeks === weeks ? "All" : `${publicWeeks} of`} ${plural(weeks, "week")} of work ${publicWeeks === weeks ? "are" : "have work"} in public, by ${plural(publicPeople, "member")}.`,
  ];
  if (part && peers)
    parts.push(
      `${percent(part.estimate)} (${percent(part.low)} to ${percent(part.high)}) of the team's public work is here; of ${plural(peers.teams, "peer team")} it is ${percent(peers.low)} to ${percent(peers.high)}, the middle ${percent(peers.median)}${stands === null ? "" : `: ${stands}`}.`,
    );
  return parts.join(" ");
}

function says(
  people: readonly PersonVisibility[],
  areas: readonly Area[],
  peers: readonly PeerWork[],
  weeks: number,
  publicWeeks: number,
): string[] {
  const lines: string[] = [];
  const visible = people.filter((one) => one.publicWeeks > 0).length;
  if (weeks > 0)
    lines.push(
      `Of ${plural(weeks, "week")} of work of all members in the last year, ${percent(publicWeeks / weeks)} have public work. ${plural(visible, "member has", "members have")} some, of ${people.length}.`,
    );
  const dark = areas.filter((area) => area.publicWeeks === 0 && area.weeks > 0).map(({ name }) => name);
  if (dark.length > 0 && dark.length < areas.length)
    lines.push(`Worked on, and not seen in public: ${dark.join(", ")}.`);
  const comparable = peers.filter(({ enough }) => enough).length;
  if (peers.length === 0)
    lines.push("There is no peer team to compare with: name some under 'peers', or read other public sources.");
  else if (comparable < peers.length)
    lines.push(
      `Of ${plural(peers.length, "peer team")}, ${peers.length - comparable} had too little public work, or fewer than three people, in the last year to compare with.`,
    );
  if (peers.length > 0 && comparable < LEAST_TEAMS)
    lines.push(`That leaves ${comparable}: where the team stands among its peers is said from ${LEAST_TEAMS} on.`);
  lines.push(
    "Only git histories were read: posts, papers, talks, reviews and issues are not known, and may make somebody visible who is not here.",
  );
  return lines;
}
