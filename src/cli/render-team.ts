import { plainText } from "../model/plain-text.ts";
import type { TeamResult } from "../model/team.ts";
import { moduleName, percent, plural } from "../model/words.ts";
import { publish, visibility } from "./render-team-public.ts";
import { type Cell, Page } from "./page.ts";
import { MOST_MEMBERS, NAME, nameIn } from "./team-names.ts";
import { fit, type Screen, style } from "./text.ts";

const MOST_MODULES = 10;
/** Columns of a cell of the matrix, with the blank before it. */
const CELL = 4;
/** A column of names that is narrower says nothing. */
const LEAST_NAMES = 12;

type Interval = { estimate: number; low: number; high: number };

/** What a team covers and shows, as text. */
export function renderTeam(result: TeamResult, screen: Screen): string {
  const page = new Page(screen);
  page.row(
    style(screen, "bold", fit(plainText(`${result.title}, as of ${result.asOf.slice(0, 10)}`), screen.width).trimEnd()),
  );
  head(page, result);
  coverage(page, result);
  keyPeople(page, result);
  overTime(page, result);
  visibility(page, result);
  publish(page, result);
  page.gap();
  page.say(
    "Nothing was sent anywhere. The commits behind each cell of the table, and every figure: --json. How each comes about: docs/method/team.md",
    { dim: true },
  );
  return page.text();
}

function head(page: Page, { rule, members, notSeen, sources, notes, window }: TeamResult): void {
  const ours = sources.filter(({ ofTeam }) => ofTeam);
  page.say(`${plural(members.length + notSeen.length, "member")}. ${rule}`);
  page.say(
    `Its repositories: ${ours.map(({ source, visibility, why }) => `${source} (${visibility}: ${why})`).join(", ")}.`,
  );
  const unknown = sources.filter(({ visibility }) => visibility === "unknown").length;
  if (unknown > 0)
    page.say(
      `Of ${plural(unknown, "source")} it is not known whether the public can see it: say so under 'public' or 'private'.`,
    );
  page.say(
    [
      ...notes,
      `The last year is ${window.from.slice(0, 10)} to ${window.to.slice(0, 10)}. A week counts in an area or a module where somebody changed at least five lines of one of its files; what members did in any source that was read counts in coverage and visibility, the team's own repositories in the rest.`,
    ].join(" "),
    { dim: true },
  );
}

function coverage(page: Page, { coverage: { areas, cells, says, silent }, members, notSeen }: TeamResult): void {
  page.title("Covered: weeks of work in the last year");
  for (const text of says) page.say(text);
  page.gap();
  const wide = page.screen.width >= 110;
  const name = wide ? 34 : 24;
  const rest = page.screen.width - 3 - name - 7 - 6 - 6 - 5 - 6;
  page.cells(
    ["", 3],
    ["area", name],
    ["people", 7, "right"],
    ["weeks", 6, "right"],
    ["wrote", 6, "right"],
    ["main", 5, "right"],
    ...(rest < LEAST_NAMES ? [] : [["core, by name", rest] as Cell]),
  );
  for (const [i, area] of areas.entries()) {
    page.cells(
      [`${i + 1}${area.needed ? "*" : " "}`, 3, "right"],
      [area.name, name],
      [area.members === 0 ? (area.state === "earlier" ? "before" : "none") : String(area.members), 7, "right"],
      [area.weeks === 0 ? "" : String(area.weeks), 6, "right"],
      [area.teamShare === null ? "" : percent(area.teamShare), 6, "right"],
      [area.mainAuthors === 0 ? "" : String(area.mainAuthors), 5, "right"],
      ...(rest < LEAST_NAMES ? [] : [[area.core.map((one) => one.name).join(", "), rest] as Cell]),
    );
  }
  page.say(
    "People and weeks: members with work in it, all sources. Wrote: of its living lines in the team's repositories, the share that members wrote. Main: members who are a main author of a file there. Core: the fewest with 80 % of the weeks. None: none was seen. *: the team needs it.",
    { dim: true },
  );
  page.title("Members and areas: weeks of each in the last year");
  const shown = areas.map((area, i) => ({ ...area, number: i + 1 })).filter((area) => area.members > 0);
  const columns = shown.slice(0, Math.floor((page.screen.width - NAME - 1) / CELL));
  page.cells(
    ["", NAME],
    ...columns.map(({ number }): [string, number, "right"] => [String(number), CELL - 1, "right"]),
  );
  const weeks = new Map(cells.map((cell) => [`${cell.person} ${cell.area}`, cell.weeks]));
  const quiet = new Set(silent.map(({ person }) => person));
  const active = members.filter(({ person }) => !quiet.has(person));
  for (const { person, name: who } of active.slice(0, MOST_MEMBERS))
    page.cells(
      [nameIn(members, { person, name: who }), NAME],
      ...columns.map(({ area }): [string, number, "right"] => {
        const count = weeks.get(`${person} ${area}`);
        return [count === undefined ? "·" : String(count), CELL - 1, "right"];
      }),
    );
  if (active.length > MOST_MEMBERS)
    page.say(`and ${plural(active.length - MOST_MEMBERS, "member")} more: --json`, { dim: true });
  const unseen = [...silent.map(({ name: who }) => who), ...notSeen];
  if (unseen.length > 0) page.say(`Not known, since no work of the last year was read: ${unseen.join(", ")}.`);
  page.say("By name. Columns are the numbers of the areas above; a dot is none that was seen.", { dim: true });
}

