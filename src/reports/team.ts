import { endOf, type History, type LineSpells } from "../model/history.ts";
import { DEFAULT_SETTINGS } from "../model/signal.ts";
import type { TeamResult } from "../model/team.ts";
import { DAY, isoDate, isoTime, weekStart } from "../model/time.ts";
import { plural } from "../model/words.ts";
import type { View } from "../signals/view.ts";
import { cellsOf, coverage } from "../team/coverage.ts";
import { knownParts } from "../team/key-people.ts";
import { overTime } from "../team/over-time.ts";
import { foldersToPublish } from "../team/publishable.ts";
import { endOfTeam, type Membership, type TeamScope, type Window, YEAR_WEEKS, yearBefore } from "../team/scope.ts";
import { measuredPlaces, seedsOf } from "../team/seeds.ts";
import { peerWork, visibilityOfAreas, visibilityOfPeople } from "../team/visibility.ts";
import { moduleOf, type WorkedWeek, workedWeeks } from "../team/worked-weeks.ts";
import { byName, TeamContext } from "./team-context.ts";
import { coverageReport } from "./team-coverage.ts";
import { keyPeopleSays, knownResult } from "./team-known.ts";
import { publishReport } from "./team-publish.ts";
import { overTimeReport } from "./team-time.ts";
import { visibilityReport } from "./team-visibility.ts";

/** No repository has as many modules. */
const MOST_MODULES = 2 ** 20;
/** Where the report's last day lies further back than this from its date, that is said. */
const FAR_DAYS = 60;

/**
 * What a team covers, whom its knowledge rests on, how it works over time, what it shows in public and
 * what of its work is worth publishing.
 *
 * @param views one for each repository of the history, with every area in scope
 * @param worked weeks of work by area
 * @param told names of the areas; notes on the sources; seeds of each kind
 */
export function teamReport(
  history: History,
  lines: readonly LineSpells[],
  views: readonly View[],
  scope: TeamScope,
  worked: readonly WorkedWeek[],
  told: {
    names: readonly string[];
    notes: readonly string[];
    mostSeeds: number;
  },
): Omit<TeamResult, "team"> {
  const context = new TeamContext(history, scope, told.names);
  const end = endOfTeam(history, scope.repositories);
  const window = yearBefore(end);
  const { visibility } = scope;
  const cells = cellsOf(worked, context.members, window, visibility);
  const covers = coverage(worked, cells, context.members, scope.needs, window);
  const people = visibilityOfPeople(cells, scope.members, worked, window, visibility);
  const peers = peerWork(scope, worked, window);
  const byArea = knownParts(
    history,
    lines,
    views,
    scope,
    worked,
    (repository, path) => history.repositories[repository]!.areas[path]!,
  );
  const folders = [...scope.repositories]
    .filter((place) => visibility[place] === "private")
    .sort((a, b) => a - b)
    .flatMap((place) => foldersToPublish(history, lines, views[place]!, place, context.members));
  return {
    asOf: isoTime(history.asOf),
    title: scope.title,
    membership: scope.membership.kind,
    rule: rule(scope.membership, end),
    members: people.map(({ person, weeks }) => ({ ...context.who(person), weeks })).sort(byName),
    notSeen: [...scope.notSeen],
    sources: history.repositories.map((repository, place) => ({
      source: repository.source,
      ofTeam: scope.repositories.has(place),
      visibility: visibility[place]!,
      why: whyVisible(visibility[place]!, repository.web),
      lastAt: repository.commits.count === 0 ? null : isoTime(endOf(repository)),
    })),
    notes: notes(context, told.notes, end),
    window: { from: isoTime(weekStart(window.firstWeek)), to: isoTime(end), weeks: YEAR_WEEKS },
    coverage: coverageReport(context, covers, cells, byArea),
    keyPeople: keyPeople(context, lines, views, worked, byArea, window),
    overTime: overTimeReport(overTime(history, lines, views, scope, worked, DEFAULT_SETTINGS), scope.membership),
    visibility: visibilityReport(context, people, visibilityOfAreas(cells, peers, DEFAULT_SETTINGS), peers),
    publish: publishReport(
      context,
      folders.sort((a, b) => Number(a.whyNot !== null) - Number(b.whyNot !== null)),
      seedsOf(history, views, scope),
      measuredPlaces(history, views, scope),
      told.mostSeeds,
    ),
    evidence: context.allEvidence(),
  };
}

function keyPeople(
  context: TeamContext,
  lines: readonly LineSpells[],
  views: readonly View[],
  worked: readonly WorkedWeek[],
  byArea: ReturnType<typeof knownParts>,
  window: Window,
): TeamResult["keyPeople"] {
  const { history, scope } = context;
  const partOf = (repository: number, path: number): number =>
    repository * MOST_MODULES + history.repositories[repository]!.modules.of[path]!;
  const inModules = workedWeeks(views, moduleOf).map((one) => ({
    ...one,
    part: one.repository * MOST_MODULES + one.part,
  }));
  const modules = knownParts(history, lines, views, scope, inModules, partOf).map((part) => {
    const repository = Math.floor(part.part / MOST_MODULES);
    return {
      repo: context.source(repository),
      module: history.repositories[repository]!.modules.names[part.part % MOST_MODULES]!,
      ...knownResult(context, part, window.firstWeek),
    };
  });
  const whole = worked.map((one) => ({ ...one, part: one.repository }));
  return {
    repositories: knownParts(history, lines, views, scope, whole, (repository) => repository).map((part) => ({
      repo: context.source(part.part),
      ...knownResult(context, part, window.firstWeek),
    })),
    areas: byArea.map((part) => ({ ...context.area(part.part), ...knownResult(context, part, window.firstWeek) })),
    modules,
    says: keyPeopleSays(context, modules),
  };
}

function rule(membership: Membership, end: number): string {
  return membership.kind === "listed"
    ? "Those who are named in the team file."
    : `Everyone with work in the team's repositories in at least ${plural(membership.leastWeeks, "week")} of the ${membership.days} days before ${isoDate(end)}.`;
}

function whyVisible(visibility: TeamScope["visibility"][number], web: string | null): string {
  if (visibility === "private") return "named private";
  if (visibility === "public") return web === null ? "named public" : "has a page, and is not named private";
  return "no page is known of it, and nobody said";
}

function notes({ history, scope }: TeamContext, given: readonly string[], end: number): string[] {
  const found = [...given];
  if (history.asOf - end > FAR_DAYS * DAY)
    found.push(`The team's repositories were read up to ${isoDate(end)}: the last year ends there.`);
  const names = scope.members.map((person) => history.people[person]!.name);
  const twice = new Set(names.filter((name, i) => names.indexOf(name) !== i));
  if (twice.size > 0)
    found.push(
      `${plural(twice.size, "name stands", "names stand")} for more than one member: if they are one person, every figure that counts people is too high. See workprint identities.`,
    );
  return found;
}
