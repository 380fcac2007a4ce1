import { plainText } from "../../../../src/model/plain-text.ts";
import { ACTIVE_DAYS, LEAST_WEEKS, type Team } from "../../../../src/model/team.ts";

/** A team as a link carries it; lists by comma. Nothing of it has been checked: the operation does that. */
export interface TeamLink extends Record<string, string | undefined> {
  /** Everyone who is active in these sources, which are the team's. */
  of?: string;
  /** Or its members, by id, and its sources. */
  members?: string;
  repos?: string;
  private?: string;
  /** Without it every other source is public. */
  public?: string;
  needs?: string;
  /** Members of whom nothing was read. */
  notSeen?: string;
  /** What it is called. */
  team?: string;
  days?: string;
  weeks?: string;
  /** A source each, or `title|member|member`. */
  peers?: string;
}

export const TEAM_LINK = [
  "of",
  "members",
  "repos",
  "private",
  "public",
  "needs",
  "notSeen",
  "team",
  "days",
  "weeks",
  "peers",
] as const satisfies (keyof TeamLink)[];

/** A list that is there and holds nothing. */
const NONE = "-";
/** Servers and chat programs cut links that are longer, characters. */
export const LONGEST_LINK = 8000;

/** What somebody has chosen so far; lists may still be empty. */
export function teamOfLink(link: { [Key in (typeof TEAM_LINK)[number]]?: string | undefined }): Team {
  const everyone = link.members === undefined;
  const repositories = listOf(everyone ? link.of : link.repos);
  const days = numberOf(link.days, 7, 3650);
  const weeks = numberOf(link.weeks, 1, 520);
  return {
    title: link.team ?? titleOf(everyone, repositories),
    members: everyone ? "everyone" : listOf(link.members),
    ...(everyone && days !== undefined ? { activeDays: days } : {}),
    ...(everyone && weeks !== undefined ? { leastWeeks: weeks } : {}),
    notSeen: listOf(link.notSeen),
    repositories,
    private: listOf(link.private),
    public: link.public === undefined ? "all" : listOf(link.public),
    needs: listOf(link.needs),
    ...(link.peers === undefined ? {} : { peers: peersOf(link.peers) }),
  };
}

/** The link that {@link teamOfLink} reads as this team. */
export function linkOfTeam(team: Team): { [Key in (typeof TEAM_LINK)[number]]: string | undefined } {
  const everyone = team.members === "everyone";
  const some = (list: readonly string[]): string | undefined => (list.length > 0 ? joined(list) : undefined);
  return {
    of: everyone ? some(team.repositories) : undefined,
    members: team.members === "everyone" ? undefined : joined(team.members),
    repos: everyone ? undefined : some(team.repositories),
    private: some(team.private),
    public: team.public === "all" ? undefined : joined(team.public),
    needs: some(team.needs),
    notSeen: some(team.notSeen),
    team: team.title === titleOf(everyone, team.repositories) ? undefined : team.title,
    days:
      everyone && team.activeDays !== undefined && team.activeDays !== ACTIVE_DAYS
        ? String(team.activeDays)
        : undefined,
    weeks:
      everyone && team.leastWeeks !== undefined && team.leastWeeks !== LEAST_WEEKS
        ? String(team.leastWeeks)
        : undefined,
    peers:
      team.peers &&
      joined(
        team.peers.map((peer) =>
          "source" in peer
            ? escaped(peer.source, "|")
            : [peer.title, ...peer.members].map((text) => escaped(text, "|")).join("|"),
        ),
      ),
  };
}

/** What is still to be chosen; undefined when the team can be asked about. */
export function missingOf({ members, repositories }: Team): string | undefined {
  if (members !== "everyone" && members.length === 0) return "Add at least one member.";
  return repositories.length === 0 ? "Choose at least one repository that is the team’s." : undefined;
}

function titleOf(everyone: boolean, repositories: readonly string[]): string {
  return everyone && repositories.length > 0
    ? plainText(`Everyone active in ${repositories.join(" and ")}`).slice(0, 200)
    : "Team";
}

function joined(list: readonly string[]): string {
  return list.length === 0 ? NONE : list.map((text) => (text === NONE ? "%2D" : escaped(text, ","))).join(",");
}

function listOf(text: string | undefined): string[] {
  if (text === undefined || text === NONE) return [];
  return text.split(",").flatMap((part) => (part === "" ? [] : [unescaped(part)]));
}

function peersOf(text: string): NonNullable<Team["peers"]> {
  return listOf(text).map((peer) => {
    const [first = "", ...members] = peer.split("|").map(unescaped);
    return members.length === 0 ? { source: first } : { title: first, members };
  });
}

/** A percent sign, and what parts a list, as a link has them. */
function escaped(text: string, parting: string): string {
  return text.replaceAll("%", "%25").replaceAll(parting, `%${parting.charCodeAt(0).toString(16).toUpperCase()}`);
}

function unescaped(text: string): string {
  return text.replace(/%(2C|2D|25|7C)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function numberOf(text: string | undefined, least: number, most: number): number | undefined {
  const number = Number(text);
  return text !== undefined && Number.isInteger(number) && number >= least && number <= most ? number : undefined;
}