function keyPeople(page: Page, { keyPeople: { repositories, areas, modules, says } }: TeamResult): void {
  page.title("Whom the knowledge rests on");
  for (const text of says) page.say(text);
  for (const one of repositories) page.say(`${one.repo} as a whole: ${one.says}`);
  const known = areas.filter(({ area, truckFactor }) => area !== "unclassified" && truckFactor !== null);
  if (known.length > 0)
    page.say(
      `Areas, and on how many people each rests: ${known.map(({ name, truckFactor }) => `${name} ${truckFactor}`).join(", ")}.`,
    );
  const alone = modules.filter(({ truckFactor }) => truckFactor === 1);
  for (const { repo, module, lines, files, holders, says: text } of alone.slice(0, MOST_MODULES)) {
    page.gap();
    page.row(
      style(page.screen, "bold", fit(plainText(`  ${repo}: ${moduleName(module)}`), page.screen.width).trimEnd()),
    );
    const [holder] = holders;
    page.say(
      `${plural(lines, "line")} in ${plural(files, "file")}; ${plainText(holder!.name)} wrote ${percent(holder!.share)} of the lines and is a main author of ${holder!.authored}.`,
      { indent: "  ", dim: true },
    );
    page.say(text, { indent: "  " });
  }
  if (alone.length > MOST_MODULES)
    page.say(`and ${alone.length - MOST_MODULES} more such modules: --json`, { dim: true });
  page.say(
    "Modules are folders with at least three living files. Main authors by the degree of authorship, the number of people by the truck factor of Avelino et al. 2016, both from who changed what; reading and reviewing leave no trace in it.",
    { dim: true },
  );
}

function overTime(page: Page, { overTime: { points, says } }: TeamResult): void {
  page.title("Drive and depth of the team, by half-years");
  const range = (value: Interval | null, digits: number, scale = 1): string => {
    if (value === null) return "not known";
    const text = (number: number): string => (scale * number).toFixed(digits);
    return `${text(value.estimate)} (${text(value.low)}–${text(value.high)})`;
  };
  const wide = page.screen.width >= 110 ? 6 : 0;
  const narrow = page.screen.width < 80;
  const row = (cells: readonly [string, string, string, string, string, string]): void =>
    page.cells(
      [cells[0], 10],
      [cells[1], 6, "right"],
      [cells[2], 13 + wide, "right"],
      [cells[3], 14 + wide, "right"],
      ...(narrow ? [] : [[cells[4], 13 + wide, "right"] as Cell]),
      [cells[5], 12 + wide, "right"],
    );
  row(["up to", "people", "weeks", "a person", "even areas", "lines, %"]);
  for (const { at, people, weeks, weeksPerPerson, evenAreas, linesShare } of points)
    row([
      at.slice(0, 10),
      people === null ? "" : String(people),
      range(weeks, 0),
      range(weeksPerPerson, 1),
      range(evenAreas, 1),
      range(linesShare, 0, 100),
    ]);
  for (const text of says) page.say(text);
  page.say(
    "In the team's repositories, with today's names of files and people. In brackets 95 %: over blocks of weeks, over people, over people, over the weeks that lines are from. There is no percentile: a team has no cohort that it belongs to.",
    { dim: true },
  );
}
