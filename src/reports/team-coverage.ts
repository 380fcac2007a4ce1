import type { TeamResult } from "../model/team.ts";
import { isoTime } from "../model/time.ts";
import { inWords, percent, plural } from "../model/words.ts";
import type { AreaCover, Cell } from "../team/coverage.ts";
import type { KnownPart } from "../team/key-people.ts";
import { round } from "./signal-result.ts";
import { type TeamContext } from "./team-context.ts";

/** Commits that are named for each cell. */
const MOST_EVIDENCE = 3;

type Area = TeamResult["coverage"]["areas"][number];

/** Which areas the team covers, and who works in which. */
export function coverageReport(
  context: TeamContext,
  covers: readonly AreaCover[],
  cells: readonly Cell[],
  known: readonly KnownPart[],
): TeamResult["coverage"] {
  const { history, scope } = context;
  const parts = new Map(known.map((part) => [part.part, part]));
  const areas = covers
    .map((cover) => areaResult(context, cover, parts.get(cover.area)))
    .sort(
      (a, b) =>
        Number(a.area === "unclassified") - Number(b.area === "unclassified") ||
        b.weeks - a.weeks ||
        b.lines - a.lines ||
        (a.area < b.area ? -1 : 1),
    );
  const active = new Set(cells.map(({ person }) => person));
  const silent = context.byName(scope.members.filter((person) => !active.has(person)));
  return {
    areas,
    cells: cells
      .map((cell) => {
        const last = cell.commits
          .toSorted((a, b) => landed(b) - landed(a) || a.repository - b.repository || b.item - a.item)
          .slice(0, MOST_EVIDENCE);
        return {
          person: context.who(cell.person).person,
          area: context.area(cell.area).area,
          weeks: cell.weeks.size,
          publicWeeks: cell.publicWeeks.size,
          commits: cell.commits.length,
          lastAt: isoTime(landed(last[0]!)),
          evidence: last.map((ref) => context.evidence(ref)),
        };
      })
      .sort((a, b) => (a.person === b.person ? (a.area < b.area ? -1 : 1) : a.person < b.person ? -1 : 1)),
    silent,
    says: says(areas, silent.length, scope.notSeen.length, scope.members.length),
  };

  function landed({ repository, item }: { repository: number; item: number }): number {
    return history.repositories[repository]!.commits.landedAt[item]!;
  }
}

function areaResult(context: TeamContext, cover: AreaCover, part: KnownPart | undefined): Area {
  const authors = new Set([...(part?.knowledge.authorsOf.values() ?? [])].flat());
  const weeks = [...cover.weeks.values()].reduce((sum, count) => sum + count, 0);
  const state =
    cover.weeks.size > 1 ? "several" : cover.weeks.size === 1 ? "one" : cover.earlier ? "earlier" : "nobody seen";
  const result = {
    ...context.area(cover.area),
    needed: context.scope.needs.has(cover.area),
    state,
    members: cover.weeks.size,
    weeks,
    core: context.byName(cover.core),
    lines: part?.knowledge.lines ?? 0,
    teamShare: part?.teamShare == null ? null : round(part.teamShare),
    mainAuthors: [...authors].filter((person) => context.members.has(person)).length,
  } as const;
  return { ...result, says: sentence(context, result) };
}

function sentence(
  context: TeamContext,
  { state, members, weeks, core, needed, teamShare, mainAuthors }: Omit<Area, "says">,
): string {
  const wrote =
    teamShare !== null && teamShare > 0
      ? ` They wrote ${percent(teamShare)} of its living lines in the team's repositories, and ${plural(mainAuthors, "member is", "members are")} a main author there.`
      : "";
  const who = inWords(core.map((one) => context.called(one)));
  switch (state) {
    case "several":
      return `${members} members in ${plural(weeks, "week")} of work together; 80 % of it by ${core.length > 6 ? `${core.length} of them` : who}.${wrote}`;
    case "one":
      return `One member, ${who}, in ${plural(weeks, "week")}.${wrote}`;
    case "earlier":
      return `No member was seen at work in it in the last year; some were before.${wrote}`;
    case "nobody seen":
      return `No member was seen at work in it${needed ? ", and the team needs it" : ""}. Work that is not in these sources is not known.`;
  }
}

function says(areas: readonly Area[], silent: number, notSeen: number, members: number): string[] {
  const needed = areas.filter((area) => area.needed);
  const lines: string[] = [];
  if (needed.length > 0) {
    const named = (state: Area["state"]): string =>
      inWords(needed.filter((area) => area.state === state).map(({ name }) => name));
    const parts = [
      ["several", "more than one member is at work in"],
      ["one", "one member alone in"],
      ["earlier", "nobody in the last year, though before that, in"],
      ["nobody seen", "nobody was seen in"],
    ] as const;
    lines.push(
      `Of ${plural(needed.length, "area")} that the team needs: ${parts
        .filter(([state]) => named(state) !== "")
        .map(([state, text]) => `${text} ${named(state)}`)
        .join("; ")}.`,
    );
  } else {
    const seen = areas.filter(({ members: count, area }) => count > 0 && area !== "unclassified");
    const alone = seen.filter(({ state }) => state === "one").map(({ name }) => name);
    lines.push(
      `Members were at work in ${plural(seen.length, "area")} in the last year${alone.length > 0 ? `; one member alone in ${inWords(alone)}` : ""}. No needs were given to compare with.`,
    );
  }
  if (silent + notSeen > 0)
    lines.push(
      `Of ${silent + notSeen} of ${members + notSeen} members no work of the last year is in what was read. What they do is not known, which is not the same as nothing.`,
    );
  return lines;
}
