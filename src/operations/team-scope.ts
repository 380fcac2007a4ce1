import type { z } from "zod";

import { NotFoundError } from "../model/errors.ts";
import type { History } from "../model/history.ts";
import { ACTIVE_DAYS, LEAST_WEEKS, Team } from "../model/team.ts";
import { isoDate } from "../model/time.ts";
import { plural } from "../model/words.ts";
import { activePeople, endOfTeam, type Membership, type Peer, type TeamScope, type Visibility } from "../team/scope.ts";
import type { WorkedWeek } from "../team/worked-weeks.ts";
import { peopleCalled, peopleNamed, toldApart } from "./called.ts";

interface Problem {
  path: (string | number)[];
  message: string;
  hint: string;
}

/**
 * What a team must be to be asked of a history: its sources were read, each of its members is one person,
 * its areas are in the taxonomy. Issues carry their place, so that a file can name line and column.
 */
export function teamOf(history: History): z.ZodType<Team> {
  return Team.superRefine((team, context) => {
    for (const { path, message, hint } of problemsOf(history, team))
      context.addIssue({ code: "custom", path, message, params: { hint } });
  });
}

function problemsOf(history: History, team: Team): Problem[] {
  const sources = history.repositories.map(({ source }) => source);
  const problems: Problem[] = [];
  const oneOf = (path: Problem["path"], given: string, known: readonly string[], message: string): void => {
    if (!known.includes(given)) problems.push({ path, message, hint: `Choose from: ${known.join(", ")}.` });
  };
  const read = (path: Problem["path"], given: string): void => oneOf(path, given, sources, `'${given}' was not read.`);
  const people = (path: Problem["path"], given: readonly string[]): void => {
    for (const [i, text] of given.entries()) problems.push(...problemsOfMember(history, [...path, i], text));
  };
  for (const [i, source] of team.repositories.entries()) read(["repositories", i], source);
  if (team.members !== "everyone") people(["members"], team.members);
  for (const [i, source] of team.private.entries()) {
    read(["private", i], source);
    if (team.public !== "all" && team.public.includes(source))
      problems.push({
        path: ["private", i],
        message: `'${source}' is named public too.`,
        hint: "Take it out of one of the two lists.",
      });
  }
  if (team.public !== "all") for (const [i, source] of team.public.entries()) read(["public", i], source);
  for (const [i, area] of team.needs.entries())
    oneOf(["needs", i], area, history.areaIds, `there is no area '${area}'.`);
  for (const [i, peer] of (team.peers ?? []).entries()) {
    if ("source" in peer) read(["peers", i, "source"], peer.source);
    else people(["peers", i, "members"], peer.members);
  }
  return problems;
}

function problemsOfMember(history: History, path: Problem["path"], text: string): Problem[] {
  const found = peopleNamed(history.people, text);
  if (found.length > 1)
    return [
      {
        path,
        message: `'${text}' can be ${found.length} people: ${toldApart(history, found)}.`,
        hint: "Give the id of the one that you mean.",
      },
    ];
  if (found.length === 1) {
    if (history.people[found[0]!]!.kind === "human") return [];
    return [{ path, message: `'${text}' is a program.`, hint: "Name people only." }];
  }
  const like = peopleCalled(history.people, text);
  return [
    {
      path,
      message: `nobody called '${text}' is in the evidence.`,
      hint:
        like.length > 0
          ? `Give the whole name, or the id: it is a part of ${toldApart(history, like)}.`
          : "Read a repository in which they work, or name them under 'notSeen'.",
    },
  ];
}

/**
 * A checked team as places in the history.
 *
 * @throws {NotFoundError} when its repositories hold nothing by the date, or nobody is in it
 */
export function scopeOf(history: History, team: Team, worked: readonly WorkedWeek[]): TeamScope {
  const place = new Map(history.repositories.map(({ source }, i) => [source, i]));
  const repositories = new Set(team.repositories.map((source) => place.get(source)!));
  const end = endOfTeam(history, repositories);
  if (end === 0)
    throw new NotFoundError(
      `Nothing of the repositories of '${team.title}' had landed by ${isoDate(history.asOf)}.`,
      "Choose a later date, or other repositories.",
    );
  const days = team.activeDays ?? ACTIVE_DAYS;
  const leastWeeks = team.leastWeeks ?? LEAST_WEEKS;
  const named = (names: readonly string[]): number[] =>
    [...new Set(names.map((name) => peopleNamed(history.people, name)[0]!))].sort((a, b) => a - b);
  const membership: Membership =
    team.members === "everyone" ? { kind: "everyone", days, leastWeeks } : { kind: "listed" };
  const members =
    team.members === "everyone" ? activePeople(worked, repositories, end, days, leastWeeks) : named(team.members);
  if (members.length === 0)
    throw new NotFoundError(
      `Nobody worked in ${team.repositories.join(" and ")} in at least ${plural(leastWeeks, "week")} of the ${days} days before ${isoDate(end)}.`,
      "Set 'activeDays' and 'leastWeeks' to look further, or name the members.",
    );
  const visibility = visibilityOf(history, team);
  const activeIn = (source: number): ReadonlySet<number> =>
    new Set(activePeople(worked, new Set([source]), end, ACTIVE_DAYS, LEAST_WEEKS));
  const peers: Peer[] = team.peers
    ? team.peers.map((peer) =>
        "source" in peer
          ? { title: peer.source, members: activeIn(place.get(peer.source)!) }
          : { title: peer.title, members: new Set(named(peer.members)) },
      )
    : history.repositories.flatMap(({ source }, i) =>
        repositories.has(i) || visibility[i] !== "public" ? [] : [{ title: source, members: activeIn(i) }],
      );
  return {
    title: team.title,
    membership,
    members,
    notSeen: team.notSeen,
    repositories,
    visibility,
    needs: new Set(team.needs.map((area) => history.areaIds.indexOf(area))),
    peers,
  };
}

/** A checked team with the ids of its people, which mean the same whoever else is read later, in a fixed order. */
export function withIds(history: History, team: Team): Team {
  const once = (names: readonly string[]): string[] => [...new Set(names)].sort();
  const ids = (names: readonly string[]): string[] =>
    once(names.map((name) => history.people[peopleNamed(history.people, name)[0]!]!.id));
  return {
    ...team,
    notSeen: once(team.notSeen),
    repositories: once(team.repositories),
    private: once(team.private),
    public: team.public === "all" ? team.public : once(team.public),
    needs: once(team.needs),
    members: team.members === "everyone" ? team.members : ids(team.members),
    ...(team.peers && {
      peers: team.peers.map((peer) => ("source" in peer ? peer : { ...peer, members: ids(peer.members) })),
    }),
  };
}

function visibilityOf({ repositories }: History, team: Team): Visibility[] {
  return repositories.map(({ source, web }) => {
    if (team.private.includes(source)) return "private";
    return web !== null || team.public === "all" || team.public.includes(source) ? "public" : "unknown";
  });
}
